//! `Deflator`: a price index that brings amounts to the prices of one period.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{
    constant_amount::ConstantAmount, deflator_error::DeflatorError, rate_factor::RateFactor,
};
use crate::{
    decimal,
    id::RecordId,
    money::{Currency, Money, MoneyError, Scale},
    period::Period,
};

/// A price index of one currency, by which amounts are brought to the prices of its base period.
///
/// An amount at constant prices is the amount × index of the base period ÷ index of its own period
/// (System of National Accounts 2008, chapter 15). The base need not be the period in which the index is
/// 100, so an index is never divided by a number that the reader has to guess.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Money, RecordId,
///     convert::{Deflator, DeflatorRecord, PriceIndexRecord},
///     decimal,
///     money::Currency,
/// };
///
/// // An invented index, of which 2010 is 100.
/// let point = |year: &str, value: &str| -> Result<PriceIndexRecord, bilateral::Error> {
///     Ok(PriceIndexRecord { period: year.parse()?, value: decimal::parse(value)? })
/// };
/// let record = DeflatorRecord {
///     currency: Currency::AZN,
///     base: "2015".parse()?,
///     index: vec![point("2015", "110")?, point("2021", "165")?],
///     source: RecordId::new("statistical-committee")?,
/// };
/// let deflator = Deflator::new(record)?;
/// let amount = Money::new(decimal::parse("300")?, Currency::AZN)?;
/// let real = deflator.deflate(amount, "2021".parse()?)?;
/// assert_eq!(real.to_string(), "200 AZN at prices of 2015");
///
/// let refused = deflator.deflate(amount, "2022".parse()?).unwrap_err();
/// assert_eq!(refused.to_string(), "there is no price index of 2022");
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "DeflatorRecord", into = "DeflatorRecord")]
pub struct Deflator {
    currency: Currency,
    base: Period,
    index: BTreeMap<Period, Decimal>,
    source: RecordId,
}

/// The parts of a [`Deflator`].
///
/// # Examples
///
/// See [`Deflator`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct DeflatorRecord {
    /// The currency of the prices.
    pub currency: Currency,
    /// The period to whose prices amounts are brought.
    pub base: Period,
    /// The index, period by period.
    pub index: Vec<PriceIndexRecord>,
    /// Who publishes it.
    pub source: RecordId,
}

/// The price index of one period.
///
/// # Examples
///
/// See [`Deflator`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct PriceIndexRecord {
    /// The period.
    pub period: Period,
    /// The index, above zero; any period may be 100.
    #[serde(with = "decimal")]
    pub value: Decimal,
}

impl Deflator {
    /// Returns the deflator of a record.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - an index is zero or below,
    /// - a period is there twice, or is as long as the base in none of its months,
    /// - there is no index of the base.
    pub fn new(record: DeflatorRecord) -> Result<Self, DeflatorError> {
        let DeflatorRecord { currency, base, index: points, source } = record;
        let mut index = BTreeMap::new();
        for PriceIndexRecord { period, value } in points {
            if value <= Decimal::ZERO {
                return Err(DeflatorError::NotPositive { period, value });
            }
            if period.months() != base.months() {
                return Err(DeflatorError::OtherLength { period, base });
            }
            if index.insert(period, value).is_some() {
                return Err(DeflatorError::Duplicate { period });
            }
        }
        if !index.contains_key(&base) {
            return Err(DeflatorError::Missing { period: base });
        }
        Ok(Self { currency, base, index, source })
    }

    /// Returns the currency of the prices.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// Returns the period to whose prices amounts are brought.
    #[must_use]
    pub const fn base(&self) -> Period {
        self.base
    }

    /// Returns who publishes the index.
    #[must_use]
    pub const fn source(&self) -> &RecordId {
        &self.source
    }

    /// Returns the index of a period.
    #[must_use]
    pub fn index(&self, period: Period) -> Option<Decimal> {
        self.index.get(&period).copied()
    }

    /// Returns the same index with the prices of another period as the base.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no index of that period.
    pub fn at_prices_of(&self, base: Period) -> Result<Self, DeflatorError> {
        let found = self.index.contains_key(&base);
        found.then(|| Self { base, ..self.clone() }).ok_or(DeflatorError::Missing { period: base })
    }

    /// Returns an amount of a period at the prices of the base, rounded once, half to even, to
    /// [`Money::MAX_DECIMALS`] decimals.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the amount is in another currency,
    /// - there is no index of the period,
    /// - the result is beyond [`Money::MAX_AMOUNT`].
    pub fn deflate(&self, amount: Money, period: Period) -> Result<ConstantAmount, DeflatorError> {
        let (money, is_exact) = self.moved(amount, period, self.base)?;
        Ok(ConstantAmount::new(money, self.base, self.source.clone(), is_exact))
    }

    /// Returns what an amount at the prices of the base is at those of a period, rounded as
    /// [`deflate`](Self::deflate) does.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the amount is at other prices, or by an index of another source,
    /// - it is in another currency,
    /// - there is no index of the period,
    /// - the result is beyond [`Money::MAX_AMOUNT`].
    pub fn inflate(&self, amount: &ConstantAmount, period: Period) -> Result<Money, DeflatorError> {
        if (amount.prices_of(), amount.deflator()) != (self.base, &self.source) {
            return Err(DeflatorError::OtherPrices {
                left: amount.prices_of(),
                left_source: amount.deflator().clone(),
                right: self.base,
                right_source: self.source.clone(),
            });
        }
        let money = Money::new(amount.amount(), amount.currency())?;
        Ok(self.moved(money, self.base, period)?.0)
    }

    fn moved(
        &self,
        amount: Money,
        from: Period,
        to: Period,
    ) -> Result<(Money, bool), DeflatorError> {
        if amount.currency() != self.currency {
            let (expected, currency) = (self.currency, amount.currency());
            return Err(DeflatorError::OtherCurrency { expected, currency });
        }
        let index = |period| self.index(period).ok_or(DeflatorError::Missing { period });
        let factor = RateFactor::one().times(index(to)?).over(index(from)?);
        let too_large = MoneyError::TooLarge { amount: amount.amount(), scale: Scale::One };
        let moved = factor.apply(amount.amount(), Money::MAX_DECIMALS).ok_or(too_large)?;
        Ok((Money::new(moved.0.normalize(), self.currency)?, moved.1))
    }
}

impl TryFrom<DeflatorRecord> for Deflator {
    type Error = DeflatorError;

    fn try_from(record: DeflatorRecord) -> Result<Self, DeflatorError> {
        Self::new(record)
    }
}

impl From<Deflator> for DeflatorRecord {
    fn from(deflator: Deflator) -> Self {
        let points = deflator.index.into_iter();
        Self {
            currency: deflator.currency,
            base: deflator.base,
            index: points.map(|(period, value)| PriceIndexRecord { period, value }).collect(),
            source: deflator.source,
        }
    }
}
