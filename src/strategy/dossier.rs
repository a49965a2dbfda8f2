//! Whole dossiers.

use proptest::{collection::vec, option, prelude::*, sample};

use super::{
    agreement::agreements,
    project::projects,
    source::{cited, sources},
    trade::{goods_lists, trade_figures, trade_flows},
    values::{partial_dates, texts},
    visit::visits,
};
use crate::{
    agreement::{Agreement, AgreementRecord},
    country::CountryPair,
    dossier::{CooperationRecord, Dossier, DossierRecord, RemarkRecord},
    id::RecordId,
    project::{IndustrialProject, ProjectRecord},
    relations::{DiplomaticRelations, RelationEventKind, RelationEventRecord, RelationsRecord},
    sector::Sector,
    visit::{Visit, VisitRecord},
};

/// Returns dossiers of `pair` of all shapes, from empty ones to some thirty facts.
///
/// # Examples
///
/// ```
/// use bilateral::{CountryPair, proptest::prelude::*, strategy};
///
/// let pair = CountryPair::new("XAA".parse()?, "XBB".parse()?)?;
/// proptest!(ProptestConfig::with_cases(8), |(dossier in strategy::dossiers(pair))| {
///     prop_assert_eq!(dossier.between(), pair);
/// });
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn dossiers(pair: CountryPair) -> impl Strategy<Value = Dossier> {
    dossier_records(pair)
        .prop_filter_map("all its references hold", |record| Dossier::new(record).ok())
}

/// Returns the parts of dossiers of `pair`, for those who add a part of their own: all rules hold.
///
/// # Examples
///
/// ```
/// use bilateral::{CountryPair, Dossier, proptest::prelude::*, strategy};
///
/// let pair = CountryPair::new("XAA".parse()?, "XBB".parse()?)?;
/// proptest!(ProptestConfig::with_cases(8), |(mut record in strategy::dossier_records(pair))| {
///     record.visits.clear();
///     prop_assert!(Dossier::new(record).is_ok());
/// });
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn dossier_records(pair: CountryPair) -> impl Strategy<Value = DossierRecord> {
    let whole = (option::of(texts()), sources(pair), relations(pair), vec(cooperation(), 0..3));
    let facts = (
        vec(agreements(pair), 0..4),
        vec(visits(pair), 0..4),
        vec((projects(pair), any::<bool>()), 0..5),
    );
    let trade = (
        vec(trade_figures(pair), 0..4),
        trade_flows(pair),
        vec(goods_lists(pair), 0..3),
        vec(remarks(), 0..3),
    );
    (whole, facts, trade).prop_filter_map("its parts keep their rules", move |parts| {
        let ((title, sources, relations, cooperation), facts, (trade, flows, goods, remarks)) =
            parts;
        let (agreements, visits, projects) = facts;
        let agreements = named_agreements(agreements)?;
        let visits = named_visits(visits, &agreements)?;
        Some(DossierRecord {
            title,
            sources,
            relations,
            cooperation,
            visits,
            agreements,
            projects: named_projects(projects)?,
            trade,
            flows,
            goods,
            remarks,
            ..DossierRecord::new(pair)
        })
    })
}

/// Gives each agreement an identifier of its own.
fn named_agreements(agreements: Vec<Agreement>) -> Option<Vec<Agreement>> {
    let named = agreements.into_iter().enumerate().map(|(index, agreement)| {
        let id = RecordId::new(format!("agreement-{index}")).ok()?;
        Agreement::new(AgreementRecord { id, ..agreement.record().clone() }).ok()
    });
    named.collect()
}

/// Gives each visit an identifier of its own, and outcomes that point at agreements.
fn named_visits(visits: Vec<Visit>, agreements: &[Agreement]) -> Option<Vec<Visit>> {
    let named = visits.into_iter().enumerate().map(|(index, visit)| {
        let id = RecordId::new(format!("visit-{index}")).ok()?;
        let mut record = VisitRecord { id, ..visit.record().clone() };
        for (outcome, agreement) in record.outcomes.iter_mut().zip(agreements) {
            outcome.agreement = Some(agreement.id().clone());
        }
        Visit::new(record).ok()
    });
    named.collect()
}

/// Gives each project an identifier of its own, and some the one before them as their umbrella.
fn named_projects(projects: Vec<(IndustrialProject, bool)>) -> Option<Vec<IndustrialProject>> {
    let mut before = None;
    let named = projects.into_iter().enumerate().map(|(index, (project, is_part))| {
        let id = RecordId::new(format!("project-{index}")).ok()?;
        let parent = before.replace(id.clone()).filter(|_| is_part);
        IndustrialProject::new(ProjectRecord { id, parent, ..project.record().clone() }).ok()
    });
    named.collect()
}

fn relations(pair: CountryPair) -> impl Strategy<Value = Option<DiplomaticRelations>> {
    use RelationEventKind as Kind;
    let kinds =
        [Kind::Recognized, Kind::Established, Kind::Suspended, Kind::Severed, Kind::Resumed];
    let kind = sample::select(kinds.to_vec());
    let event = (kind, partial_dates(), option::of(texts()), cited()).prop_map(
        |(kind, on, note, sources)| RelationEventRecord {
            note,
            sources,
            ..RelationEventRecord::new(kind, on)
        },
    );
    vec(event, 0..4).prop_map(move |events| {
        DiplomaticRelations::new(RelationsRecord { between: pair, events }).ok()
    })
}

fn remarks() -> impl Strategy<Value = RemarkRecord> {
    (partial_dates(), texts(), option::of(texts()), texts(), cited()).prop_map(
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
    (sample::subsequence(Sector::ALL.to_vec(), 1..4), option::of(texts()), cited())
        .prop_map(|(sectors, note, sources)| CooperationRecord { sectors, note, sources })
}
