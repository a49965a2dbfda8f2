//! `LoadFilter`: which rows the caller wants.

use std::collections::BTreeSet;

use super::draft::Draft;
use crate::{
    country::{CountryPair, Partner},
    period::Period,
    trade::FlowKind,
};

/// Which rows of a file the caller wants. The others are read, counted as filtered, and left out.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, CountryPair, ingest::LoadFilter};
///
/// let filter = LoadFilter::new()
///     .between(CountryPair::new(Country::AZE, Country::BLR)?)
///     .in_periods(["2020".parse()?, "2021".parse()?]);
/// assert_ne!(filter, LoadFilter::new());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct LoadFilter {
    reporters: Option<BTreeSet<Partner>>,
    partners: Option<BTreeSet<Partner>>,
    pair: Option<CountryPair>,
    periods: Option<Vec<Period>>,
    flows: Option<BTreeSet<FlowKind>>,
}

impl LoadFilter {
    /// Returns the filter that wants every row.
    #[must_use]
    pub const fn new() -> Self {
        Self { reporters: None, partners: None, pair: None, periods: None, flows: None }
    }

    /// Returns this filter for rows of these reporters; of reconciled rows, exporters.
    #[must_use]
    pub fn by_reporters(mut self, reporters: impl IntoIterator<Item = Partner>) -> Self {
        self.reporters = Some(reporters.into_iter().collect());
        self
    }

    /// Returns this filter for rows with these partners; of reconciled rows, importers.
    #[must_use]
    pub fn with_partners(mut self, partners: impl IntoIterator<Item = Partner>) -> Self {
        self.partners = Some(partners.into_iter().collect());
        self
    }

    /// Returns this filter for rows of one of the two countries with the other.
    #[must_use]
    pub const fn between(mut self, pair: CountryPair) -> Self {
        self.pair = Some(pair);
        self
    }

    /// Returns this filter for rows of these periods and of those inside them: the year 2021 wants its
    /// months, too.
    #[must_use]
    pub fn in_periods(mut self, periods: impl IntoIterator<Item = Period>) -> Self {
        self.periods = Some(periods.into_iter().collect());
        self
    }

    /// Returns this filter for rows of these flows.
    #[must_use]
    pub fn of_flows(mut self, flows: impl IntoIterator<Item = FlowKind>) -> Self {
        self.flows = Some(flows.into_iter().collect());
        self
    }

    /// Returns whether every row is wanted.
    #[must_use]
    pub fn is_open(&self) -> bool {
        *self == Self::new()
    }

    /// Returns whether a row is wanted.
    pub(super) fn wants(&self, row: &Draft) -> bool {
        fn has<T: Ord>(wanted: Option<&BTreeSet<T>>, one: &T) -> bool {
            wanted.is_none_or(|wanted| wanted.contains(one))
        }
        let is_pair = |pair: CountryPair| {
            let countries = pair.countries();
            let is_of = |partner: Partner| {
                partner.country().is_some_and(|country| countries.contains(&country))
            };
            row.reporter != row.partner && is_of(row.reporter) && is_of(row.partner)
        };
        let within =
            |periods: &Vec<Period>| periods.iter().any(|period| period.contains(row.period));
        has(self.reporters.as_ref(), &row.reporter)
            && has(self.partners.as_ref(), &row.partner)
            && self.pair.is_none_or(is_pair)
            && self.periods.as_ref().is_none_or(within)
            && has(self.flows.as_ref(), &row.flow)
    }
}
