//! `MirrorRow`: what both sides report of some goods in a period.

use super::error::{MirrorError, MirrorSide};
use crate::{commodity::Commodity, indicator::Undefined, money::Money, period::Period};

/// What both sides report of some goods in a period: a sum of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct MirrorRow {
    /// The period.
    pub period: Period,
    /// The goods.
    pub commodity: Commodity,
    /// The exporter's value, or `None` if it reports none.
    pub exporter: Option<Money>,
    /// The importer's value, or `None` if it reports none.
    pub importer: Option<Money>,
    /// How many cells are in the sum.
    pub cells: usize,
}

impl MirrorRow {
    /// Returns the importer's value less the exporter's; a side that reports none counts as zero.
    ///
    /// # Errors
    ///
    /// Returns an error if nobody reports anything.
    pub fn gap(&self) -> Result<Money, MirrorError> {
        let side = MirrorSide::Exporter;
        let currency = self.exporter.or(self.importer).map(Money::currency);
        let zero = Money::zero(currency.ok_or(MirrorError::NotReported { side })?);
        let [sold, bought] = [self.exporter, self.importer].map(|own| own.unwrap_or(zero));
        bought.checked_sub(sold).map_err(|_| Undefined::BeyondBounds.into())
    }
}
