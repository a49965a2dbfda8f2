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
mod complementarity;
mod concentration;
mod coverage_ratio;
mod exact;
mod export_propensity;
mod finger_kreinin;
mod grubel_lloyd;
mod herfindahl;
mod hummels_klenow;
mod import_penetration;
mod index;
mod intra_industry;
mod lafay;
mod large;
mod lossy;
mod marginal_propensity_to_import;
mod market_penetration;
mod michaely;
mod normalized_balassa;
mod openness;
mod pair;
mod pair_sums;
mod partner_share;
mod product_share;
mod symmetric_balassa;
mod trade_intensity;
mod turnover;
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
    coverage_ratio::coverage_ratio,
    exact::ExactValue,
    export_propensity::export_propensity,
    finger_kreinin::finger_kreinin,
    grubel_lloyd::{grubel_lloyd, grubel_lloyd_by_good},
    herfindahl::{Lines, Scale, herfindahl, normalized_herfindahl},
    hummels_klenow::{Margin, hummels_klenow},
    import_penetration::import_penetration,
    index::{Index, IndexByGood, IndexCoverage, Input, InputValue},
    intra_industry::{IntraIndustryTrade, IntraIndustryTrades, intra_industry_trades},
    lafay::lafay,
    lossy::Approximate,
    marginal_propensity_to_import::marginal_propensity_to_import,
    market_penetration::{market_penetration, market_penetration_by_good},
    michaely::michaely,
    normalized_balassa::normalized_balassa,
    openness::{OpennessForm, openness},
    pair::PairTrade,
    partner_share::{TradeSide, partner_share},
    product_share::product_share,
    symmetric_balassa::symmetric_balassa,
    trade_intensity::{IntensityBase, IntensitySide, introversion, trade_intensity},
    turnover::turnover,
    undefined::Undefined,
    vollrath::{AdvantageBaskets, VollrathForm, vollrath, vollrath_logarithmic},
    world_share::{world_share, world_share_by_good},
};
