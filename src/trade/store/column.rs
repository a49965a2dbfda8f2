//! A column of exact numbers that mostly fit a short word.

/// Returns a number of a row or a run as an index: there are never more than fit one.
#[inline]
pub(crate) fn wide(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The short word in which most numbers of a column fit.
pub(crate) trait Word: Copy + Ord + Into<u64> + std::fmt::Debug {
    /// Stands for a number that is not known.
    const MISSING: Self;
    /// Stands for a number that is kept beside the column, because it is larger than any below this.
    const ELSEWHERE: Self;

    /// Returns the word of a number below [`ELSEWHERE`](Self::ELSEWHERE).
    fn of(number: u128) -> Option<Self>;
}

impl Word for u32 {
    const MISSING: Self = Self::MAX;
    const ELSEWHERE: Self = Self::MAX - 1;

    fn of(number: u128) -> Option<Self> {
        Self::try_from(number).ok().filter(|word| *word < Self::ELSEWHERE)
    }
}

impl Word for u64 {
    const MISSING: Self = Self::MAX;
    const ELSEWHERE: Self = Self::MAX - 1;

    fn of(number: u128) -> Option<Self> {
        Self::try_from(number).ok().filter(|word| *word < Self::ELSEWHERE)
    }
}

/// A column of words, with the numbers that do not fit one beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Packed<T> {
    words: Vec<T>,
    /// The rows of the large numbers, ascending, and the numbers.
    large_rows: Vec<u32>,
    large: Vec<u128>,
    missing: usize,
}

impl<T> Default for Packed<T> {
    fn default() -> Self {
        Self { words: Vec::new(), large_rows: Vec::new(), large: Vec::new(), missing: 0 }
    }
}

/// A sum of rows, with how many of them have no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct ColumnSum {
    pub(crate) sum: u128,
    pub(crate) missing: usize,
}

impl<T: Word> Packed<T> {
    /// Returns the column of words of which so many stand for no number, with the rows, ascending, and
    /// numbers of those that are kept beside them.
    #[cfg(feature = "arrow-59")]
    pub(crate) const fn of_parts(
        words: Vec<T>,
        large_rows: Vec<u32>,
        large: Vec<u128>,
        missing: usize,
    ) -> Self {
        Self { words, large_rows, large, missing }
    }

    /// Returns the words, for a loop that looks up the rare rest by [`special`](Self::special).
    pub(crate) fn words(&self) -> &[T] {
        &self.words
    }

    /// Returns how many rows have no number.
    pub(crate) const fn missing(&self) -> usize {
        self.missing
    }

    /// Returns whether every row is its word.
    pub(crate) fn is_plain(&self) -> bool {
        self.missing == 0 && self.large.is_empty()
    }

    fn row(&self) -> u32 {
        u32::try_from(self.words.len()).unwrap_or(u32::MAX)
    }

    fn push(&mut self, number: Option<u128>) {
        let word = match number {
            None => {
                self.missing = self.missing.saturating_add(1);
                T::MISSING
            }
            Some(number) => T::of(number).unwrap_or_else(|| {
                self.large_rows.push(self.row());
                self.large.push(number);
                T::ELSEWHERE
            }),
        };
        self.words.push(word);
    }

    /// Returns the number of a row whose word is not below [`Word::ELSEWHERE`].
    #[cold]
    pub(crate) fn special(&self, row: usize, word: T) -> Option<u128> {
        if word == T::MISSING {
            return None;
        }
        let row = u32::try_from(row).ok()?;
        let at = self.large_rows.binary_search(&row).ok()?;
        self.large.get(at).copied()
    }

    /// Returns the number of a row.
    pub(crate) fn get(&self, row: usize) -> Option<u128> {
        let word = *self.words.get(row)?;
        if word < T::ELSEWHERE { Some(u128::from(word.into())) } else { self.special(row, word) }
    }

