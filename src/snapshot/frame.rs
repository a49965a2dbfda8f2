//! The frame of an Arrow IPC file: its head, its messages and its end.

use std::io::Write;

use arrow_ipc::{
    Block, DictionaryBatchBuilder, FooterBuilder, KeyValueBuilder, MessageBuilder, MessageHeader,
    MetadataVersion, RecordBatchBuilder, Schema, convert::IpcSchemaEncoder,
    writer::DictionaryTracker,
};
use flatbuffers::{FlatBufferBuilder, UnionWIPOffset, WIPOffset};

use super::{
    batch::{ALIGNMENT, BatchWriter, padding},
    error::SnapshotError,
    layout::Layout,
};

/// How an Arrow file ends, and, filled up to eight bytes, begins.
pub(super) const MAGIC: [u8; 6] = *b"ARROW1";
pub(super) const HEAD: [u8; 8] = *b"ARROW1\0\0";
/// How a message begins.
pub(super) const CONTINUATION: [u8; 4] = [0xFF; 4];

/// The key of the checksums in the metadata at the end.
pub(super) const CHECKSUMS_KEY: &str = "bilateral.crc32";
/// The key of the decimals of a batch in its metadata.
pub(super) const DECIMALS_KEY: &str = "bilateral.decimals";

/// Where the messages of a file are, and their checksums.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Directory {
    /// Offset, bytes of metadata with their head, bytes of the body.
    pub(super) dictionaries: Vec<[u64; 3]>,
    pub(super) batches: Vec<[u64; 3]>,
    /// Of all messages, the schema first.
    pub(super) checksums: Vec<u32>,
}

impl Directory {
    /// Returns the checksums as text.
    pub(super) fn checksums_text(&self) -> String {
        let texts: Vec<String> = self.checksums.iter().map(|sum| format!("{sum:08x}")).collect();
        texts.join(" ")
    }
}

/// Returns the checksum of a message: of its metadata, with what fills them up, and its body.
pub(super) fn checksum(metadata: &[u8], body: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(metadata);
    hasher.update(body);
    hasher.finalize()
}

/// Puts the schema of a layout into a message.
pub(super) fn schema<'a>(
    builder: &mut FlatBufferBuilder<'a>,
    layout: &Layout,
) -> WIPOffset<Schema<'a>> {
    // The tracker gives out the numbers of the dictionaries.
    let mut tracker = DictionaryTracker::new(true);
    let mut encoder = IpcSchemaEncoder::new().with_dictionary_tracker(&mut tracker);
    encoder.schema_to_fb_offset(builder, &layout.schema())
}

/// Returns the metadata of the message that tells the columns.
pub(super) fn schema_message(layout: &Layout) -> Vec<u8> {
    let mut builder = FlatBufferBuilder::new();
    let header = schema(&mut builder, layout).as_union_value();
    message(builder, (MessageHeader::Schema, header), 0, None)
}

/// Returns the list of all messages, with which a file ends.
pub(super) fn footer(layout: &Layout, directory: &Directory) -> Vec<u8> {
    let mut builder = FlatBufferBuilder::new();
    let schema = schema(&mut builder, layout);
    let block = |place: &[u64; 3]| {
        let [offset, metadata, body] = place.map(|part| i64::try_from(part).unwrap_or(i64::MAX));
        Block::new(offset, i32::try_from(metadata).unwrap_or(i32::MAX), body)
    };
    let blocks = |places: &[[u64; 3]]| places.iter().map(block).collect::<Vec<_>>();
    let dictionaries = builder.create_vector(&blocks(&directory.dictionaries));
    let batches = builder.create_vector(&blocks(&directory.batches));
    let metadata = key_value(&mut builder, CHECKSUMS_KEY, &directory.checksums_text());
    let mut footer = FooterBuilder::new(&mut builder);
    footer.add_version(MetadataVersion::V5);
    footer.add_schema(schema);
    footer.add_dictionaries(dictionaries);
    footer.add_recordBatches(batches);
    footer.add_custom_metadata(metadata);
    let footer = footer.finish();
    builder.finish(footer, None);
    builder.finished_data().to_vec()
}

/// A file that is being written.
pub(super) struct FileWriter<W> {
    output: W,
    offset: u64,
    directory: Directory,
}

impl<W: Write> FileWriter<W> {
    pub(super) fn new(mut output: W, layout: &Layout) -> Result<Self, SnapshotError> {
        // The head is filled up, so that bodies begin at multiples of the alignment in the file, too.
        output.write_all(&HEAD)?;
        let mut file = Self { output, offset: 8, directory: Directory::default() };
        let metadata = schema_message(layout);
        file.message(&metadata, &[])?;
        Ok(file)
    }

