//! `TwoWayTrade`: exports and imports side by side.

use super::{total::FlowTotal, total_basis::TotalBasis};
use crate::{
    money::{Currency, Money},
    notice::{Notice, NoticeCode, Place},
    ratio::Ratio,
};

/// The exports and imports of one reporter in one period, as it values them: mostly the exports FOB and
/// the imports CIF, which [`exports`](Self::exports) and [`imports`](Self::imports) name.
///
/// The two combine only if both were come by in one way: a reported total and a sum of some goods give
/// neither a turnover nor a balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct TwoWayTrade {
    pub(super) exports: FlowTotal,
    pub(super) imports: FlowTotal,
    pub(super) export_basis: Option<TotalBasis>,
    pub(super) import_basis: Option<TotalBasis>,
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

    /// Returns how the exports were come by, or `None` if no row is about them.
    #[must_use]
    pub const fn export_basis(self) -> Option<TotalBasis> {
        self.export_basis
    }

    /// Returns how the imports were come by, or `None` if no row is about them.
    #[must_use]
    pub const fn import_basis(self) -> Option<TotalBasis> {
        self.import_basis
    }

    /// Returns exports and imports together, or `None` if one of the two is not reported, or if they do
    /// not combine.
    #[must_use]
    pub fn turnover(self) -> Option<Money> {
        let (exports, imports) = self.comparable()?;
        exports.checked_add(imports).ok()
    }

    /// Returns exports less imports, or `None` if one of the two is not reported, or if they do not
    /// combine.
    #[must_use]
    pub fn balance(self) -> Option<Money> {
        let (exports, imports) = self.comparable()?;
        exports.checked_sub(imports).ok()
    }

    /// Returns exports over imports, or `None` if one of the two is not reported, if they do not
    /// combine, or if the imports are zero.
    #[must_use]
    pub fn coverage_ratio(self) -> Option<Ratio> {
        let (exports, imports) = self.comparable()?;
        exports.ratio_to(imports).ok().flatten()
    }

    /// Returns what is to be remarked:
    ///
    /// - `mixed_valuation` where the exports, or the imports, add values of several valuations,
    /// - `values_not_reported` where some of the rows report no value,
    /// - `mixed_basis` if one is a reported total and the other a sum of goods, or the two are sums of
    ///   goods of different levels or editions, and so do not combine,
    /// - `mixed_currency` if the two are in different currencies and so do not combine.
    #[must_use]
    pub fn notices(self) -> Vec<Notice> {
        self.remarks("")
    }

    /// Returns what is to be remarked of the exports and imports named by `whose`, which follows the
    /// words "exports" and "imports".
    pub(super) fn remarks(self, whose: &str) -> Vec<Notice> {
        let of = |flow: &'static str, total: FlowTotal| {
            let notices = total.remarks(&format!("the {flow}s{whose}"));
            notices.into_iter().map(move |one| one.with_text("flow", flow))
        };
        let mut notices: Vec<_> =
            of("export", self.exports).chain(of("import", self.imports)).collect();
        let Some((exports, imports)) = self.values() else { return notices };
        if let (Some(export_basis), Some(import_basis)) = (self.export_basis, self.import_basis)
            && export_basis != import_basis
        {
            let message = format!(
                "the exports{whose} are a {export_basis} and the imports a {import_basis}, so there \
                 is no turnover, balance or ratio of the two"
            );
            notices.push(Notice::new(NoticeCode::MixedBasis, Place::whole(), message));
        }
        let (exports, imports): (Currency, Currency) = (exports.currency(), imports.currency());
        if exports != imports {
            let message =
                format!("the exports{whose} are in {exports} and the imports in {imports}");
            notices.push(Notice::new(NoticeCode::MixedCurrency, Place::whole(), message));
        }
        notices
    }

    fn values(self) -> Option<(Money, Money)> {
        self.exports.value().zip(self.imports.value())
    }

    /// Returns the values if they were come by in one way.
    fn comparable(self) -> Option<(Money, Money)> {
        self.values().filter(|_| self.export_basis == self.import_basis)
    }
}
