//! `TradeBuilder`: tables in the making, filled apart and joined.

use super::{
    data::TradeData,
    flow::TradeFlow,
    from_flows,
    store::{DuplicateFate, TableBuilder},
    table::DuplicatePolicy,
    table_error::TradeTableError,
};
use crate::threads::Threads;

/// Tables in the making. Builders that were filled apart, by several threads or machines, are joined
/// and give the same tables as one that was given all rows.
///
/// # Examples
///
/// ```
/// use bilateral::{Threads, trade::{DuplicatePolicy, TradeBuilder, TradeFlow}};
///
/// let row = |year: u16| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "{year}", "reporter": "AZE", "partner": "BLR", "flow": "export",
///             "commodity": "H5:0702", "value": {{"value": "1500", "currency": "USD"}}}}"#
///     ))
/// };
/// let mut builder = TradeBuilder::new(DuplicatePolicy::Refuse);
/// builder.push(&row(2020)?)?;
/// let mut later = TradeBuilder::new(DuplicatePolicy::Refuse);
/// later.push(&row(2021)?)?;
/// builder.merge(later)?;
/// let data = builder.clone().finish(Threads::ONE)?;
/// assert_eq!((data.len(), data.tables().count()), (2, 1));
///
/// builder.push(&row(2021)?)?;
/// let refusal = builder.finish(Threads::ONE).unwrap_err();
/// assert_eq!((refusal.index(), refusal.first_index()), (2, Some(1)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct TradeBuilder {
    inner: TableBuilder,
    rows: usize,
}

impl TradeBuilder {
    /// Returns a builder without rows, for tables in which duplicates are treated as said.
    #[must_use]
    pub fn new(policy: DuplicatePolicy) -> Self {
        Self { inner: TableBuilder::new(policy), rows: 0 }
    }

    /// Returns how many rows have been added.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.rows
    }

    /// Returns whether no row has been added.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Adds what a country reports.
    ///
    /// # Errors
    ///
    /// Returns an error if the value is in another currency than those of its table; the row is not
    /// added.
    pub fn push(&mut self, flow: &TradeFlow) -> Result<(), TradeTableError> {
        let edition = flow.commodity().edition();
        from_flows::try_add(&mut self.inner, self.rows, flow, edition)?;
        self.rows = self.rows.saturating_add(1);
        Ok(())
    }

    /// Adds the rows of another builder, which count as coming after those of this one.
    ///
    /// # Errors
    ///
    /// Returns an error if a table would hold two currencies; then nothing is added.
    pub fn merge(&mut self, later: Self) -> Result<(), TradeTableError> {
        let offset = u64::try_from(self.rows).unwrap_or(u64::MAX);
        self.inner.merge(later.inner.shifted(offset)).map_err(|(first, currency)| {
            TradeTableError::MixedCurrency { index: self.rows, currency, first_index: 0, first }
        })?;
        self.rows = self.rows.saturating_add(later.rows);
        Ok(())
    }

    /// Returns the tables, made by so many threads.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - two rows are about the same flow, unless the policy says which counts,
    /// - the values of one table pass [`Money::MAX_AMOUNT`](crate::money::Money::MAX_AMOUNT),
    /// - there are more codes of goods than a table can number.
    pub fn finish(self, threads: Threads) -> Result<TradeData, TradeTableError> {
        let rows = self.rows;
        let built = self.inner.finish(threads);
        let refused = built.duplicates.iter().find(|(_, row)| row.fate == DuplicateFate::Refused);
        if let Some((key, row)) = refused {
            return Err(built.duplicate_error(key, row));
        }
        let index = rows.saturating_sub(1);
        if built.has_too_many_codes {
            return Err(TradeTableError::TooManyCodes { index });
        }
        if !built.too_large.is_empty() {
            return Err(TradeTableError::SumTooLarge { index });
        }
        Ok(built.data)
    }
}
