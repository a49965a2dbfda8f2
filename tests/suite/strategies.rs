//! Dossiers of all shapes, built through the checked constructors.

use std::collections::BTreeMap;

use bilateral::{
    Agreement, Commodity, Country, CountryPair, Currency, DiplomaticRelations, Dossier,
    IndustrialProject, Money, PartialDate, Period, PeriodEnd, Published, RecordId, Sector, Source,
    Text, TradeFigures, TradeFlow, Visit,
    agreement::{AgreementKind, AgreementRecord, ConsentKind, ConsentRecord, PartyRecord},
    dossier::{CooperationRecord, DossierRecord, RemarkRecord},
    money::{Bound, PublishedRecord, Scale},
    project::{ProjectRecord, ProjectStage, StageRecord},
    relations::{RelationEventKind, RelationEventRecord, RelationsRecord},
    rust_decimal::Decimal,
    source::{Side, SourceKind, SourceRecord},
    trade::{
        FlowKind, GoodsItemRecord, GoodsList, GoodsListRecord, TradeFiguresRecord, TradeFlowRecord,
        Valuation,
    },
    visit::{
        PersonRecord, ProgrammeItemKind, ProgrammeItemRecord, TalksRecord, VisitKind,
        VisitOutcomeKind, VisitOutcomeRecord, VisitRecord,
    },
};
use proptest::{collection::vec, option, prelude::*, sample};

/// The invented countries of generated facts.
pub(crate) fn pair() -> CountryPair {
    CountryPair::new("XAA".parse().unwrap(), "XBB".parse().unwrap()).unwrap()
}

fn id(text: &str) -> RecordId {
    RecordId::new(text).unwrap()
}

/// Text with the characters that formats take for markup.
pub(crate) fn text() -> impl Strategy<Value = Text> {
    "[A-Za-zəğü0-9|<>&`*_~#!\\[\\](){}.,:;+=\"'\\\\/ -]{1,24}"
        .prop_filter_map("a text is not blank", |text| Text::new(text).ok())
}

/// Dates of all precisions from 1990 to 2022.
pub(crate) fn date() -> impl Strategy<Value = PartialDate> {
    let year = || 1990_i32..2022;
    prop_oneof![
        year().prop_map(|year| format!("{year}")),
        (year(), 1..=12).prop_map(|(year, month)| format!("{year}-{month:02}")),
        (year(), 1..=12, 1..=28)
            .prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
        (year(), 1..=6).prop_map(|(year, month)| format!("{year}/{}-{month:02}", year + 1)),
        (year(), sample::select(vec!["?", "~", "%"]))
            .prop_map(|(year, mark)| format!("{year}{mark}")),
    ]
    .prop_map(|text| text.parse().unwrap())
}

fn country() -> impl Strategy<Value = Country> {
    sample::select(pair().countries().to_vec())
}

/// A guest and a host, an exporter and an importer.
fn direction() -> impl Strategy<Value = (Country, Country)> {
    country().prop_map(|one| (one, pair().other(one).unwrap()))
}

/// The number of sources that each generated dossier has.
const SOURCES: usize = 3;

fn cited() -> impl Strategy<Value = Vec<RecordId>> {
    let all: Vec<_> = (0..SOURCES).map(|index| id(&format!("source-{index}"))).collect();
    sample::subsequence(all, 0..=SOURCES)
}

fn sectors() -> impl Strategy<Value = Vec<Sector>> {
    sample::subsequence(Sector::ALL.to_vec(), 0..4)
}

fn published() -> impl Strategy<Value = Published> {
    let bounds = [Bound::Exactly, Bound::Exactly, Bound::About, Bound::MoreThan, Bound::LessThan];
    let scales = Scale::ALL.to_vec();
    (0_i64..1_000_000, 0_u32..3, sample::select(scales), sample::select(bounds.to_vec())).prop_map(
        |(mantissa, decimals, unit, bound)| {
            let value = Decimal::new(mantissa, decimals);
            let currency = Currency::USD;
            let record = PublishedRecord { value, unit, currency, bound, half_unit: None };
            Published::new(record).unwrap()
        },
    )
}

fn sources() -> impl Strategy<Value = Vec<Source>> {
    let parts = (text(), option::of(text()), option::of(date()), option::of(country()));
    vec(parts, SOURCES).prop_map(|all| {
        let source = |(index, (title, publisher, published, side))| {
            Source::new(SourceRecord {
                id: id(&format!("source-{index}")),
                title,
                kind: SourceKind::Press,
                publisher,
                side: Option::map(side, Side::Country),
                published,
                retrieved: None,
                url: None,
                note: None,
            })
            .unwrap()
        };
        all.into_iter().enumerate().map(source).collect()
    })
}

fn relations() -> impl Strategy<Value = Option<DiplomaticRelations>> {
    use RelationEventKind as Kind;
    let kinds =
        [Kind::Recognized, Kind::Established, Kind::Suspended, Kind::Severed, Kind::Resumed];
    let event = (sample::select(kinds.to_vec()), date(), option::of(text()), cited()).prop_map(
        |(kind, on, note, sources)| RelationEventRecord {
            note,
            sources,
            ..RelationEventRecord::new(kind, on)
        },
    );
    vec(event, 0..4).prop_map(|events| {
        DiplomaticRelations::new(RelationsRecord { between: pair(), events }).ok()
    })
}

