//! Exact amounts of money.

use std::{cmp::Ordering, fmt};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{currency::Currency, scale::Scale};
use crate::{decimal, ratio::Ratio};

/// An exact amount in one currency.
///
/// An amount is at most 10¹⁸ either side of zero and has at most nine decimals (trade files
/// carry up to seven decimals of a dollar), so that a sum of two is always exact. There are no
/// operators and no order: amounts in two currencies do not mix, and the methods say so.
///
/// Two amounts are equal if their values are, whatever zeros they were written with; needless
/// zeros are not kept. [`Published`](super::Published) keeps them.
///
/// On the wire: `{"value":"295500000","currency":"USD"}`.
///
/// # Examples
///
/// ```
/// use bilateral::{decimal, money::{Currency, Money}};
///
/// let exports = Money::from_millions(decimal::parse("295.5")?, Currency::USD)?;
/// let imports = Money::from_millions(decimal::parse("128.9")?, Currency::USD)?;
/// assert_eq!(exports.checked_add(imports)?.to_string(), "424400000 USD");
///
/// let manats = Money::new(decimal::parse("1.7")?, Currency::AZN)?;
/// assert!(exports.checked_add(manats).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "MoneyRecord", into = "MoneyRecord")]
pub struct Money {
    /// Without needless zeros and never minus zero.
    amount: Decimal,
    currency: Currency,
}

