//! Every code that a load gives is provoked by some small file.

use std::io::{self, Read};

use bilateral::{
    HsEdition, Notice, Partner,
    country::{OtherAsia, ResolveOptions},
    ingest::{
        Breaker, GroupBy, LoadError, LoadFilter, LoadLimits, LoadMode, LoadOptions, LoadReport,
        TotalsLoad, TradeFormat, TradeLoad,
    },
    notice::NoticeCode,
    trade::DuplicatePolicy,
};

const BACI: &str = "t,i,j,k,v,q\n";
const FLAT: &str = "period,reporter,partner,flow,edition,commodity,value\n";
const COMTRADE: &str = "period,reporterCode,reporterISO,flowCode,partnerCode,classificationCode,cmdCode,motCode,qtyUnitCode,\
     qty,netWgt,typeCode,primaryValue\n";

/// Returns the notices of a file, read with these options.
fn read(format: TradeFormat, file: impl Read, options: LoadOptions) -> Vec<Notice> {
    let mut load = TradeLoad::new(options);
    let _ = load.read("file.csv", format, file);
    let report = match load.finish() {
        Ok(loaded) => loaded.into_parts().1,
        Err(LoadError::Refused { report, .. }) => *report,
        Err(error) => panic!("{error}"),
    };
    notices(&report)
}

fn notices(report: &LoadReport) -> Vec<Notice> {
    report.ensure_balanced().unwrap();
    report.notices().iter().cloned().collect()
}

fn options() -> LoadOptions {
    LoadOptions::new().with_mode(LoadMode::Lenient)
}

/// Returns the notices of a file of BACI with these rows.
fn baci(rows: &str) -> Vec<Notice> {
    let format = TradeFormat::baci().with_edition(HsEdition::H5);
    read(format, format!("{BACI}{rows}").as_bytes(), options())
}

/// Returns the notices of a file of our own form with these rows.
fn flat(rows: &str) -> Vec<Notice> {
    flat_with(rows, options())
}

fn flat_with(rows: &str, options: LoadOptions) -> Vec<Notice> {
    read(TradeFormat::flat(), format!("{FLAT}{rows}").as_bytes(), options)
}

/// Returns the notices of a file of our own form with one value.
fn value(text: &str) -> Vec<Notice> {
    flat(&format!("2021,AZE,BLR,export,H5,081050,{text}\n"))
}

/// Returns the notices of a Comtrade file with one row.
fn comtrade(row: &str) -> Vec<Notice> {
    comtrade_with(row, options())
}

fn comtrade_with(row: &str, options: LoadOptions) -> Vec<Notice> {
    read(TradeFormat::comtrade(), format!("{COMTRADE}{row}\n").as_bytes(), options)
}

/// Returns a header and `rows` rows that differ.
fn many(rows: usize, row: impl Fn(usize) -> String) -> String {
    FLAT.to_owned() + &(0..rows).map(|n| row(n) + "\n").collect::<String>()
}

/// Returns rows of different goods.
fn goods(rows: usize, of: &str, value: &str) -> String {
    let row = |n| format!("{of},{:06},{value}\n", 10_121 + n);
    (0..rows).map(row).collect::<Vec<_>>().concat()
}

#[cfg(feature = "gzip")]
fn gzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;

    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Input that breaks off after some text.
struct Broken(&'static [u8]);

impl Read for Broken {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer)? {
            0 => Err(io::Error::other("the device is gone")),
            count => Ok(count),
        }
    }
}

