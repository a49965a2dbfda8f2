//! Snapshots of all shapes of data, and of damaged ones.

use std::collections::BTreeSet;

use proptest::{collection::vec, option, prelude::*, sample};
use rust_decimal::Decimal;

use super::{
    ColumnFault, SnapshotError, SnapshotLimits, read, read_bytes,
    source::{Bytes, Messages, Pool},
    write,
};
use crate::{
    commodity::{Commodity, CommodityLevel, HsEdition},
    country::Partner,
    decimal::Fixed,
    money::{Currency, Money},
    period::Period,
    quantity::{Quantity, Unit},
    threads::Threads,
    trade::{
        DuplicatePolicy, FlowKind, PartnerClass, Reconciler, TradeBasis, TradeData, TradeFlow,
        TradeFlowRecord, Valuation,
        store::{LaneKey, LaneRow, TableBuilder},
    },
};

fn snapshot_of(data: &TradeData) -> Vec<u8> {
    let mut file = Vec::new();
    write(data, &mut file).unwrap();
    file
}

fn read_back(file: &[u8]) -> Result<TradeData, SnapshotError> {
    read_bytes(file, SnapshotLimits::default(), Threads::ONE)
}

fn decimal(digits: u32) -> impl Strategy<Value = Decimal> {
    let limit = 10_i128.pow(digits);
    let near = |power: u32| (-3..3_i128).prop_map(move |more| (1_i128 << power) + more);
    let number = prop_oneof![
        4 => 0..1_000_i128,
        1 => Just(1_500_i128),
        2 => near(32),
        1 => near(64),
        1 => 0..limit,
    ];
    (number, 0..=9_u32).prop_map(move |(number, decimals)| {
        Decimal::from_i128_with_scale(number.min(limit - 1), decimals)
    })
}

fn flow() -> impl Strategy<Value = TradeFlow> {
    let key = (
        sample::select(vec!["2020", "2021", "2021-Q1", "2021-02", "2021-01/2021-09"]),
        sample::select(vec!["XAA", "XBB", "AZE"]),
        sample::select(vec!["XBB", "XCC", "BLR", "world", "nes:490", "group:eu", "group:cis"]),
        sample::select(FlowKind::ALL),
        sample::select(vec![
            "TOTAL",
            "H5:TOTAL",
            "H5:04",
            "H5:0405",
            "H5:040510",
            "H6:040510",
            "H6:040520",
            "H6:9999AA",
        ]),
        sample::select(Valuation::ALL),
    );
    let numbers = (
        option::weighted(0.8, decimal(26)),
        option::of(decimal(28)),
        option::of((decimal(28), sample::select(Unit::ALL))),
        vec(sample::select(vec!["customs", "press|1", "ə"]), 0..3),
    );
    (key, numbers).prop_filter_map("a flow", |(key, (value, weight, quantity, sources))| {
        let (period, reporter, partner, flow, commodity, valuation) = key;
        let commodity: Commodity = commodity.parse().unwrap();
        let currency = match commodity.edition() {
            Some(HsEdition::H5) => Currency::EUR,
            _ => Currency::USD,
        };
        let record = TradeFlowRecord {
            valuation,
            value: value.map(|value| Money::new(value, currency)).transpose().ok()?,
            net_weight_kg: weight,
            quantity: quantity.and_then(|(number, unit)| Quantity::new(number, unit).ok()),
            sources: sources.into_iter().map(|id| id.parse().unwrap()).collect(),
            ..TradeFlowRecord::new(
                period.parse().unwrap(),
                reporter.parse().unwrap(),
                partner.parse().unwrap(),
                flow,
                commodity,
            )
        };
        TradeFlow::new(record).ok()
    })
}

