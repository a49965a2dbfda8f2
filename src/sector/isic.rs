//! The crosswalk between sectors and the International Standard Industrial Classification.

use std::collections::BTreeSet;

use super::Sector;

/// Each code of ISIC Rev. 4 that has a home among the sectors: every division, and the groups and
/// classes of a division that belong elsewhere than the rest of it. A code belongs where the longest
/// entry that it begins with says.
///
/// Source: United Nations, International Standard Industrial Classification of All Economic
/// Activities, Revision 4 (Statistical Papers, Series M, No. 4/Rev. 4, 2008). The boundaries are
/// those of the [module](crate::sector).
const HOMES: &[(&str, Sector)] = {
    use Sector as S;
    &[
        ("01", S::Agriculture),
        ("011", S::Crops),
        ("012", S::Crops),
        ("013", S::Crops),
        ("014", S::Livestock),
        ("017", S::Forestry),
        ("02", S::Forestry),
        ("03", S::Fishing),
        ("05", S::Mining),
        ("06", S::OilAndGas),
        ("07", S::Mining),
        ("08", S::Mining),
        ("09", S::Mining),
        ("091", S::OilAndGas),
        ("10", S::FoodProcessing),
        ("11", S::FoodProcessing),
        ("12", S::FoodProcessing),
        ("13", S::Textiles),
        ("14", S::Textiles),
        ("15", S::Textiles),
        ("16", S::WoodAndFurniture),
        ("17", S::PaperAndPrinting),
        ("18", S::PaperAndPrinting),
        ("19", S::Petrochemicals),
        ("20", S::Chemicals),
        ("2013", S::Petrochemicals),
        ("21", S::Pharmaceuticals),
        ("22", S::RubberAndPlastics),
        ("23", S::BuildingMaterials),
        ("24", S::Metals),
        ("25", S::Metals),
        ("252", S::DefenseIndustry),
        ("26", S::Electronics),
        ("27", S::ElectricalEquipment),
        ("28", S::Machinery),
        ("2821", S::AgriculturalMachinery),
        ("29", S::MotorVehicles),
        ("30", S::TransportEquipment),
        ("304", S::DefenseIndustry),
        ("31", S::WoodAndFurniture),
        ("32", S::Industry),
        ("33", S::Industry),
        ("35", S::Energy),
        ("351", S::Electricity),
        ("352", S::OilAndGas),
        ("36", S::WaterAndWaste),
        ("37", S::WaterAndWaste),
        ("38", S::WaterAndWaste),
        ("39", S::WaterAndWaste),
        ("41", S::Construction),
        ("42", S::Construction),
        ("43", S::Construction),
        ("45", S::Trade),
        ("46", S::Trade),
        ("47", S::Trade),
        ("49", S::Transport),
        ("491", S::RailTransport),
        ("492", S::RoadTransport),
        ("493", S::Pipelines),
        ("50", S::WaterTransport),
        ("51", S::AirTransport),
        ("52", S::Logistics),
        ("53", S::Post),
        ("55", S::Tourism),
        ("56", S::Tourism),
        ("58", S::Media),
        ("582", S::InformationTechnology),
        ("59", S::Media),
        ("60", S::Media),
        ("61", S::Telecommunications),
        ("62", S::InformationTechnology),
        ("63", S::InformationTechnology),
        ("6391", S::Media),
        ("64", S::Finance),
        ("641", S::Banking),
        ("65", S::Insurance),
        ("66", S::Finance),
        ("662", S::Insurance),
        ("68", S::Services),
        ("69", S::Services),
        ("70", S::Services),
        ("71", S::Services),
        ("72", S::Science),
        ("73", S::Services),
        ("74", S::Services),
        ("75", S::AnimalAndPlantHealth),
        ("77", S::Services),
        ("78", S::Services),
        ("79", S::Tourism),
        ("80", S::Services),
        ("81", S::Services),
        ("82", S::Services),
        ("84", S::Government),
        ("8413", S::Economy),
        ("8421", S::ForeignPolicy),
        ("8422", S::Defense),
        ("8423", S::Security),
        ("843", S::Labor),
        ("85", S::Education),
        ("86", S::Health),
        ("87", S::Labor),
        ("88", S::Labor),
        ("90", S::Culture),
        ("91", S::Culture),
        ("92", S::Services),
        ("93", S::YouthAndSport),
        ("94", S::Services),
        ("95", S::Services),
        ("96", S::Services),
        ("97", S::Labor),
        ("98", S::Labor),
        ("99", S::ForeignPolicy),
    ]
};