/// The wire form of a [`Money`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct MoneyRecord {
    /// The amount in units of the currency.
    #[serde(with = "decimal")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::decimal::NumberText"))]
    pub value: Decimal,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// The largest amount, in units of the currency, either side of zero: 10¹⁸.
    pub const MAX_AMOUNT: Decimal = Decimal::from_parts(2_808_348_672, 232_830_643, 0, false, 0);
    /// The most decimals of an amount.
    pub const MAX_DECIMALS: u32 = 9;

    /// Returns `amount` units of `currency`.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - `amount` is over [`Money::MAX_AMOUNT`] either side of zero,
    /// - it has more than [`Money::MAX_DECIMALS`] decimals, zeros at the end not counted.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{decimal, money::{Currency, Money}};
    ///
    /// assert_eq!(Money::new(decimal::parse("1.50")?, Currency::AZN)?.to_string(), "1.5 AZN");
    /// assert!(Money::new(decimal::parse("0.0000000001")?, Currency::AZN).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(amount: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        Self::from_scaled(amount, Scale::One, currency)
    }

    /// Returns `thousands` × 1000 units of `currency`.
    ///
    /// # Errors
    ///
    /// Returns an error if [`Money::new`] would refuse the amount in units.
    pub fn from_thousands(thousands: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        Self::from_scaled(thousands, Scale::Thousand, currency)
    }

    /// Returns `millions` × 10⁶ units of `currency`.
    ///
    /// # Errors
    ///
    /// Returns an error if [`Money::new`] would refuse the amount in units.
    pub fn from_millions(millions: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        Self::from_scaled(millions, Scale::Million, currency)
    }

    /// Returns `billions` × 10⁹ units of `currency`.
    ///
    /// # Errors
    ///
    /// Returns an error if [`Money::new`] would refuse the amount in units.
    pub fn from_billions(billions: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        Self::from_scaled(billions, Scale::Billion, currency)
    }

    /// Returns `amount` stated in `scale`.
    ///
    /// # Errors
    ///
    /// Returns an error if [`Money::new`] would refuse the amount in units.
    pub fn from_scaled(
        amount: Decimal,
        scale: Scale,
        currency: Currency,
    ) -> Result<Self, MoneyError> {
        let units = decimal::exact_multiply(amount, scale.units().into())
            .map(|units| units.normalize())
            .filter(|units| units.abs() <= Self::MAX_AMOUNT)
            .ok_or(MoneyError::TooLarge { amount, scale })?;
        if units.scale() > Self::MAX_DECIMALS {
            return Err(MoneyError::TooManyDecimals { amount, scale });
        }
        Ok(Self { amount: units, currency })
    }

    /// Returns a whole number of units of `currency`, or `None` if it is more than an amount may be.
    pub(crate) fn whole(units: u64, currency: Currency) -> Option<Self> {
        const MOST: u64 = 10_u64.pow(18);
        (units <= MOST).then(|| Self { amount: Decimal::from(units), currency })
    }

    /// Returns nothing, in `currency`.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self { amount: Decimal::ZERO, currency }
    }

    /// Returns the sum of `amounts`, all in `currency`; zero if there are none.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - an amount is in another currency,
    /// - the sum passes [`Money::MAX_AMOUNT`] on the way.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{money::{Currency, Money}, rust_decimal::Decimal};
    ///
    /// let one = Money::new(Decimal::ONE, Currency::USD)?;
    /// assert_eq!(Money::total(Currency::USD, [one, one, one])?.to_string(), "3 USD");
    /// assert!(Money::total(Currency::EUR, [one]).is_err());
    /// # Ok::<(), bilateral::money::MoneyError>(())
    /// ```
    pub fn total(
        currency: Currency,
        amounts: impl IntoIterator<Item = Self>,
    ) -> Result<Self, MoneyError> {
        amounts.into_iter().try_fold(Self::zero(currency), Self::checked_add)
    }

    /// Returns the amount in units of the currency.
    #[must_use]
    pub const fn amount(self) -> Decimal {
        self.amount
    }

    /// Returns the currency.
    #[must_use]
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Returns whether the amount is zero.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.amount.is_zero()
    }

    /// Returns whether the amount is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.amount.is_sign_negative()
    }

    /// Returns the amount in thousands, millions or billions, exactly.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{money::{Currency, Money, Scale}, rust_decimal::Decimal};
    ///
    /// let exports = Money::new(Decimal::from(295_500_000), Currency::USD)?;
    /// assert_eq!(exports.scaled(Scale::Million).to_string(), "295.5");
    /// # Ok::<(), bilateral::money::MoneyError>(())
    /// ```
    #[must_use]
    pub fn scaled(self, scale: Scale) -> Decimal {
        let parts = self.amount.unpack();
        let decimals = self.amount.scale().saturating_add(scale.exponent());
        // At most 9 + 9 decimals, so the number always holds them.
        Decimal::from_parts(parts.lo, parts.mid, parts.hi, parts.negative, decimals).normalize()
    }

    /// Returns the exact sum.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the currencies differ,
    /// - the sum is over [`Money::MAX_AMOUNT`] either side of zero.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{money::{Currency, Money}, rust_decimal::Decimal};
    ///
    /// let one = Money::new(Decimal::ONE, Currency::USD)?;
    /// assert_eq!(one.checked_add(one)?.to_string(), "2 USD");
    /// assert!(one.checked_add(Money::zero(Currency::EUR)).is_err());
    /// # Ok::<(), bilateral::money::MoneyError>(())
    /// ```
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        let currency = self.common_currency(other)?;
        // Two amounts within the bounds have an exact sum.
        let sum = decimal::exact_add(self.amount, other.amount).unwrap_or(Decimal::MAX);
        Self::new(sum, currency)
    }

    /// Returns the exact difference.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the currencies differ,
    /// - the difference is over [`Money::MAX_AMOUNT`] either side of zero.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{money::{Currency, Money}, rust_decimal::Decimal};
    ///
    /// let one = Money::new(Decimal::ONE, Currency::USD)?;
    /// assert!(one.checked_sub(one)?.is_zero());
    /// assert!(one.checked_sub(Money::zero(Currency::EUR)).is_err());
    /// # Ok::<(), bilateral::money::MoneyError>(())
    /// ```
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.checked_add(other.negated())
    }

    /// Returns the amount with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        let mut amount = self.amount;
        amount.set_sign_negative(amount.is_sign_positive() && !amount.is_zero());
        Self { amount, currency: self.currency }
    }

    /// Returns the amount without its sign.
    #[must_use]
    pub fn magnitude(self) -> Self {
        if self.is_negative() { self.negated() } else { self }
    }

    /// Returns which amount is larger.
    ///
    /// # Errors
    ///
    /// Returns an error if the currencies differ.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::cmp::Ordering;
    ///
    /// use bilateral::{money::{Currency, Money}, rust_decimal::Decimal};
    ///
    /// let one = Money::new(Decimal::ONE, Currency::USD)?;
    /// assert_eq!(one.compare(Money::zero(Currency::USD))?, Ordering::Greater);
    /// assert!(one.compare(Money::zero(Currency::EUR)).is_err());
    /// # Ok::<(), bilateral::money::MoneyError>(())
    /// ```
    pub fn compare(self, other: Self) -> Result<Ordering, MoneyError> {
        self.common_currency(other)?;
        Ok(self.amount.cmp(&other.amount))
    }

    /// Returns this amount over `other`, exactly; `None` if `other` is zero, or if the fraction
    /// exceeds the bounds of a [`Ratio`].
    ///
    /// # Errors
    ///
    /// Returns an error if the currencies differ.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{Ratio, money::{Currency, Money}, rust_decimal::Decimal};
    ///
    /// let money = |amount: i32| Money::new(amount.into(), Currency::USD);
    /// assert_eq!(money(3)?.ratio_to(money(6)?)?, Ratio::new(1, 2).ok());
    /// assert_eq!(money(3)?.ratio_to(money(0)?)?, None);
    /// assert!(money(3)?.ratio_to(Money::zero(Currency::EUR)).is_err());
    /// # Ok::<(), bilateral::money::MoneyError>(())
    /// ```
    pub fn ratio_to(self, other: Self) -> Result<Option<Ratio>, MoneyError> {
        self.common_currency(other)?;
        Ok(Ratio::of(self.amount, other.amount))
    }

    /// Returns the currency of both.
    pub(super) fn common_currency(self, other: Self) -> Result<Currency, MoneyError> {
        if self.currency == other.currency {
            Ok(self.currency)
        } else {
            Err(MoneyError::DifferentCurrencies { left: self.currency, right: other.currency })
        }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.amount, self.currency)
    }
}

