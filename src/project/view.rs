//! `ProjectView`: projects narrowed by pair and sector.

use std::collections::BTreeMap;

use time::Date;

use super::{
    committed::Committed,
    counting::NotCounted,
    form::ProjectForm,
    metric::MetricKind,
    metric_error::MetricError,
    metric_series::MetricSeries,
    metric_value::MetricValue,
    project::IndustrialProject,
    rate_rule::RateRule,
    slippage::Slippage,
    stage::ProjectStage,
    stale::{InferredStanding, InferredStatus, StaleRule},
    status::ProjectStatus,
    timeline::{self, ProjectEvent},
    umbrella::UmbrellaGroup,
    valued::CommittedIn,
};
use crate::{
    country::{Country, CountryPair},
    id::RecordId,
    money::{Currency, PublishedError},
    period::Period,
    sector::Sector,
    truth::{Count, Truth},
};

/// Projects narrowed by pair and sector: a small value that borrows the portfolio and is narrowed
/// further by each call. The same filter called again replaces the one before.
///
/// A record that stands for several projects together is not one of them, and one that its source
/// advises against counting is not counted: both are listed by [`iter`](Self::iter) and
/// [`not_counted`](Self::not_counted), and left out of every other answer.
#[derive(Debug, Clone, Copy)]
pub struct ProjectView<'a> {
    projects: &'a [IndustrialProject],
    pair: Option<CountryPair>,
    host: Option<Country>,
    sector: Option<Sector>,
}

impl<'a> ProjectView<'a> {
    pub(super) const fn of(projects: &'a [IndustrialProject]) -> Self {
        Self { projects, pair: None, host: None, sector: None }
    }

    /// Narrows to the projects of two countries.
    #[must_use]
    pub const fn between(self, pair: CountryPair) -> Self {
        Self { pair: Some(pair), ..self }
    }

    /// Narrows to the projects that are in a country. A project without a recorded place is in none.
    #[must_use]
    pub const fn hosted_by(self, host: Country) -> Self {
        Self { host: Some(host), ..self }
    }

    /// Narrows to the projects of a sector or a part of it. A project without a recorded sector is
    /// in none.
    #[must_use]
    pub const fn in_sector(self, sector: Sector) -> Self {
        Self { sector: Some(sector), ..self }
    }

