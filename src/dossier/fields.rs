//! Which fields each record of a dossier has, and how each type is read.

use rust_decimal::Decimal;
use serde::Deserialize;

use super::{
    count::{CountRecord, CountedFacts},
    decode::{
        Decode, Fields, decode_checked, decode_record, decode_text, list, read_text, say, wire_name,
    },
    other_accounts::OtherAccountsRecord,
    remark::{CooperationRecord, RemarkRecord},
    tree::{Node, Path},
};
use crate::{
    agreement::{
        Agreement, AgreementKind, AgreementLevel, AgreementRecord, BindingNature, Conclusion,
        ConsentKind, ConsentRecord, EndGround, EntryRule, EntryRuleRecord, LinkKind, LinkRecord,
        PartyList, PartyRecord, ProvisionalRecord, RegistrationRecord, RegistrationSystem,
        SignatureKind, SuspensionRecord, TermKind, TermLength, TermRecord,
    },
    commodity::Commodity,
    country::{Country, CountryPair, Partner},
    decimal,
    id::RecordId,
    money::{Bound, Currency, Money, MoneyRecord, Published, PublishedRecord, Scale},
    notice::{Notice, NoticeCode, Notices, Place},
    period::{PartialDate, Period, PeriodEnd},
    project::{
        CommitmentRecord, DisbursementRecord, FinanceKind, IndustrialProject, MetricKind,
        MetricRecord, MetricScope, MetricValue, MetricValueRecord, ParticipantRecord,
        ParticipantRole, ProductRecord, ProjectForm, ProjectRecord, ProjectRelation, ProjectStage,
        RelatedProjectRecord, SectorShareRecord, StageRecord,
    },
    quantity::{Quantity, QuantityRecord, Unit},
    relations::{
        DiplomaticRelations, HeadRank, HeadRecord, PostKind, PostRecord, RelationEventKind,
        RelationEventRecord, RelationsRecord, Representation, RepresentationLevel,
        RepresentationRecord,
    },
    sector::Sector,
    source::{ClaimRank, Side, Source, SourceKind, SourceRecord},
    text::Text,
    trade::{
        FlowKind, GoodsItemRecord, GoodsList, GoodsListRecord, GrowthForm, StatedGrowthRecord,
        TradeContent, TradeFigures, TradeFiguresRecord, TradeFlow, TradeFlowRecord, TradeMeasure,
        Valuation,
    },
    visit::{
        PersonRecord, ProgrammeItemKind, ProgrammeItemRecord, TalksRecord, Visit, VisitKind,
        VisitLevel, VisitOutcomeKind, VisitOutcomePartRecord, VisitOutcomeRecord, VisitRecord,
        VisitSegmentRecord, VisitStage, VisitStageRecord,
    },
};