/// Returns the notices of a load in which `code` is among them, or `None` if no load gives it.
#[expect(clippy::too_many_lines, reason = "one arm for each code")]
pub(crate) fn provoked(code: NoticeCode) -> Option<Vec<Notice>> {
    let row = "2021,AZE,BLR,export,H5,081050,1\n";
    let limits = LoadLimits::default();
    Some(match code {
        #[cfg(not(feature = "gzip"))]
        NoticeCode::CompressionUnsupported => {
            read(TradeFormat::flat(), &b"\x1f\x8b\x08"[..], options())
        }
        #[cfg(feature = "gzip")]
        NoticeCode::CompressionInvalid => {
            let damaged = [gzip(format!("{FLAT}{row}").as_bytes()), b"?".to_vec()].concat();
            read(TradeFormat::flat(), &damaged[..], options())
        }
        #[cfg(feature = "gzip")]
        NoticeCode::LimitRatio => {
            let bomb = gzip(&[FLAT.as_bytes(), &vec![b'\n'; 20 << 20]].concat());
            read(TradeFormat::flat(), &bomb[..], options())
        }
        NoticeCode::LimitGroups => {
            let text = many(5, |n| format!("{},AZE,BLR,export,H5,081050,1", 2000 + n));
            let limits = LoadLimits { groups: 3, ..limits };
            let mut load = TotalsLoad::new(options().with_limits(limits), [GroupBy::Year]);
            let _ = load.read("file.csv", TradeFormat::flat(), text.as_bytes());
            notices(load.finish().unwrap_err().report().unwrap())
        }
        NoticeCode::LimitSum => flat(&goods(2, "2021,AZE,BLR,export,H5", "999999999999999999")),
        NoticeCode::UnknownFormat => read(TradeFormat::flat(), &b"\"period\n1\n"[..], options()),
        NoticeCode::MissingRequiredColumn => {
            read(TradeFormat::flat(), FLAT.replace("flow", "way").as_bytes(), options())
        }
        NoticeCode::DuplicatedColumn => {
            read(TradeFormat::flat(), FLAT.replace("value", "value,Value").as_bytes(), options())
        }
        NoticeCode::UnknownColumn => {
            read(TradeFormat::flat(), FLAT.replace("value", "value,color").as_bytes(), options())
        }
        NoticeCode::TooManyRejects => {
            let breaker = Breaker { after_rows: 0, ..Breaker::default() };
            flat_with("2021,AZE,BLR,export,H5,081050,x\n", options().with_breaker(breaker))
        }
        NoticeCode::RepeatedHeader => flat(&format!("{row}{FLAT}")),
        NoticeCode::UnterminatedLastLine => flat(row.trim_end()),
        NoticeCode::SuspectedTruncation => flat(&goods(500, "2021,AZE,BLR,export,H5", "1")),
        NoticeCode::MixedLineEnds => flat(&row.replace('\n', "\r\n")),
        NoticeCode::BlankLine => flat(&format!("{row}\n")),
        NoticeCode::WrongFieldCount => flat("2021,AZE\n"),
        NoticeCode::UnclosedQuote => flat("2021,AZE,\"BLR,export,H5,081050,1\n"),
        NoticeCode::NewLineInValue => flat("2021,AZE,\"B\nLR\",export,H5,081050,1\n"),
        NoticeCode::RecordTooLong => flat(&format!("2021,{},1\n", "A".repeat(70_000))),
        NoticeCode::LineCutShort => {
            let text = b"period,reporter,partner,flow,edition,commodity,value\n2021,AZE,BLR,export,H5,0810";
            read(TradeFormat::flat(), Broken(text), options())
        }
        NoticeCode::ControlCharacter => flat(&row.replace("AZE", "A\u{0}ZE")),
        NoticeCode::NumberOutOfRange => value(&"9".repeat(40)),
        NoticeCode::PrecisionExceedsScale => value("0.12345678901"),
        NoticeCode::DecimalComma => value("\"1,5\""),
        NoticeCode::ThousandsSeparator => value("\"1,500.5\""),
        NoticeCode::ExponentNotation => {
            flat_with("2021,AZE,BLR,export,H5,081050,1.5e3\n", LoadOptions::new())
        }
        NoticeCode::ExponentRead => comtrade("2021,31,AZE,X,112,H5,081050,0,-1,,,C,1.5e3"),
        NoticeCode::NullTokenUsed => comtrade("2021,31,AZE,X,112,H5,081050,0,-1,,NA,C,1"),
        NoticeCode::OptionalFieldUnreadable => baci("2021,31,112,081050,1,-1\n"),
        NoticeCode::ZeroNotReported => comtrade("2021,31,AZE,X,112,H5,081050,0,-1,,0.0,C,1"),
        NoticeCode::CodeSystemSuspect => baci("2021,31,840,081050,1,1\n"),
        NoticeCode::IsoCodeDiffers => comtrade("2021,31,ARM,X,112,H5,081050,0,-1,,,C,1"),
        NoticeCode::ValueStandsAlone => {
            let text = COMTRADE.replace("primaryValue", "cifvalue,primaryValue")
                + "2021,31,AZE,M,112,H5,081050,0,-1,,,C,2,1\n";
            read(TradeFormat::comtrade(), text.as_bytes(), options())
        }
        NoticeCode::YearDiffersFromName => {
            let mut load = TradeLoad::new(options());
            let text = format!("{BACI}2022,31,112,081050,1,1\n");
            load.read("BACI_HS17_Y2021.csv", TradeFormat::baci(), text.as_bytes()).unwrap();
            notices(load.finish().unwrap().report())
        }
        NoticeCode::TerritoryDiffers => baci("2021,31,842,081050,1,1\n"),
        NoticeCode::OtherAsiaAliased => {
            let areas = ResolveOptions::default().with_other_asia(OtherAsia::AsTaiwan);
            comtrade_with("2021,31,AZE,X,490,H5,081050,0,-1,,,C,1", options().with_areas(areas))
        }
        NoticeCode::NesPartner => baci("2021,31,490,081050,1,1\n"),
        NoticeCode::WorldRow => flat("2021,AZE,world,export,H5,081050,1\n"),
        NoticeCode::GroupRow => flat("2021,AZE,group:eu,export,H5,081050,1\n"),
        NoticeCode::SelfTrade => flat("2021,AZE,AZE,export,H5,081050,1\n"),
        NoticeCode::BreakdownNotTotal => comtrade("2021,31,AZE,X,112,H5,081050,2100,-1,,,C,1"),
        NoticeCode::CoarserLevel => flat(&format!("{row}2021,AZE,BLR,export,H5,08,1\n")),
        NoticeCode::UnknownFlow => flat(&row.replace("export", "barter")),
        NoticeCode::UnsupportedClassification => comtrade("2021,31,AZE,X,112,S4,0571,0,-1,,,C,1"),
        NoticeCode::ServicesRow => comtrade("2021,31,AZE,X,112,H5,081050,0,-1,,,S,1"),
        NoticeCode::HsCodePadded => {
            let format = TradeFormat::baci().with_edition(HsEdition::H5).with_unpadded_codes(true);
            read(format, format!("{BACI}2021,31,112,81050,1,1\n").as_bytes(), options())
        }
        NoticeCode::HsNotInEdition => flat("2021,AZE,BLR,export,H5,010100,1\n"),
        NoticeCode::EditionUnknown => {
            let file = format!("{BACI}2021,31,112,081050,1,1\n");
            read(TradeFormat::baci(), file.as_bytes(), options())
        }
        NoticeCode::EditionDeduced => {
            let file = format!("{BACI}2023,31,112,880622,1,1\n");
            read(TradeFormat::baci(), file.as_bytes(), options())
        }
        NoticeCode::DuplicateResolved => {
            flat_with(&format!("{row}{row}"), options().with_duplicates(DuplicatePolicy::KeepFirst))
        }
        NoticeCode::DuplicatesUnchecked => {
            let text = format!("{FLAT}{row}2021,AZE,GEO,export,H5,081050,1\n{row}");
            let mut load = TotalsLoad::new(options(), [GroupBy::Year]);
            load.read("file.csv", TradeFormat::flat(), text.as_bytes()).unwrap();
            notices(load.finish().unwrap().report())
        }
        NoticeCode::FilteredOut => {
            let filter = LoadFilter::new().with_partners([Partner::World]);
            flat_with(row, options().with_filter(filter))
        }
        NoticeCode::WorldDiffersFromPartners => {
            let world = goods(1, "2021,AZE,world,export,H5", "100");
            flat(&(goods(10, "2021,AZE,BLR,export,H5", "3") + &world))
        }
        NoticeCode::ImplausibleScale => {
            let thousands = goods(60, "2020,AZE,BLR,export,H5", "2000");
            flat(&(goods(60, "2021,AZE,BLR,export,H5", "2") + &thousands))
        }
        #[cfg(feature = "json")]
        NoticeCode::ReplyError => {
            let reply = r#"{"count": 0, "data": [], "error": "quota exceeded"}"#;
            read(TradeFormat::comtrade(), reply.as_bytes(), options())
        }
        NoticeCode::BreakdownCodeCorrected => {
            let header = COMTRADE.replace("motCode", "mosCode");
            let file = header + "2021,31,AZE,X,112,H5,081050,-1,-1,,,C,1\n";
            read(TradeFormat::comtrade(), file.as_bytes(), options())
        }
        _ => return None,
    })
}

/// Codes about a load as a whole.
pub(crate) const OF_LOADS: [NoticeCode; 6] = [
    NoticeCode::FilteredOut,
    NoticeCode::LimitSum,
    NoticeCode::CoarserLevel,
    NoticeCode::DuplicatesUnchecked,
    NoticeCode::WorldDiffersFromPartners,
    NoticeCode::ImplausibleScale,
];

/// Codes about an input as a whole, which its name stands for.
pub(crate) const OF_INPUTS: [NoticeCode; 7] = [
    NoticeCode::CompressionUnsupported,
    NoticeCode::UnknownFormat,
    NoticeCode::EditionUnknown,
    NoticeCode::EditionDeduced,
    NoticeCode::HsNotInEdition,
    NoticeCode::SuspectedTruncation,
    NoticeCode::MixedLineEnds,
];