/// The parts of an agreement of the two countries, and perhaps a third.
pub(crate) fn agreement() -> impl Strategy<Value = Agreement> {
    let consent = (
        sample::select(vec![ConsentKind::Ratification, ConsentKind::Accession]),
        option::of(date()),
    )
        .prop_map(|(by, on)| ConsentRecord { on, ..ConsentRecord::new(by) });
    let dates = || option::weighted(0.4, date());
    let party = (dates(), option::of(consent), dates(), option::weighted(0.15, date()));
    let whole = (option::weighted(0.7, date()), dates(), option::weighted(0.3, date()));
    (text(), vec(party, 2..4), whole, sectors(), option::of(text()), cited()).prop_map(
        |(title, parties, (signed, entry_into_force, ended), subjects, note, sources)| {
            let [first, second] = pair().countries();
            let countries = [first, second, Country::KAZ];
            let parties = countries.into_iter().zip(parties).map(
                |(country, (signed, consent, in_force, withdrawn))| PartyRecord {
                    signed,
                    consent,
                    in_force,
                    withdrawn: withdrawn.map(PeriodEnd::On),
                    ..PartyRecord::new(country)
                },
            );
            let parties = parties.collect();
            let mut record = AgreementRecord {
                signed,
                entry_into_force,
                ended: ended.map(PeriodEnd::On),
                subjects,
                note,
                sources,
                ..AgreementRecord::new(id("agreement"), title, AgreementKind::Agreement, parties)
            };
            Agreement::new(record.clone()).unwrap_or_else(|_| {
                // Without an end, no date is out of order.
                record.ended = None;
                record.parties.iter_mut().for_each(|party| party.withdrawn = None);
                Agreement::new(record).unwrap()
            })
        },
    )
}

pub(crate) fn visit() -> impl Strategy<Value = Visit> {
    let item = (text(), option::of(text())).prop_map(|(title, note)| ProgrammeItemRecord {
        kind: ProgrammeItemKind::Other,
        title,
        on: None,
        city: None,
        venue: None,
        counterpart: None,
        note,
    });
    let outcome = (text(), option::of(1_u32..20)).prop_map(|(title, count)| VisitOutcomeRecord {
        kind: VisitOutcomeKind::Other,
        title,
        on: None,
        count,
        agreement: None,
        project: None,
        value: None,
        parts: Vec::new(),
        note: None,
    });
    let talks = (option::of(text()), vec(text(), 0..3), sectors(), option::of(text())).prop_map(
        |(place, people, subjects, note)| TalksRecord {
            on: None,
            place,
            participants: people.into_iter().map(PersonRecord::new).collect(),
            subjects,
            note,
        },
    );
    let kinds = VisitKind::ALL.to_vec();
    let when = (date(), option::weighted(0.4, date()), option::weighted(0.4, 1_u32..20));
    let lists = (vec(text(), 0..3), vec(item, 0..3), vec(talks, 0..2), vec(outcome, 0..3));
    (direction(), option::of(sample::select(kinds)), when, lists, option::of(text()), cited())
        .prop_map(|((guest, host), kind, (start, end, days), lists, note, sources)| {
            let (places, programme, talks, outcomes) = lists;
            let record = VisitRecord {
                kind,
                end,
                days,
                places,
                programme,
                talks,
                outcomes,
                note,
                sources,
                ..VisitRecord::new(id("visit"), guest, host, start)
            };
            let without_end = VisitRecord { end: None, ..record.clone() };
            Visit::new(record).or_else(|_| Visit::new(without_end)).unwrap()
        })
}

fn figures() -> impl Strategy<Value = TradeFigures> {
    let figure = || option::of(published());
    let who = (option::of(country()), option::of(country()));
    let rest = (option::of(text()), cited());
    (2015_i32..2022, who, published(), figure(), figure(), rest).prop_map(
        |(year, (reporter, seen_from), exports, imports, turnover, (note, sources))| {
            TradeFigures::new(TradeFiguresRecord {
                reporter,
                seen_from,
                exports: Some(exports),
                imports,
                turnover,
                note,
                sources,
                ..TradeFiguresRecord::new(Period::year(year).unwrap())
            })
            .unwrap()
        },
    )
}

/// Rows of statistics of both reporters, no two of them about the same.
pub(crate) fn flows() -> impl Strategy<Value = Vec<TradeFlow>> {
    let goods = ["TOTAL", "H6:0405", "H6:0406", "H6:8701", "H6:87"];
    let valuations = [Valuation::Fob, Valuation::Cif, Valuation::Unknown];
    let row = (
        2019_i32..2022,
        direction(),
        sample::select(vec![FlowKind::Export, FlowKind::Import]),
        sample::select(goods.to_vec()),
        sample::select(valuations.to_vec()),
        option::weighted(0.9, 0_i64..1_000_000_000),
        cited(),
    );
    vec(row, 0..16).prop_map(|rows| {
        let mut distinct = BTreeMap::new();
        for (year, (reporter, partner), flow, goods, valuation, value, sources) in rows {
            let record = TradeFlowRecord {
                period: Period::year(year).unwrap(),
                reporter,
                partner: partner.into(),
                flow,
                commodity: goods.parse::<Commodity>().unwrap(),
                valuation,
                value: value
                    .map(|value| Money::new(Decimal::new(value, 3), Currency::USD).unwrap()),
                quantity: None,
                net_weight_kg: None,
                sources,
            };
            let row = TradeFlow::new(record).unwrap();
            distinct.insert((year, reporter, flow, goods), row);
        }
        distinct.into_values().collect()
    })
}

