//! The cells of a row of trade, in words.

use super::{
    amount::Amount,
    mirror_gap_row::MirrorGapRow,
    ranked_goods_row::RankedGoodsRow,
    trade_row::{RowCoverage, TradeBasis, TradeRow},
};
use crate::trade::{TotalBasis, Valuation};

/// Why there is no figure of exports and imports together.
const NOT_COMBINED: &str = "not combined: different bases";

impl TradeRow {
    pub(super) fn exports_text(&self) -> String {
        figure(self.exports, self.export_basis).unwrap_or_else(not_reported)
    }

    pub(super) fn imports_text(&self) -> String {
        figure(self.imports, self.import_basis).unwrap_or_else(not_reported)
    }

    pub(super) fn turnover_text(&self) -> String {
        figure(self.turnover, self.export_basis).unwrap_or_else(|| self.why_not_combined())
    }

    pub(super) fn balance_text(&self) -> String {
        figure(self.balance, self.export_basis).unwrap_or_else(|| self.why_not_combined())
    }

    /// Returns exports over imports, or why there is no such ratio.
    pub(super) fn ratio_text(&self) -> String {
        match (self.coverage_ratio, self.imports) {
            (Some(ratio), _) => ratio.to_string(),
            (None, Some(imports)) if self.exports.is_some() && imports.value().is_zero() => {
                "undefined: imports are zero".to_owned()
            }
            (None, _) => self.why_not_combined(),
        }
    }

    /// Returns how the figures were come by: `published`, `reported total`, or the goods added.
    pub(super) fn basis_text(&self) -> String {
        if self.basis == TradeBasis::Published {
            return "published".to_owned();
        }
        let exports = basis(self.export_basis, self.export_coverage);
        let imports = basis(self.import_basis, self.import_coverage);
        let words = match (exports, imports) {
            (Some(exports), Some(imports)) if exports == imports => exports,
            (Some(exports), Some(imports)) => format!("exports: {exports}; imports: {imports}"),
            (one, other) => one.or(other).unwrap_or_else(not_reported),
        };
        match self.basis {
            TradeBasis::Reconciled => format!("reconciled from both reports: {words}"),
            _ => words,
        }
    }

    /// Returns whose figures they are: a country, `not named`, or nobody's report.
    pub(super) fn reporter_text(&self) -> &'static str {
        match (self.reporter, self.basis) {
            (Some(reporter), _) => reporter.name(),
            (None, TradeBasis::Reconciled) => "nobody; reconciled",
            (None, _) => "not named",
        }
    }

    /// Returns the valuations: `FOB`, `FOB / CIF`, `not said`, `several`.
    pub(super) fn valuation_text(&self) -> String {
        let exports =
            self.exports.map(|_| valuation_in(self.export_valuation, self.export_coverage));
        let imports =
            self.imports.map(|_| valuation_in(self.import_valuation, self.import_coverage));
        match (exports, imports) {
            (Some(exports), Some(imports)) if exports != imports => {
                format!("{exports} / {imports}")
            }
            (one, other) => one.or(other).unwrap_or("not said".to_owned()),
        }
    }

    fn why_not_combined(&self) -> String {
        let (exports, imports) = match (self.exports, self.imports) {
            (Some(exports), Some(imports)) => (exports, imports),
            (None, None) => return not_reported(),
            (None, Some(_)) => return "exports not reported".to_owned(),
            (Some(_), None) => return "imports not reported".to_owned(),
        };
        let is_threshold =
            |amount: Amount| amount.bound().is_open_below() || amount.bound().is_open_above();
        if exports.currency() != imports.currency() {
            "not combined: different currencies".to_owned()
        } else if self.export_basis != self.import_basis {
            NOT_COMBINED.to_owned()
        } else if is_threshold(exports) || is_threshold(imports) {
            "undefined: a figure is only bounded".to_owned()
        } else {
            "undefined: beyond what is held exactly".to_owned()
        }
    }
}

fn not_reported() -> String {
    "not reported".to_owned()
}

/// Returns an amount; a sum of some goods says that it is one.
fn figure(amount: Option<Amount>, basis: Option<TotalBasis>) -> Option<String> {
    let is_sum = basis.is_some_and(|basis| !basis.is_reported_total());
    amount
        .map(|amount| if is_sum { format!("{amount} (goods listed)") } else { amount.to_string() })
}

fn basis(basis: Option<TotalBasis>, coverage: Option<RowCoverage>) -> Option<String> {
    let (basis, coverage) = (basis?, coverage?);
    let rows = match coverage.rows {
        1 => "1 row".to_owned(),
        rows => format!("{rows} rows"),
    };
    Some(match (basis.is_reported_total(), coverage.rows_without_value) {
        (true, 0) => basis.to_string(),
        (true, _) => format!("{basis}, without a value"),
        (false, 0) => format!("{basis}, {rows}"),
        (false, without) => format!("{basis}, {rows}, {without} without a value"),
    })
}

/// Returns a valuation as a table has it: `FOB`, or that it is not said.
pub(super) fn valuation(valuation: Option<Valuation>) -> String {
    valuation.map_or("valuation not said".to_owned(), |it| it.to_string().to_uppercase())
}

fn valuation_in(valuation: Option<Valuation>, coverage: Option<RowCoverage>) -> String {
    match valuation {
        Some(valuation) => valuation.to_string().to_uppercase(),
        None if coverage.is_some_and(|rows| rows.has_several_valuations) => "several".to_owned(),
        None => "not said".to_owned(),
    }
}

impl MirrorGapRow {
    pub(super) fn gap_text(&self) -> String {
        self.gap.map_or("not worked out: of different kinds".to_owned(), |gap| gap.to_string())
    }

    pub(super) fn ratio_text(&self) -> String {
        match (self.ratio, self.gap) {
            (Some(ratio), _) => ratio.rounded(4).to_string(),
            (None, Some(_)) => "undefined: exports are zero".to_owned(),
            (None, None) => "not worked out".to_owned(),
        }
    }
}

impl RankedGoodsRow {
    /// Returns who reports the goods, in words.
    pub(super) fn reporter_text(&self) -> String {
        match self.reporter {
            Some(reporter) => format!("reported by {}", reporter.name()),
            None => "reconciled from both reports".to_owned(),
        }
    }
}
