//! Stories: from a file to the brief, through all modules.

use bilateral::{
    Brief, Country, Dossier, Notice, PartialDate, RecordId, Sector, Truth,
    agreement::AgreementStatus,
    brief::{Amount, BriefOptions, GoodsItemRow, GoodsRow, TradeBasis, TradeRow},
    notice::{NoticeCode, Severity},
    period::day,
    project::ProjectStatus,
    relations::RelationsStatus,
    trade::Valuation,
    visit::{ProgrammeItemKind as Kind, VisitKind, VisitLevel},
};
use serde_json::{Value, json};

fn dossier(text: &str) -> Dossier {
    crate::read_dossier(text).unwrap_or_else(|error| panic!("{:?}", error.notices)).into_parts().0
}

fn brief(text: &str, options: BriefOptions) -> Brief {
    Brief::new(&dossier(text), options)
}

fn seed(options: BriefOptions) -> Brief {
    brief(&crate::read(crate::SEED), options)
}

fn json_of(brief: &Brief) -> Value {
    serde_json::to_value(brief).unwrap()
}

fn date(text: &str) -> Option<PartialDate> {
    text.parse().ok()
}

fn printed(amount: Option<Amount>) -> Option<String> {
    // Digits are grouped by narrow spaces for reading.
    amount.map(|amount| amount.to_string().replace('\u{202f}', ""))
}

fn codes(brief: &Brief) -> Vec<NoticeCode> {
    let mut codes: Vec<_> = brief.notices.iter().map(Notice::code).collect();
    codes.sort();
    codes
}

// The seed dossier: Azerbaijan and Belarus in May 2022.

#[test]
fn the_trade_of_2021_is_as_printed_and_of_nobody() {
    let brief = seed(BriefOptions::default());
    let [row] = &brief.trade[..] else { panic!("one row") };
    assert_eq!((row.period.to_string().as_str(), row.basis), ("2021", TradeBasis::Published));
    assert_eq!((row.reporter, row.seen_from), (None, None));
    let figures = [row.exports, row.imports, row.turnover, row.balance].map(printed);
    let expected = ["295.5", "128.9", "424.4", "166.6"];
    assert_eq!(figures, expected.map(|value| Some(format!("{value} million USD"))));
    assert_eq!(row.coverage_ratio.map(|ratio| ratio.rounded(4).to_string()), Some("2.2925".into()));
    // The turnover is stated, and it is the sum of its parts to the last printed digit.
    let figures = &dossier(&crate::read(crate::SEED)).trade()[0].clone();
    let sum = figures.exports().unwrap().checked_add(figures.imports().unwrap()).unwrap();
    let turnover = figures.stated_turnover().unwrap();
    assert_eq!(sum.value(), turnover.value());
    assert_eq!(turnover.is_consistent_with(&sum), Ok(true));
    assert!(!codes(&brief).contains(&NoticeCode::RoundingResidual));

    let amount = |value: &str| json!({ "value": value, "unit": "million", "currency": "USD" });
    let row = &json_of(&brief)["trade"][0];
    assert_eq!(row["period"], "2021");
    assert_eq!((&row["reporter"], &row["seen_from"]), (&Value::Null, &Value::Null));
    for (field, value) in
        [("exports", "295.5"), ("imports", "128.9"), ("turnover", "424.4"), ("balance", "166.6")]
    {
        assert_eq!(row[field], amount(value), "{field}");
    }
    assert_eq!(row["coverage_ratio"], "2.2925");

    let notice = brief.notices.iter().find(|one| one.code() == NoticeCode::ReporterUnspecified);
    let notice = notice.expect("it is said that nobody is named");
    assert_eq!(notice.place().pointer(), Some("/trade/0"));
    assert_eq!(notice.severity(), Severity::Warning);
    let page = brief.to_markdown();
    assert!(page.contains("| 2021 | not named | as printed; of which country is not said |"));
}