/// The sections of ISIC Rev. 4, each with its first division. A section ends before the next.
const SECTIONS: &[(u8, char)] = &[
    (1, 'A'),
    (5, 'B'),
    (10, 'C'),
    (35, 'D'),
    (36, 'E'),
    (41, 'F'),
    (45, 'G'),
    (49, 'H'),
    (55, 'I'),
    (58, 'J'),
    (64, 'K'),
    (68, 'L'),
    (69, 'M'),
    (77, 'N'),
    (84, 'O'),
    (85, 'P'),
    (86, 'Q'),
    (90, 'R'),
    (94, 'S'),
    (97, 'T'),
    (99, 'U'),
];

/// # Other classifications
impl Sector {
    /// Returns the codes of ISIC Rev. 4 that the sector and its parts are home to, in their order:
    /// divisions of two digits, and groups and classes of three and four where a division is shared.
    /// A code stands for all that begin with it, less those that stand elsewhere.
    ///
    /// Sectors of the state, such as justice or space, and those that ISIC does not separate, such
    /// as nuclear energy (which is in 351, electricity), have none.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::Sector;
    ///
    /// let codes: Vec<_> = Sector::Petrochemicals.isic_codes().collect();
    /// assert_eq!(codes, ["19", "2013"]);
    /// assert_eq!(Sector::from_isic("2821"), Some(Sector::AgriculturalMachinery));
    /// assert_eq!(Sector::from_isic("2822"), Some(Sector::Machinery));
    /// assert_eq!(Sector::from_isic("04"), None);
    /// ```
    pub fn isic_codes(self) -> impl Iterator<Item = &'static str> {
        let own = HOMES.iter().filter(move |(_, home)| home.is_within(self));
        own.map(|(code, _)| *code)
    }

    /// Returns the divisions of ISIC Rev. 4 that the sector and its parts have a share in, from 1 to
    /// 99 in ascending order.
    pub fn isic_divisions(self) -> impl Iterator<Item = u8> {
        let divisions: BTreeSet<u8> = self.isic_codes().filter_map(division).collect();
        divisions.into_iter()
    }

    /// Returns the sections of ISIC Rev. 4 that the sector and its parts have a share in: letters
    /// from A to U in ascending order.
    pub fn isic_sections(self) -> impl Iterator<Item = char> {
        let section = |division| {
            let begun = SECTIONS.iter().rev().find(|(first, _)| *first <= division);
            begun.map(|(_, section)| *section)
        };
        let sections: BTreeSet<char> = self.isic_divisions().filter_map(section).collect();
        sections.into_iter()
    }

    /// Returns the sector that is home to a division, group or class of ISIC Rev. 4, a code of two,
    /// three or four digits; `None` if it is none. A division that is shared out is home to the
    /// sector that has what is left of it: 28 is machine building, although 2821 is not.
    ///
    /// Whether a group or class exists below a division that does is not checked.
    #[must_use]
    pub fn from_isic(code: &str) -> Option<Self> {
        let is_code =
            (2..=4).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit());
        let begins = HOMES.iter().filter(|(home, _)| is_code && code.starts_with(home));
        begins.max_by_key(|(home, _)| home.len()).map(|(_, sector)| *sector)
    }

    /// Returns the sector that is home to a division of ISIC Rev. 4 by its number, as
    /// [`from_isic`](Self::from_isic) does by its code.
    #[must_use]
    pub fn from_isic_division(division: u8) -> Option<Self> {
        if division > 99 {
            return None;
        }
        Self::from_isic(&format!("{division:02}"))
    }
}

