//! `PairBaskets`: the baskets of an embedder's own numbers that the indices of a pair are made of.

use super::{
    basket::Basket,
    pair::{PairTrade, Side},
};
use crate::{commodity::CommodityLevel, country::DirectedPair, period::Period};

/// The baskets of an embedder's own numbers that the indices of a pair are made of, each if it is known.
/// The countries are called home and partner; the totals of the world hold those of the two.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, Currency, HsEdition, Money, country::DirectedPair};
/// use bilateral::indicator::{self, Basket, PairBaskets, PairTrade, Undefined};
///
/// let basket = |value: u32| {
///     let value = Money::new(value.into(), Currency::USD).ok();
///     "0702".parse().ok().and_then(|code| Basket::new(Some(HsEdition::H5), [(code, value)]).ok())
/// };
/// let baskets =
///     PairBaskets { exports: basket(30), imports: basket(10), ..PairBaskets::default() };
/// let seen = DirectedPair::new(Country::AZE, Country::BLR)?;
/// let pair = PairTrade::from_baskets(seen, "2021".parse()?, baskets);
/// assert_eq!(indicator::coverage_ratio(&pair)?.value().to_string(), "3/1");
/// assert!(matches!(pair.home_exports(), Err(Undefined::NotInTable { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct PairBaskets {
    /// What home exports to its partner.
    pub exports: Option<Basket>,
    /// What home imports from its partner.
    pub imports: Option<Basket>,
    /// What home exports to all.
    pub home_exports: Option<Basket>,
    /// What home imports from all.
    pub home_imports: Option<Basket>,
    /// What the partner exports to all.
    pub partner_exports: Option<Basket>,
    /// What the partner imports from all.
    pub partner_imports: Option<Basket>,
    /// What all export to all.
    pub world_exports: Option<Basket>,
    /// What all import from all.
    pub world_imports: Option<Basket>,
    /// What all export to the partner.
    pub world_exports_to_partner: Option<Basket>,
    /// What all import from the partner.
    pub world_imports_from_partner: Option<Basket>,
}

impl PairTrade {
    /// Returns the trade of a pair by an embedder's own numbers. How many markets home reaches is not
    /// among them.
    #[must_use]
    pub fn from_baskets(seen: DirectedPair, period: Period, baskets: PairBaskets) -> Self {
        let exports = Side::of(
            [baskets.exports, baskets.home_exports, baskets.partner_exports],
            [baskets.world_exports_to_partner, baskets.world_exports],
        );
        let imports = Side::of(
            [baskets.imports, baskets.home_imports, baskets.partner_imports],
            [baskets.world_imports_from_partner, baskets.world_imports],
        );
        let level = exports.level().or(imports.level()).unwrap_or(CommodityLevel::Total);
        Self::of_sides(seen, period, level, [exports, imports])
    }
}

impl Side {
    fn of(own: [Option<Basket>; 3], world: [Option<Basket>; 2]) -> Self {
        let [between, home, partner] = own;
        let [with_partner, world] = world;
        Self {
            others: usize::from(world.is_some() || with_partner.is_some()),
            is_of_pair: false,
            home_trades_with_others: home.is_some(),
            partner_trades_with_others: partner.is_some(),
            between: between.unwrap_or_default(),
            home: home.unwrap_or_default(),
            partner: partner.unwrap_or_default(),
            with_partner: with_partner.unwrap_or_default(),
            world: world.unwrap_or_default(),
            counts: Vec::new(),
        }
    }

    fn level(&self) -> Option<CommodityLevel> {
        [&self.between, &self.home, &self.partner, &self.with_partner, &self.world]
            .into_iter()
            .find_map(Basket::level)
    }
}
