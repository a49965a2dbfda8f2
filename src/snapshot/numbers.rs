//! Columns of numbers from and to the words of a file.

use super::{
    batch::{BatchReader, BatchWriter, Built, is_marked},
    error::ColumnFault,
    layout::NumberType,
};
use crate::{
    decimal::Fixed,
    quantity::{Quantity, Unit},
    trade::store::{Column, Packed, Word},
};

/// Stands in the file where a number is missing; the marks tell it too.
const MISSING: u64 = u64::MAX;

/// The first number that is not written in 8 bytes: other programs may take these for signed.
pub(super) const SHORT_END: u128 = 1 << 63;
/// The first number that is not written in 16 bytes.
pub(super) const LONG_END: u128 = 10_u128.pow(38);

/// Returns how many of its decimals a column needs.
pub(super) fn needed_decimals(column: &Column, decimals: u32) -> u32 {
    let mut spare = decimals;
    for row in 0..column.len() {
        if spare == 0 {
            break;
        }
        let number = column.get(row).unwrap_or_default();
        while spare > 0 && !number.is_multiple_of(10_u128.saturating_pow(spare)) {
            spare = spare.saturating_sub(1);
        }
    }
    decimals.saturating_sub(spare)
}

/// Returns `number` divided by a power of ten.
pub(super) fn divided(number: u128, power: u128) -> u128 {
    number.checked_div(power).unwrap_or(number)
}

/// Returns the largest number of a column.
pub(super) fn largest(column: &Column) -> u128 {
    (0..column.len()).filter_map(|row| column.get(row)).max().unwrap_or_default()
}

/// Writes an array of numbers, which have `own` decimals and `needed` at most.
pub(super) fn write(batch: &mut BatchWriter, column: &Column, (own, numbers): (u32, NumberType)) {
    let rows = column.len();
    let missing = column.missing();
    batch.node(rows, missing);
    batch.marks_of(rows, missing, |row| column.get(row).is_some());
    let target = u32::from(numbers.decimals);
    let up = 10_u128.saturating_pow(target.saturating_sub(own));
    // Of decimals that the column has and no number needs.
    let down = 10_u128.saturating_pow(own.saturating_sub(target));
    let number = |row| column.get(row).map(|number| divided(number, down).saturating_mul(up));
    if numbers.is_long {
        let word = |row| number(row).and_then(|number| i128::try_from(number).ok()).unwrap_or(-1);
        batch.words((0..rows).map(|row| word(row).to_le_bytes()));
    } else {
        let word = |row| number(row).and_then(|number| u64::try_from(number).ok());
        batch.words((0..rows).map(|row| word(row).unwrap_or(MISSING).to_le_bytes()));
    }
}

/// A column of numbers that was read, or the fault of one of its rows.
pub(super) type Numbers = Result<Column, (Option<usize>, ColumnFault)>;

/// Reads an array of so many numbers, which in memory have `own` decimals.
pub(super) fn read(
    batch: &mut BatchReader<'_>,
    rows: usize,
    (own, numbers): (u32, NumberType),
) -> Built<Numbers> {
    let (length, missing) = batch.node()?;
    if length != rows {
        return Ok(Err((None, ColumnFault::Length)));
    }
    let marks = batch.marks(rows, missing)?;
    let down = 10_u128.saturating_pow(u32::from(numbers.decimals).saturating_sub(own));
    let column = if numbers.is_long {
        let words = batch.words::<16>(rows)?;
        let number = |word: &[u8; 16]| Some(i128::from_le_bytes(*word)).filter(|one| *one != -1);
        by_row(words.iter().map(number), (down, LONG_END))
    } else {
        let words = batch.words::<8>(rows)?;
        let number = |word: &[u8; 8]| Some(u64::from_le_bytes(*word)).filter(|one| *one != MISSING);
        if down == 1 {
            in_blocks(words)
        } else {
            by_row(words.iter().map(|word| number(word).map(i128::from)), (down, SHORT_END))
        }
    };
    Ok(column.and_then(|column| {
        if column.missing() == missing && agrees(&column, marks) {
            Ok(column)
        } else {
            Err((None, ColumnFault::Missing))
        }
    }))
}

/// Reads numbers one by one.
fn by_row(numbers: impl Iterator<Item = Option<i128>>, (down, end): (u128, u128)) -> Numbers {
    let mut column = Column::default();
    for (row, number) in numbers.enumerate() {
        column.push(number.map(|number| checked(row, number, (down, end))).transpose()?);
    }
    Ok(column.with_best_words())
}

