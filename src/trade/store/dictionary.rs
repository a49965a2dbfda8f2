//! The areas and the codes of goods of a table, each known by a short number.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::{
    commodity::{CommodityCode, CommodityLevel, HashCodes},
    country::Partner,
};

/// The number of an area in a [`Dictionary`] or a [`DictionaryBuilder`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct AreaId(pub(crate) u16);

/// The number of a code of goods in a [`Dictionary`] or a [`DictionaryBuilder`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ProductId(pub(crate) u16);

/// The areas and the codes of a table, in the order in which its rows are sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Dictionary {
    /// By their numbers in trade statistics.
    areas: Vec<Partner>,
    by_area: BTreeMap<Partner, AreaId>,
    products: Vec<CommodityCode>,
}

impl Dictionary {
    /// Returns the dictionary of areas and codes, or `None` if they are not in order, each once, or too
    /// many.
    #[cfg(feature = "arrow-59")]
    pub(crate) fn of_sorted(areas: Vec<Partner>, products: Vec<CommodityCode>) -> Option<Self> {
        let order = |area: &Partner| (area.statistical_order(), *area);
        let is_sorted = areas.is_sorted_by(|left, right| order(left) < order(right))
            && products.is_sorted_by(|left, right| left < right);
        let limit = usize::from(u16::MAX);
        if !is_sorted || areas.len() >= limit || products.len() >= limit {
            return None;
        }
        let by_area = areas.iter().copied().zip((0..=u16::MAX).map(AreaId)).collect();
        Some(Self { areas, by_area, products })
    }

    pub(crate) fn areas(&self) -> &[Partner] {
        &self.areas
    }

    pub(crate) fn products(&self) -> &[CommodityCode] {
        &self.products
    }

    /// Returns the number of an area, or `None` if no row is about it.
    pub(crate) fn area(&self, partner: Partner) -> Option<AreaId> {
        self.by_area.get(&partner).copied()
    }

    /// Returns the area of a number.
    pub(crate) fn partner(&self, area: AreaId) -> Option<Partner> {
        self.areas.get(usize::from(area.0)).copied()
    }

    /// Returns the code of a number.
    pub(crate) fn code(&self, product: u16) -> Option<CommodityCode> {
        self.products.get(usize::from(product)).copied()
    }

    /// Returns the numbers of the codes of one level that belong to `code`.
    pub(crate) fn within(&self, code: CommodityCode, level: CommodityLevel) -> ProductSet {
        if code == CommodityCode::Total {
            return ProductSet::All;
        }
        // The codes sort as their texts, so those that begin alike are together.
        let is_in = |other: &CommodityCode| other.level() == level && code.contains(*other);
        let start = self.products.partition_point(|other| *other < code);
        let (_, rest) = self.products.split_at_checked(start).unwrap_or_default();
        let among = rest.iter().take_while(|other| code.contains(**other)).count();
        let range = start..start.saturating_add(among);
        let any = self.products.get(range.clone()).is_some_and(|codes| codes.iter().any(is_in));
        let short = |end: usize| u16::try_from(end).unwrap_or(u16::MAX);
        if any { ProductSet::Range(short(range.start), short(range.end)) } else { ProductSet::None }
    }

    /// Returns, for each number, the place of its code's parent at `level` in the list of parents that
    /// comes with it; `None` where the code is coarser than that.
    pub(crate) fn parents(&self, level: CommodityLevel) -> (Vec<Option<u16>>, Vec<CommodityCode>) {
        let mut parents: Vec<CommodityCode> =
            self.products.iter().filter_map(|code| code.at(level)).collect();
        parents.sort_unstable();
        parents.dedup();
        let place = |code: &CommodityCode| {
            let parent = code.at(level)?;
            u16::try_from(parents.binary_search(&parent).ok()?).ok()
        };
        (self.products.iter().map(place).collect(), parents)
    }
}

/// Which of the codes of a dictionary are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ProductSet {
    All,
    /// From the first number to before the last.
    Range(u16, u16),
    None,
}

