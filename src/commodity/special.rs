//! Codes that trade statistics use beside the Harmonized System.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{HsLevel, code_text::CodeText};
use crate::text::shorten;

/// A code in the column of goods that is none of the Harmonized System: goods not named, goods
/// under a country's own rules, or a discrepancy that belongs to no goods.
///
/// It has 2, 4 or 6 upper-case letters or digits and starts with `98`, `99` or `XX`. Its value is
/// part of the trade: a sum without it is too small.
///
/// # Examples
///
/// ```
/// use bilateral::commodity::SpecialCode;
///
/// let unspecified: SpecialCode = "9999AA".parse()?;
/// assert_eq!(unspecified.parent(), Some("9999".parse()?));
/// assert!("0405".parse::<SpecialCode>().is_err());
/// # Ok::<(), bilateral::commodity::SpecialCodeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SpecialCode(CodeText);

impl SpecialCode {
    /// Returns the code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Returns the level among whose codes this one is listed.
    #[must_use]
    pub fn level(self) -> HsLevel {
        self.0.level()
    }

    /// Returns the code one level up, or `None` if this one has two characters.
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        self.0.parent().map(Self)
    }

    /// Returns the code of `level` that this one is or belongs to, or `None` if this one is
    /// coarser.
    #[must_use]
    pub fn at(self, level: HsLevel) -> Option<Self> {
        self.0.at(level).map(Self)
    }

    /// Returns whether `other` is this code or belongs to it.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.0.contains(other.0)
    }

    /// Returns what the code stands for, in our own words.
    ///
    /// Sources: the code lists of UN Comtrade for `99`, `9999`, `999999` and `9999AA` (the last
    /// only in H0 to H2); the Harmonized System Convention, which leaves the chapters 98 and 99
    /// to countries; the Atlas of Economic Complexity for `XXXX` and `XXXXXX`.
    #[must_use]
    pub fn meaning(&self) -> &'static str {
        match self.as_str() {
            "99" | "9999" | "999999" => "goods that the reporter did not name",
            "9999AA" => "goods that the reporter did not name, under an older code",
            code if code.starts_with("98") => "goods under a country's own chapter 98",
            code if code.starts_with("99") => "goods under a country's own chapter 99",
            _ => "a difference between two reporters that belongs to no goods",
        }
    }
}

impl fmt::Display for SpecialCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl std::str::FromStr for SpecialCode {
    type Err = SpecialCodeError;

    fn from_str(text: &str) -> Result<Self, SpecialCodeError> {
        let Some(code) = CodeText::new(text) else {
            return Err(SpecialCodeError::Malformed { text: shorten(text) });
        };
        match &code.first_two() {
            b"98" | b"99" | b"XX" => Ok(Self(code)),
            _ => Err(SpecialCodeError::NotSpecial { code: text.to_owned() }),
        }
    }
}

impl TryFrom<String> for SpecialCode {
    type Error = SpecialCodeError;

    fn try_from(text: String) -> Result<Self, SpecialCodeError> {
        text.parse()
    }
}

impl From<SpecialCode> for String {
    fn from(code: SpecialCode) -> Self {
        code.as_str().to_owned()
    }
}

/// Text that is no special code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SpecialCodeError {
    /// The text does not have the shape of a code.
    #[error("the special code was {text:?}, not 2, 4 or 6 upper-case letters or digits")]
    #[non_exhaustive]
    Malformed {
        /// The text, cut if it is long.
        text: String,
    },
    /// The code starts otherwise.
    #[error("the special code was {code}, which does not start with 98, 99 or XX")]
    #[non_exhaustive]
    NotSpecial {
        /// The code.
        code: String,
    },
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_codes_of_the_known_sources_read_back() {
        let known = [
            ("99", HsLevel::Chapter),
            ("9999", HsLevel::Heading),
            ("999999", HsLevel::Subheading),
            ("9999AA", HsLevel::Subheading),
            ("98", HsLevel::Chapter),
            ("9801", HsLevel::Heading),
            ("980100", HsLevel::Subheading),
            ("990300", HsLevel::Subheading),
            ("XXXX", HsLevel::Heading),
            ("XXXXXX", HsLevel::Subheading),
        ];
        for (text, level) in known {
            let code: SpecialCode = text.parse().unwrap();
            assert_eq!((code.as_str(), code.level()), (text, level));
            assert!(!code.meaning().is_empty());
            let wire = serde_json::to_string(&code).unwrap();
            assert_eq!(wire, format!("\"{text}\""));
            assert_eq!(serde_json::from_str::<SpecialCode>(&wire).unwrap(), code);
        }
        let unnamed: SpecialCode = "99".parse().unwrap();
        assert!(unnamed.contains("9999AA".parse().unwrap()));
        assert!(!unnamed.contains("XXXX".parse().unwrap()));
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "9", "999", "99999", "9999aa", "99 9", "99.9", "xxxx", "99ÄÄ", "9999999"]
        {
            let refusal = SpecialCodeError::Malformed { text: text.to_owned() };
            assert_eq!(text.parse::<SpecialCode>(), Err(refusal));
        }
        for text in ["01", "0405", "9701", "77", "AX", "X9", "AG6Z", "TOTALS"] {
            let refusal = SpecialCodeError::NotSpecial { code: text.to_owned() };
            assert_eq!(text.parse::<SpecialCode>(), Err(refusal));
        }
    }

    proptest! {
        #[test]
        fn special_codes_print_as_they_were_written(text in "(98|99|XX)([A-Z0-9]{2}){0,2}") {
            let code: SpecialCode = text.parse().unwrap();
            prop_assert_eq!(code.to_string(), text.clone());
            if let Some(parent) = code.parent() {
                prop_assert!(parent.contains(code) && !code.contains(parent) && parent < code);
                prop_assert!(text.starts_with(parent.as_str()));
            }
            prop_assert!(text.parse::<crate::commodity::HsCode>().is_err());
        }
    }
}
