//! Who reports: the areas of which a table holds rows as reporters.

use std::collections::BTreeSet;

use super::{flow_kind::Direction, store::AreaId, table::TradeTable};
use crate::{country::Partner, period::Period};

impl TradeTable {
    /// Returns who reports exports or imports in which period: all that have a row there, of any kind of
    /// flow in that direction, of any goods and about any partner, the world included.
    ///
    /// In a reconciled table nobody does.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{Country, trade::{Direction, DuplicatePolicy, TradeFlow, TradeTable}};
    ///
    /// let import: TradeFlow = serde_json::from_str(
    ///     r#"{"period": "2021", "reporter": "AZE", "partner": "world", "flow": "import",
    ///         "commodity": "TOTAL", "value": {"value": "40", "currency": "USD"}}"#,
    /// )?;
    /// let table = TradeTable::new([import], DuplicatePolicy::Refuse)?;
    /// let found: Vec<_> = table.reporters().into_iter().collect();
    /// assert_eq!(found, [("2021".parse()?, Direction::Import, Country::AZE.into())]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn reporters(&self) -> BTreeSet<(Period, Direction, Partner)> {
        let mut found = BTreeSet::new();
        if !self.basis.has_reporter() {
            return found;
        }
        for (key, partition) in &self.partitions {
            let direction = key.flow.direction();
            let mut areas: Vec<u16> = match direction {
                Direction::Export => partition.exporters().to_vec(),
                Direction::Import => partition.importers().to_vec(),
            };
            areas.sort_unstable();
            areas.dedup();
            let partners =
                areas.into_iter().filter_map(|area| self.dictionary.partner(AreaId(area)));
            found.extend(partners.map(|partner| (key.period, direction, partner)));
        }
        found
    }
}
