//! The characters of a code, kept in place.

use std::fmt;

use super::HsLevel;

/// Two, four or six characters of a code.
///
/// A short code is filled up with NUL: in the order of the bytes a code then stands directly
/// before the codes below it, and no two codes are alike.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct CodeText([u8; 6]);

impl CodeText {
    /// Returns the characters of `text`, or `None` if they are not 2, 4 or 6 ASCII upper-case
    /// letters or digits.
    pub(super) fn new(text: &str) -> Option<Self> {
        let known = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
        if !matches!(text.len(), 2 | 4 | 6) || !text.bytes().all(known) {
            return None;
        }
        let mut code = [0; 6];
        code.iter_mut().zip(text.bytes()).for_each(|(place, byte)| *place = byte);
        Some(Self(code))
    }

    /// Returns the decimal digits of `number`, with leading zeros to fill `level`, or `None` if
    /// it has more digits than that.
    pub(super) fn from_number(number: u32, level: HsLevel) -> Option<Self> {
        let mut text = [0; 6];
        let mut rest = number;
        for place in text.iter_mut().take(usize::from(level.digits())).rev() {
            let [digit, ..] = (rest % 10).to_le_bytes();
            *place = b'0' | digit;
            rest /= 10;
        }
        (rest == 0).then_some(Self(text))
    }

    /// Returns the number that a code of digits is without its leading zeros.
    pub(super) fn number(self) -> u32 {
        let digits = self.0.iter().take_while(|&&byte| byte != 0);
        digits.fold(0, |number: u32, &byte| {
            number.saturating_mul(10).saturating_add(u32::from(byte.saturating_sub(b'0')))
        })
    }

    /// Returns the characters as text.
    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default().trim_end_matches('\0')
    }

    /// Returns the first two characters.
    pub(super) fn first_two(self) -> [u8; 2] {
        let [a, b, ..] = self.0;
        [a, b]
    }

    /// Returns the level that the number of characters says.
    pub(super) fn level(self) -> HsLevel {
        match self.0 {
            [_, _, 0, ..] => HsLevel::Chapter,
            [_, _, _, _, 0, _] => HsLevel::Heading,
            _ => HsLevel::Subheading,
        }
    }

    /// Returns the first characters, as many as a code of `level` has, or `None` if there are
    /// fewer.
    pub(super) fn at(self, level: HsLevel) -> Option<Self> {
        if level > self.level() {
            return None;
        }
        let [a, b, c, d, ..] = self.0;
        Some(match level {
            HsLevel::Chapter => Self([a, b, 0, 0, 0, 0]),
            HsLevel::Heading => Self([a, b, c, d, 0, 0]),
            HsLevel::Subheading => self,
        })
    }

    /// Returns the code one level up, or `None` for a chapter.
    pub(super) fn parent(self) -> Option<Self> {
        match self.level() {
            HsLevel::Chapter => None,
            HsLevel::Heading => self.at(HsLevel::Chapter),
            HsLevel::Subheading => self.at(HsLevel::Heading),
        }
    }

    /// Returns whether `other` is this code or below it.
    pub(super) fn contains(self, other: Self) -> bool {
        other.at(self.level()) == Some(self)
    }
}

impl fmt::Debug for CodeText {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), formatter)
    }
}
