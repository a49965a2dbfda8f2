//! `TableConversion`: what was done to the figures of a table after they were loaded.

use std::fmt;

use serde::Serialize;

use crate::{
    commodity::HsEdition,
    money::{Currency, RateMethod},
};

/// One step by which the figures of a table were made of those that were loaded.
///
/// A table that was converted says so ([`TradeTable::conversions`](super::TradeTable::conversions)),
/// is equal to no table that was not, and its rows are no flows that a country reports.
///
/// # Examples
///
/// ```
/// use bilateral::{HsEdition, trade::TableConversion};
///
/// let step = TableConversion::Edition { from: HsEdition::H5, to: HsEdition::H4 };
/// assert_eq!(step.to_string(), "from H5 to H4 by weights");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case", tag = "of")]
#[non_exhaustive]
pub enum TableConversion {
    /// Values, quantities and weights were allocated to the codes of another edition of the Harmonized
    /// System.
    Edition {
        /// The edition before.
        from: HsEdition,
        /// The edition after.
        to: HsEdition,
    },
    /// Values were converted to another currency.
    Currency {
        /// The currency before.
        from: Currency,
        /// The currency after.
        to: Currency,
        /// How the rates were made.
        method: RateMethod,
    },
}

impl fmt::Display for TableConversion {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Edition { from, to } => write!(formatter, "from {from} to {to} by weights"),
            Self::Currency { from, to, method } => {
                let rate = match method {
                    RateMethod::Average => "the average",
                    RateMethod::EndOfPeriod => "the end-of-period",
                    RateMethod::Official => "the official",
                    RateMethod::TradeWeighted => "the trade-weighted",
                    RateMethod::Market => "a market",
                };
                write!(formatter, "from {from} to {to} at {rate} rate")
            }
        }
    }
}
