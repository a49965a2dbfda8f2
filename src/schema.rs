//! The JSON Schema of the dossier format: for editors that complete and check while one writes.
//!
//! Records derive their schema, so that fields and their documentation cannot drift apart; here are
//! the types that are text on the wire, and the nouns that go through a record.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

use crate::{
    agreement::{Agreement, AgreementRecord, TermLength},
    commodity::Commodity,
    country::{Country, CountryPair, Partner},
    id::RecordId,
    money::{Currency, Money, MoneyRecord, Published, PublishedRecord},
    period::{PartialDate, Period, PeriodEnd},
    project::{IndustrialProject, MetricScope, MetricValue, MetricValueRecord, ProjectRecord},
    quantity::{Quantity, QuantityRecord},
    relations::{DiplomaticRelations, RelationsRecord, Representation, RepresentationRecord},
    sector::Sector,
    source::{Side, Source, SourceRecord},
    text::Text,
    trade::{
        GoodsList, GoodsListRecord, TradeFigures, TradeFiguresRecord, TradeFlow, TradeFlowRecord,
    },
    visit::{Visit, VisitRecord},
};

/// Returns the JSON Schema (draft 2020-12) of a dossier file, as JSON text.
///
/// The schema describes the shape; [`dossier::read`](crate::dossier::read()) checks that and more:
/// dates that exist, references that hold, facts that agree.
///
/// # Examples
///
/// ```
/// let schema = bilateral::dossier_schema();
/// assert!(schema.contains("\"between\""));
/// ```
#[must_use]
pub fn dossier_schema() -> String {
    let mut schema = schemars::schema_for!(crate::dossier::DossierRecord);
    schema.insert("title".to_owned(), "Bilateral dossier".into());
    schema.insert("description".to_owned(), ROOT.into());
    plain_descriptions(schema.as_object_mut().into_iter().flat_map(Map::values_mut));
    // The schema is plain data, which always has a JSON form.
    serde_json::to_string_pretty(&schema).unwrap_or_default()
}

/// Turns the documentation of Rust items into words for those who write JSON: without links, without
/// the examples, one paragraph a line.
fn plain_descriptions<'a>(values: impl Iterator<Item = &'a mut Value>) {
    for value in values {
        match value {
            Value::Object(object) => {
                if let Some(Value::String(text)) = object.get_mut("description") {
                    *text = plain(text);
                }
                plain_descriptions(object.values_mut());
            }
            Value::Array(items) => plain_descriptions(items.iter_mut()),
            _ => {}
        }
    }
}

/// Returns a description without its examples, link targets and line ends inside paragraphs.
fn plain(text: &str) -> String {
    let prose = text.split("\n\n# ").next().unwrap_or_default();
    let paragraphs: Vec<_> = prose.split("\n\n").map(|lines| lines.replace('\n', " ")).collect();
    let mut rest = paragraphs.join("\n");
    let mut plain = String::new();
    while let Some((before, link)) = rest.split_once("[`")
        && let Some((name, after)) = link.split_once("`]")
    {
        plain.push_str(before);
        plain.push('`');
        plain.push_str(name);
        plain.push('`');
        let target = after.strip_prefix('(').and_then(|target| target.split_once(')'));
        rest = target.map_or(after, |(_, after)| after).to_owned();
    }
    plain.push_str(&rest);
    plain
}

/// What the file as a whole is.
const ROOT: &str = "All that is recorded about the relations of two countries. Every list may be absent. \
                    Each fact names its sources by their identifiers. A field that is absent is not \
                    recorded, which is not the same as none.";

/// Describes a type that is text on the wire.
macro_rules! text_schema {
    ($($type:ty as $name:literal { $($schema:tt)+ })+) => {
        $(impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", $($schema)+ })
            }
        })+
    };
}

