//! Every code of the catalogue is provoked by something.

use std::io;

use bilateral::{
    Brief, Commodity, Country, Dossier, HsCode, HsEdition, IndustrialProject, Notice, TradeFlow,
    TradeTable,
    brief::BriefOptions,
    dossier::{self, Format, Limits, ReadError},
    notice::{NoticeCode, Place, Severity},
    period::day,
    trade::{DuplicatePolicy, FlowKind, TradeFlowRecord, TradeTableError},
};

use crate::load_notices::{self, OF_INPUTS, OF_LOADS};

/// Returns the notices of reading `text`, taken or refused.
fn reading(text: &str) -> Vec<Notice> {
    said(dossier::read(text.as_bytes(), Format::Json, Limits::default()))
}

fn said(read: Result<dossier::Reading, ReadError>) -> Vec<Notice> {
    let notices = match read {
        Ok(reading) => reading.into_parts().1,
        Err(error) => error.notices,
    };
    notices.iter().cloned().collect()
}

/// Returns the notices of reading under tighter limits.
fn limited(text: &str, limits: Limits) -> Vec<Notice> {
    said(dossier::read(text.as_bytes(), Format::Json, limits))
}

/// Returns the text of a dossier of two invented countries with these further fields.
fn with(fields: &str) -> String {
    format!(r#"{{ "between": ["XAA", "XBB"], {fields} }}"#)
}

/// Returns the notices of reading a dossier with these further fields.
fn reading_with(fields: &str) -> Vec<Notice> {
    reading(&with(fields))
}

/// Returns the notices of the brief of a dossier with these further fields.
fn brief_with(fields: &str, options: BriefOptions) -> Vec<Notice> {
    brief_of(&with(fields), options)
}

fn brief_of(text: &str, options: BriefOptions) -> Vec<Notice> {
    let dossier: Dossier = crate::read_dossier(text).unwrap().into_parts().0;
    Brief::new(&dossier, options).notices.iter().cloned().collect()
}

/// Returns the notice that a reader of rows gives when the table of these rows is refused.
fn table(rows: &[(&str, &str)]) -> Vec<Notice> {
    let flow = |(period, commodity): &(&str, &str)| {
        let text = format!(
            r#"{{ "period": "{period}", "reporter": "XAA", "partner": "XBB", "flow": "export",
                "commodity": "{commodity}", "value": {{ "value": "5", "currency": "USD" }} }}"#
        );
        serde_json::from_str::<TradeFlow>(&text).unwrap()
    };
    refused(rows.iter().map(flow))
}

/// Returns the notices that a reader of rows gives of all that is wrong with them.
fn refused(flows: impl Iterator<Item = TradeFlow>) -> Vec<Notice> {
    let notice = |error: TradeTableError| {
        let place = Place::at_pointer(format!("/flows/{}", error.index())).on_line(1, 1);
        Notice::new(error.code(), place, error.to_string())
    };
    TradeTable::faults(flows, DuplicatePolicy::Refuse).into_iter().map(notice).collect()
}

/// Returns rows of as many codes as no table can number.
fn too_many_codes() -> impl Iterator<Item = TradeFlow> {
    let record = TradeFlowRecord::new(
        "2021".parse().unwrap(),
        xaa(),
        "XBB".parse().unwrap(),
        FlowKind::Export,
        Commodity::TOTAL,
    );
    // Subheadings of the chapters 01 to 07.
    (10_000..75_535).map(move |number| {
        let code: HsCode = format!("{number:06}").parse().unwrap();
        let commodity = Commodity::in_edition(HsEdition::H6, code);
        TradeFlow::new(TradeFlowRecord { commodity, ..record.clone() }).unwrap()
    })
}

