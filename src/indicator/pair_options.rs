//! `PairOptions`: who trades, and in goods of which level.

use crate::commodity::CommodityLevel;

/// Who is counted in the totals of the two countries and of the world.
///
/// Rows about the world or a group, and what a country trades with itself, never are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Traders {
    /// Countries, and areas that are no country, as in the sums of a view: an area of trade statistics,
    /// such as Other Asia (490), may trade more than most countries.
    #[default]
    CountriesAndAreas,
    /// Countries only.
    Countries,
}

impl Traders {
    /// Returns the name.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(bilateral::indicator::Traders::Countries.name(), "countries");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::CountriesAndAreas => "countries_and_areas",
            Self::Countries => "countries",
        }
    }
}

/// What a [`PairTrade`](super::PairTrade) is made of: without a word, goods at the finest level of the
/// table, and countries and areas.
///
/// # Examples
///
/// ```
/// use bilateral::{commodity::CommodityLevel, indicator::{PairOptions, Traders}};
///
/// let options = PairOptions::default().at(CommodityLevel::Heading).traders(Traders::Countries);
/// assert_ne!(options, PairOptions::default());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct PairOptions {
    pub(super) level: Option<CommodityLevel>,
    pub(super) traders: Traders,
}

impl PairOptions {
    /// Takes goods at a level. Rows of other levels are not added up to it.
    #[must_use]
    pub const fn at(self, level: CommodityLevel) -> Self {
        Self { level: Some(level), ..self }
    }

    /// Says who is counted.
    #[must_use]
    pub const fn traders(self, traders: Traders) -> Self {
        Self { traders, ..self }
    }
}
