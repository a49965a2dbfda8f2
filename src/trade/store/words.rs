//! `Words`: what rows say, in words as short as those of most columns.

use super::column::Word;

/// What rows say that have a value, perhaps a net weight, and no quantity: columns of the same length.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Words<'w> {
    pub(crate) products: &'w [u16],
    /// Each from [`Words::word`].
    pub(crate) values: &'w [u32],
    /// Each from [`Words::word`], or [`Words::NONE`].
    pub(crate) weights: &'w [u32],
    /// How many of the weights are none.
    pub(crate) without_weight: usize,
}

impl Words<'_> {
    /// Stands for no number.
    pub(crate) const NONE: u32 = u32::MISSING;

    /// Returns a number as a word, if it fits one.
    #[inline]
    pub(crate) fn word(number: u64) -> Option<u32> {
        u32::try_from(number).ok().filter(|word| *word < u32::ELSEWHERE)
    }
}