#[test]
fn no_figure_is_reported_by_either_country() {
    for country in [Country::AZE, Country::BLR] {
        let brief = seed(BriefOptions::default().reported_by(country));
        assert!(brief.trade.is_empty());
        assert_eq!(json_of(&brief)["trade"], json!([]));
        assert_eq!(json_of(&brief)["reporter"], country.to_string());
        let said = brief.notices.iter().find(|one| one.code() == NoticeCode::NoFiguresByReporter);
        assert!(said.is_some_and(|notice| notice.message().contains(country.name())));
        // Figures that are not shown are not remarked upon.
        assert_eq!(brief.notices.count(NoticeCode::ReporterUnspecified), 0);
        let page = brief.to_markdown();
        assert!(page.contains(&format!("No figures are reported by {}.", country.name())));
        assert!(!page.contains("295.5"));
    }
}

#[test]
fn relations_are_of_1993() {
    let brief = seed(BriefOptions::default());
    // Without a date, the brief answers for that of the newest source.
    assert_eq!((brief.as_of, brief.as_of_was_given), (day::parse("2022-05-18").ok(), false));
    let row = brief.relations.as_ref().unwrap();
    assert_eq!((row.established, row.years), (date("1993-06-11"), Some(28)));
    assert_eq!(row.status, Some(RelationsStatus::Established));
    let json = json_of(&brief);
    assert_eq!(json["pair"], json!(["AZE", "BLR"]));
    assert_eq!(json["as_of"], "2022-05-18");
    assert_eq!(json["relations"]["established"], "1993-06-11");
    assert_eq!(json["relations"]["years"], 28);
    assert!(brief.to_markdown().contains("As of 2022-05-18, the date of the newest source."));

    for (on, years, status) in [
        ("2022-06-10", 28, RelationsStatus::Established),
        ("2022-06-11", 29, RelationsStatus::Established),
        ("1993-06-11", 0, RelationsStatus::Established),
    ] {
        let brief = seed(BriefOptions::default().on(day::parse(on).unwrap()));
        assert!(brief.as_of_was_given);
        let row = brief.relations.unwrap();
        assert_eq!((row.years, row.status), (Some(years), Some(status)), "{on}");
    }
    let before = seed(BriefOptions::default().on(day::parse("1993-06-10").unwrap()));
    let row = before.relations.unwrap();
    assert_eq!((row.years, row.status), (None, Some(RelationsStatus::NotEstablished)));
}

#[test]
fn the_visit_is_of_two_days_and_six_items() {
    let brief = seed(BriefOptions::default());
    let [visit] = &brief.visits[..] else { panic!("one visit") };
    assert_eq!((visit.guest, visit.host), (Country::BLR, Country::AZE));
    assert_eq!((visit.start, visit.end), (date("2022-05-18").unwrap(), date("2022-05-19")));
    assert_eq!((visit.days, visit.kind), (Some(2), Some(VisitKind::Working)));
    assert_eq!(visit.level, Some(VisitLevel::HeadOfGovernment));
    assert_eq!(visit.principal.as_ref().unwrap().name.as_str(), "Roman Golovchenko");
    let items: Vec<_> =
        visit.programme.iter().map(|item| (item.kind, item.title.as_str())).collect();
    assert_eq!(
        items,
        [
            (Kind::LeadershipMeeting, "Meetings with the leadership of Azerbaijan"),
            (Kind::PlantVisit, "Visit to the Ganja automobile plant"),
            (Kind::Exhibition, "International exhibition Caspian Agro"),
            (Kind::Exhibition, "International exhibition Inter Food"),
            (Kind::PlantVisit, "Visit to the industrial enterprise Iglim"),
            (Kind::BusinessMeeting, "Meeting of the business circles of the two countries"),
        ]
    );
    let [talks] = &visit.talks[..] else { panic!("one meeting") };
    let people: Vec<_> = talks.participants.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(people, ["Ali Asadov", "Roman Golovchenko"]);
    assert_eq!(talks.subjects.len(), 7);
    // Documents were signed; the source names none and counts none.
    let [outcome] = &visit.outcomes[..] else { panic!("one outcome") };
    assert_eq!((outcome.count, &outcome.agreement), (None, &None));

    let json = &json_of(&brief)["visits"][0];
    assert_eq!((&json["start"], &json["days"]), (&json!("2022-05-18"), &json!(2)));
    assert_eq!((&json["type"], &json["level"]), (&json!("working"), &json!("head-of-government")));
    assert_eq!(json["programme"].as_array().unwrap().len(), 6);
}

