//! The matrix of a view of exports.

use std::collections::BTreeMap;

use super::{
    matrix::{DuplicateCells, ExportMatrix},
    matrix_error::ExportMatrixError,
};
use crate::trade::{Direction, FlowView};

impl ExportMatrix {
    /// Returns the matrix of the exporters and goods of a view of exports, added over partners.
    ///
    /// The names are the codes of the exporters and of the goods, at the level of the view.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the view is not one of exports,
    /// - it holds several periods,
    /// - a row has no value,
    /// - fewer than two exporters or fewer than two kinds of goods have exports.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     TradeTable, commodity::CommodityLevel,
    ///     complexity::{ExportMatrix, ExportMatrixError},
    /// };
    ///
    /// let table = TradeTable::default();
    /// let exports = table.at(CommodityLevel::Subheading).exports();
    /// let refused = ExportMatrix::from_exports(exports);
    /// assert!(matches!(refused, Err(ExportMatrixError::TooFewCountries { countries: 0, .. })));
    /// ```
    pub fn from_exports(view: FlowView<'_>) -> Result<Self, ExportMatrixError> {
        let flow = view.flow();
        if flow.direction() != Direction::Export {
            return Err(ExportMatrixError::NotExports { flow });
        }
        let mut period = None;
        let mut names: BTreeMap<_, (String, String)> = BTreeMap::new();
        let mut rows = Vec::new();
        for row in view.rows() {
            let first = *period.get_or_insert(row.period());
            if first != row.period() {
                return Err(ExportMatrixError::SeveralPeriods { first, last: row.period() });
            }
            let (exporter, commodity) = (row.exporter(), row.commodity());
            let value = row.value().ok_or(ExportMatrixError::NoValue { exporter, commodity })?;
            let key = (exporter, commodity.code());
            let name = || (exporter.to_string(), commodity.code().to_string());
            names.entry(key).or_insert_with(name);
            rows.push((key, value.amount()));
        }
        let named = rows.into_iter().filter_map(|(key, value)| {
            let (exporter, commodity) = names.get(&key)?;
            Some((exporter, commodity, value))
        });
        Self::new(named, DuplicateCells::Add)
    }
}
