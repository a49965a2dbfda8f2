//! `RepresentationRecord`: the parts of a representation, and their wire form.

use serde::{Deserialize, Serialize};

use super::{head::HeadRecord, post::PostRecord, representation_error::RepresentationError};
use crate::{country::Country, id::RecordId, text::Text};

/// The parts of a [`Representation`](super::Representation), and their wire form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct RepresentationRecord {
    /// The sending country: the one that is represented.
    pub sending: Country,
    /// The receiving country: the one in which it is.
    pub receiving: Country,
    /// The offices it has or had there, in any order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<PostRecord>,
    /// Those who head or headed the representation, in any order; heads of consulates and other
    /// offices are not among them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub heads: Vec<HeadRecord>,
    /// Anything else worth knowing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// The sources that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<RecordId>,
}

impl RepresentationRecord {
    /// Returns the record of a representation of which nothing is known.
    #[must_use]
    pub const fn new(sending: Country, receiving: Country) -> Self {
        Self {
            sending,
            receiving,
            posts: Vec::new(),
            heads: Vec::new(),
            note: None,
            sources: Vec::new(),
        }
    }

    /// Returns everything in it that cannot be true.
    #[must_use]
    pub fn faults(&self) -> Vec<RepresentationError> {
        let mut faults = Vec::new();
        if self.sending == self.receiving {
            faults.push(RepresentationError::OwnCountry { country: self.sending });
        }
        for (index, post) in self.posts.iter().enumerate() {
            if let (Some(opened), Some(closed)) = (post.opened, post.closed.date())
                && closed.is_before(opened).is_certain()
            {
                faults.push(RepresentationError::ClosedBeforeOpened { index, opened, closed });
            }
            if self.posts.iter().take(index).any(|before| is_same_post(before, post)) {
                faults.push(RepresentationError::RepeatedPost { index, kind: post.kind });
            }
        }
        for (index, head) in self.heads.iter().enumerate() {
            let mut before: Vec<(&'static str, _)> = Vec::new();
            for (field, date) in head.milestones() {
                let wrong =
                    before.iter().find(|(_, earlier)| date.is_before(*earlier).is_certain());
                if let Some(&(earlier, earlier_date)) = wrong {
                    faults.push(RepresentationError::MilestoneOrder {
                        index,
                        field,
                        date,
                        earlier,
                        earlier_date,
                    });
                    break;
                }
                before.push((field, date));
            }
            if self.heads.iter().take(index).any(|before| is_same_service(before, head)) {
                faults.push(RepresentationError::RepeatedHead { index, rank: head.rank });
            }
        }
        faults
    }
}

/// Returns whether two entries describe one office, so that one of them is too many.
fn is_same_post(one: &PostRecord, other: &PostRecord) -> bool {
    one.kind == other.kind && one.city == other.city && one.opened == other.opened
}

/// Returns whether two entries describe one head's service, so that one of them is too many.
fn is_same_service(one: &HeadRecord, other: &HeadRecord) -> bool {
    let dates = |head: &HeadRecord| (head.appointed, head.arrived, head.credentials, head.ended);
    (one.rank, &one.name) == (other.rank, &other.name) && dates(one) == dates(other)
}
