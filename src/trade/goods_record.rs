//! `GoodsListRecord`: the parts of a list of goods, and their wire form.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::goods::GoodsListError;
use crate::{
    commodity::Commodity, country::Country, id::RecordId, money::Published, period::Period,
    text::Text,
};

/// The parts of a [`GoodsList`](super::GoodsList), and their wire form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct GoodsListRecord {
    /// Where the goods come from.
    pub exporter: Country,
    /// Where the goods go.
    pub importer: Country,
    /// The time that the list is about, if the source says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The goods, one or more, in the order of the source.
    pub items: Vec<GoodsItemRecord>,
    /// Anything else worth knowing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The sources that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<RecordId>,
}

/// One entry of a [`GoodsList`](super::GoodsList).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct GoodsItemRecord {
    /// What the source calls the goods.
    pub name: Text,
    /// The goods in the Harmonized System, where the name leaves no doubt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub commodity: Option<Commodity>,
    /// Their value, zero or more, if the source gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Published>,
    /// Anything else worth knowing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

impl GoodsItemRecord {
    /// Returns an entry of which only the name is known.
    #[must_use]
    pub const fn new(name: Text) -> Self {
        Self { name, commodity: None, value: None, note: None }
    }
}

impl GoodsListRecord {
    /// Returns the record of goods of which neither period nor source is known.
    #[must_use]
    pub const fn new(exporter: Country, importer: Country, items: Vec<GoodsItemRecord>) -> Self {
        Self { exporter, importer, period: None, items, note: None, sources: Vec::new() }
    }

    /// Returns everything in it that cannot be true.
    #[must_use]
    pub fn faults(&self) -> Vec<GoodsListError> {
        let mut faults = Vec::new();
        if self.exporter == self.importer {
            faults.push(GoodsListError::SelfTrade { country: self.exporter });
        }
        if self.items.is_empty() {
            faults.push(GoodsListError::NoItems);
        }
        let mut names: BTreeMap<&Text, usize> = BTreeMap::new();
        for (index, item) in self.items.iter().enumerate() {
            let first_index = *names.entry(&item.name).or_insert(index);
            if first_index != index {
                let name = item.name.clone();
                faults.push(GoodsListError::RepeatedItem { index, first_index, name });
            }
            if let Some(value) = item.value.filter(|value| value.value().is_negative()) {
                faults.push(GoodsListError::NegativeValue { index, value });
            }
        }
        faults
    }
}
