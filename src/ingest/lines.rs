//! `Lines`: the physical lines of one input, in blocks of whole lines.

use memchr::{memchr, memchr_iter, memchr2, memrchr};

use super::{
    limits::LoadLimits,
    source::{InputFault, Source},
};

/// The physical lines of one input, in blocks of whole lines.
///
/// A line ends with LF, CR LF or CR, mixed as they come. The buffer has one size; a line that does
/// not fit is given up to its limit and passed over.
pub(super) struct Lines<'r> {
    source: Source<'r>,
    buffer: Vec<u8>,
    /// What of the buffer is not handed out yet.
    start: usize,
    end: usize,
    /// Why there is nothing more to read, once there is not.
    ended: Option<Result<(), InputFault>>,
    /// Whether the rest of a line that is too long is to be passed over.
    is_skipping: bool,
    counts: LineCounts,
}

/// How many lines there were, counted by their ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct LineCounts {
    /// Line feeds, those after a carriage return included.
    feeds: u64,
    /// Carriage returns, those before a line feed included.
    returns: u64,
    /// Carriage returns that a line feed follows.
    both: u64,
    /// Whether the last line has no end.
    pub(super) is_unterminated: bool,
}

impl LineCounts {
    /// Returns how many lines there were.
    pub(super) fn lines(self) -> u64 {
        let ends = self.feeds.saturating_add(self.returns).saturating_sub(self.both);
        ends.saturating_add(u64::from(self.is_unterminated))
    }

    /// Returns whether lines ended in more than one way.
    pub(super) fn is_mixed(self) -> bool {
        let ways = [self.both, self.feeds.abs_diff(self.both), self.returns.abs_diff(self.both)];
        ways.iter().filter(|&&count| count > 0).count() > 1
    }

    fn count(&mut self, block: &[u8]) {
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        self.feeds = self.feeds.saturating_add(number(memchr_iter(b'\n', block).count()));
        if memchr(b'\r', block).is_none() {
            return;
        }
        let returns = memchr_iter(b'\r', block);
        let both = returns
            .clone()
            .filter(|at| at.checked_add(1).and_then(|next| block.get(next)) == Some(&b'\n'));
        self.both = self.both.saturating_add(number(both.count()));
        self.returns = self.returns.saturating_add(number(returns.count()));
    }
}

