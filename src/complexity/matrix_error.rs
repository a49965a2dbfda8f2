//! What makes no matrix of exports.

use crate::{
    commodity::Commodity,
    country::Partner,
    period::Period,
    text::{Text, TextError},
    trade::FlowKind,
};

/// Rows that make no [`ExportMatrix`](super::ExportMatrix).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ExportMatrixError {
    /// A name is no text.
    #[error("row {row}: the name {name:?} cannot stand for a country or product: {source}")]
    #[non_exhaustive]
    Label {
        /// The row, from 1.
        row: usize,
        /// The name.
        name: String,
        /// What is wrong with it.
        source: TextError,
    },
    /// A value is negative.
    #[error("row {row}: the exports of {product} by {country} are negative")]
    #[non_exhaustive]
    Negative {
        /// The row, from 1.
        row: usize,
        /// The country.
        country: String,
        /// The product.
        product: String,
    },
    /// A country has two values for one product, and they are not to be added.
    #[error("row {row}: the exports of {product} by {country} are there for the second time")]
    #[non_exhaustive]
    DuplicateCell {
        /// The second of the two rows, from 1.
        row: usize,
        /// The country.
        country: Text,
        /// The product.
        product: Text,
    },
    /// The sum of all values needs more than 128 bits.
    #[error("values from row {row} on need more digits than an exact sum of all of them holds")]
    #[non_exhaustive]
    TooLarge {
        /// The row, from 1, by country and product; the last one if the values fit one by one.
        row: usize,
    },
    /// Fewer than two countries have exports.
    #[error("exports of {countries} countries make no matrix; two are the least")]
    #[non_exhaustive]
    TooFewCountries {
        /// How many have.
        countries: usize,
    },
    /// Fewer than two products are exported.
    #[error("exports of {products} products make no matrix; two are the least")]
    #[non_exhaustive]
    TooFewProducts {
        /// How many are.
        products: usize,
    },
    /// A view is not of exports.
    #[error("a view of {flow} is not one of exports")]
    #[non_exhaustive]
    NotExports {
        /// What it is of.
        flow: FlowKind,
    },
    /// A view holds several periods.
    #[error("exports of several periods ({first} to {last}) are not one matrix")]
    #[non_exhaustive]
    SeveralPeriods {
        /// A period of the view.
        first: Period,
        /// Another one.
        last: Period,
    },
    /// A row of a view has no value.
    #[error("the value of the exports of {commodity} by {exporter} is not reported")]
    #[non_exhaustive]
    NoValue {
        /// The exporter.
        exporter: Partner,
        /// The goods.
        commodity: Commodity,
    },
}
