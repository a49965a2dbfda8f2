//! Measures of trade, each a function over views of tables.
//!
//! The functions here answer for all countries, years or pairs at once, in columns. Columns of ratios
//! are floating-point numbers for further calculation, a few units in the last place from the exact
//! value; beside each is a way to the exact one.

mod comparative_advantage;
mod concentration;
mod intra_industry;
mod large;

pub use self::{
    comparative_advantage::{ComparativeAdvantage, ComparativeAdvantages, comparative_advantages},
    concentration::{ExportConcentration, concentration, export_concentrations},
    intra_industry::{IntraIndustryTrade, IntraIndustryTrades, intra_industry_trades},
};
