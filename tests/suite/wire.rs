//! Wire forms: exact text, pinned to golden files, and what is refused.

use std::fmt::{Debug, Write};

use bilateral::{
    Agreement, Brief, CodeSystem, Commodity, Country, CountryGroup, CountryPair, Currency,
    DateRange, DiplomaticRelations, Dossier, ExchangeRate, Growth, HsCode, HsEdition,
    IndustrialProject, Money, Notices, PartialDate, Partner, Period, PeriodEnd, Published,
    Quantity, Ratio, RecordId, Representation, Sector, Share, Source, Text, TradeFigures,
    TradeFlow, Unit, Visit,
    agreement::{
        AgreementKind, AgreementLevel, BindingNature, Conclusion, ConsentKind, EndGround,
        EntryRule, LinkKind, PartyList, RegistrationSystem, SignatureKind, TermKind, TermLength,
    },
    brief::BriefOptions,
    commodity::{CommodityLevel, SpecialCode},
    money::{Bound, RateMethod, Scale},
    project::{
        FinanceKind, MetricKind, MetricScope, MetricValue, ParticipantRole, ProjectForm,
        ProjectRelation, ProjectStage,
    },
    relations::{HeadRank, PostKind, RelationEventKind, RepresentationLevel},
    source::{Side, SourceKind},
    trade::{FlowKind, GoodsList, TradeMeasure, Valuation},
    visit::{ProgrammeItemKind, VisitKind, VisitLevel, VisitOutcomeKind},
};
use serde::{Serialize, de::DeserializeOwned};

/// Forms of nouns as one JSON object, each noun with a list of its forms.
#[derive(Default)]
struct Forms {
    text: String,
}

impl Forms {
    /// Adds the forms of a noun after reading each of `texts` and writing it back. Those that are
    /// written in another way than they are read show the written one.
    fn read<T>(self, noun: &str, texts: &[&str]) -> Self
    where
        T: Serialize + DeserializeOwned + PartialEq + Debug,
    {
        let read = |text: &&str| {
            serde_json::from_str::<T>(text).unwrap_or_else(|error| panic!("{noun} {text}: {error}"))
        };
        let values: Vec<T> = texts.iter().map(read).collect();
        self.values(noun, &values)
    }

