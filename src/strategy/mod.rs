//! Strategies of property tests: values that are valid, and values that are nearly so (feature
//! `proptest`).
//!
//! Who embeds the crate tests a page, a table or a store with dossiers that nobody would think of: dates
//! known to a year, figures without a reporter, texts full of markup. All values are made by the
//! constructors, so whatever a strategy gives could come from a file. The nearly valid ones have one
//! fault each, and every constructor refuses them: what your program does then is worth a test, too.
//!
//! # Examples
//!
//! A test of a program that prints dossiers, with this crate and its feature `proptest` among the
//! dev-dependencies:
//!
//! ```
//! use bilateral::{Brief, CountryPair, Dossier, brief::BriefOptions, strategy};
//! use bilateral::proptest::prelude::*;
//!
//! fn my_page(dossier: &Dossier) -> String {
//!     format!("<pre>{}</pre>", Brief::new(dossier, BriefOptions::default()).to_markdown().len())
//! }
//!
//! // In a file of tests: `fn no_fact_becomes_markup(dossier in strategy::dossiers(pair())) { … }`
//! let pair = CountryPair::new("XAA".parse()?, "XBB".parse()?)?;
//! proptest!(ProptestConfig::with_cases(8), |(dossier in strategy::dossiers(pair))| {
//!     prop_assert_eq!(my_page(&dossier).matches('<').count(), 2);
//! });
//!
//! // And what is nearly right is refused, with an error that your program passes on.
//! proptest!(|(text in strategy::nearly_amounts())| {
//!     prop_assert!(bilateral::decimal::parse(&text).is_err());
//! });
//! # Ok::<(), bilateral::Error>(())
//! ```

mod agreement;
mod dossier;
mod nearly;
mod project;
mod source;
mod trade;
mod values;
mod visit;

pub use self::{
    agreement::{agreements, nearly_agreements},
    dossier::{dossier_records, dossiers},
    nearly::{nearly_amounts, nearly_countries, nearly_dates, nearly_hs_codes},
    project::{nearly_projects, projects},
    source::sources,
    trade::{goods_lists, nearly_trade_flows, trade_figures, trade_flows},
    values::{amounts, countries, pairs, partial_dates, published_figures, texts},
    visit::{nearly_visits, visits},
};
