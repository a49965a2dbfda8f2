//! `CifMargin`: how much of a CIF value is transport and insurance, and of what that is a share.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{indicator::Fraction, ratio::Ratio};

/// What a margin between CIF and FOB is a share of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(clippy::exhaustive_enums, reason = "a margin is of the one value or of the other")]
pub enum MarginBase {
    /// Of the FOB value: FOB = CIF / (1 + c), as in the factor 1.06 of the IMF.
    OnFob,
    /// Of the CIF value: FOB = CIF · (1 − m), as the OECD publishes it.
    ShareOfCif,
}

/// How much transport and insurance add to the value of goods at the border of the exporter, with what it
/// is a share of.
///
/// The two bases are not the same number: 6 % of the FOB value is 3/53, about 5.66 %, of the CIF value.
///
/// # Examples
///
/// ```
/// use bilateral::{Ratio, decimal, mirror::{CifMargin, MarginBase}};
///
/// let imf = CifMargin::from_factor(decimal::parse("1.06")?)?;
/// assert_eq!((imf.base(), imf.rate()), (MarginBase::OnFob, Ratio::new(3, 50)?));
/// assert_eq!(imf.to_share_of_cif()?.rate(), Ratio::new(3, 53)?);
/// assert_eq!(imf.to_share_of_cif()?.to_on_fob()?, imf);
/// assert!(CifMargin::from_factor(decimal::parse("0.9")?).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CifMargin {
    base: MarginBase,
    rate: Ratio,
}

impl CifMargin {
    /// Returns a margin that is a share `c` of the FOB value: FOB = CIF / (1 + c).
    ///
    /// # Errors
    ///
    /// Returns an error if `c` is below zero.
    pub fn on_fob(c: Ratio) -> Result<Self, CifMarginError> {
        Self::of(MarginBase::OnFob, c)
    }

    /// Returns a margin that is a share `m` of the CIF value: FOB = CIF · (1 − m).
    ///
    /// # Errors
    ///
    /// Returns an error if `m` is below zero, or 1 and more.
    pub fn share_of_cif(m: Ratio) -> Result<Self, CifMarginError> {
        Self::of(MarginBase::ShareOfCif, m)
    }

    /// Returns the margin by which CIF values are `factor` times FOB values: 1.06 is 6 % of the FOB value.
    ///
    /// # Errors
    ///
    /// Returns an error if the factor is below 1.
    pub fn from_factor(factor: Decimal) -> Result<Self, CifMarginError> {
        let refuse = || CifMarginError::BadFactor { factor };
        let c = Fraction::of_decimal(factor).minus(&Fraction::one());
        Self::on_fob(c.ratio().ok_or_else(refuse)?).map_err(|_| refuse())
    }

    /// Returns the margin that is so many percent of the CIF value, as the OECD publishes it.
    ///
    /// # Errors
    ///
    /// Returns an error if it is below 0 %, or 100 % and more.
    pub fn from_percent_of_cif(percent: Decimal) -> Result<Self, CifMarginError> {
        let refuse = || CifMarginError::BadPercentage { percent };
        let m = Fraction::of_decimal(percent).over(&Fraction::whole(100));
        Self::share_of_cif(m.and_then(|m| m.ratio()).ok_or_else(refuse)?).map_err(|_| refuse())
    }

    fn of(base: MarginBase, rate: Ratio) -> Result<Self, CifMarginError> {
        let is_whole = base == MarginBase::ShareOfCif && rate >= Ratio::ONE;
        if rate.is_negative() || is_whole {
            return Err(CifMarginError::OutOfRange { base, rate });
        }
        Ok(Self { base, rate })
    }

    /// Returns what the margin is a share of.
    #[must_use]
    pub const fn base(self) -> MarginBase {
        self.base
    }

    /// Returns the share.
    #[must_use]
    pub const fn rate(self) -> Ratio {
        self.rate
    }

    /// Returns the same margin as a share of the FOB value: `m / (1 − m)`, exactly.
    ///
    /// # Errors
    ///
    /// Returns an error if the fraction passes the bounds of a [`Ratio`].
    pub fn to_on_fob(self) -> Result<Self, CifMarginError> {
        self.on(MarginBase::OnFob)
    }

