//! What is to be said of a stated worth and its parts.

use super::outcome::VisitOutcomeRecord;
use crate::{
    money::Published,
    notice::{Notice, NoticeCode, Place},
};

impl VisitOutcomeRecord {
    /// Returns what is to be said of a stated worth that is not the sum of its parts.
    ///
    /// Nothing is said unless each part has a worth, for the rest may be anything.
    pub(super) fn residual(&self) -> Option<Notice> {
        let stated = self.value?;
        let parts: Option<Vec<Published>> = self.parts.iter().map(|part| part.value).collect();
        let mut parts = parts?.into_iter();
        let first = parts.next()?;
        let sum = parts.try_fold(first, |sum, part| sum.checked_add(part).ok())?;
        let (is_possible, difference) = stated.misses(sum)?;
        let code = match is_possible {
            true => NoticeCode::RoundingResidual,
            false => NoticeCode::TotalDiffersFromParts,
        };
        let scale = stated.scale().max(sum.scale());
        let message = format!(
            "the worth is stated as {stated}, and its {} parts make {sum} (the imbalance is in units \
             of {scale})",
            self.parts.len(),
        );
        let notice = Notice::new(code, Place::at_pointer("/value"), message);
        Some(notice.with_value(&stated.to_string()).with_imbalance(difference.scaled(scale)))
    }
}
