//! `MirrorStrategy`: how one value is made of two reports.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{
    cif_to_fob::{AdjustedReport, CifToFob, MirrorFlow, rounded},
    error::{MirrorError, MirrorSide},
    mirror_pair::{MirrorPair, fraction},
    weight::inverse_variance_weight,
};
use crate::{
    decimal,
    indicator::{ExactValue, Fraction, Undefined},
    money::Money,
    trade::money,
};

/// How one value is made of what two sides report of a flow.
///
/// If only one side reports, every strategy takes its value, and the result says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MirrorStrategy {
    /// The value of the exporter.
    Exporter,
    /// The value of the importer, FOB.
    Importer,
    /// The mean of both.
    Mean,
    /// The square root of their product.
    GeometricMean,
    /// The larger one.
    Max,
    /// The smaller one.
    Min,
    /// The mean with the weights that give the least variance, as in BACI (Gaulier and Zignago 2010):
    /// each side is off by a factor whose logarithm is normal. See [`inverse_variance_weight`].
    InverseVariance {
        /// The standard deviation of the exporter's logarithm.
        exporter: Decimal,
        /// The standard deviation of the importer's logarithm.
        importer: Decimal,
    },
    /// The mean with the scores as weights: `a / (a + c)` is that of the exporter. See
    /// [`Reliability`](super::Reliability).
    Reliability {
        /// The score of the exporter, as an exporter.
        exporter: Decimal,
        /// The score of the importer, as an importer.
        importer: Decimal,
    },
}

/// On whose reports a value rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(clippy::exhaustive_enums, reason = "a flow has two ends")]
pub enum Provenance {
    /// Both report.
    Both,
    /// The exporter alone reports.
    ExporterOnly,
    /// The importer alone reports.
    ImporterOnly,
    /// Nobody reports.
    None,
}

/// One value made of what two sides report, with how.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, Currency, Money, decimal,
///     mirror::{
///         CifMargin, CifToFob, MirrorFlow, MirrorPair, MirrorStrategy, Provenance, ReconciledFlow, Report,
///     },
///     trade::Valuation,
/// };
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD);
/// let exporter = Report::new(dollars(180)?, Valuation::Fob);
/// let importer = Report::new(dollars(212)?, Valuation::Cif);
/// let rule = CifToFob::fixed(CifMargin::from_factor(decimal::parse("1.06")?)?);
/// let flow = MirrorFlow {
///     exporter: Country::BLR,
///     importer: Country::AZE,
///     period: "2021".parse()?,
/// };
/// let both = MirrorPair::new(Some(exporter), Some(importer))?;
/// let found = ReconciledFlow::new(both, MirrorStrategy::Mean, &rule, flow)?;
/// assert_eq!(found.value().map(|value| value.to_string()), Some("190 USD".to_owned()));
/// assert_eq!(found.provenance(), Provenance::Both);
///
/// let one = MirrorPair::new(None, Some(importer))?;
/// let found = ReconciledFlow::new(one, MirrorStrategy::Exporter, &rule, flow)?;
/// assert_eq!(found.value().map(|value| value.to_string()), Some("200 USD".to_owned()));
/// assert_eq!(found.provenance(), Provenance::ImporterOnly);
///
/// let unknown = Report { valuation: Valuation::Unknown, ..importer };
/// let unknown = MirrorPair::new(Some(exporter), Some(unknown))?;
/// assert!(ReconciledFlow::new(unknown, MirrorStrategy::Mean, &rule, flow).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReconciledFlow {
    flow: MirrorFlow,
    strategy: MirrorStrategy,
    value: Option<Money>,
    is_exact: bool,
    weight: Option<ExactValue>,
    exporter: Option<AdjustedReport>,
    importer: Option<AdjustedReport>,
}

