//! `Source`: the bytes of one input, decompressed and within its limits.

use std::io::{self, Chain, Cursor, ErrorKind, Read};

use super::limits::LoadLimits;
use crate::notice::NoticeCode;

/// What makes an input as a whole unreadable from some place on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct InputFault {
    pub(super) code: NoticeCode,
    pub(super) message: String,
}

impl InputFault {
    pub(super) fn new(code: NoticeCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}

/// The bytes of one input: decompressed if they begin as gzip does, and within the limits.
pub(super) struct Source<'r> {
    bytes: Bytes<'r>,
    limits: LoadLimits,
    /// How many bytes were handed out.
    given: u64,
    /// What went wrong within the first two bytes, and after how many of them it is to be said.
    pending: Option<(u64, InputFault)>,
}

type Joined<'r> = Chain<Cursor<Vec<u8>>, &'r mut dyn Read>;

enum Bytes<'r> {
    Plain(Joined<'r>),
    #[cfg(feature = "gzip")]
    Gzip(Box<flate2::read::MultiGzDecoder<Counted<Joined<'r>>>>),
}

impl<'r> Source<'r> {
    /// The bytes with which a gzip file begins (RFC 1952).
    const GZIP: [u8; 2] = [0x1f, 0x8b];

    /// Returns the bytes of `reader`, whose first two decide whether they are decompressed.
    pub(super) fn new(reader: &'r mut dyn Read, limits: LoadLimits) -> Result<Self, InputFault> {
        let mut first = [0; 2];
        let mut length = 0;
        let mut pending = None;
        while let Some(rest) = first.get_mut(length..).filter(|rest| !rest.is_empty()) {
            match read_once(reader, rest) {
                Ok(0) => break,
                Ok(count) => length = length.saturating_add(count),
                Err(error) => {
                    pending = Some((u64::try_from(length).unwrap_or(0), unreadable(&error)));
                    break;
                }
            }
        }
        let head = first.get(..length).unwrap_or_default().to_vec();
        let is_gzip = head == Self::GZIP;
        let joined = Cursor::new(head).chain(reader);
        let bytes = if is_gzip { gzip(joined)? } else { Bytes::Plain(joined) };
        Ok(Self { bytes, limits, given: 0, pending })
    }

    /// Puts more bytes into `buffer` and returns how many; none means that this is the end.
    pub(super) fn fill(&mut self, buffer: &mut [u8]) -> Result<usize, InputFault> {
        if let Some((_, fault)) = self.pending.take_if(|(after, _)| *after == self.given) {
            return Err(fault);
        }
        let count = match &mut self.bytes {
            Bytes::Plain(plain) => read_once(plain, buffer).map_err(|error| unreadable(&error)),
            #[cfg(feature = "gzip")]
            Bytes::Gzip(decoder) => read_once(decoder, buffer).map_err(|error| damaged(&error)),
        }?;
        self.given = self.given.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        if self.given > self.limits.bytes {
            let message = format!("the input is longer than {} bytes", self.limits.bytes);
            return Err(InputFault::new(NoticeCode::LimitBytes, message));
        }
        #[cfg(feature = "gzip")]
        if let Bytes::Gzip(decoder) = &self.bytes {
            let taken = decoder.get_ref().bytes.max(1);
            let most = taken.saturating_mul(self.limits.ratio).max(LoadLimits::RATIO_FROM);
            if self.given > most {
                let message = format!(
                    "the compressed input unfolds to more than {} times its size",
                    self.limits.ratio
                );
                return Err(InputFault::new(NoticeCode::LimitRatio, message));
            }
        }
        Ok(count)
    }

    /// Returns how many bytes were handed out, decompressed.
    pub(super) const fn given(&self) -> u64 {
        self.given
    }
}

#[cfg(feature = "gzip")]
#[expect(clippy::unnecessary_wraps, reason = "without the feature it fails")]
fn gzip(joined: Joined<'_>) -> Result<Bytes<'_>, InputFault> {
    let counted = Counted { inner: joined, bytes: 0 };
    Ok(Bytes::Gzip(Box::new(flate2::read::MultiGzDecoder::new(counted))))
}

#[cfg(not(feature = "gzip"))]
fn gzip(_: Joined<'_>) -> Result<Bytes<'_>, InputFault> {
    let message = "the input is compressed with gzip; the library reads it with its feature `gzip`";
    Err(InputFault::new(NoticeCode::CompressionUnsupported, message))
}

/// A reader that counts what was taken from it.
#[cfg(feature = "gzip")]
struct Counted<R> {
    inner: R,
    bytes: u64,
}

#[cfg(feature = "gzip")]
impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.bytes = self.bytes.saturating_add(u64::try_from(count).unwrap_or(u64::MAX));
        Ok(count)
    }
}

fn read_once(reader: &mut (impl Read + ?Sized), buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match reader.read(buffer) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

fn unreadable(error: &io::Error) -> InputFault {
    let message = format!("the input could not be read further: {error}");
    InputFault::new(NoticeCode::UnreadableInput, message)
}

/// Returns what an error of the decoder says; it hands on those of the reader below.
#[cfg(feature = "gzip")]
fn damaged(error: &io::Error) -> InputFault {
    match error.kind() {
        ErrorKind::UnexpectedEof => {
            InputFault::new(NoticeCode::CompressionInvalid, "the compressed input is cut short")
        }
        ErrorKind::InvalidInput | ErrorKind::InvalidData => {
            let message =
                format!("the compressed input is damaged, or is followed by another: {error}");
            InputFault::new(NoticeCode::CompressionInvalid, message)
        }
        _ => unreadable(error),
    }
}

#[cfg(test)]
#[cfg(feature = "gzip")]
mod tests {
    use std::io::Write;

    use super::*;

    fn compressed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    /// Returns what could be read, and why it ended.
    fn read(mut bytes: &[u8], limits: LoadLimits) -> (Vec<u8>, Option<NoticeCode>) {
        let mut all = Vec::new();
        let mut source = match Source::new(&mut bytes, limits) {
            Ok(source) => source,
            Err(fault) => return (all, Some(fault.code)),
        };
        let mut buffer = vec![0; 1000];
        loop {
            match source.fill(&mut buffer) {
                Ok(0) => return (all, None),
                Ok(count) => all.extend_from_slice(&buffer[..count]),
                Err(fault) => return (all, Some(fault.code)),
            }
        }
    }

    #[test]
    fn plain_and_compressed_bytes_come_out_alike() {
        let text: Vec<u8> = (0..5000_u32).flat_map(|n| n.to_string().into_bytes()).collect();
        let limits = LoadLimits::default();
        assert_eq!(read(&text, limits), (text.clone(), None));
        assert_eq!(read(&compressed(&text), limits), (text.clone(), None));
        let members = [compressed(&text), compressed(b""), compressed(b"tail")].concat();
        assert_eq!(read(&members, limits), ([&text[..], b"tail"].concat(), None));
        for short in [&b""[..], b"\x1f", b"a"] {
            assert_eq!(read(short, limits), (short.to_vec(), None));
        }
    }

    #[test]
    fn damage_is_said_and_what_came_before_it_is_kept() {
        let text: Vec<u8> = (0..20_000_u32).flat_map(|n| n.to_string().into_bytes()).collect();
        let whole = compressed(&text);
        let limits = LoadLimits::default();
        let (got, fault) = read(&whole[..whole.len() / 2], limits);
        assert_eq!(fault, Some(NoticeCode::CompressionInvalid));
        assert!(!got.is_empty() && text.starts_with(&got));
        for cut in 2..whole.len().min(40) {
            assert_eq!(
                read(&whole[..cut], limits).1,
                Some(NoticeCode::CompressionInvalid),
                "{cut}"
            );
        }
        let (got, fault) = read(&[&whole[..], b"garbage"].concat(), limits);
        assert_eq!((got, fault), (text.clone(), Some(NoticeCode::CompressionInvalid)));
        for flipped in (10..whole.len()).step_by(997) {
            let mut damaged = whole.clone();
            damaged[flipped] ^= 0x10;
            assert!(read(&damaged, limits).1.is_some(), "byte {flipped}");
        }
    }

    #[test]
    fn limits_are_named() {
        let limits = LoadLimits { bytes: 9999, ..LoadLimits::default() };
        let text = vec![b'a'; 10_000];
        assert_eq!(read(&text, limits).1, Some(NoticeCode::LimitBytes));
        assert_eq!(read(&compressed(&text), limits).1, Some(NoticeCode::LimitBytes));
        let bomb = compressed(&vec![b'a'; 20 << 20]);
        assert_eq!(read(&bomb, LoadLimits::default()).1, Some(NoticeCode::LimitRatio));
    }

    #[test]
    fn an_error_of_the_reader_is_said() {
        struct Failing;

        impl Read for Failing {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("no such sector"))
            }
        }

        let whole = compressed(&[b'a'; 1000]);
        let half = whole.get(..whole.len() / 2).unwrap();
        let mut reader = half.chain(Failing);
        let mut source = Source::new(&mut reader, LoadLimits::default()).unwrap();
        let mut buffer = vec![0; 4000];
        let fault = loop {
            if let Err(fault) = source.fill(&mut buffer) {
                break fault;
            }
        };
        assert_eq!(fault.code, NoticeCode::UnreadableInput);
        assert!(fault.message.contains("no such sector"));
    }
}
