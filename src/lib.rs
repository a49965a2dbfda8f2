//! The relations between two countries as types: diplomatic relations, agreements, visits, trade and
//! industrial projects, with constructors that refuse what cannot be true, sums that are exact, and
//! the name of who reported each figure.
//!
//! ```
//! use bilateral::{Country, CountryPair, Currency, Money, PartialDate, Truth, decimal, period::day};
//!
//! // A pair is two countries, and a date may be no more than a year.
//! let pair = CountryPair::new(Country::AZE, Country::BLR)?;
//! assert!(CountryPair::new(Country::AZE, Country::AZE).is_err());
//! let established: PartialDate = "1993".parse()?;
//! assert_eq!(established.is_before(day::parse("1993-06-11")?), Truth::Unknown);
//!
//! // Amounts are exact, and what must not be added is refused.
//! let exports = Money::from_millions(decimal::parse("295.5")?, Currency::USD)?;
//! let imports = Money::from_millions(decimal::parse("128.9")?, Currency::USD)?;
//! assert_eq!(exports.checked_add(imports)?.to_string(), "424400000 USD");
//! assert!(exports.checked_add(Money::zero(Currency::EUR)).is_err());
//! # Ok::<(), bilateral::Error>(())
//! ```
//!
//! It is for trade analytics, newsroom data desks, briefing tools and country-risk products that embed it.
//! The [`guide`] has one page for each job, and what to know of [formats](guide::formats),
//! [definitions](guide::definitions), [embedding](guide::embedding) and the
//! [comparison](guide::comparison) with general engines.
//!
//! # The nouns
//!
//! ```text
//! Dossier                      all facts of one CountryPair, references checked
//! ├─ Source                    who said it, when, for which Side
//! ├─ DiplomaticRelations       events ──► status on a date
//! ├─ Representation            what one country keeps in the other: posts, heads ──► level on a date
//! ├─ AgreementRegister
//! │  └─ Agreement              parties and their dated acts ──► standing on a date
//! ├─ VisitCalendar
//! │  └─ Visit                  guest, host, level, type, programme, talks, outcomes
//! ├─ TradeFigures              a period's exports, imports, turnover as published
//! ├─ TradeData
//! │  └─ TradeTable             one currency, one HS edition ──► TradeView ──► total of one flow
//! │     ├─ TradeRow            exporter, importer, Commodity, valuation, Money
//! │     └─ TradeFlow           the same as one country reports it: reporter, partner, direction
//! ├─ GoodsList                 the main goods of one direction
//! └─ ProjectPortfolio
//!    └─ IndustrialProject      stages, dates, participants ──► status on a date
//! Brief                        what a Dossier says as of a date: values, Markdown, JSON, HTML
//! ```
//!
//! Each fact is made in one way: an `XRecord` with public, typed fields is the list of named arguments
//! and the shape of the file, `X::new(record)` checks it, and what `X` answers is derived, never stored.
//! A whole file is read by `dossier::read` (feature `json`), which reports *every* fault with its place.
//!
//! # From the field's words to items
//!
//! | word | item |
//! |---|---|
//! | reporter, partner | [`country::DirectedPair`]; [`Partner`] where the partner may be no country |
//! | exporter, importer | [`TradeFlow::exporter`], [`TradeFlow::importer`], derived from the direction |
//! | turnover, balance, coverage ratio | [`TradeFigures`], [`trade::BilateralTrade`] |
//! | FOB, CIF, FAS | [`trade::Valuation`] |
//! | reported, reconciled (BACI) | [`trade::TradeBasis`] |
//! | top partners and goods, ties, "other" | [`trade::Ranking`] of a [`trade::FlowView`] |
//! | time series, year-on-year growth, index | [`trade::TradeSeries`]; [`trade::GrowthRow`] for exports and imports |
//! | contribution to growth, in percentage points | [`trade::GrowthBreakdown`] by partner or goods |
//! | trade intensity, complementarity, comparative advantage, concentration, margins, … | the table of [`indicator`], of [`indicator::Basket`] and [`indicator::PairTrade`] |
//! | why an index has no value | [`indicator::Undefined`] |
//! | why there is no growth rate | [`trade::UndefinedGrowth`] |
//! | re-exports, domestic exports | [`trade::FlowKind`], which knows what is contained in what |
//! | HS edition, chapter, heading, subheading | [`HsEdition`], [`HsCode`], [`Commodity`] |
//! | which codes an edition has, which edition a file is of | [`HsEdition::has`], [`HsEdition::fitting`] |
//! | areas not elsewhere specified | [`country::NesCode`] |
//! | M49, Comtrade and BACI country codes | [`CodeSystem`], by code *and* year |
//! | EAEU, CIS, EU | [`CountryGroup`], with dated memberships |
//! | "about 315 million", "more than 70" | [`Published`] with its [`money::Bound`] |
//! | embassy, chargé d'affaires, credentials | [`Representation`], directed; its [`relations::RepresentationLevel`] |
//! | signed, in force | [`agreement::AgreementStanding`]: two questions, two answers |
//! | ratification, accession, exchange of notes | [`agreement::ConsentKind`] |
//! | provisional application, suspension, denunciation | [`agreement::PartyRecord`], party by party |
//! | enters into force on the last notification | [`agreement::EntryRule`], [`agreement::EntryIntoForce`] |
//! | protocol, accession, consolidated text, negotiation | [`agreement::InstrumentRole`] |
//! | number of agreements | [`agreement::AgreementTally`], by a named [`agreement::CountingPolicy`] |
//! | expiry calendar, notice periods | [`agreement::AgreementTally::terms_ending`], `notices_due` |
//! | joint membership of multilaterals | [`agreement::AgreementView::multilateral`] of a pair |
//! | state, official, working visit | [`visit::VisitKind`] |
//! | two-day visit | [`Visit::days`]: both ends are counted |
//! | announced, postponed, cancelled, cut short | [`visit::VisitStage`]; [`Visit::standing_on`] a date |
//! | state visit with private days | [`visit::VisitSegmentRecord`]: each part has its type |
//! | umbrella project | [`project::ProjectView::countable`] leaves it out |
//! | CAMEO, PLOVER, Goldstein | [`event::EventKind`], and [`export::coded_events`] of a dossier |
//! | capacity, plan, output; a year's or all time's | [`project::MetricKind`], [`project::MetricScope`] |
//! | shelved, cancelled by inference | [`project::StaleRule`], which the caller names |
//! | RCA, presence M, diversity, ubiquity | `complexity::ExportMatrix`, `complexity::Presence` (feature `complexity`) |
//! | ECI, PCI, COI, COG, fitness, PRODY, EXPY | the functions of `complexity` |
//! | "not known" | [`Truth::Unknown`]; counts run from certain to possible in [`Count`] |
//!
//! # What it refuses
//!
//! To add what must not be added: two currencies, exports and imports, a total and its parts, two
//! editions of the Harmonized System. To guess: whose figures they are, whether "signed" means "in
//! force", a day from a year. To round or overflow in silence, to read a number from a float, to panic,
//! and to look at the clock, the network, the environment or a file by itself.
//! [Each refusal with its reason](guide::refusals).
//!
//! # Features
//!
//! None is on by default; the crate is then serde, thiserror, `rust_decimal`, time, num-bigint
//! and num-integer.
//!
//! - `json`: `dossier::read` and `dossier::write`, from and to JSON text.
//! - `yaml`: the same from and to YAML text; takes `json` with it.
//! - `schema`: `dossier_schema`, the JSON Schema of the dossier format; takes `json` with it.
//! - `ics`: `export::visits_to_icalendar`, which writes visits as an iCalendar file.
//! - `csv`: `ingest`, which reads files of statistics offices into trade tables or sums.
//! - `gzip`: the same files compressed; of use with `csv`.
//! - `html`: `Brief::to_html`, one document with charts.
//! - `complexity`: `complexity`, indices of countries and products from what all countries export.
//! - `parallel`: [`Threads`] of more than one; the answers are the same.
//! - `full`: all of these.
//! - `arrow-59`: `snapshot`, trade data in an Arrow IPC file and back. It is named after the major version
//!   of the arrow crates that it follows, and not in `full`.
//! - `proptest`: `strategy`, valid and nearly valid values for the tests of those who embed the crate.
//!
//! The crates that our signatures name are re-exported: [`rust_decimal`], [`serde`], [`time`], `schemars`
//! with `schema` and `proptest` with its feature.
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
mod threads;
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
pub mod event;
pub mod sector;
pub mod source;