/// Reported flows of all kinds; some have neither sources nor long numbers, so that whole columns
/// are not there.
fn reported() -> impl Strategy<Value = Vec<TradeFlow>> {
    let plain = |flow: TradeFlow| {
        let record = TradeFlowRecord {
            value: flow.value().map(|value| {
                Money::new(value.amount().trunc().normalize(), value.currency()).unwrap()
            }),
            net_weight_kg: None,
            quantity: None,
            valuation: Valuation::Fob,
            sources: Vec::new(),
            ..flow.record().clone()
        };
        TradeFlow::new(record).unwrap()
    };
    prop_oneof![
        3 => vec(flow(), 0..40),
        1 => vec(flow().prop_map(plain), 0..40),
    ]
}

/// Reconciled rows, which have no reporter.
fn reconciled() -> impl Strategy<Value = TradeData> {
    let ends = sample::subsequence(vec!["AZE", "BLR", "nes:490", "XKX"], 2).prop_shuffle();
    let row = (
        ends,
        sample::select(vec!["010121", "040510", "9999AA"]),
        0..u64::from(u32::MAX) * 2,
        option::of(0..1_u64 << 50),
        2020..2023_i32,
    );
    vec(row, 0..200).prop_map(|rows| {
        let mut builder = TableBuilder::new(DuplicatePolicy::KeepFirst);
        for (position, (ends, code, value, weight, year)) in (0..).zip(rows) {
            let key = LaneKey {
                basis: TradeBasis::Reconciled(Reconciler::Baci),
                edition: Some(HsEdition::H6),
                level: CommodityLevel::Subheading,
                partners: PartnerClass::Single,
                period: Period::year(year).unwrap(),
                flow: FlowKind::Export,
            };
            let lane = builder.lane(key, Some(Currency::USD)).unwrap();
            let mut area = |at: usize| builder.area(ends[at].parse::<Partner>().unwrap());
            let (exporter, importer) = (area(0), area(1));
            let product = builder.product(code.parse().unwrap()).unwrap();
            let fixed = |number| Fixed { mantissa: i128::from(number), decimals: 3 };
            let row = LaneRow {
                exporter,
                importer,
                product,
                value: Some(fixed(value)),
                net_weight: weight.map(fixed),
                quantity: None,
                valuation: Valuation::Fob,
                position,
            };
            builder.push(lane, row, None);
        }
        builder.finish(Threads::ONE).data
    })
}

fn data_of(flows: &[TradeFlow]) -> Option<TradeData> {
    TradeData::new(flows.to_vec(), DuplicatePolicy::KeepFirst).ok()
}

proptest! {
    #[test]
    fn what_is_written_is_read(flows in reported()) {
        let Some(data) = data_of(&flows) else { return Ok(()) };
        let file = snapshot_of(&data);
        let back = read_back(&file).unwrap();
        prop_assert_eq!(&back, &data);
        prop_assert!(back.rows().eq(data.rows()));
        prop_assert!(back.flows().eq(data.flows()));
        prop_assert_eq!(back.duplicates(), data.duplicates());
        prop_assert_eq!(snapshot_of(&back), file);
    }

    #[test]
    fn reconciled_rows_are_read(data in reconciled()) {
        let file = snapshot_of(&data);
        let back = read_back(&file).unwrap();
        prop_assert_eq!(&back, &data);
        prop_assert_eq!(back.rows().count(), data.len());
        prop_assert_eq!(snapshot_of(&back), file);
    }

    #[test]
    fn threads_and_readers_change_nothing(flows in reported(), threads in 1..5_usize) {
        let Some(data) = data_of(&flows) else { return Ok(()) };
        let file = snapshot_of(&data);
        let threads = several(threads);
        let limits = SnapshotLimits::default();
        prop_assert_eq!(read_bytes(&file, limits, threads).unwrap(), data.clone());
        prop_assert_eq!(read(Slow(&file), limits, threads).unwrap(), data);
    }

    #[test]
    fn the_order_of_the_flows_changes_nothing(flows in reported(), shift in 0..40_usize) {
        let distinct: BTreeSet<String> = flows.iter().map(key).collect();
        prop_assume!(distinct.len() == flows.len());
        let Some(data) = data_of(&flows) else { return Ok(()) };
        let mut turned = flows.clone();
        turned.rotate_left(shift % flows.len().max(1));
        prop_assert_eq!(snapshot_of(&data_of(&turned).unwrap()), snapshot_of(&data));
    }
}

