//! `Header`: the names of the columns, and `Binding`: where a format finds those it needs.

use super::{
    fault::FieldFault,
    fields::{Fields, shown, trim_blanks},
};
use crate::notice::NoticeCode;

/// The names of the columns of one file.
///
/// Columns are found by name, never by position. A name counts as the same without its case, blanks
/// and signs: `Trade Value (US$)`, `trade_value_us` and `TradeValueUS$` are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    names: Vec<String>,
    keys: Vec<String>,
}

impl Header {
    pub(super) fn new(fields: &Fields<'_>) -> Self {
        let names: Vec<String> = fields.iter().map(|field| shown(trim_blanks(field))).collect();
        let keys = names.iter().map(|name| key(name)).collect();
        Self { names, keys }
    }

    /// Returns the names as the file writes them.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Returns the column with one of these names.
    pub(super) fn find(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| {
            let wanted = key(name);
            self.keys.iter().position(|known| *known == wanted)
        })
    }

    /// Returns whether there is a column with this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(&[name]).is_some()
    }
}

/// The columns that a format takes from a header, and what is wrong with the header.
#[derive(Debug)]
pub(super) struct Binding<'h> {
    header: &'h Header,
    is_known: Vec<bool>,
    /// The usual names of columns that are not there and would decide what the rows mean.
    decisive: Vec<String>,
    faults: Vec<FieldFault>,
}

impl<'h> Binding<'h> {
    pub(super) fn new(header: &'h Header) -> Self {
        let is_known = vec![false; header.keys.len()];
        Self { header, is_known, decisive: Vec::new(), faults: Vec::new() }
    }

    /// Returns the column that has one of `names`, the first of which is the usual one.
    ///
    /// If there is none it is a fault, and the column returned is not to be read.
    pub(super) fn required(&mut self, names: &[&str]) -> usize {
        if let Some(column) = self.optional(names) {
            return column;
        }
        let name = names.first().copied().unwrap_or_default();
        let nearest = self.nearest(name);
        let nearest = nearest.map(|near| format!("; the nearest is `{near}`")).unwrap_or_default();
        let found = self.header.names.join(", ");
        let message = format!("the column `{name}` is missing{nearest}");
        let code = NoticeCode::MissingRequiredColumn;
        self.faults.push(FieldFault::of_row(code, message, found.as_bytes()));
        usize::MAX
    }

    /// Returns the column that has one of `names`, if there is one.
    ///
    /// Two columns of one name are a fault: neither can be preferred.
    pub(super) fn optional(&mut self, names: &[&str]) -> Option<usize> {
        let wanted: Vec<String> = names.iter().map(|name| key(name)).collect();
        let mut found = None;
        for (column, known) in self.header.keys.iter().enumerate() {
            if !wanted.contains(known) {
                continue;
            }
            if let Some(is_known) = self.is_known.get_mut(column) {
                *is_known = true;
            }
            if found.is_some() {
                let name = self.header.names.get(column).map(String::as_str).unwrap_or_default();
                let message = format!("the column `{name}` is there twice");
                let code = NoticeCode::DuplicatedColumn;
                self.faults.push(FieldFault::of_field(column, code, message, name.as_bytes()));
            }
            found = found.or(Some(column));
        }
        found
    }

    /// Returns the column that has one of `names`, if there is one. Without it rows mean something
    /// else, so that an unknown column with nearly such a name is not to be passed over.
    pub(super) fn decisive(&mut self, names: &[&str]) -> Option<usize> {
        let found = self.optional(names);
        if found.is_none() {
            self.decisive.extend(names.iter().map(|name| (*name).to_owned()));
        }
        found
    }

    /// Marks columns that the format has and that are not read, so that they are not unknown.
    pub(super) fn passed_over(&mut self, names: &[&str]) {
        for name in names {
            let wanted = key(name);
            for (known, is_known) in self.header.keys.iter().zip(&mut self.is_known) {
                *is_known |= *known == wanted;
            }
        }
    }

    /// Returns what is wrong with the header; the binding stands if none of it is critical.
    pub(super) fn finish(mut self) -> Vec<FieldFault> {
        let unknown = self.is_known.iter().enumerate().filter(|(_, is_known)| !**is_known);
        for (column, _) in unknown {
            let name = self.header.names.get(column).map(String::as_str).unwrap_or_default();
            if let Some(meant) = self.decisive.iter().find(|meant| is_nearly(meant, name)) {
                let message = format!(
                    "the column `{meant}` decides what rows mean and is missing, unless it is `{name}`"
                );
                let code = NoticeCode::MissingRequiredColumn;
                self.faults.push(FieldFault::of_field(column, code, message, name.as_bytes()));
                continue;
            }
            let message = format!("the column `{name}` is not known and not read");
            let code = NoticeCode::UnknownColumn;
            self.faults.push(FieldFault::of_field(column, code, message, name.as_bytes()));
        }
        self.faults
    }

