//! The list of sectors.

use serde::{Deserialize, Serialize};

/// What the list says about one sector.
pub(super) struct Entry {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) broader: Option<Sector>,
    pub(super) description: &'static str,
}

/// Writes the enum and its table from one list, so that the documentation, the wire form and the
/// two levels cannot drift apart.
macro_rules! sectors {
    ($(
        $broad:ident $code:literal $name:literal $description:literal {
            $($narrow:ident $narrow_code:literal $narrow_name:literal $narrow_description:literal)*
        }
    )+) => {
        /// A sector in which two countries cooperate, or an industry of a joint project.
        ///
        /// The order is that of the list: each broad sector, then its narrower ones. See the
        /// [module](crate::sector) for the boundaries.
        ///
        /// # Examples
        ///
        /// ```
        /// use bilateral::Sector;
        ///
        /// let sector: Sector = "agricultural-machinery".parse()?;
        /// assert_eq!(sector.broader(), Some(Sector::Industry));
        /// assert!(sector.is_within(Sector::Industry));
        /// assert!(!sector.is_within(Sector::Agriculture));
        /// assert!("tractors".parse::<Sector>().is_err());
        /// # Ok::<(), bilateral::sector::SectorError>(())
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        #[non_exhaustive]
        pub enum Sector {
            $(
                #[doc = $description]
                $broad,
                $(
                    #[doc = $narrow_description]
                    $narrow,
                )*
            )+
        }

        impl Sector {
            /// Every sector, each broad one before its narrower ones.
            pub const ALL: &'static [Self] = &[$(Self::$broad, $(Self::$narrow,)*)+];

            /// Returns what the list says about the sector.
            pub(super) const fn entry(self) -> Entry {
                match self {
                    $(
                        Self::$broad => Entry {
                            code: $code,
                            name: $name,
                            broader: None,
                            description: $description,
                        },
                        $(
                            Self::$narrow => Entry {
                                code: $narrow_code,
                                name: $narrow_name,
                                broader: Some(Self::$broad),
                                description: $narrow_description,
                            },
                        )*
                    )+
                }
            }
        }
    };
}

