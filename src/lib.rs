//! A typed domain model of the relations between two countries.
#![cfg_attr(
    not(test),
    deny(
        clippy::arithmetic_side_effects,
        clippy::as_conversions,
        clippy::expect_used,
        clippy::float_arithmetic,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::print_stderr,
        clippy::print_stdout,
        clippy::todo,
        clippy::unwrap_used
    )
)]

// 1 ground
pub mod decimal;
mod id;
pub mod notice;
mod text;
mod truth;

// 2 values
pub mod country;
pub mod period;
pub mod quantity;
pub mod ratio;

// 3 money
pub mod money;

// 4 vocabulary
pub mod commodity;
pub mod sector;

#[doc(inline)]
pub use crate::{
    commodity::{Commodity, CommodityCode, HsCode, HsEdition},
    country::{CodeSystem, Country, CountryGroup, CountryPair, Partner},
    id::{RecordId, RecordIdError},
    money::{Currency, ExchangeRate, Money, Published},
    period::{DateRange, PartialDate, Period, PeriodEnd},
    quantity::{Quantity, Unit},
    ratio::{Growth, Ratio, Share},
    sector::Sector,
    text::{Text, TextError},
    truth::{Count, Truth},
};
pub use {rust_decimal, time};
