//! When two facts are about the same thing.

use crate::{id::RecordId, period::PartialDate, text::Text};

/// How many days apart two signatures may be of what is taken for one agreement, if its title is the
/// same: protocols of one title are signed year after year.
const ONE_YEAR: i32 = 366;

/// Returns a title as it is compared: its words without regard to capitals and punctuation.
pub(super) fn words(text: &Text) -> String {
    let is_part = |character: char| character.is_alphanumeric();
    let lower = text.as_str().to_lowercase();
    let words = lower.split(|character| !is_part(character)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// Returns whether two facts had one identifier before a merge told them apart.
pub(super) fn had_one_id(left: &RecordId, right: &RecordId) -> bool {
    matches!((plain(left), plain(right)), (Some(left), Some(right)) if left == right)
}

/// Returns whether an identifier is `id`, or was before a merge told two of them apart.
pub(super) fn is_or_was(own: &RecordId, id: &RecordId) -> bool {
    own == id || plain(own) == Some(id.as_str())
}

/// Returns an identifier without the hash that a merge put behind it, or `None` if it has none.
fn plain(id: &RecordId) -> Option<&str> {
    let (plain, digits) = id.as_str().rsplit_once('-')?;
    let is_hash = digits.len() == 16
        && digits.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    is_hash.then_some(plain)
}

/// Returns whether two dates may be the same or lie within a year of one another, as far as known.
pub(super) fn within_a_year(left: Option<PartialDate>, right: Option<PartialDate>) -> bool {
    let (Some(left), Some(right)) = (left, right) else { return true };
    let apart = left.earliest().to_julian_day().abs_diff(right.earliest().to_julian_day());
    left.is_same_day(right).is_possible() || apart <= ONE_YEAR.unsigned_abs()
}