// The comments name the divisions of ISIC Rev. 4 that the boundaries follow.
sectors! {
    // 8413
    Economy "economy" "Economy"
        "Economic relations as a whole, economic policy, joint commissions on the economy." {
        Taxation "taxation" "Taxation"
            "Taxes: double taxation, exchange of information, tax administration."
        Competition "competition" "Competition"
            "Competition policy, action against monopolies, protection of consumers."
        Statistics "statistics" "Statistics"
            "Official statistics and the exchange of data between statistical offices."
    }
    // 45 to 47
    Trade "trade" "Trade"
        "Trade in goods and services: free trade, market access, trading houses, retail." {
        Customs "customs" "Customs"
            "Customs procedures, mutual assistance of customs services, easing of border trade."
        Standards "standards" "Standards and conformity"
            "Standards, measurement, certification and mutual recognition of tests."
    }
    // none of its own
    Investment "investment" "Investment"
        "Promotion and protection of investment, industrial parks, joint funds." {}
    // 64 to 66
    Finance "finance" "Finance"
        "Public and private finance: payments, credit, debt, capital markets." {
        Banking "banking" "Banking"
            "Banks and central banks, settlement in national currencies."
        Insurance "insurance" "Insurance"
            "Insurance, reinsurance, insurance of export credit and pension funds."
    }
    // 68 to 71, 73, 74, 77, 78, 80 to 82, 92, 94 to 96
    Services "services" "Business and other services"
        "Services to business and persons: consulting, leasing, exhibitions, real estate, repair." {}
    // 01
    Agriculture "agriculture" "Agriculture"
        "Agriculture as a whole, rural development, irrigation, services to farms." {
        Crops "crops" "Crop production"
            "Growing of grain, cotton, fruit, nuts and vegetables, greenhouses and seed."
        Livestock "livestock" "Livestock"
            "Raising of cattle, poultry and other animals, breeding, raw milk."
        Forestry "forestry" "Forestry"
            "Forests, logging, protection of forests, hunting."
        Fishing "fishing" "Fishing"
            "Fishing and fish farming."
        AnimalAndPlantHealth "animal-and-plant-health" "Animal and plant health"
            "Veterinary services, plant quarantine, sanitary rules for food and feed."
    }
    // 05, 07, 08, 099
    Mining "mining" "Mining"
        "Mining of coal, metal ores, potash, stone and other minerals, and geology." {}
    // 35
    Energy "energy" "Energy"
        "Energy as a whole: policy, efficiency, heat." {
        // 06, 091, 352
        OilAndGas "oil-and-gas" "Oil and gas"
            "Getting of oil and gas, their supply and the distribution of gas."
        Electricity "electricity" "Electricity"
            "Electric power: stations on fuel, networks, supply across borders."
        RenewableEnergy "renewable-energy" "Renewable energy"
            "Power and heat from water, wind, sun, biomass and the earth."
        NuclearEnergy "nuclear-energy" "Nuclear energy"
            "Nuclear power and nuclear and radiation safety."
    }
    // 32, 33
    Industry "industry" "Industry"
        "Manufacturing as a whole, industrial policy, and goods that no narrower sector names." {
        // 10 to 12
        FoodProcessing "food-processing" "Food processing"
            "Making of food, dairy products, drinks, feed and tobacco products."
        // 13 to 15
        Textiles "textiles" "Textiles, clothing and leather"
            "Making of textiles, carpets, clothing, leather goods and shoes."
        // 16, 31
        WoodAndFurniture "wood-and-furniture" "Wood and furniture"
            "Sawmilling, board and other wood products, and furniture."
        // 17, 18
        PaperAndPrinting "paper-and-printing" "Paper and printing"
            "Making of pulp, paper and board, and printing."
        // 19, 2013
        Petrochemicals "petrochemicals" "Refining and petrochemicals"
            "Refining of oil, and plastics and synthetic rubber in primary forms."
        // 20 without 2013
        Chemicals "chemicals" "Chemicals"
            "Making of basic chemicals, fertilizers, paints, soap and man-made fibers."
        // 21
        Pharmaceuticals "pharmaceuticals" "Pharmaceuticals"
            "Making of medicines, vaccines and their active substances."
        // 22
        RubberAndPlastics "rubber-and-plastics" "Rubber and plastic goods"
            "Making of tires and other goods of rubber and plastics."
        // 23
        BuildingMaterials "building-materials" "Building materials, glass and ceramics"
            "Making of cement, brick, glass, ceramics and other goods of minerals."
        // 24, 25 without 252
        Metals "metals" "Metals and metal goods"
            "Making of steel, aluminum and other metals, structures, tools and hardware."
        // 26
        Electronics "electronics" "Electronics and optics"
            "Making of electronic parts, computers, instruments and optical goods."
        // 27
        ElectricalEquipment "electrical-equipment" "Electrical equipment"
            "Making of transformers, motors, cables, lamps and household appliances."
        // 28 without 2821
        Machinery "machinery" "Machine building"
            "Making of machines: engines, elevators, machine tools, mining and road machines."
        // 2821
        AgriculturalMachinery "agricultural-machinery" "Agricultural machinery"
            "Making and assembly of tractors, harvesters and other farm and forest machines."
        // 29
        MotorVehicles "motor-vehicles" "Motor vehicles"
            "Making and assembly of cars, trucks, buses, trailers and their parts."
        // 30 without 304
        TransportEquipment "transport-equipment" "Rolling stock, ships and aircraft"
            "Making of railway cars, locomotives, ships, aircraft and cycles."
        // 252, 304
        DefenseIndustry "defense-industry" "Defense industry"
            "Military-technical cooperation: making, repair and supply of arms."
    }
    // 41 to 43
    Construction "construction" "Construction"
        "Building of plants, houses, roads and other works." {
        UrbanDevelopment "urban-development" "Urban development and housing"
            "Planning of towns and regions, housing policy, architecture, restoration of settlements."
    }
    // 49 to 52
    Transport "transport" "Transport"
        "Transport as a whole, corridors, transit." {
        RailTransport "rail-transport" "Rail transport"
            "Carriage by railway, its lines and stations."
        RoadTransport "road-transport" "Road transport"
            "Carriage by road, permits of carriers, public transport in towns."
        AirTransport "air-transport" "Air transport"
            "Civil aviation, air services, airports."
        WaterTransport "water-transport" "Water transport"
            "Shipping by sea and inland waters, seafarers and ports."
        Pipelines "pipelines" "Pipelines"
            "Carriage of oil, gas and other goods by pipeline."
        Logistics "logistics" "Logistics"
            "Warehouses, terminals, forwarding and multimodal centers."
    }
    // 53, 58 to 63
    Communications "communications" "Information and communications"
        "Information and communications as a whole, policy for the digital economy." {
        Telecommunications "telecommunications" "Telecommunications"
            "Telephone, mobile and data networks, radio frequencies."
        InformationTechnology "information-technology" "Information technology"
            "Software, data centers, electronic government, security of information systems."
        Media "media" "Media"
            "Press, news agencies, broadcasting, film and publishing."
        Post "post" "Post"
            "Postal and courier services."
    }
    // none of its own
    Space "space" "Space"
        "Space research and the peaceful use of outer space, satellites and launches." {
        RemoteSensing "remote-sensing" "Remote sensing"
            "Images of the earth from space and the services made of them."
    }
    // 55, 56, 79
    Tourism "tourism" "Tourism"
        "Travel between the countries, resorts, hotels, travel agencies." {}
    // policy; 36 to 39 below
    Environment "environment" "Environment"
        "Protection of nature, climate, shared waters, weather services." {
        WaterAndWaste "water-and-waste" "Water supply and waste"
            "Water supply, sewerage, collection and recycling of waste, cleanup."
    }
    // 72
    Science "science" "Science and technology"
        "Research, innovation, technology transfer, patents and other intellectual property." {}
    // 85
    Education "education" "Education"
        "Schools, vocational training, universities, recognition of degrees." {}
    // 90, 91
    Culture "culture" "Culture"
        "Arts, heritage, museums, libraries, archives, days of culture, religion." {}
    // 93
    YouthAndSport "youth-and-sport" "Youth and sport"
        "Sport, youth policy and exchanges of young people." {}
    // 86
    Health "health" "Health"
        "Medical care, public health, medical science, admission of medicines." {}
    // 8430, 87, 88, 97, 98
    Labor "labor" "Labor and social protection"
        "Employment, pensions, social security, social care." {}
    // none of its own
    Humanitarian "humanitarian" "Humanitarian sphere"
        "Ties between people as a whole, where culture, education or another is not named." {}
    // none of its own
    Emergencies "emergencies" "Emergencies and relief"
        "Prevention of disasters, rescue, humanitarian aid, refugees, reconstruction." {}
    // 8411, 8412
    Government "government" "Government and politics"
        "Political relations as a whole, public administration, civil service." {
        // 8421, 99
        ForeignPolicy "foreign-policy" "Foreign policy"
            "Consultations of foreign ministries, joint work in international organizations."
        Parliaments "parliaments" "Parliaments"
            "Cooperation of parliaments, friendship groups."
        Regions "regions" "Regions and towns"
            "Cooperation of regions, twin towns, local government."
        Justice "justice" "Justice"
            "Legal assistance, extradition, courts, prosecution, transfer of sentenced persons."
        Migration "migration" "Migration and consular matters"
            "Visas, entry and stay, readmission, labor migrants, citizenship, consulates."
    }
    // 8423
    Security "security" "Security"
        "Security as a whole, security services, arms control, clearance of mines." {
        LawEnforcement "law-enforcement" "Law enforcement"
            "Police work against crime, terrorism, drugs and corruption."
        Borders "borders" "Borders"
            "Course of the border, border guards and crossing points."
        // 8422
        Defense "defense" "Defense"
            "Armed forces: military cooperation, exercises, training of officers."
    }
}