// 5 facts
pub mod agreement;
pub mod project;
pub mod relations;
pub mod trade;
pub mod visit;

// 6 measures
#[cfg(feature = "complexity")]
pub mod complexity;
pub mod convert;
pub mod indicator;
pub mod mirror;

// 7 edges in
#[cfg(feature = "csv")]
pub mod ingest;

// 8 whole
pub mod dossier;

// 9 faces
pub mod brief;
pub mod export;
#[cfg(feature = "arrow-59")]
pub mod snapshot;

// 10 union
mod error;
pub mod guide;
#[cfg(feature = "schema")]
mod schema;
#[cfg(feature = "proptest")]
pub mod strategy;

#[cfg(feature = "schema")]
pub use crate::schema::dossier_schema;
#[doc(inline)]
pub use crate::{
    agreement::{Agreement, AgreementRegister},
    brief::Brief,
    commodity::{Commodity, CommodityCode, HsCode, HsEdition},
    country::{CodeSystem, Country, CountryGroup, CountryPair, Partner},
    dossier::Dossier,
    error::Error,
    id::{RecordId, RecordIdError},
    money::{Currency, ExchangeRate, Money, Published},
    notice::{Notice, Notices},
    period::{DateRange, PartialDate, Period, PeriodEnd},
    project::{IndustrialProject, ProjectPortfolio},
    quantity::{Quantity, Unit},
    ratio::{Growth, Ratio, Share},
    relations::{DiplomaticRelations, RelationsRegister, Representation, RepresentationRegister},
    sector::Sector,
    source::Source,
    text::{Text, TextError},
    threads::Threads,
    trade::{TradeData, TradeFigures, TradeFlow, TradeTable},
    truth::{Count, Truth},
    visit::{Visit, VisitCalendar},
};
#[cfg(feature = "proptest")]
pub use proptest;
#[cfg(feature = "schema")]
pub use schemars;
pub use {rust_decimal, serde, time};

/// The README, whose programs are compiled and run with the tests.
#[cfg(all(doctest, feature = "json", feature = "csv"))]
#[doc = include_str!("../README.md")]
struct Readme;