/// What comes next.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Block<'b> {
    /// Whole lines with their ends; only the last line of the input may lack its end.
    Lines(&'b [u8]),
    /// The beginning of one line that is longer than the limit; the rest of it is passed over.
    TooLong(&'b [u8]),
    /// The beginning of the line in which an input broke off with a fault, which comes next.
    Cut(&'b [u8]),
}

impl<'r> Lines<'r> {
    /// How many bytes are read at once, unless a line may be longer.
    const BUFFER: usize = 256 << 10;

    pub(super) fn new(source: Source<'r>, limits: &LoadLimits) -> Self {
        // Room for the longest line that may be and the two bytes of its end.
        let size = limits.record_bytes.saturating_add(2).max(Self::BUFFER);
        Self::with_buffer(source, size)
    }

    fn with_buffer(source: Source<'r>, size: usize) -> Self {
        Self {
            source,
            buffer: vec![0; size],
            start: 0,
            end: 0,
            ended: None,
            is_skipping: false,
            counts: LineCounts::default(),
        }
    }

    /// Returns the next whole lines, or `None` at the end.
    ///
    /// A fault of the input is returned after all that could be read before it.
    pub(super) fn next_block(&mut self) -> Result<Option<Block<'_>>, InputFault> {
        loop {
            self.refill();
            let unread = self.buffer.get(self.start..self.end).unwrap_or_default();
            let is_end = self.ended.is_some();
            if unread.is_empty() && is_end && !self.is_skipping {
                return match self.ended.take() {
                    Some(Err(fault)) => {
                        self.ended = Some(Ok(()));
                        Err(fault)
                    }
                    ended => {
                        self.ended = ended;
                        Ok(None)
                    }
                };
            }
            let whole = if is_end { unread.len() } else { whole_lines(unread) };
            if self.is_skipping {
                self.skip(whole);
                continue;
            }
            let is_too_long = whole == 0;
            let kept = if is_too_long { before_return(unread) } else { whole };
            let last = unread.get(..kept).unwrap_or_default();
            let is_cut = matches!(self.ended, Some(Err(_)))
                && !is_too_long
                && !last.ends_with(b"\n")
                && !last.ends_with(b"\r");
            let length = if is_cut { whole_lines(last) } else { kept };
            let from = self.start;
            self.start = self.start.saturating_add(if length == 0 { kept } else { length });
            self.is_skipping = is_too_long;
            let block = self.buffer.get(from..self.start).unwrap_or_default();
            if is_too_long {
                return Ok(Some(Block::TooLong(block)));
            }
            self.counts.count(block);
            self.counts.is_unterminated = !block.ends_with(b"\n") && !block.ends_with(b"\r");
            let is_rest = is_cut && length == 0;
            return Ok(Some(if is_rest { Block::Cut(block) } else { Block::Lines(block) }));
        }
    }

    /// Passes over the rest of a line that is too long, of which `whole` lines are in the buffer.
    fn skip(&mut self, whole: usize) {
        let unread = self.buffer.get(self.start..self.end).unwrap_or_default();
        let mut rest = Cursor::new(unread.get(..whole).unwrap_or_default());
        if rest.next_line().is_some() {
            let taken = rest.position();
            self.counts.count(unread.get(..taken).unwrap_or_default());
            self.counts.is_unterminated =
                !matches!(unread.get(taken.wrapping_sub(1)), Some(b'\n' | b'\r'));
            self.start = self.start.saturating_add(taken);
            self.is_skipping = false;
        } else if self.ended.is_some() {
            self.counts.is_unterminated = true;
            self.is_skipping = false;
        } else {
            self.start = self.start.saturating_add(before_return(unread));
        }
    }

    /// Moves what is left to the front of the buffer and fills the room behind it.
    fn refill(&mut self) {
        if self.ended.is_some() {
            return;
        }
        self.buffer.copy_within(self.start..self.end, 0);
        self.end = self.end.saturating_sub(self.start);
        self.start = 0;
        while let Some(room) = self.buffer.get_mut(self.end..).filter(|room| !room.is_empty()) {
            match self.source.fill(room) {
                Ok(0) => {
                    self.ended = Some(Ok(()));
                    return;
                }
                Ok(count) => self.end = self.end.saturating_add(count),
                Err(fault) => {
                    self.ended = Some(Err(fault));
                    return;
                }
            }
        }
    }

    /// Returns the first bytes, for a look at what the input is.
    pub(super) fn peek(&mut self) -> &[u8] {
        self.refill();
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// Passes over the first `count` bytes, which belong to no line.
    pub(super) fn pass_over(&mut self, count: usize) {
        self.start = self.start.saturating_add(count).min(self.end);
    }

    /// Returns how many lines there were, counted by their ends.
    pub(super) const fn counts(&self) -> LineCounts {
        self.counts
    }

    /// Returns how many bytes were read, decompressed.
    pub(super) const fn bytes(&self) -> u64 {
        self.source.given()
    }

    /// Puts the next bytes into `buffer`, for formats that are no lines, and returns how many there
    /// are; none means that this is the end.
    #[cfg(any(test, feature = "json"))]
    pub(super) fn give(&mut self, buffer: &mut [u8]) -> Result<usize, InputFault> {
        if self.start == self.end {
            self.refill();
        }
        let unread = self.buffer.get(self.start..self.end).unwrap_or_default();
        let count = unread.len().min(buffer.len());
        if let (Some(given), Some(place)) = (unread.get(..count), buffer.get_mut(..count)) {
            place.copy_from_slice(given);
        }
        self.start = self.start.saturating_add(count);
        if count > 0 {
            return Ok(count);
        }
        match self.ended.replace(Ok(())) {
            Some(Err(fault)) => Err(fault),
            _ => Ok(0),
        }
    }
}

/// Returns how long `unread` is without a return at its end, which may be half of an end of line.
fn before_return(unread: &[u8]) -> usize {
    unread.strip_suffix(b"\r").unwrap_or(unread).len()
}

/// Returns how many bytes at the front of `unread` are whole lines, if more bytes may follow it.
fn whole_lines(unread: &[u8]) -> usize {
    if let Some(at) = memrchr(b'\n', unread) {
        return at.saturating_add(1);
    }
    // A return at the very end may be the first half of an end of line.
    let before = unread.len().saturating_sub(1);
    memrchr(b'\r', unread.get(..before).unwrap_or_default()).map_or(0, |at| at.saturating_add(1))
}

/// The lines of a block, one after the other.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'b> {
    block: &'b [u8],
    at: usize,
    has_returns: bool,
}

impl<'b> Cursor<'b> {
    pub(super) fn new(block: &'b [u8]) -> Self {
        Self { block, at: 0, has_returns: memchr(b'\r', block).is_some() }
    }

    /// Returns the next line without its end.
    pub(super) fn next_line(&mut self) -> Option<&'b [u8]> {
        let rest = self.rest();
        if rest.is_empty() {
            return None;
        }
        let found =
            if self.has_returns { memchr2(b'\n', b'\r', rest) } else { memchr(b'\n', rest) };
        let Some(length) = found else {
            self.at = self.block.len();
            return Some(rest);
        };
        let end = match rest.get(length..) {
            Some([b'\r', b'\n', ..]) => length.saturating_add(2),
            _ => length.saturating_add(1),
        };
        self.at = self.at.saturating_add(end);
        rest.get(..length)
    }

    /// Returns what is left of the block.
    pub(super) fn rest(&self) -> &'b [u8] {
        self.block.get(self.at..).unwrap_or_default()
    }

    /// Passes over `count` bytes, which somebody else has read as whole lines.
    pub(super) fn pass_over(&mut self, count: usize) {
        self.at = self.at.saturating_add(count).min(self.block.len());
    }

    /// Returns how many bytes of the block are read.
    pub(super) const fn position(&self) -> usize {
        self.at
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::notice::NoticeCode;

    /// What the lines of an input are, by the plainest code there is.
    fn oracle(bytes: &[u8]) -> Vec<Vec<u8>> {
        let mut lines = vec![Vec::new()];
        let mut at = 0;
        while at < bytes.len() {
            match bytes[at] {
                b'\r' if bytes.get(at + 1) == Some(&b'\n') => {
                    lines.push(Vec::new());
                    at += 1;
                }
                b'\r' | b'\n' => lines.push(Vec::new()),
                byte => lines.last_mut().unwrap().push(byte),
            }
            at += 1;
        }
        if lines.last().unwrap().is_empty() {
            lines.pop();
        }
        lines
    }

    /// Reads `bytes` through a buffer of `size`; a line that is too long is its beginning.
    fn read(mut bytes: &[u8], size: usize) -> (Vec<Vec<u8>>, LineCounts) {
        let source = Source::new(&mut bytes, LoadLimits::default()).unwrap();
        let mut lines = Lines::with_buffer(source, size);
        let mut all = Vec::new();
        while let Some(block) = lines.next_block().unwrap() {
            match block {
                Block::Lines(block) => {
                    let mut cursor = Cursor::new(block);
                    while let Some(line) = cursor.next_line() {
                        all.push(line.to_vec());
                    }
                    assert_eq!(cursor.position(), block.len());
                }
                Block::TooLong(start) => all.push([start, b"..."].concat()),
                Block::Cut(_) => panic!("no fault was made"),
            }
        }
        (all, lines.counts())
    }

    fn texts() -> impl Strategy<Value = Vec<u8>> {
        prop::collection::vec(prop::sample::select(&b"ab,\"\n\n\r\xff\0"[..]), 0..200)
    }

    proptest! {
        #[test]
        fn lines_are_those_of_the_plain_code_for_any_buffer(text in texts(), size in 2_usize..80) {
            let expected = oracle(&text);
            let (lines, counts) = read(&text, 1 << 16);
            prop_assert_eq!(&lines, &expected);
            prop_assert_eq!(counts.lines(), u64::try_from(expected.len()).unwrap());
            // A short buffer cuts long lines, and gives the same number of them.
            let (lines, counts) = read(&text, size);
            prop_assert_eq!(counts.lines(), u64::try_from(expected.len()).unwrap());
            prop_assert_eq!(lines.len(), expected.len());
            for (line, whole) in lines.iter().zip(&expected) {
                let start = line.strip_suffix(b"...");
                prop_assert!(start.map_or(line == whole, |start| whole.starts_with(start)));
            }
        }
    }

    #[test]
    fn ends_are_told_apart() {
        for (text, lines, is_mixed, is_unterminated) in [
            (&b"a\nb\n"[..], 2, false, false),
            (b"a\r\nb\r\n", 2, false, false),
            (b"a\rb\r", 2, false, false),
            (b"a\nb\r\n", 2, true, false),
            (b"a\rb\n", 2, true, false),
            (b"a\n\nb", 3, false, true),
            (b"a\r\n\r\nb", 3, false, true),
            (b"", 0, false, false),
        ] {
            let (_, counts) = read(text, 100);
            assert_eq!(counts.lines(), lines, "{text:?}");
            assert_eq!(counts.is_mixed(), is_mixed, "{text:?}");
            assert_eq!(counts.is_unterminated, is_unterminated, "{text:?}");
        }
    }

    #[test]
    fn a_line_without_an_end_costs_one_buffer() {
        let mut long = vec![b'x'; 10_000];
        long.extend_from_slice(b"\nshort\n");
        let (lines, counts) = read(&long, 64);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].len(), 64 + 3);
        assert_eq!(lines[1], b"short");
        assert_eq!(counts.lines(), 2);
    }

    #[test]
    fn what_an_input_breaks_off_in_is_no_line() {
        struct Breaking<'a>(&'a [u8]);

        impl std::io::Read for Breaking<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
                match self.0.read(buffer)? {
                    0 => Err(std::io::Error::other("broken")),
                    count => Ok(count),
                }
            }
        }

        for (text, whole, cut) in [
            (&b"a\nb\ncc"[..], &b"a\nb\n"[..], &b"cc"[..]),
            (b"a\nb\n", b"a\nb\n", b""),
            (b"a", b"", b"a"),
        ] {
            let mut reader = Breaking(text);
            let source = Source::new(&mut reader, LoadLimits::default()).unwrap();
            let mut lines = Lines::with_buffer(source, 64);
            if !whole.is_empty() {
                assert_eq!(lines.next_block(), Ok(Some(Block::Lines(whole))));
            }
            if !cut.is_empty() {
                assert_eq!(lines.next_block(), Ok(Some(Block::Cut(cut))));
            }
            assert!(lines.next_block().is_err());
            assert_eq!(lines.next_block(), Ok(None));
            let counted = whole.len() / 2 + usize::from(!cut.is_empty());
            assert_eq!(lines.counts().lines(), u64::try_from(counted).unwrap());
        }
    }

    #[test]
    fn bytes_are_given_as_they_are() {
        let bytes: Vec<u8> = (0..1000_u32).flat_map(u32::to_le_bytes).collect();
        for size in [2, 7, 64, 100_000] {
            let mut reader = &bytes[..];
            let source = Source::new(&mut reader, LoadLimits::default()).unwrap();
            let mut lines = Lines::with_buffer(source, size);
            assert!(bytes.starts_with(lines.peek()));
            let (mut given, mut piece) = (Vec::new(), [0; 33]);
            loop {
                match lines.give(&mut piece).unwrap() {
                    0 => break,
                    count => given.extend_from_slice(&piece[..count]),
                }
            }
            assert_eq!(given, bytes);
            assert_eq!(lines.give(&mut piece), Ok(0));
        }
        let limits = LoadLimits { bytes: 3999, ..LoadLimits::default() };
        let mut reader = &bytes[..];
        let mut lines = Lines::with_buffer(Source::new(&mut reader, limits).unwrap(), 64);
        let mut piece = [0; 33];
        let fault =
            std::iter::repeat_with(|| lines.give(&mut piece)).find_map(Result::err).unwrap();
        assert_eq!(fault.code, NoticeCode::LimitBytes);
        assert_eq!(lines.give(&mut piece), Ok(0));
    }
}
