//! The body of a message of Arrow: arrays one after the other, each in its buffers.

use arrow_ipc::{Buffer, FieldNode, RecordBatch};

/// Buffers begin at multiples of this, as the format recommends.
pub(super) const ALIGNMENT: usize = 64;

/// Returns how many bytes fill `length` up to the next multiple of [`ALIGNMENT`].
pub(super) const fn padding(length: usize) -> usize {
    length.wrapping_neg() % ALIGNMENT
}

/// A body in the making.
#[derive(Debug, Default)]
pub(super) struct BatchWriter {
    pub(super) body: Vec<u8>,
    pub(super) nodes: Vec<FieldNode>,
    pub(super) buffers: Vec<Buffer>,
}

impl BatchWriter {
    /// Empties it, to be used again.
    pub(super) fn clear(&mut self) {
        self.body.clear();
        self.nodes.clear();
        self.buffers.clear();
    }

    /// Begins an array.
    pub(super) fn node(&mut self, length: usize, missing: usize) {
        self.nodes.push(FieldNode::new(long(length), long(missing)));
    }

    /// Writes a buffer of no bytes, as stands where no entry of an array is missing.
    pub(super) fn nothing(&mut self) {
        self.buffers.push(Buffer::new(long(self.body.len()), 0));
    }

    /// Writes a buffer of words.
    pub(super) fn words<const N: usize>(&mut self, words: impl ExactSizeIterator<Item = [u8; N]>) {
        let start = self.body.len();
        let length = words.len().saturating_mul(N);
        self.body.resize(start.saturating_add(length), 0);
        let (_, room) = self.body.split_at_mut_checked(start).unwrap_or_default();
        for (slot, word) in room.as_chunks_mut::<N>().0.iter_mut().zip(words) {
            *slot = word;
        }
        self.end_buffer(start);
    }

    /// Writes a buffer of bytes.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        let start = self.body.len();
        self.body.extend_from_slice(bytes);
        self.end_buffer(start);
    }

    /// Writes a buffer of bits that say which of so many entries are there: none if all are.
    pub(super) fn marks_of(
        &mut self,
        length: usize,
        missing: usize,
        is_there: impl Fn(usize) -> bool,
    ) {
        if missing == 0 {
            return self.nothing();
        }
        let start = self.body.len();
        for first in (0..length).step_by(8) {
            let bit = |bit: usize| {
                let row = first.saturating_add(bit);
                u8::from(row < length && is_there(row)).wrapping_shl(bit.try_into().unwrap_or(0))
            };
            self.body.push((0..8).fold(0, |marks, at| marks | bit(at)));
        }
        self.end_buffer(start);
    }

    fn end_buffer(&mut self, start: usize) {
        let length = self.body.len().saturating_sub(start);
        self.buffers.push(Buffer::new(long(start), long(length)));
        let filled = self.body.len().saturating_add(padding(self.body.len()));
        self.body.resize(filled, 0);
    }
}

/// What is wrong with the build of a body.
pub(super) type Built<T> = Result<T, &'static str>;

/// A body that is read.
#[derive(Debug)]
pub(super) struct BatchReader<'a> {
    nodes: Vec<(usize, usize)>,
    buffers: Vec<&'a [u8]>,
    next_node: usize,
    next_buffer: usize,
}

impl<'a> BatchReader<'a> {
    /// Returns a reader of a body that holds the buffers of a batch one after the other, and nothing
    /// else.
    pub(super) fn new(batch: RecordBatch<'_>, body: &'a [u8]) -> Built<Self> {
        if batch.compression().is_some() || batch.variadicBufferCounts().is_some() {
            return Err("its buffers are compressed or of another kind");
        }
        let number = |number: i64| usize::try_from(number).map_err(|_| "a length is negative");
        let nodes = batch.nodes().ok_or("it lists no arrays")?;
        let nodes =
            nodes.iter().map(|node| Ok((number(node.length())?, number(node.null_count())?)));
        let mut buffers = Vec::new();
        let mut end = 0_usize;
        for buffer in batch.buffers().ok_or("it lists no buffers")? {
            if number(buffer.offset())? != end {
                return Err("a buffer does not follow the one before it");
            }
            let last = end.checked_add(number(buffer.length())?).ok_or("a buffer is too long")?;
            buffers.push(body.get(end..last).ok_or("a buffer is longer than the body")?);
            end = last.saturating_add(padding(last));
        }
        if end != body.len() {
            return Err("the buffers do not fill the body");
        }
        Ok(Self { nodes: nodes.collect::<Built<_>>()?, buffers, next_node: 0, next_buffer: 0 })
    }

    /// Returns the length of the next array and how many entries are missing.
    pub(super) fn node(&mut self) -> Built<(usize, usize)> {
        let node = self.nodes.get(self.next_node).copied();
        self.next_node = self.next_node.saturating_add(1);
        node.filter(|(length, missing)| missing <= length).ok_or("an array is not there")
    }

    /// Returns the next buffer, which has so many bytes.
    pub(super) fn buffer(&mut self, length: Option<usize>) -> Built<&'a [u8]> {
        let buffer = self.any_buffer()?;
        if length.is_some_and(|length| buffer.len() == length) {
            Ok(buffer)
        } else {
            Err("a buffer is not as long as its array")
        }
    }

    /// Returns the next buffer.
    pub(super) fn any_buffer(&mut self) -> Built<&'a [u8]> {
        let buffer = self.buffers.get(self.next_buffer).copied();
        self.next_buffer = self.next_buffer.saturating_add(1);
        buffer.ok_or("a buffer is not there")
    }

    /// Returns the next buffer, which holds words.
    pub(super) fn words<const N: usize>(&mut self, count: usize) -> Built<&'a [[u8; N]]> {
        Ok(self.buffer(count.checked_mul(N))?.as_chunks::<N>().0)
    }

    /// Returns the next buffer, which says which of so many entries are there: nothing if all are.
    pub(super) fn marks(&mut self, length: usize, missing: usize) -> Built<&'a [u8]> {
        self.buffer(Some(if missing == 0 { 0 } else { length.div_ceil(8) }))
    }

    /// Returns an error if there is more.
    pub(super) fn end(&self) -> Built<()> {
        if (self.next_node, self.next_buffer) == (self.nodes.len(), self.buffers.len()) {
            Ok(())
        } else {
            Err("it has more arrays than columns")
        }
    }
}

/// Returns whether an entry is there, as marks tell; all are where there are none.
pub(super) fn is_marked(marks: &[u8], row: usize) -> bool {
    let bit = u32::try_from(row % 8).unwrap_or_default();
    marks.get(row / 8).is_none_or(|byte| byte.wrapping_shr(bit) & 1 == 1)
}

fn long(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
