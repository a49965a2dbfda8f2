//! Files of every trade format with a byte changed or cut off: never a panic, every row accounted for,
//! and no other row but the one that was touched has another value.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{BufRead, BufReader, Read},
};

use bilateral::{
    HsEdition,
    ingest::{Disposition, LoadMode, TradeFormat},
    notice::NoticeCode,
};
use flate2::read::GzDecoder;

use crate::trade_samples::{Form, Outcome, effort, flows, gzip, load, options};

/// A generator of pseudo-random numbers that gives the same ones each time (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).unwrap()).unwrap()
    }

    /// Returns a byte: often one that means something, else any.
    fn byte(&mut self) -> u8 {
        const SIGNS: &[u8] = b"\n\r\",;\t. -+eE#0919NA{}[]:\\\0\xff\xc3";
        match self.below(2) {
            0 => SIGNS[self.below(SIGNS.len())],
            _ => u8::try_from(self.below(256)).unwrap(),
        }
    }
}

/// Returns how many rows of each kind there are.
fn counted(rows: &[String]) -> BTreeMap<&str, usize> {
    let mut counted = BTreeMap::new();
    for row in rows {
        *counted.entry(row.as_str()).or_default() += 1;
    }
    counted
}

/// Returns the rows of `left` that are not in `right`.
fn without(left: &[String], right: &[String]) -> Vec<String> {
    let mut others = counted(right);
    let mut left: Vec<String> = left.to_vec();
    left.retain(|row| match others.get_mut(row.as_str()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
    left
}

/// How many rows a change may have touched at most: two that were joined, or one that was split.
const TOUCHED: usize = 2;

/// Asserts that what a load of spoiled bytes gave is that of the clean file, but for what it says of the
/// rows around the spoiled place.
///
/// `is_header` tells whether the header was touched, of which all rows depend.
fn check(clean: &Outcome, spoiled: &Outcome, is_header: bool, what: &str) {
    let report = &spoiled.report;
    let Some(_) = &spoiled.data else {
        assert!(spoiled.report.notices().has_errors(), "{what}: no data and no reason");
        return;
    };
    let (clean_rows, rows) = (clean.rows(), spoiled.rows());
    let (new, lost) = (without(&rows, &clean_rows), without(&clean_rows, &rows));
    let is_said = !report.notices().counts().eq(clean.report.notices().counts());
    if is_header {
        // Another column of what a row can do without, or none; said in any case.
        let values = |rows: &[String]| {
            let value = |row: &String| row.rsplit_once(" USD ").map(|(value, _)| value.to_owned());
            let mut values: Vec<_> = rows.iter().map(value).collect();
            values.sort_unstable();
            values
        };
        assert!(is_said || new.is_empty() && lost.is_empty(), "{what}: {new:?} {lost:?}");
        let refused = report.quarantined().rows() + report.duplicates().rows();
        assert!(refused > 0 || values(&rows) == values(&clean_rows), "{what}: {new:?} {lost:?}");
        return;
    }
    assert!(new.len() <= TOUCHED, "{what}: new rows {new:#?}");
    // Rows that were set aside for another reason before are counted where they are now.
    let known = |wanted: &[Disposition]| {
        let before: BTreeMap<NoticeCode, u64> =
            clean.report.by_reason().map(|(code, why)| (code, why.tally.rows())).collect();
        let reasons = report.by_reason().filter(|(_, why)| wanted.contains(&why.disposition));
        let more = reasons.map(|(code, why)| {
            why.tally.rows().saturating_sub(before.get(&code).copied().unwrap_or(0))
        });
        usize::try_from(more.sum::<u64>()).unwrap()
    };
    let refused = known(&[Disposition::Quarantined]);
    let aside = known(&[Disposition::Duplicate, Disposition::SetAside]);
    let comments: u64 = report.inputs().iter().map(|input| input.comment_lines).sum();
    let comments = usize::try_from(comments).unwrap();
    // Two lines that were joined are one record.
    let joined = usize::from(report.read().rows() < clean.report.read().rows());
    assert!(
        lost.len() <= new.len() + refused + aside + comments + joined
            && refused <= TOUCHED
            && lost.len() <= TOUCHED + aside,
        "{what}: lost {lost:#?}, new {new:#?}, refused {refused}, aside {aside}, joined {joined}: {:#?}",
        report.notices().iter().map(ToString::to_string).collect::<Vec<_>>()
    );
    let has_changed = !(new.is_empty() && lost.is_empty());
    assert!(
        !has_changed || new.len() == lost.len() || is_said || comments > 0,
        "{what}: lost without a word {lost:#?}, new {new:#?}"
    );
}

/// Returns where the header ends, or what stands before the records of a reply.
fn header_end(form: Form, bytes: &[u8]) -> usize {
    let end = if form == Form::Json { b'[' } else { b'\n' };
    bytes.iter().position(|byte| *byte == end).unwrap_or(bytes.len()) + 1
}

/// Returns how many changes are tried.
fn changes() -> usize {
    usize::try_from(effort(400, 3000)).unwrap()
}

#[test]
fn a_changed_byte_touches_one_row() {
    for form in Form::ALL {
        let bytes = form.sample(flows(60)).bytes();
        let clean = load(&bytes, form.format(), &options(LoadMode::Lenient));
        let header = header_end(form, &bytes);
        let mut dice = Dice(0x2545_f491_4f6c_dd1d);
        // Each byte once, but for long files, of which a sample of bytes, changed in more ways.
        let count = changes();
        for number in 0..count {
            let place =
                if bytes.len() <= count { number % bytes.len() } else { dice.below(bytes.len()) };
            let mut spoiled = bytes.clone();
            let by = match number % 3 {
                0 => spoiled[place] ^ (1 << dice.below(8)),
                _ => dice.byte(),
            };
            spoiled[place] = by;
            let outcome = load(&spoiled, form.format(), &options(LoadMode::Lenient));
            let what = format!(
                "{form:?}, byte {place}, {:?} for {:?}",
                char::from(by),
                char::from(bytes[place])
            );
            check(&clean, &outcome, place < header, &what);
        }
    }
}

#[test]
fn a_cut_file_loses_what_is_behind_the_cut() {
    for form in Form::ALL {
        let bytes = form.sample(flows(60)).bytes();
        let clean = load(&bytes, form.format(), &options(LoadMode::Audit));
        let all = load(&bytes, form.format(), &options(LoadMode::Lenient)).rows();
        let step = (bytes.len() / changes()).max(1);
        for length in (0..bytes.len()).step_by(step) {
            let cut = &bytes[..length];
            let mode = if length % 2 == 0 { LoadMode::Lenient } else { LoadMode::Strict };
            let outcome = load(cut, form.format(), &options(mode));
            let report = &outcome.report;
            let what = format!("{form:?}, cut after {length} bytes");
            assert!(report.read().rows() <= clean.report.read().rows(), "{what}");
            let new = without(&outcome.rows(), &all);
            assert!(new.len() <= 1, "{what}: {new:?}");
            let is_at_end = cut.ends_with(b"\n") && form != Form::Json;
            let is_whole = length + 1 == bytes.len() && form == Form::Json;
            let is_said = report.notices().count(NoticeCode::UnterminatedLastLine) > 0
                || report.notices().has_errors();
            assert!(is_said || is_at_end || is_whole, "{what}: not said");
        }
        let packed = gzip(&bytes);
        for length in (0..packed.len()).step_by((packed.len() / changes()).max(1)) {
            let outcome = load(&packed[..length], form.format(), &options(LoadMode::Lenient));
            assert!(outcome.data.is_none(), "{form:?}, gzip cut after {length} bytes");
            assert!(outcome.report.accepted().rows() <= 60);
        }
    }
}

#[test]
fn a_changed_byte_of_a_gzip_file_is_noticed() {
    for form in Form::ALL {
        let bytes = form.sample(flows(60)).bytes();
        let clean = load(&bytes, form.format(), &options(LoadMode::Lenient)).rows();
        let packed = gzip(&bytes);
        let mut dice = Dice(88_172_645_463_325_252);
        for place in (0..packed.len()).step_by((packed.len() / changes()).max(1)) {
            let mut spoiled = packed.clone();
            spoiled[place] ^= 1 << dice.below(8);
            let outcome = load(&spoiled, form.format(), &options(LoadMode::Lenient));
            // The header of the format has bytes that mean nothing: a time, a system.
            let is_same = outcome.rows() == clean;
            assert!(outcome.data.is_none() || is_same, "{form:?}, byte {place}");
        }
    }
}

/// Returns the first lines of a file, decompressed if its name says so.
fn slice(file: &std::path::Path, lines: usize) -> Vec<u8> {
    let open = File::open(file).unwrap();
    let reader: Box<dyn Read> = if file.extension().is_some_and(|end| end == "gz") {
        Box::new(GzDecoder::new(open))
    } else {
        Box::new(open)
    };
    let mut reader = BufReader::new(reader);
    let mut bytes = Vec::new();
    for _ in 0..lines {
        reader.read_until(b'\n', &mut bytes).unwrap();
    }
    bytes
}

#[test]
fn shared_data_real_files_with_a_changed_byte_keep_their_other_rows() {
    let test = "shared_data_real_files_with_a_changed_byte_keep_their_other_rows";
    let Some(folder) = crate::shared_data(test) else { return };
    let comtrade = TradeFormat::comtrade();
    for (file, format, form) in [
        (
            "baci/BACI_2021_exporters_004_710.csv.gz",
            TradeFormat::baci().with_edition(HsEdition::H5),
            Form::Baci,
        ),
        (
            "baci/BACI_HS22_Y2023_V202501_KOR_852352.csv",
            TradeFormat::baci().with_edition(HsEdition::H6),
            Form::Baci,
        ),
        ("comtrade/api_v1_CHN_2010_imports_TOTAL.json", comtrade, Form::Json),
        ("comtrade/bulk_ARG_2000_34cols.csv", comtrade, Form::Bulk),
        ("comtrade/legacy_live_animals_2016.csv", TradeFormat::legacy(), Form::Legacy),
        ("comtrade/monthly_fish_slim.csv.gz", comtrade, Form::Comtrade),
        ("comtrade/v1_USA_2018_total.csv", comtrade, Form::Comtrade),
        ("comtrade/v1_annual_1586x47.csv.gz", comtrade, Form::Comtrade),
        ("comtrade/v1_annual_5004x47.csv.gz", comtrade, Form::Comtrade),
    ] {
        let bytes = slice(&folder.join(file), 501);
        let lenient = options(LoadMode::Lenient);
        let clean = load(&bytes, format, &lenient);
        assert!(clean.data.is_some() && !clean.rows().is_empty(), "{file}");
        let all = clean.rows();
        let header = header_end(form, &bytes);
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
        for number in 0..usize::try_from(effort(60, 500)).unwrap() {
            let place = dice.below(bytes.len());
            if number % 4 == 3 {
                let outcome = load(&bytes[..place], format, &lenient);
                let new = without(&outcome.rows(), &all);
                assert!(new.len() <= 1, "{file}, cut after {place} bytes: {new:?}");
                continue;
            }
            let mut spoiled = bytes.clone();
            spoiled[place] = dice.byte();
            let by = char::from(spoiled[place]);
            let what = format!("{file}, byte {place}, {by:?} for {:?}", char::from(bytes[place]));
            check(&clean, &load(&spoiled, format, &lenient), place < header, &what);
        }
    }
}
