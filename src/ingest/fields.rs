//! `Fields`: the fields of one record, as bytes.

/// The fields of one record, as bytes; a field that is not there is empty.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'a> {
    bytes: &'a [u8],
    /// Where each field ends in `bytes`.
    ends: &'a [usize],
    /// How many bytes stand between two fields: 1 where they are a line with its separators.
    gap: usize,
}

impl<'a> Fields<'a> {
    /// Returns the fields of a line that still has its separators, one byte each, at `ends`.
    pub(super) const fn separated(bytes: &'a [u8], ends: &'a [usize]) -> Self {
        Self { bytes, ends, gap: 1 }
    }

    /// Returns fields that stand one after the other with nothing between them.
    pub(super) const fn joined(bytes: &'a [u8], ends: &'a [usize]) -> Self {
        Self { bytes, ends, gap: 0 }
    }

    /// Returns the field in `column`, counted from 0, with its blanks; empty if there is none.
    pub(super) fn get(&self, column: usize) -> &'a [u8] {
        let Some(&end) = self.ends.get(column) else { return &[] };
        let before = column.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = before.map_or(0, |&end| end.saturating_add(self.gap));
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// Returns the field in `column` without the blanks and tabs around it.
    pub(super) fn trimmed(&self, column: usize) -> &'a [u8] {
        trim_blanks(self.get(column))
    }

    /// Returns how many fields there are.
    pub(super) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns the fields in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &'a [u8]> {
        (0..self.len()).map(|column| self.get(column))
    }
}

/// Returns `text` without the blanks and tabs around it.
pub(super) fn trim_blanks(mut text: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] = text {
        text = rest;
    }
    while let [rest @ .., b' ' | b'\t'] = text {
        text = rest;
    }
    text
}

/// Returns bytes of a file as text for people: UTF-8 if they are, else one character a byte as in
/// Latin-1, without control characters.
pub(super) fn shown(bytes: &[u8]) -> String {
    let plain = |letter: char| if letter.is_control() { '\u{fffd}' } else { letter };
    match std::str::from_utf8(bytes) {
        Ok(text) => text.chars().map(plain).collect(),
        Err(_) => bytes.iter().map(|&byte| plain(char::from(byte))).collect(),
    }
}

/// Returns where a field begins in its line, in characters counted from 1; the fields are counted from
/// 0. A separator between quotes is none.
pub(super) fn character_of(line: &[u8], delimiter: u8, field: usize) -> u64 {
    let mut left = field;
    let mut is_quoted = false;
    let is_text = std::str::from_utf8(line).is_ok();
    let mut character = 1_u64;
    for &byte in line {
        if left == 0 {
            break;
        }
        is_quoted ^= byte == b'"';
        left = left.saturating_sub(usize::from(byte == delimiter && !is_quoted));
        // Of the bytes of one character in UTF-8, all but the first begin with the bits 10.
        let is_first = !is_text || byte & 0xc0 != 0x80;
        character = character.saturating_add(u64::from(is_first));
    }
    character
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_both_shapes_read_alike() {
        let separated = Fields::separated(b"a,,ccc", &[1, 2, 6]);
        let joined = Fields::joined(b"accc", &[1, 1, 4]);
        for fields in [separated, joined] {
            assert_eq!(fields.iter().collect::<Vec<_>>(), [&b"a"[..], b"", b"ccc"]);
            assert_eq!(fields.get(3), b"");
            assert_eq!(fields.len(), 3);
        }
    }

    #[test]
    fn blanks_around_a_field_go_and_those_inside_stay() {
        let fields = Fields::separated(b" \t1 2  ,   ", &[7, 11]);
        assert_eq!(fields.trimmed(0), b"1 2");
        assert_eq!(fields.trimmed(1), b"");
    }

    #[test]
    fn fields_have_a_place_in_their_line() {
        for (line, field, character) in [
            (&b"2021,4,24"[..], 0, 1),
            (b"2021,4,24", 1, 6),
            (b"2021,4,24", 2, 8),
            ("Côte,4".as_bytes(), 1, 6),
            (b"C\xf4te,4", 1, 6),
            (b"\"a,b\",c", 1, 7),
            (b"a", 3, 2),
        ] {
            assert_eq!(character_of(line, b',', field), character, "{line:?} {field}");
        }
    }

    #[test]
    fn bytes_of_no_encoding_are_shown_all_the_same() {
        assert_eq!(shown("Côte".as_bytes()), "Côte");
        assert_eq!(shown(b"C\xf4te"), "Côte");
        assert_eq!(shown(b"a\0b\x1b"), "a\u{fffd}b\u{fffd}");
    }
}