decode_text! {
    RecordId => InvalidText, "an identifier";
    Text => InvalidText, "text";
    PartialDate => InvalidDate, "a date";
    Period => InvalidPeriod, "a period";
    PeriodEnd => InvalidDate, "a date, `open` or `unknown`", Self::Unknown;
    Country => UnknownAreaCode, "the code of a country";
    Partner => UnknownAreaCode, "the code of a country or area";
    Side => UnknownAreaCode, "a side";
    Currency => UnknownCurrency, "the code of a currency";
    Commodity => InvalidHsCode, "a commodity";
    Sector => InvalidValue, "a sector";
    Unit => InvalidValue, "a unit of quantity";
    Scale => InvalidValue, "a unit of money";
    Bound => InvalidValue, "a bound", Self::Exactly;
    SourceKind => InvalidValue, "a kind of source";
    RelationEventKind => InvalidValue, "a kind of event";
    RepresentationLevel => InvalidValue, "a level of representation";
    PostKind => InvalidValue, "a kind of post";
    HeadRank => InvalidValue, "a rank";
    AgreementKind => InvalidValue, "a kind of agreement";
    AgreementLevel => InvalidValue, "a level";
    BindingNature => InvalidValue, "a binding nature";
    Conclusion => InvalidValue, "a conclusion", Self::Concluded;
    PartyList => InvalidValue, "`complete` or `incomplete`", Self::Complete;
    SignatureKind => InvalidValue, "a kind of signature";
    ConsentKind => InvalidValue, "a kind of consent";
    EntryRule => InvalidValue, "a rule of entry into force";
    TermKind => InvalidValue, "a kind of term";
    TermLength => InvalidPeriod, "a length of time";
    EndGround => InvalidValue, "a ground of ending";
    LinkKind => InvalidValue, "a kind of link";
    RegistrationSystem => InvalidValue, "a register";
    VisitKind => InvalidValue, "a type of visit";
    VisitLevel => InvalidValue, "a level";
    VisitStage => InvalidValue, "a stage of a visit";
    ProgrammeItemKind => InvalidValue, "a kind of programme item";
    VisitOutcomeKind => InvalidValue, "a kind of outcome";
    FlowKind => InvalidValue, "a kind of flow";
    Valuation => InvalidValue, "a valuation", Self::Unknown;
    TradeContent => InvalidValue, "goods, services or both";
    TradeMeasure => InvalidValue, "a measure of trade";
    GrowthForm => InvalidValue, "a form of growth", Self::Unclear;
    ClaimRank => InvalidValue, "a rank of a claim", Self::Normal;
    CountedFacts => InvalidValue, "what is counted";
    ProjectForm => InvalidValue, "a form of project";
    ProjectStage => InvalidValue, "a stage of a project";
    ParticipantRole => InvalidValue, "a role";
    FinanceKind => InvalidValue, "a kind of finance";
    MetricKind => InvalidValue, "a kind of figure";
    MetricScope => InvalidPeriod, "the time of a figure";
    ProjectRelation => InvalidValue, "a relation of projects";
}

decode_record! {
    SourceRecord { id, title, kind, publisher, side, published, retrieved, url, note }
    RelationsRecord { between, events }
    RelationEventRecord {
        kind, on, by, level, protecting_power, instrument, agreement, note, sources
    }
    RepresentationRecord { sending, receiving, posts, heads, note, sources }
    PostRecord { kind, city, opened, closed, note, sources }
    HeadRecord { rank, name, seat, appointed, arrived, credentials, ended, note, sources }
    CooperationRecord { note, sources; sectors }
    RemarkRecord { on, speaker, office, side, occasion, text, sources }
    AgreementRecord {
        id, title, kind, level, binding, conclusion, other_parties, party_list, open_to_accession,
        adopted, signed, place, entry_into_force, entry_rule, is_retroactive, provisional, suspensions,
        term, ended, end_ground, links, registrations, subjects, note, sources;
        parties
    }
    PartyRecord {
        country, negotiated, initialed, signed, signature, consent, in_force, provisional, suspensions,
        denounced, withdrawn
    }
    ConsentRecord { by, on, deposited }
    EntryRuleRecord { rule, days, instruments, date }
    ProvisionalRecord { from; until }
    SuspensionRecord { from, note; until }
    TermRecord { kind, length, until, renewal, notice }
    LinkRecord { kind, to, external }
    RegistrationRecord { system, number, on }
    VisitRecord {
        id, guest, host, participants, principal, delegation, invited_by, kind as "type", start, end,
        days, places, segments, trip, stages, programme, talks, outcomes, note, sources
    }
    VisitSegmentRecord { kind as "type", host, start, end, places, note }
    VisitStageRecord { stage, on, note, sources }
    PersonRecord { name, office, level, country }
    ProgrammeItemRecord { kind, title, on, city, venue, counterpart, note }
    TalksRecord { on, place, participants, subjects, note }
    VisitOutcomeRecord { kind, title, on, count, agreement, project, value, parts, note }
    VisitOutcomePartRecord { title, count, value }
    TradeFiguresRecord {
        id, period, reporter, seen_from, exports, imports, export_valuation, import_valuation,
        turnover, balance, growth, covers, scope, partner_named, said, rank, note, sources
    }
    StatedGrowthRecord { measure, percent, form, since }
    CountRecord { of, count, as_of, side, note, sources }
    OtherAccountsRecord { relation_events, representation, flows }
    TradeFlowRecord {
        period, reporter, partner, flow, commodity, valuation, value, quantity, net_weight_kg, sources
    }
    GoodsListRecord { exporter, importer, period, note, sources; items }
    GoodsItemRecord { name, commodity, value, note }
    ProjectRecord {
        id, title, between, sectors, sector_shares, form, host, place, participants, planned_start,
        started, planned_end, ended, stages, products, commitments, disbursements, metrics, parent,
        related, is_umbrella, is_not_recommended, note, sources
    }
    SectorShareRecord { sector, percent }
    StageRecord { stage, on, note, sources }
    ParticipantRecord { name, country, role, equity_percent }
    ProductRecord { name, commodity }
    CommitmentRecord { amount, on, kind }
    DisbursementRecord { amount, on, kind }
    MetricRecord { product, kind, scope, value, as_of, side, note, sources }
    MetricValueRecord { value, to, bound, unit }
    RelatedProjectRecord { project, relation }
    MoneyRecord { value, currency }
    PublishedRecord { value, unit, currency, bound, half_unit }
    QuantityRecord { value, unit }
}

