//! What is possible of a visit but rare enough to look at twice.

use super::{kind::VisitKind, level::VisitLevel, visit::Visit};
use crate::notice::{Notice, NoticeCode, Place};

/// The longest stay that needs no second look, in days: of 3,264 visits of foreign leaders to the
/// United States from 1874 to 2024, 15 lasted longer (Office of the Historian, read in 2026).
const USUAL_DAYS: u32 = 14;

impl Visit {
    /// Returns what is rare: a state visit that no head of state leads, a stay of more than fourteen
    /// days.
    pub(super) fn unusual(&self) -> Vec<Notice> {
        let mut notices = Vec::new();
        let mut say = |field: &str, message: String| {
            let place = Place::at_pointer(format!("/{field}"));
            notices.push(Notice::new(NoticeCode::UnusualVisit, place, message));
        };
        if let (Some(VisitKind::State), Some(level)) = (self.kind(), self.level())
            && level != VisitLevel::HeadOfState
        {
            say(
                "type",
                format!("a state visit is led by a head of state, and this one by {level}"),
            );
        }
        if let Some(days) = self.days().filter(|&days| days > USUAL_DAYS) {
            say("start", format!("the visit lasts {days} days, more than {USUAL_DAYS}"));
        }
        notices
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        country::Country,
        visit::{PersonRecord, Visit, VisitKind, VisitLevel, VisitRecord},
    };

    #[test]
    fn a_state_visit_by_a_minister_and_a_long_stay_are_remarked_upon() {
        let unusual = |kind, level, days| {
            let person = PersonRecord::new("Ana".parse().unwrap());
            let id = "v".parse().unwrap();
            let start = "2022-05-18".parse().unwrap();
            let record = VisitRecord {
                kind: Some(kind),
                principal: Some(PersonRecord { level: Some(level), ..person }),
                days: Some(days),
                ..VisitRecord::new(id, Country::BLR, Country::AZE, start)
            };
            let notices = Visit::new(record).unwrap().notices();
            notices.iter().map(|notice| notice.place().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(unusual(VisitKind::State, VisitLevel::HeadOfState, 14), [""; 0]);
        assert_eq!(unusual(VisitKind::State, VisitLevel::Minister, 15), ["/type", "/start"]);
        assert_eq!(unusual(VisitKind::Working, VisitLevel::Minister, 3), [""; 0]);
    }
}
