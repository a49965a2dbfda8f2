//! The same flow as both countries report it.

use serde::{Serialize, Serializer};

use super::{
    amount::Amount,
    trade_row::{TradeBasis, TradeRow},
};
use crate::{
    country::{Country, CountryPair},
    id::RecordId,
    money::{Bound, Money},
    period::Period,
    ratio::Ratio,
    trade::{TotalBasis, Valuation},
};

/// The goods that went one way in one period, as the exporter and as the importer report them.
///
/// Exports are mostly valued free on board and imports with freight and insurance: a gap is no error of
/// one of the two by itself. It is worked out between statistics of one kind only.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct MirrorGapRow {
    /// The period.
    pub period: Period,
    /// Whence.
    pub exporter: Country,
    /// Whither.
    pub importer: Country,
    /// The exports that the exporter reports.
    pub exported: Amount,
    /// Their valuation, if it is said and one.
    pub export_valuation: Option<Valuation>,
    /// The sources of the exports.
    pub export_sources: Vec<RecordId>,
    /// The imports that the importer reports.
    pub imported: Amount,
    /// Their valuation, if it is said and one.
    pub import_valuation: Option<Valuation>,
    /// The sources of the imports.
    pub import_sources: Vec<RecordId>,
    /// The imports less the exports; `None` if the two were not come by in the same way, or were
    /// published in rounded form.
    pub gap: Option<Amount>,
    /// The imports divided by the exports, with four decimals, under the same conditions; `None` if no
    /// exports are reported.
    #[serde(serialize_with = "four_decimals")]
    pub ratio: Option<Ratio>,
}

/// One side of a flow.
#[derive(Clone, Copy)]
struct Side<'a> {
    amount: Amount,
    basis: Option<TotalBasis>,
    valuation: Option<Valuation>,
    row: &'a TradeRow,
}

impl MirrorGapRow {
    /// Returns every pair of figures of one flow and period among the rows of trade.
    pub(super) fn all(pair: CountryPair, trade: &[TradeRow]) -> Vec<Self> {
        let by = |country: Country| {
            let is_own = move |row: &&TradeRow| {
                row.reporter == Some(country) && row.seen_from == Some(country)
            };
            trade.iter().filter(is_own)
        };
        let mut rows = Vec::new();
        for seen in pair.directions() {
            let (exporter, importer) = (seen.reporter(), seen.partner());
            for sold in by(exporter) {
                let same = by(importer).filter(|row| row.period == sold.period);
                rows.extend(same.filter_map(|bought| {
                    Self::of(exports_of(sold)?, imports_of(bought)?, exporter, importer)
                }));
            }
        }
        rows.sort_by_key(|row| row.period);
        rows
    }

    fn of(sold: Side<'_>, bought: Side<'_>, exporter: Country, importer: Country) -> Option<Self> {
        let compared = sold.compared_with(bought);
        let gap = compared.and_then(|(sold, bought)| bought.checked_sub(sold).ok());
        let ratio = compared.and_then(|(sold, bought)| bought.ratio_to(sold).ok().flatten());
        Some(Self {
            period: sold.row.period,
            exporter,
            importer,
            exported: sold.amount,
            export_valuation: sold.valuation,
            export_sources: sold.row.sources.clone(),
            imported: bought.amount,
            import_valuation: bought.valuation,
            import_sources: bought.row.sources.clone(),
            gap: gap.map(Amount::from),
            ratio,
        })
    }
}

impl Side<'_> {
    /// Returns both amounts if they are of one kind and hold every digit.
    fn compared_with(self, other: Side<'_>) -> Option<(Money, Money)> {
        let is_alike = self.row.basis == TradeBasis::Statistics
            && other.row.basis == TradeBasis::Statistics
            && self.basis == other.basis;
        let money = |amount: Amount| {
            let is_exact = amount.bound() == Bound::Exactly;
            is_exact.then(|| Money::new(amount.value(), amount.currency()).ok()).flatten()
        };
        is_alike.then(|| money(self.amount).zip(money(other.amount))).flatten()
    }
}

fn exports_of(row: &TradeRow) -> Option<Side<'_>> {
    let (basis, valuation) = (row.export_basis, row.export_valuation);
    row.exports.map(|amount| Side { amount, basis, valuation, row })
}

fn imports_of(row: &TradeRow) -> Option<Side<'_>> {
    let (basis, valuation) = (row.import_basis, row.import_valuation);
    row.imports.map(|amount| Side { amount, basis, valuation, row })
}

#[expect(clippy::ref_option, reason = "serde passes a reference to the field")]
fn four_decimals<S: Serializer>(ratio: &Option<Ratio>, serializer: S) -> Result<S::Ok, S::Error> {
    ratio.map(|ratio| ratio.rounded(4).to_string()).serialize(serializer)
}
