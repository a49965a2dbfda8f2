//! The catalogue of the named indices.

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

const fn entry(
    [name, symbol, function, range, source]: [&'static str; 5],
    variants: &'static [&'static str],
) -> CatalogueEntry {
    CatalogueEntry { name, symbol, function, variants, range, source }
}

/// The index has one definition.
const ONE: &[&str] = &["standard"];

/// Every named index of baskets and pairs, by function.
pub const CATALOGUE: &[CatalogueEntry] = &[
    entry(
        ["Revealed comparative advantage", "RCA", "balassa", "[0, ∞)", "Balassa 1965"],
        &["world", "rest_of_world"],
    ),
    entry(
        ["Herfindahl–Hirschman", "HHI", "herfindahl", "(0, 1]", "Hirschman 1945, Herfindahl 1950"],
        &["unit", "ten_thousand"],
    ),
    entry(
        ["Normalized Herfindahl", "HHI*", "normalized_herfindahl", "[0, 1]", "WITS, UNCTAD"],
        &["active_lines", "listed_lines", "classification_lines"],
    ),
];
