//! `PricedBasket`: goods with their values and quantities, for the indices of prices.

use std::collections::BTreeMap;

use super::{basket::units, exact::Fraction, index::IndexCoverage, undefined::Undefined};
use crate::{
    commodity::{CommodityCode, CommodityLevel, HsEdition},
    money::{Currency, Money},
    quantity::{Quantity, Unit},
    trade::{FlowView, TradeRow},
};

/// Which quantity of a row a price is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum QuantityMeasure {
    /// The net weight.
    NetWeight,
    /// The quantity in the unit that the row names.
    Quantity,
}

impl QuantityMeasure {
    fn of(self, row: TradeRow<'_>) -> Option<Quantity> {
        match self {
            Self::NetWeight => Quantity::new(row.net_weight_kg()?, Unit::Kilogram).ok(),
            Self::Quantity => row.quantity(),
        }
    }
}

/// The values and quantities of goods of one edition of the Harmonized System, one level of detail and
/// one currency, each code once.
///
/// A good has a price if its value and its quantity are known and above zero. Whether a statistical office
/// has weighed or estimated a quantity is not known here: leave out what is not to be trusted.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, Quantity, Unit, indicator::PricedBasket};
///
/// let good = (Money::new(60.into(), Currency::USD)?, Quantity::new(12.into(), Unit::Kilogram)?);
/// let basket = PricedBasket::new(Some(HsEdition::H5), [("0702".parse()?, Some(good))])?;
/// assert_eq!(basket.priced(), 1);
/// let twice = [("0702".parse()?, Some(good)), ("0702".parse()?, None)];
/// assert!(PricedBasket::new(Some(HsEdition::H5), twice).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct PricedBasket {
    edition: Option<HsEdition>,
    level: Option<CommodityLevel>,
    currency: Option<Currency>,
    /// By code; `None` without a price.
    goods: Vec<(CommodityCode, Option<Priced>)>,
    /// All values, in units of [`Money::MAX_DECIMALS`].
    total: i128,
    coverage: IndexCoverage,
}

/// The value of a good, in units of [`Money::MAX_DECIMALS`], and its quantity, both above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Priced {
    pub(super) value: i128,
    pub(super) quantity: Quantity,
}

impl Priced {
    pub(super) fn value(self) -> Fraction {
        Fraction::whole(self.value)
    }

    pub(super) fn quantity(self) -> Fraction {
        Fraction::of_decimal(self.quantity.value())
    }
}

impl PricedBasket {
    /// Returns the basket of an embedder's own numbers: the value and quantity of each good, or `None` where
    /// one is not known.
    ///
    /// # Errors
    ///
    /// Returns an error if the values are no [`Basket`](super::Basket).
    pub fn new(
        edition: Option<HsEdition>,
        items: impl IntoIterator<Item = (CommodityCode, Option<(Money, Quantity)>)>,
    ) -> Result<Self, super::BasketError> {
        let items: Vec<_> = items.into_iter().collect();
        let values = items.iter().map(|(code, item)| (*code, item.map(|(value, _)| value)));
        let basket = super::Basket::new(edition, values)?;
        let goods: BTreeMap<CommodityCode, Option<Priced>> = items
            .into_iter()
            .map(|(code, item)| {
                let priced = item.and_then(|(value, quantity)| {
                    priced(Sum { value: units(value)?, quantity: Some(quantity), is_whole: true })
                });
                (code, priced)
            })
            .collect();
        Ok(Self {
            edition,
            level: basket.level(),
            currency: basket.currency(),
            goods: goods.into_iter().collect(),
            total: basket.total_units(),
            coverage: basket.coverage(),
        })
    }

    /// Returns the basket of a view: its goods, added up over the reporters, partners and periods that it
    /// holds. A good has no price if one of its rows is without a value or a quantity, or in another unit.
    #[must_use]
    pub fn of(view: FlowView<'_>, measure: QuantityMeasure) -> Self {
        let mut sums: BTreeMap<CommodityCode, Sum> = BTreeMap::new();
        let (mut rows, mut without, mut total) = (0_usize, 0_usize, 0_i128);
        for row in view.rows() {
            rows = rows.saturating_add(1);
            without = without.saturating_add(usize::from(row.value().is_none()));
            let value = row.value().and_then(units);
            total = total.saturating_add(value.unwrap_or_default());
            let own = Sum {
                value: value.unwrap_or_default(),
                quantity: measure.of(row),
                is_whole: value.is_some(),
            };
            sums.entry(row.commodity().code()).and_modify(|sum| *sum = sum.and(own)).or_insert(own);
        }
        let table = view.view().table();
        Self {
            edition: table.edition(),
            level: Some(view.view().level()),
            currency: table.currency(),
            coverage: IndexCoverage::of_rows(rows, without).with_goods(sums.len()),
            goods: sums.into_iter().map(|(code, sum)| (code, priced(sum))).collect(),
            total,
        }
    }

    /// Returns how many goods have a price.
    #[must_use]
    pub fn priced(&self) -> usize {
        self.goods.iter().filter(|(_, priced)| priced.is_some()).count()
    }

    /// Returns how many goods there are, those without a price included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.goods.len()
    }

    /// Returns whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.goods.is_empty()
    }

    /// Returns the rows and goods behind the figures.
    #[must_use]
    pub const fn coverage(&self) -> IndexCoverage {
        self.coverage
    }

    pub(super) fn goods(&self) -> &[(CommodityCode, Option<Priced>)] {
        &self.goods
    }

    pub(super) const fn total_units(&self) -> i128 {
        self.total
    }

    pub(super) fn of_code(&self, code: CommodityCode) -> Option<Priced> {
        let place = self.goods.binary_search_by_key(&code, |(code, _)| *code).ok()?;
        self.goods.get(place)?.1
    }

    /// Checks that this and another basket are of one edition, level and currency.
    ///
    /// # Errors
    ///
    /// Returns an error if they are not.
    pub(super) fn comparable(&self, other: &Self) -> Result<(), Undefined> {
        if self.is_empty() || other.is_empty() {
            return Ok(());
        }
        if self.edition != other.edition {
            return Err(Undefined::DifferentEditions { first: self.edition, other: other.edition });
        }
        match (self.level, other.level) {
            (Some(first), Some(other)) if first != other => {
                return Err(Undefined::DifferentLevels { first, other });
            }
            _ => {}
        }
        match (self.currency, other.currency) {
            (Some(first), Some(other)) if first != other => {
                Err(Undefined::DifferentCurrencies { first, other })
            }
            _ => Ok(()),
        }
    }
}

/// The sum of the rows of a good.
#[derive(Debug, Clone, Copy)]
struct Sum {
    value: i128,
    quantity: Option<Quantity>,
    /// Whether all rows have a value.
    is_whole: bool,
}

impl Sum {
    fn and(self, other: Self) -> Self {
        let both = self.quantity.zip(other.quantity);
        Self {
            value: self.value.saturating_add(other.value),
            quantity: both.and_then(|(one, other)| one.checked_add(other).ok()),
            is_whole: self.is_whole && other.is_whole,
        }
    }
}

fn priced(sum: Sum) -> Option<Priced> {
    let quantity = sum.quantity.filter(|quantity| !quantity.value().is_zero())?;
    (sum.is_whole && sum.value > 0).then_some(Priced { value: sum.value, quantity })
}