    /// Returns the records, umbrellas among them, in the order of the portfolio.
    pub fn iter(self) -> impl Iterator<Item = &'a IndustrialProject> {
        self.projects.iter().filter(move |project| {
            self.pair.is_none_or(|pair| project.between() == pair)
                && self.host.is_none_or(|host| project.host() == Some(host))
                && self
                    .sector
                    .is_none_or(|wide| project.sectors().iter().any(|own| own.is_within(wide)))
        })
    }

    /// Returns the records that may be counted: without umbrellas and what is not recommended.
    pub fn countable(self) -> impl Iterator<Item = &'a IndustrialProject> {
        self.iter().filter(|project| project.is_countable())
    }

    /// Returns the records that are not counted, each with the reason.
    pub fn not_counted(self) -> impl Iterator<Item = (NotCounted, &'a IndustrialProject)> {
        self.iter().filter_map(|project| Some((project.not_counted()?, project)))
    }

    /// Returns the records that stand for several projects together.
    pub fn umbrellas(self) -> impl Iterator<Item = &'a IndustrialProject> {
        self.iter().filter(|project| project.is_umbrella())
    }

    /// Returns each umbrella with those of its parts that are recorded in the view, parts of parts
    /// among them.
    #[must_use]
    pub fn umbrella_groups(self) -> Vec<UmbrellaGroup<'a>> {
        let mut parts: BTreeMap<&RecordId, Vec<&IndustrialProject>> = BTreeMap::new();
        for project in self.iter() {
            if let Some(parent) = project.parent() {
                parts.entry(parent).or_default().push(project);
            }
        }
        let group = |umbrella: &'a IndustrialProject| {
            let mut found = Vec::new();
            let mut open = vec![umbrella.id()];
            // A portfolio has no circle of parents, so this ends.
            while let Some(id) = open.pop() {
                for &part in parts.get(id).into_iter().flatten() {
                    found.push(part);
                    open.push(part.id());
                }
            }
            UmbrellaGroup::new(umbrella, found)
        };
        self.umbrellas().map(group).collect()
    }

    /// Returns how many projects there are, without those that are not counted.
    #[must_use]
    pub fn count(self) -> usize {
        self.countable().count()
    }

    /// Returns how many projects have each status on `day`; the counts add up to all of them.
    #[must_use]
    pub fn by_status_on(self, day: Date) -> BTreeMap<ProjectStatus, usize> {
        tally(self.countable().map(|project| project.status_on(day)))
    }

    /// Returns how many projects are in operation on `day`: at least those that are said to be, at
    /// most also those that have started or of which it cannot be told.
    #[must_use]
    pub fn operating_on(self, day: Date) -> Count {
        let answers = self.countable().map(|project| match project.status_on(day) {
            ProjectStatus::Stage(ProjectStage::Operating) => Truth::Yes,
            ProjectStatus::Started | ProjectStatus::NotRecorded | ProjectStatus::CannotTell => {
                Truth::Unknown
            }
            _ => Truth::No,
        });
        answers.collect()
    }

    /// Returns how many projects are at work or in operation on `day`: see
    /// [`IndustrialProject::is_active_on`].
    #[must_use]
    pub fn active_on(self, day: Date) -> Count {
        self.countable().map(|project| project.is_active_on(day)).collect()
    }

    /// Returns how many projects are said to be in each stage on `day`, whatever the dates of their
    /// start and end say: see [`IndustrialProject::stage_on`].
    #[must_use]
    pub fn by_stage_on(self, day: Date) -> BTreeMap<ProjectStatus, usize> {
        tally(self.countable().map(|project| project.stage_on(day).status()))
    }

    /// Returns how many projects are said to be in each stage on `day` in each sector, as
    /// [`by_sector`](Self::by_sector) counts them.
    #[must_use]
    pub fn by_stage_and_sector_on(
        self,
        day: Date,
    ) -> BTreeMap<(ProjectStatus, Option<Sector>), usize> {
        tally(self.countable().flat_map(|project| {
            let stage = project.stage_on(day).status();
            sectors(project).map(move |sector| (stage, sector))
        }))
    }

    /// Returns how many projects there are of each form; `None` stands for those without a recorded
    /// form.
    #[must_use]
    pub fn by_form(self) -> BTreeMap<Option<ProjectForm>, usize> {
        tally(self.countable().map(IndustrialProject::form))
    }

    /// Returns how many projects there are in each sector; `None` stands for those without a
    /// recorded sector. A project of several sectors counts in each, so the counts may add up to
    /// more than there are projects.
    #[must_use]
    pub fn by_sector(self) -> BTreeMap<Option<Sector>, usize> {
        tally(self.countable().flat_map(sectors))
    }

    /// Returns how many projects have each status on `day` in each sector, as
    /// [`by_sector`](Self::by_sector) counts them.
    #[must_use]
    pub fn by_status_and_sector_on(
        self,
        day: Date,
    ) -> BTreeMap<(ProjectStatus, Option<Sector>), usize> {
        tally(self.countable().flat_map(|project| {
            let status = project.status_on(day);
            sectors(project).map(move |sector| (status, sector))
        }))
    }

    /// Returns the money promised to the projects, in each currency.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - amounts of one currency do not add: one is bounded below only ("more than") and another
    ///   above only ("at most"),
    /// - a total passes [`Money::MAX_AMOUNT`](crate::money::Money::MAX_AMOUNT).
    pub fn committed(self) -> Result<Committed, PublishedError> {
        let committed = committed_to(self.countable())?;
        Ok(committed.with_left_out(self.not_counted().map(|(reason, _)| reason)))
    }

    /// Returns the money paid to the projects, in each currency.
    ///
    /// # Errors
    ///
    /// Returns an error if [`committed`](Self::committed) would of the same amounts.
    pub fn disbursed(self) -> Result<Committed, PublishedError> {
        let disbursed = disbursed_to(self.countable())?;
        Ok(disbursed.with_left_out(self.not_counted().map(|(reason, _)| reason)))
    }

    /// Returns the money promised to the projects in one currency, by their status on `day` and
    /// their sector, converted by a rule. What could not be converted is listed and in no total.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - amounts do not add: one is bounded below only ("more than") and another above only,
    /// - a total passes [`Money::MAX_AMOUNT`](crate::money::Money::MAX_AMOUNT).
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{Country, CountryPair, Currency, IndustrialProject, ProjectPortfolio, period::day};
    /// use bilateral::project::{CommitmentRecord, ConversionGap, ProjectRecord, RateRule};
    ///
    /// let pair = CountryPair::new(Country::AZE, Country::BLR)?;
    /// let commitments: Vec<CommitmentRecord> = serde_json::from_str(r#"[
    ///     {"amount": {"value": "17", "unit": "million", "currency": "AZN"}, "on": "2021-05"},
    ///     {"amount": {"value": "2", "unit": "million", "currency": "USD"}},
    ///     {"amount": {"value": "3", "unit": "million", "currency": "EUR"}, "on": "2021"}
    /// ]"#)?;
    /// let record = ProjectRecord::new("plant".parse()?, "Plant".parse()?, pair);
    /// let project = IndustrialProject::new(ProjectRecord { commitments, ..record })?;
    /// let portfolio = ProjectPortfolio::new([project])?;
    ///
    /// let rates = [serde_json::from_str(
    ///     r#"{"base":"USD","quote":"AZN","rate":"1.7","first_day":"2021-01-01",
    ///         "last_day":"2021-12-31","method":"average","source":"cbar"}"#,
    /// )?];
    /// let today = day::parse("2022-05-18")?;
    /// let table = portfolio.view().committed_in(Currency::USD, today, RateRule::OnDate(&rates))?;
    /// assert_eq!(table.total().unwrap().to_string(), "12 million USD");
    /// assert_eq!(table.gaps()[0].gap(), ConversionGap::NoRate);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn committed_in(
        self,
        currency: Currency,
        day: Date,
        rule: RateRule<'a>,
    ) -> Result<CommittedIn<'a>, PublishedError> {
        CommittedIn::of(self.countable(), day, currency, rule)
    }

    /// Returns the projects that are, or may be, late on `day`: past their planned end and not over.
    pub fn slipped_on(self, day: Date) -> impl Iterator<Item = (&'a IndustrialProject, Slippage)> {
        self.countable().filter_map(move |project| {
            let slippage = project.slippage_on(day)?;
            slippage.is_late().is_possible().then_some((project, slippage))
        })
    }

    /// Returns the projects of which, by a rule that the caller names, silence lets one infer that
    /// they are shelved or cancelled, or may be.
    pub fn stale_on(
        self,
        day: Date,
        rule: StaleRule,
    ) -> impl Iterator<Item = (&'a IndustrialProject, InferredStanding)> {
        self.countable().filter_map(move |project| {
            let standing = project.inferred_standing_on(day, rule)?;
            (standing.status() != InferredStatus::Active).then_some((project, standing))
        })
    }

    /// Returns everything dated about the projects in the order of the dates: planned and actual
    /// starts and ends, stages, promises and payments.
    #[must_use]
    pub fn timeline(self) -> Vec<ProjectEvent<'a>> {
        timeline::timeline(self.countable())
    }

    /// Returns for each project the cumulative series of results of a product, by its name as
    /// written. Series of two projects are not added: their figures are of different days.
    #[must_use]
    pub fn cumulative_series(
        self,
        product: &'a str,
    ) -> Vec<(&'a IndustrialProject, MetricSeries<'a>)> {
        let series = self.countable().flat_map(move |project| {
            let actual = project.metrics().of_product(product).of_kind(MetricKind::Actual);
            actual.series().into_iter().map(move |series| (project, series))
        });
        series.filter(|(_, series)| series.is_cumulative()).collect()
    }

    /// Returns how much of a product, by its name as written, the projects made in exactly this
    /// period; `None` if no figure for it is recorded.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - figures are in several units,
    /// - one project has two figures for the period, so that a sum would count it twice,
    /// - the sum passes [`MetricValue::MAX_VALUE`].
    pub fn made_in(
        self,
        product: &str,
        period: Period,
    ) -> Result<Option<MetricValue>, MetricError> {
        let mut sum: Option<MetricValue> = None;
        for project in self.countable() {
            let actual = project.metrics().of_kind(MetricKind::Actual).during(period);
            if let Some(made) = actual.of_product(product).total()? {
                sum = Some(sum.map_or(Ok(made), |sum| sum.checked_add(made))?);
            }
        }
        Ok(sum)
    }
}

