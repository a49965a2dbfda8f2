//! `CodeHasher`: a quick hash of codes of goods.

use std::hash::{BuildHasherDefault, Hasher};

/// Makes a [`CodeHasher`] for each code.
pub(crate) type HashCodes = BuildHasherDefault<CodeHasher>;

/// A quick hash of codes of goods. It has no secret: there are too few codes for anybody to choose many
/// that collide.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CodeHasher(u64);

impl Default for CodeHasher {
    fn default() -> Self {
        Self(0x243f_6a88_85a3_08d3)
    }
}

impl Hasher for CodeHasher {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        for piece in bytes.chunks(8) {
            let mut word = [0; 8];
            word.iter_mut().zip(piece).for_each(|(place, byte)| *place = *byte);
            // Both halves of a product with an odd number depend on every bit together.
            let factor = u128::from(self.0 ^ u64::from_le_bytes(word));
            let [low, high] = halves(factor.wrapping_mul(0x9e37_79b9_7f4a_7c15));
            self.0 = low ^ high;
        }
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0
    }
}

fn halves(product: u128) -> [u64; 2] {
    let half = |bits: u128| u64::try_from(bits & u128::from(u64::MAX)).unwrap_or_default();
    [half(product), half(product >> 64)]
}

#[cfg(test)]
mod tests {
    use std::{
        collections::BTreeSet,
        hash::{BuildHasher, Hash},
    };

    use super::*;
    use crate::commodity::{CommodityCode, HsCode, HsEdition, HsLevel};

    fn hash(value: impl Hash) -> u64 {
        HashCodes::default().hash_one(value)
    }

    #[test]
    fn codes_spread_over_the_places_of_a_table() {
        let codes = |chapter: u32| chapter * 10_000..(chapter + 1) * 10_000;
        let codes = [1, 27, 84, 85, 97].into_iter().flat_map(codes);
        let codes: Vec<CommodityCode> = codes
            .map(|code| HsCode::from_unpadded(code, HsLevel::Subheading).unwrap().into())
            .collect();
        let places: BTreeSet<u64> = codes.iter().map(|code| hash(code) % (1 << 16)).collect();
        // By chance, 50,000 balls leave 30,560 of 65,536 places empty.
        assert!(places.len() > 34_000, "{}", places.len());
        let tops: BTreeSet<u64> = codes.iter().map(|code| hash(code) >> 57).collect();
        assert_eq!(tops.len(), 128);
    }

    #[test]
    fn the_edition_counts() {
        assert_ne!(
            hash((Some(HsEdition::H0), CommodityCode::Total)),
            hash((None::<HsEdition>, CommodityCode::Total))
        );
        assert_ne!(hash(CommodityCode::Total), 0);
    }
}
