//! `Dossier`: all facts of one pair of countries.

use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    count::CountRecord,
    error::DossierError,
    observe,
    other_accounts::OtherAccountsRecord,
    record::DossierRecord,
    remark::{CooperationRecord, RemarkRecord},
};
use crate::{
    agreement::AgreementRegister,
    country::CountryPair,
    id::RecordId,
    notice::Notices,
    period::PartialDate,
    project::ProjectPortfolio,
    relations::{DiplomaticRelations, RepresentationRegister},
    source::Source,
    text::Text,
    trade::{DuplicatePolicy, GoodsList, TradeData, TradeFigures},
    visit::VisitCalendar,
};

/// Everything that is recorded about the relations of two countries, with its references checked.
///
/// Code and files enter by the same door: [`new`](Self::new) takes a [`DossierRecord`], serde goes
/// through it and stops at the first fault, and `dossier::read` (feature `json`) reports *every* fault of a
/// file with its place.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, CountryPair, Dossier,
///     dossier::DossierRecord,
///     relations::{DiplomaticRelations, RelationsRecord},
/// };
///
/// let pair = CountryPair::new(Country::AZE, Country::BLR)?;
/// assert_eq!(Dossier::new(DossierRecord::new(pair))?.between(), pair);
///
/// // Relations of another pair do not belong into it.
/// let mut record = DossierRecord::new(pair);
/// let between = CountryPair::new(Country::AZE, Country::KAZ)?;
/// record.relations = Some(DiplomaticRelations::new(RelationsRecord { between, events: vec![] })?);
/// assert!(Dossier::new(record).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "DossierRecord", into = "DossierRecord")]
pub struct Dossier {
    schema: Option<Text>,
    between: CountryPair,
    title: Option<Text>,
    sources: Vec<Source>,
    relations: Option<DiplomaticRelations>,
    representation: RepresentationRegister,
    cooperation: Vec<CooperationRecord>,
    agreements: AgreementRegister,
    visits: VisitCalendar,
    trade: Vec<TradeFigures>,
    flows: TradeData,
    goods: Vec<GoodsList>,
    projects: ProjectPortfolio,
    remarks: Vec<RemarkRecord>,
    counts: Vec<CountRecord>,
    other_accounts: Option<OtherAccountsRecord>,
    notices: Notices,
}

impl Dossier {
    /// Returns the dossier of the facts in `record`.
    ///
    /// # Errors
    ///
    /// Returns the first of the faults of the record (see [`DossierRecord::faults`]):
    ///
    /// - two sources or facts have the same identifier,
    /// - a fact names a source, agreement or project that is not there,
    /// - a fact does not concern the two countries of the dossier,
    /// - the representation of one country in the other is given twice, or a resident mission was
    ///   certainly opened before relations were established,
    /// - the stops of a journey are visits by both countries,
    /// - a fact happened after one of the countries ceased to exist, or an amount is in a currency
    ///   that was out of use before its period,
    /// - a project is, through its parents, a part of itself,
    /// - cooperation is in no sector,
    /// - the rows of trade repeat a key, or mix currencies.
    pub fn new(record: DossierRecord) -> Result<Self, DossierError> {
        if let Some(fault) = record.faults().into_iter().next() {
            return Err(fault);
        }
        let mut notices = observe::notices(&record);
        let agreements = AgreementRegister::new(record.agreements)?;
        let remarks = agreements.notices().into_iter();
        notices.extend(remarks.map(|notice| notice.under("/agreements")));
        Ok(Self {
            notices,
            schema: record.schema,
            between: record.between,
            title: record.title,
            sources: record.sources,
            relations: record.relations,
            representation: RepresentationRegister::new(record.representation)?,
            cooperation: record.cooperation,
            agreements,
            visits: VisitCalendar::new(record.visits)?,
            trade: record.trade,
            flows: TradeData::new(record.flows, DuplicatePolicy::Refuse)
                .map_err(DossierError::Trade)?,
            goods: record.goods,
            projects: ProjectPortfolio::new(record.projects)?,
            remarks: record.remarks,
            counts: record.counts,
            other_accounts: record.other_accounts.filter(|others| !others.is_empty()),
        })
    }

    /// Returns the two countries.
    #[must_use]
    pub const fn between(&self) -> CountryPair {
        self.between
    }

    /// Returns the title.
    #[must_use]
    pub const fn title(&self) -> Option<&Text> {
        self.title.as_ref()
    }

