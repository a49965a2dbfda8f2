//! A commodity: a code and the edition in which it means something.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{CommodityCode, CommodityCodeError, CommodityLevel, HsEdition, HsEditionError};

/// Goods as trade statistics name them: an edition of the Harmonized System and a code.
///
/// Only the total of all goods may stand without an edition. Its text is `H6:0405`, `H6:TOTAL` or
/// `TOTAL`. Two commodities are equal if they have the same edition and the same code: the same
/// digits in another edition are another commodity, even where the goods are the same.
///
/// # Examples
///
/// ```
/// use bilateral::Commodity;
///
/// let dairy: Commodity = "H6:04".parse()?;
/// assert_eq!(dairy.contains("H6:0405".parse()?), Ok(true));
/// assert!(dairy.contains("H5:0405".parse()?).is_err());
/// assert!("0405".parse::<Commodity>().is_err());
/// # Ok::<(), bilateral::commodity::CommodityError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Commodity {
    edition: Option<HsEdition>,
    code: CommodityCode,
}

impl Commodity {
    /// All goods together, in no edition.
    pub const TOTAL: Self = Self { edition: None, code: CommodityCode::Total };

    /// Returns the commodity of `code`, in `edition` if it is known.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - there is no edition and `code` is not the total.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{Commodity, CommodityCode, HsEdition};
    ///
    /// let butter: CommodityCode = "0405".parse()?;
    /// assert!(Commodity::new(Some(HsEdition::H6), butter).is_ok());
    /// assert!(Commodity::new(None, butter).is_err());
    /// assert_eq!(Commodity::new(None, CommodityCode::Total), Ok(Commodity::TOTAL));
    /// # Ok::<(), bilateral::commodity::CommodityCodeError>(())
    /// ```
    pub fn new(edition: Option<HsEdition>, code: CommodityCode) -> Result<Self, CommodityError> {
        match (edition, code) {
            (None, CommodityCode::Hs(_) | CommodityCode::Special(_)) => {
                Err(CommodityError::MissingEdition { code })
            }
            _ => Ok(Self { edition, code }),
        }
    }

    /// Returns the commodity of `code` in a known `edition`.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{Commodity, HsCode, HsEdition};
    ///
    /// let butter: HsCode = "0405".parse()?;
    /// assert_eq!(Commodity::in_edition(HsEdition::H6, butter).to_string(), "H6:0405");
    /// # Ok::<(), bilateral::commodity::HsCodeError>(())
    /// ```
    #[must_use]
    pub fn in_edition(edition: HsEdition, code: impl Into<CommodityCode>) -> Self {
        Self { edition: Some(edition), code: code.into() }
    }

    /// Returns the edition, or `None` for a total that is of no edition.
    #[must_use]
    pub const fn edition(self) -> Option<HsEdition> {
        self.edition
    }

    /// Returns the code.
    #[must_use]
    pub const fn code(self) -> CommodityCode {
        self.code
    }

    /// Returns the level of detail.
    #[must_use]
    pub fn level(self) -> CommodityLevel {
        self.code.level()
    }

    /// Returns the commodity one level up in the same edition, or `None` for a total.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        Some(Self { code: self.code.parent()?, ..self })
    }

    /// Returns the commodity of `level` in the same edition that this one is or belongs to, or
    /// `None` if this one is coarser.
    #[must_use]
    pub fn at(self, level: CommodityLevel) -> Option<Self> {
        Some(Self { code: self.code.at(level)?, ..self })
    }

    /// Returns whether `other` is this commodity or belongs to it.
    ///
    /// The total of no edition contains everything, and no commodity of an edition contains it.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - both have an edition and the editions differ.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::Commodity;
    ///
    /// let butter: Commodity = "H6:0405".parse()?;
    /// assert_eq!(Commodity::TOTAL.contains(butter), Ok(true));
    /// assert!(butter.contains("H0:040500".parse()?).is_err());
    /// # Ok::<(), bilateral::commodity::CommodityError>(())
    /// ```
    pub fn contains(self, other: Self) -> Result<bool, CommodityError> {
        match (self.edition, other.edition) {
            (None, _) => Ok(true),
            (Some(_), None) => Ok(false),
            (Some(left), Some(right)) if left != right => {
                Err(CommodityError::DifferentEditions { left, right })
            }
            _ => Ok(self.code.contains(other.code)),
        }
    }
}

impl fmt::Display for Commodity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.edition {
            None => formatter.pad(self.code.as_str()),
            Some(edition) => formatter.pad(&format!("{edition}:{}", self.code)),
        }
    }
}

impl std::str::FromStr for Commodity {
    type Err = CommodityError;

    fn from_str(text: &str) -> Result<Self, CommodityError> {
        match text.split_once(':') {
            None => Self::new(None, text.parse()?),
            Some((edition, code)) => Self::new(Some(edition.parse()?), code.parse()?),
        }
    }
}

