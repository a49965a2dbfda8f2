//! `Compared`: baskets side by side.

use super::{
    basket::{Basket, aligned},
    exact::Fraction,
    index::{IndexCoverage, Input},
    undefined::Undefined,
};
use crate::{
    commodity::CommodityCode,
    money::{Currency, Money},
    trade,
};

/// Baskets side by side: the goods of which all values are known, with their sums. The goods of which one
/// is not known are in no sum, so that like is compared with like.
#[derive(Debug, Clone)]
pub(super) struct Compared<const N: usize> {
    rows: Vec<(CommodityCode, Option<[i128; N]>)>,
    totals: [i128; N],
    currency: Option<Currency>,
    coverage: IndexCoverage,
}

impl<const N: usize> Compared<N> {
    /// # Errors
    ///
    /// Returns an error if the baskets are of different editions, levels or currencies.
    pub(super) fn new(baskets: [&Basket; N]) -> Result<Self, Undefined> {
        let rows: Vec<_> = aligned(baskets)?
            .into_iter()
            .map(|(code, values)| {
                let is_known = values.iter().all(Option::is_some);
                (code, is_known.then(|| values.map(Option::unwrap_or_default)))
            })
            .collect();
        let mut totals = [0_i128; N];
        for values in rows.iter().filter_map(|(_, values)| values.as_ref()) {
            for (total, value) in totals.iter_mut().zip(values) {
                *total = total.checked_add(*value).ok_or(Undefined::BeyondBounds)?;
            }
        }
        let left_out = rows.iter().filter(|(_, values)| values.is_none()).count();
        let coverages = baskets.iter().map(|basket| basket.coverage());
        let coverage = coverages
            .fold(IndexCoverage::default(), IndexCoverage::and)
            .with_goods(rows.len())
            .with_goods_left_out(left_out);
        let currency = baskets.iter().find_map(|basket| basket.currency());
        Ok(Self { rows, totals, currency, coverage })
    }

    /// Returns the values of the goods of which all are known, by code.
    pub(super) fn known(&self) -> impl Iterator<Item = [i128; N]> {
        self.rows.iter().filter_map(|(_, values)| *values)
    }

    /// Returns all goods, by code, with their values if all are known.
    pub(super) fn rows(&self) -> &[(CommodityCode, Option<[i128; N]>)] {
        &self.rows
    }

    /// Returns what a function says of each good, by code; where a value is not known, that.
    pub(super) fn by_good<V>(
        &self,
        mut index: impl FnMut([i128; N]) -> Result<V, Undefined>,
    ) -> Vec<(CommodityCode, Result<V, Undefined>)> {
        let missing = Undefined::MissingValue { what: "the trade in this good" };
        let goods = self.rows.iter();
        goods.map(|(code, values)| (*code, values.ok_or(missing).and_then(&mut index))).collect()
    }

    pub(super) const fn totals(&self) -> [i128; N] {
        self.totals
    }

    /// Returns the totals, to divide by.
    ///
    /// # Errors
    ///
    /// Returns an error if one is zero.
    pub(super) fn wholes(&self, names: [&'static str; N]) -> Result<[Fraction; N], Undefined> {
        match self.totals.iter().zip(names).find(|(total, _)| **total == 0) {
            Some((_, what)) => Err(Undefined::Empty { what }),
            None => Ok(self.totals.map(Fraction::whole)),
        }
    }

    pub(super) const fn coverage(&self) -> IndexCoverage {
        self.coverage
    }

    pub(super) fn money(&self, units: i128) -> Result<Money, Undefined> {
        let missing = Undefined::Empty { what: "the baskets" };
        let currency = self.currency.ok_or(missing)?;
        trade::money(units, currency).ok_or(Undefined::BeyondBounds)
    }

    /// Returns the totals as inputs of an index.
    pub(super) fn inputs(&self, names: [&'static str; N]) -> Vec<Input> {
        let named = names.into_iter().zip(self.totals);
        named
            .filter_map(|(name, total)| Some(Input::money(name, self.money(total).ok()?)))
            .collect()
    }
}

impl Compared<2> {
    /// Returns the sum over the goods of how far their shares in the two baskets are from one another.
    ///
    /// # Errors
    ///
    /// Returns an error if nothing of value is in one of them.
    pub(super) fn distance(&self, names: [&'static str; 2]) -> Result<Fraction, Undefined> {
        let [one, other] = self.wholes(names)?;
        let terms = self.known().map(|[first, second]| {
            Fraction::whole(first).times(&other).minus(&Fraction::whole(second).times(&one)).abs()
        });
        Fraction::sum(terms).over(&one.times(&other)).ok_or(Undefined::BeyondBounds)
    }
}
