//! What two countries keep in each other, beside their relations.

use std::collections::BTreeSet;

use super::{check::each, error::DossierError, record::DossierRecord};
use crate::{
    id::RecordId,
    relations::{DiplomaticRelations, Representation},
};

impl DossierRecord {
    /// Returns the sources that each representation, its posts and its heads name, with the pointers
    /// to them.
    pub(super) fn representation_citations(&self) -> impl Iterator<Item = (String, &[RecordId])> {
        let all = each("representation", &self.representation, Representation::record);
        all.flat_map(|(place, record)| {
            let below = |list: &str, index: usize| format!("{place}/{list}/{index}");
            let posts = record.posts.iter().enumerate();
            let heads = record.heads.iter().enumerate();
            let mut cited = vec![(place.clone(), record.sources.as_slice())];
            cited.extend(
                posts.map(|(index, post)| (below("posts", index), post.sources.as_slice())),
            );
            cited.extend(
                heads.map(|(index, head)| (below("heads", index), head.sources.as_slice())),
            );
            cited
        })
    }
}

/// Returns what cannot be: one direction twice, or a resident mission that was opened before there
/// were relations. Consulates and offices of other kinds may be older than these.
pub(super) fn faults(record: &DossierRecord) -> Vec<DossierError> {
    let mut faults = Vec::new();
    let established = record.relations.as_ref().and_then(DiplomaticRelations::establishment);
    let mut seen = BTreeSet::new();
    for (place, entry) in each("representation", &record.representation, |entry| entry) {
        let (sending, receiving) = (entry.sending(), entry.receiving());
        if !seen.insert((sending, receiving)) {
            let pointer = place.clone();
            faults.push(DossierError::RepeatedRepresentation { sending, receiving, pointer });
        }
        let Some(established) = established.map(|event| event.on) else { continue };
        for (index, post) in entry.posts().iter().enumerate() {
            if let Some(opened) = post.opened.filter(|_| post.kind.is_resident_mission())
                && opened.is_before(established).is_certain()
            {
                let pointer = format!("{place}/posts/{index}/opened");
                let kind = post.kind;
                faults.push(DossierError::MissionBeforeRelations {
                    kind,
                    opened,
                    established,
                    pointer,
                });
            }
        }
    }
    faults
}