#[cfg(feature = "parallel")]
fn several(threads: usize) -> Threads {
    Threads::new(std::num::NonZeroUsize::new(threads).unwrap())
}

#[cfg(not(feature = "parallel"))]
fn several(_: usize) -> Threads {
    Threads::ONE
}

fn key(flow: &TradeFlow) -> String {
    let record = flow.record();
    format!("{:?}", (record.period, record.reporter, record.partner, record.flow, record.commodity))
}

/// A reader that gives a few bytes at a time.
struct Slow<'a>(&'a [u8]);

impl std::io::Read for Slow<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = buffer.len().min(self.0.len()).min(100);
        let (now, later) = self.0.split_at(count);
        buffer[..count].copy_from_slice(now);
        self.0 = later;
        Ok(count)
    }
}

/// Some of everything.
fn sample() -> TradeData {
    let flows = [
        r#"{"period": "2021", "reporter": "AZE", "partner": "BLR", "flow": "export",
            "commodity": "H6:040510", "valuation": "fob",
            "value": {"value": "4294967296.25", "currency": "USD"}, "net_weight_kg": "12.5"}"#,
        r#"{"period": "2021", "reporter": "AZE", "partner": "BLR", "flow": "export",
            "commodity": "H6:040520", "valuation": "fob",
            "value": {"value": "3", "currency": "USD"}}"#,
        r#"{"period": "2021", "reporter": "AZE", "partner": "KAZ", "flow": "export",
            "commodity": "H6:040510", "valuation": "cif",
            "quantity": {"value": "100000000000000000007", "unit": "pair"}}"#,
        r#"{"period": "2021", "reporter": "BLR", "partner": "world", "flow": "import",
            "commodity": "H6:04", "value": {"value": "100", "currency": "USD"}}"#,
        r#"{"period": "2021-02", "reporter": "BLR", "partner": "KAZ", "flow": "import",
            "commodity": "TOTAL", "value": {"value": "1.50", "currency": "EUR"},
            "sources": ["customs", "press"]}"#,
    ];
    let flows = flows.map(|flow| serde_json::from_str::<TradeFlow>(flow).unwrap());
    TradeData::new(flows, DuplicatePolicy::Refuse).unwrap()
}

#[test]
fn the_arrow_crate_reads_the_columns() {
    let file = snapshot_of(&sample());
    let reader = arrow_ipc::reader::FileReader::try_new(std::io::Cursor::new(&file), None).unwrap();
    let fields: Vec<String> = reader
        .schema()
        .fields()
        .iter()
        .map(|field| {
            let nullable = if field.is_nullable() { "?" } else { "" };
            format!("{}{nullable}: {}", field.name(), field.data_type())
        })
        .collect();
    let expected = [
        "edition?: Dictionary(UInt8, Utf8)",
        "basis: Dictionary(UInt8, Utf8)",
        "currency?: Dictionary(UInt8, Utf8)",
        "period: Dictionary(UInt16, Utf8)",
        "flow: Dictionary(UInt8, Utf8)",
        "exporter: Dictionary(UInt16, Utf8)",
        "importer: Dictionary(UInt16, Utf8)",
        "flows?: Utf8",
        "code: List(non-null Dictionary(UInt16, Utf8))",
        "value_e2: List(UInt64)",
        "net_weight_kg_e1: List(UInt64)",
        "quantity: List(Decimal128(38, 0))",
        "unit: List(Dictionary(UInt8, Utf8))",
        "valuation: List(non-null Dictionary(UInt8, Utf8))",
    ];
    assert_eq!(fields, expected);
    let mut metadata: Vec<(String, String)> =
        reader.schema().metadata().clone().into_iter().collect();
    metadata.sort();
    let expected = [
        (
            "bilateral.columns",
            "value:uint64.2 net_weight_kg:uint64.1 quantity:decimal128.0 valuation flows",
        ),
        ("bilateral.duplicates", "0 0"),
        ("bilateral.snapshot", "1"),
    ];
    assert!(metadata.iter().map(|(key, value)| (key.as_str(), value.as_str())).eq(expected));

    let batches: Vec<_> = reader.map(Result::unwrap).collect();
    let rows: Vec<usize> = batches.iter().map(|batch| batch.num_rows()).collect();
    assert_eq!(rows, [1, 1, 2]);
    let exports = format!("{:?}", batches[2]);
    let texts = [
        "429496729625",
        "125",
        "\"040510\"",
        "\"040520\"",
        "\"AZE\"",
        "\"KAZ\"",
        "\"USD\"",
        "\"export\"",
        "\"fob\"",
        "\"cif\"",
        "\"2u\"",
        "\"as-reported\"",
        "\"H6\"",
    ];
    for text in texts {
        assert!(exports.contains(text), "{text} is not in\n{exports}");
    }
    assert!(format!("{:?}", batches[0]).contains("press"), "the sources of a row kept by hand");
}

