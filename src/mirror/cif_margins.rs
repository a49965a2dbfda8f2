//! `CifMargins`: margins between CIF and FOB by pair, or by pair and year.

use std::collections::BTreeMap;

use super::cif_margin::CifMargin;
use crate::{country::Country, period::Period};

/// Margins between CIF and FOB by exporter and importer, for all years or by year.
///
/// A margin of a year comes before one of all years. There is no margin for a pair that is not listed: it
/// is not taken from another pair or year.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, decimal, mirror::{CifMargin, CifMargins}};
///
/// let percent = |text: &str| -> Result<CifMargin, bilateral::Error> {
///     Ok(CifMargin::from_percent_of_cif(decimal::parse(text)?)?)
/// };
/// let margins = CifMargins::new()
///     .with(Country::BLR, Country::AZE, None, percent("5")?)
///     .with(Country::BLR, Country::AZE, Some(2021), percent("7")?);
/// let to_azerbaijan = |period| margins.margin(Country::BLR, Country::AZE, period);
/// assert_eq!(to_azerbaijan("2021-03".parse()?), Some(percent("7")?));
/// assert_eq!(to_azerbaijan("2020".parse()?), Some(percent("5")?));
/// assert_eq!(margins.margin(Country::AZE, Country::BLR, "2020".parse()?), None);
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct CifMargins {
    margins: BTreeMap<(Country, Country, Option<i32>), CifMargin>,
}

impl CifMargins {
    /// Returns the table without a margin.
    #[must_use]
    pub const fn new() -> Self {
        Self { margins: BTreeMap::new() }
    }

    /// Returns this table with a margin for what `importer` imports from `exporter`, in one year or in all
    /// years that have none of their own. It takes the place of one for the same.
    #[must_use]
    pub fn with(
        mut self,
        exporter: Country,
        importer: Country,
        year: Option<i32>,
        margin: CifMargin,
    ) -> Self {
        self.insert(exporter, importer, year, margin);
        self
    }

    /// Puts a margin into the table, and returns the one that was there for the same pair and year.
    pub fn insert(
        &mut self,
        exporter: Country,
        importer: Country,
        year: Option<i32>,
        margin: CifMargin,
    ) -> Option<CifMargin> {
        self.margins.insert((exporter, importer, year), margin)
    }

    /// Returns the margin for what `importer` imports from `exporter` in a period, or `None` if the table
    /// has none. A period that lies in two years is of the first.
    #[must_use]
    pub fn margin(
        &self,
        exporter: Country,
        importer: Country,
        period: Period,
    ) -> Option<CifMargin> {
        let of = |year| self.margins.get(&(exporter, importer, year)).copied();
        of(Some(period.first_day().year())).or_else(|| of(None))
    }

    /// Returns the margins with their exporters, importers and years, in that order.
    pub fn iter(&self) -> impl Iterator<Item = (Country, Country, Option<i32>, CifMargin)> {
        self.margins
            .iter()
            .map(|((exporter, importer, year), margin)| (*exporter, *importer, *year, *margin))
    }

    /// Returns how many margins there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.margins.len()
    }

    /// Returns whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.margins.is_empty()
    }
}
