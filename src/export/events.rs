//! The facts of a dossier as coded events.

use rust_decimal::Decimal;
use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::{
    agreement::{Agreement, ConsentKind},
    country::{Country, CountryPair},
    dossier::Dossier,
    event::EventKind,
    id::RecordId,
    period::PartialDate,
    project::IndustrialProject,
    relations::{DiplomaticRelations, RelationEventKind, RelationEventRecord},
    source::Side,
    visit::{Visit, VisitKind},
};

/// One event between the two countries of a dossier, as event data count it: who did what to whom,
/// and when. It stands once, whoever did it, and never a second time from the other side.
///
/// Serializes to the fields of a PLOVER record (`id`, `date`, `actor`, `recipient`, `event`, `mode`,
/// `context`, `quad_code`, `event_scale`) with the code of CAMEO and the score of Goldstein beside
/// them; scores are text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct CodedEvent {
    /// The fact and the act that it is taken from, unique in the dossier:
    /// `agreement/free-trade-2004/signed`.
    pub id: String,
    /// What happened.
    pub kind: EventKind,
    /// When; of what lasts, the first day.
    pub on: PartialDate,
    /// Who did it: one country, or both together.
    pub actors: Vec<Country>,
    /// To whom: the other country, or both where both did it.
    pub recipients: Vec<Country>,
    /// The sources of the fact.
    pub sources: Vec<RecordId>,
}

impl CodedEvent {
    /// Returns what two events have in common if a filter of "one a day" takes them for one: kind, date,
    /// actors and recipients. Two agreements signed on one day agree in it and are two.
    #[must_use]
    pub fn one_a_day_key(&self) -> (EventKind, PartialDate, &[Country], &[Country]) {
        (self.kind, self.on, &self.actors, &self.recipients)
    }
}

/// Returns each relation event, agreement act, visit and project start of `dossier` as one coded
/// event, by date and then by identifier.
///
/// Left out are what has no date, what has no code (the naming of a protecting power, the end of an
/// agreement), a consent that is the signature itself, and umbrella projects, whose parts stand for
/// them.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, CountryPair, Dossier, Visit,
///     dossier::DossierRecord,
///     export::coded_events,
///     visit::VisitRecord,
/// };
///
/// let (guest, host) = (Country::BLR, Country::AZE);
/// let visit = VisitRecord::new("spring".parse()?, guest, host, "2022-05-18".parse()?);
/// let dossier = Dossier::new(DossierRecord {
///     visits: vec![Visit::new(visit)?],
///     ..DossierRecord::new(CountryPair::new(guest, host)?)
/// })?;
/// // One event, not one of the visitor and one of the host.
/// let events = coded_events(&dossier);
/// assert_eq!(events.len(), 1);
/// assert_eq!((events[0].kind.cameo(), &events[0].actors[..]), ("042", &[guest][..]));
/// # Ok::<(), bilateral::Error>(())
/// ```
#[must_use]
pub fn coded_events(dossier: &Dossier) -> Vec<CodedEvent> {
    let pair = dossier.between();
    let relations = dossier.relations().into_iter().flat_map(DiplomaticRelations::events);
    let mut events: Vec<CodedEvent> = relations
        .enumerate()
        .filter_map(|(index, event)| of_relations(pair, index, event))
        .chain(dossier.agreements().view().iter().flat_map(|it| of_agreement(pair, it)))
        .chain(dossier.visits().view().iter().map(|visit| of_visit(pair, visit)))
        .chain(dossier.projects().view().iter().filter_map(|it| of_project(pair, it)))
        .collect();
    events
        .sort_by(|one, other| (one.on.sort_key(), &one.id).cmp(&(other.on.sort_key(), &other.id)));
    events
}

/// Returns whose act it was and to whom: of one country to the other, or of both to each other.
fn sides(pair: CountryPair, actor: Option<Country>) -> (Vec<Country>, Vec<Country>) {
    match actor.and_then(|actor| Some((actor, pair.other(actor)?))) {
        Some((actor, recipient)) => (vec![actor], vec![recipient]),
        None => (pair.countries().to_vec(), pair.countries().to_vec()),
    }
}

