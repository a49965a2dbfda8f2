//! `Notices`: all that was said about one input, counted exactly and kept in bounded memory.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::{code::NoticeCode, notice::Notice, severity::Severity};

/// The notices about one input: an exact count of each code, and of each the first ones by their
/// place, so that ten million bad rows do not fill the memory.
///
/// # Examples
///
/// ```
/// use bilateral::notice::{Notice, NoticeCode, Notices, Place};
///
/// let mut notices = Notices::new();
/// notices.push(Notice::new(NoticeCode::EmptyFile, Place::whole(), "there is nothing to read"));
/// assert_eq!(notices.count(NoticeCode::EmptyFile), 1);
/// assert!(notices.has_errors());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Notices {
    cap: usize,
    groups: BTreeMap<NoticeCode, Group>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
struct Group {
    total: u64,
    /// The highest severity of the notices; `None` until the first.
    worst: Option<Severity>,
    /// Sorted by place; at most `cap`.
    samples: Vec<Notice>,
}

impl Notices {
    /// How many notices of one code are kept unless the caller says otherwise.
    pub const DEFAULT_CAP: usize = 100;

    /// Returns a collection that keeps the first [`DEFAULT_CAP`](Self::DEFAULT_CAP) of each code.
    #[must_use]
    pub const fn new() -> Self {
        Self::with_cap(Self::DEFAULT_CAP)
    }

    /// Returns a collection that keeps the first `cap` notices of each code.
    #[must_use]
    pub const fn with_cap(cap: usize) -> Self {
        Self { cap, groups: BTreeMap::new() }
    }

    /// Takes one notice in.
    pub fn push(&mut self, notice: Notice) {
        let group = self.groups.entry(notice.code()).or_default();
        group.total = group.total.saturating_add(1);
        group.worst = group.worst.max(Some(notice.severity()));
        group.keep(notice, self.cap);
    }

    /// Counts one notice of `code`, and makes it only if it is to be kept.
    ///
    /// This is for notices that come by their place, as those on the rows of one file: once enough of a
    /// code are kept, no later one can take the place of one of them.
    #[cfg(feature = "csv")]
    pub(crate) fn push_next(&mut self, code: NoticeCode, notice: impl FnOnce() -> Notice) {
        let group = self.groups.entry(code).or_default();
        group.total = group.total.saturating_add(1);
        group.worst = group.worst.max(Some(code.severity()));
        if group.samples.len() < self.cap {
            group.keep(notice(), self.cap);
        }
    }

    /// Takes all notices of `other` in; the cap of `self` holds, and the counts stay exact.
    pub fn merge(&mut self, other: Self) {
        for (code, theirs) in other.groups {
            let group = self.groups.entry(code).or_default();
            group.total = group.total.saturating_add(theirs.total);
            group.worst = group.worst.max(theirs.worst);
            for notice in theirs.samples {
                group.keep(notice, self.cap);
            }
        }
    }

    /// Returns the kept notices by their place in the input, those without a line first.
    pub fn iter(&self) -> impl Iterator<Item = &Notice> {
        let mut all: Vec<&Notice> = self.groups.values().flat_map(|group| &group.samples).collect();
        all.sort_by(|left, right| {
            left.place().cmp(right.place()).then(left.code().cmp(&right.code()))
        });
        all.into_iter()
    }

    /// Returns how many notices of `code` there were, kept or not.
    #[must_use]
    pub fn count(&self, code: NoticeCode) -> u64 {
        self.groups.get(&code).map_or(0, |group| group.total)
    }

    /// Returns how many notices of `code` are not kept because of the cap.
    #[must_use]
    pub fn dropped_of(&self, code: NoticeCode) -> u64 {
        self.groups.get(&code).map_or(0, Group::dropped)
    }

    /// Returns how many notices there were of each code that occurred.
    pub fn counts(&self) -> impl Iterator<Item = (NoticeCode, u64)> {
        self.groups.iter().map(|(&code, group)| (code, group.total))
    }

    /// Returns how many notices there were in all, kept or not.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.groups.values().fold(0, |sum, group| sum.saturating_add(group.total))
    }

    /// Returns how many notices are not kept because of the cap.
    #[must_use]
    pub fn dropped(&self) -> u64 {
        self.groups.values().fold(0, |sum, group| sum.saturating_add(group.dropped()))
    }

    /// Returns whether nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Returns the highest severity that occurred.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.groups.values().filter_map(|group| group.worst).max()
    }

    /// Returns whether a notice of severity error or above occurred.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.worst() >= Some(Severity::Error)
    }
}

impl Group {
    fn dropped(&self) -> u64 {
        self.total.saturating_sub(u64::try_from(self.samples.len()).unwrap_or(u64::MAX))
    }

    fn keep(&mut self, notice: Notice, cap: usize) {
        let after = self.samples.partition_point(|kept| kept.place() <= notice.place());
        if after < cap {
            self.samples.insert(after, notice);
            self.samples.truncate(cap);
        }
    }
}

impl Default for Notices {
    fn default() -> Self {
        Self::new()
    }
}

impl Extend<Notice> for Notices {
    fn extend<I: IntoIterator<Item = Notice>>(&mut self, notices: I) {
        for notice in notices {
            self.push(notice);
        }
    }
}

impl FromIterator<Notice> for Notices {
    fn from_iter<I: IntoIterator<Item = Notice>>(notices: I) -> Self {
        let mut all = Self::new();
        all.extend(notices);
        all
    }
}

/// Writes one entry for each code: `code`, `severity`, `total`, `samples`.
impl Serialize for Notices {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        struct Entry<'a>(NoticeCode, &'a Group);

        impl Serialize for Entry<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut entry = serializer.serialize_struct("Entry", 4)?;
                entry.serialize_field("code", &self.0)?;
                entry.serialize_field("severity", &self.1.worst)?;
                entry.serialize_field("total", &self.1.total)?;
                entry.serialize_field("samples", &self.1.samples)?;
                entry.end()
            }
        }

        serializer.collect_seq(self.groups.iter().map(|(&code, group)| Entry(code, group)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::Place;

    fn notice(line: u64) -> Notice {
        Notice::new(NoticeCode::InvalidDate, Place::whole().on_line(line, 1), "x")
    }

    #[test]
    fn the_cap_keeps_the_first_by_place_whatever_the_order() {
        let mut forward = Notices::with_cap(3);
        let mut backward = Notices::with_cap(3);
        forward.extend((1..=10).map(notice));
        backward.extend((1..=10).rev().map(notice));
        assert_eq!(forward, backward);
        let lines: Vec<_> = forward.iter().filter_map(|notice| notice.place().line()).collect();
        assert_eq!(lines, [1, 2, 3]);
        assert_eq!((forward.total(), forward.dropped()), (10, 7));
    }

    #[test]
    fn merging_keeps_the_cap_and_the_counts() {
        let mut whole = Notices::with_cap(3);
        whole.extend((1..=10).map(notice));
        let mut left = Notices::with_cap(3);
        left.extend((1..=10).filter(|line| line % 2 == 0).map(notice));
        let mut right = Notices::with_cap(3);
        right.extend((1..=10).filter(|line| line % 2 == 1).map(notice));
        left.merge(right);
        assert_eq!(left, whole);
    }
}
