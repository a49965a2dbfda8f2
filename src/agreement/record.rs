//! `AgreementRecord`: the parts of an agreement, and their wire form.

use serde::{Deserialize, Serialize};

use super::{
    entry_rule::EntryRuleRecord,
    kind::{AgreementKind, AgreementLevel, BindingNature, Conclusion, PartyList},
    link::LinkRecord,
    party::PartyRecord,
    registration::RegistrationRecord,
    span::{ProvisionalRecord, SuspensionRecord},
    term::{EndGround, TermRecord},
};
use crate::{
    id::RecordId,
    period::{PartialDate, PeriodEnd},
    sector::Sector,
    text::Text,
};

/// The parts of an [`Agreement`](super::Agreement), and their wire form.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country,
///     agreement::{AgreementKind, AgreementRecord, PartyRecord},
/// };
///
/// let parties = vec![PartyRecord::new(Country::AZE), PartyRecord::new(Country::BLR)];
/// let record = AgreementRecord {
///     signed: Some("2004-03-31".parse()?),
///     ..AgreementRecord::new("fta".parse()?, "Free trade".parse()?, AgreementKind::Agreement, parties)
/// };
/// assert!(record.faults().is_empty());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct AgreementRecord {
    /// The name by which other facts refer to it.
    pub id: RecordId,
    /// Its title.
    pub title: Text,
    /// What it calls itself.
    pub kind: AgreementKind,
    /// Who made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<AgreementLevel>,
    /// Under which law it binds, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub binding: Option<BindingNature>,
    /// Whether it was concluded, or is (or was no more than) a negotiation.
    #[serde(default, skip_serializing_if = "Conclusion::is_default")]
    pub conclusion: Conclusion,
    /// The parties and what each has done: two or more, unless `party_list` says that not all are
    /// listed.
    pub parties: Vec<PartyRecord>,
    /// Parties that are no countries, such as international organizations, by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub other_parties: Vec<Text>,
    /// Whether all parties are listed.
    #[serde(default, skip_serializing_if = "PartyList::is_default")]
    pub party_list: PartyList,
    /// Whether others may accede to it; absent if that is not recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_to_accession: Option<bool>,
    /// When its text was adopted, as by a conference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adopted: Option<PartialDate>,
    /// When it was signed, if one date is recorded for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<PartialDate>,
    /// Where it was signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Text>,
    /// When it entered into force. Absent means that no entry into force is recorded, which leaves
    /// open whether there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry_into_force: Option<PartialDate>,
    /// The rule by which it enters into force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry_rule: Option<EntryRuleRecord>,
    /// Whether the agreement itself says that it applies from a day before its signature.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_retroactive: bool,
    /// Its provisional application by all parties.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provisional: Option<ProvisionalRecord>,
    /// When its operation was suspended between all parties.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suspensions: Vec<SuspensionRecord>,
    /// For how long it is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<TermRecord>,
    /// Its last day. Absent means that no end is recorded and is read as not ended; `open` that the
    /// source says so; `unknown` that the source does not know whether it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<PeriodEnd>,
    /// Why it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_ground: Option<EndGround>,
    /// The instruments that it changes, completes or rests on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<LinkRecord>,
    /// The public registers in which it stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub registrations: Vec<RegistrationRecord>,
    /// What it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Sector>,
    /// Anything else worth knowing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The sources that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<RecordId>,
}

impl AgreementRecord {
    /// Returns the record of an agreement of which nothing else is known.
    #[must_use]
    pub const fn new(
        id: RecordId,
        title: Text,
        kind: AgreementKind,
        parties: Vec<PartyRecord>,
    ) -> Self {
        Self {
            id,
            title,
            kind,
            level: None,
            binding: None,
            conclusion: Conclusion::Concluded,
            parties,
            other_parties: Vec::new(),
            party_list: PartyList::Complete,
            open_to_accession: None,
            adopted: None,
            signed: None,
            place: None,
            entry_into_force: None,
            entry_rule: None,
            is_retroactive: false,
            provisional: None,
            suspensions: Vec::new(),
            term: None,
            ended: None,
            end_ground: None,
            links: Vec::new(),
            registrations: Vec::new(),
            subjects: Vec::new(),
            note: None,
            sources: Vec::new(),
        }
    }

    /// Returns how many parties are listed, those that are no countries included.
    pub(super) fn listed_parties(&self) -> usize {
        self.parties.len().saturating_add(self.other_parties.len())
    }

    /// Returns whether it is between two countries and nobody else.
    pub(super) fn is_bilateral(&self) -> bool {
        self.party_list == PartyList::Complete
            && self.other_parties.is_empty()
            && self.parties.len() == 2
    }
}
