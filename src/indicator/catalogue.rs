//! The catalogue of the named indices.

use super::catalogue_more;

/// What the catalogue says of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CatalogueEntry {
    /// What the literature calls it.
    pub name: &'static str,
    /// Its symbol.
    pub symbol: &'static str,
    /// The function of this module.
    pub function: &'static str,
    /// The stable names of its definitions: `standard` if there is one.
    pub variants: &'static [&'static str],
    /// Between which values it is.
    pub range: &'static str,
    /// Who has defined it, or where the definition is published.
    pub source: &'static str,
}

pub(super) const fn entry(
    [name, symbol, function, range, source]: [&'static str; 5],
    variants: &'static [&'static str],
) -> CatalogueEntry {
    CatalogueEntry { name, symbol, function, variants, range, source }
}

/// Every named index of baskets and pairs.
///
/// # Examples
///
/// ```
/// use bilateral::indicator::CATALOGUE;
///
/// let balassa = CATALOGUE.iter().find(|entry| entry.function == "balassa");
/// assert_eq!(balassa.map(|entry| entry.symbol), Some("RCA"));
/// ```
pub const CATALOGUE: &[CatalogueEntry] = &ALL;

#[expect(clippy::indexing_slicing, reason = "a constant that is out of bounds does not compile")]
const ALL: [CatalogueEntry; ENTRIES.len() + catalogue_more::ENTRIES.len()] = {
    let mut all = [entry([""; 5], ONE); ENTRIES.len() + catalogue_more::ENTRIES.len()];
    let (mut place, more) = (0, catalogue_more::ENTRIES);
    while place < all.len() {
        all[place] =
            if place < ENTRIES.len() { ENTRIES[place] } else { more[place - ENTRIES.len()] };
        place += 1;
    }
    all
};

/// The index has one definition.
pub(super) const ONE: &[&str] = &["standard"];
/// It counts the lines that goods may be of.
pub(super) const LINES: &[&str] = &["active_lines", "listed_lines", "classification_lines"];

