//! `CifToFob`: how values are brought to FOB, and what was done with one.

use super::{
    cif_margin::CifMargin,
    cif_margins::CifMargins,
    error::{MirrorError, MirrorSide},
    mirror_pair::{MirrorPair, fraction},
    report::{Report, ReportKind},
};
use crate::{
    country::Country,
    indicator::{Fraction, Undefined},
    money::{Currency, Money},
    period::Period,
    trade::Valuation,
};

/// One flow: from where, to where, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_structs, reason = "named arguments; literals must work")]
pub struct MirrorFlow {
    /// The country that the goods leave.
    pub exporter: Country,
    /// The country that they enter.
    pub importer: Country,
    /// When they cross the border.
    pub period: Period,
}

/// The rule by which values are brought to FOB.
///
/// A value that is FOB stays as it is; so does one that is FAS, which lacks the costs of loading. A value
/// that is CIF is converted. One of unknown valuation is refused, unless the rule says to take exports for
/// FOB and imports for CIF, as the recommendations of the United Nations have them.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, Currency, Money, decimal,
///     mirror::{CifMargin, CifToFob, MirrorError, MirrorFlow, MirrorSide, Report},
///     trade::Valuation,
/// };
///
/// let rule = CifToFob::fixed(CifMargin::from_factor(decimal::parse("1.06")?)?);
/// let flow = MirrorFlow {
///     exporter: Country::BLR,
///     importer: Country::AZE,
///     period: "2021".parse()?,
/// };
/// let value = Money::new(decimal::parse("212")?, Currency::USD)?;
/// let found = rule.apply(Report::new(value, Valuation::Cif), MirrorSide::Importer, flow)?;
/// assert_eq!(found.report().value.to_string(), "200 USD");
/// assert_eq!(found.report().valuation, Valuation::Fob);
///
/// let unknown = Report::new(value, Valuation::Unknown);
/// let refused = rule.apply(unknown, MirrorSide::Importer, flow);
/// assert!(matches!(refused, Err(MirrorError::UnknownValuation { .. })));
/// let taken = rule.with_customary_valuations(true).apply(unknown, MirrorSide::Importer, flow)?;
/// assert!(taken.is_assumed());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CifToFob {
    margin: Margin,
    is_customary: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Margin {
    FobAlready,
    Fixed(CifMargin),
    Listed(CifMargins),
}

impl CifToFob {
    /// Returns the rule for values that are FOB already, whatever is said of them, as for countries that
    /// value their imports so.
    #[must_use]
    pub const fn fob_already() -> Self {
        Self { margin: Margin::FobAlready, is_customary: false }
    }

    /// Returns the rule with one margin for all flows.
    #[must_use]
    pub const fn fixed(margin: CifMargin) -> Self {
        Self { margin: Margin::Fixed(margin), is_customary: false }
    }

    /// Returns the rule with margins by pair, or by pair and year.
    #[must_use]
    pub const fn listed(margins: CifMargins) -> Self {
        Self { margin: Margin::Listed(margins), is_customary: false }
    }

    /// Returns this rule that takes exports of unknown valuation for FOB and such imports for CIF, or that
    /// does not.
    #[must_use]
    pub fn with_customary_valuations(self, is_customary: bool) -> Self {
        Self { is_customary, ..self }
    }

    /// Returns what a side reports of a flow, FOB.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the valuation is unknown, and the rule does not say what to take it for,
    /// - the value is CIF, and the table of margins has none for the flow.
    pub fn apply(
        &self,
        report: Report,
        side: MirrorSide,
        flow: MirrorFlow,
    ) -> Result<AdjustedReport, MirrorError> {
        let same = |adjustment| AdjustedReport {
            from: report,
            report: Report { valuation: Valuation::Fob, ..report },
            adjustment,
            is_assumed: false,
            is_exact: true,
        };
        if self.margin == Margin::FobAlready {
            return Ok(same(Adjustment::FobByRule));
        }
        let (valuation, is_assumed) = match (report.valuation, side) {
            (Valuation::Unknown, _) if !self.is_customary => {
                return Err(MirrorError::UnknownValuation { side });
            }
            (Valuation::Unknown, MirrorSide::Exporter) => (Valuation::Fob, true),
            (Valuation::Unknown, MirrorSide::Importer) => (Valuation::Cif, true),
            (valuation, _) => (valuation, false),
        };
        match valuation {
            Valuation::Cif => {
                let margin = self.margin(flow)?;
                let fob = fraction(report.value).times(&margin.fob_part());
                let (value, is_exact) =
                    rounded(&fob, report.value.currency()).ok_or(Undefined::BeyondBounds)?;
                let report_after =
                    Report { value, valuation: Valuation::Fob, kind: ReportKind::Converted };
                let adjustment = Adjustment::Converted { margin };
                Ok(AdjustedReport {
                    from: report,
                    report: report_after,
                    adjustment,
                    is_assumed,
                    is_exact,
                })
            }
            Valuation::Fas => {
                let kept = same(Adjustment::KeptFas);
                Ok(AdjustedReport { report, ..kept })
            }
            _ => Ok(AdjustedReport { is_assumed, ..same(Adjustment::KeptFob) }),
        }
    }

    /// Returns by what the value of a report is multiplied to be FOB, exactly.
    pub(super) fn fob_part(
        &self,
        report: Report,
        side: MirrorSide,
        flow: MirrorFlow,
    ) -> Result<Fraction, MirrorError> {
        Ok(match self.apply(report, side, flow)?.adjustment {
            Adjustment::Converted { margin } => margin.fob_part(),
            _ => Fraction::one(),
        })
    }

