//! `LoadCoverage`: what the rows of a load are about.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde::Serialize;

use super::{control::Controls, draft::Draft};
use crate::{
    commodity::{CommodityCode, CommodityLevel, HashCodes, HsCode, HsEdition},
    country::Partner,
    period::Period,
    trade::FlowKind,
};

/// What the rows of a load are about: every row that could be read and that the caller wanted.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize)]
#[non_exhaustive]
pub struct LoadCoverage {
    /// The periods.
    pub periods: BTreeSet<Period>,
    /// Who reports; of reconciled rows, the exporters.
    pub reporters: BTreeSet<Partner>,
    /// The flows.
    pub flows: BTreeSet<FlowKind>,
    /// The editions of the Harmonized System.
    pub editions: BTreeSet<HsEdition>,
    /// The levels of goods.
    #[serde(serialize_with = "as_digits")]
    pub levels: BTreeSet<CommodityLevel>,
    /// Every country, area and group that is named, as reporter or partner.
    pub areas: BTreeSet<Partner>,
    /// The codes of goods, of all levels; written as their number.
    #[serde(serialize_with = "as_count")]
    pub codes: BTreeSet<CommodityCode>,
}

impl LoadCoverage {
    /// Adds what other rows are about.
    pub(super) fn merge(&mut self, other: Self) {
        self.periods.extend(other.periods);
        self.reporters.extend(other.reporters);
        self.flows.extend(other.flows);
        self.editions.extend(other.editions);
        self.levels.extend(other.levels);
        self.areas.extend(other.areas);
        self.codes.extend(other.codes);
    }
}

fn as_count<S: serde::Serializer>(
    codes: &BTreeSet<CommodityCode>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_u64(u64::try_from(codes.len()).unwrap_or(u64::MAX))
}

fn as_digits<S: serde::Serializer>(
    levels: &BTreeSet<CommodityLevel>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(levels.iter().map(|level| level.digits()))
}

/// The code that BACI writes in all editions for heading 2710, whose parts differ between them.
const IN_EVERY_BACI_EDITION: &str = "271000";

/// What was seen, row by row.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    areas: HashSet<Partner>,
    codes: HashSet<(Option<HsEdition>, CommodityCode), HashCodes>,
    last: Option<(Partner, Partner)>,
}

impl Seen {
    pub(super) fn add(&mut self, row: &Draft) {
        if self.last != Some((row.reporter, row.partner)) {
            self.last = Some((row.reporter, row.partner));
            self.areas.insert(row.reporter);
            self.areas.insert(row.partner);
        }
        self.codes.insert((row.edition, row.code));
    }

    pub(super) fn add_code(&mut self, edition: Option<HsEdition>, code: CommodityCode) {
        self.codes.insert((edition, code));
    }

    /// Says of which edition the codes are that did not say it.
    pub(super) fn name_edition(&mut self, edition: HsEdition) {
        let named = |(own, code): (Option<HsEdition>, _)| (own.or(Some(edition)), code);
        self.codes = std::mem::take(&mut self.codes).into_iter().map(named).collect();
    }

    /// Returns the codes that their edition does not have, by edition.
    pub(super) fn strangers(&self) -> BTreeMap<HsEdition, BTreeSet<HsCode>> {
        let mut strangers: BTreeMap<HsEdition, BTreeSet<HsCode>> = BTreeMap::new();
        let is_strange = |(edition, code): &(HsEdition, HsCode)| {
            !edition.has(*code) && code.as_str() != IN_EVERY_BACI_EDITION
        };
        let codes = self.codes.iter().filter_map(|(edition, code)| edition.zip(code.hs()));
        codes.filter(is_strange).for_each(|(edition, code)| {
            strangers.entry(edition).or_default().insert(code);
        });
        strangers
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.areas.extend(other.areas);
        self.codes.extend(other.codes);
    }

    /// Returns the codes of goods, sorted.
    pub(super) fn codes(&self) -> BTreeSet<CommodityCode> {
        self.codes.iter().map(|(_, code)| *code).collect()
    }

    /// Returns what the rows are about.
    pub(super) fn coverage(&self, controls: &Controls) -> LoadCoverage {
        let mut coverage = LoadCoverage {
            areas: self.areas.iter().copied().collect(),
            codes: self.codes(),
            ..LoadCoverage::default()
        };
        for key in controls.keys() {
            coverage.periods.insert(key.period);
            coverage.reporters.insert(key.reporter);
            coverage.flows.insert(key.flow);
            coverage.editions.extend(key.edition);
            coverage.levels.insert(key.level);
        }
        coverage
    }
}
