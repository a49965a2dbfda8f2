//! Measures of trade, each a function over views of tables, baskets of goods, or the trade of a pair.
//!
//! Two kinds of functions are here. Those of the plural (`comparative_advantages`, …) answer for all
//! countries, years or pairs at once, in columns: ratios are floating-point numbers for further
//! calculation, a few units in the last place from the exact value, and beside each is a way to the exact
//! one. All others answer for one [`Basket`] of goods or one [`PairTrade`], exactly, with the figures
//! behind the answer, or with the reason why it is [`Undefined`]. [`CATALOGUE`] lists them.
//!
//! | index | symbol | function | definitions | range | source |
//! |---|---|---|---|---|---|
//! | Trade turnover | `X + M` | [`turnover`] | `standard` | `[0, ∞), an amount` | standard |
//! | Trade balance | `X − M` | [`balance`] | `standard` | `(−∞, ∞), an amount` | WITS |
//! | Relative trade balance | `(X − M) / (X + M)` | [`normalized_balance`] | `standard` | `[−1, 1]` | ITC, Trade Performance Index |
//! | Coverage of imports by exports | `X / M` | [`coverage_ratio`] | `standard` | `[0, ∞)` | standard |
//! | Partner share | `x_ij / X_i` | [`partner_share`] | `exports`, `imports`, `turnover` | `[0, 1]` | WITS |
//! | Product share | `s_k` | [`product_share`] | `standard` | `[0, 1], of each good` | WITS |
//! | World market share | `X_i / X_w` | [`world_share`] | `standard` | `[0, 1]` | standard |
//! | World market share of a product | `x_ik / x_wk` | [`world_share_by_good`] | `standard` | `[0, 1], of each good` | standard |
//! | Openness, trade dependence | `(X + M) / GDP` | [`openness`] | `sum`, `mean` | `[0, ∞)` | WITS and ESCAP; UNCTAD |
//! | Import penetration | `M / (GDP − X + M)` | [`import_penetration`] | `standard` | `[0, ∞)` | ESCAP 2009 |
//! | Export propensity | `X / GDP` | [`export_propensity`] | `standard` | `[0, ∞)` | ESCAP 2009 |
//! | Marginal propensity to import | `ΔM / ΔGDP` | [`marginal_propensity_to_import`] | `standard` | `(−∞, ∞)` | ESCAP 2009 |
//! | Export market penetration | `IEMP` | [`market_penetration`] | `standard` | `[0, 1] in reconciled trade` | WITS; Brenton and Newfarmer 2007 |
//! | Export market penetration of a product | `n_ik / n_k` | [`market_penetration_by_good`] | `standard` | `[0, 1] in reconciled trade, of each good` | WITS |
//! | Trade intensity | `TII` | [`trade_intensity`] | `wits_exports`, `wits_imports`, `drysdale_kojima_exports`, `drysdale_kojima_imports`, `homogeneous_exports`, `homogeneous_imports` | `[0, ∞)` | WITS; Kojima 1964, Drysdale and Garnaut 1982; Iapadre 2006 |
//! | Trade introversion | `(HI − HE) / (HI + HE)` | [`introversion`] | `exports`, `imports` | `[−1, 1]` | Iapadre 2006, Iapadre and Tironi 2009 |
//! | Trade complementarity | `TCI, C` | [`complementarity`] | `michaely`, `drysdale` | `[0, 100] (Michaely), [0, ∞) (Drysdale)` | Michaely 1996, WITS; Drysdale 1967 |
//! | Country bias | `B` | [`country_bias`] | `standard` | `[0, ∞)` | Drysdale 1967, Drysdale and Garnaut 1982 |
//! | Country bias in a product | `b_k` | [`country_bias_by_good`] | `standard` | `[0, ∞), of each good` | Drysdale 1967, Drysdale and Garnaut 1982 |
//! | Export similarity | `ESI, FK` | [`finger_kreinin`] | `standard` | `[0, 1]` | Finger and Kreinin 1979 |
//! | Revealed comparative advantage | `RCA` | [`balassa`] | `world`, `rest_of_world` | `[0, ∞), of each good` | Balassa 1965 |
//! | Symmetric comparative advantage | `RSCA` | [`symmetric_balassa`] | `world`, `rest_of_world` | `[−1, 1), of each good` | Dalum, Laursen and Villumsen 1998 |
//! | Additive comparative advantage | `ARCA` | [`additive_balassa`] | `standard` | `[−1, 1], of each good` | Hoen and Oosterhaven 2006 |
//! | Normalized comparative advantage | `NRCA` | [`normalized_balassa`] | `standard` | `[−1/4, 1/4], of each good` | Yu, Cai and Leung 2009 |
//! | Relative trade advantage | `RTA` | [`vollrath`] | `balassa`, `others_only` | `(−∞, ∞), of each good` | Vollrath 1991 |
//! | Revealed competitiveness | `RC` | [`vollrath_logarithmic`] | `balassa`, `others_only` | `(−∞, ∞), of each good` | Vollrath 1991 |
//! | Michaely index | `s_xk − s_mk` | [`michaely`] | `standard` | `[−1, 1], of each good` | Michaely 1962 |
//! | Lafay index | `LFI` | [`lafay`] | `standard` | `[−50, 50], of each good` | Lafay 1992, Bugamelli 2001 |
//! | Herfindahl–Hirschman | `HHI` | [`herfindahl`] | `unit`, `ten_thousand` | `(0, 1] or (0, 10 000]` | Hirschman 1945, Herfindahl 1950 |
//! | Normalized Herfindahl | `HHI*` | [`normalized_herfindahl`] | `active_lines`, `listed_lines`, `classification_lines` | `[0, 1]` | WITS, UNCTAD |
//! | Hummels–Klenow margins | `EM, IM` | [`hummels_klenow`] | `extensive`, `intensive`, `share` | `[0, 1]` | Hummels and Klenow 2005 |
//! | Concentration (UNCTAD) | `HHI_U` | [`unctad_concentration`] | `active_lines`, `listed_lines`, `classification_lines` | `[0, 1]` | UNCTADstat |
//! | Concentration (Hirschman) | `√H` | [`hirschman`] | `unit`, `hundred` | `(0, 1] or (0, 100]` | Hirschman 1945, Michaely 1958 |
//! | Effective number of goods | `1 / H` | [`effective_number`] | `standard` | `[1, n]` | Adelman 1969 |
//! | Concentration ratio | `CR_n` | [`concentration_ratio`] | `standard` | `(0, 1]` | standard |
//! | Gini coefficient | `G` | [`gini`] | `active_lines`, `listed_lines`, `classification_lines` | `[0, 1 − 1/n]` | Gini 1912 |
//! | Entropy | `−Σ s ln s` | [`entropy`] | `standard` | `[0, ln n]` | Shannon 1948, Jacquemin and Berry 1979 |
//! | Theil index | `T` | [`theil`] | `active_lines`, `listed_lines`, `classification_lines` | `[0, ln N]` | Theil 1967 |
//! | Theil index, extensive margin | `ln(N / n)` | [`theil_extensive_margin`] | `active_lines`, `listed_lines`, `classification_lines` | `[0, ln N]` | Cadot, Carrère and Strauss-Kahn 2011 |
//! | Theil index, intensive margin | `Σ s ln(n s)` | [`theil_intensive_margin`] | `standard` | `[0, ln n)` | Cadot, Carrère and Strauss-Kahn 2011 |
//! | Diversification (UNCTAD) | `½ Σ \|s − w\|` | [`unctad_diversification`] | `standard` | `[0, 1]` | UNCTADstat |
//! | Specialization (Krugman) | `Σ \|s − t\|` | [`krugman`] | `standard` | `[0, 2]` | Krugman 1991 |
//! | Hachman index | `1 / Σ LQ s` | [`hachman`] | `standard` | `(0, 1]` | Hachman 1994 |
//! | Intra-industry trade | `GL` | [`grubel_lloyd`] | `aggregate`, `corrected` | `[0, 1]` | Grubel and Lloyd 1975 |
//! | Intra-industry trade in a product | `GL_k` | [`grubel_lloyd_by_good`] | `standard` | `[0, 1], of each good` | Grubel and Lloyd 1975 |
//! | Marginal intra-industry trade | `A` | [`marginal_intra_industry`] | `standard` | `[0, 1]` | Brülhart 1994 |
//! | Marginal intra-industry trade in a product | `A_k` | [`marginal_intra_industry_by_good`] | `standard` | `[0, 1], of each good` | Brülhart 1994 |
//! | Structural change | `½ Σ \|s − s⁰\|, cos, r` | [`structural_change`] | `lawrence`, `cosine`, `correlation` | `[0, 1], [0, 1], [−1, 1]` | Lawrence 1984, Linnemann 1966 |
//! | Regional orientation | `RO` | [`regional_orientation`] | `standard` | `[0, ∞), of each good` | Yeats 1998, ESCAP |
//! | Growth | `v₁ / v₀ − 1` | [`growth`] | `standard` | `[−1, ∞)` | standard |
//! | Log growth | `ln(v₁ / v₀)` | [`log_growth`] | `standard` | `(−∞, ∞)` | standard |
//! | Compound growth rate | `CAGR` | [`compound_growth`] | `standard` | `(−1, ∞)` | standard |
//! | Trend growth rate | `e^b − 1` | [`least_squares_growth`] | `standard` | `(−1, ∞)` | UNCTAD Handbook of Statistics |
//! | Contribution to growth | `Δx_k / X₀` | [`contributions`] | `growth`, `share_of_change` | `(−∞, ∞), of each good` | standard |
//! | Margins of growth | `ΔX` | [`margins_over_time`] | `standard` | `(−∞, ∞), amounts` | Evenett and Venables 2002 |
//! | Constant market share | `CMS` | [`constant_market_share`] | `standard` | `(−∞, ∞), amounts` | Leamer and Stern 1970 |
//! | Unit value | `v / q` | [`unit_value`] | `standard` | `(0, ∞), of each good` | UN, IMTS 2010 |
//! | Relative unit value | `UV / UV_w` | [`relative_unit_value`] | `standard` | `(0, ∞), of each good` | Abd-el-Rahman 1991 |
//! | Price index (Laspeyres) | `L` | [`laspeyres`] | `standard` | `(0, ∞)` | Laspeyres 1871 |
//! | Price index (Paasche) | `P` | [`paasche`] | `standard` | `(0, ∞)` | Paasche 1874 |
//! | Price index (Fisher) | `√(L P)` | [`fisher`] | `standard` | `(0, ∞)` | Fisher 1922 |
//! | Terms of trade | `100 P_x / P_m` | [`terms_of_trade`] | `laspeyres`, `paasche`, `fisher` | `(0, ∞)` | UNCTAD Handbook of Statistics |
//! | Income terms of trade | `100 V_x / P_m` | [`income_terms_of_trade`] | `laspeyres`, `paasche`, `fisher` | `(0, ∞)` | UNCTAD Handbook of Statistics, Dorrance 1948 |
//! | Freeness of trade | `φ` | [`trade_freeness`] | `standard` | `[0, ∞)` | Head and Ries 2001 |
//! | Trade costs (Head–Ries) | `τ` | [`head_ries`] | `standard` | `(−1, ∞)` | Head and Ries 2001, Novy 2013 |

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
pub(crate) use self::{
    exact::Fraction,
    lossy::{float, ln_of_growth, value as approximate},
};
