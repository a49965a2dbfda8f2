//! What a plain line of BACI says behind its exporter and importer.

use super::digits::{digits, number_of, six_digits};

/// What a plain line says behind its exporter and importer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PlainCells {
    /// The six digits of the code.
    pub(super) product: usize,
    /// In dollars.
    pub(super) value: u64,
    /// In kilograms.
    pub(super) weight: Option<u64>,
}

/// How many bytes are looked at to read the cells of a usual line.
const WINDOW: usize = 40;

/// Reads cells as nearly all lines have them, and returns how many bytes they and the end of the line
/// are: value and quantity have one to seven digits and three decimals, or the quantity is `NA`.
///
/// The next cell begins where the digits of this one end, so that the processor waits for nothing but
/// them: all else is checked, and numbers are made, while the next cells are read.
#[inline]
pub(super) fn usual_cells(bytes: &[u8]) -> Option<(PlainCells, usize)> {
    let window: &[u8; WINDOW] = bytes.first_chunk()?;
    let product = code(*window.first_chunk()?)?;
    let (value, at) = three_decimals(window, 7, b',')?;
    if window.get(at..)?.starts_with(b"NA\n") {
        return Some((PlainCells { product, value, weight: None }, at.wrapping_add(3)));
    }
    let (weight, end) = three_decimals(window, at, b'\n')?;
    Some((PlainCells { product, value, weight: Some(weight) }, end))
}

/// Reads six digits and a comma at the front of eight bytes.
#[inline]
fn code(bytes: [u8; 8]) -> Option<usize> {
    // What is left of a digit is its value, and nothing of the comma.
    let rest = (u64::from_le_bytes(bytes) ^ 0x2c_3030_3030_3030) & 0xff_ffff_ffff_ffff;
    let others = (rest.wrapping_add(0x7676_7676_7676) | rest) & 0xff_8080_8080_8080;
    (others == 0).then(|| usize::try_from(number_of(rest << 16)).ok()).flatten()
}

/// Reads one to seven digits, a point, three digits and `end`, and returns the number in thousandths
/// and the place behind `end`.
#[inline]
fn three_decimals(window: &[u8; WINDOW], at: usize, end: u8) -> Option<(u64, usize)> {
    let (whole, count) = digits(*window.get(at..)?.first_chunk()?);
    let point = at.wrapping_add(count);
    let tail = u64::from_le_bytes(*window.get(point..)?.first_chunk()?);
    let rest = (tail ^ (0x3030_302e | u64::from(end) << 32)) & 0xff_ffff_ffff;
    let others = (rest.wrapping_add(0x7676_7600) | rest) & 0xff_8080_80ff;
    let digit = |place: u32| (rest >> place) & 0xff;
    let decimals =
        digit(8).wrapping_mul(100).wrapping_add(digit(16).wrapping_mul(10)).wrapping_add(digit(24));
    (others == 0 && (1..8).contains(&count))
        .then(|| (whole.wrapping_mul(1000).wrapping_add(decimals), point.wrapping_add(5)))
}

/// Reads code, value and quantity and the end of the line, and returns them with what is behind it.
pub(super) fn cells(bytes: &[u8]) -> Option<(PlainCells, &[u8])> {
    let (code, behind) = bytes.split_first_chunk::<6>()?;
    let product = six_digits(*code)?;
    let (value, behind) = thousandths(behind.strip_prefix(b",")?)?;
    let (weight, behind) = quantity(behind.strip_prefix(b",")?)?;
    let ([b'\n', behind @ ..] | [b'\r', b'\n', behind @ ..]) = behind else { return None };
    Some((PlainCells { product, value, weight }, behind))
}

/// Reads a quantity, perhaps with blanks before it and quotes around it, `NA` or nothing.
#[inline]
fn quantity(bytes: &[u8]) -> Option<(Option<u64>, &[u8])> {
    if bytes.first().is_some_and(u8::is_ascii_digit) {
        let (weight, behind) = thousandths(bytes)?;
        return Some((Some(weight), behind));
    }
    let is_quoted = bytes.first() == Some(&b'"');
    let mut behind = if is_quoted { bytes.get(1..)? } else { bytes };
    while let [b' ', next @ ..] = behind {
        behind = next;
    }
    let (weight, behind) = match behind {
        [b'N', b'A', behind @ ..] => (None, behind),
        [b'0'..=b'9', ..] => {
            let (weight, behind) = thousandths(behind)?;
            (Some(weight), behind)
        }
        _ => (None, behind),
    };
    Some((weight, if is_quoted { behind.strip_prefix(b"\"")? } else { behind }))
}

