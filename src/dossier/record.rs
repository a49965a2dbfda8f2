//! `DossierRecord`: the parts of a dossier, and its wire form.

use serde::{Deserialize, Serialize};

use super::{
    count::CountRecord,
    other_accounts::OtherAccountsRecord,
    remark::{CooperationRecord, RemarkRecord},
};
use crate::{
    agreement::Agreement,
    country::CountryPair,
    project::IndustrialProject,
    relations::{DiplomaticRelations, Representation},
    source::Source,
    text::Text,
    trade::{GoodsList, TradeFigures, TradeFlow},
    visit::Visit,
};

/// The parts of a [`Dossier`](super::Dossier), and its wire form.
///
/// A list that is absent is empty. Each fact names its sources by their identifiers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct DossierRecord {
    /// The address of the JSON Schema, by which editors find it; nothing is read from it.
    #[serde(default, rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<Text>,
    /// The two countries that every fact is about.
    pub between: CountryPair,
    /// The title of the dossier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// Where the facts were read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// The history of diplomatic relations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relations: Option<DiplomaticRelations>,
    /// What each of the two countries keeps in the other, at most one entry for each direction.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub representation: Vec<Representation>,
    /// The sectors in which the two countries are said to cooperate.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cooperation: Vec<CooperationRecord>,
    /// Agreements to which both countries are parties.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreements: Vec<Agreement>,
    /// Visits of one country's representatives to the other, or of both to a third place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub visits: Vec<Visit>,
    /// Trade between the two countries as published: exports, imports and turnover of a period.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub trade: Vec<TradeFigures>,
    /// Trade between the two countries as rows of statistics.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flows: Vec<TradeFlow>,
    /// The main goods of each direction, in the order of the source.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub goods: Vec<GoodsList>,
    /// Joint industrial projects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub projects: Vec<IndustrialProject>,
    /// What was said about the relations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<RemarkRecord>,
    /// Numbers of agreements, visits or projects that somebody states.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<CountRecord>,
    /// What is also said of facts that a dossier holds once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_accounts: Option<OtherAccountsRecord>,
}

impl DossierRecord {
    /// Returns the record of a dossier that says nothing but between whom.
    #[must_use]
    pub const fn new(between: CountryPair) -> Self {
        Self {
            schema: None,
            between,
            title: None,
            sources: Vec::new(),
            relations: None,
            representation: Vec::new(),
            cooperation: Vec::new(),
            agreements: Vec::new(),
            visits: Vec::new(),
            trade: Vec::new(),
            flows: Vec::new(),
            goods: Vec::new(),
            projects: Vec::new(),
            remarks: Vec::new(),
            counts: Vec::new(),
            other_accounts: None,
        }
    }
}
