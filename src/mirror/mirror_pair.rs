//! `MirrorPair`: one flow as both sides report it, and how far apart they are.

use serde::{Deserialize, Serialize};

use super::{
    error::{MirrorError, MirrorSide},
    report::Report,
};
use crate::{
    indicator::{Approximate, ExactValue, Fraction, Undefined, approximate, ln_of_growth},
    money::{Currency, Money},
};

/// One flow as its exporter and its importer report it, both in one currency.
///
/// A side that reports nothing is `None`, which is not zero: whether to take it for zero is the question
/// that [`Reporters`](super::Reporters) answers.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, Money, mirror::{MirrorPair, MirrorStanding, Report}, trade::Valuation};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD);
/// let exporter = Report::new(dollars(100)?, Valuation::Fob);
/// let importer = Report::new(dollars(110)?, Valuation::Cif);
/// let flow = MirrorPair::new(Some(exporter), Some(importer))?;
/// assert_eq!(flow.gap()?.to_string(), "10 USD");
/// assert_eq!(flow.ratio()?.to_string(), "11/10");
/// assert_eq!(flow.discrepancy_index()?.to_string(), "-1/21");
/// assert_eq!(flow.log_gap()?.to_string(), "0.0953101798043249");
///
/// let alone = MirrorPair::new(None, Some(importer))?;
/// assert_eq!(alone.standing(), MirrorStanding::OrphanImport);
/// assert!(alone.gap().is_err());
///
/// let euros = Report::new(Money::zero(Currency::EUR), Valuation::Cif);
/// assert!(MirrorPair::new(Some(exporter), Some(euros)).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct MirrorPair {
    exporter: Option<Report>,
    importer: Option<Report>,
}

/// How the two sides of a flow stand to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum MirrorStanding {
    /// Both report the same value above zero.
    Agreement,
    /// Both report a value above zero, and not the same.
    Difference,
    /// The importer reports a value, and the exporter zero or nothing.
    OrphanImport,
    /// The exporter reports a value, and the importer zero or nothing.
    LostExport,
    /// Nobody reports a value, and at least one of them reports zero.
    NoTrade,
    /// Nobody reports anything.
    Unreported,
}

impl MirrorStanding {
    /// Returns the name used in files: `orphan-import`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Difference => "difference",
            Self::OrphanImport => "orphan-import",
            Self::LostExport => "lost-export",
            Self::NoTrade => "no-trade",
            Self::Unreported => "unreported",
        }
    }
}

impl MirrorPair {
    /// Returns the flow of which these are the two reports.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - a value is below zero,
    /// - the two values are in different currencies.
    pub fn new(exporter: Option<Report>, importer: Option<Report>) -> Result<Self, MirrorError> {
        for (side, report) in [(MirrorSide::Exporter, exporter), (MirrorSide::Importer, importer)] {
            if let Some(Report { value, .. }) = report
                && value.is_negative()
            {
                return Err(MirrorError::NegativeValue { side, value });
            }
        }
        if let (Some(one), Some(other)) = (exporter, importer) {
            let (exporter, importer) = (one.value.currency(), other.value.currency());
            if exporter != importer {
                return Err(MirrorError::DifferentCurrencies { exporter, importer });
            }
        }
        Ok(Self { exporter, importer })
    }

    /// Returns what the exporter reports.
    #[must_use]
    pub const fn exporter(&self) -> Option<Report> {
        self.exporter
    }

    /// Returns what the importer reports.
    #[must_use]
    pub const fn importer(&self) -> Option<Report> {
        self.importer
    }

    /// Returns what a side reports.
    #[must_use]
    pub const fn report(&self, side: MirrorSide) -> Option<Report> {
        match side {
            MirrorSide::Exporter => self.exporter,
            MirrorSide::Importer => self.importer,
        }
    }

    /// Returns the currency, or `None` if nobody reports a value.
    #[must_use]
    pub fn currency(&self) -> Option<Currency> {
        self.exporter.or(self.importer).map(|report| report.value.currency())
    }

