//! The words around a printed number.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::decimal;

/// What the words around a printed number say of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Bound {
    /// The number is the figure, rounded to its last digit.
    #[default]
    Exactly,
    /// The figure is about the number: "about", "some", "nearly".
    About,
    /// The figure is the number or larger.
    AtLeast,
    /// The figure is the number or smaller.
    AtMost,
    /// The figure is larger than the number.
    MoreThan,
    /// The figure is smaller than the number.
    LessThan,
}

impl Bound {
    /// Returns whether the number is the figure.
    #[must_use]
    pub const fn is_exactly(&self) -> bool {
        matches!(self, Self::Exactly)
    }

    /// Returns whether the figure may be as small as can be.
    #[must_use]
    pub const fn is_open_below(self) -> bool {
        matches!(self, Self::AtMost | Self::LessThan)
    }

    /// Returns whether the figure may be as large as can be.
    #[must_use]
    pub const fn is_open_above(self) -> bool {
        matches!(self, Self::AtLeast | Self::MoreThan)
    }

    /// Returns whether the number itself is ruled out.
    pub(super) const fn is_strict(self) -> bool {
        matches!(self, Self::MoreThan | Self::LessThan)
    }

    /// Returns what holds of the number with the other sign.
    pub(super) const fn negated(self) -> Self {
        match self {
            Self::AtLeast => Self::AtMost,
            Self::AtMost => Self::AtLeast,
            Self::MoreThan => Self::LessThan,
            Self::LessThan => Self::MoreThan,
            Self::Exactly | Self::About => self,
        }
    }

    /// Returns what holds of a sum, or `None` if it is bounded on neither side.
    pub(super) const fn of_sum(self, other: Self) -> Option<Self> {
        Some(match (self, other) {
            (Self::About, Self::Exactly) => Self::About,
            (Self::Exactly | Self::About, bound) | (bound, Self::Exactly | Self::About) => bound,
            (Self::AtLeast, Self::AtLeast) => Self::AtLeast,
            (Self::AtMost, Self::AtMost) => Self::AtMost,
            (Self::AtLeast | Self::MoreThan, Self::AtLeast | Self::MoreThan) => Self::MoreThan,
            (Self::AtMost | Self::LessThan, Self::AtMost | Self::LessThan) => Self::LessThan,
            _ => return None,
        })
    }

    /// Returns how far the truth may lie from a printed number, in the same unit, by the rules
    /// that [`Published`](super::Published) states; `None` if it has too many decimals to say.
    pub(crate) fn half_unit_of(self, printed: Decimal) -> Option<Decimal> {
        let half = decimal::from_mantissa(5, printed.scale().checked_add(1)?)?;
        match self {
            Self::Exactly => Some(half),
            Self::About => {
                let tenth = decimal::exact_multiply(printed.abs(), Decimal::new(1, 1))?;
                Some(last_place(printed).min(tenth).max(half).normalize())
            }
            Self::AtLeast | Self::AtMost | Self::MoreThan | Self::LessThan => Some(Decimal::ZERO),
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Exactly => "exactly",
            Self::About => "about",
            Self::AtLeast => "at least",
            Self::AtMost => "at most",
            Self::MoreThan => "more than",
            Self::LessThan => "less than",
        })
    }
}

/// Returns one unit of the last digit of `number` that is not zero.
fn last_place(number: Decimal) -> Decimal {
    let number = number.normalize();
    let mut place = decimal::from_mantissa(1, number.scale()).unwrap_or(Decimal::ONE);
    let mut rest = number.mantissa();
    while rest != 0 && rest.checked_rem(10) == Some(0) {
        rest = rest.checked_div(10).unwrap_or_default();
        place = decimal::exact_multiply(place, Decimal::TEN).unwrap_or(place);
    }
    place
}
