//! Which products each country has, and the other way round.

use std::ops::Range;

/// For each item of one side, the items of the other that go with it, in order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Incidence {
    /// Where the list of each item ends.
    ends: Vec<usize>,
    others: Vec<u32>,
}

impl Incidence {
    /// Returns the lists that an iterator gives, each sorted.
    pub(super) fn new(lists: impl IntoIterator<Item = Vec<u32>>) -> Self {
        let mut found = Self { ends: Vec::new(), others: Vec::new() };
        for list in lists {
            found.others.extend(list);
            found.ends.push(found.others.len());
        }
        found
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns where the list of an item lies among all lists, empty if there is no such item.
    pub(super) fn range(&self, item: usize) -> Range<usize> {
        let start = item.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        start.zip(self.ends.get(item).copied()).map_or(0..0, |(start, end)| start..end)
    }

    /// Returns the list of an item, empty if there is no such item.
    pub(super) fn list(&self, item: usize) -> &[u32] {
        self.others.get(self.range(item)).unwrap_or_default()
    }

    /// Returns the list of each item.
    pub(super) fn lists(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.len()).map(|item| self.list(item))
    }

    /// Returns how many others go with each item.
    pub(super) fn degrees(&self) -> Vec<u32> {
        self.lists().map(|list| u32::try_from(list.len()).unwrap_or(u32::MAX)).collect()
    }

    /// Returns the same seen from the other side, of `others` items.
    pub(super) fn transposed(&self, others: usize) -> Self {
        let mut counts = vec![0_usize; others];
        for count in self.others.iter().filter_map(|other| usize::try_from(*other).ok()) {
            if let Some(count) = counts.get_mut(count) {
                *count = count.saturating_add(1);
            }
        }
        let mut next = Vec::with_capacity(others);
        let mut ends = Vec::with_capacity(others);
        let mut end = 0_usize;
        for count in counts {
            next.push(end);
            end = end.saturating_add(count);
            ends.push(end);
        }
        let mut items = vec![0_u32; self.others.len()];
        for (list, item) in self.lists().zip(0_u32..) {
            for other in list.iter().filter_map(|other| usize::try_from(*other).ok()) {
                let Some(place) = next.get_mut(other) else { continue };
                if let Some(slot) = items.get_mut(*place) {
                    *slot = item;
                }
                *place = place.saturating_add(1);
            }
        }
        Self { ends, others: items }
    }

    /// Returns, for each item, the sum over the others that go with it.
    #[expect(clippy::float_arithmetic, reason = "sums in the order of the names")]
    pub(super) fn sums(&self, of_others: &[f64]) -> Vec<f64> {
        self.lists()
            .map(|list| values(list, of_others).fold(0.0, |sum, value| sum + value))
            .collect()
    }

    /// Returns, for each item, the mean over the others that go with it.
    #[expect(clippy::float_arithmetic, reason = "means in the order of the names")]
    pub(super) fn means(&self, of_others: &[f64]) -> Vec<f64> {
        let sums = self.sums(of_others).into_iter();
        sums.zip(self.degrees()).map(|(sum, degree)| sum / f64::from(degree)).collect()
    }
}

/// Returns the values that a list names.
pub(super) fn values<'a>(list: &'a [u32], of: &'a [f64]) -> impl Iterator<Item = f64> + 'a {
    list.iter().filter_map(|at| of.get(usize::try_from(*at).ok()?).copied())
}
