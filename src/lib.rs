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
pub mod source;

// 5 facts
pub mod agreement;
pub mod relations;
pub mod trade;
pub mod visit;

// 10 union
mod error;

#[doc(inline)]
pub use crate::{
    agreement::{Agreement, AgreementRegister},
    commodity::{Commodity, CommodityCode, HsCode, HsEdition},
    country::{CodeSystem, Country, CountryGroup, CountryPair, Partner},
    error::Error,
    id::{RecordId, RecordIdError},
    money::{Currency, ExchangeRate, Money, Published},
    period::{DateRange, PartialDate, Period, PeriodEnd},
    quantity::{Quantity, Unit},
    ratio::{Growth, Ratio, Share},
    relations::{DiplomaticRelations, RelationsRegister},
    sector::Sector,
    source::Source,
    text::{Text, TextError},
    trade::{TradeData, TradeFigures, TradeFlow, TradeTable},
    truth::{Count, Truth},
    visit::{Visit, VisitCalendar},
};
pub use {rust_decimal, time};
