//! Exchange rates, and amounts converted by them.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    amount::{Money, MoneyError},
    currency::Currency,
    rounding::{Rounded, divide, multiply},
    scale::Scale,
};
use crate::{decimal, id::RecordId};

/// What one unit of a currency was worth in another: on which days, by which method, and
/// according to whom.
///
/// Nothing is converted without all of these, because they change the result: trade statistics
/// use averages of a month weighted by trade, balance sheets the rate of the last day.
///
/// # Examples
///
/// ```
/// use bilateral::{decimal, money::{Currency, ExchangeRate, Money}};
///
/// let rate: ExchangeRate = serde_json::from_str(
///     r#"{"base":"USD","quote":"AZN","rate":"1.7","first_day":"2021-01-01",
///         "last_day":"2021-12-31","method":"average","source":"cbar"}"#,
/// )?;
/// let dollars = Money::from_millions(decimal::parse("295.5")?, Currency::USD)?;
/// let converted = rate.convert(dollars)?;
/// assert_eq!(converted.to().to_string(), "502350000 AZN");
/// assert!(converted.is_exact());
///
/// assert!(rate.convert(Money::zero(Currency::EUR)).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "ExchangeRateRecord", into = "ExchangeRateRecord")]
pub struct ExchangeRate {
    record: ExchangeRateRecord,
}

/// The parts, and the wire form, of an [`ExchangeRate`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct ExchangeRateRecord {
    /// The currency of which one unit is priced.
    pub base: Currency,
    /// The currency in which it is priced.
    pub quote: Currency,
    /// Units of the quote currency for one unit of the base currency, above zero.
    #[serde(with = "decimal")]
    pub rate: Decimal,
    /// The first day for which the rate is stated.
    #[serde(with = "crate::period::day")]
    pub first_day: Date,
    /// The last day for which the rate is stated: the same for a rate of one day.
    #[serde(with = "crate::period::day")]
    pub last_day: Date,
    /// How the rate was made.
    pub method: RateMethod,
    /// The source that states it.
    pub source: RecordId,
}

/// How an exchange rate was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum RateMethod {
    /// The average of the days of the period.
    Average,
    /// The rate of the last day of the period.
    EndOfPeriod,
    /// The rate set by law or by the central bank.
    Official,
    /// The average of the period weighted by trade, as in trade statistics.
    TradeWeighted,
    /// A rate observed on a market.
    Market,
}

