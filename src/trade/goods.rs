//! `GoodsList`: the main goods that one country sells to another.

use serde::{Deserialize, Serialize};

use super::{
    flow_kind::Direction,
    goods_record::{GoodsItemRecord, GoodsListRecord},
};
use crate::{
    country::{Country, CountryPair},
    id::RecordId,
    money::Published,
    notice::NoticeCode,
    period::Period,
    text::Text,
};

/// The main goods of one direction of trade as a source lists them, in its order, which is mostly that
/// of importance.
///
/// A list has an exporter and an importer, and no reporter: "the main exports to X" is said by whom it
/// may be, and means the same goods.
///
/// # Examples
///
/// ```
/// use bilateral::trade::{Direction, GoodsItemRecord, GoodsList, GoodsListRecord};
///
/// let items = vec![
///     GoodsItemRecord { commodity: Some("H6:0405".parse()?), ..GoodsItemRecord::new("butter".parse()?) },
///     GoodsItemRecord::new("furniture".parse()?),
/// ];
/// let record = GoodsListRecord::new("XBB".parse()?, "XAA".parse()?, items);
/// let goods = GoodsList::new(record.clone())?;
/// assert_eq!(goods.direction_seen_from("XAA".parse()?), Some(Direction::Import));
///
/// let nothing = GoodsListRecord { items: vec![], ..record };
/// assert!(GoodsList::new(nothing).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "GoodsListRecord", into = "GoodsListRecord")]
pub struct GoodsList(GoodsListRecord);

impl GoodsList {
    /// Returns the list that `record` describes.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the exporter is the importer,
    /// - there are no goods, or goods of one name twice,
    /// - a value is negative.
    pub fn new(record: GoodsListRecord) -> Result<Self, GoodsListError> {
        match record.faults().into_iter().next() {
            Some(fault) => Err(fault),
            None => Ok(Self(record)),
        }
    }

    /// Returns its parts.
    #[must_use]
    pub const fn record(&self) -> &GoodsListRecord {
        &self.0
    }

    /// Returns where the goods come from.
    #[must_use]
    pub const fn exporter(&self) -> Country {
        self.0.exporter
    }

    /// Returns where the goods go.
    #[must_use]
    pub const fn importer(&self) -> Country {
        self.0.importer
    }

    /// Returns whether the goods go from one country of the pair to the other.
    #[must_use]
    pub fn is_between(&self, pair: CountryPair) -> bool {
        pair.other(self.0.exporter) == Some(self.0.importer)
    }

    /// Returns which way the goods go, seen from one of the two countries; `None` from any other.
    #[must_use]
    pub fn direction_seen_from(&self, country: Country) -> Option<Direction> {
        if country == self.0.exporter {
            Some(Direction::Export)
        } else if country == self.0.importer {
            Some(Direction::Import)
        } else {
            None
        }
    }

    /// Returns the time that the list is about, if the source says.
    #[must_use]
    pub const fn period(&self) -> Option<Period> {
        self.0.period
    }

    /// Returns the goods, in the order of the source.
    #[must_use]
    pub fn items(&self) -> &[GoodsItemRecord] {
        &self.0.items
    }

    /// Returns anything else worth knowing.
    #[must_use]
    pub const fn note(&self) -> Option<&Text> {
        self.0.note.as_ref()
    }

    /// Returns the sources that say so.
    #[must_use]
    pub fn sources(&self) -> &[RecordId] {
        &self.0.sources
    }
}

impl TryFrom<GoodsListRecord> for GoodsList {
    type Error = GoodsListError;

    fn try_from(record: GoodsListRecord) -> Result<Self, GoodsListError> {
        Self::new(record)
    }
}

impl From<GoodsList> for GoodsListRecord {
    fn from(goods: GoodsList) -> Self {
        goods.0
    }
}

/// A list of goods that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum GoodsListError {
    /// The exporter is the importer.
    #[error("{country} is both the exporter and the importer of the goods")]
    #[non_exhaustive]
    SelfTrade {
        /// The country.
        country: Country,
    },
    /// There are no goods.
    #[error("the list of goods is empty")]
    NoItems,
    /// Goods are listed twice under one name.
    #[error("the goods `{name}` are listed twice")]
    #[non_exhaustive]
    RepeatedItem {
        /// The position of the second entry, from 0.
        index: usize,
        /// The position of the first entry, from 0.
        first_index: usize,
        /// The name of both.
        name: Text,
    },
    /// A value is negative.
    #[error("the value {value} of goods is negative")]
    #[non_exhaustive]
    NegativeValue {
        /// The position of the entry, from 0.
        index: usize,
        /// The value.
        value: Published,
    },
}

impl GoodsListError {
    /// Returns the notice code under which a reader reports it.
    #[must_use]
    pub const fn code(&self) -> NoticeCode {
        match self {
            Self::SelfTrade { .. } => NoticeCode::SelfPair,
            Self::NoItems => NoticeCode::Contradiction,
            Self::RepeatedItem { .. } => NoticeCode::RepeatedEntry,
            Self::NegativeValue { .. } => NoticeCode::NegativeValue,
        }
    }

    /// Returns the place of the fault, as a pointer from the record.
    #[must_use]
    pub fn pointer(&self) -> String {
        match self {
            Self::SelfTrade { .. } => "/importer".to_owned(),
            Self::NoItems => "/items".to_owned(),
            Self::RepeatedItem { index, .. } => format!("/items/{index}/name"),
            Self::NegativeValue { index, .. } => format!("/items/{index}/value"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(names: &[&str]) -> GoodsListRecord {
        let items = names.iter().map(|name| GoodsItemRecord::new(name.parse().unwrap())).collect();
        GoodsListRecord::new(Country::BLR, Country::AZE, items)
    }

    #[test]
    fn the_order_is_that_of_the_source() {
        let names = ["railway passenger carriages", "butter", "beef", "cheese"];
        let goods = GoodsList::new(record(&names)).unwrap();
        assert!(goods.items().iter().map(|item| item.name.as_str()).eq(names));
        assert_eq!(goods.direction_seen_from(Country::BLR), Some(Direction::Export));
        assert_eq!(goods.direction_seen_from(Country::KAZ), None);
        assert!(goods.is_between(CountryPair::new(Country::AZE, Country::BLR).unwrap()));
        let wire = serde_json::to_string(&goods).unwrap();
        assert_eq!(serde_json::from_str::<GoodsList>(&wire).unwrap(), goods);
    }

    #[test]
    fn every_fault_has_its_place() {
        let mut bad = record(&["butter", "beef", "butter", "Butter"]);
        bad.importer = bad.exporter;
        bad.items[1].value =
            serde_json::from_str(r#"{"value":"-1","unit":"million","currency":"USD"}"#).unwrap();
        let said: Vec<_> =
            bad.faults().iter().map(|fault| (fault.code().as_str(), fault.pointer())).collect();
        assert_eq!(
            said,
            [
                ("self_pair", "/importer".to_owned()),
                ("negative_value", "/items/1/value".to_owned()),
                ("repeated_entry", "/items/2/name".to_owned()),
            ]
        );
        assert_eq!(GoodsList::new(record(&[])), Err(GoodsListError::NoItems));
    }
}