#[test]
fn the_goods_stand_in_the_order_of_the_source() {
    let brief = seed(BriefOptions::default());
    let [from_belarus, from_azerbaijan] = &brief.goods[..] else { panic!("two directions") };
    let items = |row: &GoodsRow| -> Vec<(String, Option<String>)> {
        let item = |item: &GoodsItemRow| {
            (item.name.to_string(), item.commodity.map(|commodity| commodity.to_string()))
        };
        row.items.iter().map(item).collect()
    };
    let expected = |items: &[(&str, Option<&str>)]| -> Vec<(String, Option<String>)> {
        let heading = |code: &str| format!("H6:{code}");
        items.iter().map(|(name, code)| ((*name).to_owned(), code.map(heading))).collect()
    };
    assert_eq!((from_belarus.exporter, from_belarus.importer), (Country::BLR, Country::AZE));
    assert_eq!(
        items(from_belarus),
        expected(&[
            ("Railway passenger carriages", Some("8605")),
            ("Fiberboard of wood", Some("4411")),
            ("Butter", Some("0405")),
            ("Medicaments", None),
            ("Furniture", None),
            ("Wood sawn or chipped lengthwise", Some("4407")),
            ("Beef", None),
            ("Electric transformers", Some("8504")),
            ("Cheese", Some("0406")),
        ])
    );
    assert_eq!((from_azerbaijan.exporter, from_azerbaijan.importer), (Country::AZE, Country::BLR));
    assert_eq!(
        items(from_azerbaijan),
        expected(&[
            ("Polymers of propylene", Some("3902")),
            ("Tomatoes", Some("0702")),
            ("Fruits", None),
            ("Nuts", None),
            ("Fresh fruits", None),
            ("Fruit and vegetable juices", Some("2009")),
        ])
    );
    let json = json_of(&brief);
    assert_eq!(json["goods"][0]["direction"], "BLR→AZE");
    assert_eq!(json["goods"][0]["items"].as_array().unwrap().len(), 9);
    assert_eq!(json["goods"][1]["items"][5]["commodity"], "H6:2009");
}

#[test]
fn the_agreement_is_signed_and_nobody_can_say_whether_in_force() {
    let brief = seed(BriefOptions::default());
    let [row] = &brief.agreements[..] else { panic!("one agreement") };
    assert_eq!((row.status, row.in_force), (Some(AgreementStatus::Signed), Truth::Unknown));
    assert!(row.reason.as_deref().unwrap().contains("Belarus"));
    assert!(!row.reason.as_deref().unwrap().contains("Azerbaijan"), "its consent is recorded");
    assert_eq!((row.signed, row.entry_into_force), (date("2004-03-31"), None));
    let [consent] = &row.consents[..] else { panic!("one consent") };
    assert_eq!((consent.country, consent.consent.on), (Country::AZE, date("2004-09-28")));

    let json = &json_of(&brief)["agreements"][0];
    assert_eq!((&json["status"], &json["in_force"]), (&json!("signed"), &Value::Null));
    assert!(json["reason"].as_str().unwrap().contains("Belarus"));
    assert!(brief.to_markdown().contains("signed; whether in force is not recorded"));
    assert_eq!(brief.notices.count(NoticeCode::InForceNotRecorded), 1);

    let before = seed(BriefOptions::default().on(day::parse("2004-03-30").unwrap()));
    assert!(before.agreements.is_empty());
    assert_eq!(before.notices.count(NoticeCode::InForceNotRecorded), 0);
    assert!(before.notices.count(NoticeCode::FactsAfterDate) > 0);
}

