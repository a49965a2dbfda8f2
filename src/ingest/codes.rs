//! The codes of areas and goods in a trade file, read many times over.

use super::{
    fault::FieldFault,
    fields::{shown, trim_blanks},
    number::amount,
};
use crate::{
    commodity::{CommodityCode, CommodityCodeError, HsCodeError, HsEdition},
    country::{CodeNote, CodeSystem, NesCode, Partner, Resolution, ResolveError, ResolveOptions},
    notice::NoticeCode,
};

/// How many answers are kept, at most one for each remainder of the key.
const SLOTS: usize = 1 << 13;

/// Reads the codes of areas of one file, and remembers what they stand for.
#[derive(Debug)]
pub(super) struct AreaCodes {
    system: CodeSystem,
    options: ResolveOptions,
    slots: Vec<Option<Slot>>,
    /// The codes whose territory was remarked on, which is said once for a file.
    remarked: Vec<u16>,
}

#[derive(Debug, Clone, Copy)]
struct Slot {
    code: u16,
    year: i32,
    resolution: Resolution,
    /// The letters that were last found to agree with it.
    iso: [u8; 3],
}

/// What a code of an area stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) code: u16,
    pub(super) year: i32,
    pub(super) partner: Partner,
}

impl AreaCodes {
    /// Returns a reader of codes of `system`.
    pub(super) fn new(system: CodeSystem, options: ResolveOptions) -> Self {
        Self { system, options, slots: vec![None; SLOTS], remarked: Vec::new() }
    }

    /// Returns what the number in a field stands for in `year`, or says in `faults` why it stands for
    /// nothing.
    pub(super) fn read(
        &mut self,
        column: usize,
        text: &[u8],
        year: i32,
        faults: &mut Vec<FieldFault>,
    ) -> Option<Area> {
        let Some(code) = whole_number(text).and_then(|code| u16::try_from(code).ok()) else {
            let (code, message) = match trim_blanks(text) {
                [] => (NoticeCode::MissingRequiredField, "the code of an area is missing"),
                _ => (NoticeCode::UnknownAreaCode, "the code of an area is a number"),
            };
            faults.push(FieldFault::of_field(column, code, message, text));
            return None;
        };
        match self.resolve(code, year) {
            Ok(resolution) => {
                if let Some(note) = resolution.note() {
                    self.remark(column, code, note, faults);
                }
                Some(Area { code, year, partner: resolution.partner() })
            }
            Err(error) => {
                let code = match error {
                    ResolveError::OutsideYears { .. } => NoticeCode::AreaNotValidInPeriod,
                    _ => NoticeCode::UnknownAreaCode,
                };
                faults.push(FieldFault::of_field(column, code, error.to_string(), text));
                None
            }
        }
    }

    /// Returns what a number stands for in a year.
    fn resolve(&mut self, code: u16, year: i32) -> Result<Resolution, ResolveError> {
        let place = slot(code, year);
        if let Some(Some(slot)) = self.slots.get(place)
            && (slot.code, slot.year) == (code, year)
        {
            return Ok(slot.resolution);
        }
        let resolution = self.system.resolve(code, year, self.options)?;
        if let Some(slot) = self.slots.get_mut(place) {
            *slot = Some(Slot { code, year, resolution, iso: [0; 3] });
        }
        Ok(resolution)
    }

    /// Says what is to be known about a code.
    fn remark(&mut self, column: usize, code: u16, note: CodeNote, faults: &mut Vec<FieldFault>) {
        let notice = match note {
            CodeNote::IsoCodeInStatisticalFile => NoticeCode::CodeSystemSuspect,
            CodeNote::OtherAsiaAsTaiwan => NoticeCode::OtherAsiaAliased,
            CodeNote::TerritoryDiffers(_) => {
                // It is true of each row of the country, so one notice says all.
                let Err(place) = self.remarked.binary_search(&code) else { return };
                self.remarked.insert(place, code);
                NoticeCode::TerritoryDiffers
            }
        };
        let text = code.to_string();
        faults.push(FieldFault::of_field(column, notice, note.to_string(), text.as_bytes()));
    }

