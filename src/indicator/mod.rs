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
mod comparative_advantage;
mod compared;
mod complementarity;
mod concentration;
mod concentration_ratio;
mod coverage_ratio;
mod effective_number;
mod entropy;
mod exact;
mod export_propensity;
mod finger_kreinin;
mod gini;
mod grubel_lloyd;
mod hachman;
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
mod product_share;
mod regional_orientation;
mod structural_change;
mod symmetric_balassa;
mod theil;
mod trade_intensity;
mod turnover;
mod unctad_concentration;
mod unctad_diversification;
mod undefined;
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
    coverage_ratio::coverage_ratio,
    effective_number::effective_number,
    entropy::entropy,
    exact::ExactValue,
    export_propensity::export_propensity,
    finger_kreinin::finger_kreinin,
    gini::gini,
    grubel_lloyd::{Imbalance, grubel_lloyd, grubel_lloyd_by_good},
    hachman::hachman,
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
    market_penetration::{market_penetration, market_penetration_by_good},
    michaely::michaely,
    normalized_balassa::normalized_balassa,
    openness::{OpennessForm, openness},
    pair::PairTrade,
    pair_baskets::PairBaskets,
    pair_options::{PairOptions, Traders},
    partner_share::{TradeSide, partner_share},
    product_share::product_share,
    regional_orientation::regional_orientation,
    structural_change::{StructureMeasure, structural_change},
    symmetric_balassa::symmetric_balassa,
    theil::{theil, theil_extensive_margin, theil_intensive_margin},
    trade_intensity::{IntensityBase, IntensitySide, introversion, trade_intensity},
    turnover::turnover,
    unctad_concentration::unctad_concentration,
    unctad_diversification::unctad_diversification,
    undefined::Undefined,
    vollrath::{AdvantageBaskets, VollrathForm, vollrath, vollrath_logarithmic},
    world_share::{world_share, world_share_by_good},
};
