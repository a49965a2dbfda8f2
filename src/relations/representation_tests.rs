//! Tests of representation.

use proptest::prelude::*;
use time::Date;

use super::*;
use crate::{
    country::Country,
    notice::NoticeCode,
    period::{DateRange, PartialDate, PeriodEnd, day},
    truth::Truth,
};

fn on(text: &str) -> Date {
    day::parse(text).unwrap()
}

fn post(kind: PostKind, opened: &str, closed: &str) -> PostRecord {
    PostRecord {
        opened: opened.parse().ok(),
        closed: closed.parse().unwrap(),
        ..PostRecord::new(kind)
    }
}

fn head(rank: HeadRank, began: &str, ended: &str) -> HeadRecord {
    HeadRecord {
        credentials: Some(began.parse().unwrap()),
        ended: ended.parse().unwrap(),
        ..HeadRecord::new(rank)
    }
}

fn record(posts: Vec<PostRecord>, heads: Vec<HeadRecord>) -> RepresentationRecord {
    RepresentationRecord { posts, heads, ..RepresentationRecord::new(Country::BLR, Country::AZE) }
}

fn levels(record: &RepresentationRecord, days: &[(&str, &str)]) {
    let representation = Representation::new(record.clone()).unwrap();
    for (day, level) in days {
        assert_eq!(representation.level_on(on(day)).to_string(), *level, "{day}");
    }
}

#[test]
fn the_level_is_that_of_the_head_or_of_the_mission_without_one() {
    let embassy = || post(PostKind::Embassy, "1992-01-31", "open");
    levels(
        &record(
            vec![embassy()],
            vec![
                head(HeadRank::Ambassador, "1992-09-09", "2008-03-12"),
                head(HeadRank::ChargeDAffairesAdInterim, "2008-03-13", "2009-07"),
                head(HeadRank::ChargeDAffaires, "2009-07", "2013-06"),
            ],
        ),
        &[
            ("1992-01-30", "none"),
            // Before its first head an embassy is one.
            ("1992-01-31", "ambassador"),
            ("2000-01-01", "ambassador"),
            // One ad interim lowers nothing.
            ("2009-01-01", "ambassador"),
            ("2009-07-15", "chargé d'affaires to ambassador"),
            ("2010-01-01", "chargé d'affaires"),
            // A vacancy keeps the level of the last head.
            ("2014-01-01", "chargé d'affaires"),
        ],
    );
    levels(
        &record(
            vec![
                post(PostKind::Legation, "1920", "1940"),
                post(PostKind::InterestsSection, "1950-05-01", "1960-05-01"),
                post(PostKind::Embassy, "1960-05-02", "unknown"),
                post(PostKind::Consulate, "1900", "open"),
            ],
            vec![head(HeadRank::Ambassador, "1925", "1940")],
        ),
        &[
            ("1910-01-01", "none"),
            ("1921-01-01", "envoy"),
            ("1930-01-01", "ambassador"),
            ("1945-01-01", "none"),
            ("1955-01-01", "interests only"),
            // Whether it is still there nobody wrote down.
            ("1961-01-01", "none to ambassador"),
        ],
    );
    levels(&record(vec![], vec![]), &[("2000-01-01", "none")]);
    levels(
        &record(vec![], vec![head(HeadRank::ChargeDAffairesAdInterim, "1992", "1993")]),
        &[("1992-12-31", "chargé d'affaires to ambassador")],
    );
}

#[test]
fn a_head_without_an_end_has_left_when_the_next_begins() {
    let heads = vec![
        HeadRecord {
            ended: PeriodEnd::Unknown,
            ..head(HeadRank::Ambassador, "1992-09-09", "unknown")
        },
        head(HeadRank::ChargeDAffairesAdInterim, "1993-06-01", "1993-06-30"),
        head(HeadRank::Envoy, "1994-11-07", "open"),
    ];
    let representation = Representation::new(record(vec![], heads)).unwrap();
    let serving = |day: &str| {
        let heads = representation.heads_on(on(day));
        heads.map(|(head, answer)| (head.rank, answer)).collect::<Vec<_>>()
    };
    assert_eq!(serving("1992-09-09"), [(HeadRank::Ambassador, Truth::Unknown)]);
    // One ad interim stands in for a head who is away.
    assert_eq!(serving("1993-06-15").len(), 2);
    assert_eq!(serving("1995-01-01"), [(HeadRank::Envoy, Truth::Yes)]);
}