#[test]
fn projects_remark_and_sectors() {
    let brief = seed(BriefOptions::default());
    let umbrella = brief.projects.iter().find(|row| row.is_umbrella).unwrap();
    assert_eq!((umbrella.started, umbrella.status), (date("2007"), Some(ProjectStatus::Started)));
    let parts = brief.projects.iter().filter(|row| row.parent.as_ref() == Some(&umbrella.id));
    assert_eq!(parts.count(), 2);
    let plant = brief.projects.iter().find(|row| row.title.as_str() == "Ganja automobile plant");
    let plant = plant.unwrap();
    assert_eq!((plant.host, plant.started), (Some(Country::AZE), None));
    assert_eq!(plant.status, Some(ProjectStatus::NotRecorded), "the source gives no date");
    assert_eq!(json_of(&brief)["projects"][0]["started"], "2007");

    let [remark] = &brief.remarks[..] else { panic!("one remark") };
    assert_eq!((Some(remark.on), remark.speaker.as_str()), (date("2019"), "Alexander Lukashenko"));
    assert_eq!(json_of(&brief)["remarks"][0]["on"], "2019");

    let [row] = &brief.cooperation[..] else { panic!("one row") };
    assert_eq!(row.sectors, [Sector::Agriculture, Sector::Transport, Sector::RemoteSensing]);
}

#[test]
fn every_fact_of_the_seed_names_its_source_and_nothing_else_is_remarked() {
    let brief = seed(BriefOptions::default());
    assert_eq!(codes(&brief), [NoticeCode::ReporterUnspecified, NoticeCode::InForceNotRecorded]);
    assert!(!brief.to_markdown().contains("(no source)"));
    let notices = json_of(&brief)["notices"].clone();
    for notice in notices.as_array().unwrap() {
        for field in ["code", "severity", "place", "message"] {
            assert!(!notice[field].is_null(), "{field} of {notice}");
        }
    }
}

#[test]
fn relations_without_an_establishment_keep_their_sources() {
    let text = r#"{ "between": ["XAA", "XBB"],
        "sources": [{ "id": "gazette", "title": "Gazette", "kind": "register" }],
        "relations": { "between": ["XAA", "XBB"],
            "events": [{ "kind": "recognized", "on": "1992", "sources": ["gazette"] }] } }"#;
    let brief = brief(text, BriefOptions::default());
    assert_eq!(brief.relations.as_ref().map(|row| row.sources.len()), Some(1));
    assert_eq!(brief.notices.count(NoticeCode::SourceMissing), 0);
}

// Two reporters who disagree. Countries and figures are invented.

const TWO_REPORTERS: &str = r#"{
    "between": ["XAA", "XBB"],
    "sources": [
        { "id": "customs-a", "title": "Customs of A", "kind": "statistics", "side": "XAA",
            "published": "2022-03-01" },
        { "id": "customs-b", "title": "Customs of B", "kind": "statistics", "side": "XBB" }
    ],
    "flows": [
        { "period": "2021", "reporter": "XAA", "partner": "XBB", "flow": "export",
            "commodity": "TOTAL", "valuation": "fob",
            "value": { "value": "295500000", "currency": "USD" }, "sources": ["customs-a"] },
        { "period": "2021", "reporter": "XAA", "partner": "XBB", "flow": "import",
            "commodity": "TOTAL", "valuation": "cif",
            "value": { "value": "128900000", "currency": "USD" }, "sources": ["customs-a"] },
        { "period": "2021", "reporter": "XBB", "partner": "XAA", "flow": "export",
            "commodity": "H6:0405", "valuation": "fob",
            "value": { "value": "100000000.5", "currency": "USD" }, "sources": ["customs-b"] },
        { "period": "2021", "reporter": "XBB", "partner": "XAA", "flow": "export",
            "commodity": "H6:8701", "valuation": "fas",
            "value": { "value": "20000000.25", "currency": "USD" }, "sources": ["customs-b"] },
        { "period": "2021", "reporter": "XBB", "partner": "XAA", "flow": "import",
            "commodity": "H6:8703", "valuation": "cif",
            "value": { "value": "301000000", "currency": "USD" }, "sources": ["customs-b"] }
    ]
}"#;

