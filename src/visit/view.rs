//! `VisitView`: visits narrowed by country, kind, level and date.

use std::collections::BTreeMap;

use super::{
    figures::{VisitDays, VisitReciprocity},
    kind::VisitKind,
    level::VisitLevel,
    visit::Visit,
};
use crate::{
    country::{Country, CountryPair},
    period::DateRange,
    truth::{Count, Truth},
};

/// Visits narrowed by country, kind, level and date: a small value that borrows the calendar and is
/// narrowed further by each call. The same filter called again replaces the one before.
///
/// A date may be too imprecise, and a kind or level not recorded, to tell whether a visit belongs to
/// the view. Such a visit stays in the view as one that *may* belong: counts name the fewest and the
/// most, and [`certain_only`](Self::certain_only) leaves it out.
#[derive(Debug, Clone, Copy)]
pub struct VisitView<'a> {
    visits: &'a [Visit],
    guest: Option<Country>,
    host: Option<Country>,
    pair: Option<CountryPair>,
    kind: Option<VisitKind>,
    level: Option<VisitLevel>,
    range: Option<DateRange>,
    certain_only: bool,
}

impl<'a> VisitView<'a> {
    pub(super) const fn of(visits: &'a [Visit]) -> Self {
        Self {
            visits,
            guest: None,
            host: None,
            pair: None,
            kind: None,
            level: None,
            range: None,
            certain_only: false,
        }
    }

    /// Narrows to the visits by one country.
    #[must_use]
    pub const fn from_guest(self, guest: Country) -> Self {
        Self { guest: Some(guest), ..self }
    }

    /// Narrows to the visits to one country.
    #[must_use]
    pub const fn to_host(self, host: Country) -> Self {
        Self { host: Some(host), ..self }
    }

    /// Narrows to the visits of two countries to each other.
    #[must_use]
    pub const fn of_pair(self, pair: CountryPair) -> Self {
        Self { pair: Some(pair), ..self }
    }

    /// Narrows to one kind of visit. A visit without a recorded kind may be of it.
    #[must_use]
    pub const fn of_kind(self, kind: VisitKind) -> Self {
        Self { kind: Some(kind), ..self }
    }

    /// Narrows to visits of `level` or above, by [rank](VisitLevel::rank). A visit without a
    /// recorded level may be one.
    #[must_use]
    pub const fn at_least(self, level: VisitLevel) -> Self {
        Self { level: Some(level), ..self }
    }

    /// Narrows to the visits of which some day lies in `range`.
    #[must_use]
    pub const fn between(self, range: DateRange) -> Self {
        Self { range: Some(range), ..self }
    }

    /// Leaves out the visits of which it is not certain that they belong to the view.
    #[must_use]
    pub const fn certain_only(self) -> Self {
        Self { certain_only: true, ..self }
    }

    /// Returns the visits that belong or may belong, by their start, then by their identifier.
    pub fn iter(self) -> impl Iterator<Item = &'a Visit> {
        self.answers().map(|(visit, _)| visit)
    }

    /// Returns the same visits as [`iter`](Self::iter), each with [`Truth::Yes`] if it belongs and
    /// [`Truth::Unknown`] if it may.
    pub fn answers(self) -> impl Iterator<Item = (&'a Visit, Truth)> {
        let answers = self.visits.iter().map(move |visit| (visit, self.belongs(visit)));
        answers.filter(
            move |(_, answer)| {
                if self.certain_only { answer.is_certain() } else { answer.is_possible() }
            },
        )
    }

    /// Returns how many visits there are.
    #[must_use]
    pub fn count(self) -> Count {
        self.answers().map(|(_, answer)| answer).collect()
    }

    /// Returns how many visits have some day in `range`.
    #[must_use]
    pub fn in_range_count(self, range: DateRange) -> Count {
        self.between(range).count()
    }

    /// Returns how many visits there are by each guest to each host, those that have no direction
    /// (see [`VisitKind::has_direction`]) left out. A visit without a recorded kind is taken to have
    /// one.
    #[must_use]
    pub fn by_direction(self) -> BTreeMap<(Country, Country), Count> {
        let directed = self.answers().filter(|(visit, _)| has_direction(visit));
        tally(directed.map(|(visit, answer)| ((visit.guest(), visit.host()), answer)))
    }

    /// Returns how often each of two countries went to see the other.
    #[must_use]
    pub fn reciprocity(self, between: CountryPair) -> VisitReciprocity {
        let mut by_guest = tally(
            self.answers()
                .filter(|(visit, _)| visit.is_between(between))
                .map(|(visit, answer)| (has_direction(visit).then_some(visit.guest()), answer)),
        );
        let mut count = |guest: Option<Country>| by_guest.remove(&guest).unwrap_or_default();
        VisitReciprocity {
            between,
            by_first: count(Some(between.first())),
            by_second: count(Some(between.second())),
            elsewhere: count(None),
        }
    }

    /// Returns how many visits there are of each kind; `None` stands for those without a recorded
    /// kind.
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

    /// Returns whether `visit` belongs to the view.
    fn belongs(self, visit: &Visit) -> Truth {
        let recorded = |answer: Option<bool>| answer.map_or(Truth::Unknown, Truth::from);
        let countries = self.guest.is_none_or(|guest| visit.guest() == guest)
            && self.host.is_none_or(|host| visit.host() == host)
            && self.pair.is_none_or(|pair| visit.is_between(pair));
        let kind = |kind| recorded(visit.kind().map(|own| own == kind));
        let level = |level| recorded(visit.level().map(|own| own.is_at_least(level)));
        Truth::from(countries)
            .and(self.kind.map_or(Truth::Yes, kind))
            .and(self.level.map_or(Truth::Yes, level))
            .and(self.range.map_or(Truth::Yes, |range| visit.overlaps(range)))
    }
}