/// A dictionary in the making: numbers are given in the order of first use.
#[derive(Debug, Clone, Default)]
pub(crate) struct DictionaryBuilder {
    areas: Vec<Partner>,
    by_area: HashMap<Partner, AreaId>,
    products: Vec<CommodityCode>,
    by_product: HashMap<CommodityCode, ProductId, HashCodes>,
}

impl DictionaryBuilder {
    /// Returns the number of an area. There are fewer areas in the world than numbers.
    pub(crate) fn area(&mut self, partner: Partner) -> AreaId {
        let next = AreaId(u16::try_from(self.areas.len()).unwrap_or(u16::MAX));
        let areas = &mut self.areas;
        *self.by_area.entry(partner).or_insert_with(|| {
            areas.push(partner);
            next
        })
    }

    /// Returns the number of a code, or `None` if there are no more numbers.
    pub(crate) fn product(&mut self, code: CommodityCode) -> Option<ProductId> {
        if let Some(known) = self.by_product.get(&code) {
            return Some(*known);
        }
        let next = u16::try_from(self.products.len()).ok().filter(|next| *next < u16::MAX)?;
        self.products.push(code);
        self.by_product.insert(code, ProductId(next));
        Some(ProductId(next))
    }

    /// Returns the number of the area that a code stands for in another builder.
    pub(crate) fn partner(&self, area: AreaId) -> Option<Partner> {
        self.areas.get(usize::from(area.0)).copied()
    }

    pub(crate) fn code(&self, product: ProductId) -> Option<CommodityCode> {
        self.products.get(usize::from(product.0)).copied()
    }

    /// Returns the dictionary of what several builders know.
    ///
    /// Returns `None` if they know more codes than there are numbers.
    pub(crate) fn join(builders: &[Self]) -> Option<Dictionary> {
        let mut areas: Vec<Partner> =
            builders.iter().flat_map(|builder| &builder.areas).copied().collect();
        areas.sort_unstable_by_key(|area| (area.statistical_order(), *area));
        areas.dedup();
        let mut known: HashSet<CommodityCode, HashCodes> = HashSet::default();
        let products = builders.iter().flat_map(|builder| &builder.products).copied();
        let mut products: Vec<CommodityCode> =
            products.filter(|product| known.insert(*product)).collect();
        products.sort_unstable();
        if products.len() >= usize::from(u16::MAX) || areas.len() >= usize::from(u16::MAX) {
            return None;
        }
        let by_area = areas.iter().copied().zip((0..=u16::MAX).map(AreaId)).collect();
        Some(Dictionary { areas, by_area, products })
    }

    /// Returns, for each number of each builder, that of a dictionary which knows all they know.
    pub(crate) fn mapped_to(builders: &[Self], dictionary: &Dictionary) -> Vec<Renumbering> {
        let places: HashMap<CommodityCode, u16, HashCodes> =
            dictionary.products.iter().copied().zip(0..=u16::MAX).collect();
        let area = |area: &Partner| dictionary.area(*area).map_or(u16::MAX, |id| id.0);
        let product = |code: &CommodityCode| places.get(code).copied().unwrap_or(u16::MAX);
        let renumbering = |own: &Self| Renumbering {
            areas: own.areas.iter().map(area).collect(),
            products: own.products.iter().map(product).collect(),
        };
        builders.iter().map(renumbering).collect()
    }
}

/// New numbers for old ones.
#[derive(Debug, Clone, Default)]
pub(crate) struct Renumbering {
    areas: Vec<u16>,
    products: Vec<u16>,
}

impl Renumbering {
    pub(crate) fn area(&self, area: u16) -> u16 {
        self.areas.get(usize::from(area)).copied().unwrap_or(u16::MAX)
    }

    pub(crate) fn product(&self, product: u16) -> u16 {
        self.products.get(usize::from(product)).copied().unwrap_or(u16::MAX)
    }
}