#[test]
fn figures_stay_with_their_reporter() {
    let brief = brief(TWO_REPORTERS, BriefOptions::default());
    let [one, other] = &brief.trade[..] else { panic!("a row for each reporter") };
    let [xaa, xbb] = brief.pair.countries();
    for (row, reporter, source) in [(one, xaa, "customs-a"), (other, xbb, "customs-b")] {
        assert_eq!((row.reporter, row.seen_from), (Some(reporter), Some(reporter)));
        assert_eq!(row.basis, TradeBasis::Statistics);
        assert_eq!(row.sources.iter().map(RecordId::as_str).collect::<Vec<_>>(), [source]);
    }
    let figures = |row: &TradeRow| {
        [row.exports, row.imports, row.turnover, row.balance].map(printed).map(Option::unwrap)
    };
    assert_eq!(figures(one), ["295500000 USD", "128900000 USD", "424400000 USD", "166600000 USD"]);
    assert_eq!(
        figures(other),
        ["120000000.75 USD", "301000000 USD", "421000000.75 USD", "-180999999.25 USD"]
    );

    // The valuation is named; where values of several are added, that is said.
    assert_eq!(one.export_valuation, Some(Valuation::Fob));
    assert_eq!(one.import_valuation, Some(Valuation::Cif));
    assert_eq!((other.export_valuation, other.import_valuation), (None, Some(Valuation::Cif)));
    assert_eq!(codes(&brief), [NoticeCode::MixedValuation]);
    let notice = brief.notices.iter().next().unwrap();
    assert!(notice.message().contains("fob and fas"), "{notice}");
    assert_eq!(notice.place().pointer(), Some("/flows"));
    let page = brief.to_markdown();
    assert!(page.contains("| FOB / CIF |") && page.contains("`mixed_valuation`"), "{page}");
    let json = json_of(&brief);
    assert_eq!(json["trade"][0]["export_valuation"], "fob");
    assert_eq!(
        json["trade"][1]["exports"],
        json!({ "value": "120000000.75", "unit": "one", "currency": "USD" })
    );
}

#[test]
fn one_reporter_can_be_asked_for() {
    let [xaa, xbb] = dossier(TWO_REPORTERS).between().countries();
    for (reporter, exports, notices) in [(xaa, "295500000 USD", 0), (xbb, "120000000.75 USD", 1)] {
        let brief = brief(TWO_REPORTERS, BriefOptions::default().reported_by(reporter));
        let [row] = &brief.trade[..] else { panic!("one row") };
        assert_eq!(printed(row.exports).as_deref(), Some(exports));
        assert_eq!(brief.notices.total(), notices, "what is not shown is not remarked upon");
    }
}

// A country that is no more.