    /// Returns how the two sides stand to one another.
    #[must_use]
    pub fn standing(&self) -> MirrorStanding {
        let is_positive = |report: Option<Report>| report.is_some_and(|own| !own.value.is_zero());
        match (is_positive(self.exporter), is_positive(self.importer)) {
            (true, true) if self.gap().is_ok_and(Money::is_zero) => MirrorStanding::Agreement,
            (true, true) => MirrorStanding::Difference,
            (false, true) => MirrorStanding::OrphanImport,
            (true, false) => MirrorStanding::LostExport,
            (false, false) if self.exporter.or(self.importer).is_some() => MirrorStanding::NoTrade,
            (false, false) => MirrorStanding::Unreported,
        }
    }

    /// Returns the importer's value less the exporter's: `M − X`.
    ///
    /// # Errors
    ///
    /// Returns an error if a side reports nothing.
    pub fn gap(&self) -> Result<Money, MirrorError> {
        let [exporter, importer] = self.both()?;
        // Two amounts in one currency, none below zero, have a difference within the bounds.
        importer.checked_sub(exporter).map_err(|_| Undefined::BeyondBounds.into())
    }

    /// Returns the importer's value over the exporter's: `M / X`.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - a side reports nothing,
    /// - the exporter reports zero.
    pub fn ratio(&self) -> Result<ExactValue, MirrorError> {
        let [exporter, importer] = self.both()?.map(fraction);
        let of = "the exports that the exporter reports";
        let ratio = importer.over(&exporter).ok_or(Undefined::ZeroDenominator { of })?;
        Ok(ratio.value()?)
    }

    /// Returns the discrepancy index of the World Bank, with its sign: `(X − M) / (X + M)`.
    ///
    /// Below zero the importer reports more than the exporter, above zero less. −1 is an orphan import,
    /// 1 a lost export: as in the source, a side that reports nothing counts as zero here.
    ///
    /// # Source
    ///
    /// Mitikj and Kaushik 2024, World Bank Policy Research Working Paper 10792.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - nobody reports anything,
    /// - the two values together are zero.
    pub fn discrepancy_index(&self) -> Result<ExactValue, MirrorError> {
        let [exporter, importer] = self.at_least_one()?;
        over_both(&exporter.minus(&importer), &exporter, &importer)
    }

    /// Returns the distance of the two values relative to their sum: `|X − M| / (X + M)`, from 0 to 1.
    ///
    /// It is 1 if only one side reports a value, as in the source.
    ///
    /// # Source
    ///
    /// The mirror statistics of the Growth Lab of Harvard, where it is what reliability is made of.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - nobody reports anything,
    /// - the two values together are zero.
    pub fn relative_gap(&self) -> Result<ExactValue, MirrorError> {
        let [exporter, importer] = self.at_least_one()?;
        over_both(&exporter.minus(&importer).abs(), &exporter, &importer)
    }

    /// Returns the reporting distance of BACI: `|ln(X / M)|`, with 15 significant digits.
    ///
    /// # Source
    ///
    /// Gaulier and Zignago 2010.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - a side reports nothing,
    /// - a value is zero.
    pub fn log_gap(&self) -> Result<Approximate, MirrorError> {
        let [exporter, importer] = self.both()?.map(fraction);
        if exporter.is_zero() || importer.is_zero() {
            let of = "the values under the logarithm";
            return Err(Undefined::ZeroDenominator { of }.into());
        }
        let (low, high) = (exporter.clone().min(importer.clone()), exporter.max(importer));
        Ok(approximate(ln_of_growth(&low, &high))?)
    }

    /// Returns the values of both sides.
    pub(super) fn both(&self) -> Result<[Money; 2], MirrorError> {
        let of = |report: Option<Report>, side| {
            report.map(|report| report.value).ok_or(MirrorError::NotReported { side })
        };
        Ok([of(self.exporter, MirrorSide::Exporter)?, of(self.importer, MirrorSide::Importer)?])
    }

    /// Returns the values of both sides, with zero for one that reports nothing.
    pub(super) fn at_least_one(&self) -> Result<[Fraction; 2], MirrorError> {
        if self.exporter.or(self.importer).is_none() {
            return Err(MirrorError::NotReported { side: MirrorSide::Exporter });
        }
        let of = |report: Option<Report>| {
            report.map_or_else(Fraction::zero, |report| fraction(report.value))
        };
        Ok([of(self.exporter), of(self.importer)])
    }
}