fn visit(fields: &str) -> String {
    format!(r#""visits": [{{ "id": "v", "guest": "XAA", "host": "XBB", {fields} }}]"#)
}

fn agreement(fields: &str) -> String {
    format!(
        r#""agreements": [{{ "id": "a", "title": "Free trade", "kind": "agreement", {fields} }}]"#
    )
}

/// Returns the notices of the brief of a dossier with one agreement, of which one party and the whole
/// have these further fields.
fn party(party: &str, whole: &str) -> Vec<Notice> {
    let parties =
        format!(r#""parties": [{{ "country": "XAA", {party} }}, {{ "country": "XBB" }}]"#);
    brief_with(&agreement(&format!("{parties}{whole}")), BriefOptions::default())
}

fn project(fields: &str) -> String {
    format!(
        r#""projects": [{{ "id": "p", "title": "Plant", "between": ["XAA", "XBB"], {fields} }}]"#
    )
}

fn lone_project(fields: &str) -> IndustrialProject {
    let text = format!(r#"{{ "id": "p", "title": "P", "between": ["XAA", "XBB"], {fields} }}"#);
    serde_json::from_str(&text).unwrap()
}

/// Returns a figure of trucks made, with these further fields.
fn trucks(scope: &str, value: &str, more: &str) -> String {
    format!(
        r#"{{ "product": "trucks", "kind": "actual", "scope": "{scope}",
            "value": {{ "value": "{value}", "unit": "item" }} {more} }}"#
    )
}

fn heads(heads: &str) -> String {
    format!(r#""representation": [{{ "sending": "XAA", "receiving": "XBB", "heads": [{heads}] }}]"#)
}

/// Returns a field of trade figures whose exports are `exports` and whose further fields are `more`.
fn figures(exports: &str, more: &str) -> String {
    format!(r#""trade": [{{ "period": "2021", "exports": {exports} {more} }}]"#)
}

/// Returns a field of the turnover of 2021, 1 million, and of another one.
fn two_figures(period: &str, reporter: &str, value: &str) -> String {
    let of = |period: &str, reporter: &str, value: &str| {
        let value = million(value);
        format!(r#"{{ "period": "{period}", "reporter": "{reporter}", "turnover": {value} }}"#)
    };
    format!(r#""trade": [{}, {}]"#, of("2021", "XAA", "1"), of(period, reporter, value))
}

fn million(value: &str) -> String {
    format!(r#"{{ "value": "{value}", "unit": "million", "currency": "USD" }}"#)
}

fn flow(flow: &str, commodity: &str, valuation: &str) -> String {
    format!(
        r#"{{ "period": "2021", "reporter": "XAA", "partner": "XBB", "flow": "{flow}",
            "commodity": "{commodity}", "valuation": "{valuation}",
            "value": {{ "value": "5", "currency": "USD" }} }}"#
    )
}

/// An input that cannot be read to its end.
struct Broken;

impl io::Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("the wire was cut"))
    }
}

const PARTIES: &str = r#""parties": [{ "country": "XAA" }, { "country": "XBB" }]"#;

/// Returns the notices of a fixture for `code`, one of which must be of that code.
#[expect(clippy::too_many_lines, reason = "one line a code: the table is the point")]
fn provoked(code: NoticeCode) -> Vec<Notice> {
    let (limits, options) = (Limits::default(), BriefOptions::default());
    match code {
        // The input as a whole.
        NoticeCode::EmptyFile => reading(" \n"),
        NoticeCode::LimitBytes => limited(&with(r#""title": "A""#), limits.with_bytes(20)),
        NoticeCode::LimitDepth => limited(&with(r#""visits": [[[]]]"#), limits.with_depth(3)),
        NoticeCode::LimitNodes => limited(&with(r#""title": "A""#), limits.with_nodes(3)),
        NoticeCode::UnreadableInput => said(dossier::read(Broken, Format::Json, limits)),
        NoticeCode::EncodingInvalid => {
            said(dossier::read(&b"{ \"title\": \"\xcc\xe8\" }"[..], Format::Json, limits))
        }
        NoticeCode::SyntaxError => reading("{ between: [] }"),
        NoticeCode::UnsupportedSyntax => {
            said(dossier::read(&b"between: [!a AZE, BLR]"[..], Format::Yaml, limits))
        }
        NoticeCode::LimitAliases => {
            said(dossier::read(&b"between: [AZE, *a]"[..], Format::Yaml, limits))
        }
        NoticeCode::BomStripped => reading(&format!("\u{feff}{}", with(r#""title": "A""#))),
        // The shape.
        NoticeCode::LimitString => limited(&with(r#""title": "ABCDEF""#), limits.with_string(7)),
        NoticeCode::DuplicatedField => reading_with(r#""title": "A", "title": "A""#),
        NoticeCode::UnknownField => reading_with(r#""titel": "A""#),
        NoticeCode::MissingRequiredField => reading("{}"),
        NoticeCode::WrongType => reading_with(r#""title": []"#),
        // Single values.
        NoticeCode::InvalidValue => reading_with(&visit(r#""start": "2022", "type": "friendly""#)),
        NoticeCode::InvalidText => reading_with(r#""title": "A\u0007""#),
        NoticeCode::InvalidNumber => reading_with(&figures(&million("4.2e2"), "")),
        NoticeCode::InvalidDate => reading_with(&visit(r#""start": "2022-02-30""#)),
        NoticeCode::InvalidPeriod => reading_with(r#""trade": [{ "period": "2021-Q5" }]"#),
        NoticeCode::UnknownAreaCode => reading(r#"{ "between": ["XAA", "Nowhere"] }"#),
        NoticeCode::AreaNotValidInPeriod => reading(
            r#"{ "between": ["SUHH", "XAA"], "trade": [{ "period": "1995",
                "exports": { "value": "1", "unit": "one", "currency": "USD" } }] }"#,
        ),
        NoticeCode::AreaNotYetInUse => brief_of(
            r#"{ "between": ["SSD", "XAA"], "projects": [{ "id": "p", "title": "Plant",
                "between": ["SSD", "XAA"], "started": "1950" }] }"#,
            options,
        ),
        NoticeCode::SelfPair => reading(r#"{ "between": ["XAA", "XAA"] }"#),
        NoticeCode::UnknownCurrency => {
            reading_with(&figures(r#"{ "value": "1", "unit": "one", "currency": "US$" }"#, ""))
        }
        NoticeCode::CurrencyNotValidOnDate => {
            reading_with(&figures(r#"{ "value": "1", "unit": "one", "currency": "BYB" }"#, ""))
        }
        NoticeCode::NegativeValue => reading_with(&figures(&million("-1"), "")),
        NoticeCode::AmountOutOfRange => reading_with(&figures(&million(&"9".repeat(20)), "")),
        NoticeCode::InvalidHsCode => {
            reading_with(&format!(r#""flows": [{}]"#, flow("export", "H6:405", "fob")))
        }
        // Values that do not go together.
        NoticeCode::MixedCurrency => reading_with(&figures(
            &million("1"),
            r#", "imports": { "value": "1", "unit": "million", "currency": "EUR" }"#,
        )),
        NoticeCode::MixedHsVintage => table(&[("2021", "H6:0405"), ("2021", "H5:0406")]),
        NoticeCode::MixedGrain => table(&[("2021", "H6:0405"), ("2021-03", "H6:0405")]),
        NoticeCode::DuplicateKey => {
            let row = flow("export", "H6:0405", "fob");
            reading_with(&format!(r#""flows": [{row}, {row}]"#))
        }
        NoticeCode::DuplicateId => reading_with(
            r#""sources": [{ "id": "s", "title": "A", "kind": "press" },
                { "id": "s", "title": "B", "kind": "press" }]"#,
        ),
        NoticeCode::UnknownReference => {
            reading_with(&visit(r#""start": "2022", "sources": ["nobody"]"#))
        }
        NoticeCode::ReferenceToQuarantined => reading_with(&format!(
            r#""sources": [{{ "id": "s", "title": "", "kind": "press" }}], {}"#,
            visit(r#""start": "2022", "sources": ["s"]"#)
        )),
        NoticeCode::DateOrder => reading_with(&visit(r#""start": "2022", "end": "2021""#)),
        NoticeCode::PartyMismatch => reading_with(
            r#""visits": [{ "id": "v", "guest": "XAA", "host": "XCC", "start": "2022" }]"#,
        ),
        NoticeCode::RepeatedEntry => reading_with(&project(r#""sectors": ["energy", "energy"]"#)),
        NoticeCode::Contradiction => {
            reading_with(&visit(r#""start": "2022-05-18", "end": "2022-05-20", "days": 2"#))
        }
        // What is true and must be known.
        NoticeCode::ReporterUnspecified => brief_with(&figures(&million("1"), ""), options),
        NoticeCode::TotalDiffersFromParts => brief_with(
            &figures(
                &million("1"),
                &format!(r#", "imports": {}, "turnover": {}"#, million("2"), million("9")),
            ),
            options,
        ),
        NoticeCode::RoundingResidual => brief_with(
            &figures(
                &million("1.2"),
                &format!(r#", "imports": {}, "turnover": {}"#, million("2.3"), million("3.6")),
            ),
            options,
        ),
        NoticeCode::MixedValuation => brief_with(
            &format!(
                r#""flows": [{}, {}]"#,
                flow("export", "H6:0405", "fob"),
                flow("export", "H6:0406", "cif")
            ),
            options,
        ),
        NoticeCode::MixedBasis => brief_with(
            &format!(
                r#""flows": [{}, {}]"#,
                flow("export", "TOTAL", "fob"),
                flow("import", "H6:0406", "cif")
            ),
            options,
        ),
        NoticeCode::PartsIncomplete => brief_with(
            &format!(
                r#""flows": [{}, {}]"#,
                flow("export", "TOTAL", "fob").replace(r#""5""#, r#""9""#),
                flow("export", "H6:0406", "fob")
            ),
            options,
        ),
        NoticeCode::LimitCodes => refused(too_many_codes()),
        NoticeCode::ValuesNotReported => brief_with(
            r#""flows": [{ "period": "2021", "reporter": "XAA", "partner": "XBB", "flow": "export",
                "commodity": "TOTAL" }]"#,
            options,
        ),
        NoticeCode::RowsNotShown => {
            brief_with(&format!(r#""flows": [{}]"#, flow("re-export", "TOTAL", "fob")), options)
        }
        NoticeCode::SourceMissing => brief_with(&visit(r#""start": "2022""#), options),
        NoticeCode::UnusualVisit => {
            brief_with(&visit(r#""start": "2022-05-18", "days": 20"#), options)
        }
        NoticeCode::CountWithoutList => brief_with(
            &visit(
                r#""start": "2022", "outcomes":
                    [{ "kind": "signed-documents", "title": "Documents", "count": 12 }]"#,
            ),
            options,
        ),
        NoticeCode::StageSkipped => brief_with(
            &project(
                r#""stages": [{ "stage": "proposed", "on": "2019" },
                    { "stage": "operating", "on": "2021" }]"#,
            ),
            options,
        ),
        NoticeCode::ProjectStartNotRecorded => lone_project(r#""place": "A""#).gaps(),
        NoticeCode::ProjectEndNotRecorded => {
            lone_project(r#""started": "2019", "stages": [{ "stage": "completed", "on": "2021" }]"#)
                .gaps()
        }
        NoticeCode::StageContradictsEnd => brief_with(
            &project(
                r#""started": "2019", "ended": "2021",
                    "stages": [{ "stage": "under-implementation", "on": "2019" }]"#,
            ),
            options,
        ),
        NoticeCode::DateInFuture => {
            lone_project(r#""started": "2022-05-19""#).notices_on(day::parse("2022-05-18").unwrap())
        }
        NoticeCode::CumulativeMetricDecreased => brief_with(
            &project(&format!(
                r#""started": "2007", "metrics": [{}, {}]"#,
                trucks("cumulative", "4000", r#", "as_of": "2018""#),
                trucks("cumulative", "3500", r#", "as_of": "2020""#)
            )),
            options,
        ),
        NoticeCode::ConflictingClaims => brief_with(&two_figures("2021", "XAA", "5"), options),
        NoticeCode::SubperiodExceedsPeriod => {
            brief_with(&two_figures("2021-Q1", "XAA", "9"), options)
        }
        NoticeCode::MirrorGap => brief_with(&two_figures("2021", "XBB", "5"), options),
        NoticeCode::ConflictingDates => {
            let plant = |id: &str, on: &str| {
                format!(
                    r#"{{ "id": "{id}", "title": "Plant", "between": ["XAA", "XBB"],
                        "started": "{on}" }}"#
                )
            };
            let both = [plant("p", "2005"), plant("q", "2007")].join(",");
            brief_with(&format!(r#""projects": [{both}]"#), options)
        }
        NoticeCode::GoodsServicesMixed => {
            brief_with(&figures(&million("1"), r#", "covers": "goods-and-services""#), options)
        }
        NoticeCode::IndexOrChangeAmbiguous => brief_with(
            &figures(&million("1"), r#", "growth": [{ "measure": "exports", "percent": "112" }]"#),
            options,
        ),
        NoticeCode::OtherAccountKept => brief_with(
            r#""other_accounts": { "relation_events": [{ "kind": "established", "on": "1993" }] }"#,
            options,
        ),
        NoticeCode::MetricBeforeStart => brief_with(
            &project(&format!(
                r#""started": "2008-08", "metrics": [{}]"#,
                trucks("2007", "500", "")
            )),
            options,
        ),
        NoticeCode::DisbursedAboveCommitted => brief_with(
            &project(&format!(
                r#""started": "2007", "commitments": [{{ "amount": {} }}],
                    "disbursements": [{{ "amount": {} }}]"#,
                million("5"),
                million("8")
            )),
            options,
        ),
        NoticeCode::InForceNotRecorded => brief_with(
            &agreement(&format!(r#"{PARTIES}, "signed": "2004-03-31""#)),
            options.on(day::parse("2022-05-18").unwrap()),
        ),
        NoticeCode::InForceBeforeSignature => brief_with(
            &agreement(&format!(r#"{PARTIES}, "signed": "2004", "entry_into_force": "2003""#)),
            options,
        ),
        NoticeCode::SignedAfterConsent => {
            party(r#""signed": "2005", "consent": { "by": "ratification", "on": "2004" }"#, "")
        }
        NoticeCode::SignedAfterEntryIntoForce => {
            party(r#""signed": "2005", "in_force": "2004""#, "")
        }
        NoticeCode::ConsentAfterEntryIntoForce => {
            party(r#""consent": { "by": "ratification", "on": "2005" }, "in_force": "2004""#, "")
        }
        NoticeCode::PartyInForceBeforeAgreement => {
            party(r#""in_force": "2004""#, r#", "entry_into_force": "2005""#)
        }
        NoticeCode::WithdrawnBeforeEntryIntoForce => party(
            r#""withdrawn": "2004""#,
            r#", "entry_into_force": "2005", "other_parties": ["Union"]"#,
        ),
        NoticeCode::EntryWithoutConsent => party(
            r#""signed": "2004""#,
            r#", "entry_into_force": "2005", "entry_rule": { "rule": "last-notification" }"#,
        ),
        NoticeCode::EntryDiffersFromRule => party(
            r#""signed": "2004""#,
            r#", "signed": "2004", "entry_into_force": "2005",
                "entry_rule": { "rule": "on-signature" }"#,
        ),
        NoticeCode::AdoptedAfterSignature => {
            party(r#""initialed": "2005""#, r#", "signed": "2004""#)
        }
        NoticeCode::RegisteredBeforeSignature => party(
            r#""signed": "2004""#,
            r#", "signed": "2004", "registrations":
                [{ "system": "united-nations", "number": "I-1", "on": "2003" }]"#,
        ),
        NoticeCode::ConsentToNonBinding => party(
            r#""consent": { "by": "ratification", "on": "2005" }"#,
            r#", "binding": "political""#,
        ),
        NoticeCode::ExternalReference => party(
            r#""signed": "2004""#,
            r#", "links": [{ "kind": "amends", "to": "b", "external": true }]"#,
        ),
        NoticeCode::NoFiguresByReporter => {
            brief_with(&figures(&million("1"), ""), options.reported_by(xaa()))
        }
        NoticeCode::FactsAfterDate => brief_with(
            &visit(r#""start": "2022""#),
            options.on("2021-01-01".parse().map(bilateral::PartialDate::latest).unwrap()),
        ),
        NoticeCode::OverlappingHeads => brief_with(
            &heads(
                r#"{ "rank": "ambassador", "credentials": "2001", "ended": "2005" },
                    { "rank": "ambassador", "credentials": "2004" }"#,
            ),
            options,
        ),
        NoticeCode::LongWayToCredentials => brief_with(
            &heads(r#"{ "rank": "envoy", "appointed": "2001", "credentials": "2004" }"#),
            options,
        ),
        NoticeCode::EndNotRecorded => brief_with(
            &heads(r#"{ "rank": "ambassador", "arrived": "2001" }"#),
            options.on("2011-01-01".parse().map(bilateral::PartialDate::latest).unwrap()),
        ),
        NoticeCode::NoReferenceDate => brief_with(r#""title": "A""#, options),
        _ => load_notices::provoked(code).unwrap_or_else(|| panic!("no fixture provokes {code}")),
    }
}

fn xaa() -> Country {
    "XAA".parse().unwrap()
}

/// Codes that are about the input as a whole.
const WHOLE: [NoticeCode; 4] = [
    NoticeCode::EmptyFile,
    NoticeCode::LimitBytes,
    NoticeCode::UnreadableInput,
    NoticeCode::NoReferenceDate,
];

/// Codes that come with an error of their own cause: a note about a reference to something refused, a
/// line in which an input breaks off, the rest of a value that began on a line before, and rows so bad
/// that a load gives up.
const WITH_ANOTHER: [NoticeCode; 4] = [
    NoticeCode::ReferenceToQuarantined,
    NoticeCode::LineCutShort,
    NoticeCode::NewLineInValue,
    NoticeCode::TooManyRejects,
];

/// Returns every code that can be provoked with the features at hand.
fn all_codes() -> impl Iterator<Item = NoticeCode> {
    let of_gzip = [NoticeCode::CompressionInvalid, NoticeCode::LimitRatio];
    NoticeCode::ALL.iter().copied().filter(move |code| {
        if cfg!(feature = "gzip") {
            *code != NoticeCode::CompressionUnsupported
        } else {
            !of_gzip.contains(code)
        }
    })
}

#[test]
fn every_code_is_provoked_and_says_where_and_what() {
    for code in all_codes() {
        let all = provoked(code);
        let found: Vec<_> = all.iter().filter(|notice| notice.code() == code).collect();
        assert!(!found.is_empty(), "the fixture of {code} gives {all:?}");
        for notice in found {
            let place = notice.place();
            let is_whole = WHOLE.contains(&code) || OF_LOADS.contains(&code);
            assert_eq!(*place == Place::whole(), is_whole, "{notice}");
            let is_whole = is_whole || OF_INPUTS.contains(&code);
            assert_eq!(notice.severity(), code.severity());
            // What is wrong with a file has a line; what a brief remarks has a pointer.
            let is_refused = code.severity() >= Severity::Error && !is_whole;
            assert!(!is_refused || place.line().is_some(), "{notice}");
            assert!(place.line().is_some() || place.pointer().is_some() || is_whole, "{notice}");
            let message = notice.message();
            assert!(!message.trim().is_empty() && !message.ends_with('.'), "{notice}");
        }
    }
}

/// A fixture with one fault gives one error, so that each code above is that of its own fault.
#[test]
fn the_fixture_of_an_error_has_no_other_error() {
    for code in all_codes() {
        let mut errors = provoked(code);
        errors.retain(|notice| notice.severity() >= Severity::Error);
        let is_error = code.severity() >= Severity::Error;
        let others = usize::from(WITH_ANOTHER.contains(&code));
        assert_eq!(errors.len(), usize::from(is_error) + others, "{code}: {errors:?}");
    }
}
