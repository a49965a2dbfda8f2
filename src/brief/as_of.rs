//! What a brief leaves out because it lies after its date.

use super::brief::Brief;
use crate::{
    notice::{Notice, NoticeCode, Place},
    period::PartialDate,
};

impl Brief {
    /// Leaves out what certainly lies after the date of the brief, and says how much that is.
    pub(super) fn without_facts_after_date(mut self) -> Self {
        let Some(day) = self.as_of else { return self };
        let is_after = |on: PartialDate| on.is_after(day).is_certain();
        let counts = [
            ("visits", keep(&mut self.visits, |row| !is_after(row.start))),
            ("trade", keep(&mut self.trade, |row| row.period.first_day() <= day)),
            (
                "agreements",
                keep(&mut self.agreements, |row| {
                    // One that may bind a party early is not a thing of the future.
                    row.in_force.is_possible() || !row.began().is_some_and(is_after)
                }),
            ),
            ("projects", keep(&mut self.projects, |row| !row.started.is_some_and(is_after))),
            ("remarks", keep(&mut self.remarks, |row| !is_after(row.on))),
        ];
        for (list, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
            let place = Place::at_pointer(format!("/{list}"));
            let message = format!("{list} after the date of the brief are left out: {count}");
            let notice = Notice::new(NoticeCode::FactsAfterDate, place, message);
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            self.notices.push(notice.with_integer("count", count));
        }
        self
    }
}

/// Keeps the rows that pass, and returns how many do not.
fn keep<T>(rows: &mut Vec<T>, passes: impl Fn(&T) -> bool) -> usize {
    let before = rows.len();
    rows.retain(passes);
    before.saturating_sub(rows.len())
}
