//! A snapshot as trade data.

use std::io::Read;

use arrow_ipc::{Block, MetadataVersion, Schema, root_as_footer};
use flatbuffers::{FlatBufferBuilder, Vector};

use super::{
    batch::BatchReader,
    decode::{self, BatchFault, Decoded},
    error::SnapshotError,
    frame::{self, CHECKSUMS_KEY, DECIMALS_KEY, Directory, MAGIC},
    layout::{Layout, MetadataFault},
    limits::SnapshotLimits,
    source::{Bytes, Messages, Pool, Raw, Reading, Source},
    words::{Words, WordsReader},
};
use crate::{
    threads::Threads,
    trade::{
        TradeData,
        store::{AssemblyFault, assemble},
    },
};

/// Reads a snapshot, checked as if its rows had come one by one.
///
/// Several threads take turns to read a part and then work on their parts at the same time.
///
/// # Errors
///
/// Returns an error if:
///
/// - the reader fails, or has more bytes than the limit,
/// - it is no snapshot, or one of another version of the format,
/// - it was cut off or damaged,
/// - it breaks a rule of trade data: a number that is negative, rows that are not in order, values that
///   add up to too much.
///
/// # Examples
///
/// ```
/// use bilateral::{Threads, snapshot::{self, SnapshotError, SnapshotLimits}, trade::TradeData};
///
/// let mut file = Vec::new();
/// snapshot::write(&TradeData::default(), &mut file)?;
/// let limits = SnapshotLimits::default();
/// assert!(snapshot::read(&file[..], limits, Threads::ONE)?.is_empty());
///
/// let csv = "t,i,j,k,v,q\n2021,31,112,040510,1.5,0.2\n";
/// let refusal = snapshot::read(csv.as_bytes(), limits, Threads::ONE);
/// assert_eq!(refusal, Err(SnapshotError::NotASnapshot));
/// # Ok::<(), SnapshotError>(())
/// ```
pub fn read(
    input: impl Read + Send,
    limits: SnapshotLimits,
    threads: Threads,
) -> Result<TradeData, SnapshotError> {
    from_source(Reading::new(input), limits, threads)
}

/// Reads a snapshot whose bytes are in memory, as [`read`] does.
///
/// # Errors
///
/// Returns an error where [`read`] does.
///
/// # Examples
///
/// ```
/// use bilateral::{Threads, snapshot::{self, SnapshotError, SnapshotLimits}, trade::TradeData};
///
/// let mut file = Vec::new();
/// snapshot::write(&TradeData::default(), &mut file)?;
/// let (limits, threads) = (SnapshotLimits::default(), Threads::ONE);
/// assert!(snapshot::read_bytes(&file, limits, threads)?.is_empty());
///
/// file.pop();
/// assert!(snapshot::read_bytes(&file, limits, threads).is_err());
/// # Ok::<(), SnapshotError>(())
/// ```
pub fn read_bytes(
    bytes: &[u8],
    limits: SnapshotLimits,
    threads: Threads,
) -> Result<TradeData, SnapshotError> {
    from_source(Bytes::new(bytes), limits, threads)
}