/// Returns the money promised to projects.
pub(super) fn committed_to<'a>(
    projects: impl IntoIterator<Item = &'a IndustrialProject>,
) -> Result<Committed, PublishedError> {
    Committed::of(
        projects
            .into_iter()
            .map(|project| project.commitments().iter().map(|commitment| commitment.amount)),
    )
}

/// Returns the money paid to projects.
pub(super) fn disbursed_to<'a>(
    projects: impl IntoIterator<Item = &'a IndustrialProject>,
) -> Result<Committed, PublishedError> {
    Committed::of(
        projects
            .into_iter()
            .map(|project| project.disbursements().iter().map(|disbursement| disbursement.amount)),
    )
}

/// Returns the sectors of a project, or `None` once if it has none.
fn sectors(project: &IndustrialProject) -> impl Iterator<Item = Option<Sector>> {
    let none = project.sectors().is_empty().then_some(None);
    project.sectors().iter().copied().map(Some).chain(none)
}

/// Returns how often each key occurs.
fn tally<K: Ord>(keys: impl Iterator<Item = K>) -> BTreeMap<K, usize> {
    let mut counts: BTreeMap<K, usize> = BTreeMap::new();
    for key in keys {
        let count = counts.entry(key).or_default();
        *count = count.saturating_add(1);
    }
    counts
}
