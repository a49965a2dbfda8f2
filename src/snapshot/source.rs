//! The messages of a snapshot, from a reader or from memory.

use std::{
    borrow::Cow,
    io::{self, Read},
    marker::PhantomData,
    sync::{Mutex, PoisonError},
};

use arrow_ipc::{Message, MetadataVersion, root_as_message};

use super::{
    error::SnapshotError,
    frame::{self, CONTINUATION, Directory, HEAD},
    limits::SnapshotLimits,
};

/// Where the bytes of a snapshot come from.
pub(super) trait Source<'a>: Send {
    /// Returns the next bytes, fewer if there are no more; a reader puts them into `spare`.
    fn take(&mut self, count: u64, spare: Vec<u8>) -> io::Result<Cow<'a, [u8]>>;
}

/// Bytes in memory.
#[derive(Debug)]
pub(super) struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }
}

impl<'a> Source<'a> for Bytes<'a> {
    fn take(&mut self, count: u64, _: Vec<u8>) -> io::Result<Cow<'a, [u8]>> {
        let count = usize::try_from(count).unwrap_or(usize::MAX).min(self.0.len());
        let (taken, rest) = self.0.split_at_checked(count).unwrap_or_default();
        self.0 = rest;
        Ok(Cow::Borrowed(taken))
    }
}

/// Bytes that a reader gives.
#[derive(Debug)]
pub(super) struct Reading<R>(R);

impl<R> Reading<R> {
    pub(super) const fn new(reader: R) -> Self {
        Self(reader)
    }
}

/// The most memory that is asked for before bytes have come.
const MOST_AT_ONCE: u64 = 16 << 20;

impl<R: Read + Send> Source<'_> for Reading<R> {
    fn take(&mut self, count: u64, mut spare: Vec<u8>) -> io::Result<Cow<'static, [u8]>> {
        spare.clear();
        spare.reserve(usize::try_from(count.min(MOST_AT_ONCE)).unwrap_or_default());
        self.0.by_ref().take(count).read_to_end(&mut spare)?;
        Ok(Cow::Owned(spare))
    }
}

/// Memory to be used again.
#[derive(Debug, Default)]
pub(super) struct Pool(Mutex<Vec<Vec<u8>>>);

impl Pool {
    fn spare(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default()
    }

    /// Takes back the memory of a message.
    pub(super) fn give_back(&self, raw: Raw<'_>) {
        if let Cow::Owned(body) = raw.body {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(body);
        }
    }
}

/// A message.
#[derive(Debug)]
pub(super) struct Raw<'a> {
    /// From 0.
    pub(super) number: usize,
    pub(super) metadata: Cow<'a, [u8]>,
    pub(super) body: Cow<'a, [u8]>,
}

impl Raw<'_> {
    /// Returns what the metadata say.
    pub(super) fn message(&self) -> Result<Message<'_>, SnapshotError> {
        message(&self.metadata, self.number)
    }

    /// Returns the checksum of all of it.
    pub(super) fn checksum(&self) -> u32 {
        frame::checksum(&self.metadata, &self.body)
    }
}

fn message(metadata: &[u8], number: usize) -> Result<Message<'_>, SnapshotError> {
    let message =
        root_as_message(metadata).map_err(|_| SnapshotError::malformed(number, "its metadata"))?;
    if message.version() != MetadataVersion::V5 {
        return Err(SnapshotError::malformed(number, "its version of Arrow"));
    }
    Ok(message)
}

/// The longest metadata of a message, in bytes.
const MOST_METADATA: u32 = 16 << 20;

/// The messages of a file, one after the other, until an empty one.
#[derive(Debug)]
pub(super) struct Messages<'a, 'p, S> {
    source: S,
    limits: SnapshotLimits,
    pool: &'p Pool,
    offset: u64,
    number: usize,
    is_over: bool,
    places: Vec<[u64; 3]>,
    bytes: PhantomData<&'a [u8]>,
}

