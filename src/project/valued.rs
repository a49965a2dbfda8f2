//! `CommittedIn`: the money promised to projects in one currency.

use std::collections::BTreeMap;

use serde::Serialize;
use time::Date;

use super::{
    project::IndustrialProject,
    rate_rule::{ConversionGap, RateRule},
    status::ProjectStatus,
};
use crate::{
    id::RecordId,
    money::{Currency, ExchangeRate, Published, PublishedError},
    period::PartialDate,
    sector::Sector,
};

/// The money promised to projects, converted into one currency by a rule: the total, by status and
/// sector, with every rate that was used and every amount that was not converted.
///
/// A cell of the table holds projects of one status and one sector. A project of several sectors
/// stands in the cell of [`ProjectSector::Several`], so that each is counted once and the cells add
/// up to the total.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct CommittedIn<'a> {
    currency: Currency,
    rule: &'static str,
    total: Option<Published>,
    #[serde(serialize_with = "as_rows")]
    cells: BTreeMap<(ProjectStatus, ProjectSector), CommittedCell>,
    conversions: Vec<ConvertedCommitment<'a>>,
    gaps: Vec<UnconvertedCommitment<'a>>,
}

/// The projects of one status and sector, and the money promised to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct CommittedCell {
    projects: usize,
    total: Option<Published>,
    unconverted: usize,
}

/// The sector under which a table counts a project once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "one, several or none")]
pub enum ProjectSector {
    /// It has this sector only.
    One(Sector),
    /// It has several.
    Several,
    /// None is recorded.
    NotRecorded,
}

/// An amount in another currency than the total, and the rate by which it is part of that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct ConvertedCommitment<'a> {
    project: &'a RecordId,
    amount: Published,
    converted: Published,
    rate: &'a ExchangeRate,
}

/// An amount that is not in the total, because it could not be converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct UnconvertedCommitment<'a> {
    project: &'a RecordId,
    amount: Published,
    on: Option<PartialDate>,
    gap: ConversionGap,
}

impl<'a> CommittedIn<'a> {
    /// Returns what was promised to `projects`, by their status on `day`.
    pub(super) fn of(
        projects: impl Iterator<Item = &'a IndustrialProject>,
        day: Date,
        currency: Currency,
        rule: RateRule<'a>,
    ) -> Result<Self, PublishedError> {
        let mut table = Self {
            currency,
            rule: rule.as_str(),
            total: None,
            cells: BTreeMap::new(),
            conversions: Vec::new(),
            gaps: Vec::new(),
        };
        for project in projects {
            let sector = match project.sectors() {
                [] => ProjectSector::NotRecorded,
                [sector] => ProjectSector::One(*sector),
                _ => ProjectSector::Several,
            };
            let cell = table.cells.entry((project.status_on(day), sector)).or_default();
            cell.projects = cell.projects.saturating_add(1);
            for commitment in project.commitments() {
                let (project, amount, on) = (project.id(), commitment.amount, commitment.on);
                match rule.convert(amount, on, currency) {
                    Ok((converted, rate)) => {
                        if let Some(rate) = rate {
                            let converted =
                                ConvertedCommitment { project, amount, converted, rate };
                            table.conversions.push(converted);
                        }
                        cell.total = Some(sum(cell.total, converted)?);
                        table.total = Some(sum(table.total, converted)?);
                    }
                    Err(gap) => {
                        cell.unconverted = cell.unconverted.saturating_add(1);
                        table.gaps.push(UnconvertedCommitment { project, amount, on, gap });
                    }
                }
            }
        }
        Ok(table)
    }

    /// Returns the currency.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// Returns the name of the [rule](RateRule::as_str) by which rates were picked.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        self.rule
    }

    /// Returns the total of what is in the currency or could be converted into it; `None` if nothing
    /// is.
    #[must_use]
    pub const fn total(&self) -> Option<Published> {
        self.total
    }

    /// Returns the total for each status and sector, with the number of projects.
    #[must_use]
    pub const fn cells(&self) -> &BTreeMap<(ProjectStatus, ProjectSector), CommittedCell> {
        &self.cells
    }

    /// Returns the amounts that were converted, with their rates.
    #[must_use]
    pub fn conversions(&self) -> &[ConvertedCommitment<'a>] {
        &self.conversions
    }

    /// Returns the amounts that could not be converted, and are in no total.
    #[must_use]
    pub fn gaps(&self) -> &[UnconvertedCommitment<'a>] {
        &self.gaps
    }
}

impl CommittedCell {
    /// Returns how many projects there are.
    #[must_use]
    pub const fn projects(self) -> usize {
        self.projects
    }

    /// Returns what was promised to them; `None` if no amount is recorded or converted.
    #[must_use]
    pub const fn total(self) -> Option<Published> {
        self.total
    }

    /// Returns how many amounts could not be converted.
    #[must_use]
    pub const fn unconverted(self) -> usize {
        self.unconverted
    }
}

impl<'a> ConvertedCommitment<'a> {
    /// Returns the project.
    #[must_use]
    pub const fn project(&self) -> &'a RecordId {
        self.project
    }

    /// Returns the amount as recorded.
    #[must_use]
    pub const fn amount(&self) -> Published {
        self.amount
    }

    /// Returns the amount after conversion, with its bound.
    #[must_use]
    pub const fn converted(&self) -> Published {
        self.converted
    }

    /// Returns the rate.
    #[must_use]
    pub const fn rate(&self) -> &'a ExchangeRate {
        self.rate
    }
}

impl<'a> UnconvertedCommitment<'a> {
    /// Returns the project.
    #[must_use]
    pub const fn project(&self) -> &'a RecordId {
        self.project
    }

    /// Returns the amount as recorded.
    #[must_use]
    pub const fn amount(&self) -> Published {
        self.amount
    }

    /// Returns the date of the amount.
    #[must_use]
    pub const fn on(&self) -> Option<PartialDate> {
        self.on
    }

    /// Returns why it could not be converted.
    #[must_use]
    pub const fn gap(&self) -> ConversionGap {
        self.gap
    }
}

/// Returns the sum of an amount and what there was before it, if anything.
fn sum(before: Option<Published>, amount: Published) -> Result<Published, PublishedError> {
    before.map_or(Ok(amount), |before| before.checked_add(amount))
}

/// Writes the cells as rows, because a key of two parts is no key of a JSON object.
fn as_rows<S: serde::Serializer>(
    cells: &BTreeMap<(ProjectStatus, ProjectSector), CommittedCell>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Row<'a> {
        status: ProjectStatus,
        sector: ProjectSector,
        #[serde(flatten)]
        cell: &'a CommittedCell,
    }

    let rows = cells.iter().map(|(&(status, sector), cell)| Row { status, sector, cell });
    serializer.collect_seq(rows)
}
