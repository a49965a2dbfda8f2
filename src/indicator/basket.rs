//! `Basket`: what is traded, good by good, for the indices of goods.

use std::collections::BTreeMap;

use super::{
    exact::Fraction,
    index::{IndexCoverage, Input},
    undefined::Undefined,
};
use crate::{
    commodity::{CommodityCode, CommodityLevel, HsEdition},
    decimal,
    money::{Currency, Money},
    trade::{self, FlowView},
};

/// The largest total, in units of [`Money::MAX_DECIMALS`].
const MOST: i128 = 10_i128.pow(27);

/// The value of each good of some trade: of one edition of the Harmonized System, one level of detail
/// and one currency, each code once.
///
/// A good that is not listed is not traded, which is zero where goods are compared. A good that is
/// listed without a value is something else: it is in no sum, it has no index of its own, and the
/// coverage of an index counts its rows.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::Basket};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD).ok();
/// let goods = [("0702".parse()?, dollars(60)), ("3902".parse()?, dollars(40)), ("8701".parse()?, None)];
/// let basket = Basket::new(Some(HsEdition::H5), goods)?;
/// assert_eq!(basket.total(), dollars(100));
/// assert_eq!(basket.coverage().rows_without_value(), 1);
///
/// let twice = [("0702".parse()?, dollars(60)), ("0702".parse()?, dollars(1))];
/// assert!(Basket::new(Some(HsEdition::H5), twice).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Basket {
    edition: Option<HsEdition>,
    level: Option<CommodityLevel>,
    currency: Option<Currency>,
    /// By code, in units of [`Money::MAX_DECIMALS`].
    goods: Vec<(CommodityCode, Option<i128>)>,
    total: i128,
    coverage: IndexCoverage,
}

impl Basket {
    /// Returns the basket of an embedder's own numbers: the value of each good, or `None` where it is
    /// not known.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - a value is below zero,
    /// - a good is there twice,
    /// - goods are of several levels of detail,
    /// - values are in several currencies,
    /// - all values together are more than [`Money::MAX_AMOUNT`].
    pub fn new(
        edition: Option<HsEdition>,
        items: impl IntoIterator<Item = (CommodityCode, Option<Money>)>,
    ) -> Result<Self, BasketError> {
        let mut goods = BTreeMap::new();
        let (mut level, mut currency) = (None::<CommodityLevel>, None::<Currency>);
        for (code, value) in items {
            let first = *level.get_or_insert(code.level());
            if first != code.level() {
                return Err(BasketError::MixedLevels { first, other: code.level() });
            }
            let units = value.map(|value| {
                let first = *currency.get_or_insert(value.currency());
                if first != value.currency() {
                    return Err(BasketError::MixedCurrencies { first, other: value.currency() });
                }
                if value.is_negative() {
                    return Err(BasketError::Negative { code, value });
                }
                units(value).ok_or(BasketError::TooLarge)
            });
            if goods.insert(code, units.transpose()?).is_some() {
                return Err(BasketError::Duplicate { code });
            }
        }
        let without = goods.values().filter(|units| units.is_none()).count();
        let coverage = IndexCoverage::of_rows(goods.len(), without);
        let basket = Self { edition, level, currency, ..Self::default() };
        basket.filled(goods, coverage).ok_or(BasketError::TooLarge)
    }

    /// Returns the basket of a view: its goods, added up over the reporters, partners and periods that
    /// it holds. Narrow it to one of each that is not to be added up.
    #[must_use]
    pub fn of(view: FlowView<'_>) -> Self {
        let level = view.view().level();
        // The level is that of the view.
        let totals = view.by_commodity(level).unwrap_or_default();
        let goods = totals
            .iter()
            .map(|(commodity, total)| (commodity.code(), total.value().and_then(units)))
            .collect();
        let rows = view.coverage();
        let table = view.view().table();
        let basket = Self {
            edition: table.edition(),
            level: Some(level),
            currency: table.currency(),
            ..Self::default()
        };
        let coverage = IndexCoverage::of_rows(rows.rows(), rows.rows_without_value());
        // A table is refused at build if its values together are more than an amount may be.
        basket.filled(goods, coverage).unwrap_or_default()
    }

    /// Returns the basket of sums in units of [`Money::MAX_DECIMALS`].
    pub(super) fn of_sums(
        (edition, level, currency): (Option<HsEdition>, CommodityLevel, Option<Currency>),
        goods: BTreeMap<CommodityCode, Option<i128>>,
        coverage: IndexCoverage,
    ) -> Self {
        let basket = Self { edition, level: Some(level), currency, ..Self::default() };
        basket.filled(goods, coverage).unwrap_or_default()
    }

    /// Returns the basket of so many reporters.
    pub(super) fn with_reporters(self, reporters: usize) -> Self {
        Self { coverage: self.coverage.with_reporters(reporters), ..self }
    }

    fn filled(
        self,
        goods: BTreeMap<CommodityCode, Option<i128>>,
        coverage: IndexCoverage,
    ) -> Option<Self> {
        let mut values = goods.values().flatten();
        let total = values.try_fold(0_i128, |sum, units| sum.checked_add(*units))?;
        let coverage = coverage.with_goods(goods.len());
        (total <= MOST).then(|| Self {
            goods: goods.into_iter().collect(),
            total,
            coverage,
            ..self
        })
    }

    /// Returns the edition that the codes are of.
    #[must_use]
    pub const fn edition(&self) -> Option<HsEdition> {
        self.edition
    }

    /// Returns the level of detail of the codes, or `None` if there is none.
    #[must_use]
    pub const fn level(&self) -> Option<CommodityLevel> {
        self.level
    }

