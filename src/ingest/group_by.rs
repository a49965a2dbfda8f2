//! `GroupBy` and `GroupKey`: what totals are of.

use std::{fmt, str::FromStr};

use serde::{
    Serialize,
    ser::{SerializeMap, Serializer},
};

use super::draft::{Draft, Known};
use crate::{
    commodity::{CommodityCode, CommodityLevel, HsEdition},
    country::Partner,
    period::Period,
    text::shorten,
    trade::FlowKind,
};

/// By what rows are added up.
///
/// # Examples
///
/// ```
/// use bilateral::ingest::GroupBy;
///
/// assert_eq!("year".parse(), Ok(GroupBy::Year));
/// assert_eq!(GroupBy::Chapter.to_string(), "chapter");
/// assert!("heading".parse::<GroupBy>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum GroupBy {
    /// The year in which the period begins.
    Year,
    /// The period as the rows say it: months and years are apart.
    Period,
    /// The kind of flow: exports, imports and their parts are apart.
    Flow,
    /// Who reports; of reconciled rows, the exporter.
    Reporter,
    /// With whom; of reconciled rows, the importer.
    Partner,
    /// The chapter of the goods, whatever the edition; totals of all goods are apart.
    Chapter,
    /// The edition of the Harmonized System.
    Edition,
}

impl GroupBy {
    /// Each of them.
    pub const ALL: &'static [Self] = &[
        Self::Year,
        Self::Period,
        Self::Flow,
        Self::Reporter,
        Self::Partner,
        Self::Chapter,
        Self::Edition,
    ];

    /// Returns the name: `year`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Period => "period",
            Self::Flow => "flow",
            Self::Reporter => "reporter",
            Self::Partner => "partner",
            Self::Chapter => "chapter",
            Self::Edition => "edition",
        }
    }

    const fn bit(self) -> u8 {
        match self {
            Self::Year => 1,
            Self::Period => 2,
            Self::Flow => 4,
            Self::Reporter => 8,
            Self::Partner => 16,
            Self::Chapter => 32,
            Self::Edition => 64,
        }
    }
}

impl fmt::Display for GroupBy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl FromStr for GroupBy {
    type Err = UnknownGroupBy;

    fn from_str(text: &str) -> Result<Self, UnknownGroupBy> {
        let known = Self::ALL.iter().copied().find(|by| by.as_str() == text);
        known.ok_or_else(|| UnknownGroupBy { text: shorten(text) })
    }
}

/// Text that names nothing by which rows are added up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{text}` is nothing to add rows up by (year, period, flow, reporter, partner, chapter, edition)"
)]
#[non_exhaustive]
pub struct UnknownGroupBy {
    /// The text, cut after 40 characters.
    pub text: String,
}

/// What by rows are added up, each at most once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Grouping(u8);

impl Grouping {
    pub(super) fn new(by: impl IntoIterator<Item = GroupBy>) -> Self {
        Self(by.into_iter().fold(0, |bits, by| bits | by.bit()))
    }

    pub(super) const fn has(self, by: GroupBy) -> bool {
        self.0 & by.bit() != 0
    }

    pub(super) fn iter(self) -> impl Iterator<Item = GroupBy> {
        GroupBy::ALL.iter().copied().filter(move |by| self.has(*by))
    }

    /// Returns the group of a row.
    pub(super) fn key(self, row: &Draft) -> GroupKey {
        let known = Known {
            period: Some(row.period),
            flow: Some(row.flow),
            reporter: Some(row.reporter),
            partner: Some(row.partner),
            edition: row.edition,
            code: Some(row.code),
        };
        self.key_of(&known)
    }

    /// Returns the group of a row that cannot be taken, if enough of it is known.
    pub(super) fn key_if_known(self, known: &Known) -> Option<GroupKey> {
        let is_there = |by| match by {
            GroupBy::Year | GroupBy::Period => known.period.is_some(),
            GroupBy::Flow => known.flow.is_some(),
            GroupBy::Reporter => known.reporter.is_some(),
            GroupBy::Partner => known.partner.is_some(),
            GroupBy::Chapter => known.code.is_some(),
            // Without one, only a total is known to be of none.
            GroupBy::Edition => known.edition.is_some() || known.code == Some(CommodityCode::Total),
        };
        self.iter().all(is_there).then(|| self.key_of(known))
    }

    fn key_of(self, known: &Known) -> GroupKey {
        let by = |by| self.has(by);
        let chapter =
            |code: CommodityCode| code.at(CommodityLevel::Chapter).unwrap_or(CommodityCode::Total);
        GroupKey {
            year: known
                .period
                .map(|period| period.first_day().year())
                .filter(|_| by(GroupBy::Year)),
            period: known.period.filter(|_| by(GroupBy::Period)),
            flow: known.flow.filter(|_| by(GroupBy::Flow)),
            reporter: known.reporter.filter(|_| by(GroupBy::Reporter)),
            partner: known.partner.filter(|_| by(GroupBy::Partner)),
            chapter: known.code.map(chapter).filter(|_| by(GroupBy::Chapter)),
            edition: known.edition.filter(|_| by(GroupBy::Edition)),
        }
    }
}

/// What the rows of a group have in common; what was not asked for is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[non_exhaustive]
pub struct GroupKey {
    /// The year in which the period begins.
    pub year: Option<i32>,
    /// The period.
    pub period: Option<Period>,
    /// The kind of flow.
    pub flow: Option<FlowKind>,
    /// Who reports; of reconciled rows, the exporter.
    pub reporter: Option<Partner>,
    /// With whom; of reconciled rows, the importer.
    pub partner: Option<Partner>,
    /// The chapter, or the total of all goods.
    pub chapter: Option<CommodityCode>,
    /// The edition; `None` also for totals of all goods that are of no edition.
    pub edition: Option<HsEdition>,
}

impl GroupKey {
    /// Writes the parts that were asked for.
    pub(super) fn write<M: SerializeMap>(
        &self,
        grouping: Grouping,
        map: &mut M,
    ) -> Result<(), M::Error> {
        for by in grouping.iter() {
            match by {
                GroupBy::Year => map.serialize_entry("year", &self.year)?,
                GroupBy::Period => map.serialize_entry("period", &self.period)?,
                GroupBy::Flow => {
                    map.serialize_entry("flow", &self.flow)?;
                    map.serialize_entry("flow_code", &self.flow.map(FlowKind::comtrade_code))?;
                }
                GroupBy::Reporter => map.serialize_entry("reporter", &self.reporter)?,
                GroupBy::Partner => map.serialize_entry("partner", &self.partner)?,
                GroupBy::Chapter => map.serialize_entry("chapter", &self.chapter)?,
                GroupBy::Edition => map.serialize_entry("edition", &self.edition)?,
            }
        }
        Ok(())
    }
}

/// Writes by what rows are added up, as a list of names.
impl Serialize for Grouping {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back_and_each_has_a_bit_of_its_own() {
        for (place, &by) in GroupBy::ALL.iter().enumerate() {
            assert_eq!(by.as_str().parse(), Ok(by));
            assert_eq!(by.bit(), 1 << place);
        }
        let grouping = Grouping::new([GroupBy::Flow, GroupBy::Year, GroupBy::Flow]);
        assert!(grouping.iter().eq([GroupBy::Year, GroupBy::Flow]));
    }
}