    /// Says in `faults` if the letters in a field are not those of `area`.
    pub(super) fn compare_iso(
        &mut self,
        column: usize,
        text: &[u8],
        area: Area,
        faults: &mut Vec<FieldFault>,
    ) {
        let text = trim_blanks(text);
        let slot = self.slots.get_mut(slot(area.code, area.year));
        let slot = slot.and_then(Option::as_mut).filter(|slot| slot.code == area.code);
        if slot.as_ref().is_some_and(|slot| slot.iso == text) {
            return;
        }
        if agrees(area, text) {
            if let (Some(slot), Ok(iso)) = (slot, text.try_into()) {
                slot.iso = iso;
            }
            return;
        }
        let message = format!("the number beside it is {}, {}", area.code, area.partner.name());
        faults.push(FieldFault::of_field(column, NoticeCode::IsoCodeDiffers, message, text));
    }
}

/// Returns the place of the answer to a question.
fn slot(code: u16, year: i32) -> usize {
    let [years, ..] = year.to_le_bytes();
    // Neighboring years of all codes then have places of their own.
    (usize::from(years).wrapping_mul(1021)).wrapping_add(usize::from(code)) % SLOTS
}

/// Returns whether letters can be those of an area.
///
/// Exceptions, from UN Comtrade's lists of reporters and partner areas as of June 2025: a country
/// without an ISO code has letters behind an underline (`_KS`, Kosovo), 492, a remainder of Europe, has
/// those of Monaco, and 536, the Neutral Zone, its own of ISO's former list. Areas that are no country have codes of Comtrade's own (`S19`, `X1`), which
/// say nothing against their number, and groups may have those of a member.
fn agrees(area: Area, iso: &[u8]) -> bool {
    if iso.is_empty() || iso == b"N/A" || iso == b"null" {
        return true;
    }
    let is_world = matches!(iso, b"W00" | b"WLD");
    match area.partner {
        Partner::World => is_world,
        Partner::Group(_) => !is_world,
        Partner::Country(country) => {
            country.alpha3().is_some_and(|own| own.as_bytes() == iso)
                || iso.starts_with(b"_")
                || (area.code == NesCode::OTHER_ASIA.code() && iso == b"S19")
        }
        Partner::Nes(code) => {
            let is_country = iso.len() == 3 && iso.iter().all(u8::is_ascii_uppercase);
            match iso {
                b"TWN" => code == NesCode::OTHER_ASIA,
                b"MCO" => code.code() == 492,
                b"NTZ" => code.code() == 536,
                _ => !is_world && !is_country,
            }
        }
    }
}

/// Returns the whole number that a field says; data-frame tools write one as `842.0`.
pub(super) fn whole_number(text: &[u8]) -> Option<u32> {
    let number = amount(text, &[]).ok()??;
    u32::try_from(number.mantissa).ok().filter(|_| number.decimals == 0)
}

/// Returns the edition of the Harmonized System that a field names, or says in `faults` why the row
/// cannot be read.
pub(super) fn edition(
    column: usize,
    text: &[u8],
    faults: &mut Vec<FieldFault>,
) -> Option<HsEdition> {
    let trimmed = trim_blanks(text);
    if let Some(edition) = std::str::from_utf8(trimmed).ok().and_then(|text| text.parse().ok()) {
        return Some(edition);
    }
    let (code, message) = match trimmed {
        [] => (NoticeCode::MissingRequiredField, "the classification is missing"),
        b"HS" => (
            NoticeCode::UnsupportedClassification,
            "codes of the Harmonized System as reported, whose edition the row does not say",
        ),
        _ => (
            NoticeCode::UnsupportedClassification,
            "the goods are not classified by an edition of the Harmonized System, H0 to H6",
        ),
    };
    faults.push(FieldFault::of_field(column, code, message, text));
    None
}

