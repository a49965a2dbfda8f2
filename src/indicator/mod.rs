//! Measures of trade, each a function over views of tables, baskets of goods, or the trade of a pair.
//!
//! Two kinds of functions are here. Those of the plural (`comparative_advantages`, …) answer for all
//! countries, years or pairs at once, in columns: ratios are floating-point numbers for further
//! calculation, a few units in the last place from the exact value, and beside each is a way to the exact
//! one. All others answer for one [`Basket`] of goods or one [`PairTrade`], exactly, with the figures
//! behind the answer, or with the reason why it is [`Undefined`]. [`CATALOGUE`] lists them.

mod balassa;
mod basket;
mod catalogue;
mod comparative_advantage;
mod concentration;
mod exact;
mod herfindahl;
mod index;
mod intra_industry;
mod large;
mod lossy;
mod pair;
mod pair_sums;
mod undefined;

pub use self::{
    balassa::{ReferenceSet, balassa},
    basket::{Basket, BasketError},
    catalogue::{CATALOGUE, CatalogueEntry},
    comparative_advantage::{ComparativeAdvantage, ComparativeAdvantages, comparative_advantages},
    concentration::{ExportConcentration, concentration, export_concentrations},
    exact::ExactValue,
    herfindahl::{Lines, Scale, herfindahl, normalized_herfindahl},
    index::{Index, IndexByGood, IndexCoverage, Input, InputValue},
    intra_industry::{IntraIndustryTrade, IntraIndustryTrades, intra_industry_trades},
    lossy::Approximate,
    pair::PairTrade,
    undefined::Undefined,
};
