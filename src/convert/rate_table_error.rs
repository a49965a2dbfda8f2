//! `RateTableError`: why amounts are not converted to another currency.

use time::Date;

use crate::{
    money::{Currency, Money, MoneyError, RateMethod},
    period::Period,
    trade::TradeTableError,
};

/// Why rates make no table, or amounts are not converted by one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RateTableError {
    /// Two rates of one method are between the same currencies in the same days.
    #[error("two rates are between {base} and {quote} from {first_day} to {last_day}")]
    #[non_exhaustive]
    Duplicate {
        /// The base of the second.
        base: Currency,
        /// The quote of the second.
        quote: Currency,
        /// The first day of both.
        first_day: Date,
        /// The last day of both.
        last_day: Date,
    },
    /// No rate leads from one currency to the other.
    #[error("no {} leads from {from} to {to} from {first_day} to {last_day}", named(*method))]
    #[non_exhaustive]
    Missing {
        /// The currency of the amount.
        from: Currency,
        /// The currency asked for.
        to: Currency,
        /// The first day of the period.
        first_day: Date,
        /// The last day of the period.
        last_day: Date,
        /// How the rate had to be made.
        method: RateMethod,
    },
    /// Rows of some periods have no rate.
    #[error("no {} leads from {from} to {to} in {}", named(*method), listed(periods))]
    #[non_exhaustive]
    MissingPeriods {
        /// The currency of the table.
        from: Currency,
        /// The currency asked for.
        to: Currency,
        /// How the rates had to be made.
        method: RateMethod,
        /// The periods, in order.
        periods: Vec<Period>,
    },
    /// The table is in the currency asked for.
    #[error("the table is in {currency} already")]
    #[non_exhaustive]
    SameCurrency {
        /// The currency.
        currency: Currency,
    },
    /// No row of the table has a value.
    #[error("no row of the table has a value, so it is in no currency")]
    NoValues,
    /// More decimals were asked for than an amount may have.
    #[error("{decimals} decimals are more than the {} of an amount", Money::MAX_DECIMALS)]
    #[non_exhaustive]
    TooManyDecimals {
        /// The decimals.
        decimals: u32,
    },
    /// A sum has more digits than a number may have.
    #[error("the sum of the values in {period} has more digits than a number may have")]
    #[non_exhaustive]
    SumTooLarge {
        /// The period.
        period: Period,
    },
    /// A converted amount was refused.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// The converted rows make no table.
    #[error(transparent)]
    Table(#[from] TradeTableError),
}

const fn named(method: RateMethod) -> &'static str {
    match method {
        RateMethod::Average => "average rate",
        RateMethod::EndOfPeriod => "end-of-period rate",
        RateMethod::Official => "official rate",
        RateMethod::TradeWeighted => "trade-weighted rate",
        RateMethod::Market => "market rate",
    }
}

/// Returns the first periods, and how many more there are.
fn listed(periods: &[Period]) -> String {
    let first: Vec<String> = periods.iter().take(12).map(Period::to_string).collect();
    match periods.len().saturating_sub(first.len()) {
        0 => first.join(", "),
        more => format!("{} and {more} more", first.join(", ")),
    }
}