#[test]
fn a_snapshot_that_was_cut_off_is_refused() {
    let file = snapshot_of(&sample());
    for length in (0..file.len()).step_by(7).chain(file.len() - 100..file.len()) {
        let refusal = read_back(&file[..length]).unwrap_err();
        assert_eq!(read(&file[..length], SnapshotLimits::default(), Threads::ONE), Err(refusal));
    }
    let longer = [file.as_slice(), &[0]].concat();
    assert!(read_back(&longer).is_err());
}

#[test]
fn a_damaged_snapshot_is_refused_or_has_lost_nothing() {
    let data = sample();
    let file = snapshot_of(&data);
    let mut unharmed = 0;
    for at in 0..file.len() {
        let mut damaged = file.clone();
        damaged[at] ^= [0x01, 0x80, 0x10][at % 3];
        if let Ok(back) = read_back(&damaged) {
            assert_eq!(back, data, "byte {at}");
            unharmed += 1;
        }
    }
    // What is left are bytes between the parts of the metadata at the end.
    assert!(unharmed < file.len() / 10, "{unharmed} of {} bytes are not checked", file.len());
}

/// Returns the checksums of the messages of a file, as its end lists them.
fn checksums(file: &[u8]) -> Option<String> {
    let pool = Pool::default();
    let mut messages = Messages::new(Bytes::new(file), SnapshotLimits::default(), &pool);
    messages.head().ok()?;
    let sums: Option<Vec<u32>> =
        messages.by_ref().map(|raw| raw.ok().map(|raw| raw.checksum())).collect();
    Some(messages.directory(0, sums?).checksums_text())
}

/// Gives a damaged snapshot the checksums of what it holds, as a forger would.
fn resealed(mut file: Vec<u8>, (at, length): (usize, usize)) -> Option<Vec<u8>> {
    let sums = checksums(&file)?;
    file.get_mut(at..at + length)?.copy_from_slice(sums.get(..length)?.as_bytes());
    Some(file)
}