#[test]
fn an_appointment_begins_nothing() {
    let nominee = HeadRecord {
        appointed: Some("2020-12-22".parse().unwrap()),
        ..HeadRecord::new(HeadRank::Ambassador)
    };
    assert_eq!(nominee.serves_on(on("2020-12-21")), Truth::No);
    assert_eq!(nominee.serves_on(on("2022-01-01")), Truth::Unknown);
    let gone = HeadRecord { ended: "2021".parse().unwrap(), ..nominee };
    assert_eq!(gone.serves_on(on("2022-01-01")), Truth::No);
}

#[test]
fn residence_is_by_post_or_by_seat() {
    let visiting = |seat| HeadRecord { seat, ..head(HeadRank::Ambassador, "1995", "open") };
    for (seat, answer) in
        [(Some(Country::AZE), Truth::Yes), (Some(Country::TUR), Truth::No), (None, Truth::No)]
    {
        let representation = Representation::new(record(vec![], vec![visiting(seat)])).unwrap();
        assert_eq!(representation.has_resident_mission_on(on("2000-01-01")), answer);
        assert_eq!(
            representation.level_on(on("2000-01-01")).known(),
            Some(RepresentationLevel::Ambassador)
        );
    }
    let liaison = record(vec![post(PostKind::LiaisonOffice, "1973", "open")], vec![]);
    let liaison = Representation::new(liaison).unwrap();
    assert_eq!(liaison.has_resident_mission_on(on("1975-01-01")), Truth::No);
    assert_eq!(liaison.first_mission(), None);
}

#[test]
fn every_fault_is_named_at_its_place() {
    let embassy = || post(PostKind::Embassy, "1992", "open");
    let ambassador = || head(HeadRank::Ambassador, "1992", "1994");
    let appointed = |date: &str| HeadRecord { appointed: date.parse().ok(), ..ambassador() };
    for (record, code, pointer) in [
        (
            record(vec![post(PostKind::Embassy, "1992", "1991")], vec![]),
            NoticeCode::DateOrder,
            "/posts/0/closed",
        ),
        (record(vec![embassy(), embassy()], vec![]), NoticeCode::RepeatedEntry, "/posts/1"),
        (
            record(vec![], vec![head(HeadRank::Ambassador, "1994", "1992")]),
            NoticeCode::DateOrder,
            "/heads/0/ended",
        ),
        (record(vec![], vec![appointed("1993")]), NoticeCode::DateOrder, "/heads/0/credentials"),
        (record(vec![], vec![ambassador(), ambassador()]), NoticeCode::RepeatedEntry, "/heads/1"),
        (RepresentationRecord::new(Country::AZE, Country::AZE), NoticeCode::SelfPair, "/receiving"),
    ] {
        let found: Vec<_> =
            record.faults().iter().map(|fault| (fault.code(), fault.pointer())).collect();
        assert_eq!(found, [(code, pointer.to_owned())]);
    }
    // Equal dates, and dates that may be in order, are no fault.
    assert!(record(vec![], vec![appointed("1992")]).faults().is_empty());
    assert!(record(vec![], vec![appointed("1992-12-31")]).faults().is_empty());
}

#[test]
fn what_is_unusual_is_remarked() {
    let codes = |heads: Vec<HeadRecord>, day: Option<&str>| {
        let representation = Representation::new(record(vec![], heads)).unwrap();
        let mut notices = representation.notices();
        notices.extend(day.into_iter().flat_map(|day| representation.notices_on(on(day))));
        let found = notices.iter().map(|notice| {
            (notice.code().as_str(), notice.place().pointer().unwrap_or_default().to_owned())
        });
        found.collect::<Vec<_>>()
    };
    let ambassador = |began, ended| head(HeadRank::Ambassador, began, ended);
    let overlap = [("overlapping_heads", "/heads/0/ended".to_owned())];
    assert_eq!(
        codes(vec![ambassador("1992", "1994-05-02"), ambassador("1994-05-01", "1996")], None),
        overlap
    );
    // The day of handing over belongs to both; a month may be before or after.
    for second in ["1994-05-02", "1994-05"] {
        let heads = vec![ambassador("1992", "1994-05-02"), ambassador(second, "1996")];
        assert_eq!(codes(heads, None), []);
    }
    let late = |appointed: &str| {
        let appointed = appointed.parse().ok();
        codes(vec![HeadRecord { appointed, ..ambassador("1994-05-02", "1996") }], None)
    };
    assert_eq!(late("1993-05-02"), []);
    assert_eq!(
        late("1993-05-01"),
        [("long_way_to_credentials", "/heads/0/credentials".to_owned())]
    );
    let unended = || vec![ambassador("1994-05-02", "unknown")];
    assert_eq!(codes(unended(), Some("1999-05-01")), []);
    let remark = [("end_not_recorded", "/heads/0".to_owned())];
    assert_eq!(codes(unended(), Some("1999-05-02")), remark);
    assert_eq!(codes(unended(), None), []);
    assert_eq!(codes(vec![ambassador("1994", "open")], Some("2010-01-01")), []);
}

