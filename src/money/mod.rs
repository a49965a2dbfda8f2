//! Money: currencies, exact amounts, figures as the press prints them, exchange rates.

mod amount;
mod bound;
mod currency;
mod published;
mod published_ratio;
mod published_record;
mod published_sum;
#[cfg(test)]
mod published_tests;
mod rate;
mod redenomination;
mod rounding;
mod scale;
mod table;

pub use self::{
    amount::{Money, MoneyError, MoneyRecord},
    bound::Bound,
    currency::{Currency, CurrencyError},
    published::{Published, PublishedError},
    published_ratio::PublishedRatio,
    published_record::PublishedRecord,
    rate::{Converted, ExchangeRate, ExchangeRateRecord, RateError, RateMethod},
    redenomination::Redenomination,
    scale::Scale,
};
