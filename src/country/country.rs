//! The country identifier.

use std::{fmt, num::NonZeroU16, str::FromStr};

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    entry::{self, Entry},
    table::ENTRIES,
};

/// A country or territory of ISO 3166: two bytes, compared and sorted as its printed code.
///
/// Three kinds are told apart by [`Country::status`]:
///
/// - a current entity of ISO 3166-1 is read from alpha-2, alpha-3 or numeric code, and printed as
///   alpha-3;
/// - a former one of ISO 3166-3 is read and printed as alpha-4 alone, because its other codes
///   may be in use today: `BY` was the Byelorussian SSR and is Belarus, 180 was Zaire;
/// - a user-assigned alpha-3 code (`AAA`–`AAZ`, `QMA`–`QZZ`, `XAA`–`XZZ`, `ZZA`–`ZZZ`) stands for
///   what its users agreed on, such as `XKX` (alpha-2 `XK`) for Kosovo.
///
/// Codes of statistical files, and codes as they were in another year, are read by
/// [`CodeSystem::resolve`](super::CodeSystem::resolve). Every country but the unnamed
/// user-assigned ones is an associated constant.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, country::CountryError};
///
/// for code in ["AZ", "AZE", "031", "31"] {
///     assert_eq!(code.parse::<Country>()?, Country::AZE);
/// }
/// assert_eq!(Country::AZE.to_string(), "AZE");
/// assert_eq!(Country::SUHH.name(), "Soviet Union");
/// assert!(matches!("SUN".parse::<Country>(), Err(CountryError::Former { .. })));
/// assert!(matches!("aze".parse::<Country>(), Err(CountryError::Lowercase { .. })));
/// # Ok::<(), CountryError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
pub struct Country(NonZeroU16);

impl Country {
    /// Returns the country of a code in the table: three letters, or four of a former country.
    ///
    /// The number inside grows with the printed code, and no two codes of the table share it: no
    /// two former countries agree in their first three letters (a test holds this).
    pub(super) const fn literal(code: &str) -> Self {
        let number = match *code.as_bytes() {
            [a, b, c] => trigram(a, b, c).saturating_mul(2),
            [a, b, c, _] => trigram(a, b, c).saturating_mul(2).saturating_add(1),
            _ => 0,
        };
        Self(NonZeroU16::MIN.saturating_add(number))
    }

    /// Returns the current countries of ISO 3166-1, in the order of their alpha-3 codes.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::Country;
    ///
    /// assert_eq!(Country::all().count(), 249);
    /// assert_eq!(Country::all().next(), Some(Country::ABW));
    /// ```
    pub fn all() -> impl Iterator<Item = Self> {
        with_status(CountryStatus::Current)
    }

    /// Returns the former countries of ISO 3166-3, in the order of their alpha-4 codes.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::Country;
    ///
    /// assert_eq!(Country::former().count(), 31);
    /// ```
    pub fn former() -> impl Iterator<Item = Self> {
        with_status(CountryStatus::Former)
    }

    /// Returns the code that is printed: alpha-4 of a former country, else alpha-3.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self.entry() {
            Some(entry) => entry.code(),
            None => self.user_assigned_code().unwrap_or_default(),
        }
    }

    /// Returns the alpha-2 code, of a former country the one that it had.
    ///
    /// A user-assigned country has none, except Kosovo (`XK`).
    #[must_use]
    pub fn alpha2(self) -> Option<&'static str> {
        self.entry().map(|entry| entry.alpha2)
    }

    /// Returns the alpha-3 code, of a former country the one that it had.
    #[must_use]
    pub fn alpha3(self) -> Option<&'static str> {
        match self.entry() {
            Some(entry) => Some(entry.alpha3),
            None => self.user_assigned_code(),
        }
    }

    /// Returns the alpha-4 code, which former countries alone have.
    #[must_use]
    pub fn alpha4(self) -> Option<&'static str> {
        self.entry().and_then(|entry| entry.alpha4)
    }

    /// Returns the ISO number, to be printed with three digits; of a former country the last one
    /// that it had, or `None` if it was withdrawn before numbers were given.
    #[must_use]
    pub fn numeric(self) -> Option<u16> {
        self.entry().and_then(|entry| entry.numeric)
    }

    /// Returns the English short name, in the plain form that a newsroom prints ("South Korea").
    ///
    /// The name of a user-assigned country is its code, except for Kosovo.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.entry() {
            Some(entry) => entry.name,
            None => self.code(),
        }
    }

    /// Returns whether the code is current, former or user-assigned.
    #[must_use]
    pub fn status(self) -> CountryStatus {
        self.entry().map_or(CountryStatus::UserAssigned, |entry| entry.status)
    }

    /// Returns the year in which ISO 3166 took the country up, or `None` if its first edition of
    /// 1974 had it, or if the code is user-assigned.
    #[must_use]
    pub fn first_year(self) -> Option<i32> {
        self.entry().and_then(|entry| entry.first_year)
    }

    /// Returns the year in which ISO 3166 withdrew a former country.
    #[must_use]
    pub fn withdrawn_year(self) -> Option<i32> {
        self.entry().and_then(|entry| entry.last_year)
    }

    /// Returns the day on which ISO 3166 withdrew a former country, where it gives the day.
    ///
    /// This is not the day on which the state ended: East Germany ended on 3 October 1990 and
    /// was withdrawn on 30 October.
    #[must_use]
    pub fn withdrawn_on(self) -> Option<Date> {
        self.entry().and_then(|entry| entry.withdrawn_on)
    }

    /// Returns whether the list of codes had the country at some time of `year`.
    ///
    /// There is no lower bound for a country of the first edition, so that older series can be
    /// labelled with it. A user-assigned code is always valid.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::Country;
    ///
    /// assert!(Country::SUHH.is_listed_in(1992) && !Country::SUHH.is_listed_in(1993));
    /// assert!(Country::AZE.is_listed_in(1992) && !Country::AZE.is_listed_in(1991));
    /// ```
    #[must_use]
    pub fn is_listed_in(self, year: i32) -> bool {
        self.entry().is_none_or(|entry| entry.is_listed_in(year))
    }

    fn entry(self) -> Option<&'static Entry> {
        entry::of(self)
    }

    fn user_assigned_code(self) -> Option<&'static str> {
        let position = user_assigned_position(self.0.get().checked_sub(1)?.checked_div(2)?)?;
        let letters = USER_ASSIGNED.get(usize::from(position))?;
        std::str::from_utf8(letters).ok()
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Country({})", self.code())
    }
}

