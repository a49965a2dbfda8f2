//! The sections into which the Harmonized System groups its chapters.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::shorten;

/// One of the 21 sections of the Harmonized System, the same in all editions.
///
/// A section has a roman numeral and no code of its own: section IX is chapters 44 to 46.
///
/// # Examples
///
/// ```
/// use bilateral::commodity::{HsCode, HsSection};
///
/// let tractors: HsCode = "8701".parse()?;
/// assert_eq!(tractors.section(), HsSection::TransportEquipment);
/// assert_eq!(tractors.section().numeral(), "XVII");
/// # Ok::<(), bilateral::commodity::HsCodeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[expect(clippy::exhaustive_enums, reason = "21 sections in every edition since 1988")]
pub enum HsSection {
    /// Section I: chapters 01 to 05.
    AnimalProducts,
    /// Section II: chapters 06 to 14.
    VegetableProducts,
    /// Section III: chapter 15.
    FatsAndOils,
    /// Section IV: chapters 16 to 24.
    PreparedFoods,
    /// Section V: chapters 25 to 27.
    MineralProducts,
    /// Section VI: chapters 28 to 38.
    Chemicals,
    /// Section VII: chapters 39 and 40.
    PlasticsAndRubber,
    /// Section VIII: chapters 41 to 43.
    HidesAndLeather,
    /// Section IX: chapters 44 to 46.
    Wood,
    /// Section X: chapters 47 to 49.
    PulpAndPaper,
    /// Section XI: chapters 50 to 63.
    Textiles,
    /// Section XII: chapters 64 to 67.
    FootwearAndHeadgear,
    /// Section XIII: chapters 68 to 70.
    StoneAndGlass,
    /// Section XIV: chapter 71.
    PreciousMetals,
    /// Section XV: chapters 72 to 83, without the reserved chapter 77.
    BaseMetals,
    /// Section XVI: chapters 84 and 85.
    Machinery,
    /// Section XVII: chapters 86 to 89.
    TransportEquipment,
    /// Section XVIII: chapters 90 to 92.
    Instruments,
    /// Section XIX: chapter 93.
    Arms,
    /// Section XX: chapters 94 to 96.
    OtherManufactures,
    /// Section XXI: chapter 97.
    ArtAndAntiques,
}

impl HsSection {
    /// The sections, from I to XXI.
    pub const ALL: [Self; 21] = [
        Self::AnimalProducts,
        Self::VegetableProducts,
        Self::FatsAndOils,
        Self::PreparedFoods,
        Self::MineralProducts,
        Self::Chemicals,
        Self::PlasticsAndRubber,
        Self::HidesAndLeather,
        Self::Wood,
        Self::PulpAndPaper,
        Self::Textiles,
        Self::FootwearAndHeadgear,
        Self::StoneAndGlass,
        Self::PreciousMetals,
        Self::BaseMetals,
        Self::Machinery,
        Self::TransportEquipment,
        Self::Instruments,
        Self::Arms,
        Self::OtherManufactures,
        Self::ArtAndAntiques,
    ];

    /// Returns the section of a chapter from 1 to 97.
    pub(super) const fn of_chapter(chapter: u8) -> Self {
        match chapter {
            ..=5 => Self::AnimalProducts,
            6..=14 => Self::VegetableProducts,
            15 => Self::FatsAndOils,
            16..=24 => Self::PreparedFoods,
            25..=27 => Self::MineralProducts,
            28..=38 => Self::Chemicals,
            39..=40 => Self::PlasticsAndRubber,
            41..=43 => Self::HidesAndLeather,
            44..=46 => Self::Wood,
            47..=49 => Self::PulpAndPaper,
            50..=63 => Self::Textiles,
            64..=67 => Self::FootwearAndHeadgear,
            68..=70 => Self::StoneAndGlass,
            71 => Self::PreciousMetals,
            72..=83 => Self::BaseMetals,
            84..=85 => Self::Machinery,
            86..=89 => Self::TransportEquipment,
            90..=92 => Self::Instruments,
            93 => Self::Arms,
            94..=96 => Self::OtherManufactures,
            97.. => Self::ArtAndAntiques,
        }
    }