/// Describes a noun by its record.
macro_rules! record_schema {
    ($($noun:ty as $name:literal by $record:ty: $description:literal;)+) => {
        $(impl JsonSchema for $noun {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(generator: &mut SchemaGenerator) -> Schema {
                let mut schema = <$record>::json_schema(generator);
                schema.insert("description".to_owned(), $description.into());
                schema
            }
        })+
    };
}

text_schema! {
    RecordId as "RecordId" {
        "description": "An identifier: any visible characters without spaces, at most 128 bytes. \
                        Identifiers are unique over all sources and facts of the dossier.",
        "pattern": r"^\S+$",
        "maxLength": 128,
        "examples": ["free-trade-2004"]
    }
    Text as "Text" {
        "description": "One line of text, not blank, without control characters, at most 4096 bytes.",
        "pattern": r"^[^\u0000-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f][^\u0000-\u001f\u007f-\u009f]*$",
        "maxLength": 4096
    }
    PartialDate as "PartialDate" {
        "description": "A day (2004-03-31), a month (2004-03), a year (2004), or some day between two \
                        of them (2004-01/2004-03). A ? behind says that the source doubts it, a ~ \
                        that it is approximate, a % both.",
        "pattern": r"^[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[?~%]?(/[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[?~%]?)?$",
        "examples": ["2004-03-31", "2004-03", "2004", "2004~", "2007/2022-05-18"]
    }
    TermLength as "TermLength" {
        "description": "A length of time in years and months of the calendar, or in days.",
        "pattern": r"^P(?=\d)(\d{1,6}Y)?(\d{1,6}M)?(\d{1,6}D)?$",
        "examples": ["P5Y", "P18M", "P90D"]
    }
    Period as "Period" {
        "description": "A year (2021), quarter (2021-Q3), month (2021-07) or span of whole months \
                        (2021-01/2021-09).",
        "pattern": r"^([12]\d{3}(-Q[1-4])?|[12]\d{3}-(0[1-9]|1[0-2])(/[12]\d{3}-(0[1-9]|1[0-2]))?)$",
        "examples": ["2021", "2021-Q3", "2021-07", "2021-01/2021-09"]
    }
    MetricScope as "MetricScope" {
        "description": "The time that a figure covers: a period (2021), `each-year` for a year and no \
                        particular one, `since:2007` for all time from then, `cumulative` for all \
                        time from a beginning that is not recorded.",
        "pattern": r"^(each-year|cumulative|since:\d{4}.*|\d{4}(-Q[1-4]|-\d{2}(/\d{4}-\d{2})?)?)$",
        "examples": ["2021", "each-year", "since:2007", "cumulative"]
    }
    PeriodEnd as "PeriodEnd" {
        "description": "The last day on which something held: a date; `open` if it still holds; \
                        `unknown` if that is not recorded.",
        "pattern": r"^(open|unknown|[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[?~%]?(/[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?[?~%]?)?)$",
        "examples": ["2008-03-12", "open", "unknown"]
    }
    Side as "Side" {
        "description": "For whom a source or speaker speaks: the code of a country, `joint` for both \
                        countries together, `third-party` for neither.",
        "pattern": "^([A-Z]{2,4}|[0-9]{1,3}|joint|third-party)$",
        "examples": ["AZE", "joint", "third-party"]
    }
    Partner as "Partner" {
        "description": "A country by its code, or `world`. In a table of its own also an area not \
                        elsewhere specified (`nes:899`) or a group (`group:eu`), which are no part \
                        of a dossier of two countries.",
        "pattern": "^([A-Z]{2,4}|[0-9]{1,3}|world|nes:[0-9]{1,3}|group:[a-z-]+)$",
        "examples": ["BLR", "world"]
    }
    Commodity as "Commodity" {
        "description": "Goods by edition and code of the Harmonized System (H0 1992, H1 1996, H2 \
                        2002, H3 2007, H4 2012, H5 2017, H6 2022): two, four or six digits, leading \
                        zeros kept; `TOTAL` for all goods, with or without an edition.",
        "pattern": "^(TOTAL|H[0-6]:(TOTAL|[0-9A-Z]{2}([0-9A-Z]{2}){0,2}))$",
        "examples": ["H6:0405", "H5:870193", "TOTAL"]
    }
}

