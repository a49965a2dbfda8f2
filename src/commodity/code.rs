//! Codes of the Harmonized System.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{HsLevel, HsSection, code_text::CodeText};
use crate::text::shorten;

/// A code of the Harmonized System with two, four or six digits: a chapter, a heading or a
/// subheading.
///
/// It is text: `0405` is a heading of chapter 04, and no number. Its chapter is one of 01 to 97
/// without 77, which is reserved; the chapters 98 and 99 are left to countries, see
/// [`SpecialCode`](super::SpecialCode). Whether an edition has the code is not asked here but by
/// [`HsEdition::has`](super::HsEdition::has).
///
/// The order is that of the printed nomenclature: `01`, `0101`, `010121`, `0102`.
///
/// # Examples
///
/// ```
/// use bilateral::HsCode;
///
/// let butter: HsCode = "040510".parse()?;
/// assert_eq!(butter.chapter().to_string(), "04");
/// assert_eq!(butter.parent(), Some("0405".parse()?));
/// // A table program has taken the leading zero away.
/// assert!("40510".parse::<HsCode>().is_err());
/// # Ok::<(), bilateral::commodity::HsCodeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HsCode(CodeText);

impl HsCode {
    /// Returns the code of `level` whose leading zeros were lost when it was kept as `number`.
    ///
    /// This is a repair, for files that are known to be damaged so: who calls it declares the
    /// level, because `101` may be the heading `0101` or the subheading `000101`.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - `number` has more digits than codes of `level` have,
    /// - the system has no such chapter.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::commodity::{HsCode, HsLevel};
    ///
    /// let asses = HsCode::from_unpadded(10130, HsLevel::Subheading)?;
    /// assert_eq!(asses.to_string(), "010130");
    /// assert!(HsCode::from_unpadded(10130, HsLevel::Heading).is_err());
    /// # Ok::<(), bilateral::commodity::HsCodeError>(())
    /// ```
    pub fn from_unpadded(number: u32, level: HsLevel) -> Result<Self, HsCodeError> {
        let code = CodeText::from_number(number, level);
        Self::of_known_chapter(code.ok_or(HsCodeError::TooManyDigits { number, level })?)
    }

    /// Returns the code of these digits if the system has its chapter.
    fn of_known_chapter(code: CodeText) -> Result<Self, HsCodeError> {
        let code = Self(code);
        match code.chapter_number() {
            1..=76 | 78..=97 => Ok(code),
            _ => Err(HsCodeError::NoSuchChapter { code: code.as_str().to_owned() }),
        }
    }

    /// Returns the code as text, with its leading zeros.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Returns the level that the number of digits says.
    #[must_use]
    pub fn level(self) -> HsLevel {
        self.0.level()
    }

    /// Returns the chapter: the first two digits.
    #[must_use]
    pub fn chapter(self) -> Self {
        self.at(HsLevel::Chapter).unwrap_or(self)
    }

    /// Returns the heading, the first four digits, or `None` for a chapter.
    #[must_use]
    pub fn heading(self) -> Option<Self> {
        self.at(HsLevel::Heading)
    }

    /// Returns the code one level up, or `None` for a chapter.
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

    /// Returns whether `other` is this code or belongs to it, if both are of one edition.
    ///
    /// [`Commodity::contains`](super::Commodity::contains) knows the editions.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.0.contains(other.0)
    }

    /// Returns the section that the chapter belongs to.
    #[must_use]
    pub fn section(self) -> HsSection {
        HsSection::of_chapter(self.chapter_number())
    }

    /// Returns the number that the code is without its leading zeros.
    pub(super) fn number(self) -> u32 {
        self.0.number()
    }

    fn chapter_number(self) -> u8 {
        let [tens, ones] = self.0.first_two().map(|digit| digit.saturating_sub(b'0'));
        tens.saturating_mul(10).saturating_add(ones)
    }
}

impl fmt::Display for HsCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl std::str::FromStr for HsCode {
    type Err = HsCodeError;

    fn from_str(text: &str) -> Result<Self, HsCodeError> {
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(HsCodeError::NotDigits { text: shorten(text) });
        }
        let code = CodeText::new(text);
        Self::of_known_chapter(
            code.ok_or_else(|| HsCodeError::OddLength { text: shorten(text), digits: text.len() })?,
        )
    }
}

impl TryFrom<String> for HsCode {
    type Error = HsCodeError;

    fn try_from(text: String) -> Result<Self, HsCodeError> {
        text.parse()
    }
}

impl From<HsCode> for String {
    fn from(code: HsCode) -> Self {
        code.as_str().to_owned()
    }
}