    /// Returns the roman numeral, from `I` to `XXI`.
    #[must_use]
    pub const fn numeral(self) -> &'static str {
        match self {
            Self::AnimalProducts => "I",
            Self::VegetableProducts => "II",
            Self::FatsAndOils => "III",
            Self::PreparedFoods => "IV",
            Self::MineralProducts => "V",
            Self::Chemicals => "VI",
            Self::PlasticsAndRubber => "VII",
            Self::HidesAndLeather => "VIII",
            Self::Wood => "IX",
            Self::PulpAndPaper => "X",
            Self::Textiles => "XI",
            Self::FootwearAndHeadgear => "XII",
            Self::StoneAndGlass => "XIII",
            Self::PreciousMetals => "XIV",
            Self::BaseMetals => "XV",
            Self::Machinery => "XVI",
            Self::TransportEquipment => "XVII",
            Self::Instruments => "XVIII",
            Self::Arms => "XIX",
            Self::OtherManufactures => "XX",
            Self::ArtAndAntiques => "XXI",
        }
    }

    /// Returns a short English name, in our own words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AnimalProducts => "Animals, meat, fish and dairy",
            Self::VegetableProducts => "Plants, fruit, vegetables and grain",
            Self::FatsAndOils => "Animal and vegetable fats, oils and waxes",
            Self::PreparedFoods => "Prepared food, drink and tobacco",
            Self::MineralProducts => "Minerals, ores and fuels",
            Self::Chemicals => "Chemicals and medicines",
            Self::PlasticsAndRubber => "Plastics and rubber",
            Self::HidesAndLeather => "Hides, leather, fur and bags",
            Self::Wood => "Wood, cork and basketwork",
            Self::PulpAndPaper => "Pulp, paper and print",
            Self::Textiles => "Textiles and clothing",
            Self::FootwearAndHeadgear => "Footwear, hats and umbrellas",
            Self::StoneAndGlass => "Stone, cement, ceramics and glass",
            Self::PreciousMetals => "Precious metals, gems, jewelry and coin",
            Self::BaseMetals => "Base metals and metal goods",
            Self::Machinery => "Machinery and electrical equipment",
            Self::TransportEquipment => "Vehicles, rolling stock, aircraft and ships",
            Self::Instruments => "Optical, medical and precision instruments, clocks, music",
            Self::Arms => "Arms and ammunition",
            Self::OtherManufactures => "Furniture, toys and other manufactures",
            Self::ArtAndAntiques => "Works of art and antiques",
        }
    }
}

/// Writes the roman numeral.
impl fmt::Display for HsSection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.numeral())
    }
}

impl std::str::FromStr for HsSection {
    type Err = HsSectionError;

    fn from_str(text: &str) -> Result<Self, HsSectionError> {
        let found = Self::ALL.into_iter().find(|section| section.numeral() == text);
        found.ok_or_else(|| HsSectionError::Unknown { text: shorten(text) })
    }
}

impl TryFrom<String> for HsSection {
    type Error = HsSectionError;

    fn try_from(text: String) -> Result<Self, HsSectionError> {
        text.parse()
    }
}

impl From<HsSection> for String {
    fn from(section: HsSection) -> Self {
        section.numeral().to_owned()
    }
}

/// Text that is no numeral of a section.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum HsSectionError {
    /// The system has no such section.
    #[error("the HS section was {text:?}, not a roman numeral from I to XXI")]
    #[non_exhaustive]
    Unknown {
        /// The text, cut if it is long.
        text: String,
    },
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn numerals_read_back_in_the_order_of_the_chapters() {
        for section in HsSection::ALL {
            assert_eq!(section.to_string().parse(), Ok(section));
            let wire = serde_json::to_string(&section).unwrap();
            assert_eq!(serde_json::from_str::<HsSection>(&wire).unwrap(), section);
        }
        let by_chapter: Vec<HsSection> = (1..=97).map(HsSection::of_chapter).collect();
        assert!(by_chapter.is_sorted());
        let distinct: BTreeSet<HsSection> = by_chapter.into_iter().collect();
        assert!(distinct.into_iter().eq(HsSection::ALL));
        let names: BTreeSet<&str> = HsSection::ALL.into_iter().map(HsSection::name).collect();
        assert_eq!(names.len(), 21);
        for text in ["", "0", "XXII", "IIII", "xvi", "16", " I"] {
            assert!(text.parse::<HsSection>().is_err(), "{text}");
        }
    }
}
