//! `BaciCountries`: the file of country codes that comes with BACI.

use std::{collections::BTreeMap, io::Read};

use super::{
    code_file::{CodeRows, read_codes},
    codes::AreaCodes,
    fault::FieldFault,
    fields::{Fields, shown},
    header::{Binding, Header},
    load_error::LoadError,
};
use crate::{
    country::{CodeSystem, Partner, ResolveOptions},
    notice::{NoticeCode, Notices},
};

/// The country codes that come with a release of BACI, held against those that we know.
///
/// Loads do not need the file: the codes are in the library, with their years. It shows whether a
/// release has a code that the library does not know yet.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, ingest::BaciCountries};
///
/// let file = "country_code,country_name,country_iso2,country_iso3\n\
///             31,Azerbaijan,AZ,AZE\n\
///             997,Atlantis,AT,ATL\n";
/// let countries = BaciCountries::read("country_codes.csv", file.as_bytes())?;
/// assert_eq!(countries.get(31).and_then(|row| row.partner), Some(Country::AZE.into()));
/// let notice = countries.notices().iter().next().map(ToString::to_string);
/// assert_eq!(
///     notice.as_deref(),
///     Some("error[unknown_area_code] country_codes.csv, line 3, column 1: the system baci has no code 997")
/// );
///
/// assert!(BaciCountries::read("empty.csv", &b""[..]).is_err());
/// # Ok::<(), bilateral::ingest::LoadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct BaciCountries {
    rows: BTreeMap<u16, BaciCountry>,
    notices: Notices,
}

/// One country, area or group of the file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct BaciCountry {
    /// The code in BACI's files.
    pub code: u16,
    /// The name that the file gives.
    pub name: String,
    /// The letters that the file gives; they may be none of ISO's, such as `S19`.
    pub iso3: Option<String>,
    /// What the code stands for in the last year that it has; `None` if we do not know it.
    pub partner: Option<Partner>,
}

impl BaciCountries {
    /// Reads the file, of any release: with three columns of names and letters or four, quoted or not,
    /// in UTF-8 or Latin-1.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the file is empty, damaged, or past a limit,
    /// - its header lacks the columns of codes or names.
    ///
    /// A code that we do not know, or that we know under other letters, is a notice.
    ///
    /// # Examples
    ///
    /// See [`BaciCountries`].
    pub fn read(name: &str, mut reader: impl Read) -> Result<Self, LoadError> {
        let rows = CountryRows {
            areas: AreaCodes::new(CodeSystem::Baci, ResolveOptions::default()),
            code: usize::MAX,
            name: usize::MAX,
            iso3: None,
            found: BTreeMap::new(),
        };
        let (rows, notices) = read_codes(name, &mut reader, rows)?;
        Ok(Self { rows: rows.found, notices })
    }

    /// Returns the country, area or group with a code.
    #[must_use]
    pub fn get(&self, code: u16) -> Option<&BaciCountry> {
        self.rows.get(&code)
    }

    /// Returns all of them, by code.
    pub fn iter(&self) -> impl Iterator<Item = &BaciCountry> {
        self.rows.values()
    }

    /// Returns what is to be said of the file: the codes that we do not know, above all.
    #[must_use]
    pub const fn notices(&self) -> &Notices {
        &self.notices
    }
}

struct CountryRows {
    areas: AreaCodes,
    code: usize,
    name: usize,
    iso3: Option<usize>,
    found: BTreeMap<u16, BaciCountry>,
}

/// The years that BACI is about: those of the Harmonized System, and some to come.
const YEARS: std::ops::RangeInclusive<i32> = 1988..=2035;

impl CodeRows for CountryRows {
    fn bind(&mut self, header: &Header) -> Vec<FieldFault> {
        let mut binding = Binding::new(header);
        self.code = binding.required(&["country_code"]);
        self.name = binding.required(&["country_name", "country_name_full"]);
        self.iso3 = binding.optional(&["country_iso3", "iso_3digit_alpha"]);
        binding.passed_over(&["country_iso2", "iso_2digit_alpha", "country_name_abbreviation"]);
        binding.finish()
    }

    fn take(&mut self, fields: &Fields<'_>, faults: &mut Vec<FieldFault>) {
        let text = fields.trimmed(self.code);
        let number = std::str::from_utf8(text).ok().and_then(|text| text.parse::<u16>().ok());
        let known = |code: u16| {
            let options = ResolveOptions::default();
            YEARS.rev().find(|year| CodeSystem::Baci.resolve(code, *year, options).is_ok())
        };
        let year = number.and_then(known).unwrap_or(*YEARS.end());
        let mut said = Vec::new();
        let area = self.areas.read(self.code, text, year, &mut said);
        // What is to be known about a territory is said where its trade is read.
        said.retain(|fault| fault.code != NoticeCode::TerritoryDiffers);
        faults.append(&mut said);
        let iso3 = self.iso3.map(|column| fields.trimmed(column));
        if let (Some(area), Some(column), Some(iso3)) = (area, self.iso3, iso3) {
            self.areas.compare_iso(column, iso3, area, faults);
        }
        let Some(code) = number else { return };
        let iso3 = iso3.filter(|text| !text.is_empty() && *text != b"N/A").map(shown);
        let name = shown(fields.trimmed(self.name));
        let row = BaciCountry { code, name, iso3, partner: area.map(|area| area.partner) };
        if self.found.insert(code, row).is_some() {
            let message = "the code stands in the file twice";
            faults.push(FieldFault::of_field(self.code, NoticeCode::DuplicateKey, message, text));
        }
    }
}