impl ExchangeRate {
    /// Returns the rate of a record.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the rate is not above zero, or has more than [`decimal::MAX_DIGITS`] digits,
    /// - base and quote are one currency,
    /// - the last day is before the first,
    /// - one of the currencies was not in use on any of the days.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     RecordId, decimal,
    ///     money::{Currency, ExchangeRate, ExchangeRateRecord, RateMethod},
    ///     time::{Date, Month},
    /// };
    ///
    /// let day = Date::from_calendar_date(2015, Month::May, 18)?;
    /// let record = ExchangeRateRecord {
    ///     base: Currency::USD,
    ///     quote: Currency::BYR,
    ///     rate: decimal::parse("14270")?,
    ///     first_day: day,
    ///     last_day: day,
    ///     method: RateMethod::Official,
    ///     source: RecordId::new("nbrb")?,
    /// };
    /// assert!(ExchangeRate::new(record.clone()).is_ok());
    ///
    /// // The new ruble began in 2016.
    /// assert!(ExchangeRate::new(ExchangeRateRecord { quote: Currency::BYN, ..record }).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(record: ExchangeRateRecord) -> Result<Self, RateError> {
        let (first_day, last_day) = (record.first_day, record.last_day);
        if record.rate <= Decimal::ZERO {
            return Err(RateError::NotPositive { rate: record.rate });
        }
        // A `Decimal` may hold a 29th digit, which our text may not have.
        if record.rate.mantissa() >= 10_i128.pow(28) || record.rate.scale() > 27 {
            return Err(RateError::TooManyDigits { rate: record.rate });
        }
        if record.base == record.quote {
            return Err(RateError::SameCurrency { currency: record.base });
        }
        if last_day < first_day {
            return Err(RateError::ReversedPeriod { first_day, last_day });
        }
        for currency in [record.base, record.quote] {
            if !currency.is_valid_within(first_day, last_day) {
                return Err(RateError::CurrencyNotInUse { currency, first_day, last_day });
            }
        }
        Ok(Self { record })
    }

    /// Returns the currency of which one unit is priced.
    #[must_use]
    pub const fn base(&self) -> Currency {
        self.record.base
    }

    /// Returns the currency in which it is priced.
    #[must_use]
    pub const fn quote(&self) -> Currency {
        self.record.quote
    }

    /// Returns the units of the quote currency for one unit of the base currency.
    #[must_use]
    pub const fn rate(&self) -> Decimal {
        self.record.rate
    }

    /// Returns the first day for which the rate is stated.
    #[must_use]
    pub const fn first_day(&self) -> Date {
        self.record.first_day
    }

    /// Returns the last day for which the rate is stated.
    #[must_use]
    pub const fn last_day(&self) -> Date {
        self.record.last_day
    }

    /// Returns whether the rate is stated for `day`.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        (self.first_day()..=self.last_day()).contains(&day)
    }

    /// Returns how the rate was made.
    #[must_use]
    pub const fn method(&self) -> RateMethod {
        self.record.method
    }

    /// Returns the source that states it.
    #[must_use]
    pub const fn source(&self) -> &RecordId {
        &self.record.source
    }

    /// Returns an amount of the base currency in the quote currency: the exact product, rounded
    /// once, half to even, to nine decimals.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the amount is not in the base currency,
    /// - the result is over [`Money::MAX_AMOUNT`].
    pub fn convert(&self, amount: Money) -> Result<Converted, RateError> {
        self.converted(amount, self.base(), self.quote(), multiply)
    }

    /// Returns an amount of the quote currency in the base currency: the exact quotient, rounded
    /// once, half to even, to nine decimals.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the amount is not in the quote currency,
    /// - the result is over [`Money::MAX_AMOUNT`].
    pub fn convert_back(&self, amount: Money) -> Result<Converted, RateError> {
        self.converted(amount, self.quote(), self.base(), divide)
    }

    /// Returns `amount`, which must be in `from`, in `to`.
    fn converted(
        &self,
        amount: Money,
        from: Currency,
        to: Currency,
        operation: fn(u128, Decimal) -> Option<Rounded>,
    ) -> Result<Converted, RateError> {
        if amount.currency() != from {
            return Err(RateError::OtherCurrency { expected: from, currency: amount.currency() });
        }
        let too_large = MoneyError::TooLarge { amount: amount.amount(), scale: Scale::One };
        let mantissa = decimal::mantissa_at(amount.amount(), Money::MAX_DECIMALS);
        let rounded = mantissa.and_then(|mantissa| operation(mantissa.unsigned_abs(), self.rate()));
        let (magnitude, is_exact) = rounded
            .and_then(|rounded| {
                let mantissa = i128::try_from(rounded.mantissa).ok()?;
                let number = decimal::from_mantissa(mantissa, Money::MAX_DECIMALS)?;
                Some((Money::new(number, to), rounded.is_exact))
            })
            .ok_or(too_large)?;
        let magnitude = magnitude?;
        let result = if amount.is_negative() { magnitude.negated() } else { magnitude };
        Ok(Converted { from: amount, to: result, rate: self.clone(), is_exact })
    }
}

impl fmt::Display for ExchangeRate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "1 {} = {} {}", self.base(), self.rate(), self.quote())
    }
}

impl TryFrom<ExchangeRateRecord> for ExchangeRate {
    type Error = RateError;

    fn try_from(record: ExchangeRateRecord) -> Result<Self, RateError> {
        Self::new(record)
    }
}

impl From<ExchangeRate> for ExchangeRateRecord {
    fn from(rate: ExchangeRate) -> Self {
        rate.record
    }
}

/// An amount in another currency, with the rate that made it.
///
/// On the wire (out only): `{"from":…,"to":…,"rate":…,"is_exact":true}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Converted {
    from: Money,
    to: Money,
    rate: ExchangeRate,
    is_exact: bool,
}

impl Converted {
    /// Returns the amount before.
    #[must_use]
    pub const fn from(&self) -> Money {
        self.from
    }

    /// Returns the amount after.
    #[must_use]
    pub const fn to(&self) -> Money {
        self.to
    }

    /// Returns the rate that was used.
    #[must_use]
    pub const fn rate(&self) -> &ExchangeRate {
        &self.rate
    }

    /// Returns whether the amount after is exact; else it is rounded, and off by at most half of
    /// its ninth decimal.
    #[must_use]
    pub const fn is_exact(&self) -> bool {
        self.is_exact
    }
}