#[test]
fn a_former_country_has_no_facts_after_its_end() {
    let soviet = |facts: &str| format!(r#"{{ "between": ["SUHH", "XAA"], {facts} }}"#);
    let figure = r#""exports": { "value": "5", "unit": "million", "currency": "USD" }"#;
    for (facts, pointer) in [
        (
            r#""relations": { "between": ["SUHH", "XAA"],
                "events": [{ "kind": "established", "on": "1994" }] }"#
                .to_owned(),
            "/relations/events/0/on",
        ),
        (
            r#""agreements": [{ "id": "a", "title": "A", "kind": "treaty", "signed": "1995",
                "parties": [{ "country": "SUHH" }, { "country": "XAA" }] }]"#
                .to_owned(),
            "/agreements/0/parties/0/signed",
        ),
        (
            r#""visits": [{ "id": "v", "guest": "SUHH", "host": "XAA", "start": "1993-01" }]"#
                .to_owned(),
            "/visits/0/guest",
        ),
        (format!(r#""trade": [{{ "period": "2021", {figure} }}]"#), "/trade/0/period"),
        (
            r#""flows": [{ "period": "1999", "reporter": "XAA", "partner": "SUHH",
                "flow": "export", "commodity": "TOTAL" }]"#
                .to_owned(),
            "/flows/0/period",
        ),
        (
            r#""goods": [{ "exporter": "SUHH", "importer": "XAA", "period": "1999",
                "items": [{ "name": "Butter" }] }]"#
                .to_owned(),
            "/goods/0/period",
        ),
        (
            r#""projects": [{ "id": "p", "title": "P", "between": ["SUHH", "XAA"],
                "started": "2007" }]"#
                .to_owned(),
            "/projects/0/started",
        ),
    ] {
        let error = crate::read_dossier(&soviet(&facts)).expect_err(&facts);
        let notices: Vec<_> = error.notices.iter().collect();
        assert_eq!(notices.len(), 1, "{notices:?}");
        assert_eq!(notices[0].code(), NoticeCode::AreaNotValidInPeriod, "{facts}");
        assert_eq!(notices[0].place().pointer(), Some(pointer));
        assert!(notices[0].message().contains("1992"), "{}", notices[0]);
    }
    // Before its end it had them.
    let kept =
        soviet(r#""visits": [{ "id": "v", "guest": "SUHH", "host": "XAA", "start": "1985-03" }]"#);
    let brief = brief(&kept, BriefOptions::default());
    assert!(brief.to_markdown().starts_with("# "));
    assert_eq!(brief.visits[0].guest, Country::SUHH);
}

// Hostile text.

/// Returns the number of cells of a row of a Markdown table.
pub(crate) fn cells(row: &str) -> usize {
    let inner = row.strip_prefix('|').and_then(|row| row.strip_suffix('|')).unwrap();
    let mut number = 1;
    let mut is_escaped = false;
    for character in inner.chars() {
        number += usize::from(character == '|' && !is_escaped);
        is_escaped = character == '\\' && !is_escaped;
    }
    number
}

/// Texts that would be markup, each with what must not stand in a page that holds it.
const PAYLOADS: [(&str, &str); 20] = [
    ("<script>alert(1)</script>", "<script"),
    ("<img src=x onerror=alert(1)>", "<img"),
    ("a | b | c", "a | b"),
    ("a \\| b", "a \\| b"),
    ("x](https://example.org)", "x](https"),
    ("![x](https://example.org/x.png)", "!["),
    ("[x]: https://example.org", "[x]:"),
    ("`code`", " `code`"),
    ("```", "```"),
    ("- item", "\n- item"),
    ("1. item", "\n1. item"),
    ("1) item", "\n1) item"),
    ("+ item", "\n+ item"),
    ("* item", "\n* item"),
    ("# heading", "\n# heading"),
    ("> quote", "\n> quote"),
    ("---", "\n---"),
    ("===", "\n==="),
    ("~~~", "~~~"),
    ("**bold** __bold__ &lt;b&gt; &#60;", "**bold**"),
];

