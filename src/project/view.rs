//! `ProjectView`: projects narrowed by pair and sector.

use std::collections::BTreeMap;

use time::Date;

use super::{
    committed::Committed, form::ProjectForm, project::IndustrialProject, stage::ProjectStage,
    status::ProjectStatus,
};
use crate::{
    country::CountryPair,
    money::PublishedError,
    sector::Sector,
    truth::{Count, Truth},
};

/// Projects narrowed by pair and sector: a small value that borrows the portfolio and is narrowed
/// further by each call. The same filter called again replaces the one before.
///
/// A record that stands for several projects together is not one of them: it is listed by
/// [`iter`](Self::iter) and [`umbrellas`](Self::umbrellas), and left out of every count and total.
#[derive(Debug, Clone, Copy)]
pub struct ProjectView<'a> {
    projects: &'a [IndustrialProject],
    pair: Option<CountryPair>,
    sector: Option<Sector>,
}

impl<'a> ProjectView<'a> {
    pub(super) const fn of(projects: &'a [IndustrialProject]) -> Self {
        Self { projects, pair: None, sector: None }
    }

    /// Narrows to the projects of two countries.
    #[must_use]
    pub const fn between(self, pair: CountryPair) -> Self {
        Self { pair: Some(pair), ..self }
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
                && self
                    .sector
                    .is_none_or(|wide| project.sectors().iter().any(|own| own.is_within(wide)))
        })
    }

    /// Returns the records that are projects, without the umbrellas: what may be counted.
    pub fn countable(self) -> impl Iterator<Item = &'a IndustrialProject> {
        self.iter().filter(|project| !project.is_umbrella())
    }

    /// Returns the records that stand for several projects together.
    pub fn umbrellas(self) -> impl Iterator<Item = &'a IndustrialProject> {
        self.iter().filter(|project| project.is_umbrella())
    }

    /// Returns how many projects there are, umbrellas left out.
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
        let mut committed =
            Committed { umbrellas_left_out: self.umbrellas().count(), ..Committed::default() };
        for project in self.countable() {
            let count = if project.commitments().is_empty() {
                &mut committed.projects_without_amount
            } else {
                &mut committed.projects_with_amount
            };
            *count = count.saturating_add(1);
            for commitment in project.commitments() {
                let amount = commitment.amount;
                let sum = match committed.totals.get(&amount.currency()) {
                    Some(sum) => sum.checked_add(amount)?,
                    None => amount,
                };
                committed.totals.insert(amount.currency(), sum);
            }
        }
        Ok(committed)
    }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        country::Country,
        money::{Bound, Currency, Published, PublishedRecord, Scale},
        period::day,
        project::{CommitmentRecord, ProjectPortfolio, ProjectRecord, StageRecord},
    };

    const SECTORS: [Sector; 3] = [Sector::Industry, Sector::MotorVehicles, Sector::Energy];

    fn commitment(value: i64, currency: Currency, bound: Bound) -> CommitmentRecord {
        let (unit, half_unit) = (Scale::Million, None);
        let value = value.into();
        let amount =
            Published::new(PublishedRecord { value, unit, currency, bound, half_unit }).unwrap();
        CommitmentRecord { amount, on: None }
    }

    prop_compose! {
        fn project()(
            id in 0_u32..1_000_000, has_third in any::<bool>(), is_umbrella in any::<bool>(),
            sectors in prop::sample::subsequence(&SECTORS[..], 0..3),
            started in prop::option::of(prop::sample::select(vec!["2007", "2010-05-01"])),
            stage in prop::option::of(prop::sample::select(ProjectStage::ALL)),
            amounts in prop::collection::vec((0_i64..100, any::<bool>()), 0..3),
        ) -> IndustrialProject {
            let other = if has_third { Country::KAZ } else { Country::BLR };
            let pair = CountryPair::new(Country::AZE, other).unwrap();
            let on = "2012".parse().unwrap();
            let entry = |stage| StageRecord { stage, on, note: None, sources: Vec::new() };
            let currency = |is_dollar| if is_dollar { Currency::USD } else { Currency::EUR };
            IndustrialProject::new(ProjectRecord {
                is_umbrella,
                sectors,
                started: started.map(|date| date.parse().unwrap()),
                stages: stage.map(entry).into_iter().collect(),
                commitments: amounts
                    .into_iter()
                    .map(|(value, is_dollar)| {
                        commitment(value, currency(is_dollar), Bound::Exactly)
                    })
                    .collect(),
                ..ProjectRecord::new(id.to_string().parse().unwrap(), "P".parse().unwrap(), pair)
            })
            .unwrap()
        }
    }

    fn projects() -> impl Strategy<Value = Vec<IndustrialProject>> {
        prop::collection::vec(project(), 0..12)
            .prop_filter("an identifier twice", |all| ProjectPortfolio::new(all.clone()).is_ok())
    }

    proptest! {
        #[test]
        fn parts_add_up_to_all_and_umbrellas_to_none(projects in projects()) {
            let portfolio = ProjectPortfolio::new(projects).unwrap();
            let view = portfolio.view();
            let day = day::parse("2012-06-01").unwrap();
            prop_assert_eq!(view.count() + view.umbrellas().count(), view.iter().count());
            prop_assert_eq!(view.by_status_on(day).into_values().sum::<usize>(), view.count());
            prop_assert_eq!(view.by_form().into_values().sum::<usize>(), view.count());

            let pairs = [Country::BLR, Country::KAZ]
                .map(|other| CountryPair::new(Country::AZE, other).unwrap());
            prop_assert_eq!(pairs.map(|pair| view.between(pair).count()).iter().sum::<usize>(), view.count());

            let mut by_sector: BTreeMap<Option<Sector>, usize> = BTreeMap::new();
            for ((_, sector), count) in view.by_status_and_sector_on(day) {
                *by_sector.entry(sector).or_default() += count;
            }
            prop_assert_eq!(by_sector, view.by_sector());
            let in_vehicles = view.in_sector(Sector::MotorVehicles).count();
            let vehicles = view.by_sector().get(&Some(Sector::MotorVehicles)).copied();
            prop_assert_eq!(in_vehicles, vehicles.unwrap_or(0));

            let committed = view.committed().unwrap();
            let counted = committed.projects_with_amount() + committed.projects_without_amount();
            prop_assert_eq!(counted, view.count());
            prop_assert_eq!(committed.umbrellas_left_out(), view.umbrellas().count());
        }

        #[test]
        fn totals_of_parts_add_up_to_the_total(projects in projects()) {
            let (blr, kaz) = [Country::BLR, Country::KAZ]
                .map(|other| CountryPair::new(Country::AZE, other).unwrap())
                .into();
            let portfolio = ProjectPortfolio::new(projects.clone()).unwrap();
            let backward = ProjectPortfolio::new(projects.into_iter().rev()).unwrap();
            let committed = |pair| portfolio.view().between(pair).committed().unwrap();
            let all = portfolio.view().committed().unwrap();
            for currency in [Currency::USD, Currency::EUR] {
                let parts = [committed(blr), committed(kaz)];
                let parts = parts.iter().filter_map(|part| part.total(currency));
                let sum = parts.reduce(|sum, part| sum.checked_add(part).unwrap());
                prop_assert_eq!(all.total(currency), sum);
            }
            prop_assert_eq!(backward.view().committed().unwrap(), all);
            let day = day::parse("2010-06-01").unwrap();
            prop_assert_eq!(backward.view().by_status_on(day), portfolio.view().by_status_on(day));
        }
    }

    #[test]
    fn amounts_that_do_not_add_are_refused() {
        let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
        let portfolio = |bounds: [Bound; 2]| {
            let record = ProjectRecord::new("p".parse().unwrap(), "P".parse().unwrap(), pair);
            let commitments = bounds.map(|bound| commitment(2, Currency::USD, bound)).to_vec();
            let project = IndustrialProject::new(ProjectRecord { commitments, ..record });
            ProjectPortfolio::new([project.unwrap()]).unwrap()
        };
        let more = portfolio([Bound::MoreThan, Bound::Exactly]).view().committed().unwrap();
        let total = more.total(Currency::USD).unwrap();
        assert_eq!(total.to_string(), "more than 4 million USD");
        assert!(portfolio([Bound::MoreThan, Bound::AtMost]).view().committed().is_err());
    }
}