/// Returns the division of a code.
fn division(code: &str) -> Option<u8> {
    code.get(..2)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers from 1 to 99 that are no division of ISIC Rev. 4.
    const NO_DIVISION: [u8; 11] = [4, 34, 40, 44, 48, 54, 57, 67, 76, 83, 89];

    #[test]
    fn every_division_has_one_home_and_other_numbers_have_none() {
        let mut divisions = 0;
        for number in 0..=u8::MAX {
            let exists = (1..=99).contains(&number) && !NO_DIVISION.contains(&number);
            divisions += usize::from(exists);
            assert_eq!(Sector::from_isic_division(number).is_some(), exists, "{number}");
        }
        assert_eq!(divisions, 88);
        for none in ["", "1", "00", "1.0", "28211", "ab", "２８", "2a"] {
            assert_eq!(Sector::from_isic(none), None, "{none}");
        }
    }

    #[test]
    fn codes_stand_once_in_order_and_lead_back() {
        assert!(HOMES.is_sorted_by(|one, other| one.0 < other.0));
        for (code, sector) in HOMES {
            assert_eq!(Sector::from_isic(code), Some(*sector));
            // An entry below another says something else than it.
            let above = code.get(..code.len() - 1).and_then(Sector::from_isic);
            assert_ne!(above, Some(*sector), "{code}");
        }
        for &sector in Sector::ALL {
            assert!(sector.isic_codes().is_sorted());
            for code in sector.isic_codes() {
                assert!(Sector::from_isic(code).unwrap().is_within(sector), "{sector} {code}");
            }
        }
    }

    #[test]
    fn narrower_codes_lie_within_the_broader_ones() {
        for &sector in Sector::ALL {
            let Some(broader) = sector.broader() else { continue };
            let codes: BTreeSet<_> = broader.isic_codes().collect();
            assert!(sector.isic_codes().all(|code| codes.contains(code)), "{sector}");
            let divisions: BTreeSet<_> = broader.isic_divisions().collect();
            assert!(sector.isic_divisions().all(|number| divisions.contains(&number)), "{sector}");
        }
    }

    #[test]
    fn sections_and_divisions_are_those_of_the_codes() {
        let divisions: Vec<_> = Sector::Industry.isic_divisions().collect();
        assert_eq!(divisions, (10..=33).collect::<Vec<u8>>());
        for (sector, sections) in [
            (Sector::Industry, "C"),
            (Sector::Agriculture, "AM"),
            (Sector::OilAndGas, "BD"),
            (Sector::Tourism, "IN"),
            (Sector::Environment, "E"),
            (Sector::ForeignPolicy, "OU"),
            (Sector::Justice, ""),
        ] {
            assert_eq!(sector.isic_sections().collect::<String>(), sections, "{sector}");
        }
        assert_eq!(SECTIONS.len(), 21);
    }

    #[test]
    fn the_sectors_without_a_code_are_these() {
        let without = Sector::ALL.iter().filter(|sector| sector.isic_codes().count() == 0);
        let names: Vec<_> = without.map(|sector| sector.as_str()).collect();
        assert_eq!(
            names,
            [
                "taxation",
                "competition",
                "statistics",
                "customs",
                "standards",
                "investment",
                "renewable-energy",
                "nuclear-energy",
                "urban-development",
                "space",
                "remote-sensing",
                "humanitarian",
                "emergencies",
                "parliaments",
                "regions",
                "justice",
                "migration",
                "law-enforcement",
                "borders",
            ]
        );
    }
}