impl fmt::Display for Country {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.code())
    }
}

impl FromStr for Country {
    type Err = CountryError;

    fn from_str(text: &str) -> Result<Self, CountryError> {
        let bytes = text.as_bytes();
        if (1..=3).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_digit) {
            let number = text.parse().ok();
            let found = number.and_then(entry::standing_with_numeric);
            return found.ok_or_else(|| unknown(text, number));
        }
        if !(2..=4).contains(&bytes.len()) || !bytes.iter().all(u8::is_ascii_alphabetic) {
            return Err(CountryError::NotACode { text: text.chars().take(40).collect() });
        }
        if bytes.iter().any(u8::is_ascii_lowercase) {
            return Err(CountryError::Lowercase { text: text.to_owned() });
        }
        let found = match bytes {
            [_, _] => entry::standing_with_alpha2(text),
            &[a, b, c] => {
                let country = Self::literal(text);
                let exists = entry::of(country).is_some()
                    || user_assigned_position(trigram(a, b, c)).is_some();
                exists.then_some(country)
            }
            _ => entry::of(Self::literal(text))
                .filter(|entry| entry.alpha4 == Some(text))
                .map(|entry| entry.country),
        };
        found.ok_or_else(|| unknown(text, None))
    }
}

impl TryFrom<String> for Country {
    type Error = CountryError;

    fn try_from(text: String) -> Result<Self, CountryError> {
        text.parse()
    }
}

impl From<Country> for &'static str {
    fn from(country: Country) -> Self {
        country.code()
    }
}

/// Whether a country's code is current, former or user-assigned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[expect(clippy::exhaustive_enums, reason = "ISO 3166 has these three kinds of codes")]
pub enum CountryStatus {
    /// ISO 3166-1 lists it.
    Current,
    /// ISO 3166-3 lists it: it was withdrawn.
    Former,
    /// ISO 3166-1 leaves the code to its users.
    UserAssigned,
}

/// Text that is not the code of a country.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CountryError {
    /// The text has not the shape of a code.
    #[error(
        "{text:?} is not a country code (two to four upper-case letters, or up to three digits)"
    )]
    #[non_exhaustive]
    NotACode {
        /// The text, cut after 40 characters.
        text: String,
    },
    /// The code has lower-case letters.
    #[error("`{text}` has lower-case letters: write `{}`", text.to_ascii_uppercase())]
    #[non_exhaustive]
    Lowercase {
        /// The text.
        text: String,
    },
    /// No country has the code.
    #[error("`{text}` is the code of no country of ISO 3166")]
    #[non_exhaustive]
    Unknown {
        /// The text.
        text: String,
    },
    /// Only a former country had the code.
    #[error(
        "`{text}` is a withdrawn code of {}: write `{country}`, or resolve it with its year",
        country.name()
    )]
    #[non_exhaustive]
    Former {
        /// The text.
        text: String,
        /// The former country, the latest if two had the code.
        country: Country,
    },
}

/// Returns why the well-formed code `text` is no country's.
fn unknown(text: &str, number: Option<u16>) -> CountryError {
    let former = ENTRIES.iter().filter(|entry| {
        let same_number = number.is_some() && entry.numeric == number;
        entry.alpha4.is_some() && (same_number || entry.alpha2 == text || entry.alpha3 == text)
    });
    match former.max_by_key(|entry| entry.last_year) {
        Some(entry) => CountryError::Former { text: text.to_owned(), country: entry.country },
        None => CountryError::Unknown { text: text.to_owned() },
    }
}