fn goods() -> impl Strategy<Value = GoodsList> {
    let item = (text(), option::of(published()));
    (direction(), vec(item, 1..5), option::of(text()), cited()).prop_map(
        |((exporter, importer), items, note, sources)| {
            let items = items.into_iter().enumerate().map(|(index, (name, value))| {
                let name = Text::new(format!("{name} ({index})")).unwrap();
                GoodsItemRecord { value, ..GoodsItemRecord::new(name) }
            });
            let items = items.collect();
            let period = None;
            let record = GoodsListRecord { exporter, importer, period, items, note, sources };
            GoodsList::new(record).unwrap()
        },
    )
}

/// A project, and whether it is a part of the one before it in the dossier.
fn project() -> impl Strategy<Value = (IndustrialProject, bool)> {
    let stage = (sample::select(ProjectStage::ALL.to_vec()), date(), cited())
        .prop_map(|(stage, on, sources)| StageRecord { stage, on, note: None, sources });
    let dates = (option::of(date()), option::weighted(0.2, date()));
    let rest = (option::of(text()), cited(), any::<bool>(), any::<bool>());
    (text(), sectors(), dates, vec(stage, 0..4), rest).prop_map(
        |(title, sectors, (started, ended), stages, (note, sources, is_umbrella, is_part))| {
            let bare = ProjectRecord {
                sectors,
                note,
                sources,
                is_umbrella,
                ..ProjectRecord::new(id("project"), title, pair())
            };
            let record = ProjectRecord { started, ended, stages, ..bare.clone() };
            let project = IndustrialProject::new(record);
            (project.or_else(|_| IndustrialProject::new(bare)).unwrap(), is_part)
        },
    )
}

fn remark() -> impl Strategy<Value = RemarkRecord> {
    (date(), text(), option::of(text()), text(), cited()).prop_map(
        |(on, speaker, office, text, sources)| RemarkRecord {
            on,
            speaker,
            office,
            side: None,
            occasion: None,
            text,
            sources,
        },
    )
}

fn cooperation() -> impl Strategy<Value = CooperationRecord> {
    (sample::subsequence(Sector::ALL.to_vec(), 1..4), option::of(text()), cited())
        .prop_map(|(sectors, note, sources)| CooperationRecord { sectors, note, sources })
}

/// The parts of a dossier of the two invented countries, all of whose rules hold.
pub(crate) fn dossier_record() -> impl Strategy<Value = DossierRecord> {
    let texts = (option::of(text()), sources(), relations(), vec(cooperation(), 0..3));
    let facts = (vec(agreement(), 0..4), vec(visit(), 0..4), vec(figures(), 0..4), flows());
    let rest = (vec(goods(), 0..3), vec(project(), 0..5), vec(remark(), 0..3));
    (texts, facts, rest).prop_map(|(texts, facts, rest)| {
        let (title, sources, relations, cooperation) = texts;
        let (agreements, visits, trade, flows) = facts;
        let (goods, projects, remarks) = rest;
        let agreements = agreements.into_iter().enumerate().map(|(index, agreement)| {
            let id = id(&format!("agreement-{index}"));
            Agreement::new(AgreementRecord { id, ..agreement.record().clone() }).unwrap()
        });
        let agreements: Vec<_> = agreements.collect();
        let visits = visits.into_iter().enumerate().map(|(index, visit)| {
            let mut record = visit.record().clone();
            record.id = id(&format!("visit-{index}"));
            for (outcome, agreement) in record.outcomes.iter_mut().zip(&agreements) {
                outcome.agreement = Some(agreement.id().clone());
            }
            Visit::new(record).unwrap()
        });
        let visits = visits.collect();
        let projects = projects.into_iter().enumerate().map(|(index, (project, is_part))| {
            let above = index.checked_sub(1).filter(|_| is_part);
            IndustrialProject::new(ProjectRecord {
                id: id(&format!("project-{index}")),
                parent: above.map(|above| id(&format!("project-{above}"))),
                ..project.record().clone()
            })
            .unwrap()
        });
        let projects = projects.collect();
        DossierRecord {
            title,
            sources,
            relations,
            cooperation,
            agreements,
            visits,
            trade,
            flows,
            goods,
            projects,
            remarks,
            ..DossierRecord::new(pair())
        }
    })
}

/// Dossiers of the two invented countries.
pub(crate) fn dossier() -> impl Strategy<Value = Dossier> {
    dossier_record().prop_map(|record| Dossier::new(record).unwrap())
}
