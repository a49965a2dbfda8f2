//! `AgreementRecord`: the parts of an agreement, and their wire form.

use serde::{Deserialize, Serialize};

use super::{
    agreement::AgreementError,
    kind::{AgreementKind, AgreementLevel},
    party::PartyRecord,
};
use crate::{id::RecordId, period::PartialDate, sector::Sector, text::Text};

/// The parts of an [`Agreement`](super::Agreement), and their wire form.
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
    /// The parties, two or more, and what each has done.
    pub parties: Vec<PartyRecord>,
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
    /// Its last day, if it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<PartialDate>,
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
    /// Returns everything in it that cannot be true.
    #[must_use]
    pub fn faults(&self) -> Vec<AgreementError> {
        let mut faults = Vec::new();
        if self.parties.len() < 2 {
            faults.push(AgreementError::TooFewParties { parties: self.parties.len() });
        }
        for (index, party) in self.parties.iter().enumerate() {
            if self.parties.iter().take(index).any(|before| before.country == party.country) {
                faults.push(AgreementError::RepeatedParty { index, country: party.country });
            }
            let start = party.in_force.or(self.entry_into_force).or(party.signed).or(self.signed);
            if let (Some(start), Some(withdrawn)) = (start, party.withdrawn)
                && withdrawn.is_before(start).is_certain()
            {
                faults.push(AgreementError::WithdrawnBeforeStart { index, withdrawn, start });
            }
        }
        for start in [self.signed, self.entry_into_force] {
            if let (Some(start), Some(ended)) = (start, self.ended)
                && ended.is_before(start).is_certain()
            {
                faults.push(AgreementError::EndedBeforeStart { ended, start });
            }
        }
        faults
    }
}