fn with_status(status: CountryStatus) -> impl Iterator<Item = Country> {
    ENTRIES.iter().filter(move |entry| entry.status == status).map(|entry| entry.country)
}

/// How many alpha-3 codes ISO 3166-1 leaves to its users.
const USER_ASSIGNED_COUNT: usize = 26 + 14 * 26 + 26 * 26 + 26;

/// The user-assigned alpha-3 codes: `AAA`–`AAZ`, `QMA`–`QZZ`, `XAA`–`XZZ`, `ZZA`–`ZZZ`.
static USER_ASSIGNED: [[u8; 3]; USER_ASSIGNED_COUNT] = user_assigned();

/// Returns the place of three letters in the order AAA, AAB, … ZZZ.
const fn trigram(a: u8, b: u8, c: u8) -> u16 {
    letter(a)
        .saturating_mul(26)
        .saturating_add(letter(b))
        .saturating_mul(26)
        .saturating_add(letter(c))
}

#[expect(clippy::as_conversions, reason = "`u16::from` is not const")]
const fn letter(letter: u8) -> u16 {
    letter.saturating_sub(b'A') as u16
}

/// Returns the position in [`USER_ASSIGNED`] of the code with the given [`trigram`] place.
const fn user_assigned_position(trigram: u16) -> Option<u16> {
    match trigram {
        0..=25 => Some(trigram),
        11_128..=11_491 => Some(trigram.saturating_sub(11_128).saturating_add(26)),
        15_548..=16_223 => Some(trigram.saturating_sub(15_548).saturating_add(390)),
        17_550..=17_575 => Some(trigram.saturating_sub(17_550).saturating_add(1066)),
        _ => None,
    }
}

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    reason = "evaluated by the compiler alone, which refuses a table out of bounds"
)]
const fn user_assigned() -> [[u8; 3]; USER_ASSIGNED_COUNT] {
    let mut codes = [*b"AAA"; USER_ASSIGNED_COUNT];
    let [mut a, mut b, mut c] = *b"AAA";
    while a <= b'Z' {
        if let Some(position) = user_assigned_position(trigram(a, b, c)) {
            codes[position as usize] = [a, b, c];
        }
        c += 1;
        if c > b'Z' {
            c = b'A';
            b += 1;
        }
        if b > b'Z' {
            b = b'A';
            a += 1;
        }
    }
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_assigned_codes_are_the_four_ranges() {
        assert!(USER_ASSIGNED.is_sorted());
        for (at, letters) in USER_ASSIGNED.iter().enumerate() {
            let code = std::str::from_utf8(letters).unwrap();
            assert!(
                ("AAA"..="AAZ").contains(&code)
                    || ("QMA"..="QZZ").contains(&code)
                    || ("XAA"..="XZZ").contains(&code)
                    || ("ZZA"..="ZZZ").contains(&code),
                "{code}"
            );
            let [a, b, c] = *letters;
            assert_eq!(user_assigned_position(trigram(a, b, c)).map(usize::from), Some(at));
        }
    }

    #[test]
    fn an_option_of_a_country_costs_nothing() {
        assert_eq!(size_of::<Option<Country>>(), 2);
    }

    #[test]
    fn refusals_name_their_fault() {
        for (text, fault) in [
            ("", "NotACode"),
            ("A", "NotACode"),
            ("AZERB", "NotACode"),
            (" AZE", "NotACode"),
            ("0031", "NotACode"),
            ("+31", "NotACode"),
            ("A1", "NotACode"),
            ("АZE", "NotACode"),
            ("az", "Lowercase"),
            ("Aze", "Lowercase"),
            ("QQ", "Unknown"),
            ("XA", "Unknown"),
            ("ZZ", "Unknown"),
            ("ABC", "Unknown"),
            ("SUXX", "Unknown"),
            ("AZEX", "Unknown"),
            ("000", "Unknown"),
            ("842", "Unknown"),
            ("SU", "Former"),
            ("CS", "Former"),
            ("YUG", "Former"),
            ("891", "Former"),
            ("810", "Former"),
        ] {
            let error = text.parse::<Country>().unwrap_err();
            assert!(format!("{error:?}").starts_with(fault), "{text}: {error:?}");
        }
    }

    #[test]
    fn a_country_is_text_on_the_wire() {
        assert_eq!(serde_json::to_string(&Country::BYAA).unwrap(), r#""BYAA""#);
        assert_eq!(serde_json::from_str::<Country>(r#""XK""#).unwrap(), Country::XKX);
        assert!(serde_json::from_str::<Country>("31").is_err());
        assert!(serde_json::from_str::<Country>(r#""BYS""#).is_err());
    }
}