#[test]
fn the_lower_level_counts_for_the_pair_and_nothing_is_not_recorded_as_none() {
    let (aze, blr) = (Country::AZE, Country::BLR);
    let pair = crate::country::CountryPair::new(aze, blr).unwrap();
    let belarusian = record(vec![post(PostKind::Embassy, "2006-02", "open")], vec![]);
    let azerbaijani = RepresentationRecord {
        posts: vec![post(PostKind::Embassy, "2006-08", "open")],
        ..RepresentationRecord::new(aze, blr)
    };
    let belarusian = Representation::new(belarusian).unwrap();
    let one = RepresentationRegister::new([belarusian.clone()]).unwrap();
    assert_eq!(one.between(pair).lowest_level_on(on("2010-01-01")), None);
    assert_eq!(one.between(pair).reciprocity_on(on("2010-01-01")), Reciprocity::CannotTell);
    let azerbaijani = Representation::new(azerbaijani).unwrap();
    let both = RepresentationRegister::new([azerbaijani, belarusian]).unwrap();
    for (day, lowest, reciprocity) in [
        ("2006-01-31", "none", Reciprocity::Neither),
        ("2006-02-10", "none", Reciprocity::CannotTell),
        ("2006-05-01", "none", Reciprocity::OneSided(blr)),
        ("2006-08-10", "none to ambassador", Reciprocity::CannotTell),
        ("2022-05-18", "ambassador", Reciprocity::Mutual),
    ] {
        let both = both.between(pair);
        assert_eq!(both.lowest_level_on(on(day)).unwrap().to_string(), lowest, "{day}");
        assert_eq!(both.reciprocity_on(on(day)), reciprocity, "{day}");
    }
}

/// A record with exact dates, and the same with dates that are less precise.
fn exact_and_coarse() -> impl Strategy<Value = (RepresentationRecord, RepresentationRecord)> {
    let span = (1_u8..20, 0_u8..9, 0_u8..3, 0_u8..3, prop::bool::ANY);
    let posts = prop::collection::vec((prop::sample::select(PostKind::ALL), span.clone()), 0..4);
    let heads = prop::collection::vec((prop::sample::select(HeadRank::ALL), span), 0..5);
    (posts, heads).prop_map(|(posts, heads)| {
        let day_of = |number: u8| on(&format!("2000-01-{:02}", number.clamp(1, 31)));
        let wide = |number: u8, slack: u8| {
            PartialDate::between(day_of(number.saturating_sub(slack)), day_of(number + slack))
                .unwrap()
        };
        let end = |number: u8, slack: u8, open: bool| {
            if open { PeriodEnd::Open } else { PeriodEnd::On(wide(number, slack)) }
        };
        let build =
            |coarse: bool| {
                let slack = |slack: u8| if coarse { slack } else { 0 };
                let posts = posts.iter().enumerate().map(
                    |(index, &(kind, (first, length, a, b, open)))| PostRecord {
                        city: format!("{index}").parse().ok(),
                        opened: Some(wide(first, slack(a))),
                        closed: end(first + length, slack(b), open),
                        ..PostRecord::new(kind)
                    },
                );
                let heads = heads.iter().enumerate().map(
                    |(index, &(rank, (first, length, a, b, open)))| HeadRecord {
                        name: format!("{index}").parse().ok(),
                        arrived: Some(wide(first, slack(a))),
                        ended: end(first + length, slack(b), open),
                        ..HeadRecord::new(rank)
                    },
                );
                record(posts.collect(), heads.collect())
            };
        (build(false), build(true))
    })
}