fn checked(
    row: usize,
    number: i128,
    (down, end): (u128, u128),
) -> Result<u128, (Option<usize>, ColumnFault)> {
    let number = u128::try_from(number).map_err(|_| (Some(row), ColumnFault::Negative))?;
    if number >= end || !number.is_multiple_of(down) {
        return Err((Some(row), ColumnFault::OutOfRange));
    }
    Ok(divided(number, down))
}

/// How many numbers are turned at a time, while they are in the nearest cache.
const BLOCK: usize = 512;

/// Reads numbers that stay as they are, most of which fit four bytes.
fn in_blocks(words: &[[u8; 8]]) -> Numbers {
    let mut narrow: Vec<u32> = Vec::with_capacity(words.len());
    let mut missing = 0_usize;
    let (mut large_rows, mut large) = (Vec::new(), Vec::new());
    for block in words.chunks(BLOCK) {
        let start = narrow.len();
        narrow.extend(block.iter().map(|&[a, b, c, d, ..]| u32::from_le_bytes([a, b, c, d])));
        let mut any = 0_u64;
        for word in block {
            // What is missing turns to zero and one, and what is no short word keeps a high bit.
            let next = u64::from_le_bytes(*word).wrapping_add(1);
            any |= next | next.wrapping_add(1);
        }
        let (_, own) = narrow.split_at_mut_checked(start).unwrap_or_default();
        missing = missing.saturating_add(own.iter().filter(|word| **word == u32::MISSING).count());
        if any >> 32 != 0 {
            // A number whose last four bytes are those of a missing one was counted as one.
            let looks = own.iter().filter(|word| **word == u32::MISSING).count();
            missing = missing.saturating_sub(looks);
            for (place, (word, slot)) in block.iter().zip(own).enumerate() {
                let number = u64::from_le_bytes(*word);
                if number == MISSING {
                    missing = missing.saturating_add(1);
                } else if number >= u64::from(u32::ELSEWHERE) {
                    let row = start.saturating_add(place);
                    large.push(checked(row, i128::from(number), (1, SHORT_END))?);
                    large_rows.push(u32::try_from(row).unwrap_or(u32::MAX));
                    *slot = u32::ELSEWHERE;
                }
            }
        }
    }
    let column = Column::Narrow(Packed::of_parts(narrow, large_rows, large, missing));
    Ok(column.with_best_words())
}

/// Returns whether marks say of each row whether it has a number.
fn agrees(column: &Column, marks: &[u8]) -> bool {
    if marks.is_empty() {
        return true;
    }
    let Column::Narrow(packed) = column else {
        return (0..column.len()).all(|row| is_marked(marks, row) == column.get(row).is_some());
    };
    let (whole, rest) = packed.words().as_chunks::<8>();
    let mut differing = 0_u8;
    for (words, marks) in whole.iter().zip(marks) {
        let mut bytes = [0; 8];
        for (byte, word) in bytes.iter_mut().zip(words) {
            *byte = u8::from(*word != u32::MISSING);
        }
        // Gathers the last bit of each of eight bytes into one.
        let gathered = u64::from_le_bytes(bytes).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        differing |= gathered.to_le_bytes()[0] ^ marks;
    }
    let start = packed.words().len().saturating_sub(rest.len());
    differing == 0
        && rest.iter().enumerate().all(|(place, word)| {
            is_marked(marks, start.saturating_add(place)) == (*word != u32::MISSING)
        })
}

/// Returns whether each number has few enough digits to be said as a decimal, of a quantity or an
/// amount of money.
pub(super) fn is_sayable(column: &Column, decimals: u32) -> bool {
    // Below that, a number has fewer digits than any rule allows.
    let is_short = |number: u128| number < 1 << 62;
    let is_sayable = |number: u128| {
        let Ok(mantissa) = i128::try_from(number) else { return false };
        let number = Fixed { mantissa, decimals }.trimmed(0).to_decimal();
        number.is_some_and(|number| Quantity::new(number, Unit::Kilogram).is_ok())
    };
    match column {
        Column::Narrow(_) => {
            column.large().iter().all(|number| is_short(*number) || is_sayable(*number))
        }
        Column::Wide(_) => (0..column.len())
            .filter_map(|row| column.get(row))
            .all(|number| is_short(number) || is_sayable(number)),
    }
}
