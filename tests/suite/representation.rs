//! Representation on real series, and what severed relations do not do.

use bilateral::{
    Country, CountryPair, DateRange, DiplomaticRelations, Representation, RepresentationRegister,
    Truth,
    brief::{Brief, BriefOptions},
    dossier::{self, Format, Limits, Reading},
    notice::NoticeCode,
    period::day,
    relations::{
        HeadRank, HeadRecord, PostKind, PostRecord, Reciprocity, RelationEventKind,
        RelationEventRecord, RelationsRecord, RelationsStatus, RepresentationLevel,
        RepresentationRecord,
    },
    time::Date,
};

fn on(text: &str) -> Date {
    day::parse(text).unwrap()
}

fn range(text: &str) -> DateRange {
    text.parse().unwrap()
}

fn established(one: Country, other: Country, on: &str) -> DiplomaticRelations {
    let event = RelationEventRecord::new(RelationEventKind::Established, on.parse().unwrap());
    let between = CountryPair::new(one, other).unwrap();
    DiplomaticRelations::new(RelationsRecord { between, events: vec![event] }).unwrap()
}

/// A row of a series: rank, name, appointed, arrived, credentials, ended; blank if not recorded.
type Row = (HeadRank, &'static str, &'static str, &'static str, &'static str, &'static str);

/// Returns the representation of an embassy of the United States and its heads.
fn of_the_united_states(
    receiving: Country,
    city: &str,
    opened: &str,
    rows: &[Row],
) -> Representation {
    let head = |&(rank, name, appointed, arrived, credentials, ended): &Row| HeadRecord {
        name: name.parse().ok(),
        appointed: appointed.parse().ok(),
        arrived: arrived.parse().ok(),
        credentials: credentials.parse().ok(),
        ended: if ended.is_empty() { "unknown" } else { ended }.parse().unwrap(),
        ..HeadRecord::new(rank)
    };
    let embassy = PostRecord {
        city: city.parse().ok(),
        opened: opened.parse().ok(),
        closed: "open".parse().unwrap(),
        ..PostRecord::new(PostKind::Embassy)
    };
    Representation::new(RepresentationRecord {
        posts: vec![embassy],
        heads: rows.iter().map(head).collect(),
        ..RepresentationRecord::new(Country::USA, receiving)
    })
    .unwrap()
}

/// The chiefs of the mission in Minsk. Source: Office of the Historian, Department of State, register
/// of principal officers and chiefs of mission (`HistoryAtState/pocom`, CC0), as of January 2021; the
/// opening of the embassy and the establishment of relations: the same office's guide by country.
const MINSK: &[Row] = {
    use HeadRank::{Ambassador, ChargeDAffaires, ChargeDAffairesAdInterim};
    &[
        (Ambassador, "Swartz", "1992-08-11", "", "1992-09-09", "1994-01-21"),
        (Ambassador, "Yalowitz", "1994-09-29", "", "1994-11-07", "1997-07-08"),
        (Ambassador, "Speckhard", "1997-08-01", "", "1997-09-18", "2000-08-05"),
        (Ambassador, "Kozak", "2000-09-15", "", "2001-02-22", "2003-08-08"),
        (Ambassador, "Krol", "2003-07-01", "", "2003-10-22", "2006-07-24"),
        (Ambassador, "Stewart", "2006-08-14", "", "2006-10-24", "2008-03-12"),
        (ChargeDAffairesAdInterim, "Jonathan Moore", "", "2008-03", "", "2009-07"),
        (ChargeDAffaires, "Scanlan", "", "2009-07", "", "2013-06"),
        (ChargeDAffaires, "Goldrich", "", "2013-06", "", "2014-06-27"),
        (ChargeDAffaires, "Rauland", "", "2014-06-30", "", "2016-07-08"),
        (ChargeDAffaires, "Riley", "", "2016-08-22", "", "2018-07-14"),
        (ChargeDAffaires, "Jenifer Moore", "", "2018-08-17", "", "2020-07-19"),
        (Ambassador, "Fisher", "2020-12-22", "", "", ""),
    ]
};

/// The chiefs of the mission in Baku, of the same sources.
const BAKU: &[Row] = {
    use HeadRank::{Ambassador, ChargeDAffairesAdInterim};
    &[
        (Ambassador, "Miles", "1992-08-11", "", "1992-09-16", "1993-11-15"),
        (Ambassador, "Kauzlarich", "1994-03-28", "", "1994-04-20", "1997-07-20"),
        (Ambassador, "Escudero", "1997-11-10", "", "1997-12-04", "2000-10-01"),
        (Ambassador, "Wilson", "2000-09-15", "", "2000-10-11", "2003-04-24"),
        (Ambassador, "Harnish", "2003-04-16", "", "2003-12-01", "2006-01-03"),
        (Ambassador, "Derse", "2006-05-30", "", "2006-07-03", "2009-01-22"),
        (ChargeDAffairesAdInterim, "Lu", "", "2009-07", "", "2010-07"),
        (Ambassador, "Bryza", "2010-12-29", "", "2011-02-17", "2012-01-03"),
        (Ambassador, "Morningstar", "2012-07-05", "", "2012-09-03", "2014-07-31"),
        (Ambassador, "Cekuta", "2014-12-18", "", "2015-02-19", "2018-03-31"),
        (Ambassador, "Litzenberger", "2019-01-07", "2019-03-07", "2019-03-12", ""),
    ]
};

#[test]
fn the_mission_in_minsk_goes_from_ambassadors_to_charges() {
    let mission = of_the_united_states(Country::BLR, "Minsk", "1992-01-31", MINSK);
    assert_eq!(mission.notices(), []);
    assert_eq!(mission.notices_on(on("2021-01-14")), []);

    let relations = established(Country::USA, Country::BLR, "1991-12-25");
    assert_eq!(relations.days_to_first_mission(&mission).unwrap().known(), Some(37));

    let ambassadors = range("1992-01-31/2008-03-12");
    let spans: Vec<_> = mission
        .levels(range("1991-01-01/2021-12-31"))
        .iter()
        .map(|span| format!("{}: {}", span.days, span.level))
        .collect();
    assert_eq!(
        spans,
        [
            "1991-01-01/1992-01-30: none",
            // Vacancies and the time of one ad interim are at the level of an embassy.
            "1992-01-31/2009-06-30: ambassador",
            // The register gives the month of handing over.
            "2009-07-01/2009-07-30: chargé d'affaires to ambassador",
            "2009-07-31/2020-12-21: chargé d'affaires",
            // An ambassador has been appointed, and no credentials are recorded.
            "2020-12-22/2021-12-31: chargé d'affaires to ambassador",
        ]
    );
    assert_eq!(mission.days_without_ambassador(ambassadors).known(), Some(947));
    assert_eq!(mission.days_without_ambassador(range("2008-03-13/2020-07-19")).known(), Some(4512));
    let charges =
        mission.days_at(RepresentationLevel::ChargeDAffaires, range("2008-03-13/2020-07-19"));
    assert_eq!((charges.at_least(), charges.at_most()), (4007, 4037));

    let heads = |day: &str| {
        let heads = mission.heads_on(on(day));
        heads.map(|(head, _)| head.name.as_ref().unwrap().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(heads("1994-06-01"), Vec::<String>::new());
    assert_eq!(heads("2013-06-10"), ["Scanlan", "Goldrich"]);
    assert_eq!(heads("2014-06-28"), Vec::<String>::new());
}

#[test]
fn the_mission_in_baku_keeps_its_level_under_one_ad_interim() {
    let mission = of_the_united_states(Country::AZE, "Baku", "1992-03-16", BAKU);
    assert_eq!(mission.notices(), []);
    assert_eq!(mission.notices_on(on("2019-05-21")), []);
    let relations = established(Country::USA, Country::AZE, "1992-02-19");
    assert_eq!(relations.days_to_first_mission(&mission).unwrap().known(), Some(26));

    let spans = mission.levels(range("1992-03-16/2019-05-21"));
    assert_eq!(spans.len(), 1, "{spans:?}");
    assert_eq!(spans[0].level.known(), Some(RepresentationLevel::Ambassador));
    // The end of the last one is not recorded.
    let days = mission.days_without_ambassador(range("1992-03-16/2019-05-21"));
    assert_eq!((days.at_least(), days.at_most()), (2429, 2500));
    let unended = mission.notices_on(on("2024-03-12"));
    assert_eq!(unended.len(), 1);
    assert_eq!(unended[0].code(), NoticeCode::EndNotRecorded);
}

/// The Diplomatic Insight (2023-06-12): embassy of Belarus in Baku since February 2006, embassy of
/// Azerbaijan in Minsk since August 2006; relations since 11 June 1993.
#[test]
fn thirteen_years_of_relations_without_a_resident_mission() {
    let embassy = |sending, receiving, opened: &str| {
        let post = PostRecord {
            opened: opened.parse().ok(),
            closed: "open".parse().unwrap(),
            ..PostRecord::new(PostKind::Embassy)
        };
        let record = RepresentationRecord {
            posts: vec![post],
            ..RepresentationRecord::new(sending, receiving)
        };
        Representation::new(record).unwrap()
    };
    let belarusian = embassy(Country::BLR, Country::AZE, "2006-02");
    let azerbaijani = embassy(Country::AZE, Country::BLR, "2006-08");
    let relations = established(Country::AZE, Country::BLR, "1993-06-11");
    let gap = |side| relations.days_to_first_mission(side).unwrap().to_string();
    assert_eq!(gap(&belarusian), "4618 to 4645");
    assert_eq!(gap(&azerbaijani), "4799 to 4829");
    assert_eq!(relations.years_since_establishment(on("2023-06-11")), Some((30, 30)));

    let register = RepresentationRegister::new([belarusian, azerbaijani]).unwrap();
    let both = register.between(relations.between());
    assert_eq!(both.reciprocity_on(on("2005-12-31")), Reciprocity::Neither);
    assert_eq!(both.reciprocity_on(on("2006-05-01")), Reciprocity::OneSided(Country::BLR));
    assert_eq!(both.reciprocity_on(on("2022-05-18")), Reciprocity::Mutual);
    let lowest = both.lowest_level_on(on("2022-05-18")).unwrap();
    assert_eq!(lowest.known(), Some(RepresentationLevel::Ambassador));
}

fn read(fields: &str) -> Result<Reading, dossier::ReadError> {
    let text = format!(r#"{{ "between": ["AZE", "BLR"], {fields} }}"#);
    dossier::read(text.as_bytes(), Format::Json, Limits::default())
}

/// Returns the codes and pointers of what is wrong with a dossier of these fields.
fn errors(fields: &str) -> Vec<(String, String)> {
    let error = read(fields).expect_err("a broken dossier is refused");
    let found = error.notices.iter().map(|notice| {
        (notice.code().to_string(), notice.place().pointer().unwrap_or("-").to_owned())
    });
    found.collect()
}

#[test]
fn severed_relations_end_no_treaty_and_close_no_consulate() {
    let fields = r#"
        "relations": { "between": ["AZE", "BLR"], "events": [
            { "kind": "established", "on": "1993-06-11", "by": "joint" },
            { "kind": "severed", "on": "2010-03-01", "by": "AZE" },
            { "kind": "protecting-power-named", "on": "2010-03-05", "by": "AZE", "protecting_power": "CHE" }
        ] },
        "representation": [{ "sending": "BLR", "receiving": "AZE", "posts": [
            { "kind": "embassy", "city": "Baku", "opened": "2006-02", "closed": "2010-03-01" },
            { "kind": "consulate-general", "city": "Ganja", "opened": "1992", "closed": "open" }
        ] }],
        "agreements": [{ "id": "a", "title": "Free trade", "kind": "agreement", "signed": "2004",
            "parties": [{ "country": "AZE" }, { "country": "BLR" }], "entry_into_force": "2005" }]"#;
    let reading = read(fields).unwrap();
    let dossier = reading.dossier();
    let after = on("2012-01-01");
    assert_eq!(dossier.relations().unwrap().status_on(after), RelationsStatus::Severed);

    let belarusian = dossier.representation().of(Country::BLR, Country::AZE).unwrap();
    let open: Vec<_> =
        belarusian.posts_on(after).map(|(post, answer)| (post.kind, answer)).collect();
    assert_eq!(open, [(PostKind::ConsulateGeneral, Truth::Yes)]);
    // A consulate represents at no level.
    assert_eq!(belarusian.level_on(after).known(), Some(RepresentationLevel::None));

    let brief = Brief::new(dossier, BriefOptions::default().on(after));
    let page = brief.to_markdown();
    for line in [
        "status: severed",
        "- on 2010-03-01: severed, by Azerbaijan. (no source)",
        "- Belarus in Azerbaijan: level none; embassy in Baku, opened in 2006-02, closed on 2010-03-01; \
         consulate general in Ganja, opened in 1992, open; first resident mission 4618 to 4645 days \
         after relations were established. (no source)",
    ] {
        assert!(page.contains(line), "{line}\n{page}");
    }
    let brief = serde_json::to_value(&brief).unwrap();
    assert_eq!(brief["agreements"][0]["status"], "in_force");
    let mission = &brief["representation"][0];
    assert_eq!(mission["level"]["highest"], "none");
    assert_eq!(mission["resident_mission"], false);
}

#[test]
fn representation_is_checked_against_the_dossier() {
    let established = r#""relations": { "between": ["AZE", "BLR"],
        "events": [{ "kind": "established", "on": "1993-06-11" }] }"#;
    let posts = |posts: &str| {
        let entry = r#"{ "sending": "BLR", "receiving": "AZE", "posts": ["#;
        format!(r#"{established}, "representation": [{entry}{posts}] }}]"#)
    };
    for (fields, code, pointer) in [
        (
            posts(r#"{ "kind": "embassy", "opened": "1993-06-10" }"#),
            "date_order",
            "/representation/0/posts/0/opened",
        ),
        (
            posts(r#"{ "kind": "legation", "opened": "1992", "sources": [] }"#),
            "date_order",
            "/representation/0/posts/0/opened",
        ),
        (
            posts(r#"{ "kind": "embassy", "opened": "1994", "sources": ["nobody"] }"#),
            "unknown_reference",
            "/representation/0/posts/0/sources/0",
        ),
        (
            posts(r#"{ "kind": "embassy", "opened": "1994", "closed": "9999-12-31" }"#),
            "invalid_date",
            "/representation/0/posts/0/closed",
        ),
        (posts(r#"{ "kind": "chancery" }"#), "invalid_value", "/representation/0/posts/0/kind"),
        (
            r#""representation": [{ "sending": "BLR", "receiving": "KAZ" }]"#.to_owned(),
            "party_mismatch",
            "/representation/0",
        ),
        (
            r#""representation": [{ "sending": "BLR", "receiving": "BLR" }]"#.to_owned(),
            "self_pair",
            "/representation/0/receiving",
        ),
        (
            r#""representation": [{ "sending": "BLR", "receiving": "AZE" },
                { "sending": "BLR", "receiving": "AZE" }]"#
                .to_owned(),
            "repeated_entry",
            "/representation/1",
        ),
        (
            r#""representation": [{ "sending": "BLR", "receiving": "AZE", "heads": [
                { "rank": "ambassador", "credentials": "2010", "ended": "2009" }] }]"#
                .to_owned(),
            "date_order",
            "/representation/0/heads/0/ended",
        ),
        (
            r#""relations": { "between": ["AZE", "BLR"], "events": [
                { "kind": "established", "on": "1993", "agreement": "protocol" }] }"#
                .to_owned(),
            "unknown_reference",
            "/relations/events/0/agreement",
        ),
    ] {
        assert_eq!(errors(&fields), [(code.to_owned(), pointer.to_owned())], "{fields}");
    }
    // Consulates may precede, and so may what stands in for a mission; a year decides nothing.
    for older in [
        r#"{ "kind": "consulate", "opened": "1985" }"#,
        r#"{ "kind": "liaison-office", "opened": "1992" }"#,
        r#"{ "kind": "embassy", "opened": "1993" }"#,
    ] {
        let reading = read(&posts(older)).unwrap();
        let record = dossier::DossierRecord::from(reading.dossier().clone());
        assert_eq!(record.representation.len(), 1);
        let text = serde_json::to_string(&record).unwrap();
        let again = dossier::read(text.as_bytes(), Format::Json, Limits::default()).unwrap();
        assert_eq!(again.dossier(), reading.dossier());
    }
}
