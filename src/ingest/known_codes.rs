//! `KnownCodes`: the numbers of codes of six digits.

use crate::trade::store::ProductId;

/// The numbers of codes of six digits that were met, by heading: those of the few headings that goods
/// have stay near the processor, which one list of a million codes would not.
#[derive(Debug)]
pub(super) struct KnownCodes {
    /// The place of each heading among the blocks; the largest stands for one that is not known.
    headings: Vec<u16>,
    /// The numbers of the subheadings of a heading, by the last digit of the code and then the one
    /// before: most end with zero, and are then near one another.
    blocks: Vec<[ProductId; 100]>,
}

const UNKNOWN: ProductId = ProductId(u16::MAX);

impl Default for KnownCodes {
    fn default() -> Self {
        Self { headings: vec![u16::MAX; 10_000], blocks: Vec::new() }
    }
}

impl KnownCodes {
    /// Returns the number of a code, if it was met.
    #[inline]
    pub(super) fn get(&self, code: usize) -> Option<ProductId> {
        let block = *self.headings.get(code / 100)?;
        let number = *self.blocks.get(usize::from(block))?.get(place_of(code))?;
        (number != UNKNOWN).then_some(number)
    }

    /// Remembers the number of a code of six digits.
    pub(super) fn learn(&mut self, code: usize, number: ProductId) {
        let Some(heading) = self.headings.get_mut(code / 100) else { return };
        if *heading == u16::MAX {
            // There are fewer headings than a short number counts.
            *heading = u16::try_from(self.blocks.len()).unwrap_or(u16::MAX);
            self.blocks.push([UNKNOWN; 100]);
        }
        let block = self.blocks.get_mut(usize::from(*heading));
        if let Some(known) = block.and_then(|block| block.get_mut(place_of(code))) {
            *known = number;
        }
    }
}

/// Returns the place of a code in its block.
#[inline]
const fn place_of(code: usize) -> usize {
    // Below 100, whatever the code.
    (code % 10).wrapping_mul(10).wrapping_add(code / 10 % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_known_once_they_were_met() {
        let mut known = KnownCodes::default();
        assert_eq!(known.get(10_121), None);
        for (number, code) in (0_u16..).zip([10_121, 10_129, 0, 999_999, 10_121]) {
            known.learn(code, ProductId(number));
            assert_eq!(known.get(code), Some(ProductId(number)));
        }
        assert_eq!(known.get(10_129), Some(ProductId(1)));
        known.learn(1_000_000, ProductId(9));
        assert_eq!([10_120, 1, 1_000_000].map(|code| known.get(code)), [None; 3]);
    }
}