    /// Returns the name of the header that is most like `name`, if one is.
    fn nearest(&self, name: &str) -> Option<&'h str> {
        let wanted = key(name);
        let most = wanted.len().saturating_add(2).checked_div(3)?;
        let distances = self.header.keys.iter().zip(&self.header.names);
        distances
            .map(|(known, name)| (distance(&wanted, known), name.as_str()))
            // Of a name of one letter any other is a letter away, which says nothing.
            .filter(|&(distance, name)| {
                distance <= most && distance < wanted.len() && !name.is_empty()
            })
            .min_by_key(|&(distance, _)| distance)
            .map(|(_, name)| name)
    }
}

/// Returns `name` in lower case without blanks and signs.
fn key(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Returns whether a name is another but for a slip, or two in a long one.
fn is_nearly(meant: &str, name: &str) -> bool {
    let (meant, name) = (key(meant), key(name));
    let slips = distance(&meant, &name);
    slips > 0 && slips <= if meant.len() > 8 { 2 } else { usize::from(meant.len() > 4) }
}

/// Returns how many letters have to be changed, put in or taken out to get from one to the other.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (index, letter) in left.chars().take(64).enumerate() {
        let mut diagonal = index;
        let mut before = index.saturating_add(1);
        if let Some(first) = row.first_mut() {
            *first = before;
        }
        for (cell, other) in row.iter_mut().skip(1).zip(&right) {
            let change = diagonal.saturating_add(usize::from(letter != *other));
            let step = before.min(*cell).saturating_add(1);
            diagonal = *cell;
            before = change.min(step);
            *cell = before;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::{limits::LoadLimits, split::Splitter};

    fn header(line: &str) -> Header {
        let mut splitter = Splitter::new(b',', LoadLimits::default());
        Header::new(&splitter.split(line.as_bytes()).unwrap())
    }

    #[test]
    fn names_are_found_whatever_their_spelling() {
        let header = header("Trade Value (US$), reporter_code ,\"Period Desc.\",isNetWgtEstimated");
        assert_eq!(header.find(&["TradeValueUS"]), Some(0));
        assert_eq!(header.find(&["other", "reporterCode"]), Some(1));
        assert_eq!(header.find(&["periodDesc"]), Some(2));
        assert!(header.has("isnetwgtestimated") && !header.has("isNetWgt"));
        assert_eq!(header.names()[1], "reporter_code");
    }

    #[test]
    fn faults_of_a_header_are_all_said() {
        let header = header("t,i,j,valu,t,extra");
        let mut binding = Binding::new(&header);
        assert_eq!(binding.required(&["t"]), 0);
        assert_eq!(binding.required(&["i"]), 1);
        assert_eq!(binding.required(&["value"]), usize::MAX);
        assert_eq!(binding.optional(&["q"]), None);
        binding.passed_over(&["j"]);
        let faults: Vec<_> =
            binding.finish().into_iter().map(|fault| (fault.code, fault.column)).collect();
        assert_eq!(
            faults,
            [
                (NoticeCode::DuplicatedColumn, Some(4)),
                (NoticeCode::MissingRequiredColumn, None),
                (NoticeCode::UnknownColumn, Some(3)),
                (NoticeCode::UnknownColumn, Some(5)),
            ]
        );
    }

    #[test]
    fn a_slip_in_a_name_that_decides_is_not_passed_over() {
        for (line, code, column) in [
            ("partner2cod,more", NoticeCode::MissingRequiredColumn, Some(0)),
            ("prtner2_kode,more", NoticeCode::MissingRequiredColumn, Some(0)),
            ("partnerCode,more", NoticeCode::MissingRequiredColumn, Some(0)),
            ("partner2,more", NoticeCode::UnknownColumn, Some(0)),
            ("partner2Code,more", NoticeCode::UnknownColumn, Some(1)),
        ] {
            let header = header(line);
            let mut binding = Binding::new(&header);
            binding.decisive(&["partner2Code"]);
            let first = binding.finish().remove(0);
            assert_eq!((first.code, first.column), (code, column), "{line}");
        }
        let header = header("curency,bases,typecode");
        let mut binding = Binding::new(&header);
        for name in ["currency", "basis", "timeCode"] {
            binding.decisive(&[name]);
        }
        let codes: Vec<_> = binding.finish().iter().map(|fault| fault.code).collect();
        let missing = NoticeCode::MissingRequiredColumn;
        assert_eq!(codes, [missing, missing, NoticeCode::UnknownColumn]);
    }

    #[test]
    fn a_missing_column_names_its_nearest_spelling() {
        let header = header("reporterCod,cmdCode");
        let mut binding = Binding::new(&header);
        binding.required(&["reporterCode"]);
        let fault = binding.finish().remove(0);
        assert_eq!(
            fault.message,
            "the column `reporterCode` is missing; the nearest is `reporterCod`"
        );
        assert_eq!(fault.value, "reporterCod, cmdCode");
        let letters = self::header("t,i,j,k,q");
        let mut binding = Binding::new(&letters);
        binding.required(&["v"]);
        assert_eq!(binding.finish().remove(0).message, "the column `v` is missing");
        assert_eq!((distance("abc", "abd"), distance("", "ab"), distance("ab", "ba")), (1, 2, 2));
    }
}