impl TryFrom<MoneyRecord> for Money {
    type Error = MoneyError;

    fn try_from(record: MoneyRecord) -> Result<Self, MoneyError> {
        Self::new(record.value, record.currency)
    }
}

impl From<Money> for MoneyRecord {
    fn from(money: Money) -> Self {
        Self { value: money.amount, currency: money.currency }
    }
}

/// Why there is no such amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MoneyError {
    /// The amount is too large, either side of zero.
    #[error("the amount {amount} (in units of {scale}) is over {} units", Money::MAX_AMOUNT)]
    #[non_exhaustive]
    TooLarge {
        /// The amount as stated.
        amount: Decimal,
        /// The scale in which it was stated.
        scale: Scale,
    },
    /// The amount has too many decimals.
    #[error(
        "the amount {amount} (in units of {scale}) has more than {} decimals of a unit",
        Money::MAX_DECIMALS
    )]
    #[non_exhaustive]
    TooManyDecimals {
        /// The amount as stated.
        amount: Decimal,
        /// The scale in which it was stated.
        scale: Scale,
    },
    /// The amounts are in two currencies.
    #[error("amounts in {left} and {right} do not mix")]
    #[non_exhaustive]
    DifferentCurrencies {
        /// The currency of the first amount.
        left: Currency,
        /// The currency of the second.
        right: Currency,
    },
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn usd(text: &str) -> Money {
        Money::new(decimal::parse(text).unwrap(), Currency::USD).unwrap()
    }

    #[test]
    fn the_bounds_are_kept() {
        assert_eq!(Money::MAX_AMOUNT, Decimal::from(10_u64.pow(18)));
        for (text, scale, good) in [
            ("1000000000000000000", Scale::One, true),
            ("-1000000000000000000", Scale::One, true),
            ("1000000000000000000.000000001", Scale::One, false),
            ("1000000000", Scale::Billion, true),
            ("1000000000.000000001", Scale::Billion, false),
            ("9999999999999999999999999999", Scale::Billion, false),
            ("0.000000001", Scale::One, true),
            ("0.0000000010", Scale::One, true),
            ("0.0000000001", Scale::One, false),
            ("0.000000000001", Scale::Thousand, true),
            ("0.0000000000001", Scale::Thousand, false),
            ("999999999999999999.999999999", Scale::One, true),
        ] {
            let money = Money::from_scaled(decimal::parse(text).unwrap(), scale, Currency::USD);
            assert_eq!(money.is_ok(), good, "{text} {scale}");
        }
        let largest = Money::new(Money::MAX_AMOUNT, Currency::USD).unwrap();
        assert!(matches!(
            largest.checked_add(usd("0.000000001")),
            Err(MoneyError::TooLarge { .. })
        ));
        assert!(largest.negated().checked_sub(largest).is_err());
    }

    #[test]
    fn zeros_make_no_difference() {
        assert_eq!(usd("1.0"), usd("1.00"));
        assert_eq!(usd("1.00").to_string(), "1 USD");
        assert_eq!(usd("0.00").negated().to_string(), "0 USD");
        assert_eq!(Money::new(-Decimal::ZERO, Currency::USD).unwrap().to_string(), "0 USD");
        assert!(!usd("0").negated().is_negative());
    }

    #[test]
    fn the_wire_form_is_text() {
        let text = r#"{"value":"295500000","currency":"USD"}"#;
        let money: Money = serde_json::from_str(text).unwrap();
        assert_eq!(money, usd("295500000"));
        assert_eq!(serde_json::to_string(&money).unwrap(), text);
        for bad in [
            r#"{"value":295500000,"currency":"USD"}"#,
            r#"{"value":"1","currency":"usd"}"#,
            r#"{"value":"1"}"#,
            r#"{"value":"1","currency":"USD","unit":"million"}"#,
            r#"{"value":"0.0000000001","currency":"USD"}"#,
            r#"{"value":"1e3","currency":"USD"}"#,
        ] {
            assert!(serde_json::from_str::<Money>(bad).is_err(), "{bad}");
        }
    }

    const LARGEST: i128 = 10_i128.pow(27);

    prop_compose! {
        fn money()(mantissa in prop_oneof![-LARGEST..=LARGEST, -1000_i128..1000], scale in 9_u32..=9) -> Money {
            Money::new(Decimal::from_i128_with_scale(mantissa, scale), Currency::USD).unwrap()
        }
    }

    proptest! {
        #[test]
        fn addition_is_commutative_and_associative(a in money(), b in money(), c in money()) {
            prop_assert_eq!(a.checked_add(b).ok(), b.checked_add(a).ok());
            let left = a.checked_add(b).and_then(|sum| sum.checked_add(c));
            let right = b.checked_add(c).and_then(|sum| a.checked_add(sum));
            if let (Ok(left), Ok(right)) = (left, right) {
                prop_assert_eq!(left, right);
            }
        }

        #[test]
        fn a_sum_agrees_with_integers(a in money(), b in money()) {
            let nano = |money: Money| decimal::mantissa_at(money.amount(), 9).unwrap();
            let sum = nano(a) + nano(b);
            prop_assert_eq!(a.checked_add(b).map(nano).ok(), (sum.abs() <= LARGEST).then_some(sum));
        }

        #[test]
        fn writing_then_reading_is_the_identity(money in money()) {
            let text = serde_json::to_string(&money).unwrap();
            prop_assert_eq!(serde_json::from_str::<Money>(&text).unwrap(), money);
        }

        #[test]
        fn millions_are_a_thousand_thousands(mantissa in -(10_i128.pow(12))..10_i128.pow(12), scale in 0_u32..=9) {
            let millions = Decimal::from_i128_with_scale(mantissa, scale);
            let thousands = millions * Decimal::ONE_THOUSAND;
            let money = Money::from_millions(millions, Currency::USD).unwrap();
            prop_assert_eq!(Money::from_thousands(thousands, Currency::USD).unwrap(), money);
            prop_assert_eq!(money.scaled(Scale::Million), millions);
        }

        #[test]
        fn there_and_back_is_nothing(a in money(), b in money()) {
            if let Ok(sum) = a.checked_add(b) {
                prop_assert_eq!(sum.checked_sub(b), Ok(a));
            }
            prop_assert_eq!(a.negated().negated(), a);
        }
    }
}