    /// Writes the dictionary of that number.
    pub(super) fn dictionary(
        &mut self,
        number: usize,
        batch: &BatchWriter,
        entries: usize,
    ) -> Result<(), SnapshotError> {
        let mut builder = FlatBufferBuilder::new();
        let data = record_batch(&mut builder, batch, entries);
        let mut header = DictionaryBatchBuilder::new(&mut builder);
        header.add_id(i64::try_from(number).unwrap_or(i64::MAX));
        header.add_data(data);
        let header = header.finish().as_union_value();
        let kind = (MessageHeader::DictionaryBatch, header);
        let place = self.message(&message(builder, kind, batch.body.len(), None), &batch.body)?;
        self.directory.dictionaries.push(place);
        Ok(())
    }

    /// Writes a batch of so many rows, whose numbers have the decimals that a text says.
    pub(super) fn batch(
        &mut self,
        batch: &BatchWriter,
        rows: usize,
        decimals: &str,
    ) -> Result<(), SnapshotError> {
        let mut builder = FlatBufferBuilder::new();
        let header = record_batch(&mut builder, batch, rows).as_union_value();
        let kind = (MessageHeader::RecordBatch, header);
        let metadata = message(builder, kind, batch.body.len(), Some((DECIMALS_KEY, decimals)));
        let place = self.message(&metadata, &batch.body)?;
        self.directory.batches.push(place);
        Ok(())
    }

    fn message(&mut self, metadata: &[u8], body: &[u8]) -> Result<[u64; 3], SnapshotError> {
        // What precedes the body is filled up: eight bytes of head, and those of the file.
        let before = if self.offset == 8 { 16 } else { 8 };
        let head = metadata.len().saturating_add(before);
        let fill = padding(head);
        let mut own = metadata.to_vec();
        own.resize(own.len().saturating_add(fill), 0);
        let length = u32::try_from(own.len()).map_err(|_| too_much("metadata"))?;
        self.output.write_all(&CONTINUATION)?;
        self.output.write_all(&length.to_le_bytes())?;
        self.output.write_all(&own)?;
        self.output.write_all(body)?;
        self.directory.checksums.push(checksum(&own, body));
        let place = [self.offset, u64::from(length).saturating_add(8), long(body.len())];
        self.offset = place.iter().fold(0, |end, part| end.saturating_add(*part));
        Ok(place)
    }

    /// Writes the end.
    pub(super) fn finish(mut self, layout: &Layout) -> Result<(), SnapshotError> {
        self.output.write_all(&CONTINUATION)?;
        self.output.write_all(&[0; 4])?;
        let footer = footer(layout, &self.directory);
        self.output.write_all(&footer)?;
        let length = i32::try_from(footer.len()).map_err(|_| too_much("batches"))?;
        self.output.write_all(&length.to_le_bytes())?;
        self.output.write_all(&MAGIC)?;
        self.output.flush()?;
        Ok(())
    }
}

type KeyValues<'a> =
    WIPOffset<flatbuffers::Vector<'a, flatbuffers::ForwardsUOffset<arrow_ipc::KeyValue<'a>>>>;

fn key_value<'a>(builder: &mut FlatBufferBuilder<'a>, key: &str, value: &str) -> KeyValues<'a> {
    let (key, value) = (builder.create_string(key), builder.create_string(value));
    let mut pair = KeyValueBuilder::new(builder);
    pair.add_key(key);
    pair.add_value(value);
    let pair = pair.finish();
    builder.create_vector(&[pair])
}

fn record_batch<'a>(
    builder: &mut FlatBufferBuilder<'a>,
    batch: &BatchWriter,
    length: usize,
) -> WIPOffset<arrow_ipc::RecordBatch<'a>> {
    let nodes = builder.create_vector(&batch.nodes);
    let buffers = builder.create_vector(&batch.buffers);
    let mut header = RecordBatchBuilder::new(builder);
    header.add_length(i64::try_from(length).unwrap_or(i64::MAX));
    header.add_nodes(nodes);
    header.add_buffers(buffers);
    header.finish()
}

/// Returns the metadata of a message.
fn message<'a>(
    mut builder: FlatBufferBuilder<'a>,
    (kind, header): (MessageHeader, WIPOffset<UnionWIPOffset>),
    body: usize,
    metadata: Option<(&str, &str)>,
) -> Vec<u8> {
    let metadata: Option<KeyValues<'a>> =
        metadata.map(|(key, value)| key_value(&mut builder, key, value));
    let mut message = MessageBuilder::new(&mut builder);
    message.add_version(MetadataVersion::V5);
    message.add_header_type(kind);
    message.add_header(header);
    message.add_bodyLength(i64::try_from(body).unwrap_or(i64::MAX));
    if let Some(metadata) = metadata {
        message.add_custom_metadata(metadata);
    }
    let message = message.finish();
    builder.finish(message, None);
    builder.finished_data().to_vec()
}

pub(super) const fn too_much(what: &'static str) -> SnapshotError {
    SnapshotError::TooMuch { what }
}

fn long(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

const _: () = assert!(ALIGNMENT.is_multiple_of(8));