/// Returns a dossier with `text` in every place that takes text.
fn hostile(text: &str) -> String {
    let text = Value::from(text).to_string();
    let fields = r#""between": ["XAA", "XBB"], "title": T,
        "sources": [{ "id": "s", "title": T, "kind": "press", "publisher": T, "url": T, "note": T }],
        "relations": { "between": ["XAA", "XBB"], "events":
            [{ "kind": "established", "on": "1993", "note": T, "sources": ["s"] }] },
        "cooperation": [{ "sectors": ["energy"], "note": T, "sources": ["s"] }],
        "agreements": [{ "id": "a", "title": T, "kind": "treaty", "place": T, "note": T,
            "signed": "2004", "parties": [{ "country": "XAA" }, { "country": "XBB" }],
            "sources": ["s"] }],
        "visits": [{ "id": "v", "guest": "XAA", "host": "XBB", "start": "2020",
            "principal": { "name": T, "office": T }, "delegation": [{ "name": T }],
            "places": [T, T],
            "programme": [{ "kind": "other", "title": T, "city": T, "venue": T, "counterpart": T,
                "note": T }],
            "talks": [{ "place": T, "participants": [{ "name": T, "office": T }], "note": T }],
            "outcomes": [{ "kind": "other", "title": T, "note": T }],
            "note": T, "sources": ["s"] }],
        "trade": [{ "period": "2021", "exports":
            { "value": "5", "unit": "million", "currency": "USD" }, "note": T, "sources": ["s"] }],
        "goods": [{ "exporter": "XAA", "importer": "XBB", "items": [{ "name": T, "note": T }],
            "note": T, "sources": ["s"] }],
        "projects": [{ "id": "p", "title": T, "between": ["XAA", "XBB"], "place": T, "note": T,
            "participants": [{ "name": T }], "products": [{ "name": T }], "sources": ["s"] }],
        "remarks": [{ "on": "2019", "speaker": T, "office": T, "occasion": T, "text": T,
            "sources": ["s"] }]"#;
    format!(
        "{{{}}}",
        fields.replace(": T", &format!(": {text}")).replace("[T, T]", &format!("[{text}]"))
    )
}

/// Returns the first characters of each line, which decide what the line is.
fn structure(page: &str) -> Vec<&str> {
    let markers = ["# ", "## ", "- ", "  - ", "|", "**", "1. "];
    let marker = |line: &'_ str| markers.iter().find(|marker| line.starts_with(**marker)).copied();
    page.lines()
        .map(|line| if line.is_empty() { "" } else { marker(line).unwrap_or("text") })
        .collect()
}

#[test]
fn text_cannot_become_markup() {
    let options = BriefOptions::default().on(day::parse("2022-05-18").unwrap());
    let plain = brief(&hostile("Plain"), options).to_markdown();
    for (payload, forbidden) in PAYLOADS {
        let page = brief(&hostile(payload), options).to_markdown();
        assert_eq!(structure(&page), structure(&plain), "{payload}\n{page}");
        assert!(!page.contains(forbidden), "{payload}\n{page}");
        assert!(!page.contains('<'), "{payload}");
        for (row, expected) in
            page.lines().zip(plain.lines()).filter(|(row, _)| row.starts_with('|'))
        {
            assert_eq!(cells(row), cells(expected), "{payload}");
        }
        // What belongs to Markdown stands behind a backslash in text.
        let marks = |page: &str, mark: char| {
            let mut before = ' ';
            let mut number = 0;
            for character in page.chars() {
                number += usize::from(character == mark && before != '\\');
                before = if before == '\\' { ' ' } else { character };
            }
            number
        };
        for mark in ['`', '*', '[', ']', '|', '#', '~'] {
            assert_eq!(marks(&page, mark), marks(&plain, mark), "{mark} in {payload}\n{page}");
        }
    }
}

/// A part of a project is listed below it, whatever the order of the file.
#[test]
fn parts_of_a_project_stand_below_it() {
    let project = |id: &str, parent: &str| {
        let parent =
            if parent.is_empty() { String::new() } else { format!(r#", "parent": "{parent}""#) };
        format!(r#"{{ "id": "{id}", "title": "{id}", "between": ["XAA", "XBB"]{parent} }}"#)
    };
    let projects = [
        project("lathe", "plant"),
        project("plant", "program"),
        project("school", ""),
        project("program", ""),
        project("bank", "program"),
    ];
    let text = format!(r#"{{ "between": ["XAA", "XBB"], "projects": [{}] }}"#, projects.join(", "));
    let page = brief(&text, BriefOptions::default()).to_markdown();
    let lines: Vec<_> = page.lines().filter(|line| line.trim_start().starts_with("- **")).collect();
    let lines: Vec<_> = lines.iter().map(|line| line.split("**.").next().unwrap()).collect();
    assert_eq!(lines, ["- **school", "- **program", "  - **plant", "    - **lathe", "  - **bank"]);
}