    /// Returns the sources, in the order of the dossier.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Returns the source of that name.
    #[must_use]
    pub fn source(&self, id: &RecordId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id() == id)
    }

    /// Returns the last day on which a source was published: the day on which the dossier is fresh.
    #[must_use]
    pub fn newest_source_day(&self) -> Option<Date> {
        self.sources.iter().filter_map(Source::published).map(PartialDate::latest).max()
    }

    /// Returns the diplomatic relations, if they are recorded.
    #[must_use]
    pub const fn relations(&self) -> Option<&DiplomaticRelations> {
        self.relations.as_ref()
    }

    /// Returns what the two countries keep in each other.
    #[must_use]
    pub const fn representation(&self) -> &RepresentationRegister {
        &self.representation
    }

    /// Returns the sectors of cooperation, as each source lists them.
    #[must_use]
    pub fn cooperation(&self) -> &[CooperationRecord] {
        &self.cooperation
    }

    /// Returns the agreements.
    #[must_use]
    pub const fn agreements(&self) -> &AgreementRegister {
        &self.agreements
    }

    /// Returns the visits.
    #[must_use]
    pub const fn visits(&self) -> &VisitCalendar {
        &self.visits
    }

    /// Returns the trade figures as published, in the order of the dossier.
    #[must_use]
    pub fn trade(&self) -> &[TradeFigures] {
        &self.trade
    }

    /// Returns the rows of trade statistics.
    #[must_use]
    pub const fn flows(&self) -> &TradeData {
        &self.flows
    }

    /// Returns the main goods of each direction.
    #[must_use]
    pub fn goods(&self) -> &[GoodsList] {
        &self.goods
    }

    /// Returns the joint industrial projects.
    #[must_use]
    pub const fn projects(&self) -> &ProjectPortfolio {
        &self.projects
    }

    /// Returns what the facts give reason to say although they are possible: with pointers into the
    /// dossier as it was given.
    ///
    /// Notices about trade figures are those of the figures themselves and stand in a brief.
    #[must_use]
    pub const fn notices(&self) -> &Notices {
        &self.notices
    }

    /// Returns what was said about the relations.
    #[must_use]
    pub fn remarks(&self) -> &[RemarkRecord] {
        &self.remarks
    }

    /// Returns the numbers of facts that somebody states.
    #[must_use]
    pub fn counts(&self) -> &[CountRecord] {
        &self.counts
    }

    /// Returns what is also said of facts that a dossier holds once, if anything is.
    #[must_use]
    pub const fn other_accounts(&self) -> Option<&OtherAccountsRecord> {
        self.other_accounts.as_ref()
    }
}

impl Dossier {
    /// Returns what it says, without its notices: their places depend on the order in which visits and
    /// rows of statistics were given, and on nothing else.
    fn facts(&self) -> impl PartialEq + Hash {
        let head = (&self.schema, self.between, &self.title, &self.sources);
        let facts = (&self.relations, &self.cooperation, &self.agreements, &self.visits);
        let trade = (&self.trade, &self.flows, &self.goods);
        let said = (&self.remarks, &self.counts, &self.other_accounts);
        (head, facts, trade, &self.projects, said)
    }
}

impl PartialEq for Dossier {
    fn eq(&self, other: &Self) -> bool {
        self.facts() == other.facts()
    }
}

impl Eq for Dossier {}

impl Hash for Dossier {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.facts().hash(state);
    }
}

impl TryFrom<DossierRecord> for Dossier {
    type Error = DossierError;

    fn try_from(record: DossierRecord) -> Result<Self, DossierError> {
        Self::new(record)
    }
}

impl From<Dossier> for DossierRecord {
    fn from(dossier: Dossier) -> Self {
        Self {
            representation: dossier.representation.iter().cloned().collect(),
            agreements: dossier.agreements.view().iter().cloned().collect(),
            visits: dossier.visits.visits().cloned().collect(),
            flows: dossier.flows.flows().collect(),
            projects: dossier.projects.view().iter().cloned().collect(),
            schema: dossier.schema,
            between: dossier.between,
            title: dossier.title,
            sources: dossier.sources,
            relations: dossier.relations,
            cooperation: dossier.cooperation,
            trade: dossier.trade,
            goods: dossier.goods,
            remarks: dossier.remarks,
            counts: dossier.counts,
            other_accounts: dossier.other_accounts,
        }
    }
}