/// Returns an amount as an exact number.
pub(super) fn fraction(amount: Money) -> Fraction {
    Fraction::of_decimal(amount.amount())
}

fn over_both(
    number: &Fraction,
    exporter: &Fraction,
    importer: &Fraction,
) -> Result<ExactValue, MirrorError> {
    let of = "the two values together";
    let index = number.over(&exporter.plus(importer)).ok_or(Undefined::ZeroDenominator { of })?;
    Ok(index.value()?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::trade::Valuation;

    fn report(units: u32) -> Report {
        let value = Money::new(units.into(), Currency::USD).unwrap();
        Report::new(value, Valuation::Unknown)
    }

    #[test]
    fn standings_tell_zero_from_nothing() {
        use MirrorStanding as S;
        let standing = |x: Option<u32>, m: Option<u32>| {
            MirrorPair::new(x.map(report), m.map(report)).unwrap().standing()
        };
        for (exporter, importer, expected) in [
            (Some(5), Some(5), S::Agreement),
            (Some(5), Some(6), S::Difference),
            (None, Some(6), S::OrphanImport),
            (Some(0), Some(6), S::OrphanImport),
            (Some(5), None, S::LostExport),
            (Some(5), Some(0), S::LostExport),
            (Some(0), None, S::NoTrade),
            (Some(0), Some(0), S::NoTrade),
            (None, None, S::Unreported),
        ] {
            assert_eq!(standing(exporter, importer), expected);
            let wire = serde_json::to_string(&expected).unwrap();
            assert_eq!(wire, format!("\"{}\"", expected.as_str()));
        }
    }

    #[test]
    fn what_is_undefined_says_why() {
        let zero = MirrorPair::new(Some(report(0)), Some(report(0))).unwrap();
        assert!(matches!(
            zero.ratio(),
            Err(MirrorError::Undefined(Undefined::ZeroDenominator { .. }))
        ));
        assert!(zero.discrepancy_index().is_err() && zero.relative_gap().is_err());
        assert!(zero.log_gap().is_err());
        assert_eq!(zero.gap().unwrap().to_string(), "0 USD");
        let nothing = MirrorPair::default();
        assert_eq!(
            nothing.relative_gap(),
            Err(MirrorError::NotReported { side: MirrorSide::Exporter })
        );
        assert_eq!(nothing.currency(), None);
        let below = Report { value: report(3).value.negated(), ..report(3) };
        assert!(matches!(
            MirrorPair::new(None, Some(below)),
            Err(MirrorError::NegativeValue { side: MirrorSide::Importer, .. })
        ));
    }

    proptest! {
        #[test]
        fn the_gap_changes_its_sign_with_the_sides(x in 0_u32..1000, m in 0_u32..1000) {
            let flow = MirrorPair::new(Some(report(x)), Some(report(m))).unwrap();
            let other = MirrorPair::new(Some(report(m)), Some(report(x))).unwrap();
            prop_assert_eq!(flow.gap().unwrap(), other.gap().unwrap().negated());
            prop_assert_eq!(flow.relative_gap(), other.relative_gap());
            prop_assert_eq!(flow.log_gap(), other.log_gap());
            if let (Ok(one), Ok(two)) = (flow.discrepancy_index(), other.discrepancy_index()) {
                let [one, two] = [one, two].map(|value| Fraction::of(value.ratio().unwrap()));
                prop_assert!(one.plus(&two).is_zero());
                let relative = flow.relative_gap().unwrap().ratio().unwrap();
                prop_assert_eq!(one.abs(), Fraction::of(relative));
                prop_assert!(relative <= crate::ratio::Ratio::ONE);
            }
        }

        #[test]
        fn a_side_that_is_silent_is_at_the_end_of_the_scale(x in 1_u32..1000) {
            let lost = MirrorPair::new(Some(report(x)), None).unwrap();
            let orphan = MirrorPair::new(None, Some(report(x))).unwrap();
            prop_assert_eq!(lost.discrepancy_index().unwrap().to_string(), "1/1");
            prop_assert_eq!(orphan.discrepancy_index().unwrap().to_string(), "-1/1");
            prop_assert_eq!(orphan.relative_gap().unwrap().to_string(), "1/1");
        }
    }
}
