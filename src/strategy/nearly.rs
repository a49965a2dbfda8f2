//! Texts that are nearly right.

use proptest::{prelude::*, sample};

/// Returns texts that are nearly amounts, as other programs and spreadsheets write them: with separators
/// of thousands, exponents, signs and blanks. [`decimal::parse`](crate::decimal::parse()) refuses each.
///
/// # Examples
///
/// ```
/// use bilateral::{decimal, proptest::prelude::*, strategy};
///
/// proptest!(|(text in strategy::nearly_amounts())| prop_assert!(decimal::parse(&text).is_err()));
/// ```
pub fn nearly_amounts() -> impl Strategy<Value = String> {
    (1_u32..1_000, 0_u32..1_000, 0_u8..10).prop_map(|(whole, part, fault)| match fault {
        0 => format!("{whole},{part:03}"),
        1 => format!("{whole} {part:03}"),
        2 => format!("{whole}.{part:03}.{part:03}"),
        3 => format!("{whole}.{part}e3"),
        4 => format!("+{whole}.{part}"),
        5 => format!(" {whole}.{part}"),
        6 => format!("{whole}."),
        7 => format!("0{whole}"),
        8 => format!("\u{2212}{whole}"),
        _ => format!("{whole}.{part:029}"),
    })
}

/// Returns texts that are nearly dates: days that no calendar has, other orders and separators, times.
/// [`PartialDate`](crate::PartialDate) refuses each.
///
/// # Examples
///
/// ```
/// use bilateral::{PartialDate, proptest::prelude::*, strategy};
///
/// proptest!(|(text in strategy::nearly_dates())| {
///     prop_assert!(text.parse::<PartialDate>().is_err());
/// });
/// ```
pub fn nearly_dates() -> impl Strategy<Value = String> {
    (1990_i32..2022, 1_u8..=9, 10_u8..=28, 0_u8..8).prop_map(
        |(year, month, day, fault)| match fault {
            0 => format!("{year}-02-30"),
            1 => format!("{year}-13-{day}"),
            2 => format!("{year}-{month}-{day}"),
            3 => format!("{day}.0{month}.{year}"),
            4 => format!("{year}/0{month}/{day}"),
            5 => format!("{year}-0{month}-{day}T00:00:00Z"),
            6 => format!("{year}-0{month}-00"),
            _ => format!(" {year}-0{month}-{day}"),
        },
    )
}

/// Returns texts that are nearly codes of countries: in small letters, of one letter or four, with a
/// digit or a letter of another alphabet that looks the same, or of no country.
/// [`Country`](crate::Country) refuses each.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, proptest::prelude::*, strategy};
///
/// proptest!(|(text in strategy::nearly_countries())| prop_assert!(text.parse::<Country>().is_err()));
/// ```
pub fn nearly_countries() -> impl Strategy<Value = String> {
    let codes = vec!["AZE", "BLR", "DEU", "KAZ", "NOR", "TUR", "USA", "ZAF"];
    (sample::select(codes), 0_u8..7).prop_map(|(code, fault)| match fault {
        0 => code.to_lowercase(),
        1 => code.chars().take(1).collect(),
        2 => format!("{code}X"),
        3 => format!(" {code}"),
        4 => looks_the_same(code),
        5 => code.chars().take(2).chain(['0']).collect(),
        _ => "WLD".to_owned(),
    })
}

/// Returns texts that are nearly codes of the Harmonized System: without their leading zero, of an odd
/// number of digits, with points or letters. [`HsCode`](crate::HsCode) refuses each.
///
/// # Examples
///
/// ```
/// use bilateral::{HsCode, proptest::prelude::*, strategy};
///
/// proptest!(|(text in strategy::nearly_hs_codes())| prop_assert!(text.parse::<HsCode>().is_err()));
/// ```
pub fn nearly_hs_codes() -> impl Strategy<Value = String> {
    (101_u32..=997, 10_u32..=99, 0_u8..5).prop_map(|(start, end, fault)| match fault {
        0 => format!("{start}{end}"),
        1 => format!("{start}"),
        2 => format!("0{start}.{end}"),
        3 => format!("O{start}{end}"),
        _ => format!("0{start}{end}{end}"),
    })
}

/// Returns `code` with the Cyrillic letters that look like its Latin ones.
fn looks_the_same(code: &str) -> String {
    let cyrillic = |letter| match letter {
        'A' => '\u{410}',
        'B' => '\u{412}',
        'E' => '\u{415}',
        'O' => '\u{41e}',
        'T' => '\u{422}',
        other => other,
    };
    code.chars().map(cyrillic).collect()
}
