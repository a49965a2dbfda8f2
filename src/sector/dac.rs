//! The crosswalk between sectors and the three-digit sectors of the OECD DAC.

use std::collections::BTreeSet;

use super::Sector;

/// Each three-digit sector of the DAC that has a home among ours. Those of aid as such have none:
/// 430 (other multisector), 510 (budget support), 530 (commodity assistance), 600 (debt), 910
/// (administration), 930 (refugees in donor countries), 998 (unspecified).
///
/// Source: OECD, DAC and CRS code lists, purpose codes, as of 2023; 230 is the older code of energy
/// as a whole, which older records have.
const HOMES: &[(u16, Sector)] = {
    use Sector as S;
    &[
        (111, S::Education),
        (112, S::Education),
        (113, S::Education),
        (114, S::Education),
        (121, S::Health),
        (122, S::Health),
        (123, S::Health),
        (130, S::Health),
        (140, S::WaterAndWaste),
        (151, S::Government),
        (152, S::Security),
        (160, S::Labor),
        (210, S::Transport),
        (220, S::Communications),
        (230, S::Energy),
        (231, S::Energy),
        (232, S::RenewableEnergy),
        (233, S::Electricity),
        (234, S::Energy),
        (235, S::NuclearEnergy),
        (236, S::Energy),
        (240, S::Finance),
        (250, S::Services),
        (311, S::Agriculture),
        (312, S::Forestry),
        (313, S::Fishing),
        (321, S::Industry),
        (322, S::Mining),
        (323, S::Construction),
        (331, S::Trade),
        (332, S::Tourism),
        (410, S::Environment),
        (520, S::Emergencies),
        (720, S::Emergencies),
        (730, S::Emergencies),
        (740, S::Emergencies),
    ]
};

/// The sectors whose activities are reported under a code that is home to another one of ours.
const GUESTS: &[(Sector, &[u16])] = {
    use Sector as S;
    &[
        (S::Economy, &[151]),
        (S::Taxation, &[151]),
        (S::Statistics, &[160]),
        (S::Customs, &[331]),
        (S::Standards, &[331]),
        (S::Investment, &[250]),
        (S::Banking, &[240]),
        (S::Insurance, &[240]),
        (S::Crops, &[311]),
        (S::Livestock, &[311]),
        (S::AnimalAndPlantHealth, &[311]),
        (S::OilAndGas, &[236, 322]),
        (S::Electricity, &[236]),
        (S::FoodProcessing, &[321]),
        (S::Textiles, &[321]),
        (S::WoodAndFurniture, &[321]),
        (S::PaperAndPrinting, &[321]),
        (S::Petrochemicals, &[321]),
        (S::Chemicals, &[321]),
        (S::Pharmaceuticals, &[321]),
        (S::RubberAndPlastics, &[321]),
        (S::BuildingMaterials, &[321]),
        (S::Metals, &[321]),
        (S::Electronics, &[321]),
        (S::ElectricalEquipment, &[321]),
        (S::Machinery, &[321]),
        (S::AgriculturalMachinery, &[321]),
        (S::MotorVehicles, &[321]),
        (S::TransportEquipment, &[321]),
        (S::UrbanDevelopment, &[160, 430]),
        (S::RailTransport, &[210]),
        (S::RoadTransport, &[210]),
        (S::AirTransport, &[210]),
        (S::WaterTransport, &[210]),
        (S::Logistics, &[210]),
        (S::Telecommunications, &[220]),
        (S::InformationTechnology, &[220]),
        (S::Media, &[220]),
        (S::Post, &[220]),
        (S::Science, &[430]),
        (S::Culture, &[160]),
        (S::YouthAndSport, &[160]),
        (S::Parliaments, &[151]),
        (S::Regions, &[151]),
        (S::Justice, &[151]),
        (S::Migration, &[151]),
        (S::LawEnforcement, &[151]),
    ]
};

impl Sector {
    /// Returns the three-digit sectors of the OECD DAC under which activities in the sector and its
    /// parts are reported, in ascending order: the first three digits of purpose codes.
    ///
    /// A narrow sector shares its code with others: 321 is all of industry. What is no development
    /// assistance, such as defense, has none.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::Sector;
    ///
    /// assert!(Sector::MotorVehicles.dac_sectors().eq([321]));
    /// assert_eq!(Sector::from_dac(321), Some(Sector::Industry));
    /// assert_eq!(Sector::from_dac(998), None);
    /// ```
    pub fn dac_sectors(self) -> impl Iterator<Item = u16> {
        let homes = HOMES.iter().filter(|(_, home)| home.is_within(self)).map(|(code, _)| *code);
        let guests = GUESTS.iter().filter(|(guest, _)| *guest == self);
        let codes: BTreeSet<u16> =
            homes.chain(guests.flat_map(|(_, codes)| codes.iter().copied())).collect();
        codes.into_iter()
    }

    /// Returns the sector that is home to a three-digit sector of the OECD DAC; `None` if there is
    /// none, as of budget support. Where a code covers several of ours, it is the broad one, and of
    /// 160 (other social infrastructure) that of social protection, the largest part.
    #[must_use]
    pub fn from_dac(code: u16) -> Option<Self> {
        HOMES.iter().find(|(known, _)| *known == code).map(|(_, sector)| *sector)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The codes of narrower sectors that are none of the broader one, with the reason: the DAC
    /// counts statistics, housing and towns as social, getting oil as mining, police as government.
    const EXCEPTIONS: [(Sector, u16); 5] = [
        (Sector::Statistics, 160),
        (Sector::OilAndGas, 322),
        (Sector::UrbanDevelopment, 160),
        (Sector::UrbanDevelopment, 430),
        (Sector::LawEnforcement, 151),
    ];

    #[test]
    fn codes_stand_once_in_order_and_lead_back() {
        assert!(HOMES.is_sorted_by(|one, other| one.0 < other.0));
        assert!(GUESTS.is_sorted_by(|one, other| one.0 < other.0));
        for (code, sector) in HOMES {
            assert_eq!(Sector::from_dac(*code), Some(*sector));
            assert!(sector.dac_sectors().any(|found| found == *code));
        }
        for (guest, codes) in GUESTS {
            assert!(codes.is_sorted() && !codes.is_empty());
            for code in *codes {
                let is_home = Sector::from_dac(*code).is_some_and(|home| home.is_within(*guest));
                assert!(!is_home, "{guest} {code}");
            }
        }
    }

    #[test]
    fn narrower_codes_lie_within_the_broader_ones() {
        let mut outside = Vec::new();
        for &sector in Sector::ALL {
            let Some(broader) = sector.broader() else { continue };
            let codes: BTreeSet<_> = broader.dac_sectors().collect();
            let own = sector.dac_sectors().filter(|code| !codes.contains(code));
            outside.extend(own.map(|code| (sector, code)));
        }
        assert_eq!(outside, EXCEPTIONS);
    }

    #[test]
    fn the_sectors_without_a_code_are_these() {
        let without = Sector::ALL.iter().filter(|sector| sector.dac_sectors().count() == 0);
        let names: Vec<_> = without.map(|sector| sector.as_str()).collect();
        assert_eq!(
            names,
            [
                "competition",
                "defense-industry",
                "pipelines",
                "space",
                "remote-sensing",
                "humanitarian",
                "foreign-policy",
                "borders",
                "defense",
            ]
        );
    }
}
