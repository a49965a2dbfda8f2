//! `Batch`: usual lines of one exporter and importer, one after the other.

use super::{known_codes::KnownCodes, plain_line::usual_cells};
use crate::trade::store::Words;

/// The bytes with which the lines of a run begin, at most sixteen, to be compared at once.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Prefix {
    bytes: u128,
    /// Ones where there are bytes to compare.
    mask: u128,
    length: usize,
}

impl Prefix {
    /// Returns the first bytes of a line; none if they are too many, or if too few come after them.
    pub(super) fn of(line: &[u8], length: usize) -> Self {
        let bits = length.checked_mul(8).and_then(|bits| u32::try_from(bits).ok());
        let mask = bits.filter(|bits| *bits < u128::BITS).and_then(|bits| 1_u128.checked_shl(bits));
        match (line.first_chunk(), mask) {
            (Some(chunk), Some(end)) => {
                let mask = end.wrapping_sub(1);
                Self { bytes: u128::from_le_bytes(*chunk) & mask, mask, length }
            }
            _ => Self::default(),
        }
    }

    /// Returns what comes behind the prefix, if there is one and the line begins with it.
    #[inline]
    pub(super) fn strip<'b>(&self, line: &'b [u8]) -> Option<&'b [u8]> {
        let chunk = u128::from_le_bytes(*line.first_chunk()?);
        (self.length > 0 && chunk & self.mask == self.bytes).then(|| line.get(self.length..))?
    }
}

/// What usual lines of one exporter and importer say, one after the other.
///
/// Lines are read into this by a loop that touches nothing else, so that all it works with stays in the
/// registers of the processor.
#[derive(Debug)]
pub(super) struct Batch {
    products: [u16; Self::MOST],
    values: [u32; Self::MOST],
    weights: [u32; Self::MOST],
    rows: usize,
    without_weight: usize,
}

impl Default for Batch {
    fn default() -> Self {
        let numbers = [0; Self::MOST];
        let products = [0; Self::MOST];
        Self { products, values: numbers, weights: numbers, rows: 0, without_weight: 0 }
    }
}

impl Batch {
    /// How many lines are read at once.
    const MOST: usize = 64;

    /// Reads usual lines with a prefix from the front of `bytes`, in place of those before, up to the
    /// first line that is another, and returns how many bytes they are.
    #[inline(never)]
    pub(super) fn fill(&mut self, bytes: &[u8], prefix: &Prefix, codes: &KnownCodes) -> usize {
        let (prefix, mut rest) = (*prefix, bytes);
        (self.rows, self.without_weight) = (0, 0);
        let numbers = self.values.iter_mut().zip(&mut self.weights);
        for (product, (value, weight)) in self.products.iter_mut().zip(numbers) {
            let Some(behind) = prefix.strip(rest) else { break };
            let Some((cells, length)) = usual_cells(behind) else { break };
            let Some(known) = codes.get(cells.product) else { break };
            let Some(word) = Words::word(cells.value) else { break };
            *weight = match cells.weight {
                None => {
                    self.without_weight = self.without_weight.wrapping_add(1);
                    Words::NONE
                }
                Some(number) => match Words::word(number) {
                    Some(word) => word,
                    None => break,
                },
            };
            (*product, *value) = (known.0, word);
            self.rows = self.rows.wrapping_add(1);
            rest = behind.get(length..).unwrap_or_default();
        }
        bytes.len().saturating_sub(rest.len())
    }

    /// Returns how many lines there are.
    pub(super) fn rows(&self) -> u64 {
        u64::try_from(self.rows).unwrap_or_default()
    }

    /// Returns the sum of the values: of so few, it always fits.
    pub(super) fn value(&self) -> u64 {
        self.words().values.iter().fold(0, |sum, value| sum.wrapping_add(u64::from(*value)))
    }

    /// Returns what the lines say.
    pub(super) fn words(&self) -> Words<'_> {
        Words {
            products: self.products.get(..self.rows).unwrap_or_default(),
            values: self.values.get(..self.rows).unwrap_or_default(),
            weights: self.weights.get(..self.rows).unwrap_or_default(),
            without_weight: self.without_weight,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trade::store::ProductId;

    fn known() -> KnownCodes {
        let mut known = KnownCodes::default();
        known.learn(10_121, ProductId(7));
        known
    }

    #[test]
    fn lines_are_read_up_to_the_first_that_is_another() {
        let prefix = Prefix::of(b"2021,4,24,010121,52.051,1.5", 10);
        let usual = "2021,4,24,010121,52.051,1.500\n2021,4,24,010121,0.001,NA\n";
        let rest = "2021,4,28,010121,52.051,1.500\n2021,4,28,010121,52.051,1.500\n";
        let mut batch = Batch::default();
        for other in [
            "",
            "2021,4,24,010129,52.051,1.500\n",
            "2021,4,24,010121,4294967.294,1.500\n",
            "2021,4,24,010121,52.051,4294967.294\n",
            "2021,4,24,010121,52.05,1.500\n",
            "2021,4,24,010121,52.051,1.500\r\n",
            "2021,4,24,010121,52.051, 1.500\n",
            "2021,4,24,010121,12345678.123,1.500\n",
            "2021,4,24,010121,.123,1.500\n",
            "2021,4,24,010121,-1.123,1.500\n",
            "2021,4,24,010121;52.051,1.500\n",
            "2021,4,24,01012A,52.051,1.500\n",
        ] {
            let text = format!("{usual}{other}{rest}");
            assert_eq!(batch.fill(text.as_bytes(), &prefix, &known()), usual.len(), "{other}");
            let Words { products, values, weights, without_weight } = batch.words();
            assert_eq!((products, values), (&[7, 7][..], &[52_051, 1][..]));
            assert_eq!((weights, without_weight), (&[1_500, Words::NONE][..], 1));
            assert_eq!((batch.rows(), batch.value()), (2, 52_052));
        }
        assert_eq!(batch.fill(usual.as_bytes(), &Prefix::default(), &known()), 0);
        assert_eq!(batch.rows(), 0);
    }

    #[test]
    fn a_batch_has_an_end() {
        let line = "2021,4,24,010121,4294967.293,4294967.293\n";
        let prefix = Prefix::of(line.as_bytes(), 10);
        let mut batch = Batch::default();
        assert_eq!(batch.fill(line.repeat(100).as_bytes(), &prefix, &known()), line.len() * 64);
        assert_eq!((batch.rows(), batch.value()), (64, 64 * 4_294_967_293));
    }
}
