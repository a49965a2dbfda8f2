//! `TwoWayTrade`: exports and imports side by side.

use super::total::FlowTotal;
use crate::{
    money::{Currency, Money},
    notice::{Notice, NoticeCode, Place},
    ratio::Ratio,
};

/// The exports and imports of one reporter in one period, as it values them: mostly the exports FOB and
/// the imports CIF, which [`exports`](Self::exports) and [`imports`](Self::imports) name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct TwoWayTrade {
    pub(super) exports: FlowTotal,
    pub(super) imports: FlowTotal,
}

impl TwoWayTrade {
    /// Returns the exports, with the rows and valuations behind them.
    #[must_use]
    pub const fn exports(self) -> FlowTotal {
        self.exports
    }

    /// Returns the imports, with the rows and valuations behind them.
    #[must_use]
    pub const fn imports(self) -> FlowTotal {
        self.imports
    }

    /// Returns exports and imports together, or `None` if one of the two is not reported.
    #[must_use]
    pub fn turnover(self) -> Option<Money> {
        let (exports, imports) = self.values()?;
        exports.checked_add(imports).ok()
    }

    /// Returns exports less imports, or `None` if one of the two is not reported.
    #[must_use]
    pub fn balance(self) -> Option<Money> {
        let (exports, imports) = self.values()?;
        exports.checked_sub(imports).ok()
    }

    /// Returns exports over imports, or `None` if one of the two is not reported or the imports are
    /// zero.
    #[must_use]
    pub fn coverage_ratio(self) -> Option<Ratio> {
        let (exports, imports) = self.values()?;
        exports.ratio_to(imports).ok().flatten()
    }

    /// Returns what is to be remarked: `mixed_valuation` where the exports, or the imports, add values
    /// of several valuations; `mixed_currency` if the two are in different currencies and so do not
    /// combine.
    #[must_use]
    pub fn notices(self) -> Vec<Notice> {
        let of_exports =
            self.exports.notices().into_iter().map(|one| one.with_text("flow", "export"));
        let of_imports =
            self.imports.notices().into_iter().map(|one| one.with_text("flow", "import"));
        let mixed = self.currencies().filter(|(exports, imports)| exports != imports);
        let of_both = mixed.map(|(exports, imports)| {
            let message = format!("exports are in {exports} and imports in {imports}");
            Notice::new(NoticeCode::MixedCurrency, Place::whole(), message)
        });
        of_exports.chain(of_imports).chain(of_both).collect()
    }

    fn values(self) -> Option<(Money, Money)> {
        self.exports.value().zip(self.imports.value())
    }

    fn currencies(self) -> Option<(Currency, Currency)> {
        self.values().map(|(exports, imports)| (exports.currency(), imports.currency()))
    }
}