/// Reads a number of at most fifteen digits and then at most three decimals, as thousandths.
#[inline]
fn thousandths(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let (whole, behind) = whole(bytes)?;
    let thousand = whole.checked_mul(1000)?;
    let digit = |byte: u8, weight: u64| u64::from(byte.wrapping_sub(b'0')).wrapping_mul(weight);
    let hundreds = |first: u8, second: u8, third: u8| {
        digit(first, 100).wrapping_add(digit(second, 10)).wrapping_add(digit(third, 1))
    };
    let (decimals, behind) = match behind {
        [b'.', a @ b'0'..=b'9', b @ b'0'..=b'9', c @ b'0'..=b'9', behind @ ..] => {
            (hundreds(*a, *b, *c), behind)
        }
        [b'.', a @ b'0'..=b'9', b @ b'0'..=b'9', behind @ ..] => (hundreds(*a, *b, b'0'), behind),
        [b'.', a @ b'0'..=b'9', behind @ ..] => (hundreds(*a, b'0', b'0'), behind),
        [b'.', ..] => return None,
        behind => (0, behind),
    };
    Some((thousand.wrapping_add(decimals), behind))
}

/// Reads a number of one to fifteen digits, if there are at least eight more bytes to look at.
#[inline]
fn whole(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let (number, count) = digits(*bytes.first_chunk::<8>()?);
    match count {
        0 => None,
        1..=7 => Some((number, bytes.get(count..)?)),
        _ => {
            let behind = bytes.get(8..)?;
            let (more, count) = digits(*behind.first_chunk::<8>()?);
            let power = 10_u64.checked_pow(u32::try_from(count).ok()?)?;
            let number = number.checked_mul(power)?.checked_add(more)?;
            (count < 8).then_some((number, behind.get(count..)?))
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn digits_of_one_register_are_read() {
        for (text, number, count) in [
            (b"12345678", 12_345_678, 8),
            (b"1234567,", 1_234_567, 7),
            (b"1,345678", 1, 1),
            (b"0.345678", 0, 1),
            (b",1234567", 0, 0),
            (b"99999999", 99_999_999, 8),
            (b"00700 12", 700, 5),
            (b"12/:1234", 12, 2),
        ] {
            assert_eq!(digits(*text), (number, count), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn digits_are_those_of_the_plain_code(bytes: [u8; 8]) {
            let count = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let text = std::str::from_utf8(&bytes[..count]).unwrap();
            prop_assert_eq!(digits(bytes), (text.parse().unwrap_or(0), count));
        }

        #[test]
        fn numbers_are_those_of_the_plain_code(
            whole in 0_u64..10_u64.pow(15), decimals in 0_u64..1000, digits in 0_usize..4,
        ) {
            let all = format!("{whole}.{decimals:03}");
            let text = match digits {
                0 => whole.to_string(),
                digits => all[..all.len() - 3 + digits].to_owned(),
            };
            let kept = [0, decimals / 100 * 100, decimals / 10 * 10, decimals][digits];
            let line = format!("{text},        ");
            let (number, behind) = thousandths(line.as_bytes()).unwrap();
            prop_assert_eq!(number, whole * 1000 + kept);
            prop_assert_eq!(behind, b",        ");
        }
    }

    #[test]
    fn cells_of_all_vintages_are_plain() {
        let cells_of = |value, weight| PlainCells { product: 10_121, value, weight };
        for (line, expected) in [
            ("010121,52.051,13.235\n", Some(cells_of(52_051, Some(13_235)))),
            ("010121,52.051,\"       13.235\"\r\n", Some(cells_of(52_051, Some(13_235)))),
            ("010121,52.051,       13.235\n", Some(cells_of(52_051, Some(13_235)))),
            ("010121,52.051,\"           NA\"\n", Some(cells_of(52_051, None))),
            ("010121,52.051,NA\n", Some(cells_of(52_051, None))),
            ("010121,52.051,\n", Some(cells_of(52_051, None))),
            ("010121,52,1\n", Some(cells_of(52_000, Some(1000)))),
            ("010121,52.0512,1\n", None),
            ("010121,-52.051,1\n", None),
            ("010121,52.051,1e3\n", None),
            ("010121,52.051,1,\n", None),
            ("010121,52.051\n", None),
            ("10121,52.051,1\n", None),
            ("9999AA,52.051,1\n", None),
            ("010121,52.,1\n", None),
            ("010121,.5,1\n", None),
            ("010121,,1\n", None),
            ("010121,52.051,1", None),
            ("010121,52.051,\"1\n", None),
            ("010121,52.051,1 \n", None),
        ] {
            let bytes = format!("{line}2021,4,24,");
            let found = cells(bytes.as_bytes());
            assert_eq!(found.map(|(cells, _)| cells), expected, "{line:?}");
            assert!(found.is_none_or(|(_, behind)| behind == b"2021,4,24,"));
        }
    }
}