#[test]
fn a_forged_snapshot_breaks_no_rule() {
    let data = sample();
    let file = snapshot_of(&data);
    let old = checksums(&file).unwrap();
    let seal = file.windows(old.len()).rposition(|window| window == old.as_bytes()).unwrap();
    let mut faults: BTreeSet<String> = BTreeSet::new();
    let mut errors: BTreeSet<String> = BTreeSet::new();
    let mut accepted = 0;
    // Between buffers there are long rows of zeros.
    let is_near = |at: &usize| file[at.saturating_sub(8)..file.len().min(at + 8)] != [0; 16];
    for at in (0..file.len()).filter(is_near) {
        // Another small number, too, where there is one: the place of a word, or a count.
        let other = (1..4).contains(&file[at]).then_some([2, 3]).into_iter().flatten();
        for byte in [0, 0xFF, file[at] ^ 1].into_iter().chain(other) {
            let mut forged = file.clone();
            forged[at] = byte;
            let Some(forged) = resealed(forged, (seal, old.len())) else { continue };
            match read_back(&forged) {
                Ok(back) => {
                    accepted += 1;
                    assert_eq!(back.rows().count(), back.len(), "byte {at}: {byte}");
                    // No flow is reported by the world, but a table may have such a row.
                    let rebuilt = TradeData::new(back.flows(), DuplicatePolicy::Refuse).unwrap();
                    assert!(rebuilt == back || rebuilt.len() < back.len(), "byte {at}: {byte}");
                    assert_eq!(read_back(&snapshot_of(&back)), Ok(back), "byte {at}: {byte}");
                }
                Err(SnapshotError::Column { fault, .. }) => {
                    faults.insert(format!("{fault:?}"));
                }
                Err(error) => {
                    let text = format!("{error:?}");
                    errors.insert(text.split([' ', '{']).next().unwrap_or_default().to_owned());
                }
            }
        }
    }
    assert!(accepted > 0, "some forgeries are only another number or word");
    let all = [
        ColumnFault::Flows,
        ColumnFault::Length,
        ColumnFault::Level,
        ColumnFault::Lists,
        ColumnFault::Missing,
        ColumnFault::Negative,
        ColumnFault::NotAscending,
        ColumnFault::NotConstant,
        ColumnFault::NotInDictionary,
        ColumnFault::OutOfRange,
        ColumnFault::PartnerClass,
        ColumnFault::SelfTrade,
    ];
    assert!(faults.into_iter().eq(all.map(|fault| format!("{fault:?}"))));
    for error in ["BatchOrder", "Dictionary", "Footer", "Malformed", "Schema", "Version"] {
        assert!(errors.contains(error), "{error} is not among {errors:?}");
    }
}

#[test]
fn limits_are_kept() {
    let file = snapshot_of(&sample());
    let bytes = u64::try_from(file.len()).unwrap();
    let limits = SnapshotLimits::default().with_bytes(bytes).with_rows(5);
    assert_eq!(read_bytes(&file, limits, Threads::ONE), Ok(sample()));
    for rows in 0..5 {
        let refusal = read_bytes(&file, limits.with_rows(rows), Threads::ONE);
        assert_eq!(refusal, Err(SnapshotError::LimitRows { limit: rows }));
    }
    for limit in [0, 100, bytes - 1] {
        let refusal = read(file.as_slice(), limits.with_bytes(limit), Threads::ONE);
        assert_eq!(refusal, Err(SnapshotError::LimitBytes { limit }));
    }
}

#[test]
fn a_message_that_claims_much_takes_no_memory() {
    // The file ends long before the length that its schema claims.
    let mut file = snapshot_of(&sample());
    file.truncate(16);
    file[12..16].copy_from_slice(&(16_u32 << 20).to_le_bytes());
    assert_eq!(read_back(&file), Err(SnapshotError::Truncated { message: 0 }));
}

#[test]
fn a_writer_that_fails_is_an_error() {
    struct Full(usize);
    impl std::io::Write for Full {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            let count = bytes.len().min(self.0);
            self.0 -= count;
            Ok(count)
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let data = sample();
    let length = snapshot_of(&data).len();
    let kind = std::io::ErrorKind::WriteZero;
    for room in [0, 8, length - 1] {
        assert_eq!(write(&data, Full(room)), Err(SnapshotError::Io { kind }));
    }
    assert_eq!(write(&data, Full(length)), Ok(()));
}

#[test]
fn each_word_has_one_text() {
    let symbols: BTreeSet<&str> = Unit::ALL.iter().map(|unit| unit.symbol()).collect();
    assert_eq!(symbols.len(), Unit::ALL.len());
}