impl<'a, 'p, S: Source<'a>> Messages<'a, 'p, S> {
    pub(super) const fn new(source: S, limits: SnapshotLimits, pool: &'p Pool) -> Self {
        Self {
            source,
            limits,
            pool,
            offset: 0,
            number: 0,
            is_over: false,
            places: Vec::new(),
            bytes: PhantomData,
        }
    }

    /// Reads the head of the file.
    pub(super) fn head(&mut self) -> Result<(), SnapshotError> {
        let head = self.take(8)?;
        if *head == HEAD { Ok(()) } else { Err(SnapshotError::NotASnapshot) }
    }

    /// Reads a message that must be there.
    pub(super) fn one(&mut self) -> Result<Raw<'a>, SnapshotError> {
        let ended = SnapshotError::Truncated { message: self.number };
        self.next().unwrap_or(Err(ended))
    }

    /// Reads what comes after the messages.
    pub(super) fn rest(&mut self) -> Result<Cow<'a, [u8]>, SnapshotError> {
        let left = self.limits.bytes().saturating_sub(self.offset);
        let rest = self.source.take(left.saturating_add(1), Vec::new())?;
        if u64::try_from(rest.len()).is_ok_and(|length| length <= left) {
            Ok(rest)
        } else {
            Err(SnapshotError::LimitBytes { limit: self.limits.bytes() })
        }
    }

    /// Returns where the messages were, after the schema so many dictionaries, with their checksums.
    pub(super) fn directory(&self, dictionaries: usize, checksums: Vec<u32>) -> Directory {
        let (dictionaries, batches) = match self.places.split_first() {
            Some((_, rest)) => rest.split_at_checked(dictionaries).unwrap_or((rest, &[])),
            None => Default::default(),
        };
        Directory { dictionaries: dictionaries.to_vec(), batches: batches.to_vec(), checksums }
    }

    /// Reads so many bytes, or fewer where the input ends.
    fn take_into(&mut self, count: u64, spare: Vec<u8>) -> Result<Cow<'a, [u8]>, SnapshotError> {
        self.offset = self.offset.saturating_add(count);
        if self.offset > self.limits.bytes() {
            return Err(SnapshotError::LimitBytes { limit: self.limits.bytes() });
        }
        let taken = self.source.take(count, spare)?;
        if u64::try_from(taken.len()) == Ok(count) {
            Ok(taken)
        } else {
            Err(SnapshotError::Truncated { message: self.number })
        }
    }

    fn take(&mut self, count: u64) -> Result<Cow<'a, [u8]>, SnapshotError> {
        self.take_into(count, Vec::new())
    }

    fn read(&mut self) -> Result<Option<Raw<'a>>, SnapshotError> {
        let (offset, number) = (self.offset, self.number);
        let malformed = |part| SnapshotError::malformed(number, part);
        let head = self.take(8)?;
        let (continuation, length) = head.split_at_checked(4).unwrap_or_default();
        if continuation != CONTINUATION {
            return Err(malformed("it does not begin as one"));
        }
        let length = u32::from_le_bytes(length.try_into().unwrap_or_default());
        if length == 0 {
            return Ok(None);
        }
        if length > MOST_METADATA {
            return Err(malformed("its metadata are too long"));
        }
        let metadata = self.take(u64::from(length))?;
        let body = message(&metadata, number)?.bodyLength();
        let body = u64::try_from(body).map_err(|_| malformed("its length is negative"))?;
        self.places.push([offset, u64::from(length).saturating_add(8), body]);
        let body = self.take_into(body, self.pool.spare())?;
        self.number = number.saturating_add(1);
        Ok(Some(Raw { number, metadata, body }))
    }
}

impl<'a, S: Source<'a>> Iterator for Messages<'a, '_, S> {
    type Item = Result<Raw<'a>, SnapshotError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let next = self.read().transpose();
        self.is_over = !matches!(next, Some(Ok(_)));
        next
    }
}