/// Text or a number that is no code of the Harmonized System.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HsCodeError {
    /// Something else than the digits 0 to 9 is there.
    #[error("the HS code was {text:?}, which is not only digits")]
    #[non_exhaustive]
    NotDigits {
        /// The text, cut if it is long.
        text: String,
    },
    /// No level has so many digits; with one digit fewer, a leading zero may be lost.
    #[error("the HS code was {text:?}, with {digits} digits instead of 2, 4 or 6")]
    #[non_exhaustive]
    OddLength {
        /// The text, cut if it is long.
        text: String,
        /// How many digits it has.
        digits: usize,
    },
    /// The chapter is none of 01 to 97, or it is 77, which is reserved.
    #[error("the HS code was {code}, but the chapters are 01 to 97 without 77")]
    #[non_exhaustive]
    NoSuchChapter {
        /// The code.
        code: String,
    },
    /// A number that lost its leading zeros has more digits than the level said.
    #[error("the number was {number}, with more than {} digits", level.digits())]
    #[non_exhaustive]
    TooManyDigits {
        /// The number.
        number: u32,
        /// The level that it was said to have.
        level: HsLevel,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns every code of `level`, by asking for every number.
    fn codes(level: HsLevel) -> impl Iterator<Item = HsCode> {
        let end = 10_u32.pow(u32::from(level.digits()));
        (0..end).filter_map(move |number| HsCode::from_unpadded(number, level).ok())
    }

    #[test]
    fn every_text_of_digits_reads_back_or_is_refused_by_its_chapter() {
        for (level, width) in [(HsLevel::Chapter, 2), (HsLevel::Heading, 4)] {
            check_every_number(level, width);
        }
        check_every_number(HsLevel::Subheading, 6);
    }

    fn check_every_number(level: HsLevel, width: usize) {
        use std::fmt::Write as _;

        let mut text = String::new();
        let mut accepted = 0;
        for number in 0..10_u32.pow(u32::try_from(width).unwrap()) {
            text.clear();
            write!(text, "{number:0width$}").unwrap();
            let chapter: u8 = text[..2].parse().unwrap();
            let parsed = text.parse::<HsCode>();
            assert_eq!(HsCode::from_unpadded(number, level), parsed);
            if (1..=97).contains(&chapter) && chapter != 77 {
                let code = parsed.unwrap();
                assert_eq!(code.as_str(), text);
                assert_eq!(code.level(), level);
                accepted += 1;
            } else {
                assert_eq!(parsed, Err(HsCodeError::NoSuchChapter { code: text.clone() }));
            }
        }
        assert_eq!(accepted, 96 * 100_usize.pow(u32::try_from(width).unwrap() / 2 - 1));
    }

    #[test]
    fn the_levels_nest_like_their_texts() {
        for code in codes(HsLevel::Chapter).chain(codes(HsLevel::Heading)) {
            check_nesting(code);
        }
        codes(HsLevel::Subheading).step_by(7).for_each(check_nesting);
    }

    fn check_nesting(code: HsCode) {
        let text = code.as_str();
        assert_eq!(code.chapter().as_str(), &text[..2]);
        assert_eq!(code.heading().map(String::from), text.get(..4).map(str::to_owned));
        assert_eq!(code.at(code.level()), Some(code));
        assert!(code.contains(code));
        assert_eq!(code.section(), code.chapter().section());
        match code.parent() {
            None => assert_eq!(code.level(), HsLevel::Chapter),
            Some(parent) => {
                assert_eq!(parent.as_str(), &text[..text.len() - 2]);
                assert!(parent.contains(code) && !code.contains(parent));
                assert!(parent < code);
                assert_eq!(code.at(parent.level()), Some(parent));
                assert_eq!(parent.at(code.level()), None);
            }
        }
    }

    #[test]
    fn a_code_contains_what_starts_with_it_and_the_order_is_that_of_the_texts() {
        let headings: Vec<HsCode> =
            codes(HsLevel::Chapter).chain(codes(HsLevel::Heading).step_by(37)).collect();
        for &left in &headings {
            for &right in &headings {
                assert_eq!(left.contains(right), right.as_str().starts_with(left.as_str()));
                assert_eq!(left.cmp(&right), left.as_str().cmp(right.as_str()));
            }
        }
        let printed = ["01", "0101", "010121", "0102", "02", "97"];
        let codes: Vec<HsCode> = printed.iter().map(|text| text.parse().unwrap()).collect();
        assert!(codes.is_sorted_by(|a, b| a < b));
    }

    #[test]
    fn damaged_texts_are_refused_by_name() {
        let odd = |text: &str| {
            let digits = text.len();
            HsCodeError::OddLength { text: text.to_owned(), digits }
        };
        for text in ["", "1", "101", "10121", "0101211", "0101210000"] {
            assert_eq!(text.parse::<HsCode>(), Err(odd(text)));
        }
        for text in ["TOTAL", "9999AA", " 0101", "0101 ", "01.01", "+101", "-1", "\u{661}", "１２"]
        {
            let refusal = HsCodeError::NotDigits { text: text.to_owned() };
            assert_eq!(text.parse::<HsCode>(), Err(refusal));
        }
        let long = "1".repeat(1_000_000);
        assert!(long.parse::<HsCode>().unwrap_err().to_string().len() < 200);
        for (number, level) in [(100, HsLevel::Chapter), (10121, HsLevel::Heading)] {
            assert_eq!(
                HsCode::from_unpadded(number, level),
                Err(HsCodeError::TooManyDigits { number, level }),
            );
        }
        assert!(HsCode::from_unpadded(u32::MAX, HsLevel::Subheading).is_err());
    }

    #[test]
    fn the_wire_form_is_text() {
        let code: HsCode = "0405".parse().unwrap();
        assert_eq!(serde_json::to_string(&code).unwrap(), "\"0405\"");
        assert_eq!(serde_json::from_str::<HsCode>("\"0405\"").unwrap(), code);
        for refused in ["405", "405.0", "\"405\"", "null", "\"9999\""] {
            assert!(serde_json::from_str::<HsCode>(refused).is_err(), "{refused}");
        }
        assert_eq!(format!("{code:?} [{code:>6}]"), "HsCode(\"0405\") [  0405]");
    }
}