/// Why there is no such rate, or no such conversion.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RateError {
    /// The rate is zero or negative.
    #[error("the exchange rate {rate} is not above zero")]
    #[non_exhaustive]
    NotPositive {
        /// The rate.
        rate: Decimal,
    },
    /// The rate has too many digits.
    #[error("the exchange rate {rate} has more than {} digits", decimal::MAX_DIGITS)]
    #[non_exhaustive]
    TooManyDigits {
        /// The rate.
        rate: Decimal,
    },
    /// The rate is between a currency and itself.
    #[error("the exchange rate is between {currency} and itself")]
    #[non_exhaustive]
    SameCurrency {
        /// The currency.
        currency: Currency,
    },
    /// The last day comes before the first.
    #[error("the exchange rate ends on {last_day}, before it starts on {first_day}")]
    #[non_exhaustive]
    ReversedPeriod {
        /// The first day.
        first_day: Date,
        /// The last day.
        last_day: Date,
    },
    /// A currency was not in use on any day of the rate.
    #[error("{currency} was not in use from {first_day} to {last_day}")]
    #[non_exhaustive]
    CurrencyNotInUse {
        /// The currency.
        currency: Currency,
        /// The first day of the rate.
        first_day: Date,
        /// The last day of the rate.
        last_day: Date,
    },
    /// The amount to convert is in a currency that the rate does not convert.
    #[error("the amount is in {currency}, and the rate converts from {expected}")]
    #[non_exhaustive]
    OtherCurrency {
        /// The currency that the rate converts from.
        expected: Currency,
        /// The currency of the amount.
        currency: Currency,
    },
    /// The result is no amount.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn rate(text: &str) -> ExchangeRate {
        ExchangeRate::new(record(text)).unwrap()
    }

    fn record(text: &str) -> ExchangeRateRecord {
        ExchangeRateRecord {
            base: Currency::USD,
            quote: Currency::AZN,
            rate: decimal::parse(text).unwrap(),
            first_day: date!(2021 - 01 - 01),
            last_day: date!(2021 - 12 - 31),
            method: RateMethod::Average,
            source: RecordId::new("cbar").unwrap(),
        }
    }

    fn money(text: &str, currency: Currency) -> Money {
        Money::new(decimal::parse(text).unwrap(), currency).unwrap()
    }

    #[test]
    fn conversion_rounds_once_and_says_so() {
        for (text, amount, result, exact) in [
            ("1.7", "295500000", "502350000", true),
            ("1.7", "-10", "-17", true),
            ("0.333333333333333333333333333", "3", "1", false),
            ("0.0000000005", "1", "0", false),
            ("0.0000000015", "1", "0.000000002", false),
            ("0.00000000050000000001", "1", "0.000000001", false),
            ("0.1", "0.000000005", "0", false),
            ("7.922816251426433759354395033", "0", "0", true),
        ] {
            let converted = rate(text).convert(money(amount, Currency::USD)).unwrap();
            assert_eq!(converted.to(), money(result, Currency::AZN), "{text} x {amount}");
            assert_eq!(converted.is_exact(), exact, "{text} x {amount}");
        }
        let third = rate("3").convert_back(money("1", Currency::AZN)).unwrap();
        assert_eq!((third.to(), third.is_exact()), (money("0.333333333", Currency::USD), false));
        let back = rate("1.7").convert_back(money("502350000", Currency::AZN)).unwrap();
        assert_eq!((back.to(), back.is_exact()), (money("295500000", Currency::USD), true));
    }

    #[test]
    fn a_result_over_the_bound_is_refused() {
        let largest = Money::new(Money::MAX_AMOUNT, Currency::USD).unwrap();
        for text in ["1.0000000000000000001", "9999999999999999999999999999"] {
            let refused = rate(text).convert(largest);
            // The first rounds up at the ninth decimal, so it is over the bound, too.
            assert!(matches!(refused, Err(RateError::Money(_))), "{text}");
        }
        let largest = Money::new(Money::MAX_AMOUNT, Currency::AZN).unwrap();
        assert!(rate("0.000000000000000000000000001").convert_back(largest).is_err());
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let good = record("1.7");
        assert!(ExchangeRate::new(good.clone()).is_ok());
        let refused = |record| ExchangeRate::new(record).unwrap_err();
        for (bad, expected) in [
            (
                ExchangeRateRecord { rate: Decimal::ZERO, ..good.clone() },
                RateError::NotPositive { rate: Decimal::ZERO },
            ),
            (
                ExchangeRateRecord { base: Currency::AZN, ..good.clone() },
                RateError::SameCurrency { currency: Currency::AZN },
            ),
            (
                ExchangeRateRecord { last_day: date!(2020 - 12 - 31), ..good.clone() },
                RateError::ReversedPeriod {
                    first_day: date!(2021 - 01 - 01),
                    last_day: date!(2020 - 12 - 31),
                },
            ),
            (
                ExchangeRateRecord { quote: Currency::AZM, ..good.clone() },
                RateError::CurrencyNotInUse {
                    currency: Currency::AZM,
                    first_day: date!(2021 - 01 - 01),
                    last_day: date!(2021 - 12 - 31),
                },
            ),
        ] {
            assert_eq!(refused(bad), expected);
        }
    }

    #[test]
    fn the_wire_form_is_the_record() {
        let text = r#"{"base":"USD","quote":"AZN","rate":"1.7","first_day":"2021-01-01","last_day":"2021-12-31","method":"average","source":"cbar"}"#;
        assert_eq!(serde_json::to_string(&rate("1.7")).unwrap(), text);
        assert_eq!(serde_json::from_str::<ExchangeRate>(text).unwrap(), rate("1.7"));
        for (from, to) in
            [("\"1.7\"", "1.7"), ("2021-12-31", "2021-12"), ("AZN", "BYR"), ("average", "Average")]
        {
            assert!(serde_json::from_str::<ExchangeRate>(&text.replace(from, to)).is_err(), "{to}");
        }
    }
}
