//! Amounts as the files of statistics offices write them.

use super::{fault::FieldFault, fields::trim_blanks};
use crate::{decimal::Fixed, notice::NoticeCode};

/// The most digits that are read, zeros at the front and behind the last decimal left out.
const MAX_DIGITS: usize = 38;

/// The most decimals that are kept.
const MAX_DECIMALS: u32 = 9;

/// The largest amount: a sum over a whole table may not pass it, so one row may not either.
const MAX_AMOUNT: i128 = 10_i128.pow(18);

/// The largest power of ten, up or down, that an exponent may say.
const MAX_EXPONENT: i32 = 12;

/// Why a text is no amount that can be taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberFault {
    /// It is no number.
    NotANumber,
    /// It has a comma where the decimal point belongs.
    DecimalComma,
    /// It has something between its digits to group them.
    ThousandsSeparator,
    /// It has an exponent; `value` is what it then says, if that can be held.
    Exponent { value: Option<Fixed> },
    /// It is below zero.
    Negative { value: Fixed },
    /// It has more digits than can be held, or is larger than any amount of trade.
    OutOfRange,
    /// It has more decimals than can be held.
    TooPrecise,
}

impl NumberFault {
    /// Returns the code of the notice.
    pub(super) const fn code(self) -> NoticeCode {
        match self {
            Self::NotANumber => NoticeCode::InvalidNumber,
            Self::DecimalComma => NoticeCode::DecimalComma,
            Self::ThousandsSeparator => NoticeCode::ThousandsSeparator,
            Self::Exponent { .. } => NoticeCode::ExponentNotation,
            Self::Negative { .. } => NoticeCode::NegativeValue,
            Self::OutOfRange => NoticeCode::NumberOutOfRange,
            Self::TooPrecise => NoticeCode::PrecisionExceedsScale,
        }
    }

    /// Returns the sentence for people.
    pub(super) const fn message(self) -> &'static str {
        match self {
            Self::NotANumber => "this is no number of digits with at most one point",
            Self::DecimalComma => "a comma stands where the decimal point belongs",
            Self::ThousandsSeparator => "something stands between the digits to group them",
            Self::Exponent { .. } => "the number is written with an exponent",
            Self::Negative { .. } => "the number is below zero",
            Self::OutOfRange => "the number has more than 38 digits or is larger than 10^18",
            Self::TooPrecise => "the number has more than nine decimals",
        }
    }

    /// Returns the number that was meant, if that can be told and held.
    pub(super) const fn value(self) -> Option<Fixed> {
        match self {
            Self::Exponent { value } => value,
            Self::Negative { value } => Some(value),
            _ => None,
        }
    }
}

/// Returns the amount that `text` says, or nothing if it is blank or one of `nulls`.
///
/// The grammar is digits, and perhaps a point and more digits; blanks around it are passed over. Zeros
/// at the end of the decimals are dropped. The error says what else was found.
pub(super) fn amount(text: &[u8], nulls: &[&[u8]]) -> Result<Option<Fixed>, NumberFault> {
    amount_times(text, nulls, 0)
}

/// Returns the amount that `text` says in units of 10^`power`, in single units.
pub(super) fn amount_times(
    text: &[u8],
    nulls: &[&[u8]],
    power: u32,
) -> Result<Option<Fixed>, NumberFault> {
    let text = trim_blanks(text);
    if text.is_empty() || nulls.contains(&text) {
        return Ok(None);
    }
    let shift = i32::try_from(power).unwrap_or(i32::MAX);
    match short_number(text, shift) {
        Some(number) => Ok(Some(number)),
        None => long_number(text, shift).map(Some),
    }
}

/// Returns the value of a row that was read in a field; or says in `faults` what is wrong with it, and
/// returns as the error what could be read of it.
///
/// A number with an exponent is taken if `exponents` says so.
pub(super) fn taken(
    read: Result<Option<Fixed>, NumberFault>,
    exponents: bool,
    (column, text): (usize, &[u8]),
    faults: &mut Vec<FieldFault>,
) -> Result<Option<Fixed>, Option<Fixed>> {
    let fault = match read {
        Ok(value) => return Ok(value),
        Err(fault) => fault,
    };
    if let (NumberFault::Exponent { value: Some(value) }, true) = (fault, exponents) {
        let message = "a number written with an exponent was read";
        faults.push(FieldFault::of_field(column, NoticeCode::ExponentRead, message, text));
        return Ok(Some(value));
    }
    faults.push(FieldFault::of_field(column, fault.code(), fault.message(), text));
    Err(fault.value())
}

