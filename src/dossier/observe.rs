//! What possible facts still give reason to say.

use super::{check::each, count, existence, other_accounts, record::DossierRecord};
use crate::notice::{Notice, NoticeCode, Notices, Place};

/// Returns the notices of the facts, with pointers into the record.
pub(super) fn notices(record: &DossierRecord) -> Notices {
    let mut notices = Notices::new();
    for (place, visit) in each("visits", &record.visits, |fact| fact) {
        notices.extend(visit.notices().into_iter().map(|notice| notice.under(&place)));
    }
    for (place, project) in each("projects", &record.projects, |fact| fact) {
        notices.extend(project.notices().into_iter().map(|notice| notice.under(&place)));
    }
    for (place, entry) in each("representation", &record.representation, |fact| fact) {
        notices.extend(entry.notices().into_iter().map(|notice| notice.under(&place)));
        let mut cited = record.representation_citations().filter(|(at, _)| at.starts_with(&place));
        if cited.all(|(_, sources)| sources.is_empty()) {
            notices.push(no_source(place));
        }
    }
    for (place, stated) in each("counts", &record.counts, |fact| fact) {
        let notice = count::without_list(record, stated);
        notices.extend(notice.map(|notice| notice.under(&place)));
    }
    notices.extend(other_accounts::notices(record));
    notices.extend(existence::not_yet(record));
    for (place, sources) in record.citations() {
        if sources.is_empty() {
            notices.push(no_source(place));
        }
    }
    notices
}

fn no_source(place: String) -> Notice {
    let message = "this fact names no source";
    Notice::new(NoticeCode::SourceMissing, Place::at_pointer(place), message)
}