/// The indices of a pair, of national accounts, of comparative advantage and of concentration.
const ENTRIES: &[CatalogueEntry] = &[
    entry(["Trade turnover", "X + M", "turnover", "[0, ∞), an amount", "standard"], ONE),
    entry(["Trade balance", "X − M", "balance", "(−∞, ∞), an amount", "WITS"], ONE),
    entry(
        [
            "Relative trade balance",
            "(X − M) / (X + M)",
            "normalized_balance",
            "[−1, 1]",
            "ITC, Trade Performance Index",
        ],
        ONE,
    ),
    entry(["Coverage of imports by exports", "X / M", "coverage_ratio", "[0, ∞)", "standard"], ONE),
    entry(
        ["Partner share", "x_ij / X_i", "partner_share", "[0, 1]", "WITS"],
        &["exports", "imports", "turnover"],
    ),
    entry(["Product share", "s_k", "product_share", "[0, 1], of each good", "WITS"], ONE),
    entry(["World market share", "X_i / X_w", "world_share", "[0, 1]", "standard"], ONE),
    entry(
        [
            "World market share of a product",
            "x_ik / x_wk",
            "world_share_by_good",
            "[0, 1], of each good",
            "standard",
        ],
        ONE,
    ),
    entry(
        [
            "Openness, trade dependence",
            "(X + M) / GDP",
            "openness",
            "[0, ∞)",
            "WITS and ESCAP; UNCTAD",
        ],
        &["sum", "mean"],
    ),
    entry(
        ["Import penetration", "M / (GDP − X + M)", "import_penetration", "[0, ∞)", "ESCAP 2009"],
        ONE,
    ),
    entry(["Export propensity", "X / GDP", "export_propensity", "[0, ∞)", "ESCAP 2009"], ONE),
    entry(
        [
            "Marginal propensity to import",
            "ΔM / ΔGDP",
            "marginal_propensity_to_import",
            "(−∞, ∞)",
            "ESCAP 2009",
        ],
        ONE,
    ),
    entry(
        [
            "Export market penetration",
            "IEMP",
            "market_penetration",
            "[0, 1] in reconciled trade",
            "WITS; Brenton and Newfarmer 2007",
        ],
        ONE,
    ),
    entry(
        [
            "Export market penetration of a product",
            "n_ik / n_k",
            "market_penetration_by_good",
            "[0, 1] in reconciled trade, of each good",
            "WITS",
        ],
        ONE,
    ),
    entry(
        [
            "Trade intensity",
            "TII",
            "trade_intensity",
            "[0, ∞)",
            "WITS; Kojima 1964, Drysdale and Garnaut 1982; Iapadre 2006",
        ],
        &[
            "wits_exports",
            "wits_imports",
            "drysdale_kojima_exports",
            "drysdale_kojima_imports",
            "homogeneous_exports",
            "homogeneous_imports",
        ],
    ),
    entry(
        [
            "Trade introversion",
            "(HI − HE) / (HI + HE)",
            "introversion",
            "[−1, 1]",
            "Iapadre 2006, Iapadre and Tironi 2009",
        ],
        &["exports", "imports"],
    ),
    entry(
        [
            "Trade complementarity",
            "TCI, C",
            "complementarity",
            "[0, 100] (Michaely), [0, ∞) (Drysdale)",
            "Michaely 1996, WITS; Drysdale 1967",
        ],
        &["michaely", "drysdale"],
    ),
    entry(
        ["Country bias", "B", "country_bias", "[0, ∞)", "Drysdale 1967, Drysdale and Garnaut 1982"],
        ONE,
    ),
    entry(
        [
            "Country bias in a product",
            "b_k",
            "country_bias_by_good",
            "[0, ∞), of each good",
            "Drysdale 1967, Drysdale and Garnaut 1982",
        ],
        ONE,
    ),
    entry(
        ["Export similarity", "ESI, FK", "finger_kreinin", "[0, 1]", "Finger and Kreinin 1979"],
        ONE,
    ),
    entry(
        [
            "Revealed comparative advantage",
            "RCA",
            "balassa",
            "[0, ∞), of each good",
            "Balassa 1965",
        ],
        &["world", "rest_of_world"],
    ),
    entry(
        [
            "Symmetric comparative advantage",
            "RSCA",
            "symmetric_balassa",
            "[−1, 1), of each good",
            "Dalum, Laursen and Villumsen 1998",
        ],
        &["world", "rest_of_world"],
    ),
    entry(
        [
            "Additive comparative advantage",
            "ARCA",
            "additive_balassa",
            "[−1, 1], of each good",
            "Hoen and Oosterhaven 2006",
        ],
        ONE,
    ),
    entry(
        [
            "Normalized comparative advantage",
            "NRCA",
            "normalized_balassa",
            "[−1/4, 1/4], of each good",
            "Yu, Cai and Leung 2009",
        ],
        ONE,
    ),
    entry(
        ["Relative trade advantage", "RTA", "vollrath", "(−∞, ∞), of each good", "Vollrath 1991"],
        &["balassa", "others_only"],
    ),
    entry(
        [
            "Revealed competitiveness",
            "RC",
            "vollrath_logarithmic",
            "(−∞, ∞), of each good",
            "Vollrath 1991",
        ],
        &["balassa", "others_only"],
    ),
    entry(
        ["Michaely index", "s_xk − s_mk", "michaely", "[−1, 1], of each good", "Michaely 1962"],
        ONE,
    ),
    entry(
        ["Lafay index", "LFI", "lafay", "[−50, 50], of each good", "Lafay 1992, Bugamelli 2001"],
        ONE,
    ),
    entry(
        [
            "Herfindahl–Hirschman",
            "HHI",
            "herfindahl",
            "(0, 1] or (0, 10 000]",
            "Hirschman 1945, Herfindahl 1950",
        ],
        &["unit", "ten_thousand"],
    ),
    entry(
        ["Normalized Herfindahl", "HHI*", "normalized_herfindahl", "[0, 1]", "WITS, UNCTAD"],
        LINES,
    ),
    entry(
        ["Hummels–Klenow margins", "EM, IM", "hummels_klenow", "[0, 1]", "Hummels and Klenow 2005"],
        &["extensive", "intensive", "share"],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documentation_of_the_module_has_the_table() {
        let row = |entry: &CatalogueEntry| {
            let CatalogueEntry { name, symbol, function, range, source, .. } = entry;
            let symbol = symbol.replace('|', "\\|");
            let variants = entry.variants.join("`, `");
            format!(
                "//! | {name} | `{symbol}` | [`{function}`] | `{variants}` | `{range}` | {source} |\n"
            )
        };
        let head = "//! | index | symbol | function | definitions | range | source |\n\
                    //! |---|---|---|---|---|---|\n";
        let table = format!("{head}{}", CATALOGUE.iter().map(row).collect::<String>());
        let page = include_str!("mod.rs");
        assert!(page.contains(&table), "src/indicator/mod.rs is to hold\n{table}");
    }
}