impl JsonSchema for Country {
    fn schema_name() -> Cow<'static, str> {
        "Country".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let codes: Vec<_> = Self::all().chain(Self::former()).map(Self::code).collect();
        let short: Vec<_> = Self::all().filter_map(Self::alpha2).collect();
        json_schema!({
            "description": "A country by its ISO 3166-1 code, best the one of three letters (AZE); \
                            two letters or the number are read too. A former country is written with \
                            its ISO 3166-3 code of four letters (SUHH). Codes that ISO leaves to \
                            users (XKX, XAA) are taken as they are.",
            "type": "string",
            "anyOf": [
                { "enum": codes },
                { "enum": short },
                { "pattern": "^(XK|AA[A-Z]|Q[M-Z][A-Z]|X[A-Z]{2}|ZZ[A-Z]|[0-9]{1,3})$" }
            ],
            "examples": ["AZE", "BLR"]
        })
    }
}

impl JsonSchema for CountryPair {
    fn schema_name() -> Cow<'static, str> {
        "CountryPair".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Two different countries, in either order.",
            "type": "array",
            "items": generator.subschema_for::<Country>(),
            "minItems": 2,
            "maxItems": 2,
            "uniqueItems": true,
            "examples": [["AZE", "BLR"]]
        })
    }
}

impl JsonSchema for Currency {
    fn schema_name() -> Cow<'static, str> {
        "Currency".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let codes: Vec<_> = Self::all().map(Self::code).collect();
        json_schema!({
            "description": "A currency by its ISO 4217 code, withdrawn ones included.",
            "type": "string",
            "enum": codes
        })
    }
}

impl JsonSchema for Sector {
    fn schema_name() -> Cow<'static, str> {
        "Sector".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let sectors: Vec<_> = Self::ALL
            .iter()
            .map(|sector| {
                json_schema!({ "const": sector.as_str(), "description": sector.description() })
            })
            .collect();
        json_schema!({
            "description": "A sector of cooperation or an industry.",
            "type": "string",
            "oneOf": sectors
        })
    }
}

record_schema! {
    Source as "Source" by SourceRecord:
        "Where facts were read: an article, a register, a statistical release.";
    DiplomaticRelations as "DiplomaticRelations" by RelationsRecord:
        "The diplomatic relations of the two countries, as dated events in any order.";
    Representation as "Representation" by RepresentationRecord:
        "What one country keeps in the other: offices, and the heads who were accredited. What is \
         listed is taken for all there was.";
    Agreement as "Agreement" by AgreementRecord:
        "An agreement and the dated acts of its parties. Its status is not written: it follows from \
         the dates.";
    Visit as "Visit" by VisitRecord:
        "A visit: who came to whom, when, for what, and what came of it.";
    TradeFigures as "TradeFigures" by TradeFiguresRecord:
        "Exports, imports and turnover of a period as published. They are those of `seen_from`, else \
         of `reporter`; without either nobody knows whose they are, and they are given to no country.";
    TradeFlow as "TradeFlow" by TradeFlowRecord:
        "One row of trade statistics: what a reporter says of its trade with a partner.";
    GoodsList as "GoodsList" by GoodsListRecord:
        "The main goods of one direction, in the order of the source.";
    IndustrialProject as "IndustrialProject" by ProjectRecord:
        "A joint industrial project. Its status is not written: it follows from its stages and dates.";
    Money as "Money" by MoneyRecord: "An exact amount in units of the currency.";
    Published as "Published" by PublishedRecord:
        "A figure as printed, such as 295.5 million USD.";
    Quantity as "Quantity" by QuantityRecord: "A quantity of goods.";
    MetricValue as "MetricValue" by MetricValueRecord:
        "A figure as printed: a number or a range, and the words around it.";
}
