//! `Brief`: what is recorded about a pair of countries, as of one date.

use serde::{Serialize, Serializer};
use time::Date;

use super::{
    agreement_row::AgreementRow, goods_row::GoodsRow, in_force_row::InForceRow,
    mirror_gap_row::MirrorGapRow, options::BriefOptions, project_row::ProjectRow,
    ranked_goods_row::RankedGoodsRow, relations_row::RelationsRow,
    representation_row::RepresentationRow, trade_row::TradeRow, visit_row::VisitRow,
};
use crate::{
    country::{Country, CountryPair},
    dossier::{Conflict, CooperationRecord, Dossier, RemarkRecord},
    id::RecordId,
    notice::{Notice, NoticeCode, Notices, Place},
    period::day,
    source::Source,
    text::Text,
    trade::RowUse,
    truth::Truth,
};

/// The brief of a pair of countries: every figure exact, with who reported it and which source says
/// so.
///
/// A figure that nobody is named for belongs to nobody: its row has no reporter, no country whose
/// exports it gives, and a notice says so.
///
/// Serializes to the JSON form; [`to_markdown`](Self::to_markdown) gives the text.
///
/// # Examples
///
/// ```
/// use bilateral::{Brief, Country, CountryPair, Dossier, brief::BriefOptions, dossier::DossierRecord};
///
/// let dossier = Dossier::new(DossierRecord::new(CountryPair::new(Country::AZE, Country::BLR)?))?;
/// let brief = Brief::new(&dossier, BriefOptions::default());
/// assert!(brief.to_markdown().starts_with("# Azerbaijan and Belarus"));
/// assert!(brief.trade.is_empty());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[non_exhaustive]
pub struct Brief {
    /// The two countries.
    pub pair: CountryPair,
    /// The title of the dossier.
    pub title: Option<Text>,
    /// The date that the brief answers for.
    #[serde(serialize_with = "optional_day")]
    pub as_of: Option<Date>,
    /// Whether the date was asked for; if not, it is that of the newest source.
    pub as_of_was_given: bool,
    /// The reporter whose figures were asked for.
    pub reporter: Option<Country>,
    /// Diplomatic relations, if recorded.
    pub relations: Option<RelationsRow>,
    /// What each country keeps in the other, where recorded.
    pub representation: Vec<RepresentationRow>,
    /// The sectors of cooperation, as each source lists them.
    pub cooperation: Vec<CooperationRecord>,
    /// Trade figures, by period.
    pub trade: Vec<TradeRow>,
    /// How many rows of trade statistics are recorded, and how many of them `trade` rests on.
    pub flow_rows: RowUse,
    /// The same flows as both countries report them, where both do.
    pub mirror: Vec<MirrorGapRow>,
    /// The largest goods of each direction by chapter, where rows of statistics name goods.
    pub ranked_goods: Vec<RankedGoodsRow>,
    /// The main goods of each direction, as sources list them.
    pub goods: Vec<GoodsRow>,
    /// Visits, by date.
    pub visits: Vec<VisitRow>,
    /// Agreements.
    pub agreements: Vec<AgreementRow>,
    /// How many agreements were in force, whenever that changed.
    pub agreements_in_force: Vec<InForceRow>,
    /// Industrial projects.
    pub projects: Vec<ProjectRow>,
    /// What was said about the relations.
    pub remarks: Vec<RemarkRecord>,
    /// The sources, in the order in which they are numbered.
    pub sources: Vec<Source>,
    /// What the reader of these figures must know.
    #[serde(serialize_with = "listed")]
    pub notices: Notices,
}

impl Brief {
    /// Returns the brief of `dossier`.
    #[must_use]
    pub fn new(dossier: &Dossier, options: BriefOptions) -> Self {
        let pair = dossier.between();
        let as_of = options.day().or_else(|| dossier.newest_source_day());
        let mut notices = Notices::new();
        if as_of.is_none() {
            let message =
                "no date was given and no source has one, so nothing was told as of a date";
            notices.push(Notice::new(NoticeCode::NoReferenceDate, Place::whole(), message));
        }
        let agreements: Vec<_> = dossier
            .agreements()
            .view()
            .iter()
            .map(|agreement| AgreementRow::new(agreement, pair, as_of))
            .collect();
        let (trade, flow_rows) = TradeRow::all(dossier, options.reporter(), as_of, &mut notices);
        let brief = Self {
            pair,
            title: dossier.title().cloned(),
            as_of,
            as_of_was_given: options.day().is_some(),
            reporter: options.reporter(),
            relations: dossier.relations().map(|relations| RelationsRow::new(relations, as_of)),
            representation: dossier
                .representation()
                .iter()
                .map(|entry| RepresentationRow::new(entry, dossier, as_of))
                .collect(),
            cooperation: dossier.cooperation().to_vec(),
            mirror: Vec::new(),
            ranked_goods: RankedGoodsRow::all(
                dossier.flows(),
                pair,
                options.reporter(),
                as_of,
                &|seen, period| dossier.flows().reported(seen).sources(period).to_vec(),
            ),
            trade,
            flow_rows,
            goods: dossier.goods().iter().map(GoodsRow::new).collect(),
            visits: dossier.visits().visits().map(|visit| VisitRow::new(visit, as_of)).collect(),
            projects: dossier
                .projects()
                .view()
                .iter()
                .map(|project| ProjectRow::new(project, as_of))
                .collect(),
            remarks: dossier.remarks().to_vec(),
            sources: dossier.sources().to_vec(),
            agreements,
            agreements_in_force: InForceRow::all(dossier, as_of),
            notices,
        };
        let brief = brief.with_remarks_on_facts(dossier).without_facts_after_date();
        Self { mirror: MirrorGapRow::all(pair, &brief.trade), ..brief }
    }

    /// Returns this brief with notices from elsewhere, such as those of reading the dossier.
    #[must_use]
    pub fn with_notices(mut self, notices: Notices) -> Self {
        self.notices.merge(notices);
        self
    }

    /// Returns the number under which a source stands in the list of sources, from 1.
    #[must_use]
    pub fn source_number(&self, id: &RecordId) -> Option<usize> {
        let position = self.sources.iter().position(|source| source.id() == id)?;
        Some(position.saturating_add(1))
    }

    /// Adds what the facts themselves give reason to say.
    fn with_remarks_on_facts(mut self, dossier: &Dossier) -> Self {
        for (index, row) in self.agreements.iter().enumerate() {
            if let (Truth::Unknown, Some(reason)) = (row.in_force, &row.reason) {
                let place = Place::at_pointer(format!("/agreements/{index}"));
                let message = format!(
                    "whether \u{201c}{}\u{201d} is in force cannot be told: {reason}",
                    row.title
                );
                let notice = Notice::new(NoticeCode::InForceNotRecorded, place, message);
                self.notices.push(notice.with_text("id", &row.id));
            }
        }
        self.notices.merge(dossier.notices().clone());
        self.notices.extend(dossier.conflicts().iter().map(Conflict::notice));
        for (index, entry) in dossier.representation().iter().enumerate() {
            for notice in self.as_of.into_iter().flat_map(|day| entry.notices_on(day)) {
                self.notices.push(notice.under(&format!("/representation/{index}")));
            }
        }
        self
    }
}

#[expect(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "the shape that serde calls"
)]
fn optional_day<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
    day.map(day::text).serialize(serializer)
}

/// Writes the notices one by one, in the order of their places.
fn listed<S: Serializer>(notices: &Notices, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(notices.iter())
}