    /// Returns the same margin as a share of the CIF value: `c / (1 + c)`, exactly.
    ///
    /// # Errors
    ///
    /// Returns an error if the fraction passes the bounds of a [`Ratio`].
    pub fn to_share_of_cif(self) -> Result<Self, CifMarginError> {
        self.on(MarginBase::ShareOfCif)
    }

    fn on(self, base: MarginBase) -> Result<Self, CifMarginError> {
        if self.base == base {
            return Ok(self);
        }
        let refuse = || CifMarginError::OutOfRange { base: self.base, rate: self.rate };
        let (one, rate) = (Fraction::one(), Fraction::of(self.rate));
        let divisor = if base == MarginBase::OnFob { one.minus(&rate) } else { one.plus(&rate) };
        let rate = rate.over(&divisor).and_then(|rate| rate.ratio()).ok_or_else(refuse)?;
        Self::of(base, rate)
    }

    /// Returns by what a CIF value is multiplied to be FOB: `1 / (1 + c)` or `1 − m`, above 0 and at
    /// most 1.
    #[must_use]
    pub(crate) fn fob_part(self) -> Fraction {
        let (one, rate) = (Fraction::one(), Fraction::of(self.rate));
        match self.base {
            // A divisor of 1 and more is not zero.
            MarginBase::OnFob => one.over(&one.plus(&rate)).unwrap_or(one),
            MarginBase::ShareOfCif => one.minus(&rate),
        }
    }
}

/// Why there is no such margin.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CifMarginError {
    /// The share is below zero, or all of the CIF value and more, or passes the bounds.
    #[error("a margin of {rate} is below zero, or leaves nothing of the CIF value")]
    #[non_exhaustive]
    OutOfRange {
        /// What it is a share of.
        base: MarginBase,
        /// The share.
        rate: Ratio,
    },
    /// A CIF value that is this many times the FOB value is below it.
    #[error("a factor from FOB to CIF of {factor} is below 1")]
    #[non_exhaustive]
    BadFactor {
        /// The factor.
        factor: Decimal,
    },
    /// The percentage is below zero, or 100 and more.
    #[error("{percent} % of the CIF value is no margin, which is from 0 to below 100 %")]
    #[non_exhaustive]
    BadPercentage {
        /// The percentage.
        percent: Decimal,
    },
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::decimal;

    #[test]
    fn what_is_no_margin_is_refused() {
        let number = |text: &str| decimal::parse(text).unwrap();
        for factor in ["0", "-1", "0.999", "-1.06"] {
            let refused = CifMargin::from_factor(number(factor));
            assert!(matches!(refused, Err(CifMarginError::BadFactor { .. })), "{factor}");
        }
        for percent in ["-0.1", "100", "250"] {
            assert!(CifMargin::from_percent_of_cif(number(percent)).is_err(), "{percent}");
        }
        assert!(CifMargin::share_of_cif(Ratio::ONE).is_err());
        assert!(CifMargin::on_fob(Ratio::ONE).is_ok());
        assert_eq!(CifMargin::from_factor(number("1.00")).unwrap().rate(), Ratio::ZERO);
        // As the OECD prints them, with 15 digits.
        let oecd = CifMargin::from_percent_of_cif(number("6.24605710962237")).unwrap();
        assert_eq!(oecd.rate().to_decimal().to_string(), "0.0624605710962237");
        assert_eq!(oecd.to_on_fob().unwrap().to_share_of_cif().unwrap(), oecd);
    }

    proptest! {
        #[test]
        fn the_two_bases_are_one_margin(part in 0_i128..1_000_000, whole in 1_i128..1_000_000) {
            let on_fob = CifMargin::on_fob(Ratio::new(part, whole).unwrap()).unwrap();
            let share = on_fob.to_share_of_cif().unwrap();
            prop_assert_eq!(share.base(), MarginBase::ShareOfCif);
            prop_assert_eq!(share.to_on_fob().unwrap(), on_fob);
            prop_assert_eq!(share.fob_part(), on_fob.fob_part());
            prop_assert!(on_fob.fob_part().is_positive() && on_fob.fob_part() <= Fraction::one());
        }
    }
}