    /// Returns a flow with both reports FOB, and what was done with each.
    ///
    /// # Errors
    ///
    /// Returns an error if [`apply`](Self::apply) does for one of the two.
    pub fn apply_to_both(
        &self,
        pair: MirrorPair,
        flow: MirrorFlow,
    ) -> Result<[Option<AdjustedReport>; 2], MirrorError> {
        let of = |side| pair.report(side).map(|report| self.apply(report, side, flow)).transpose();
        Ok([of(MirrorSide::Exporter)?, of(MirrorSide::Importer)?])
    }

    /// Returns the margin of a flow.
    fn margin(&self, flow: MirrorFlow) -> Result<CifMargin, MirrorError> {
        let MirrorFlow { exporter, importer, period } = flow;
        let found = match &self.margin {
            Margin::FobAlready => None,
            Margin::Fixed(margin) => Some(*margin),
            Margin::Listed(margins) => margins.margin(exporter, importer, period),
        };
        found.ok_or(MirrorError::NoMargin { exporter, importer, period })
    }
}

/// What was done to bring a value to FOB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Adjustment {
    /// Nothing: it is valued FOB.
    KeptFob,
    /// Nothing: it is valued FAS, which lacks the costs of loading.
    KeptFas,
    /// Nothing: the rule says that values are FOB already.
    FobByRule,
    /// It was CIF, and this margin was taken off.
    #[non_exhaustive]
    Converted {
        /// The margin.
        margin: CifMargin,
    },
}

/// What a side reports, FOB, with what was done to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AdjustedReport {
    from: Report,
    report: Report,
    adjustment: Adjustment,
    is_assumed: bool,
    is_exact: bool,
}

impl AdjustedReport {
    /// Returns what is reported.
    #[must_use]
    pub const fn from(&self) -> Report {
        self.from
    }

    /// Returns it as it is afterwards.
    #[must_use]
    pub const fn report(&self) -> Report {
        self.report
    }

    /// Returns what was done.
    #[must_use]
    pub const fn adjustment(&self) -> Adjustment {
        self.adjustment
    }

    /// Returns whether the valuation was not known, and taken for the customary one.
    #[must_use]
    pub const fn is_assumed(&self) -> bool {
        self.is_assumed
    }

    /// Returns whether the value afterwards is exact; else it is rounded once, half to even, to nine
    /// decimals.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        self.is_exact
    }
}

/// Returns a number as an amount, rounded half to even where it has more decimals than amounts have, and
/// whether it was exact.
pub(super) fn rounded(number: &Fraction, currency: Currency) -> Option<(Money, bool)> {
    let decimals = i64::from(Money::MAX_DECIMALS);
    let units = i128::try_from(number.at(decimals)).ok()?;
    let amount = crate::trade::money(units, currency)?;
    Some((amount, fraction(amount) == *number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal;

    fn report(text: &str, valuation: Valuation) -> Report {
        Report::new(Money::new(decimal::parse(text).unwrap(), Currency::USD).unwrap(), valuation)
    }

    const FLOW: fn() -> MirrorFlow = || MirrorFlow {
        exporter: Country::BLR,
        importer: Country::AZE,
        period: "2021".parse().unwrap(),
    };

    #[test]
    fn what_was_done_is_in_the_result() {
        let margin = CifMargin::from_factor(decimal::parse("1.06").unwrap()).unwrap();
        let rule = CifToFob::fixed(margin);
        let apply = |text, valuation| {
            rule.apply(report(text, valuation), MirrorSide::Importer, FLOW()).unwrap()
        };
        let cif = apply("100", Valuation::Cif);
        assert_eq!(cif.report().value.to_string(), "94.339622642 USD");
        assert_eq!(cif.report().kind, ReportKind::Converted);
        assert_eq!(cif.adjustment(), Adjustment::Converted { margin });
        assert!(!cif.is_exact() && !cif.is_assumed());
        let fob = apply("100", Valuation::Fob);
        assert_eq!((fob.report(), fob.adjustment()), (fob.from(), Adjustment::KeptFob));
        let fas = apply("100", Valuation::Fas);
        assert_eq!((fas.report(), fas.adjustment()), (fas.from(), Adjustment::KeptFas));
        let already = CifToFob::fob_already().apply(
            report("100", Valuation::Cif),
            MirrorSide::Importer,
            FLOW(),
        );
        assert_eq!(already.unwrap().adjustment(), Adjustment::FobByRule);
        // The two bases take off the same.
        let share = CifToFob::fixed(margin.to_share_of_cif().unwrap());
        let other = share.apply(report("100", Valuation::Cif), MirrorSide::Importer, FLOW());
        assert_eq!(other.unwrap().report(), cif.report());
    }

    #[test]
    fn a_flow_that_is_not_listed_has_no_margin() {
        let rule = CifToFob::listed(CifMargins::new()).with_customary_valuations(true);
        let refused = rule.apply(report("1", Valuation::Unknown), MirrorSide::Importer, FLOW());
        assert!(matches!(refused, Err(MirrorError::NoMargin { .. })));
        let exporter = rule.apply(report("1", Valuation::Unknown), MirrorSide::Exporter, FLOW());
        assert!(exporter.unwrap().is_assumed());
    }
}
