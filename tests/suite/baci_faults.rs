//! Damaged files of BACI and of our own flat form: thirty faults, in both modes. Each has its code and
//! its place, and every row, value and line stays accounted for.

use std::io::Write as _;

use bilateral::{
    HsEdition,
    ingest::{LoadError, LoadMode, LoadOptions, LoadReport, RowTally, TradeFormat, TradeLoad},
    notice::{NoticeCode, Severity},
};
use flate2::{Compression, write::GzEncoder};

/// A good file of one format, cut into its parts.
struct Sample {
    format: TradeFormat,
    header: &'static str,
    rows: [&'static str; 3],
    /// The names of two columns that must be there and can change places.
    columns: [&'static str; 2],
    /// The amount of the second row, which is there once.
    amount: &'static str,
    /// The code of the goods of the second row.
    code: &'static str,
    /// What stands for the partner of the second row, with the separators around it.
    partner: &'static str,
}

const BACI: Sample = Sample {
    format: TradeFormat::baci().with_edition(HsEdition::H5),
    header: "t,i,j,k,v,q",
    rows: [
        "2021,31,112,081050,1000.25,100.5",
        "2021,31,268,040510,2000.25,200.5",
        "2021,31,792,081050,3000.25,300.5",
    ],
    columns: ["i", "v"],
    amount: "2000.25",
    code: "040510",
    partner: ",268,",
};

const FLAT: Sample = Sample {
    format: TradeFormat::flat(),
    header: "period,reporter,partner,flow,edition,commodity,value",
    rows: [
        "2021,AZE,BLR,export,H5,081050,1000.25",
        "2021,AZE,GEO,export,H5,040510,2000.25",
        "2021,AZE,TUR,import,H5,081050,3000.25",
    ],
    columns: ["reporter", "value"],
    amount: "2000.25",
    code: "040510",
    partner: ",GEO,",
};

/// What a fault leads to: the code that names it, the line, and how many rows are then read, accepted,
/// set aside and quarantined.
struct Expected {
    code: NoticeCode,
    line: Option<u64>,
    rows: [u64; 4],
}

fn expected(code: NoticeCode, line: u64, rows: [u64; 4]) -> Expected {
    Expected { code, line: Some(line).filter(|line| *line > 0), rows }
}

impl Sample {
    fn text(&self) -> String {
        format!("{}\n{}\n", self.header, self.rows.join("\n"))
    }

    /// Returns the file with this in place of that, which must be there once.
    fn with(&self, from: &str, to: &str) -> Vec<u8> {
        let text = self.text();
        assert_eq!(text.matches(from).count(), 1, "{from} in {text}");
        text.replace(from, to).into_bytes()
    }

    /// Returns the file with these lines behind its own.
    fn and(&self, lines: &[&str]) -> Vec<u8> {
        lines.iter().fold(self.text(), |text, line| text + line + "\n").into_bytes()
    }

    /// Returns the second row with another amount.
    fn amount(&self, amount: &str) -> Vec<u8> {
        self.with(self.amount, amount)
    }
}

/// Loads a file, in any case with the report, which must balance.
fn load(format: TradeFormat, bytes: &[u8], mode: LoadMode) -> (bool, LoadReport) {
    let mut load = TradeLoad::new(LoadOptions::new().with_mode(mode));
    // What is wrong with the file as a whole is in the report, too.
    let _ = load.read("file.csv", format, bytes);
    let (is_given, report) = match load.finish() {
        Ok(loaded) => (true, loaded.into_parts().1),
        Err(LoadError::Refused { report, .. }) => (false, *report),
        Err(other) => panic!("{other}"),
    };
    report.ensure_balanced().unwrap_or_else(|error| panic!("{error}\n{report}"));
    (is_given, report)
}

fn check(sample: &Sample, name: &str, bytes: &[u8], expected: &Expected) {
    let Expected { code, line, rows } = expected;
    for mode in [LoadMode::Strict, LoadMode::Lenient, LoadMode::Audit] {
        let (is_given, report) = load(sample.format, bytes, mode);
        let about = format!("{} {name} {mode:?}\n{report}", sample.format);
        let notices = report.notices();
        let found = notices.iter().find(|notice| notice.code() == *code);
        let found = found.unwrap_or_else(|| panic!("no {code}: {about}"));
        assert_eq!(found.place().line(), *line, "{found}: {about}");
        assert_eq!(found.place().file(), Some("file.csv"), "{about}");
        let tallies = [report.read(), report.accepted(), report.set_aside(), report.quarantined()];
        assert_eq!(tallies.map(RowTally::rows), *rows, "{about}");
        let refused = match mode {
            LoadMode::Strict => Some(Severity::Error),
            LoadMode::Lenient => Some(Severity::Critical),
            _ => None,
        };
        let is_refused = refused.is_some_and(|least| notices.worst() >= Some(least));
        assert_eq!(is_given, !is_refused, "{about}");
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn the_good_files_are_good() {
    for sample in [BACI, FLAT] {
        let (is_given, report) = load(sample.format, sample.text().as_bytes(), LoadMode::Strict);
        assert!(is_given && report.notices().is_empty(), "{report}");
        assert_eq!(report.accepted().rows(), 3);
        assert_eq!(report.accepted(), report.read());
    }
}

/// Faults 1 to 12: of the file and its header.
#[test]
fn faults_of_a_file_are_named() {
    for sample in [BACI, FLAT] {
        let text = sample.text();
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let whole = gzip(text.as_bytes());
        let header = sample.header;
        let [first, second] = sample.columns;
        let twice = format!(
            "{header}\n{}\n{header}\n{}\n{}\n",
            sample.rows[0], sample.rows[1], sample.rows[2]
        );
        let renamed = |from: &str, to: &str| {
            let names: Vec<&str> =
                header.split(',').map(|name| if name == from { to } else { name }).collect();
            text.replacen(header, &names.join(","), 1).into_bytes()
        };
        let cut_at = text.len() - sample.rows[2].len() / 2;
        for (name, bytes, expected) in [
            (
                "byte-order mark",
                format!("\u{feff}{text}").into_bytes(),
                expected(NoticeCode::BomStripped, 1, [3, 3, 0, 0]),
            ),
            ("UTF-16", wide, expected(NoticeCode::EncodingInvalid, 0, [0, 0, 0, 0])),
            (
                "CP1251 in a needed column",
                [&sample.with(sample.partner, ",\u{1},")[..]]
                    .concat()
                    .iter()
                    .map(|&byte| if byte == 1 { 0xc0 } else { byte })
                    .collect(),
                expected(NoticeCode::UnknownAreaCode, 3, [3, 2, 0, 1]),
            ),
            (
                "NUL",
                sample.with(sample.code, "04\u{0}510"),
                expected(NoticeCode::ControlCharacter, 3, [3, 2, 0, 1]),
            ),
            (
                "mixed ends of lines",
                text.replacen('\n', "\r\n", 2).into_bytes(),
                expected(NoticeCode::MixedLineEnds, 0, [3, 3, 0, 0]),
            ),
            (
                "cut in a record",
                text.as_bytes()[..cut_at].to_vec(),
                expected(NoticeCode::WrongFieldCount, 4, [3, 2, 0, 1]),
            ),
            (
                "cut in the last number",
                text.as_bytes()[..text.len() - 2].to_vec(),
                expected(NoticeCode::UnterminatedLastLine, 4, [3, 3, 0, 0]),
            ),
            (
                "trailing garbage behind a compressed file",
                [&whole[..], b"garbage"].concat(),
                expected(NoticeCode::CompressionInvalid, 5, [3, 3, 0, 0]),
            ),
            (
                "trailing garbage",
                sample.and(&["EOF"]),
                expected(NoticeCode::WrongFieldCount, 5, [4, 3, 0, 1]),
            ),
            (
                "two headers",
                twice.into_bytes(),
                expected(NoticeCode::RepeatedHeader, 3, [3, 3, 0, 0]),
            ),
            (
                "duplicated column",
                renamed(first, second),
                expected(NoticeCode::DuplicatedColumn, 1, [0, 0, 0, 0]),
            ),
            (
                "missing column",
                renamed(second, "amount"),
                expected(NoticeCode::MissingRequiredColumn, 1, [0, 0, 0, 0]),
            ),
            ("nothing", Vec::new(), expected(NoticeCode::EmptyFile, 0, [0, 0, 0, 0])),
        ] {
            check(&sample, name, &bytes, &expected);
        }
    }
}

#[test]
fn a_compressed_file_that_is_cut_gives_the_rows_before_the_cut_to_the_report_alone() {
    for sample in [BACI, FLAT] {
        // Rows that do not shrink to nothing.
        let rows: Vec<String> = (0..3000_u32)
            .map(|n| {
                let amount = format!("{}.{:03}", n * 7919 % 100_003, n * 104_729 % 1000);
                sample.rows[1].replace(sample.amount, &amount)
            })
            .collect();
        let text = format!("{}\n{}\n", sample.header, rows.join("\n"));
        let whole = gzip(text.as_bytes());
        let (is_given, report) = load(sample.format, &whole[..whole.len() / 2], LoadMode::Lenient);
        assert!(!is_given);
        let notices = report.notices();
        assert_eq!(notices.count(NoticeCode::CompressionInvalid), 1, "{report}");
        let read = report.read().rows();
        assert!(read > 100 && read < 3000, "{report}");
        // All the rows have one key here, so the first counts; what it broke off in is no row.
        assert_eq!(notices.count(NoticeCode::LineCutShort), 1, "{report}");
        assert_eq!(report.accepted().rows(), 1);
        assert_eq!(report.duplicates().rows(), read - 2);
        assert!(!report.is_complete());
    }
}

#[test]
fn swapped_columns_are_found_by_their_names() {
    for sample in [BACI, FLAT] {
        let swapped: Vec<String> = sample
            .text()
            .lines()
            .map(|line| {
                let mut fields: Vec<&str> = line.split(',').collect();
                fields.swap(1, 4);
                fields.reverse();
                fields.join(",")
            })
            .collect();
        let good = load(sample.format, sample.text().as_bytes(), LoadMode::Strict).1;
        let found = load(sample.format, (swapped.join("\n") + "\n").as_bytes(), LoadMode::Strict).1;
        assert_eq!(found.accepted(), good.accepted());
        assert_eq!(found.coverage(), good.coverage());
    }
}

/// Faults 13 to 17: of the shape of a row.
#[test]
fn faults_of_a_row_stay_on_their_line() {
    for sample in [BACI, FLAT] {
        let quoted = format!("\"{}", sample.code);
        let last = sample.rows[1];
        let open_at_end = {
            let (before, after) = last.rsplit_once(',').unwrap();
            format!("{before},\"{after}")
        };
        let broken = {
            let (before, after) = last.rsplit_once(',').unwrap();
            format!("{before},\"{after}\n\"")
        };
        for (name, bytes, expected) in [
            (
                "extra field",
                sample.with(last, &format!("{last},7")),
                expected(NoticeCode::WrongFieldCount, 3, [3, 2, 0, 1]),
            ),
            (
                "short row",
                sample.with(last, last.rsplit_once(',').unwrap().0),
                expected(NoticeCode::WrongFieldCount, 3, [3, 2, 0, 1]),
            ),
            (
                "quote that is not closed, in the middle",
                sample.with(sample.code, &quoted),
                expected(NoticeCode::UnclosedQuote, 3, [3, 2, 0, 1]),
            ),
            (
                "quote that is not closed, in the last column",
                sample.with(last, &open_at_end),
                expected(NoticeCode::UnclosedQuote, 3, [3, 2, 0, 1]),
            ),
            (
                "line break in a value",
                sample.with(last, &broken),
                expected(NoticeCode::NewLineInValue, 4, [4, 2, 0, 2]),
            ),
            (
                "blank line",
                sample.with(last, &format!("\n{last}")),
                expected(NoticeCode::BlankLine, 3, [3, 3, 0, 0]),
            ),
        ] {
            check(&sample, name, &bytes, &expected);
        }
    }
}

/// Faults 18 to 27: of a field.
#[test]
fn faults_of_a_field_are_named_with_the_field() {
    use NoticeCode::{
        DecimalComma, ExponentNotation, InvalidNumber, NegativeValue, NumberOutOfRange,
        PrecisionExceedsScale, ThousandsSeparator, ValuesNotReported,
    };
    let digits = "9".repeat(40);
    for sample in [BACI, FLAT] {
        for (text, code) in [
            ("\"2000,25\"", DecimalComma),
            ("\"2,000.25\"", ThousandsSeparator),
            ("2 000.25", ThousandsSeparator),
            ("NaN", InvalidNumber),
            ("inf", InvalidNumber),
            ("-2000.25", NegativeValue),
            (digits.as_str(), NumberOutOfRange),
            ("0.12345678901234", PrecisionExceedsScale),
            ("２０００", InvalidNumber),
        ] {
            let expected = expected(code, 3, [3, 2, 0, 1]);
            check(&sample, text, &sample.amount(text), &expected);
            let report = load(sample.format, &sample.amount(text), LoadMode::Lenient).1;
            let notice = report.notices().iter().find(|notice| notice.code() == code).unwrap();
            let field = notice.context().get("field");
            assert!(field.is_some(), "{notice}");
            assert!(notice.place().column() > Some(1), "{notice}");
        }
        // A strict load refuses an exponent, another reads it and says so.
        for (mode, code) in
            [(LoadMode::Strict, ExponentNotation), (LoadMode::Lenient, NoticeCode::ExponentRead)]
        {
            let report = load(sample.format, &sample.amount("2.00025e3"), mode).1;
            let notice = report.notices().iter().next().unwrap();
            assert_eq!((notice.code(), notice.place().line()), (code, Some(3)));
        }
        // No amount is no fault, and no zero.
        let (is_given, report) = load(sample.format, &sample.amount(""), LoadMode::Strict);
        assert!(is_given);
        assert_eq!((report.accepted().rows(), report.rows_without_value()), (3, 1));
        assert_eq!(report.notices().count(ValuesNotReported), 1);

        check(
            &sample,
            "lost zero",
            &sample.with(sample.code, "40510"),
            &expected(NoticeCode::InvalidHsCode, 3, [3, 2, 0, 1]),
        );
        let partner = if sample.format == BACI.format { ",997," } else { ",ABZ," };
        check(
            &sample,
            "unknown area",
            &sample.with(sample.partner, partner),
            &expected(NoticeCode::UnknownAreaCode, 3, [3, 2, 0, 1]),
        );
    }
    // Only the lost null word of numbers is read as nothing, and only by BACI.
    let (_, report) = load(BACI.format, &BACI.amount("NA"), LoadMode::Strict);
    assert_eq!(report.rows_without_value(), 1);
    check(&FLAT, "NA", &FLAT.amount("NA"), &expected(InvalidNumber, 3, [3, 2, 0, 1]));

    // The ISO number of the United States, where such files have one of their own.
    let iso = expected(NoticeCode::CodeSystemSuspect, 3, [3, 3, 0, 0]);
    check(&BACI, "840 for 842", &BACI.with(BACI.partner, ",840,"), &iso);
    // Ours has ISO's letters; a number of Comtrade's is none of them.
    let number = expected(NoticeCode::UnknownAreaCode, 3, [3, 2, 0, 1]);
    check(&FLAT, "842", &FLAT.with(FLAT.partner, ",842,"), &number);
    let year = expected(NoticeCode::AreaNotValidInPeriod, 3, [3, 2, 0, 1]);
    check(&BACI, "Soviet Union", &BACI.with(BACI.partner, ",810,"), &year);
    let period = expected(NoticeCode::InvalidPeriod, 3, [3, 2, 0, 1]);
    for (sample, from, to) in [
        (&BACI, "2021,31,268", "21,31,268"),
        (&BACI, "2021,31,268", "2201,31,268"),
        (&FLAT, "2021,AZE,GEO", "2021-13,AZE,GEO"),
    ] {
        check(sample, to, &sample.with(from, to), &period);
    }
    // A weight that cannot be read costs the weight alone.
    let weight = expected(NoticeCode::OptionalFieldUnreadable, 3, [3, 3, 0, 0]);
    check(&BACI, "weight", &BACI.with("200.5", "-200.5"), &weight);
}

/// Faults 28 to 30: of rows beside one another.
#[test]
fn control_totals_are_kept_apart() {
    // BACI has no code of the world.
    check(
        &BACI,
        "world",
        &BACI.with(BACI.partner, ",0,"),
        &expected(NoticeCode::UnknownAreaCode, 3, [3, 2, 0, 1]),
    );
    let world = FLAT.and(&["2021,AZE,world,export,H5,081050,9000"]);
    check(&FLAT, "world", &world, &expected(NoticeCode::WorldRow, 5, [4, 3, 1, 0]));
    for (sample, row) in [(BACI, "2021,31,268,04,5000,1"), (FLAT, "2021,AZE,GEO,export,H5,04,5000")]
    {
        let mixed = sample.and(&[row]);
        let (is_given, report) = load(sample.format, &mixed, LoadMode::Strict);
        assert!(is_given);
        assert_eq!(report.notices().count(NoticeCode::CoarserLevel), 1);
        assert_eq!((report.accepted().rows(), report.set_aside().rows()), (3, 1), "{report}");
    }
}

#[test]
fn a_number_of_rows_at_which_services_cut_is_remarked_on() {
    for sample in [BACI, FLAT] {
        for (rows, is_remarked) in [(499_u32, false), (500, true), (501, false)] {
            let lines: Vec<String> = (0..rows)
                .map(|n| {
                    let code = format!("{:02}{:02}{:02}", n % 76 + 1, n / 76 % 90 + 1, n % 90 + 1);
                    sample.rows[1].replace(sample.code, &code)
                })
                .collect();
            let text = format!("{}\n{}\n", sample.header, lines.join("\n"));
            let report = load(sample.format, text.as_bytes(), LoadMode::Lenient).1;
            let count = report.notices().count(NoticeCode::SuspectedTruncation);
            assert_eq!(count > 0, is_remarked, "{rows}");
            assert_eq!(report.is_complete(), !is_remarked);
        }
    }
}