    /// Adds the names of an enum, one a word of `names`.
    fn names<T>(self, noun: &str, names: &str) -> Self
    where
        T: Serialize + DeserializeOwned + PartialEq + Debug,
    {
        let texts: Vec<_> = names.split_whitespace().map(|name| format!("\"{name}\"")).collect();
        self.read::<T>(noun, &texts.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// Adds the forms of `values`, each of which must be read back as what it was.
    fn values<T>(mut self, noun: &str, values: &[T]) -> Self
    where
        T: Serialize + DeserializeOwned + PartialEq + Debug,
    {
        assert!(!values.is_empty(), "{noun} has a form");
        let separator = if self.text.is_empty() { "{" } else { "," };
        write!(self.text, "{separator}\n  \"{noun}\": [").unwrap();
        for (index, value) in values.iter().enumerate() {
            let compact = serde_json::to_string(value).unwrap();
            assert_eq!(serde_json::from_str::<T>(&compact).unwrap(), *value, "{noun} {compact}");
            // Long forms take several lines; the short ones of values take one.
            let form = if compact.len() <= 80 {
                compact
            } else {
                serde_json::to_string_pretty(value).unwrap().replace('\n', "\n    ")
            };
            let separator = if index == 0 { "" } else { "," };
            write!(self.text, "{separator}\n    {form}").unwrap();
        }
        self.text.push_str("\n  ]");
        self
    }

    fn pinned_to(mut self, path: &str) {
        self.text.push_str("\n}\n");
        serde_json::from_str::<serde_json::Value>(&self.text).expect("the golden file is JSON");
        crate::golden(path, &self.text);
    }
}

#[test]
fn values() {
    Forms::default()
        .read::<RecordId>("RecordId", &[r#""free-trade-2004""#])
        .read::<Text>("Text", &[r#""Gənc“ə” \\ \"""#, r#""  trimmed  ""#])
        .read::<Country>(
            "Country",
            &[r#""AZE""#, r#""BY""#, r#""031""#, r#""SUHH""#, r#""XKX""#, r#""XAA""#],
        )
        .read::<CountryPair>("CountryPair", &[r#"["AZE", "BLR"]"#, r#"["BLR", "AZE"]"#])
        .read::<Partner>(
            "Partner",
            &[r#""BLR""#, r#""world""#, r#""nes:899""#, r#""nes:490""#, r#""group:eaeu""#],
        )
        .values::<CountryGroup>("CountryGroup", &CountryGroup::ALL)
        .values::<CodeSystem>("CodeSystem", &CodeSystem::ALL)
        .read::<PartialDate>(
            "PartialDate",
            &[
                r#""2004-03-31""#,
                r#""2004-03""#,
                r#""2004""#,
                r#""2004?""#,
                r#""2004~""#,
                r#""2004%""#,
                r#""2004-01/2004-03""#,
                r#""2007/2022-05-18""#,
            ],
        )
        .read::<Period>(
            "Period",
            &[r#""2021""#, r#""2021-Q3""#, r#""2021-07""#, r#""2021-01/2021-09""#],
        )
        .read::<PeriodEnd>("PeriodEnd", &[r#""2022-05""#, r#""open""#, r#""unknown""#])
        .read::<DateRange>("DateRange", &[r#""2022-05-18/2022-05-19""#])
        .read::<Ratio>("Ratio", &[r#""2955/1289""#, r#""4/2""#, r#""-1/3""#, r#""0/7""#])
        .read::<Share>("Share", &[r#""1/3""#, r#""0/1""#, r#""1/1""#])
        .read::<Growth>("Growth", &[r#""1/10""#, r#""-1/2""#, r#""3/1""#])
        .read::<Quantity>(
            "Quantity",
            &[
                r#"{"value": "12.50", "unit": "tonne"}"#,
                r#"{"value": "3", "unit": "thousand-kilowatt-hours"}"#,
            ],
        )
        .read::<Currency>("Currency", &[r#""USD""#, r#""AZM""#, r#""BYR""#])
        .read::<Money>(
            "Money",
            &[
                r#"{"value": "424400000", "currency": "USD"}"#,
                r#"{"value": "-0.50", "currency": "AZN"}"#,
            ],
        )
        .read::<MetricValue>(
            "MetricValue",
            &[
                r#"{"value": "10000", "bound": "more-than", "unit": "item"}"#,
                r#"{"value": "700", "to": "800", "unit": "item"}"#,
            ],
        )
        .read::<MetricScope>(
            "MetricScope",
            &[
                r#""2021""#,
                r#""2021-01/2021-09""#,
                r#""each-year""#,
                r#""since:2007~""#,
                r#""cumulative""#,
            ],
        )
        .read::<Published>(
            "Published",
            &[
                r#"{"value": "295.5", "unit": "million", "currency": "USD"}"#,
                r#"{"value": "295.50", "unit": "million", "currency": "USD"}"#,
                r#"{"value": "315", "unit": "million", "currency": "USD", "bound": "about"}"#,
                r#"{"value": "70", "unit": "million", "currency": "USD", "bound": "more-than"}"#,
                r#"{"value": "1", "unit": "billion", "currency": "EUR", "half_unit": "0.25"}"#,
                r#"{"value": "7", "unit": "one", "currency": "USD", "bound": "exactly"}"#,
            ],
        )
        .read::<ExchangeRate>(
            "ExchangeRate",
            &[r#"{"base": "EUR", "quote": "AZN", "rate": "1.7850", "first_day": "2022-05-18",
                "last_day": "2022-05-18", "method": "official", "source": "bank"}"#],
        )
        .read::<HsCode>("HsCode", &[r#""04""#, r#""0405""#, r#""870193""#])
        .read::<SpecialCode>("SpecialCode", &[r#""9999AA""#, r#""999999""#])
        .read::<Commodity>(
            "Commodity",
            &[r#""TOTAL""#, r#""H6:TOTAL""#, r#""H6:0405""#, r#""H5:870193""#, r#""H0:9999AA""#],
        )
        .read::<TermLength>("TermLength", &[r#""P5Y""#, r#""P18M""#, r#""P90D""#])
        .read::<Side>("Side", &[r#""AZE""#, r#""joint""#, r#""third-party""#])
        .pinned_to("tests/golden/values.json");
}

/// The names that enums have in files.
#[test]
fn names() {
    Forms::default()
        .values("HsEdition", HsEdition::ALL)
        .values("CommodityLevel", &CommodityLevel::ALL)
        .values("Scale", &Scale::ALL)
        .names::<Bound>("Bound", "exactly about at-least at-most more-than less-than")
        .names::<RateMethod>("RateMethod", "average end-of-period official trade-weighted market")
        .values("Unit", Unit::ALL)
        .values("Sector", Sector::ALL)
        .names::<SourceKind>(
            "SourceKind",
            "press government register statistics dataset study company other",
        )
        .values("RelationEventKind", RelationEventKind::ALL)
        .values("RepresentationLevel", RepresentationLevel::ALL)
        .values("PostKind", PostKind::ALL)
        .values("HeadRank", HeadRank::ALL)
        .names::<AgreementKind>(
            "AgreementKind",
            "treaty convention agreement protocol amendment exchange-of-notes memorandum \
             declaration cooperation-program charter arrangement letter-of-intent contract other",
        )
        .names::<AgreementLevel>(
            "AgreementLevel",
            "interstate intergovernmental interagency subnational enterprise",
        )
        .names::<ConsentKind>(
            "ConsentKind",
            "definitive-signature ratification acceptance approval formal-confirmation accession \
             succession notification exchange-of-notes",
        )
        .names::<BindingNature>("BindingNature", "treaty contract political unclear")
        .names::<Conclusion>("Conclusion", "concluded under-negotiation abandoned")
        .names::<PartyList>("PartyList", "complete incomplete")
        .names::<SignatureKind>("SignatureKind", "definitive subject-to-ratification ad-referendum")
        .names::<EntryRule>(
            "EntryRule",
            "on-signature last-notification exchange-of-instruments nth-instrument fixed-date \
             per-party",
        )
        .names::<TermKind>("TermKind", "unlimited fixed renewable")
        .names::<EndGround>(
            "EndGround",
            "expiry mutual-consent denunciation replacement material-breach impossibility \
             fundamental-change peremptory-norm party-extinct desuetude fulfilled",
        )
        .names::<LinkKind>(
            "LinkKind",
            "amends supplements extends replaces implements accedes-to withdraws-from consolidates",
        )
        .names::<RegistrationSystem>(
            "RegistrationSystem",
            "united-nations league-of-nations world-trade-organization national",
        )
        .values("VisitKind", VisitKind::ALL)
        .values("VisitLevel", VisitLevel::ALL)
        .values("ProgrammeItemKind", ProgrammeItemKind::ALL)
        .values("VisitOutcomeKind", VisitOutcomeKind::ALL)
        .values("FlowKind", FlowKind::ALL)
        .values("Valuation", Valuation::ALL)
        .values("TradeMeasure", TradeMeasure::ALL)
        .values("ProjectForm", ProjectForm::ALL)
        .values("ProjectStage", ProjectStage::ALL)
        .values("ParticipantRole", ParticipantRole::ALL)
        .values("ProjectRelation", ProjectRelation::ALL)
        .values("FinanceKind", FinanceKind::ALL)
        .values("MetricKind", MetricKind::ALL)
        .pinned_to("tests/golden/names.json");
}

/// The facts, each with every field and with only those that it must have. They are invented.
#[test]
fn facts() {
    Forms::default()
        .read::<Source>("Source", &[FULL_SOURCE, r#"{"id": "s", "title": "A", "kind": "other"}"#])
        .read::<DiplomaticRelations>(
            "DiplomaticRelations",
            &[FULL_RELATIONS, r#"{"between": ["XAA", "XBB"], "events": []}"#],
        )
        .read::<Representation>(
            "Representation",
            &[FULL_REPRESENTATION, r#"{"sending": "XBB", "receiving": "XAA"}"#],
        )
        .read::<Agreement>(
            "Agreement",
            &[
                FULL_AGREEMENT,
                r#"{"id": "a", "title": "A", "kind": "other", "parties":
                    [{"country": "XAA"}, {"country": "XBB"}]}"#,
            ],
        )
        .read::<Visit>(
            "Visit",
            &[FULL_VISIT, r#"{"id": "v", "guest": "XAA", "host": "XBB", "start": "2021"}"#],
        )
        .read::<TradeFigures>(
            "TradeFigures",
            &[
                FULL_FIGURES,
                r#"{"period": "2021", "turnover":
                    {"value": "5", "unit": "million", "currency": "USD", "bound": "about"}}"#,
            ],
        )
        .read::<TradeFlow>(
            "TradeFlow",
            &[
                FULL_FLOW,
                r#"{"period": "2021", "reporter": "XAA", "partner": "world", "flow": "import",
                    "commodity": "TOTAL"}"#,
            ],
        )
        .read::<GoodsList>(
            "GoodsList",
            &[
                FULL_GOODS,
                r#"{"exporter": "XAA", "importer": "XBB", "items": [{"name": "Butter"}]}"#,
            ],
        )
        .read::<IndustrialProject>(
            "IndustrialProject",
            &[FULL_PROJECT, r#"{"id": "p", "title": "A", "between": ["XAA", "XBB"]}"#],
        )
        .read::<Dossier>("Dossier", &[&full_dossier(), r#"{"between": ["XAA", "XBB"]}"#])
        .pinned_to("tests/golden/facts.json");
}

const FULL_SOURCE: &str = r#"{"id": "gazette", "title": "Gazette", "kind": "register",
    "publisher": "Press office", "side": "XAA", "published": "2021-03", "retrieved": "2022-05-18",
    "url": "https://example.org/1", "note": "In two languages."}"#;

const FULL_RELATIONS: &str = r#"{"between": ["XBB", "XAA"], "events": [
    {"kind": "established", "on": "1993-06-11", "note": "By an exchange of notes.",
        "sources": ["gazette"]},
    {"kind": "recognized", "on": "1992", "by": "XAA"},
    {"kind": "level-raised", "on": "1995", "by": "joint", "level": "ambassador",
        "instrument": "Protocol", "agreement": "transit"},
    {"kind": "protecting-power-named", "on": "1999", "by": "XBB", "protecting_power": "XCC"}]}"#;

const FULL_REPRESENTATION: &str = r#"{"sending": "XAA", "receiving": "XBB", "posts": [
    {"kind": "embassy", "city": "The capital", "opened": "1994", "closed": "open",
        "note": "Moved once.", "sources": ["gazette"]},
    {"kind": "consulate-general", "closed": "2010-05"}],
    "heads": [{"rank": "ambassador", "name": "Fay", "seat": "XBB", "appointed": "1994-03",
        "arrived": "1994-04-01", "credentials": "1994-04-20", "ended": "1997~",
        "note": "Doyenne.", "sources": ["gazette"]},
        {"rank": "charge-daffaires-ad-interim"}],
    "note": "As listed.", "sources": ["gazette"]}"#;

const FULL_AGREEMENT: &str = r#"{"id": "transit", "title": "Transit of goods", "kind": "treaty",
    "level": "interstate", "binding": "treaty", "parties": [
        {"country": "XAA", "negotiated": "2003-05", "initialed": "2003-06", "signed": "2004-03-31",
            "signature": "subject-to-ratification",
            "consent": {"by": "ratification", "on": "2004-09-28", "deposited": "2004-10-01"},
            "in_force": "2005-01-01",
            "provisional": {"from": "2004-05-01", "until": "open"},
            "suspensions": [{"from": "2009", "until": "2010", "note": "In part."}],
            "denounced": "2014", "withdrawn": "2015"},
        {"country": "XBB", "consent": {"by": "accession"}}],
    "other_parties": ["The union"], "party_list": "incomplete", "open_to_accession": true,
    "adopted": "2004-01", "signed": "2004-03-31", "place": "The capital",
    "entry_into_force": "2005",
    "entry_rule": {"rule": "nth-instrument", "days": 30, "instruments": 2},
    "is_retroactive": true, "provisional": {"from": "2004-04", "until": "unknown"},
    "suspensions": [{"from": "2012-01-01", "until": "2012-02-01"}],
    "term": {"kind": "renewable", "length": "P5Y", "renewal": "P1Y", "notice": "P6M"},
    "ended": "2016~", "end_ground": "denunciation",
    "links": [{"kind": "replaces", "to": "old-transit", "external": true}],
    "registrations": [{"system": "united-nations", "number": "I-33521", "on": "2006"}],
    "subjects": ["trade", "transport"], "note": "Renewed once.", "sources": ["gazette"]}"#;

const FULL_VISIT: &str = r#"{"id": "spring", "guest": "XBB", "host": "XAA",
    "principal": {"name": "Ana", "office": "Minister of trade", "level": "minister",
        "country": "XBB"},
    "delegation": [{"name": "Ben"}], "type": "working", "start": "2022-05-18",
    "end": "2022-05-19", "days": 2, "places": ["The capital", "The port"],
    "programme": [{"kind": "plant-visit", "title": "The plant", "on": "2022-05-19",
        "city": "The port", "venue": "Hall 1", "counterpart": "The director",
        "note": "Announced."}],
    "talks": [{"on": "2022-05-18", "place": "The capital", "participants": [{"name": "Cem"}],
        "subjects": ["trade"], "note": "In private."}],
    "outcomes": [{"kind": "agreement", "title": "Signed", "on": "2022-05-19", "count": 1,
        "agreement": "transit", "project": "plant", "note": "In two copies."}],
    "note": "Delayed by a day.", "sources": ["gazette"]}"#;

const FULL_FIGURES: &str = r#"{"id": "year", "period": "2021", "reporter": "XAA",
    "seen_from": "XBB", "exports": {"value": "295.5", "unit": "million", "currency": "USD"},
    "imports": {"value": "128.90", "unit": "million", "currency": "USD", "half_unit": "0.05"},
    "turnover": {"value": "400", "unit": "million", "currency": "USD", "bound": "more-than"},
    "balance": {"value": "166.6", "unit": "million", "currency": "USD"},
    "growth": [{"measure": "turnover", "percent": "112", "form": "index", "since": "2020"}],
    "covers": "goods", "scope": "By land.", "partner_named": "XCC", "said": "2022-05",
    "rank": "preferred", "note": "Without services.", "sources": ["gazette"]}"#;

const FULL_FLOW: &str = r#"{"period": "2021-Q3", "reporter": "XAA", "partner": "XBB",
    "flow": "re-export", "commodity": "H6:0405", "valuation": "fob",
    "value": {"value": "1250000.50", "currency": "USD"},
    "quantity": {"value": "310", "unit": "tonne"}, "net_weight_kg": "310000.0",
    "sources": ["gazette"]}"#;

const FULL_GOODS: &str = r#"{"exporter": "XBB", "importer": "XAA", "period": "2021",
    "items": [{"name": "Butter", "commodity": "H6:0405",
        "value": {"value": "7", "unit": "thousand", "currency": "USD", "bound": "at-least"},
        "note": "In blocks."}],
    "note": "And others.", "sources": ["gazette"]}"#;

const FULL_PROJECT: &str = r#"{"id": "plant", "title": "Tractor plant", "between": ["XBB", "XAA"],
    "sectors": ["agricultural-machinery", "motor-vehicles"],
    "sector_shares": [{"sector": "agricultural-machinery", "percent": "62.5"},
        {"sector": "motor-vehicles", "percent": "37.5"}],
    "form": "joint-venture", "host": "XAA", "place": "The port",
    "participants": [{"name": "Plant", "country": "XAA", "role": "owner", "equity_percent": "51"},
        {"name": "Works", "country": "XBB"}],
    "planned_start": "2006", "started": "2007", "planned_end": "2017", "ended": "2020-06",
    "stages": [{"stage": "agreed", "on": "2006-11", "note": "In the second round.",
        "sources": ["gazette"]}, {"stage": "under-implementation", "on": "2007"}],
    "products": [{"name": "Tractors", "commodity": "H6:8701"}, {"name": "Parts"}],
    "commitments": [{"amount": {"value": "12", "unit": "million", "currency": "USD"},
        "on": "2006", "kind": "loan"}],
    "disbursements": [{"amount": {"value": "3.5", "unit": "million", "currency": "USD"},
        "on": "2007-03", "kind": "loan"}],
    "metrics": [{"product": "Tractors", "kind": "actual", "scope": "since:2007",
        "value": {"value": "700", "to": "800", "bound": "about", "unit": "item"}, "as_of": "2020-06",
        "side": "XAA", "note": "As the plant says.", "sources": ["gazette"]},
        {"product": "Tractors", "kind": "capacity", "scope": "each-year",
        "value": {"value": "5000", "unit": "item"}}],
    "parent": "program", "related": [{"project": "program", "relation": "cofunded-with"}],
    "is_umbrella": true, "is_not_recommended": true, "note": "Moved once.", "sources": ["gazette"]}"#;

/// Returns a dossier of the full facts.
fn full_dossier() -> String {
    format!(
        r#"{{"$schema": "dossier.schema.json", "between": ["XBB", "XAA"], "title": "Two",
            "sources": [{FULL_SOURCE}], "relations": {FULL_RELATIONS},
            "representation": [{FULL_REPRESENTATION}],
            "cooperation": [{{"sectors": ["energy"], "note": "Since 2007.",
                "sources": ["gazette"]}}, {{"sectors": ["trade"]}}],
            "agreements": [{FULL_AGREEMENT}], "visits": [{FULL_VISIT}], "trade": [{FULL_FIGURES}],
            "flows": [{FULL_FLOW}], "goods": [{FULL_GOODS}], "projects": [{FULL_PROJECT},
                {{"id": "program", "title": "Program", "between": ["XAA", "XBB"]}}],
            "remarks": [{{"on": "2019", "speaker": "Dan", "office": "President", "side": "XAA",
                "occasion": "A meeting", "text": "All is well.", "sources": ["gazette"]}},
                {{"on": "2020-01-02", "speaker": "Eva", "text": "Indeed."}}],
            "counts": [{{"of": "agreements", "count": 110, "as_of": "2018", "side": "XBB",
                "note": "A round number.", "sources": ["gazette"]}}],
            "other_accounts": {{"relation_events": [{{"kind": "established", "on": "1994"}}]}}}}"#
    )
}

/// The two doors into a dossier, serde and the reader, agree.
#[test]
fn the_reader_and_serde_read_the_same_dossier() {
    for text in [full_dossier(), crate::read(crate::SEED)] {
        let read = crate::read_dossier(&text).unwrap().into_parts().0;
        assert_eq!(serde_json::from_str::<Dossier>(&text).unwrap(), read);
        let written = serde_json::to_string_pretty(&read).unwrap();
        assert_eq!(crate::read_dossier(&written).unwrap().dossier(), &read);
    }
}

/// The seed dossier is written as it stands, but for its layout: nothing is lost or added.
#[test]
fn the_seed_dossier_is_written_as_it_was_read() {
    let text = crate::read(crate::SEED);
    let dossier = crate::read_dossier(&text).unwrap().into_parts().0;
    let before: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(serde_json::to_value(&dossier).unwrap(), before);
}

#[test]
fn the_brief_of_the_seed_dossier() {
    let text = crate::read(crate::SEED);
    let dossier = crate::read_dossier(&text).unwrap().into_parts().0;
    let brief = Brief::new(&dossier, BriefOptions::default());
    crate::golden("tests/golden/azerbaijan-belarus.md", &brief.to_markdown());
    let json = serde_json::to_string_pretty(&brief).unwrap() + "\n";
    crate::golden("tests/golden/azerbaijan-belarus.json", &json);
}

#[test]
fn the_notices_of_the_bad_records() {
    let text = crate::read("examples/data/bad-records.json");
    let notices: Notices = crate::read_dossier(&text).unwrap_err().notices;
    let json = serde_json::to_string_pretty(&notices).unwrap() + "\n";
    crate::golden("tests/golden/bad-records.json", &json);
}

#[cfg(feature = "schema")]
#[test]
fn the_schema_beside_the_examples_is_that_of_the_library() {
    let schema = bilateral::dossier_schema() + "\n";
    crate::golden("examples/data/dossier.schema.json", &schema);
}

/// Asserts that none of `texts` can be read as a `T`.
fn refuse<T: DeserializeOwned + Debug>(noun: &str, texts: &[&str]) {
    for text in texts {
        // A text that is no JSON would be refused for another reason than the one meant.
        serde_json::from_str::<serde::de::IgnoredAny>(text).expect("the case is JSON");
        if let Ok(value) = serde_json::from_str::<T>(text) {
            panic!("{noun} was read from {text}: {value:?}");
        }
    }
}

#[test]
fn refused_values() {
    refuse::<RecordId>("RecordId", &[r#""""#, r#""a b""#, r#""a\u200e""#, "7", "null"]);
    refuse::<Text>("Text", &[r#""""#, r#"" ""#, r#""a\nb""#, r#""a\u202eb""#, "7", "null", "[]"]);
    refuse::<Country>(
        "Country",
        &[
            r#""aze""#,
            r#""Aze""#,
            r#""JJJ""#,
            r#"" AZE""#,
            r#""SUN""#,
            r#""world""#,
            r#""31 ""#,
            "31",
            "null",
        ],
    );
    refuse::<CountryPair>(
        "CountryPair",
        &[
            r#"["AZE", "AZE"]"#,
            r#"["AZE", "031"]"#,
            r#"["AZE"]"#,
            r#"["AZE", "BLR", "KAZ"]"#,
            r#""AZE-BLR""#,
            r#"{"first": "AZE", "second": "BLR"}"#,
        ],
    );
    refuse::<Partner>(
        "Partner",
        &[r#""World""#, r#""WORLD""#, r#""nes:1""#, r#""nes:0899""#, r#""group:""#, r#""eu""#, "0"],
    );
    refuse::<CountryGroup>("CountryGroup", &[r#""EAEU""#, r#""eurasia""#]);
    refuse::<PartialDate>(
        "PartialDate",
        &[
            r#""2022-02-30""#,
            r#""2022-13""#,
            r#""2022-1""#,
            r#""22""#,
            r#""18.05.2022""#,
            r#""2022-05-18T00:00:00""#,
            r#""2022/2021""#,
            r#""""#,
            "2022",
            "null",
        ],
    );
    refuse::<Period>(
        "Period",
        &[
            r#""2021-Q5""#,
            r#""2021-q1""#,
            r#""2021-13""#,
            r#""2021-09/2021-01""#,
            r#""2021/2022""#,
            r#""2021-01-01""#,
            "2021",
        ],
    );
    refuse::<PeriodEnd>("PeriodEnd", &[r#""Open""#, r#""..""#, r#""""#, "null"]);
    refuse::<DateRange>(
        "DateRange",
        &[r#""2022-05-19/2022-05-18""#, r#""2022-05/2022-06""#, r#""2022-05-18""#],
    );
    refuse::<Ratio>("Ratio", &[r#""1/0""#, r#""1""#, r#""1.5""#, r#""1/-2""#, r#""a/b""#, "0.5"]);
    refuse::<Share>("Share", &[r#""3/2""#, r#""-1/2""#, r#""1/0""#, "0.5", "1"]);
    refuse::<Growth>("Growth", &[r#""1/0""#, r#""10%""#, "0.1"]);
    refuse::<Quantity>(
        "Quantity",
        &[
            r#"{"value": 12.5, "unit": "tonne"}"#,
            r#"{"value": "-1", "unit": "tonne"}"#,
            r#"{"value": "1", "unit": "t"}"#,
            r#"{"value": "1", "unit": "Tonne"}"#,
            r#"{"value": "1", "unit": "tonne", "note": "A"}"#,
            r#"{"value": "1"}"#,
            r#""1 t""#,
        ],
    );
    refuse::<Currency>("Currency", &[r#""usd""#, r#""US$""#, r#""XYZ""#, r#""""#, "840"]);
    refuse::<Bound>("Bound", &[r#""More-than""#, r#""more_than""#, r#"">""#, "null"]);
    refuse::<SourceKind>("SourceKind", &[r#""Press""#, r#""blog""#]);
    refuse::<VisitKind>("VisitKind", &[r#""Working""#, r#""official_working""#, r#""friendly""#]);
    refuse::<FlowKind>("FlowKind", &[r#""X""#, r#""re_export""#, r#""Export""#]);
    refuse::<Sector>("Sector", &[r#""Energy""#, r#""magic""#, "7"]);
    refuse::<HsCode>("HsCode", &[r#""405""#, r#""0405.10""#, r#""""#, "405", "8701"]);
    refuse::<Commodity>(
        "Commodity",
        &[
            r#""0405""#,
            r#""H6:405""#,
            r#""H9:0405""#,
            r#""h6:0405""#,
            r#""total""#,
            r#""H6:0000""#,
            "405",
        ],
    );
    refuse::<Side>("Side", &[r#""aze""#, r#""Joint""#, r#""both""#]);
}

/// Numbers as amounts, lost digits, unknown units, unknown fields.
#[test]
fn refused_amounts() {
    for number in [
        "295.5",
        "1e3",
        r#""1e3""#,
        r#""+1""#,
        r#"" 1""#,
        r#""1,5""#,
        r#""1 000""#,
        r#""1_000""#,
        r#""01""#,
        r#"".5""#,
        r#""5.""#,
        r#""NaN""#,
        r#""inf""#,
        r#""１２""#,
        r#""""#,
        r#""12345678901234567890123456789""#,
        "null",
        "true",
    ] {
        let money = format!(r#"{{"value": {number}, "currency": "USD"}}"#);
        refuse::<Money>("Money", &[&money]);
        let published = format!(r#"{{"value": {number}, "unit": "one", "currency": "USD"}}"#);
        refuse::<Published>("Published", &[&published]);
        let quantity = format!(r#"{{"value": {number}, "unit": "tonne"}}"#);
        refuse::<Quantity>("Quantity", &[&quantity]);
        let rate = rate_text(&format!(r#""rate": {number}"#));
        refuse::<ExchangeRate>("ExchangeRate", &[&rate]);
    }
    refuse::<Money>(
        "Money",
        &[
            r#"{"value": "1000000000000000001", "currency": "USD"}"#,
            r#"{"value": "0.1234567891", "currency": "USD"}"#,
            r#"{"value": "1", "currency": "usd"}"#,
            r#"{"value": "1"}"#,
            r#"{"currency": "USD"}"#,
            r#"{"value": "1", "currency": "USD", "unit": "million"}"#,
            r#"{"value": "1", "value": "1", "currency": "USD"}"#,
            r#""1 USD""#,
        ],
    );
    refuse::<Published>(
        "Published",
        &[
            r#"{"value": "1", "currency": "USD"}"#,
            r#"{"value": "1", "unit": "Million", "currency": "USD"}"#,
            r#"{"value": "1", "unit": "mln", "currency": "USD"}"#,
            r#"{"value": "1", "unit": "one", "currency": "USD", "bound": "over"}"#,
            r#"{"value": "1", "unit": "one", "currency": "USD", "bound": null}"#,
            r#"{"value": "1", "unit": "one", "currency": "USD", "half_unit": 0.5}"#,
            r#"{"value": "1", "unit": "one", "currency": "USD", "half_unit": "-0.5"}"#,
            r#"{"value": "1", "unit": "one", "currency": "USD", "note": "A"}"#,
            r#"{"value": "10000000000", "unit": "billion", "currency": "USD"}"#,
        ],
    );
    assert!(serde_json::from_str::<ExchangeRate>(&rate_text(r#""rate": "1.7""#)).is_ok());
    for fields in [
        r#""rate": "0""#,
        r#""rate": "-1.7""#,
        r#""rate": "1.7", "quote": "EUR""#,
        r#""rate": "1.7", "base": "BYB""#,
        r#""rate": "1.7", "first_day": "2022-05-19""#,
        r#""rate": "1.7", "last_day": "2022-05""#,
        r#""rate": "1.7", "method": "Official""#,
        r#""rate": "1.7", "source": """#,
        r#""rate": "1.7", "note": "A""#,
    ] {
        refuse::<ExchangeRate>("ExchangeRate", &[&rate_text(fields)]);
    }
}

/// Returns an exchange rate with these fields, and others where they do not say.
fn rate_text(fields: &str) -> String {
    let others = [
        ("base", "EUR"),
        ("quote", "AZN"),
        ("first_day", "2022-05-18"),
        ("last_day", "2022-05-18"),
        ("method", "official"),
        ("source", "bank"),
    ];
    let others = others.iter().filter(|(name, _)| !fields.contains(&format!("\"{name}\"")));
    let others: Vec<_> = others.map(|(name, value)| format!(r#", "{name}": "{value}""#)).collect();
    let others = others.concat();
    format!("{{{fields}{others}}}")
}

/// Each fact refuses a field that it does not know, one that is missing, and one given twice.
#[test]
fn refused_facts() {
    fn each<T: DeserializeOwned + Debug>(noun: &str, full: &str) {
        serde_json::from_str::<T>(full).unwrap_or_else(|error| panic!("{noun}: {error}"));
        let tree: serde_json::Value = serde_json::from_str(full).unwrap();
        let fields = tree.as_object().unwrap();
        let without_brace = full.trim_end().strip_suffix('}').unwrap();
        refuse::<T>(noun, &["{}", "[]", "null", r#""text""#]);
        refuse::<T>(noun, &[&format!(r#"{without_brace}, "remark": "A"}}"#)]);
        for (name, value) in fields {
            refuse::<T>(noun, &[&format!(r#"{without_brace}, "{name}": {value}}}"#)]);
            let mut renamed = fields.clone();
            let value = renamed.remove(name).unwrap();
            renamed.insert(name.to_uppercase(), value);
            refuse::<T>(noun, &[&serde_json::Value::Object(renamed).to_string()]);
        }
    }
    each::<Source>("Source", FULL_SOURCE);
    each::<DiplomaticRelations>("DiplomaticRelations", FULL_RELATIONS);
    each::<Agreement>("Agreement", FULL_AGREEMENT);
    each::<Visit>("Visit", FULL_VISIT);
    each::<TradeFigures>("TradeFigures", FULL_FIGURES);
    each::<TradeFlow>("TradeFlow", FULL_FLOW);
    each::<GoodsList>("GoodsList", FULL_GOODS);
    each::<IndustrialProject>("IndustrialProject", FULL_PROJECT);
    each::<Dossier>("Dossier", &full_dossier());
}

/// A fact that contradicts itself is refused by serde too, not only by its constructor.
#[test]
fn refused_contradictions() {
    refuse::<Source>(
        "Source",
        &[&FULL_SOURCE.replace(r#""retrieved": "2022-05-18""#, r#""retrieved": "2020""#)],
    );
    refuse::<DiplomaticRelations>(
        "DiplomaticRelations",
        &[&FULL_RELATIONS.replace("recognized", "severed"), &FULL_RELATIONS.replace("XBB", "XAA")],
    );
    refuse::<Agreement>(
        "Agreement",
        &[
            &FULL_AGREEMENT.replace("XBB", "XAA"),
            &FULL_AGREEMENT.replace("2016~", "2003"),
            &FULL_AGREEMENT.replace(r#""withdrawn": "2015""#, r#""withdrawn": "2003""#),
        ],
    );
    refuse::<Visit>(
        "Visit",
        &[
            &FULL_VISIT.replace(r#""host": "XAA""#, r#""host": "XBB""#),
            &FULL_VISIT.replace(r#""days": 2"#, r#""days": 3"#),
            &FULL_VISIT.replace(r#""days": 2"#, r#""days": "2""#),
            &FULL_VISIT.replace(r#""days": 2"#, r#""days": -2"#),
            &FULL_VISIT.replace(r#""end": "2022-05-19""#, r#""end": "2022-05-17""#),
            &FULL_VISIT.replace(r#""count": 1"#, r#""count": 0"#),
        ],
    );
    refuse::<TradeFigures>(
        "TradeFigures",
        &[
            &FULL_FIGURES.replace("295.5", "-295.5"),
            &FULL_FIGURES.replace(r#""295.5""#, "295.5"),
            &FULL_FIGURES.replacen("USD", "EUR", 1),
            r#"{"period": "2021"}"#,
        ],
    );
    refuse::<TradeFlow>(
        "TradeFlow",
        &[
            &FULL_FLOW.replace("XBB", "XAA"),
            &FULL_FLOW.replace("1250000.50", "-1"),
            &FULL_FLOW.replace(r#""310000.0""#, "310000"),
            &FULL_FLOW.replace(r#""310000.0""#, r#""-1""#),
        ],
    );
    refuse::<GoodsList>(
        "GoodsList",
        &[
            &FULL_GOODS.replace("XBB", "XAA"),
            r#"{"exporter": "XAA", "importer": "XBB", "items": []}"#,
            r#"{"exporter": "XAA", "importer": "XBB",
                "items": [{"name": "Butter"}, {"name": " Butter "}]}"#,
        ],
    );
    refuse::<IndustrialProject>(
        "IndustrialProject",
        &[
            &FULL_PROJECT.replace(r#""parent": "program""#, r#""parent": "plant""#),
            &FULL_PROJECT.replace(r#""ended": "2020-06""#, r#""ended": "2005""#),
            &FULL_PROJECT.replace(r#""12""#, r#""-12""#),
        ],
    );
    refuse::<Dossier>(
        "Dossier",
        &[
            &full_dossier().replace(r#""id": "gazette""#, r#""id": "other""#),
            &full_dossier().replace(r#""agreement": "transit""#, r#""agreement": "nothing""#),
            &full_dossier().replacen(r#"["XBB", "XAA"]"#, r#"["XBB", "XCC"]"#, 1),
        ],
    );
}