fn has_direction(visit: &Visit) -> bool {
    visit.kind().is_none_or(VisitKind::has_direction)
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::visit::{PersonRecord, VisitCalendar, VisitRecord};

    const COUNTRIES: [Country; 3] = [Country::AZE, Country::BLR, Country::KAZ];

    prop_compose! {
        fn visit()(
            id in 0_u32..1_000_000, guest in 0_usize..3, other in 1_usize..3,
            start in prop::sample::select(vec!["2019", "2020-03", "2020-03-05", "2020-12-31", "2021~"]),
            days in prop::option::of(1_u32..5),
            kind in prop::option::of(prop::sample::select(VisitKind::ALL)),
            level in prop::option::of(prop::sample::select(VisitLevel::ALL)),
        ) -> Visit {
            let principal = PersonRecord { level, ..PersonRecord::new("Somebody".parse().unwrap()) };
            Visit::new(VisitRecord {
                kind,
                days,
                principal: Some(principal),
                ..VisitRecord::new(
                    id.to_string().parse().unwrap(),
                    COUNTRIES[guest],
                    COUNTRIES[(guest + other) % 3],
                    start.parse().unwrap(),
                )
            })
            .unwrap()
        }
    }

    fn calendars() -> impl Strategy<Value = VisitCalendar> {
        prop::collection::vec(visit(), 0..12)
            .prop_filter_map("an identifier twice", |visits| VisitCalendar::new(visits).ok())
    }

    fn sum(counts: impl IntoIterator<Item = Count>) -> (usize, usize) {
        counts.into_iter().fold((0, 0), |(certain, possible), count| {
            (certain + count.certain(), possible + count.possible())
        })
    }

    proptest! {
        #[test]
        fn parts_add_up_to_all(calendar in calendars(), narrowed in any::<bool>()) {
            let mut view = calendar.view();
            if narrowed {
                view = view.between("2020-03-01/2020-12-31".parse().unwrap());
            }
            let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
            let of_pair = view.of_pair(pair);
            let reciprocity = of_pair.reciprocity(pair);
            let parts = [reciprocity.by_first(), reciprocity.by_second(), reciprocity.elsewhere()];
            prop_assert_eq!(sum(parts), sum([of_pair.count()]));
            prop_assert_eq!(view.reciprocity(pair), reciprocity);

            prop_assert_eq!(sum(view.by_kind().into_values()), sum([view.count()]));
            prop_assert_eq!(sum(view.by_level().into_iter().map(|(_, count)| count)), sum([view.count()]));
            let days = view.visit_days();
            let lengths = [days.of_known_length(), days.of_unknown_length()];
            prop_assert_eq!(sum(lengths), sum([view.count()]));
            prop_assert_eq!(view.certain_only().visit_days().known(), Some(days.at_least()));
        }

        #[test]
        fn filter_then_count_is_count_then_filter(calendar in calendars()) {
            let view = calendar.view();
            let by_direction = view.by_direction();
            for guest in COUNTRIES {
                for host in COUNTRIES {
                    let one_way = view.from_guest(guest).to_host(host).by_direction();
                    prop_assert_eq!(one_way.get(&(guest, host)), by_direction.get(&(guest, host)));
                }
            }
            for &kind in VisitKind::ALL {
                let certain = view.of_kind(kind).certain_only().count();
                prop_assert_eq!(Some(certain), view.by_kind().get(&Some(kind)).copied().or(Some(Count::default())));
            }
        }

        #[test]
        fn the_order_of_input_changes_nothing(visits in prop::collection::vec(visit(), 0..8)) {
            let backward = VisitCalendar::new(visits.iter().rev().cloned());
            prop_assert_eq!(VisitCalendar::new(visits).ok(), backward.ok());
        }
    }

    #[test]
    fn what_is_not_recorded_may_belong() {
        let record = VisitRecord::new(
            "v".parse().unwrap(),
            Country::BLR,
            Country::AZE,
            "2020".parse().unwrap(),
        );
        let calendar = VisitCalendar::new([Visit::new(record).unwrap()]).unwrap();
        let view = calendar.view();
        assert_eq!(view.count().known(), Some(1));
        for narrowed in [
            view.of_kind(VisitKind::State),
            view.at_least(VisitLevel::HeadOfState),
            view.between("2020-01-01/2020-06-30".parse().unwrap()),
            // It may have begun on the last day of 2020 and lasted a year.
            view.between("2021-06-01/2021-06-30".parse().unwrap()),
        ] {
            assert_eq!((narrowed.count().certain(), narrowed.count().possible()), (0, 1));
            assert_eq!(narrowed.certain_only().iter().count(), 0);
        }
        assert_eq!(view.to_host(Country::BLR).count().known(), Some(0));
        assert_eq!(view.between("2019-01-01/2019-12-31".parse().unwrap()).count().known(), Some(0));
    }
}