decode_checked! {
    Source from SourceRecord;
    DiplomaticRelations from RelationsRecord;
    Representation from RepresentationRecord;
    Agreement from AgreementRecord;
    Visit from VisitRecord;
    TradeFigures from TradeFiguresRecord;
    TradeFlow from TradeFlowRecord;
    GoodsList from GoodsListRecord;
    IndustrialProject from ProjectRecord;
}

impl Decode for CountryPair {
    fn decode(node: &Node, path: &Path<'_>, notices: &mut Notices) -> Option<Self> {
        let items = list(node, path, notices)?;
        let [first, second] = items else {
            let message = format!("two countries belong here, and {} were found", items.len());
            say(NoticeCode::WrongType, node, path, message, notices);
            return None;
        };
        let first = Country::decode(first, &Path::Item(path, 0), notices);
        let second = Country::decode(second, &Path::Item(path, 1), notices);
        match Self::new(first?, second?) {
            Ok(pair) => Some(pair),
            Err(error) => {
                say(NoticeCode::SelfPair, node, path, error.to_string(), notices);
                None
            }
        }
    }
}

impl Decode for Decimal {
    fn decode(node: &Node, path: &Path<'_>, notices: &mut Notices) -> Option<Self> {
        read_text(NoticeCode::InvalidNumber, "a number", decimal::deserialize, node, path, notices)
    }
}

impl Decode for Money {
    fn decode(node: &Node, path: &Path<'_>, notices: &mut Notices) -> Option<Self> {
        let record = MoneyRecord::decode(node, path, notices)?;
        or_out_of_range(Self::new(record.value, record.currency), node, path, notices)
    }
}

impl Decode for Published {
    fn decode(node: &Node, path: &Path<'_>, notices: &mut Notices) -> Option<Self> {
        let record = PublishedRecord::decode(node, path, notices)?;
        or_out_of_range(Self::new(record), node, path, notices)
    }
}

impl Decode for Quantity {
    fn decode(node: &Node, path: &Path<'_>, notices: &mut Notices) -> Option<Self> {
        let record = QuantityRecord::decode(node, path, notices)?;
        or_out_of_range(Self::new(record.value, record.unit), node, path, notices)
    }
}

impl Decode for MetricValue {
    fn decode(node: &Node, path: &Path<'_>, notices: &mut Notices) -> Option<Self> {
        let record = MetricValueRecord::decode(node, path, notices)?;
        or_out_of_range(Self::new(record), node, path, notices)
    }
}

/// Reports an amount whose parts are right but which cannot be held exactly, or is negative.
fn or_out_of_range<T, E: std::fmt::Display>(
    amount: Result<T, E>,
    node: &Node,
    path: &Path<'_>,
    notices: &mut Notices,
) -> Option<T> {
    amount
        .map_err(|error| say(NoticeCode::AmountOutOfRange, node, path, error.to_string(), notices))
        .ok()
}
