//! What the visits of a view count to, by year, kind, level and direction.

use std::collections::BTreeMap;

use super::{
    figures::{SignedDocuments, VisitDays, VisitReciprocity},
    kind::VisitKind,
    level::VisitLevel,
    outcome::VisitOutcomeRecord,
    view::VisitView,
    visit::Visit,
};
use crate::{
    country::{Country, CountryPair},
    truth::{Count, Truth},
};

impl VisitView<'_> {
    /// Returns how many visits began in each year. A visit whose first day may be in several years
    /// may count in each of them, and certainly in none.
    #[must_use]
    pub fn by_year(self) -> BTreeMap<i32, Count> {
        tally(self.answers().flat_map(|(visit, answer)| in_each_year(visit, answer)))
    }

    /// Returns how many visits of each kind began in each year; `None` stands for those without a
    /// recorded kind.
    #[must_use]
    pub fn by_year_and_kind(self) -> BTreeMap<(i32, Option<VisitKind>), Count> {
        tally(self.answers().flat_map(|(visit, answer)| {
            let kind = visit.kind();
            in_each_year(visit, answer).map(move |(year, answer)| ((year, kind), answer))
        }))
    }

    /// Returns how many visits there are by each guest to each host, those that have no direction
    /// (see [`Visit::has_direction`]) left out.
    #[must_use]
    pub fn by_direction(self) -> BTreeMap<(Country, Country), Count> {
        let directed = self.answers().filter(|(visit, _)| visit.has_direction());
        tally(directed.map(|(visit, answer)| ((visit.guest(), visit.host()), answer)))
    }

    /// Returns how often each of two countries went to see the other, and how often they met
    /// elsewhere.
    #[must_use]
    pub fn reciprocity(self, between: CountryPair) -> VisitReciprocity {
        let mut by_guest = tally(self.answers().filter_map(|(visit, answer)| {
            let to_see_the_other = visit.has_direction() && visit.is_between(between);
            let answer = answer.and(visit.concerns(between));
            answer.is_possible().then_some((to_see_the_other.then_some(visit.guest()), answer))
        }));
        let mut count = |guest: Option<Country>| by_guest.remove(&guest).unwrap_or_default();
        VisitReciprocity {
            between,
            by_first: count(Some(between.first())),
            by_second: count(Some(between.second())),
            elsewhere: count(None),
        }
    }

    /// Returns how many visits there are that as a whole are of each kind; `None` stands for those
    /// without a recorded kind.
    #[must_use]
    pub fn by_kind(self) -> BTreeMap<Option<VisitKind>, Count> {
        tally(self.answers().map(|(visit, answer)| (visit.kind(), answer)))
    }

    /// Returns how many visits there are at each level, the highest first; `None`, at the end,
    /// stands for those without a recorded level.
    #[must_use]
    pub fn by_level(self) -> Vec<(Option<VisitLevel>, Count)> {
        let by_rank = tally(
            self.answers()
                .map(|(visit, answer)| (visit.level().map_or(u8::MAX, VisitLevel::rank), answer)),
        );
        let level = |rank| VisitLevel::ALL.iter().copied().find(|level| level.rank() == rank);
        by_rank.into_iter().map(|(rank, count)| (level(rank), count)).collect()
    }

    /// Returns how many days the visits took together, each counted whole even if the view is
    /// narrowed to a range that it only touches.
    #[must_use]
    pub fn visit_days(self) -> VisitDays {
        self.answers().fold(VisitDays::default(), |mut sum, (visit, answer)| {
            let Some(days) = visit.days().map(u64::from) else {
                sum.of_unknown_length = sum.of_unknown_length.with(answer);
                return sum;
            };
            sum.of_known_length = sum.of_known_length.with(answer);
            sum.at_most = sum.at_most.saturating_add(days);
            if answer.is_certain() {
                sum.at_least = sum.at_least.saturating_add(days);
            }
            sum
        })
    }

    /// Returns on how many visits a document was signed. A visit of which no outcome is recorded may
    /// be one.
    #[must_use]
    pub fn signed_documents(self) -> SignedDocuments {
        self.answers().fold(SignedDocuments::default(), |mut sum, (visit, answer)| {
            let outcomes = visit.outcomes();
            let is_signed = outcomes.iter().any(VisitOutcomeRecord::is_signed_document);
            let with = if outcomes.is_empty() { Truth::Unknown } else { Truth::from(is_signed) };
            sum.visits = sum.visits.with(answer);
            sum.with_document = sum.with_document.with(answer.and(with));
            if !outcomes.is_empty() {
                sum.with_outcomes = sum.with_outcomes.with(answer);
            }
            sum
        })
    }
}

/// Returns the years in which `visit` may have begun, each with whether it counts there.
fn in_each_year(visit: &Visit, answer: Truth) -> impl Iterator<Item = (i32, Truth)> + use<> {
    let first = visit.first_day();
    let (earliest, latest) = (first.earliest().year(), first.latest().year());
    let answer = if earliest == latest { answer } else { answer.and(Truth::Unknown) };
    (earliest..=latest).map(move |year| (year, answer))
}

/// Returns how many answers there are under each key.
fn tally<K: Ord>(answers: impl Iterator<Item = (K, Truth)>) -> BTreeMap<K, Count> {
    let mut counts: BTreeMap<K, Count> = BTreeMap::new();
    for (key, answer) in answers {
        let count = counts.entry(key).or_default();
        *count = count.with(answer);
    }
    counts
}