/// Returns a number of at most 18 digits, none of them needed to be dropped, or `None` if `text` is
/// anything else: the way that nearly every field takes.
fn short_number(text: &[u8], shift: i32) -> Option<Fixed> {
    if text.is_empty() || text.len() > 19 {
        return None;
    }
    let (mut mantissa, mut decimals, mut has_point) = (0_u64, 0_u32, false);
    for &byte in text {
        match byte {
            b'0'..=b'9' => {
                let digit = u64::from(byte & 0x0f);
                mantissa = mantissa.wrapping_mul(10).wrapping_add(digit);
                decimals = decimals.wrapping_add(u32::from(has_point));
            }
            b'.' if !has_point => has_point = true,
            _ => return None,
        }
    }
    let starts_or_ends_with_point = text.first() == Some(&b'.') || text.last() == Some(&b'.');
    if starts_or_ends_with_point || text.len() > 18 && !has_point {
        return None;
    }
    while decimals > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        decimals = decimals.saturating_sub(1);
    }
    if shift == 0 && decimals <= MAX_DECIMALS {
        // At most 18 digits: below the largest amount.
        return Some(Fixed { mantissa: i128::from(mantissa), decimals });
    }
    shifted(i128::from(mantissa), decimals, shift).ok()
}

/// Returns the number that `text` says, or what is wrong with it.
fn long_number(text: &[u8], shift: i32) -> Result<Fixed, NumberFault> {
    let (is_negative, unsigned) = match text {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, text),
    };
    let marker = unsigned.iter().position(|byte| matches!(byte, b'e' | b'E'));
    let (plain, exponent) = match marker.and_then(|place| unsigned.split_at_checked(place)) {
        Some((plain, [_, exponent @ ..])) => (plain, Some(exponent)),
        _ => (unsigned, None),
    };
    let Some((whole, decimals)) = digits(plain) else {
        return Err(if exponent.is_none() { separator_in(plain) } else { NumberFault::NotANumber });
    };
    let Some(exponent) = exponent else {
        let number = number_of(whole, decimals, shift)?;
        if is_negative && number.mantissa != 0 {
            return Err(NumberFault::Negative { value: negated(number) });
        }
        return Ok(number);
    };
    let power = exponent_of(exponent).ok_or(NumberFault::NotANumber)?;
    let value = Some(power)
        .filter(|power| power.abs() <= MAX_EXPONENT)
        .and_then(|power| number_of(whole, decimals, shift.checked_add(power)?).ok());
    match value {
        Some(number) if is_negative && number.mantissa != 0 => {
            Err(NumberFault::Negative { value: negated(number) })
        }
        value => Err(NumberFault::Exponent { value }),
    }
}

const fn negated(number: Fixed) -> Fixed {
    Fixed { mantissa: number.mantissa.wrapping_neg(), decimals: number.decimals }
}

/// Returns the digits before and after the point, if `text` is nothing else.
fn digits(text: &[u8]) -> Option<(&[u8], &[u8])> {
    let are_digits = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    let Some(point) = text.iter().position(|&byte| byte == b'.') else {
        return are_digits(text).then_some((text, &[]));
    };
    let (whole, rest) = text.split_at_checked(point)?;
    let (_, decimals) = rest.split_first()?;
    (are_digits(whole) && are_digits(decimals)).then_some((whole, decimals))
}

/// Returns the number of these digits times 10^`shift`.
fn number_of(whole: &[u8], decimals: &[u8], shift: i32) -> Result<Fixed, NumberFault> {
    let kept =
        decimals.iter().rposition(|&byte| byte != b'0').map_or(0, |last| last.saturating_add(1));
    let decimals = decimals.get(..kept).unwrap_or_default();
    let mut mantissa = 0_i128;
    let mut count = 0_usize;
    for &byte in whole.iter().chain(decimals) {
        if count > 0 || byte != b'0' {
            count = count.saturating_add(1);
        }
        if count > MAX_DIGITS {
            return Err(NumberFault::OutOfRange);
        }
        let digit = i128::from(byte & 0x0f);
        let next = mantissa.checked_mul(10).and_then(|tens| tens.checked_add(digit));
        mantissa = next.ok_or(NumberFault::OutOfRange)?;
    }
    let decimals = u32::try_from(kept).map_err(|_| NumberFault::TooPrecise)?;
    shifted(mantissa, decimals, shift)
}