    /// Returns the sum of the rows of a range.
    pub(crate) fn sum(&self, rows: std::ops::Range<usize>) -> ColumnSum {
        let Some(words) = self.words.get(rows.clone()) else { return ColumnSum::default() };
        // A short word never overflows: a table has fewer than 2^32 rows. Of long ones, the halves.
        let (mut low, mut high, mut special) = (0_u64, 0_u64, 0_usize);
        for &word in words {
            let is_plain = word < T::ELSEWHERE;
            let number: u64 = if is_plain { word.into() } else { 0 };
            low = low.wrapping_add(number & 0xFFFF_FFFF);
            high = high.wrapping_add(number >> 32);
            special = special.wrapping_add(usize::from(!is_plain));
        }
        let plain = u128::from(low).saturating_add(u128::from(high) << 32);
        if special == 0 {
            return ColumnSum { sum: plain, missing: 0 };
        }
        let large = self.large_between(&rows);
        let sum = large.iter().fold(plain, |sum, number| sum.saturating_add(*number));
        ColumnSum { sum, missing: special.saturating_sub(large.len()) }
    }

    /// Adds up the rows between each start and the next, which together are below 2^63.
    pub(crate) fn sums_into(&self, starts: &[u32], sums: &mut [u64]) {
        // The sums of all rows up to each are made in a loop that knows no runs, a few at a time; what
        // they are at the end of a run less what they were at its start is the sum of the run.
        let mut upto = [0_u64; 1024];
        let (mut sum, mut before, mut first) = (0_u64, 0_u64, 0_usize);
        let mut runs = starts.iter().skip(1).map(|end| wide(*end)).zip(sums.iter_mut()).peekable();
        for words in self.words.chunks(upto.len()) {
            for (slot, word) in upto.iter_mut().zip(words) {
                let number: u64 = if *word < T::ELSEWHERE { (*word).into() } else { 0 };
                sum = sum.wrapping_add(number);
                *slot = sum;
            }
            let last = first.saturating_add(words.len());
            while let Some((end, own)) = runs.next_if(|(end, _)| *end <= last) {
                let place = end.wrapping_sub(first).wrapping_sub(1);
                let at = upto.get(place).copied().unwrap_or(before);
                *own = at.wrapping_sub(before);
                before = at;
            }
            first = last;
        }
        for (row, number) in self.large_rows.iter().zip(&self.large) {
            let run = starts.partition_point(|start| start <= row).saturating_sub(1);
            if let Some(sum) = sums.get_mut(run) {
                *sum = sum.saturating_add(u64::try_from(*number).unwrap_or(u64::MAX));
            }
        }
    }

    /// Returns the rows of a range whose numbers are kept beside the words, with the numbers.
    pub(crate) fn large_rows(
        &self,
        rows: &std::ops::Range<usize>,
    ) -> impl Iterator<Item = (usize, u128)> {
        let before = self.large_rows.partition_point(|row| wide(*row) < rows.start);
        let (own, end) = (self.large_rows.iter().zip(&self.large).skip(before), rows.end);
        own.map(|(row, number)| (wide(*row), *number)).take_while(move |(row, _)| *row < end)
    }

    fn large_between(&self, rows: &std::ops::Range<usize>) -> &[u128] {
        let before = |end: usize| self.large_rows.partition_point(|row| wide(*row) < end);
        self.large.get(before(rows.start)..before(rows.end)).unwrap_or_default()
    }

    fn bytes(&self) -> usize {
        let words = size_of_val(self.words.as_slice());
        words
            .saturating_add(size_of_val(self.large_rows.as_slice()))
            .saturating_add(size_of_val(self.large.as_slice()))
    }

    fn shrink(&mut self) {
        self.words.shrink_to_fit();
        self.large_rows.shrink_to_fit();
        self.large.shrink_to_fit();
    }
}

/// A column of exact numbers at one count of decimals, each of which may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Column {
    /// In words of four bytes.
    Narrow(Packed<u32>),
    /// In words of eight bytes: for columns with more than a few numbers over 2^32.
    Wide(Packed<u64>),
}