impl TryFrom<String> for Commodity {
    type Error = CommodityError;

    fn try_from(text: String) -> Result<Self, CommodityError> {
        text.parse()
    }
}

impl From<Commodity> for String {
    fn from(commodity: Commodity) -> Self {
        commodity.to_string()
    }
}

/// A commodity that cannot be, or a question that mixes editions.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CommodityError {
    /// A code other than the total means nothing without an edition.
    #[error("the commodity code {code} has no HS edition")]
    #[non_exhaustive]
    MissingEdition {
        /// The code.
        code: CommodityCode,
    },
    /// Codes of two editions are not compared: they have to be converted first.
    #[error("the commodities are of the HS editions {left} and {right}")]
    #[non_exhaustive]
    DifferentEditions {
        /// The edition of the first commodity.
        left: HsEdition,
        /// The edition of the second one.
        right: HsEdition,
    },
    /// The text before the colon is no edition.
    #[error(transparent)]
    Edition(#[from] HsEditionError),
    /// The text after the colon, or the whole of it, is no code.
    #[error(transparent)]
    Code(#[from] CommodityCodeError),
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn commodity(text: &str) -> Commodity {
        text.parse().unwrap()
    }

    #[test]
    fn texts_read_back() {
        for text in ["TOTAL", "H5:TOTAL", "H6:04", "H6:0405", "H0:010121", "H0:9999AA"] {
            let value = commodity(text);
            assert_eq!(value.to_string(), text);
            let wire = serde_json::to_string(&value).unwrap();
            assert_eq!(wire, format!("\"{text}\""));
            assert_eq!(serde_json::from_str::<Commodity>(&wire).unwrap(), value);
        }
        assert_eq!(format!("[{:>8}]", commodity("H6:0405")), "[ H6:0405]");
    }

    #[test]
    fn texts_without_a_meaning_are_refused() {
        for text in ["0405", "9999AA", "XXXX"] {
            let code = text.parse().unwrap();
            assert_eq!(text.parse::<Commodity>(), Err(CommodityError::MissingEdition { code }));
        }
        for text in ["", ":", "H6:", ":0405", "HS:0405", "H6:405", "H6: 0405", "H6:H6:0405"] {
            assert!(text.parse::<Commodity>().is_err(), "{text}");
        }
    }

    #[test]
    fn editions_are_never_mixed_silently() {
        let left = commodity("H5:04");
        for other in ["H6:0405", "H6:04", "H6:TOTAL"] {
            let refusal =
                CommodityError::DifferentEditions { left: HsEdition::H5, right: HsEdition::H6 };
            assert_eq!(left.contains(commodity(other)), Err(refusal));
        }
        assert_ne!(left, commodity("H6:04"));
        assert_eq!(left.contains(Commodity::TOTAL), Ok(false));
        assert_eq!(commodity("H5:TOTAL").contains(Commodity::TOTAL), Ok(false));
        assert_eq!(Commodity::TOTAL.contains(commodity("H5:TOTAL")), Ok(true));
    }

    #[test]
    fn a_commodity_rolls_up_in_its_edition() {
        let subheading = commodity("H4:870190");
        assert_eq!(subheading.at(CommodityLevel::Heading), Some(commodity("H4:8701")));
        assert_eq!(subheading.at(CommodityLevel::Total), Some(commodity("H4:TOTAL")));
        assert_eq!(subheading.parent(), Some(commodity("H4:8701")));
        assert_eq!(commodity("H4:87").parent(), Some(commodity("H4:TOTAL")));
        assert_eq!(commodity("H4:TOTAL").parent(), None);
        assert_eq!(commodity("H4:87").at(CommodityLevel::Heading), None);
    }

    fn commodities() -> impl Strategy<Value = Commodity> {
        let code = "(0[1-3]|99|XX)([01]{2}){0,2}|TOTAL";
        ("H[0-1]", code).prop_map(|(edition, code)| format!("{edition}:{code}").parse().unwrap())
    }

    proptest! {
        #[test]
        fn containment_is_a_partial_order(a in commodities(), b in commodities(), c in commodities()) {
            prop_assert_eq!(a.contains(a), Ok(true));
            if a.contains(b) == Ok(true) && b.contains(a) == Ok(true) {
                prop_assert_eq!(a, b);
            }
            if a.contains(b) == Ok(true) && b.contains(c) == Ok(true) {
                prop_assert_eq!(a.contains(c), Ok(true));
            }
            prop_assert_eq!(a.contains(b).is_err(), a.edition() != b.edition());
            if a.contains(b) == Ok(true) {
                prop_assert!(a <= b && a.level() <= b.level());
                prop_assert_eq!(b.at(a.level()), Some(a));
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,12}|H[0-9]:[0-9A-Z]{0,7}") {
            if let Ok(value) = text.parse::<Commodity>() {
                prop_assert_eq!(value.to_string(), text);
            }
        }
    }
}
