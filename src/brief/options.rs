//! What a brief is asked for.

use time::Date;

use crate::country::Country;

/// What a brief is asked for: the date to answer for, and whose figures to show.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, brief::BriefOptions, period::day};
///
/// let options = BriefOptions::default()
///     .on(day::parse("2022-05-18")?)
///     .reported_by(Country::AZE);
/// assert_eq!(options.reporter(), Some(Country::AZE));
/// # Ok::<(), bilateral::period::DateError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct BriefOptions {
    on: Option<Date>,
    reporter: Option<Country>,
}

impl BriefOptions {
    /// Asks for the state on `day`. Without it, the brief answers for the day on which the newest
    /// source of the dossier was published.
    #[must_use]
    pub const fn on(self, day: Date) -> Self {
        Self { on: Some(day), ..self }
    }

    /// Asks for the trade figures that `reporter` reports, and no others.
    #[must_use]
    pub const fn reported_by(self, reporter: Country) -> Self {
        Self { reporter: Some(reporter), ..self }
    }

    /// Returns the day that was asked for.
    #[must_use]
    pub const fn day(self) -> Option<Date> {
        self.on
    }

    /// Returns the reporter that was asked for.
    #[must_use]
    pub const fn reporter(self) -> Option<Country> {
        self.reporter
    }
}
