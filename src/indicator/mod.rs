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
mod compared;
mod concentration;
mod concentration_ratio;
mod constant_market_share;
mod contributions;
mod effective_number;
mod entropy;
mod exact;
mod exports_by_market;
mod gini;
mod growth;
mod grubel_lloyd;
mod hachman;
mod head_ries;
mod herfindahl;
mod hirschman;
mod index;
mod intra_industry;
mod krugman;
mod large;
mod lossy;
mod marginal_intra_industry;
mod margins_over_time;
mod pair;
mod pair_sums;
mod price_index;
mod priced_basket;
mod regional_orientation;
mod structural_change;
mod terms_of_trade;
mod theil;
mod unctad_concentration;
mod unctad_diversification;
mod undefined;
mod unit_value;

pub use self::{
    balassa::{ReferenceSet, balassa},
    basket::{Basket, BasketError},
    catalogue::{CATALOGUE, CatalogueEntry},
    comparative_advantage::{ComparativeAdvantage, ComparativeAdvantages, comparative_advantages},
    concentration::{ExportConcentration, concentration, export_concentrations},
    concentration_ratio::concentration_ratio,
    constant_market_share::{ConstantMarketShare, constant_market_share},
    contributions::{ContributionBase, contributions},
    effective_number::effective_number,
    entropy::entropy,
    exact::ExactValue,
    exports_by_market::ExportsByMarket,
    gini::gini,
    growth::{compound_growth, growth, least_squares_growth, log_growth},
    grubel_lloyd::{Imbalance, grubel_lloyd, grubel_lloyd_by_good},
    hachman::hachman,
    head_ries::{TradeCostRecord, head_ries, trade_freeness},
    herfindahl::{Lines, Scale, herfindahl, normalized_herfindahl},
    hirschman::{HirschmanScale, hirschman},
    index::{Index, IndexByGood, IndexCoverage, Input, InputValue},
    intra_industry::{IntraIndustryTrade, IntraIndustryTrades, intra_industry_trades},
    krugman::krugman,
    lossy::Approximate,
    marginal_intra_industry::{marginal_intra_industry, marginal_intra_industry_by_good},
    margins_over_time::{MarginsOverTime, margins_over_time},
    pair::PairTrade,
    price_index::{PriceFormula, fisher, laspeyres, paasche},
    priced_basket::{PricedBasket, QuantityMeasure},
    regional_orientation::regional_orientation,
    structural_change::{StructureMeasure, structural_change},
    terms_of_trade::{income_terms_of_trade, terms_of_trade},
    theil::{theil, theil_extensive_margin, theil_intensive_margin},
    unctad_concentration::unctad_concentration,
    unctad_diversification::unctad_diversification,
    undefined::Undefined,
    unit_value::{relative_unit_value, unit_value},
};
