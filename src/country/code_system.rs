//! The systems of codes in which files name countries.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{
    code_row::{self, CodeRow},
    code_table::{ISO, ISO_BY_COUNTRY, STATISTICAL, STATISTICAL_BY_COUNTRY},
    country::Country,
    entry::{self, Entry},
    nes::NesCode,
    partner::Partner,
    resolution::{CodeNote, Resolution},
    resolve_options::{OtherAsia, ResolveOptions},
};

/// A system of codes in which files name countries.
///
/// The same number means different things in different systems and years: 842 is the United
/// States in a trade file and nothing in ISO 3166; 492 is Monaco in ISO 3166 and a remainder of
/// the European Union in a trade file; 104 was Burma and is Myanmar. So a code is resolved with
/// its system and its year, and a code outside its years is an error, never a guess.
///
/// # Examples
///
/// ```
/// use bilateral::{CodeSystem, Country, Partner, country::{ResolveError, ResolveOptions}};
///
/// let options = ResolveOptions::default();
/// let usa = CodeSystem::Comtrade.resolve(842, 2021, options)?;
/// assert_eq!(usa.partner(), Partner::Country(Country::USA));
///
/// let by = CodeSystem::Iso.resolve_text("BY", 1980, options)?;
/// assert_eq!(by.partner(), Partner::Country(Country::BYAA));
///
/// let late = CodeSystem::Comtrade.resolve(810, 1995, options);
/// assert!(matches!(late, Err(ResolveError::OutsideYears { last: Some(1990), .. })));
/// # Ok::<(), ResolveError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CodeSystem {
    /// ISO 3166: numbers, alpha-2, alpha-3 and alpha-4 codes.
    Iso,
    /// The standard country or area codes of the United Nations: ISO's numbers, the world (1) and
    /// the Channel Islands (830). Codes of regions are not read.
    M49,
    /// UN Comtrade's reporters and partner areas.
    Comtrade,
    /// The country codes of BACI: Comtrade's, without the world and the groups that Comtrade
    /// reports, and with 381 for Italy in some editions.
    Baci,
}

impl CodeSystem {
    /// All systems.
    pub const ALL: [Self; 4] = [Self::Iso, Self::M49, Self::Comtrade, Self::Baci];