fn of_relations(
    pair: CountryPair,
    index: usize,
    event: &RelationEventRecord,
) -> Option<CodedEvent> {
    use RelationEventKind as Kind;

    let kind = match event.kind {
        Kind::Recognized | Kind::RecognizedDeFacto => EventKind::Recognition,
        Kind::Established | Kind::Resumed | Kind::LevelRaised | Kind::AmbassadorReturned => {
            EventKind::RelationsExtended
        }
        Kind::LevelLowered | Kind::AmbassadorRecalled | Kind::Suspended | Kind::Severed => {
            EventKind::RelationsReduced
        }
        _ => return None,
    };
    let actor = match event.by {
        Some(Side::Country(country)) => Some(country),
        _ => None,
    };
    let (actors, recipients) = sides(pair, actor);
    let id = format!("relations/{index}/{}", event.kind);
    let sources = event.sources.clone();
    Some(CodedEvent { id, kind, on: event.on, actors, recipients, sources })
}

/// Returns the signature, by both, and the consent of each of the two.
fn of_agreement(pair: CountryPair, agreement: &Agreement) -> Vec<CodedEvent> {
    let event = |act: &str, on: PartialDate, actor: Option<Country>| {
        let (actors, recipients) = sides(pair, actor);
        CodedEvent {
            id: format!("agreement/{}/{act}", agreement.id()),
            kind: EventKind::AgreementConcluded,
            on,
            actors,
            recipients,
            sources: agreement.record().sources.clone(),
        }
    };
    let signed = agreement.signed().map(|on| event("signed", on, None));
    let consents = pair.countries().into_iter().filter_map(|country| {
        let consent = agreement.party(country)?.consent?;
        let is_signature = consent.by == ConsentKind::DefinitiveSignature && signed.is_some();
        let act = format!("consent/{country}");
        consent.on.filter(|_| !is_signature).map(|on| event(&act, on, Some(country)))
    });
    let consents: Vec<_> = consents.collect();
    signed.into_iter().chain(consents).collect()
}

fn of_visit(pair: CountryPair, visit: &Visit) -> CodedEvent {
    let kind = match visit.kind() {
        Some(VisitKind::ThirdCountry) => EventKind::ThirdPlaceTalks,
        Some(VisitKind::Multilateral) => EventKind::MultilateralMeeting,
        Some(VisitKind::Virtual) => EventKind::RemoteTalks,
        _ => EventKind::Visit,
    };
    let visitor = Some(visit.guest()).filter(|_| kind == EventKind::Visit);
    let (actors, recipients) = sides(pair, visitor);
    CodedEvent {
        id: format!("visit/{}", visit.id()),
        kind,
        on: visit.first_day(),
        actors,
        recipients,
        sources: visit.record().sources.clone(),
    }
}

/// Returns the start of a project: of the other country in the host, or of both.
fn of_project(pair: CountryPair, project: &IndustrialProject) -> Option<CodedEvent> {
    let record = project.record();
    if record.is_umbrella {
        return None;
    }
    let investor = record.host.and_then(|host| pair.other(host));
    let (actors, recipients) = sides(pair, investor);
    Some(CodedEvent {
        id: format!("project/{}/started", project.id()),
        kind: EventKind::EconomicCooperation,
        on: record.started?,
        actors,
        recipients,
        sources: record.sources.clone(),
    })
}

impl Serialize for CodedEvent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = |number: Decimal| number.to_string();
        let mut record = serializer.serialize_struct("CodedEvent", 12)?;
        record.serialize_field("id", &self.id)?;
        record.serialize_field("date", &self.on)?;
        record.serialize_field("actor", &self.actors)?;
        record.serialize_field("recipient", &self.recipients)?;
        record.serialize_field("event", &self.kind.category())?;
        record.serialize_field("mode", &self.kind.mode())?;
        record.serialize_field("context", &self.kind.context())?;
        record.serialize_field("quad_code", &self.kind.category().quad())?;
        record.serialize_field("event_scale", &text(self.kind.score()))?;
        record.serialize_field("cameo", self.kind.cameo())?;
        record.serialize_field("goldstein", &text(self.kind.goldstein()))?;
        record.serialize_field("sources", &self.sources)?;
        record.end()
    }
}
