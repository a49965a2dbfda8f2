//! Tests of `VisitView`: its counts, and the laws that bind them.

use proptest::prelude::*;

use super::{PersonRecord, Visit, VisitCalendar, VisitKind, VisitLevel, VisitRecord};
use crate::{
    country::{Country, CountryPair},
    truth::Count,
};

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
    let record =
        VisitRecord::new("v".parse().unwrap(), Country::BLR, Country::AZE, "2020".parse().unwrap());
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