impl Default for Column {
    fn default() -> Self {
        Self::Narrow(Packed::default())
    }
}

/// Calls one expression for the words of either width.
macro_rules! with_words {
    ($column:expr, $packed:ident => $body:expr) => {
        match $column {
            $crate::trade::store::Column::Narrow($packed) => $body,
            $crate::trade::store::Column::Wide($packed) => $body,
        }
    };
}
pub(crate) use with_words;

impl Column {
    /// Returns a column of `rows` missing numbers.
    pub(crate) fn of_missing(rows: usize) -> Self {
        Self::Narrow(Packed { words: vec![u32::MISSING; rows], missing: rows, ..Packed::default() })
    }

    pub(crate) fn len(&self) -> usize {
        with_words!(self, packed => packed.words.len())
    }

    pub(crate) fn missing(&self) -> usize {
        with_words!(self, packed => packed.missing)
    }

    pub(crate) fn get(&self, row: usize) -> Option<u128> {
        with_words!(self, packed => packed.get(row))
    }

    pub(crate) fn sum(&self, rows: std::ops::Range<usize>) -> ColumnSum {
        with_words!(self, packed => packed.sum(rows))
    }

    /// Returns a number that no sum of rows passes, at less cost than the sum of all.
    pub(crate) fn bound(&self) -> u128 {
        match self {
            Self::Narrow(packed) => {
                let large = packed.large.iter().fold(0_u128, |sum, one| sum.saturating_add(*one));
                large.saturating_add(
                    u128::try_from(packed.words.len()).unwrap_or(u128::MAX >> 32) << 32,
                )
            }
            Self::Wide(packed) => packed.sum(0..packed.words.len()).sum,
        }
    }