impl ReconciledFlow {
    /// Returns the value that a strategy makes of a flow, both reports brought to FOB by a rule.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the rule refuses a report,
    /// - both sides report, and the strategy's deviations or scores are out of range: deviations from 0,
    ///   not both 0, and at most 10; scores above 0.
    pub fn new(
        pair: MirrorPair,
        strategy: MirrorStrategy,
        rule: &CifToFob,
        flow: MirrorFlow,
    ) -> Result<Self, MirrorError> {
        let [exporter, importer] = rule.apply_to_both(pair, flow)?;
        let own =
            Self { flow, strategy, value: None, is_exact: true, weight: None, exporter, importer };
        let of_one = |adjusted: AdjustedReport, weight: Fraction| {
            let (value, is_exact) = (Some(adjusted.report().value), adjusted.is_exact());
            Ok(Self { value, is_exact, weight: Some(weight.value()?), ..own })
        };
        let (sold, bought) = match (exporter, importer) {
            (None, None) => return Ok(own),
            (Some(adjusted), None) => return of_one(adjusted, Fraction::one()),
            (None, Some(adjusted)) => return of_one(adjusted, Fraction::zero()),
            (Some(sold), Some(bought)) => (sold, bought),
        };
        let values = [sold, bought].map(|adjusted| adjusted.report().value);
        let is_more = fraction(values[0]) >= fraction(values[1]);
        let is_less = fraction(values[0]) <= fraction(values[1]);
        let half = Fraction::new(1, 2).unwrap_or_else(Fraction::one);
        let weight = match strategy {
            MirrorStrategy::Exporter => Fraction::one(),
            MirrorStrategy::Importer => Fraction::zero(),
            MirrorStrategy::Mean | MirrorStrategy::GeometricMean => half,
            MirrorStrategy::Max => {
                if is_more {
                    Fraction::one()
                } else {
                    Fraction::zero()
                }
            }
            MirrorStrategy::Min => {
                if is_less {
                    Fraction::one()
                } else {
                    Fraction::zero()
                }
            }
            MirrorStrategy::InverseVariance { exporter, importer } => {
                Fraction::of_decimal(inverse_variance_weight(exporter, importer)?.to_decimal())
            }
            MirrorStrategy::Reliability { exporter, importer } => of_scores(exporter, importer)?,
        };
        let are_exact = sold.is_exact() && bought.is_exact();
        let (value, is_exact) = if strategy == MirrorStrategy::GeometricMean {
            root_of_product(values).ok_or(Undefined::BeyondBounds)?
        } else {
            let [sold, bought] = values.map(fraction);
            let rest = Fraction::one().minus(&weight);
            let sum = sold.times(&weight).plus(&bought.times(&rest));
            rounded(&sum, values[0].currency()).ok_or(Undefined::BeyondBounds)?
        };
        let is_exact = is_exact && are_exact;
        Ok(Self { value: Some(value), is_exact, weight: Some(weight.value()?), ..own })
    }

    /// Returns the flow.
    #[must_use]
    pub const fn flow(&self) -> MirrorFlow {
        self.flow
    }

    /// Returns how the value was made.
    #[must_use]
    pub const fn strategy(&self) -> MirrorStrategy {
        self.strategy
    }

    /// Returns the value, FOB, or `None` if nobody reports one.
    #[must_use]
    pub const fn value(&self) -> Option<Money> {
        self.value
    }

    /// Returns whether the value is exact; else values were rounded, half to even, to nine decimals.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        self.is_exact
    }

    /// Returns the weight of the exporter's value, from 0 to 1; that of the importer's is the rest. Of the
    /// geometric mean it is the weight of the logarithm. It is `None` if nobody reports a value.
    #[must_use]
    pub const fn exporter_weight(&self) -> Option<ExactValue> {
        self.weight
    }

    /// Returns on whose reports the value rests.
    #[must_use]
    pub const fn provenance(&self) -> Provenance {
        match (self.exporter, self.importer) {
            (Some(_), Some(_)) => Provenance::Both,
            (Some(_), None) => Provenance::ExporterOnly,
            (None, Some(_)) => Provenance::ImporterOnly,
            (None, None) => Provenance::None,
        }
    }

    /// Returns what a side reports, FOB, with what was done to it.
    #[must_use]
    pub const fn adjusted(&self, side: MirrorSide) -> Option<AdjustedReport> {
        match side {
            MirrorSide::Exporter => self.exporter,
            MirrorSide::Importer => self.importer,
        }
    }
}

/// Returns the weight of the exporter of two scores.
fn of_scores(exporter: Decimal, importer: Decimal) -> Result<Fraction, MirrorError> {
    let sides = [(MirrorSide::Exporter, exporter), (MirrorSide::Importer, importer)];
    for (side, score) in sides {
        if score <= Decimal::ZERO {
            let (what, needed) = ("score", "above zero");
            return Err(MirrorError::BadWeight { what, side, needed });
        }
    }
    let [one, other] = [exporter, importer].map(Fraction::of_decimal);
    let of = "the scores";
    Ok(one.over(&one.plus(&other)).ok_or(Undefined::ZeroDenominator { of })?)
}

/// Returns the square root of the product of two amounts, rounded once to nine decimals.
fn root_of_product(values: [Money; 2]) -> Option<(Money, bool)> {
    let units = |value: Money| decimal::mantissa_at(value.amount(), Money::MAX_DECIMALS);
    let [one, other] = [units(values[0])?, units(values[1])?].map(Fraction::whole);
    let (root, is_exact) = one.times(&other).nearest_root()?;
    Some((money(root, values[0].currency())?, is_exact))
}