/// The level by plain rules on exact days, without regard to imprecision.
fn plain_level(record: &RepresentationRecord, day: Date) -> Option<RepresentationLevel> {
    let begun = |date: Option<PartialDate>| date.unwrap().earliest() <= day;
    let going = |end: PeriodEnd| end.date().is_none_or(|end| day <= end.latest());
    let serving = record.heads.iter().filter(|head| begun(head.arrived) && going(head.ended));
    let regular = serving.clone().filter_map(|head| head.rank.level()).max();
    if regular.is_some() {
        return regular;
    }
    let last_since = |opened: Option<PartialDate>| {
        let heads = record.heads.iter().filter(|head| {
            head.rank.level().is_some()
                && begun(head.arrived)
                && opened.is_none_or(|opened| head.arrived.unwrap().earliest() >= opened.earliest())
        });
        let last = heads.clone().map(|head| head.arrived.unwrap().earliest()).max();
        // Two who began on one day leave open who was the last: the lowest and the highest it may be.
        let levels: Vec<_> = heads
            .filter(|head| Some(head.arrived.unwrap().earliest()) == last)
            .filter_map(|head| head.rank.level())
            .collect();
        levels.iter().copied().min().zip(levels.iter().copied().max())
    };
    let known = |(low, high)| (low == high).then_some(low);
    let open = record.posts.iter().filter(|post| begun(post.opened) && going(post.closed));
    let mut kept = Vec::new();
    for post in open {
        let Some(nominal) = post.kind.level() else { continue };
        let last = if nominal == RepresentationLevel::InterestsOnly {
            None
        } else {
            last_since(post.opened)
        };
        kept.push(last.unwrap_or((nominal, nominal)));
    }
    // Who was the last at one post does not matter where another post has the higher level anyway.
    let lowest = kept.iter().map(|(low, _)| *low).max();
    if let Some(range) = lowest.zip(kept.iter().map(|(_, high)| *high).max()) {
        return known(range);
    }
    if serving.count() == 0 {
        return Some(RepresentationLevel::None);
    }
    last_since(None).and_then(known)
}

proptest! {
    #[test]
    fn the_level_agrees_with_plain_rules_and_with_less_precise_dates(
        (exact, coarse) in exact_and_coarse()
    ) {
        let exact_one = Representation::new(exact.clone()).unwrap();
        let coarse_one = Representation::new(coarse).unwrap();
        for number in 1..=31 {
            let day = on(&format!("2000-01-{number:02}"));
            let found = exact_one.level_on(day);
            if let Some(expected) = plain_level(&exact, day) {
                prop_assert_eq!(found.known(), Some(expected), "on day {}", number);
            } else {
                prop_assert!(found.known().is_none());
            }
            let wide = coarse_one.level_on(day);
            prop_assert!(wide.lowest() <= found.lowest() && found.highest() <= wide.highest());
            let resides = exact_one.has_resident_mission_on(day);
            let may_reside = coarse_one.has_resident_mission_on(day);
            prop_assert!(may_reside == Truth::Unknown || may_reside == resides);
        }
    }

    #[test]
    fn the_timeline_is_the_answers_of_each_day((exact, coarse) in exact_and_coarse()) {
        let range: DateRange = "1999-12-20/2000-02-10".parse().unwrap();
        for record in [exact, coarse] {
            let representation = Representation::new(record).unwrap();
            let spans = representation.levels(range);
            prop_assert_eq!(spans.iter().map(|span| span.days.days()).sum::<u32>(), range.days());
            let (mut without_least, mut without_most) = (0, 0);
            let (mut at_least, mut at_most) = (0, 0);
            for span in &spans {
                let mut day = span.days.first();
                while day <= span.days.last() {
                    prop_assert_eq!(representation.level_on(day), span.level);
                    let serving: Vec<_> = representation
                        .heads_on(day)
                        .filter(|(head, _)| head.rank == HeadRank::Ambassador)
                        .map(|(_, answer)| answer)
                        .collect();
                    without_most += u32::from(!serving.contains(&Truth::Yes));
                    without_least += u32::from(serving.is_empty());
                    let level = RepresentationLevel::Ambassador;
                    at_most += u32::from(span.level.contains(level));
                    at_least += u32::from(span.level.known() == Some(level));
                    day = day.next_day().unwrap();
                }
            }
            let without = representation.days_without_ambassador(range);
            prop_assert_eq!((without.at_least(), without.at_most()), (without_least, without_most));
            let days = representation.days_at(RepresentationLevel::Ambassador, range);
            prop_assert_eq!((days.at_least(), days.at_most()), (at_least, at_most));
        }
    }
}