    /// Returns the currency of the values, or `None` if there is none.
    #[must_use]
    pub const fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// Returns the goods with their values, by code.
    pub fn goods(&self) -> impl Iterator<Item = (CommodityCode, Option<Money>)> {
        self.goods.iter().map(|(code, units)| (*code, units.and_then(|units| self.money(units))))
    }

    /// Returns the value of a good, or `None` if it is not listed or has none.
    #[must_use]
    pub fn value(&self, code: CommodityCode) -> Option<Money> {
        let place = self.goods.binary_search_by_key(&code, |(code, _)| *code).ok()?;
        self.goods.get(place)?.1.and_then(|units| self.money(units))
    }

    /// Returns the sum of the values, or `None` if no good has one.
    #[must_use]
    pub fn total(&self) -> Option<Money> {
        self.has_value().then(|| self.money(self.total)).flatten()
    }

    /// Returns how many goods there are, those without a value included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.goods.len()
    }

    /// Returns whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.goods.is_empty()
    }

    /// Returns what the basket rests on.
    #[must_use]
    pub const fn coverage(&self) -> IndexCoverage {
        self.coverage
    }

    pub(super) fn has_value(&self) -> bool {
        self.goods.iter().any(|(_, units)| units.is_some())
    }

    /// Returns the values of the goods that have one, by code.
    pub(super) fn units(&self) -> impl Iterator<Item = i128> {
        self.goods.iter().filter_map(|(_, units)| *units)
    }

    /// Returns the values that are above zero, by code.
    pub(super) fn active(&self) -> impl Iterator<Item = i128> {
        self.units().filter(|units| *units > 0)
    }

    pub(super) const fn total_units(&self) -> i128 {
        self.total
    }

    /// Returns the total, to divide by.
    ///
    /// # Errors
    ///
    /// Returns an error if nothing of value is there.
    pub(super) fn whole(&self, what: &'static str) -> Result<Fraction, Undefined> {
        if self.total > 0 {
            return Ok(Fraction::whole(self.total));
        }
        let is_missing = !self.is_empty() && !self.has_value();
        Err(if is_missing { Undefined::MissingValue { what } } else { Undefined::Empty { what } })
    }

    /// Returns the amount of some units, in the currency of the basket.
    pub(super) fn money(&self, units: i128) -> Option<Money> {
        trade::money(units, self.currency?)
    }

    /// Returns the total as an input of an index.
    pub(super) fn input(&self, name: &'static str) -> Option<Input> {
        self.total().map(|total| Input::money(name, total))
    }
}

/// A good with its value in each of some baskets.
pub(super) type Aligned<const N: usize> = (CommodityCode, [Option<i128>; N]);

/// Returns the goods that are listed in any of the baskets, by code, with the value in each: zero where
/// it is not listed, `None` where it has none.
///
/// # Errors
///
/// Returns an error if the baskets are of different editions, levels or currencies.
pub(super) fn aligned<const N: usize>(baskets: [&Basket; N]) -> Result<Vec<Aligned<N>>, Undefined> {
    comparable(&baskets)?;
    let mut goods: BTreeMap<CommodityCode, [Option<i128>; N]> = BTreeMap::new();
    for (place, basket) in baskets.iter().enumerate() {
        for (code, units) in &basket.goods {
            let row = goods.entry(*code).or_insert([Some(0); N]);
            if let Some(cell) = row.get_mut(place) {
                *cell = *units;
            }
        }
    }
    Ok(goods.into_iter().collect())
}

/// Checks that baskets are of one edition, level and currency.
///
/// # Errors
///
/// Returns an error if they are not.
pub(super) fn comparable(baskets: &[&Basket]) -> Result<(), Undefined> {
    let filled = || baskets.iter().filter(|basket| !basket.is_empty());
    let Some(first) = filled().next() else { return Ok(()) };
    for other in filled() {
        if first.edition != other.edition {
            let (first, other) = (first.edition, other.edition);
            return Err(Undefined::DifferentEditions { first, other });
        }
        if let (Some(first), Some(other)) = (first.level, other.level)
            && first != other
        {
            return Err(Undefined::DifferentLevels { first, other });
        }
    }
    let mut currencies = filled().filter_map(|basket| basket.currency);
    let Some(first) = currencies.next() else { return Ok(()) };
    match currencies.find(|other| *other != first) {
        Some(other) => Err(Undefined::DifferentCurrencies { first, other }),
        None => Ok(()),
    }
}

/// Returns the value in units of [`Money::MAX_DECIMALS`].
pub(super) fn units(value: Money) -> Option<i128> {
    decimal::mantissa_at(value.amount(), Money::MAX_DECIMALS)
}

/// Why goods and their values are no basket.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BasketError {
    /// A value is below zero.
    #[error("the value of {code} is below zero: {value}")]
    #[non_exhaustive]
    Negative {
        /// The good.
        code: CommodityCode,
        /// Its value.
        value: Money,
    },
    /// A good is there twice.
    #[error("{code} is in the basket twice")]
    #[non_exhaustive]
    Duplicate {
        /// The good.
        code: CommodityCode,
    },
    /// Goods are of several levels of detail.
    #[error("codes of {} and of {} characters are in one basket", first.digits(), other.digits())]
    #[non_exhaustive]
    MixedLevels {
        /// One level.
        first: CommodityLevel,
        /// The other.
        other: CommodityLevel,
    },
    /// Values are in several currencies.
    #[error("values in {first} and in {other} are in one basket")]
    #[non_exhaustive]
    MixedCurrencies {
        /// One currency.
        first: Currency,
        /// The other.
        other: Currency,
    },
    /// All values together are more than an amount may be.
    #[error("the values together are over {}", Money::MAX_AMOUNT)]
    TooLarge,
}
