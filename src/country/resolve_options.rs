//! What the caller decides about codes.

use serde::{Deserialize, Serialize};

/// What the caller decides about codes that statistics leave open.
///
/// # Examples
///
/// ```
/// use bilateral::{CodeSystem, Country, Partner, country::{OtherAsia, ResolveOptions}};
///
/// let options = ResolveOptions::default().with_other_asia(OtherAsia::AsTaiwan);
/// let resolution = CodeSystem::Baci.resolve(490, 2021, options)?;
/// assert_eq!(resolution.partner(), Partner::Country(Country::TWN));
/// # Ok::<(), bilateral::country::ResolveError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct ResolveOptions {
    other_asia: OtherAsia,
}

impl ResolveOptions {
    /// Returns these options with another reading of Other Asia.
    #[must_use]
    pub const fn with_other_asia(self, other_asia: OtherAsia) -> Self {
        Self { other_asia }
    }

    /// Returns how Other Asia is read.
    #[must_use]
    pub const fn other_asia(self) -> OtherAsia {
        self.other_asia
    }
}

/// How to read 490, "Other Asia, not elsewhere specified".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum OtherAsia {
    /// As what the file says: an area that is no country.
    #[default]
    Keep,
    /// As Taiwan, whose trade is most of it.
    AsTaiwan,
}
