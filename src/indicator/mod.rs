//! Measures of trade, each a function over views of tables, baskets of goods, or the trade of a pair.
//!
//! Two kinds of functions are here. Those of the plural (`comparative_advantages`, …) answer for all
//! countries, years or pairs at once, in columns: ratios are floating-point numbers for further
//! calculation, a few units in the last place from the exact value, and beside each is a way to the exact
//! one. All others answer for one [`Basket`] of goods or one [`PairTrade`], exactly, with the figures
//! behind the answer, or with the reason why it is [`Undefined`]. [`CATALOGUE`] lists them.

mod additive_balassa;
mod balance;
mod balassa;
mod basket;
mod catalogue;
mod catalogue_more;
mod comparative_advantage;
mod compared;
mod complementarity;
mod concentration;
mod concentration_ratio;
mod constant_market_share;
mod contributions;
mod coverage_ratio;
mod effective_number;
mod entropy;
mod exact;
mod export_propensity;
mod exports_by_market;
mod finger_kreinin;
mod gini;
mod growth;
mod grubel_lloyd;
mod hachman;
mod head_ries;
mod herfindahl;
mod hirschman;
mod hummels_klenow;
mod import_penetration;
mod index;
mod intra_industry;
mod krugman;
mod lafay;
mod large;
mod lossy;
mod marginal_intra_industry;
mod marginal_propensity_to_import;
mod margins_over_time;
mod market_penetration;
mod michaely;
mod normalized_balassa;
mod openness;
mod pair;
mod pair_baskets;
mod pair_options;
mod pair_sums;
#[cfg(test)]
mod pair_tests;
mod partner_share;
mod price_index;
mod priced_basket;
mod product_share;
mod regional_orientation;
mod structural_change;
mod symmetric_balassa;
mod terms_of_trade;
mod theil;
mod trade_intensity;
mod turnover;
mod unctad_concentration;
mod unctad_diversification;
mod undefined;
mod unit_value;
mod vollrath;
mod world_share;

pub use self::{
    additive_balassa::additive_balassa,
    balance::{balance, normalized_balance},
    balassa::{ReferenceSet, balassa},
    basket::{Basket, BasketError},
    catalogue::{CATALOGUE, CatalogueEntry},
    comparative_advantage::{ComparativeAdvantage, ComparativeAdvantages, comparative_advantages},
    complementarity::{ComplementarityForm, complementarity, country_bias, country_bias_by_good},
    concentration::{ExportConcentration, concentration, export_concentrations},
    concentration_ratio::concentration_ratio,
    constant_market_share::{ConstantMarketShare, constant_market_share},
    contributions::{ContributionBase, contributions},
    coverage_ratio::coverage_ratio,
    effective_number::effective_number,
    entropy::entropy,
    exact::ExactValue,
    export_propensity::export_propensity,
    exports_by_market::ExportsByMarket,
    finger_kreinin::finger_kreinin,
    gini::gini,
    growth::{compound_growth, growth, least_squares_growth, log_growth},
    grubel_lloyd::{Imbalance, grubel_lloyd, grubel_lloyd_by_good},
    hachman::hachman,
    head_ries::{TradeCostRecord, head_ries, trade_freeness},
    herfindahl::{Lines, Scale, herfindahl, normalized_herfindahl},
    hirschman::{HirschmanScale, hirschman},
    hummels_klenow::{Margin, hummels_klenow},
    import_penetration::import_penetration,
    index::{Index, IndexByGood, IndexCoverage, Input, InputValue},
    intra_industry::{IntraIndustryTrade, IntraIndustryTrades, intra_industry_trades},
    krugman::krugman,
    lafay::lafay,
    lossy::Approximate,
    marginal_intra_industry::{marginal_intra_industry, marginal_intra_industry_by_good},
    marginal_propensity_to_import::marginal_propensity_to_import,
    margins_over_time::{MarginsOverTime, margins_over_time},
    market_penetration::{market_penetration, market_penetration_by_good},
    michaely::michaely,
    normalized_balassa::normalized_balassa,
    openness::{OpennessForm, openness},
    pair::PairTrade,
    pair_baskets::PairBaskets,
    pair_options::{PairOptions, Traders},
    partner_share::{TradeSide, partner_share},
    price_index::{PriceFormula, fisher, laspeyres, paasche},
    priced_basket::{PricedBasket, QuantityMeasure},
    product_share::product_share,
    regional_orientation::regional_orientation,
    structural_change::{StructureMeasure, structural_change},
    symmetric_balassa::symmetric_balassa,
    terms_of_trade::{income_terms_of_trade, terms_of_trade},
    theil::{theil, theil_extensive_margin, theil_intensive_margin},
    trade_intensity::{IntensityBase, IntensitySide, introversion, trade_intensity},
    turnover::turnover,
    unctad_concentration::unctad_concentration,
    unctad_diversification::unctad_diversification,
    undefined::Undefined,
    unit_value::{relative_unit_value, unit_value},
    vollrath::{AdvantageBaskets, VollrathForm, vollrath, vollrath_logarithmic},
    world_share::{world_share, world_share_by_good},
};
