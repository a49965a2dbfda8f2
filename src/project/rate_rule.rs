//! `RateRule`: by which exchange rates amounts of several currencies become one.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::{
    money::{Currency, ExchangeRate, Money, Published, PublishedError, PublishedRecord},
    period::PartialDate,
};

/// By which of the rates that the caller gives an amount is converted.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum RateRule<'a> {
    /// The rate stated for the date of the amount: one that is stated for every day that the date
    /// may be, and of several the one stated for the fewest days. An amount without a date is not
    /// converted.
    OnDate(&'a [ExchangeRate]),
    /// One rate for each currency, whatever the date of the amount.
    Fixed(&'a [ExchangeRate]),
}

impl<'a> RateRule<'a> {
    /// Returns the name of the rule: `on_date` or `fixed`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OnDate(_) => "on_date",
            Self::Fixed(_) => "fixed",
        }
    }

    /// Returns an amount of `on` in another currency, with the rate, or why not.
    pub(super) fn convert(
        self,
        amount: Published,
        on: Option<PartialDate>,
        currency: Currency,
    ) -> Result<(Published, Option<&'a ExchangeRate>), ConversionGap> {
        if amount.currency() == currency {
            return Ok((amount, None));
        }
        let rate = self.rate_for(amount.currency(), on, currency)?;
        let of = |money: Money| {
            let converted = if rate.base() == money.currency() {
                rate.convert(money)
            } else {
                rate.convert_back(money)
            };
            converted
                .map(|converted| converted.to().scaled(amount.scale()))
                .map_err(|_| ConversionGap::TooLarge)
        };
        let converted = PublishedRecord {
            value: of(amount.value())?,
            unit: amount.scale(),
            currency,
            bound: amount.bound(),
            half_unit: Some(of(amount.half_unit())?),
        };
        let converted =
            Published::new(converted).map_err(|_: PublishedError| ConversionGap::TooLarge)?;
        Ok((converted, Some(rate)))
    }

    /// Returns the one rate between two currencies that the rule picks.
    fn rate_for(
        self,
        from: Currency,
        on: Option<PartialDate>,
        to: Currency,
    ) -> Result<&'a ExchangeRate, ConversionGap> {
        let between = |rate: &&ExchangeRate| {
            (rate.base(), rate.quote()) == (from, to) || (rate.base(), rate.quote()) == (to, from)
        };
        let candidates: Vec<&ExchangeRate> = match self {
            Self::Fixed(rates) => rates.iter().filter(between).collect(),
            Self::OnDate(rates) => {
                let on = on.ok_or(ConversionGap::NoDate)?;
                let covers = |rate: &&ExchangeRate| {
                    rate.first_day() <= on.earliest() && on.latest() <= rate.last_day()
                };
                let covering: Vec<_> = rates.iter().filter(between).filter(covers).collect();
                let days = |rate: &ExchangeRate| {
                    rate.last_day().to_julian_day().abs_diff(rate.first_day().to_julian_day())
                };
                let fewest = covering.iter().map(|rate| days(rate)).min();
                covering.into_iter().filter(|rate| Some(days(rate)) == fewest).collect()
            }
        };
        let [first, others @ ..] = candidates.as_slice() else {
            return Err(ConversionGap::NoRate);
        };
        let is_other =
            |other: &&ExchangeRate| (other.base(), other.rate()) != (first.base(), first.rate());
        if others.iter().any(is_other) {
            return Err(ConversionGap::SeveralRates);
        }
        Ok(first)
    }
}

/// Why an amount could not be converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ConversionGap {
    /// The rule asks for the date of the amount, and none is recorded.
    NoDate,
    /// No rate between the two currencies is given, or none for the date.
    NoRate,
    /// Two rates that differ would do as well.
    SeveralRates,
    /// The result is beyond what is held exactly.
    TooLarge,
}

impl ConversionGap {
    /// Returns the name used in files: `no_rate`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoDate => "no_date",
            Self::NoRate => "no_rate",
            Self::SeveralRates => "several_rates",
            Self::TooLarge => "too_large",
        }
    }
}

impl fmt::Display for ConversionGap {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::NoDate => "no date",
            Self::NoRate => "no rate",
            Self::SeveralRates => "several rates",
            Self::TooLarge => "too large",
        })
    }
}

/// Writes the name.
impl Serialize for ConversionGap {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