    /// Returns the name, as in text and on the wire: `comtrade`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Iso => "iso",
            Self::M49 => "m49",
            Self::Comtrade => "comtrade",
            Self::Baci => "baci",
        }
    }

    /// Returns what a number stands for in a year.
    ///
    /// The years of a code are inclusive; in a year in which it passed from one entity to
    /// another, the later one has it. Trade files keep to the years that UN Comtrade states
    /// (Belgium from 1999), ISO and M49 to the years of ISO 3166.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the system has no such number,
    /// - the number means nothing in `year`.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{CodeSystem, Country, CountryGroup, Partner, country::ResolveOptions};
    ///
    /// let options = ResolveOptions::default();
    /// let union = CodeSystem::Baci.resolve(58, 1998, options)?;
    /// assert_eq!(union.partner(), Partner::Group(CountryGroup::BelgiumLuxembourg));
    /// assert!(CodeSystem::Baci.resolve(58, 1999, options).is_err());
    /// # Ok::<(), bilateral::country::ResolveError>(())
    /// ```
    pub fn resolve(
        self,
        code: u16,
        year: i32,
        options: ResolveOptions,
    ) -> Result<Resolution, ResolveError> {
        match (self, code) {
            (Self::M49, 1) => return Ok(Resolution::new(Partner::World, None)),
            (Self::M49, 830) => {
                return Ok(Resolution::new(Partner::Nes(NesCode::literal(code)), None));
            }
            _ => {}
        }
        let rows = match code_row::with_code(self.rows(), code) {
            [row, ..] if row.is_comtrade_only && self == Self::Baci => &[],
            rows => rows,
        };
        let Some(row) = rows.iter().rfind(|row| row.covers(year)) else {
            return Err(self.refuse(code.to_string(), year, rows.iter().map(CodeRow::years)));
        };
        if row.partner == Partner::Nes(NesCode::OTHER_ASIA)
            && options.other_asia() == OtherAsia::AsTaiwan
        {
            let taiwan = Partner::Country(Country::TWN);
            return Ok(Resolution::new(taiwan, Some(CodeNote::OtherAsiaAsTaiwan)));
        }
        Ok(Resolution::new(row.partner, row.note))
    }

    /// Returns what a code written as text stands for in a year.
    ///
    /// A number has one to three digits, with or without leading zeros (`031`, `31`). ISO also
    /// has letters: alpha-2 and alpha-3 codes as they were in `year`, alpha-4 codes of former
    /// countries, and user-assigned alpha-3 codes. The other systems have numbers alone.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - `text` has not the shape of a code of this system,
    /// - the system has no such code,
    /// - the code means nothing in `year`.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{CodeSystem, Country, Partner, country::ResolveOptions};
    ///
    /// let options = ResolveOptions::default();
    /// let then = CodeSystem::Iso.resolve_text("CS", 1990, options)?;
    /// let later = CodeSystem::Iso.resolve_text("CS", 2004, options)?;
    /// assert_eq!(then.partner(), Partner::Country(Country::CSHH));
    /// assert_eq!(later.partner(), Partner::Country(Country::CSXX));
    /// assert!(CodeSystem::Iso.resolve_text("CS", 2000, options).is_err());
    /// assert!(CodeSystem::Baci.resolve_text("AZE", 2021, options).is_err());
    /// # Ok::<(), bilateral::country::ResolveError>(())
    /// ```
    pub fn resolve_text(
        self,
        text: &str,
        year: i32,
        options: ResolveOptions,
    ) -> Result<Resolution, ResolveError> {
        let bytes = text.as_bytes();
        if (1..=3).contains(&bytes.len())
            && bytes.iter().all(u8::is_ascii_digit)
            && let Ok(code) = text.parse()
        {
            return self.resolve(code, year, options);
        }
        let is_alpha = (2..=4).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_uppercase);
        if self != Self::Iso || !is_alpha {
            return Err(ResolveError::NotACode {
                system: self,
                text: text.chars().take(40).collect(),
            });
        }
        let today = text.parse::<Country>().ok();
        if let Some(country) = today.filter(|country| country.is_listed_in(year)) {
            return Ok(Resolution::new(Partner::Country(country), None));
        }
        let former = || entry::former_with_alpha(text);
        if let Some(entry) = former().find(|entry| entry.is_listed_in(year)) {
            return Ok(Resolution::new(Partner::Country(entry.country), None));
        }
        let years = former()
            .map(Entry::years)
            .chain(today.map(|country| (country.first_year(), country.withdrawn_year())));
        Err(self.refuse(text.to_owned(), year, years))
    }

    /// Returns the number under which the system knows a country in a year.
    ///
    /// This is the number that files carry: Comtrade has 842 for the United States, not 840.
    /// Resolving it gives the country back, so Taiwan has 158, which Comtrade lists as a partner,
    /// although most of its trade is under 490 ([`OtherAsia`]); BACI knows it under 490 alone, so
    /// the answer there is `None`, as for every country that has no number in that year.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{CodeSystem, Country};
    ///
    /// assert_eq!(CodeSystem::Comtrade.code_of(Country::USA, 2021), Some(842));
    /// assert_eq!(CodeSystem::Comtrade.code_of(Country::USA, 1970), Some(841));
    /// assert_eq!(CodeSystem::Iso.code_of(Country::USA, 2021), Some(840));
    /// assert_eq!(CodeSystem::Comtrade.code_of(Country::BEL, 1990), None);
    /// ```
    #[must_use]
    pub fn code_of(self, country: Country, year: i32) -> Option<u16> {
        if self == Self::Baci && country == Country::TWN {
            return None;
        }
        code_row::of_country(self.rows(), self.by_country(), country, year).map(|row| row.code)
    }

    fn rows(self) -> &'static [CodeRow] {
        match self {
            Self::Iso | Self::M49 => &ISO,
            Self::Comtrade | Self::Baci => &STATISTICAL,
        }
    }

    fn by_country(self) -> &'static [u16] {
        match self {
            Self::Iso | Self::M49 => &ISO_BY_COUNTRY,
            Self::Comtrade | Self::Baci => &STATISTICAL_BY_COUNTRY,
        }
    }

    /// Returns the error for a code that had meaning in `years`, of which the nearest is named.
    fn refuse(
        self,
        code: String,
        year: i32,
        years: impl Iterator<Item = (Option<i32>, Option<i32>)>,
    ) -> ResolveError {
        let distance = |&(first, last): &(Option<i32>, Option<i32>)| {
            let before = first.map_or(0, |first| first.saturating_sub(year));
            let after = last.map_or(0, |last| year.saturating_sub(last));
            before.max(after)
        };
        match years.min_by_key(distance) {
            Some((first, last)) => {
                ResolveError::OutsideYears { system: self, code, year, first, last }
            }
            None => ResolveError::Unknown { system: self, code },
        }
    }
}

impl fmt::Display for CodeSystem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

impl FromStr for CodeSystem {
    type Err = CodeSystemError;

    fn from_str(text: &str) -> Result<Self, CodeSystemError> {
        Self::ALL
            .into_iter()
            .find(|system| system.name() == text)
            .ok_or_else(|| CodeSystemError::Unknown { text: text.chars().take(40).collect() })
    }
}

/// A code that stands for nothing in its system and year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ResolveError {
    /// The text has not the shape of a code.
    #[error("{text:?} has not the shape of a code of the system {system}")]
    #[non_exhaustive]
    NotACode {
        /// The system.
        system: CodeSystem,
        /// The text, cut after 40 characters.
        text: String,
    },
    /// The system has no such code.
    #[error("the system {system} has no code {code}")]
    #[non_exhaustive]
    Unknown {
        /// The system.
        system: CodeSystem,
        /// The code.
        code: String,
    },
    /// The code means nothing in that year.
    #[error("the code {code} of the system {system} is valid {}, was used for {year}", span(*first, *last))]
    #[non_exhaustive]
    OutsideYears {
        /// The system.
        system: CodeSystem,
        /// The code.
        code: String,
        /// The year for which it was to be resolved.
        year: i32,
        /// The first year of the nearest time of validity, if it has a beginning.
        first: Option<i32>,
        /// The last year of the nearest time of validity, if it has an end.
        last: Option<i32>,
    },
}

/// Text that names no system of codes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CodeSystemError {
    /// No system has the name.
    #[error("{text:?} is no system of country codes (iso, m49, comtrade, baci)")]
    #[non_exhaustive]
    Unknown {
        /// The text, cut after 40 characters.
        text: String,
    },
}

/// Returns the years of a code in words.
fn span(first: Option<i32>, last: Option<i32>) -> String {
    match (first, last) {
        (Some(first), Some(last)) => format!("from {first} to {last}"),
        (Some(first), None) => format!("from {first}"),
        (None, Some(last)) => format!("until {last}"),
        (None, None) => "always".to_owned(),
    }
}
