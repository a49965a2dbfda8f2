//! What a code stands for, and what to know about it.

use std::fmt;

use serde::Serialize;

use super::partner::Partner;

/// What a code stands for in its year, with what a careful reader must know about it.
///
/// # Examples
///
/// ```
/// use bilateral::{CodeSystem, Country, Partner, country::{CodeNote, ResolveOptions}};
///
/// let switzerland = CodeSystem::Comtrade.resolve(757, 2021, ResolveOptions::default())?;
/// assert_eq!(switzerland.partner(), Partner::Country(Country::CHE));
/// assert_eq!(
///     switzerland.note(),
///     Some(CodeNote::TerritoryDiffers("Switzerland with Liechtenstein"))
/// );
/// # Ok::<(), bilateral::country::ResolveError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Resolution {
    partner: Partner,
    note: Option<CodeNote>,
}

impl Resolution {
    pub(super) const fn new(partner: Partner, note: Option<CodeNote>) -> Self {
        Self { partner, note }
    }

    /// Returns what the code stands for.
    #[must_use]
    pub const fn partner(self) -> Partner {
        self.partner
    }

    /// Returns what to know about it, if anything.
    #[must_use]
    pub const fn note(self) -> Option<CodeNote> {
        self.note
    }
}

/// What to know about a code that was resolved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CodeNote {
    /// The figures cover another territory than the country's own; the text says which.
    TerritoryDiffers(&'static str),
    /// The file carries a country's ISO number where such files normally carry a number of their
    /// own: 840 for 842. Either the file was recoded, or the row concerns another territory.
    IsoCodeInStatisticalFile,
    /// Other Asia (490) was read as Taiwan because the caller chose so.
    OtherAsiaAsTaiwan,
}

impl CodeNote {
    /// Returns the stable code under which the note is reported.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TerritoryDiffers(_) => "territory_differs",
            Self::IsoCodeInStatisticalFile => "iso_code_in_statistical_file",
            Self::OtherAsiaAsTaiwan => "other_asia_as_taiwan",
        }
    }
}

impl fmt::Display for CodeNote {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TerritoryDiffers(territory) => write!(formatter, "the code counts {territory}"),
            Self::IsoCodeInStatisticalFile => {
                formatter.write_str("an ISO number where the file's own number was to be expected")
            }
            Self::OtherAsiaAsTaiwan => formatter.write_str("Other Asia, read as Taiwan"),
        }
    }
}
