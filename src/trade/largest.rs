//! The largest values of a column, found in one pass.

use std::{cmp::Reverse, collections::BinaryHeap, ops::Range};

use super::store::{Column, Packed, Word, with_words};

/// The rows with the largest values, the largest first and of equal ones the first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Largest {
    pub(super) rows: Vec<usize>,
    /// How many more rows have the value of the last.
    pub(super) tied: usize,
}

impl Largest {
    /// Returns the `count` largest of some rows of a column. Rows without a number are none of them.
    pub(super) fn of(column: &Column, rows: Range<usize>, count: usize) -> Self {
        with_words!(column, packed => of_words(packed, rows, count))
    }
}

fn of_words<T: Word>(packed: &Packed<T>, rows: Range<usize>, count: usize) -> Largest {
    let words = packed.words().get(rows.clone()).unwrap_or_default();
    let count = count.min(words.len());
    if count == 0 {
        return Largest::default();
    }
    // The greatest of the heap is the least of the largest: the one to give way.
    let mut heap: BinaryHeap<(Reverse<u128>, usize)> = BinaryHeap::with_capacity(count);
    let mut tied = 0_usize;
    let mut floor = T::of(0).unwrap_or(T::ELSEWHERE);
    for (row, &word) in rows.zip(words) {
        // Nearly all rows end here. A word that is no number is above every floor.
        if word < floor {
            continue;
        }
        let number = if word < T::ELSEWHERE {
            Some(u128::from(word.into()))
        } else {
            packed.special(row, word)
        };
        let Some(number) = number else { continue };
        match heap.peek() {
            Some(&(Reverse(least), _)) if heap.len() == count => {
                if number <= least {
                    tied = tied.saturating_add(usize::from(number == least));
                    continue;
                }
                if let Some(mut place) = heap.peek_mut() {
                    *place = (Reverse(number), row);
                }
                let is_same = heap.peek().is_some_and(|(Reverse(now), _)| *now == least);
                tied = if is_same { tied.saturating_add(1) } else { 0 };
            }
            _ => heap.push((Reverse(number), row)),
        }
        if heap.len() == count
            && let Some((Reverse(least), _)) = heap.peek()
        {
            floor = T::of(*least).unwrap_or(T::ELSEWHERE);
        }
    }
    let rows = heap.into_sorted_vec().into_iter().map(|(_, row)| row).collect();
    Largest { rows, tied }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_largest_are_those_of_a_sort(
            numbers in prop::collection::vec(
                prop::option::weighted(0.9, prop_oneof![
                    6 => 0..20_u128,
                    1 => u128::from(u32::MAX) - 3..u128::from(u32::MAX) + 3,
                    1 => u128::from(u64::MAX) - 3..u128::from(u64::MAX) + 3,
                ]),
                0..200,
            ),
            repeat in 1..4_usize,
            count in 0..30_usize,
        ) {
            let numbers = numbers.repeat(repeat);
            let mut column = Column::default();
            for number in &numbers {
                column.push(*number);
            }
            let rows = numbers.len() / 5..numbers.len();
            let mut sorted: Vec<(Reverse<u128>, usize)> = rows
                .clone()
                .filter_map(|row| Some((Reverse(numbers[row]?), row)))
                .collect();
            sorted.sort_unstable();
            let rest = sorted.split_off(count.min(sorted.len()));
            let cut = sorted.last().map(|(number, _)| *number);
            let found = Largest::of(&column, rows, count);
            prop_assert_eq!(found.tied, rest.iter().filter(|(one, _)| Some(*one) == cut).count());
            prop_assert_eq!(found.rows, sorted.into_iter().map(|(_, row)| row).collect::<Vec<_>>());
        }
    }
}
