//! Editions of the Harmonized System.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::shorten;

/// An edition of the Harmonized System, by the code that Comtrade gives it; the order is that of
/// time.
///
/// The nomenclature is revised every four to six years, and a code may mean other goods in the
/// next edition.
///
/// # Examples
///
/// ```
/// use bilateral::HsEdition;
///
/// let edition: HsEdition = "H6".parse()?;
/// assert_eq!(edition.year(), 2022);
/// assert_eq!(HsEdition::from_baci_name("HS92")?, HsEdition::H0);
/// assert!("HS".parse::<HsEdition>().is_err());
/// # Ok::<(), bilateral::commodity::HsEditionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[non_exhaustive]
pub enum HsEdition {
    /// The first edition: in force from 1988, in the wording of 1992.
    H0,
    /// The edition of 1996.
    H1,
    /// The edition of 2002.
    H2,
    /// The edition of 2007.
    H3,
    /// The edition of 2012.
    H4,
    /// The edition of 2017.
    H5,
    /// The edition of 2022.
    H6,
}

impl HsEdition {
    /// The editions, from the oldest to the newest.
    pub const ALL: &'static [Self] =
        &[Self::H0, Self::H1, Self::H2, Self::H3, Self::H4, Self::H5, Self::H6];

    /// Returns the edition that `name` means in the file names of BACI: `HS92`, `HS96`, `HS02`,
    /// `HS07`, `HS12`, `HS17` or `HS22`.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - `name` is none of these, in upper case.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::HsEdition;
    ///
    /// assert_eq!(HsEdition::from_baci_name("HS17")?, HsEdition::H5);
    /// assert!(HsEdition::from_baci_name("H5").is_err());
    /// # Ok::<(), bilateral::commodity::HsEditionError>(())
    /// ```
    pub fn from_baci_name(name: &str) -> Result<Self, HsEditionError> {
        let found = Self::ALL.iter().copied().find(|edition| edition.baci_name() == name);
        found.ok_or_else(|| HsEditionError::UnknownBaciName { name: shorten(name) })
    }

    /// Returns the year by which the edition is called; for [`HsEdition::H0`] 1992.
    #[must_use]
    pub const fn year(self) -> u16 {
        match self {
            Self::H0 => 1992,
            Self::H1 => 1996,
            Self::H2 => 2002,
            Self::H3 => 2007,
            Self::H4 => 2012,
            Self::H5 => 2017,
            Self::H6 => 2022,
        }
    }

    /// Returns Comtrade's code of the edition, such as `H6`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::H0 => "H0",
            Self::H1 => "H1",
            Self::H2 => "H2",
            Self::H3 => "H3",
            Self::H4 => "H4",
            Self::H5 => "H5",
            Self::H6 => "H6",
        }
    }

    /// Returns the name of the edition in BACI's file names, such as `HS22`.
    #[must_use]
    pub const fn baci_name(self) -> &'static str {
        match self {
            Self::H0 => "HS92",
            Self::H1 => "HS96",
            Self::H2 => "HS02",
            Self::H3 => "HS07",
            Self::H4 => "HS12",
            Self::H5 => "HS17",
            Self::H6 => "HS22",
        }
    }
}

impl fmt::Display for HsEdition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl std::str::FromStr for HsEdition {
    type Err = HsEditionError;

    fn from_str(text: &str) -> Result<Self, HsEditionError> {
        let found = Self::ALL.iter().copied().find(|edition| edition.as_str() == text);
        found.ok_or_else(|| HsEditionError::UnknownCode { text: shorten(text) })
    }
}

impl TryFrom<String> for HsEdition {
    type Error = HsEditionError;

    fn try_from(text: String) -> Result<Self, HsEditionError> {
        text.parse()
    }
}

impl From<HsEdition> for String {
    fn from(edition: HsEdition) -> Self {
        edition.as_str().to_owned()
    }
}

/// Text that names no edition of the Harmonized System.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HsEditionError {
    /// Comtrade has no edition of this code.
    #[error("the HS edition was {text:?}, not one of H0 to H6")]
    #[non_exhaustive]
    UnknownCode {
        /// The text, cut if it is long.
        text: String,
    },
    /// BACI has no edition of this name.
    #[error("the HS edition was {name:?}, not one of HS92, HS96, HS02, HS07, HS12, HS17, HS22")]
    #[non_exhaustive]
    UnknownBaciName {
        /// The text, cut if it is long.
        name: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back_and_agree_with_the_year() {
        for &edition in HsEdition::ALL {
            assert_eq!(edition.to_string().parse(), Ok(edition));
            assert_eq!(HsEdition::from_baci_name(edition.baci_name()), Ok(edition));
            let short_year = format!("HS{:02}", edition.year() % 100);
            assert_eq!(edition.baci_name(), short_year);
            let wire = serde_json::to_string(&edition).unwrap();
            assert_eq!(wire, format!("\"{edition}\""));
            assert_eq!(serde_json::from_str::<HsEdition>(&wire).unwrap(), edition);
        }
        assert!(HsEdition::ALL.is_sorted_by(|a, b| a < b && a.year() < b.year()));
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "H", "h6", "H7", "HS", "H06", "6", " H6", "HS22", "S3", "B4"] {
            assert_eq!(
                text.parse::<HsEdition>(),
                Err(HsEditionError::UnknownCode { text: text.to_owned() }),
            );
        }
        for name in ["", "HS", "hs92", "HS88", "HS1992", "H0"] {
            assert!(HsEdition::from_baci_name(name).is_err(), "{name}");
        }
    }
}
