//! Digits read eight at a time.

/// Returns the number that the digits at the front of eight bytes say, and how many they are.
///
/// All eight bytes are looked at in one register: first which are digits, then the digits at the front
/// are moved to its end behind zeros, and added up in pairs, fours and eights.
#[inline]
pub(super) fn digits(bytes: [u8; 8]) -> (u64, usize) {
    let values = u64::from_le_bytes(bytes) ^ 0x3030_3030_3030_3030;
    let not_digits = (values.wrapping_add(0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080;
    let bits = not_digits.trailing_zeros() & !7;
    if bits == 0 {
        return (0, 0);
    }
    let count = usize::try_from(bits >> 3).unwrap_or_default();
    (number_of(values << 64_u32.wrapping_sub(bits)), count)
}

/// Returns the number of eight digits of which each byte is the value, the first one lowest.
#[inline]
pub(super) fn number_of(aligned: u64) -> u64 {
    let pairs = (aligned.wrapping_mul(10)).wrapping_add(aligned >> 8);
    let low = (pairs & 0x0000_00ff_0000_00ff).wrapping_mul(0x000f_4240_0000_0064);
    let high = ((pairs >> 16) & 0x0000_00ff_0000_00ff).wrapping_mul(0x0000_2710_0000_0001);
    low.wrapping_add(high) >> 32
}

/// Returns the number that six digits say.
#[inline]
pub(super) fn six_digits(code: [u8; 6]) -> Option<usize> {
    let mut padded = [b' '; 8];
    padded.first_chunk_mut::<6>()?.copy_from_slice(&code);
    let (number, count) = digits(padded);
    (count == 6).then(|| usize::try_from(number).ok()).flatten()
}