fn from_source<'a>(
    source: impl Source<'a>,
    limits: SnapshotLimits,
    threads: Threads,
) -> Result<TradeData, SnapshotError> {
    let pool = Pool::default();
    let mut messages = Messages::new(source, limits, &pool);
    messages.head()?;
    let raw = messages.one()?;
    let layout = read_schema(&raw)?;
    let mut checksums = vec![raw.checksum()];
    let mut reader = WordsReader::default();
    let mut columns = Vec::new();
    for (id, column) in (0_i64..).zip(layout.dictionaries()) {
        let raw = messages.one()?;
        read_dictionary(&raw, id, column, &mut reader)?;
        checksums.push(raw.checksum());
        columns.push(column);
    }
    let words = reader.finish();
    let words = words.map_err(|(column, entry)| SnapshotError::Dictionary { column, entry })?;
    let read = threads.map_each(messages.by_ref(), |raw| {
        let raw = raw?;
        let decoded = read_batch(&raw, (&layout, &words), (columns.len(), limits));
        let checksum = raw.checksum();
        pool.give_back(raw);
        Ok::<_, SnapshotError>((checksum, decoded?))
    });
    let mut partitions: Vec<Decoded> = Vec::new();
    let mut rows = 0_u64;
    for one in read {
        let (checksum, decoded) = one?;
        rows = rows.saturating_add(u64::try_from(decoded.2.rows()).unwrap_or(u64::MAX));
        checksums.push(checksum);
        partitions.push(decoded);
    }
    if rows > limits.rows() {
        return Err(SnapshotError::LimitRows { limit: limits.rows() });
    }
    let directory = messages.directory(columns.len(), checksums);
    read_footer(&messages.rest()?, &layout, &directory)?;
    assemble(partitions, &words.dictionary, &layout.duplicates).map_err(|fault| match fault {
        AssemblyFault::Order { partition } => SnapshotError::BatchOrder { batch: partition },
        AssemblyFault::Currency { partition } => SnapshotError::MixedCurrency { batch: partition },
        AssemblyFault::SumTooLarge { table } => SnapshotError::SumTooLarge { table },
        AssemblyFault::Duplicates { tables } => {
            SnapshotError::Duplicates { counted: layout.duplicates.len(), tables }
        }
    })
}

type KeyValues<'a> = Option<Vector<'a, flatbuffers::ForwardsUOffset<arrow_ipc::KeyValue<'a>>>>;

fn entry<'a>(metadata: KeyValues<'a>, key: &str) -> Option<&'a str> {
    let mut pairs = metadata?.iter().filter(|pair| pair.key() == Some(key));
    pairs.next().and_then(|pair| pair.value()).filter(|_| pairs.next().is_none())
}

/// Returns the layout that a schema tells.
fn read_schema(raw: &Raw<'_>) -> Result<Layout, SnapshotError> {
    let message = raw.message()?;
    let schema = message.header_as_schema().ok_or(SnapshotError::NotASnapshot)?;
    let metadata = schema.custom_metadata();
    let layout = Layout::of_metadata(|key| entry(metadata, key)).map_err(|fault| match fault {
        MetadataFault::NotASnapshot => SnapshotError::NotASnapshot,
        MetadataFault::Version(version) => SnapshotError::Version { version },
        MetadataFault::Unreadable => SnapshotError::Schema,
    })?;
    let filled = raw.metadata.strip_prefix(frame::schema_message(&layout).as_slice());
    let is_as_written = filled.is_some_and(|rest| rest.iter().all(|byte| *byte == 0));
    let is_right = raw.body.is_empty() && (is_as_written || is_schema_of(schema, &layout));
    if is_right { Ok(layout) } else { Err(SnapshotError::Schema) }
}

/// Returns whether a schema, however its bytes are put, is that of a layout.
fn is_schema_of(schema: Schema<'_>, layout: &Layout) -> bool {
    // What a layout tells is all there is to say: what is built of it must be the same.
    let mut builder = FlatBufferBuilder::new();
    let expected = frame::schema(&mut builder, layout);
    builder.finish(expected, None);
    let expected = flatbuffers::root::<Schema<'_>>(builder.finished_data());
    expected.is_ok_and(|expected| words_of(expected) == words_of(schema))
}

/// Returns all that a schema says; two schemas are the same if they say the same.
fn words_of(schema: Schema<'_>) -> String {
    format!("{schema:?}")
}

