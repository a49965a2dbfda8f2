//! Main goods in a brief.

use serde::Serialize;

use super::amount::Amount;
use crate::{
    commodity::Commodity, country::Country, id::RecordId, period::Period, text::Text,
    trade::GoodsList,
};

/// The main goods of one direction, in the order of the source.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct GoodsRow {
    /// The direction as text: `BLR→AZE`.
    pub direction: String,
    /// Whence.
    pub exporter: Country,
    /// Whither.
    pub importer: Country,
    /// For which period, if the source says.
    pub period: Option<Period>,
    /// The goods.
    pub items: Vec<GoodsItemRow>,
    /// What else the dossier says.
    pub note: Option<Text>,
    /// Its sources.
    pub sources: Vec<RecordId>,
}

/// One group of goods.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct GoodsItemRow {
    /// The name in the source's words or the dossier's.
    pub name: Text,
    /// The commodity, where the name leaves no choice.
    pub commodity: Option<Commodity>,
    /// The value, if the source gives one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Amount>,
    /// What else the dossier says of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

impl GoodsRow {
    pub(super) fn new(goods: &GoodsList) -> Self {
        let record = goods.record();
        Self {
            direction: format!("{}→{}", record.exporter, record.importer),
            exporter: record.exporter,
            importer: record.importer,
            period: record.period,
            items: record
                .items
                .iter()
                .map(|item| GoodsItemRow {
                    name: item.name.clone(),
                    commodity: item.commodity,
                    value: item.value.map(Amount::from),
                    note: item.note.clone(),
                })
                .collect(),
            note: record.note.clone(),
            sources: record.sources.clone(),
        }
    }
}