/// Returns the code of goods that a field says, or says in `faults` why it is none.
pub(super) fn goods(
    column: usize,
    text: &[u8],
    faults: &mut Vec<FieldFault>,
) -> Option<CommodityCode> {
    let trimmed = trim_blanks(text);
    if let Some(code) = std::str::from_utf8(trimmed).ok().and_then(|text| text.parse().ok()) {
        return Some(code);
    }
    let message = match (shown(trimmed).parse::<CommodityCode>(), trimmed) {
        (_, []) => {
            let (code, message) =
                (NoticeCode::MissingRequiredField, "the code of the goods is missing");
            faults.push(FieldFault::of_field(column, code, message, text));
            return None;
        }
        (_, b"ALL" | b"AG1" | b"AG2" | b"AG3" | b"AG4" | b"AG5" | b"AG6") => {
            "this is a word of a request for rows, and no code of goods".to_owned()
        }
        (_, digits) if digits.len() > 6 && digits.iter().all(u8::is_ascii_digit) => {
            "this is a tariff line of one country, finer than the Harmonized System".to_owned()
        }
        (Err(CommodityCodeError::Hs(HsCodeError::OddLength { digits, .. })), _)
            if matches!(digits, 1 | 3 | 5) =>
        {
            format!("a code has 2, 4 or 6 digits, this one {digits}: a leading zero may be lost")
        }
        (Err(error), _) => error.to_string(),
        (Ok(_), _) => "this is no code of goods".to_owned(),
    };
    faults.push(FieldFault::of_field(column, NoticeCode::InvalidHsCode, message, text));
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::country::OtherAsia;

    fn codes() -> AreaCodes {
        AreaCodes::new(CodeSystem::Comtrade, ResolveOptions::default())
    }

    /// Returns what a number stands for and what is said about it.
    fn read(codes: &mut AreaCodes, text: &str, year: i32) -> (Option<String>, Vec<NoticeCode>) {
        let mut faults = Vec::new();
        let area = codes.read(3, text.as_bytes(), year, &mut faults);
        assert!(faults.iter().all(|fault| fault.column == Some(3)));
        let said = faults.iter().map(|fault| fault.code).collect();
        (area.map(|area| area.partner.to_string()), said)
    }

    #[test]
    fn numbers_stand_for_what_they_did_in_their_year() {
        use NoticeCode::{
            AreaNotValidInPeriod, CodeSystemSuspect, MissingRequiredField, UnknownAreaCode,
        };
        let codes = &mut codes();
        // Twice, so that the second time is from memory.
        for _ in 0..2 {
            for (text, year, partner, said) in [
                ("0", 2018, Some("world"), &[][..]),
                ("31", 2018, Some("AZE"), &[]),
                ("031", 2018, Some("AZE"), &[]),
                (" 31 ", 2018, Some("AZE"), &[]),
                ("31.0", 2018, Some("AZE"), &[]),
                ("490", 2018, Some("nes:490"), &[]),
                ("899", 2018, Some("nes:899"), &[]),
                ("58", 1998, Some("group:belgium-luxembourg"), &[]),
                ("58", 1999, None, &[AreaNotValidInPeriod]),
                ("175", 2013, Some("MYT"), &[]),
                ("175", 2014, None, &[AreaNotValidInPeriod]),
                ("31", 1980, None, &[AreaNotValidInPeriod]),
                ("840", 2018, Some("USA"), &[CodeSystemSuspect]),
                ("380", 2018, Some("ITA"), &[]),
                ("381", 2018, Some("ITA"), &[]),
                ("31.5", 2018, None, &[UnknownAreaCode]),
                ("AZE", 2018, None, &[UnknownAreaCode]),
                ("-31", 2018, None, &[UnknownAreaCode]),
                ("998", 2018, None, &[UnknownAreaCode]),
                ("65567", 2018, None, &[UnknownAreaCode]),
                ("4294967327", 2018, None, &[UnknownAreaCode]),
                ("", 2018, None, &[MissingRequiredField]),
                ("  ", 2018, None, &[MissingRequiredField]),
            ] {
                let (found, notices) = read(codes, text, year);
                assert_eq!((found.as_deref(), &notices[..]), (partner, said), "{text} in {year}");
            }
        }
    }

    #[test]
    fn a_territory_is_remarked_on_once() {
        let codes = &mut codes();
        let usa = Some("USA".to_owned());
        assert_eq!(read(codes, "842", 2018), (usa.clone(), vec![NoticeCode::TerritoryDiffers]));
        assert_eq!(read(codes, "842", 2018), (usa.clone(), vec![]));
        assert_eq!(read(codes, "842", 2019), (usa, vec![]));
        let (france, said) = read(codes, "251", 2019);
        assert_eq!((france.as_deref(), said), (Some("FRA"), vec![NoticeCode::TerritoryDiffers]));
    }

    #[test]
    fn memory_answers_as_the_table_does() {
        let codes = &mut codes();
        for year in (1961..=2025).chain([1000, 2999]) {
            for code in 0..1000 {
                let fresh = CodeSystem::Comtrade.resolve(code, year, ResolveOptions::default());
                assert_eq!(codes.resolve(code, year), fresh);
                assert_eq!(codes.resolve(code, year), fresh);
            }
        }
    }

    #[test]
    fn other_asia_is_taiwan_on_demand_and_says_so() {
        let options = ResolveOptions::default().with_other_asia(OtherAsia::AsTaiwan);
        let mut codes = AreaCodes::new(CodeSystem::Comtrade, options);
        for _ in 0..2 {
            let (area, said) = read(&mut codes, "490", 2018);
            assert_eq!(area.as_deref(), Some("TWN"));
            assert_eq!(said, [NoticeCode::OtherAsiaAliased]);
        }
    }

    #[test]
    fn letters_beside_a_number_agree_with_it() {
        let codes = &mut codes();
        for (number, year, letters, is_same) in [
            ("842", 2018, "USA", true),
            ("842", 2018, "CAN", false),
            ("842", 2018, "W00", false),
            ("842", 2018, "S19", false),
            ("842", 2018, "", true),
            ("842", 2018, "N/A", true),
            ("516", 2018, "NAM", true),
            ("0", 2018, "W00", true),
            ("0", 2018, "WLD", true),
            ("0", 2018, "USA", false),
            ("490", 2018, "S19", true),
            ("490", 2018, "TWN", true),
            ("490", 2018, "CHN", false),
            ("899", 2018, "_X ", true),
            ("899", 2018, "W00", false),
            ("837", 2018, "X1 ", true),
            ("473", 2018, "A79", true),
            ("492", 2018, "MCO", true),
            ("492", 2018, "FRA", false),
            ("536", 2018, "NTZ", true),
            ("412", 2018, "_KS", true),
            ("58", 1998, "BEL", true),
            ("736", 2010, "SDN", true),
            ("891", 2005, "SCG", true),
            ("891", 2005, "SRB", false),
            ("530", 2009, "ANT", true),
            ("278", 1989, "DDR", true),
        ] {
            let faults = &mut Vec::new();
            let area = codes.read(0, number.as_bytes(), year, faults).unwrap();
            faults.clear();
            for _ in 0..2 {
                codes.compare_iso(1, letters.as_bytes(), area, faults);
            }
            let said = if is_same { 0 } else { 2 };
            assert_eq!(faults.len(), said, "{number} {letters}");
            assert!(faults.iter().all(|fault| fault.code == NoticeCode::IsoCodeDiffers));
        }
    }

    #[test]
    fn editions_and_goods_are_read_or_refused() {
        let faults = &mut Vec::new();
        for text in ["H0", "H1", "H2", "H3", "H4", "H5", "H6", " H6 "] {
            assert!(edition(0, text.as_bytes(), faults).is_some(), "{text}");
        }
        for text in ["TOTAL", "01", "0101", "010121", "99", "999999", "9999AA", " 0101 "] {
            assert!(goods(0, text.as_bytes(), faults).is_some(), "{text}");
        }
        assert!(faults.is_empty());
        for text in ["HS", "S1", "S2", "S3", "S4", "SS", "B4", "B5", "TM", "EB", "H7", "h6", "BE"] {
            assert_eq!(edition(0, text.as_bytes(), faults), None);
            let fault = faults.pop().unwrap();
            assert_eq!(fault.code, NoticeCode::UnsupportedClassification, "{text}");
        }
        for text in ["ALL", "AG2", "AG6", "total", "1", "101", "10121", "01012100", "7701", "ZZ"] {
            assert_eq!(goods(0, text.as_bytes(), faults), None);
            let fault = faults.pop().unwrap();
            assert_eq!((fault.code, &fault.value[..]), (NoticeCode::InvalidHsCode, text));
        }
        assert_eq!(goods(0, b"", faults), None);
        assert_eq!(edition(0, b" ", faults), None);
        assert!(faults.iter().all(|fault| fault.code == NoticeCode::MissingRequiredField));
    }

    #[test]
    fn a_lost_zero_is_named() {
        let faults = &mut Vec::new();
        goods(0, b"10121", faults);
        assert!(faults[0].message.contains("leading zero"), "{}", faults[0].message);
    }
}