/// Reads the dictionary of a column.
fn read_dictionary(
    raw: &Raw<'_>,
    id: i64,
    column: &'static str,
    words: &mut WordsReader,
) -> Result<(), SnapshotError> {
    let malformed = |part| SnapshotError::malformed(raw.number, part);
    let message = raw.message()?;
    let dictionary = message.header_as_dictionary_batch();
    let dictionary = dictionary.filter(|own| own.id() == id && !own.isDelta());
    let batch = dictionary.and_then(|dictionary| dictionary.data());
    let batch = batch.ok_or(malformed("it is not the next dictionary"))?;
    let mut arrays = BatchReader::new(batch, &raw.body).map_err(malformed)?;
    let (count, missing) = arrays.node().map_err(malformed)?;
    if missing > 0 || i64::try_from(count) != Ok(batch.length()) {
        return Err(malformed("an entry is missing"));
    }
    arrays.buffer(Some(0)).map_err(malformed)?;
    let texts = decode::strings(&mut arrays, count).map_err(malformed)?;
    arrays.end().map_err(malformed)?;
    words
        .take(column, texts.into_iter())
        .map_err(|entry| SnapshotError::Dictionary { column, entry })
}

/// Reads the batch after so many dictionaries.
fn read_batch(
    raw: &Raw<'_>,
    (layout, words): (&Layout, &Words),
    (dictionaries, limits): (usize, SnapshotLimits),
) -> Result<Decoded, SnapshotError> {
    let malformed = |part| SnapshotError::malformed(raw.number, part);
    let message = raw.message()?;
    let batch = message.header_as_record_batch().ok_or(malformed("it is no batch of rows"))?;
    let decimals = entry(message.custom_metadata(), DECIMALS_KEY).unwrap_or_default();
    let number = raw.number.saturating_sub(dictionaries).saturating_sub(1);
    let most_rows = usize::try_from(limits.rows()).unwrap_or(usize::MAX);
    decode::batch(batch, &raw.body, decimals, (layout, words, most_rows)).map_err(|fault| {
        match fault {
            BatchFault::Build(part) => malformed(part),
            BatchFault::Column(fault) => fault.in_batch(number),
            BatchFault::Rows => SnapshotError::LimitRows { limit: limits.rows() },
        }
    })
}

/// Checks that the end of the file is that of its messages.
fn read_footer(end: &[u8], layout: &Layout, directory: &Directory) -> Result<(), SnapshotError> {
    let footer = |part| SnapshotError::Footer { part };
    let end = end.strip_suffix(&MAGIC).ok_or(footer("it does not end as an Arrow file"))?;
    let (bytes, length) = end.split_last_chunk::<4>().ok_or(footer("it is too short"))?;
    if usize::try_from(i32::from_le_bytes(*length)) != Ok(bytes.len()) {
        return Err(footer("it is not as long as it says"));
    }
    if bytes == frame::footer(layout, directory) {
        return Ok(());
    }
    // It may say the same in other bytes; if not, this is what is wrong.
    let end = root_as_footer(bytes).map_err(|_| footer("its build"))?;
    let blocks = |blocks: Option<Vector<'_, Block>>| -> Vec<[i64; 3]> {
        let place =
            |block: &Block| [block.offset(), i64::from(block.metaDataLength()), block.bodyLength()];
        blocks.map(|blocks| blocks.iter().map(place).collect()).unwrap_or_default()
    };
    let listed = |places: &[[u64; 3]]| -> Vec<[i64; 3]> {
        let long = |part: u64| i64::try_from(part).unwrap_or(i64::MAX);
        places.iter().map(|place| place.map(long)).collect()
    };
    let is_same = end.schema().is_some_and(|schema| is_schema_of(schema, layout));
    if end.version() != MetadataVersion::V5 || !is_same {
        return Err(footer("its schema is another"));
    }
    if blocks(end.dictionaries()) != listed(&directory.dictionaries)
        || blocks(end.recordBatches()) != listed(&directory.batches)
    {
        return Err(footer("it lists other messages"));
    }
    let sums = entry(end.custom_metadata(), CHECKSUMS_KEY).unwrap_or_default();
    let own = directory.checksums_text();
    if sums.len() != own.len() {
        return Err(footer("it has not a checksum for each message"));
    }
    let differing = sums.split(' ').zip(own.split(' ')).position(|(said, own)| said != own);
    differing.map_or(Ok(()), |message| Err(SnapshotError::Checksum { message }))
}
