//! `BaciProducts`: the file of product codes that comes with BACI.

use std::{collections::BTreeMap, io::Read};

use super::{
    baci::edition_of_name,
    code_file::{CodeRows, read_codes},
    codes::goods,
    fault::FieldFault,
    fields::{Fields, shown},
    header::{Binding, Header},
    load_error::LoadError,
};
use crate::{
    commodity::{CommodityCode, HsCode, HsEdition},
    notice::{Notice, NoticeCode, Notices, Place},
};

/// The product codes that come with a release of BACI, with their descriptions, held against those of
/// their edition of the Harmonized System.
///
/// # Examples
///
/// ```
/// use bilateral::{HsEdition, ingest::BaciProducts};
///
/// let file = "code,description\n010121,\"Horses: live, pure-bred\"\n10129,Horses\n";
/// let products = BaciProducts::read("product_codes_HS22_V202501.csv", file.as_bytes())?;
/// assert_eq!(products.edition(), Some(HsEdition::H6));
/// assert_eq!(products.description("010121".parse()?), Some("Horses: live, pure-bred"));
/// assert_eq!(products.notices().total(), 1, "a leading zero is lost");
///
/// assert!(BaciProducts::read("empty.csv", &b""[..]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BaciProducts {
    edition: Option<HsEdition>,
    rows: BTreeMap<CommodityCode, String>,
    notices: Notices,
}

impl BaciProducts {
    /// Reads the file.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the file is empty, damaged, or past a limit,
    /// - its header lacks the columns of codes or descriptions.
    ///
    /// A code that is none, or that the edition does not have, is a notice.
    ///
    /// # Examples
    ///
    /// See [`BaciProducts`].
    pub fn read(name: &str, mut reader: impl Read) -> Result<Self, LoadError> {
        let rows = ProductRows { code: usize::MAX, text: usize::MAX, found: BTreeMap::new() };
        let (rows, mut notices) = read_codes(name, &mut reader, rows)?;
        let codes = || rows.found.keys().filter_map(|code| code.hs());
        let edition = edition_of_name(name).or_else(|| deduced(codes()));
        if let Some(edition) = edition {
            // This one BACI writes in all editions.
            let strangers: Vec<String> = codes()
                .filter(|code| !edition.has(*code) && code.as_str() != "271000")
                .map(|code| code.to_string())
                .collect();
            if !strangers.is_empty() {
                let message = format!(
                    "{} codes are not of the edition {edition}: {}",
                    strangers.len(),
                    strangers.iter().take(10).map(String::as_str).collect::<Vec<_>>().join(", ")
                );
                let place = Place::whole().in_file(name);
                notices.push(Notice::new(NoticeCode::HsNotInEdition, place, message));
            }
        }
        Ok(Self { edition, rows: rows.found, notices })
    }

    /// Returns the edition that the name of the file says, else the one that all codes are of.
    #[must_use]
    pub const fn edition(&self) -> Option<HsEdition> {
        self.edition
    }

    /// Returns the description of a code.
    #[must_use]
    pub fn description(&self, code: CommodityCode) -> Option<&str> {
        self.rows.get(&code).map(String::as_str)
    }

    /// Returns the codes with their descriptions, in order.
    pub fn iter(&self) -> impl Iterator<Item = (CommodityCode, &str)> {
        self.rows.iter().map(|(code, text)| (*code, text.as_str()))
    }

    /// Returns what is to be said of the file.
    #[must_use]
    pub const fn notices(&self) -> &Notices {
        &self.notices
    }
}

/// Returns the one edition that has nearly all of the codes, if there is one.
fn deduced(codes: impl Iterator<Item = HsCode>) -> Option<HsEdition> {
    // A list may be of any edition, so the year says nothing.
    let fit = HsEdition::fitting(codes, 2999)?;
    (fit.equally_good().len() == 0).then(|| fit.edition())
}

struct ProductRows {
    code: usize,
    text: usize,
    found: BTreeMap<CommodityCode, String>,
}

impl CodeRows for ProductRows {
    fn bind(&mut self, header: &Header) -> Vec<FieldFault> {
        let mut binding = Binding::new(header);
        self.code = binding.required(&["code"]);
        self.text = binding.required(&["description"]);
        binding.finish()
    }

    fn take(&mut self, fields: &Fields<'_>, faults: &mut Vec<FieldFault>) {
        let Some(code) = goods(self.code, fields.get(self.code), faults) else { return };
        if self.found.insert(code, shown(fields.trimmed(self.text))).is_some() {
            let message = "the code stands in the file twice";
            let text = fields.get(self.code);
            faults.push(FieldFault::of_field(self.code, NoticeCode::DuplicateKey, message, text));
        }
    }
}
