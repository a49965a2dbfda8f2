//! The catalogue of the indices of structure, of growth and of prices.

use super::catalogue::{CatalogueEntry, LINES, ONE, entry};

/// It compares prices.
const FORMULAS: &[&str] = &["laspeyres", "paasche", "fisher"];

/// The indices of structure, of growth and of prices.
pub(super) const ENTRIES: &[CatalogueEntry] = &[
    entry(
        ["Concentration (UNCTAD)", "HHI_U", "unctad_concentration", "[0, 1]", "UNCTADstat"],
        LINES,
    ),
    entry(
        [
            "Concentration (Hirschman)",
            "√H",
            "hirschman",
            "(0, 1] or (0, 100]",
            "Hirschman 1945, Michaely 1958",
        ],
        &["unit", "hundred"],
    ),
    entry(
        ["Effective number of goods", "1 / H", "effective_number", "[1, n]", "Adelman 1969"],
        ONE,
    ),
    entry(["Concentration ratio", "CR_n", "concentration_ratio", "(0, 1]", "standard"], ONE),
    entry(["Gini coefficient", "G", "gini", "[0, 1 − 1/n]", "Gini 1912"], LINES),
    entry(
        ["Entropy", "−Σ s ln s", "entropy", "[0, ln n]", "Shannon 1948, Jacquemin and Berry 1979"],
        ONE,
    ),
    entry(["Theil index", "T", "theil", "[0, ln N]", "Theil 1967"], LINES),
    entry(
        [
            "Theil index, extensive margin",
            "ln(N / n)",
            "theil_extensive_margin",
            "[0, ln N]",
            "Cadot, Carrère and Strauss-Kahn 2011",
        ],
        LINES,
    ),
    entry(
        [
            "Theil index, intensive margin",
            "Σ s ln(n s)",
            "theil_intensive_margin",
            "[0, ln n)",
            "Cadot, Carrère and Strauss-Kahn 2011",
        ],
        ONE,
    ),
    entry(
        [
            "Diversification (UNCTAD)",
            "½ Σ |s − w|",
            "unctad_diversification",
            "[0, 1]",
            "UNCTADstat",
        ],
        ONE,
    ),
    entry(["Specialization (Krugman)", "Σ |s − t|", "krugman", "[0, 2]", "Krugman 1991"], ONE),
    entry(["Hachman index", "1 / Σ LQ s", "hachman", "(0, 1]", "Hachman 1994"], ONE),
    entry(
        ["Intra-industry trade", "GL", "grubel_lloyd", "[0, 1]", "Grubel and Lloyd 1975"],
        &["aggregate", "corrected"],
    ),
    entry(
        [
            "Intra-industry trade in a product",
            "GL_k",
            "grubel_lloyd_by_good",
            "[0, 1], of each good",
            "Grubel and Lloyd 1975",
        ],
        ONE,
    ),
    entry(
        [
            "Marginal intra-industry trade",
            "A",
            "marginal_intra_industry",
            "[0, 1]",
            "Brülhart 1994",
        ],
        ONE,
    ),
    entry(
        [
            "Marginal intra-industry trade in a product",
            "A_k",
            "marginal_intra_industry_by_good",
            "[0, 1], of each good",
            "Brülhart 1994",
        ],
        ONE,
    ),
    entry(
        [
            "Structural change",
            "½ Σ |s − s⁰|, cos, r",
            "structural_change",
            "[0, 1], [0, 1], [−1, 1]",
            "Lawrence 1984, Linnemann 1966",
        ],
        &["lawrence", "cosine", "correlation"],
    ),
    entry(
        [
            "Regional orientation",
            "RO",
            "regional_orientation",
            "[0, ∞), of each good",
            "Yeats 1998, ESCAP",
        ],
        ONE,
    ),
    entry(["Growth", "v₁ / v₀ − 1", "growth", "[−1, ∞)", "standard"], ONE),
    entry(["Log growth", "ln(v₁ / v₀)", "log_growth", "(−∞, ∞)", "standard"], ONE),
    entry(["Compound growth rate", "CAGR", "compound_growth", "(−1, ∞)", "standard"], ONE),
    entry(
        [
            "Trend growth rate",
            "e^b − 1",
            "least_squares_growth",
            "(−1, ∞)",
            "UNCTAD Handbook of Statistics",
        ],
        ONE,
    ),
    entry(
        [
            "Contribution to growth",
            "Δx_k / X₀",
            "contributions",
            "(−∞, ∞), of each good",
            "standard",
        ],
        &["growth", "share_of_change"],
    ),
    entry(
        [
            "Margins of growth",
            "ΔX",
            "margins_over_time",
            "(−∞, ∞), amounts",
            "Evenett and Venables 2002",
        ],
        ONE,
    ),
    entry(
        [
            "Constant market share",
            "CMS",
            "constant_market_share",
            "(−∞, ∞), amounts",
            "Leamer and Stern 1970",
        ],
        ONE,
    ),
    entry(["Unit value", "v / q", "unit_value", "(0, ∞), of each good", "UN, IMTS 2010"], ONE),
    entry(
        [
            "Relative unit value",
            "UV / UV_w",
            "relative_unit_value",
            "(0, ∞), of each good",
            "Abd-el-Rahman 1991",
        ],
        ONE,
    ),
    entry(["Price index (Laspeyres)", "L", "laspeyres", "(0, ∞)", "Laspeyres 1871"], ONE),
    entry(["Price index (Paasche)", "P", "paasche", "(0, ∞)", "Paasche 1874"], ONE),
    entry(["Price index (Fisher)", "√(L P)", "fisher", "(0, ∞)", "Fisher 1922"], ONE),
    entry(
        [
            "Terms of trade",
            "100 P_x / P_m",
            "terms_of_trade",
            "(0, ∞)",
            "UNCTAD Handbook of Statistics",
        ],
        FORMULAS,
    ),
    entry(
        [
            "Income terms of trade",
            "100 V_x / P_m",
            "income_terms_of_trade",
            "(0, ∞)",
            "UNCTAD Handbook of Statistics, Dorrance 1948",
        ],
        FORMULAS,
    ),
    entry(["Freeness of trade", "φ", "trade_freeness", "[0, ∞)", "Head and Ries 2001"], ONE),
    entry(
        ["Trade costs (Head–Ries)", "τ", "head_ries", "(−1, ∞)", "Head and Ries 2001, Novy 2013"],
        ONE,
    ),
];