/// Returns `mantissa` × 10^(`shift` − `decimals`) if it is within the bounds.
fn shifted(mantissa: i128, decimals: u32, shift: i32) -> Result<Fixed, NumberFault> {
    if mantissa == 0 {
        return Ok(Fixed::default());
    }
    let down = i64::from(decimals).saturating_sub(i64::from(shift));
    let number = if let Ok(decimals) = u32::try_from(down) {
        Fixed { mantissa, decimals }.trimmed(0)
    } else {
        let up = u32::try_from(down.unsigned_abs()).map_err(|_| NumberFault::OutOfRange)?;
        let factor = 10_i128.checked_pow(up).ok_or(NumberFault::OutOfRange)?;
        let mantissa = mantissa.checked_mul(factor).ok_or(NumberFault::OutOfRange)?;
        Fixed { mantissa, decimals: 0 }
    };
    let limit = 10_i128.checked_pow(number.decimals).and_then(|unit| MAX_AMOUNT.checked_mul(unit));
    if limit.is_some_and(|limit| number.mantissa > limit) {
        return Err(NumberFault::OutOfRange);
    }
    if number.decimals > MAX_DECIMALS {
        return Err(NumberFault::TooPrecise);
    }
    Ok(number)
}

/// Returns the power that the text behind an `e` says, or about as much if it is a very large one.
fn exponent_of(text: &[u8]) -> Option<i32> {
    let (is_negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let power = digits.iter().fold(0_i32, |power, &byte| {
        power.saturating_mul(10).saturating_add(i32::from(byte & 0x0f))
    });
    Some(if is_negative { power.saturating_neg() } else { power })
}

/// Returns what is between the digits of a text that is no plain number.
fn separator_in(text: &[u8]) -> NumberFault {
    let text = std::str::from_utf8(text).unwrap_or_default();
    let starts_and_ends_in_digits = text.starts_with(|letter: char| letter.is_ascii_digit())
        && text.ends_with(|letter: char| letter.is_ascii_digit());
    if !starts_and_ends_in_digits {
        return NumberFault::NotANumber;
    }
    let others: Vec<char> = text.chars().filter(|letter| !letter.is_ascii_digit()).collect();
    let groups = |letter: &char| {
        matches!(letter, ',' | '.' | ' ' | '\'' | '_' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '’')
    };
    if !others.iter().all(groups) {
        return NumberFault::NotANumber;
    }
    let behind = text.rsplit(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default();
    match others.as_slice() {
        // `1,234` may be either; three digits behind it are a thousand more often than a thousandth.
        [','] if behind.len() != 3 => NumberFault::DecimalComma,
        _ => NumberFault::ThousandsSeparator,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<Option<Fixed>, NumberFault> {
        amount(text.as_bytes(), &[b"NA", b"N/A"])
    }

    const fn fixed(mantissa: i128, decimals: u32) -> Fixed {
        Fixed { mantissa, decimals }
    }

    #[test]
    fn plain_numbers_are_read_exactly() {
        for (text, number) in [
            ("0", fixed(0, 0)),
            ("0.0", fixed(0, 0)),
            ("-0.00", fixed(0, 0)),
            ("100.0", fixed(100, 0)),
            ("99.586", fixed(99_586, 3)),
            ("  \t169.800", fixed(1698, 1)),
            ("0007.50", fixed(75, 1)),
            ("0.000000001", fixed(1, 9)),
            ("0.100000000000000000000000000000000000000000", fixed(1, 1)),
            ("6804128143.0", fixed(6_804_128_143, 0)),
            ("1000000000000000000", fixed(10_i128.pow(18), 0)),
            ("999999999999999999.999999999", fixed(10_i128.pow(27) - 1, 9)),
            ("00000000000000000000000000000000000000000000000001", fixed(1, 0)),
        ] {
            assert_eq!(read(text), Ok(Some(number)), "{text}");
        }
    }

    #[test]
    fn only_blanks_and_the_listed_words_are_nothing() {
        for text in ["", "   ", "\t", "NA", "  NA ", "N/A"] {
            assert_eq!(read(text), Ok(None), "{text:?}");
        }
        for text in ["na", "null", "NULL", "-", "..", ":", "nan", "NaN", "inf", "-inf", "None"] {
            assert_eq!(read(text), Err(NumberFault::NotANumber), "{text}");
        }
    }

    #[test]
    fn what_is_no_plain_number_is_refused_by_name() {
        use NumberFault::{
            DecimalComma, Exponent, Negative, NotANumber, OutOfRange, ThousandsSeparator,
            TooPrecise,
        };
        for (text, fault) in [
            ("+1", NotANumber),
            ("1.", NotANumber),
            (".5", NotANumber),
            (".", NotANumber),
            ("-", NotANumber),
            ("--1", NotANumber),
            ("1-", NotANumber),
            ("0x1F", NotANumber),
            ("$5", NotANumber),
            ("5%", NotANumber),
            ("１２３", NotANumber),
            ("١٢", NotANumber),
            ("1e", NotANumber),
            ("e5", NotANumber),
            ("1e5.0", NotANumber),
            ("1,5e3", NotANumber),
            ("295,5", DecimalComma),
            ("1234567,89", DecimalComma),
            ("1,234", ThousandsSeparator),
            ("1,234,567.89", ThousandsSeparator),
            ("1.234.567", ThousandsSeparator),
            ("1.234.567,89", ThousandsSeparator),
            ("1 234", ThousandsSeparator),
            ("1\u{a0}234", ThousandsSeparator),
            ("1'234.50", ThousandsSeparator),
            ("1_000", ThousandsSeparator),
            ("-5", Negative { value: fixed(-5, 0) }),
            ("-5.250", Negative { value: fixed(-525, 2) }),
            ("-1e3", Negative { value: fixed(-1000, 0) }),
            ("1e5", Exponent { value: Some(fixed(100_000, 0)) }),
            ("1.2345E+03", Exponent { value: Some(fixed(12_345, 1)) }),
            ("25e-2", Exponent { value: Some(fixed(25, 2)) }),
            ("1e-10", Exponent { value: None }),
            ("1e13", Exponent { value: None }),
            ("1e4294967292", Exponent { value: None }),
            ("1e-99999999999999999999", Exponent { value: None }),
            ("1000000000000000001", OutOfRange),
            ("1000000000000000000.1", OutOfRange),
            ("1234567890123456789012345678901234567890", OutOfRange),
            ("0.0000000001", TooPrecise),
            ("1.12345678901234567", TooPrecise),
        ] {
            assert_eq!(read(text), Err(fault), "{text}");
        }
        assert_eq!(read(&"9".repeat(1_000_000)), Err(OutOfRange));
        assert_eq!(amount(b"12\xf4", &[]), Err(NotANumber));
        assert_eq!(amount(b"1\x002", &[]), Err(NotANumber));
    }

    #[test]
    fn thousands_are_multiplied_out_before_the_decimals_are_counted() {
        let read = |text: &str| amount_times(text.as_bytes(), &[], 3);
        assert_eq!(read("0.001"), Ok(Some(fixed(1, 0))));
        assert_eq!(read("1.4885417185"), Ok(Some(fixed(14_885_417_185, 7))));
        assert_eq!(read("4843183"), Ok(Some(fixed(4_843_183_000, 0))));
        assert_eq!(read("0.0"), Ok(Some(fixed(0, 0))));
        assert_eq!(read("0.0000000000001"), Err(NumberFault::TooPrecise));
        assert_eq!(read("1000000000000001"), Err(NumberFault::OutOfRange));
        assert_eq!(read("-1.5"), Err(NumberFault::Negative { value: fixed(-1500, 0) }));
    }

    #[test]
    fn each_fault_has_a_code_of_its_own() {
        let zero = Fixed::default();
        let faults = [
            NumberFault::NotANumber,
            NumberFault::DecimalComma,
            NumberFault::ThousandsSeparator,
            NumberFault::Exponent { value: None },
            NumberFault::Negative { value: zero },
            NumberFault::OutOfRange,
            NumberFault::TooPrecise,
        ];
        let codes: std::collections::BTreeSet<_> = faults.map(NumberFault::code).into();
        assert_eq!(codes.len(), faults.len());
        assert!(faults.iter().all(|fault| !fault.message().is_empty()));
    }

    proptest! {
        #[test]
        fn a_printed_number_reads_back(
            mantissa in 0..=10_i128.pow(27), decimals in 0_u32..=9,
        ) {
            let number = Fixed { mantissa, decimals };
            let unit = 10_i128.pow(decimals);
            let text = match decimals {
                0 => mantissa.to_string(),
                _ => format!("{}.{:0width$}", mantissa / unit, mantissa % unit, width = decimals as usize),
            };
            let expected = match mantissa > MAX_AMOUNT * unit {
                true => Err(NumberFault::OutOfRange),
                false => Ok(Some(number.trimmed(0))),
            };
            prop_assert_eq!(read(&text), expected);
        }

        #[test]
        fn the_short_way_and_the_long_way_agree(text in "[0-9]{0,12}(\\.[0-9]{0,12})?", shift in 0..4_i32) {
            if let Some(number) = short_number(text.as_bytes(), shift) {
                prop_assert_eq!(long_number(text.as_bytes(), shift), Ok(number));
            }
        }

        #[test]
        fn no_text_panics(bytes in proptest::collection::vec(any::<u8>(), 0..40), power in 0_u32..40) {
            let _ = amount_times(&bytes, &[], power);
        }
    }
}