    /// Returns the memory that the numbers take, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        with_words!(self, packed => packed.bytes())
    }

    pub(crate) fn reserve(&mut self, rows: usize) {
        with_words!(self, packed => packed.words.reserve(rows));
    }

    pub(crate) fn shrink(&mut self) {
        with_words!(self, packed => packed.shrink());
    }

    /// Adds a row with a number that fits a short word, if it does.
    #[cfg(any(test, feature = "csv"))]
    #[inline]
    pub(crate) fn push_word(&mut self, number: Option<u64>) {
        if let (Self::Narrow(packed), Some(number)) = (&mut *self, number)
            && let Ok(word) = u32::try_from(number)
            && word < u32::ELSEWHERE
        {
            packed.words.push(word);
            return;
        }
        self.push(number.map(u128::from));
    }

    /// Adds rows of words of four bytes, of which so many stand for no number and the others are below
    /// [`Word::ELSEWHERE`].
    #[cfg(any(test, feature = "csv"))]
    pub(crate) fn push_words(&mut self, words: &[u32], missing: usize) {
        match self {
            Self::Narrow(packed) => {
                packed.words.extend_from_slice(words);
                packed.missing = packed.missing.saturating_add(missing);
            }
            Self::Wide(_) => {
                for &word in words {
                    self.push((word != u32::MISSING).then(|| u128::from(word)));
                }
            }
        }
    }

    /// Adds a row.
    pub(crate) fn push(&mut self, number: Option<u128>) {
        with_words!(self, packed => packed.push(number));
        if let Self::Narrow(packed) = self {
            // One in eight takes as much beside the column as four more bytes each would in it.
            let large = packed.large.len();
            if large > 64 && large > packed.words.len() / 8 {
                self.widen();
            }
        }
    }

    /// Returns the numbers that are kept beside the words.
    #[cfg(feature = "arrow-59")]
    pub(crate) fn large(&self) -> &[u128] {
        with_words!(self, packed => &packed.large)
    }

    /// Returns the same numbers in words of eight bytes if many do not fit four, and else of four.
    #[cfg(feature = "arrow-59")]
    pub(crate) fn with_best_words(mut self) -> Self {
        let is_large = |number: &u128| *number >= u128::from(u32::ELSEWHERE);
        let (rows, large) = match &self {
            Self::Narrow(packed) => (packed.words.len(), packed.large.len()),
            Self::Wide(packed) => {
                let large = (0..self.len()).filter_map(|row| packed.get(row)).filter(is_large);
                (packed.words.len(), large.count())
            }
        };
        let is_wide = large > 64 && large > rows / 8;
        match &self {
            Self::Narrow(_) if is_wide => self.widen(),
            Self::Wide(wide) if !is_wide => {
                let mut narrow = Packed::<u32>::default();
                narrow.words.reserve(rows);
                for row in 0..rows {
                    narrow.push(wide.get(row));
                }
                self = Self::Narrow(narrow);
            }
            _ => {}
        }
        self
    }

    fn widen(&mut self) {
        let mut wide = Packed::<u64>::default();
        wide.words.reserve(self.len());
        for row in 0..self.len() {
            wide.push(self.get(row));
        }
        *self = Self::Wide(wide);
    }

    /// Multiplies every number by a power of ten.
    pub(crate) fn rescale(&mut self, more_decimals: u32) {
        if more_decimals == 0 {
            return;
        }
        let factor = 10_u128.saturating_pow(more_decimals);
        let mut scaled = Self::default();
        scaled.reserve(self.len());
        for row in 0..self.len() {
            scaled.push(self.get(row).map(|number| number.saturating_mul(factor)));
        }
        *self = scaled;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_column_holds_what_was_pushed(
            numbers in proptest::collection::vec(
                proptest::option::of(prop_oneof![
                    8 => 0..1_000_u128,
                    1 => u128::from(u32::MAX) - 3..u128::from(u32::MAX) + 3,
                    1 => u128::from(u64::MAX) - 3..u128::from(u64::MAX) + 3,
                ]),
                0..300,
            ),
            cut in any::<(prop::sample::Index, prop::sample::Index)>(),
        ) {
            let mut column = Column::default();
            for &number in &numbers {
                match number.map(u64::try_from) {
                    None => column.push_word(None),
                    Some(Ok(word)) => column.push_word(Some(word)),
                    Some(Err(_)) => column.push(number),
                }
            }
            let back: Vec<_> = (0..numbers.len()).map(|row| column.get(row)).collect();
            prop_assert_eq!(&back, &numbers);
            let (from, to) = (cut.0.index(numbers.len() + 1), cut.1.index(numbers.len() + 1));
            let (from, to) = (from.min(to), from.max(to));
            let sum = column.sum(from..to);
            prop_assert_eq!(sum.sum, numbers[from..to].iter().flatten().sum::<u128>());
            prop_assert_eq!(sum.missing, numbers[from..to].iter().filter(|n| n.is_none()).count());
            prop_assert_eq!(column.missing(), numbers.iter().filter(|n| n.is_none()).count());
            let starts: Vec<u32> = (0..=numbers.len()).step_by(3).map(|at| u32::try_from(at).unwrap()).collect();
            if column.sum(0..numbers.len()).sum < 1 << 63 {
                let mut sums = vec![0; starts.len() - 1];
                with_words!(&column, packed => packed.sums_into(&starts, &mut sums));
                let plain = starts.windows(2).map(|run| {
                    column.sum(run[0] as usize..run[1] as usize).sum
                });
                prop_assert!(sums.into_iter().map(u128::from).eq(plain));
            }
            let mut twice = column.clone();
            numbers.iter().for_each(|number| twice.push(*number));
            twice.rescale(2);
            for (row, number) in numbers.iter().chain(&numbers).enumerate() {
                prop_assert_eq!(twice.get(row), number.map(|number| number * 100));
            }
        }
    }

    #[test]
    fn many_large_numbers_widen_the_words() {
        let mut column = Column::default();
        (0..1_000).for_each(|row| column.push(Some(row << 33)));
        assert!(matches!(column, Column::Wide(_)));
        assert_eq!(column.sum(0..1_000).sum, (999 * 500) << 33);
        assert_eq!(column.get(1_000), None);
    }
}
