//! What is also said of facts that a dossier holds once.

use serde::{Deserialize, Serialize};

use super::{check::each, record::DossierRecord};
use crate::{
    id::RecordId,
    notice::{Notice, NoticeCode, Place},
    relations::{RelationEventRecord, Representation},
    trade::TradeFlow,
};

/// Other accounts of facts that a dossier holds once: the history of relations, what one country keeps
/// in the other, the row of statistics of a key.
///
/// Where merged dossiers contradict one another, one account stands in the fact and the others stand
/// here, so that nothing is lost. Their sources must be in the dossier; nothing is concluded from them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct OtherAccountsRecord {
    /// Events that do not fit into the history of relations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relation_events: Vec<RelationEventRecord>,
    /// What one country keeps in the other, told otherwise.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub representation: Vec<Representation>,
    /// Rows of statistics with the key of another row, or in another currency than the others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flows: Vec<TradeFlow>,
}

impl OtherAccountsRecord {
    /// Returns whether there is no other account.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.relation_events.is_empty() && self.representation.is_empty() && self.flows.is_empty()
    }

    /// Returns the sources that each account names, with the pointers to the accounts.
    pub(super) fn citations(&self) -> impl Iterator<Item = (String, &[RecordId])> {
        let list = "other_accounts/relation_events";
        each(list, &self.relation_events, |event| event.sources.as_slice())
            .chain(each("other_accounts/representation", &self.representation, |entry| {
                entry.record().sources.as_slice()
            }))
            .chain(each("other_accounts/flows", &self.flows, |flow| {
                flow.record().sources.as_slice()
            }))
    }
}

/// Returns a notice for each other account, so that none is overlooked.
pub(super) fn notices(record: &DossierRecord) -> impl Iterator<Item = Notice> {
    record.other_accounts.iter().flat_map(OtherAccountsRecord::citations).map(|(place, _)| {
        let message = "this is another account of a fact that the dossier holds once";
        Notice::new(NoticeCode::OtherAccountKept, Place::at_pointer(place), message)
    })
}
