//! The countries as literals.

// Written by tests/tables/countries.py: change the CSV files beside it instead.

use super::country::Country;

/// Every current country, every former one, and Kosovo.
impl Country {
    /// Aruba.
    pub const ABW: Self = Self::literal("ABW");
    /// Afghanistan.
    pub const AFG: Self = Self::literal("AFG");
    /// Angola.
    pub const AGO: Self = Self::literal("AGO");
    /// Anguilla.
    pub const AIA: Self = Self::literal("AIA");
    /// French Afars and Issas (withdrawn 1977).
    pub const AIDJ: Self = Self::literal("AIDJ");
    /// Åland Islands.
    pub const ALA: Self = Self::literal("ALA");
    /// Albania.
    pub const ALB: Self = Self::literal("ALB");
    /// Andorra.
    pub const AND: Self = Self::literal("AND");
    /// Netherlands Antilles (withdrawn 2010).
    pub const ANHH: Self = Self::literal("ANHH");
    /// United Arab Emirates.
    pub const ARE: Self = Self::literal("ARE");
    /// Argentina.
    pub const ARG: Self = Self::literal("ARG");
    /// Armenia.
    pub const ARM: Self = Self::literal("ARM");
    /// American Samoa.
    pub const ASM: Self = Self::literal("ASM");
    /// Antarctica.
    pub const ATA: Self = Self::literal("ATA");
    /// French Southern Territories.
    pub const ATF: Self = Self::literal("ATF");
    /// Antigua and Barbuda.
    pub const ATG: Self = Self::literal("ATG");
    /// Australia.
    pub const AUS: Self = Self::literal("AUS");
    /// Austria.
    pub const AUT: Self = Self::literal("AUT");
    /// Azerbaijan.
    pub const AZE: Self = Self::literal("AZE");
    /// Burundi.
    pub const BDI: Self = Self::literal("BDI");
    /// Belgium.
    pub const BEL: Self = Self::literal("BEL");
    /// Benin.
    pub const BEN: Self = Self::literal("BEN");
    /// Caribbean Netherlands.
    pub const BES: Self = Self::literal("BES");
    /// Burkina Faso.
    pub const BFA: Self = Self::literal("BFA");
    /// Bangladesh.
    pub const BGD: Self = Self::literal("BGD");
    /// Bulgaria.
    pub const BGR: Self = Self::literal("BGR");
    /// Bahrain.
    pub const BHR: Self = Self::literal("BHR");
    /// Bahamas.
    pub const BHS: Self = Self::literal("BHS");
    /// Bosnia and Herzegovina.
    pub const BIH: Self = Self::literal("BIH");
    /// Saint Barthélemy.
    pub const BLM: Self = Self::literal("BLM");
    /// Belarus.
    pub const BLR: Self = Self::literal("BLR");
    /// Belize.
    pub const BLZ: Self = Self::literal("BLZ");
    /// Bermuda.
    pub const BMU: Self = Self::literal("BMU");
    /// Bolivia.
    pub const BOL: Self = Self::literal("BOL");
    /// British Antarctic Territory (withdrawn 1979).
    pub const BQAQ: Self = Self::literal("BQAQ");
    /// Brazil.
    pub const BRA: Self = Self::literal("BRA");
    /// Barbados.
    pub const BRB: Self = Self::literal("BRB");
    /// Brunei.
    pub const BRN: Self = Self::literal("BRN");
    /// Bhutan.
    pub const BTN: Self = Self::literal("BTN");
    /// Burma (withdrawn 1989).
    pub const BUMM: Self = Self::literal("BUMM");
    /// Bouvet Island.
    pub const BVT: Self = Self::literal("BVT");
    /// Botswana.
    pub const BWA: Self = Self::literal("BWA");
    /// Byelorussian SSR (withdrawn 1992).
    pub const BYAA: Self = Self::literal("BYAA");
    /// Central African Republic.
    pub const CAF: Self = Self::literal("CAF");
    /// Canada.
    pub const CAN: Self = Self::literal("CAN");
    /// Cocos (Keeling) Islands.
    pub const CCK: Self = Self::literal("CCK");
    /// Switzerland.
    pub const CHE: Self = Self::literal("CHE");
    /// Chile.
    pub const CHL: Self = Self::literal("CHL");
    /// China.
    pub const CHN: Self = Self::literal("CHN");
    /// Côte d'Ivoire.
    pub const CIV: Self = Self::literal("CIV");
    /// Cameroon.
    pub const CMR: Self = Self::literal("CMR");
    /// Democratic Republic of the Congo.
    pub const COD: Self = Self::literal("COD");
    /// Republic of the Congo.
    pub const COG: Self = Self::literal("COG");
    /// Cook Islands.
    pub const COK: Self = Self::literal("COK");
    /// Colombia.
    pub const COL: Self = Self::literal("COL");
    /// Comoros.
    pub const COM: Self = Self::literal("COM");
    /// Cape Verde.
    pub const CPV: Self = Self::literal("CPV");
    /// Costa Rica.
    pub const CRI: Self = Self::literal("CRI");
    /// Czechoslovakia (withdrawn 1993).
    pub const CSHH: Self = Self::literal("CSHH");
    /// Serbia and Montenegro (withdrawn 2006).
    pub const CSXX: Self = Self::literal("CSXX");
    /// Canton and Enderbury Islands (withdrawn 1984).
    pub const CTKI: Self = Self::literal("CTKI");
    /// Cuba.
    pub const CUB: Self = Self::literal("CUB");
    /// Curaçao.
    pub const CUW: Self = Self::literal("CUW");
    /// Christmas Island.
    pub const CXR: Self = Self::literal("CXR");
    /// Cayman Islands.
    pub const CYM: Self = Self::literal("CYM");
    /// Cyprus.
    pub const CYP: Self = Self::literal("CYP");
    /// Czechia.
    pub const CZE: Self = Self::literal("CZE");
    /// East Germany (withdrawn 1990).
    pub const DDDE: Self = Self::literal("DDDE");
    /// Germany.
    pub const DEU: Self = Self::literal("DEU");
    /// Djibouti.
    pub const DJI: Self = Self::literal("DJI");
    /// Dominica.
    pub const DMA: Self = Self::literal("DMA");
    /// Denmark.
    pub const DNK: Self = Self::literal("DNK");
    /// Dominican Republic.
    pub const DOM: Self = Self::literal("DOM");
    /// Dahomey (withdrawn 1977).
    pub const DYBJ: Self = Self::literal("DYBJ");
    /// Algeria.
    pub const DZA: Self = Self::literal("DZA");
    /// Ecuador.
    pub const ECU: Self = Self::literal("ECU");
    /// Egypt.
    pub const EGY: Self = Self::literal("EGY");
    /// Eritrea.
    pub const ERI: Self = Self::literal("ERI");
    /// Western Sahara.
    pub const ESH: Self = Self::literal("ESH");
    /// Spain.
    pub const ESP: Self = Self::literal("ESP");
    /// Estonia.
    pub const EST: Self = Self::literal("EST");
    /// Ethiopia.
    pub const ETH: Self = Self::literal("ETH");
    /// Finland.
    pub const FIN: Self = Self::literal("FIN");
    /// Fiji.
    pub const FJI: Self = Self::literal("FJI");
    /// Falkland Islands.
    pub const FLK: Self = Self::literal("FLK");
    /// French Southern and Antarctic Territories (withdrawn 1979).
    pub const FQHH: Self = Self::literal("FQHH");
    /// France.
    pub const FRA: Self = Self::literal("FRA");
    /// Faroe Islands.
    pub const FRO: Self = Self::literal("FRO");
    /// Micronesia.
    pub const FSM: Self = Self::literal("FSM");
    /// Metropolitan France (withdrawn 1997).
    pub const FXFR: Self = Self::literal("FXFR");
    /// Gabon.
    pub const GAB: Self = Self::literal("GAB");
    /// United Kingdom.
    pub const GBR: Self = Self::literal("GBR");
    /// Gilbert and Ellice Islands (withdrawn 1979).
    pub const GEHH: Self = Self::literal("GEHH");
    /// Georgia.
    pub const GEO: Self = Self::literal("GEO");
    /// Guernsey.
    pub const GGY: Self = Self::literal("GGY");
    /// Ghana.
    pub const GHA: Self = Self::literal("GHA");
    /// Gibraltar.
    pub const GIB: Self = Self::literal("GIB");
    /// Guinea.
    pub const GIN: Self = Self::literal("GIN");
    /// Guadeloupe.
    pub const GLP: Self = Self::literal("GLP");
    /// Gambia.
    pub const GMB: Self = Self::literal("GMB");
    /// Guinea-Bissau.
    pub const GNB: Self = Self::literal("GNB");
    /// Equatorial Guinea.
    pub const GNQ: Self = Self::literal("GNQ");
    /// Greece.
    pub const GRC: Self = Self::literal("GRC");
    /// Grenada.
    pub const GRD: Self = Self::literal("GRD");
    /// Greenland.
    pub const GRL: Self = Self::literal("GRL");
    /// Guatemala.
    pub const GTM: Self = Self::literal("GTM");
    /// French Guiana.
    pub const GUF: Self = Self::literal("GUF");
    /// Guam.
    pub const GUM: Self = Self::literal("GUM");
    /// Guyana.
    pub const GUY: Self = Self::literal("GUY");
    /// Hong Kong.
    pub const HKG: Self = Self::literal("HKG");
    /// Heard Island and `McDonald` Islands.
    pub const HMD: Self = Self::literal("HMD");
    /// Honduras.
    pub const HND: Self = Self::literal("HND");
    /// Croatia.
    pub const HRV: Self = Self::literal("HRV");
    /// Haiti.
    pub const HTI: Self = Self::literal("HTI");
    /// Hungary.
    pub const HUN: Self = Self::literal("HUN");
    /// Upper Volta (withdrawn 1984).
    pub const HVBF: Self = Self::literal("HVBF");
    /// Indonesia.
    pub const IDN: Self = Self::literal("IDN");
    /// Isle of Man.
    pub const IMN: Self = Self::literal("IMN");
    /// India.
    pub const IND: Self = Self::literal("IND");
    /// British Indian Ocean Territory.
    pub const IOT: Self = Self::literal("IOT");
    /// Ireland.
    pub const IRL: Self = Self::literal("IRL");
    /// Iran.
    pub const IRN: Self = Self::literal("IRN");
    /// Iraq.
    pub const IRQ: Self = Self::literal("IRQ");
    /// Iceland.
    pub const ISL: Self = Self::literal("ISL");
    /// Israel.
    pub const ISR: Self = Self::literal("ISR");
    /// Italy.
    pub const ITA: Self = Self::literal("ITA");
    /// Jamaica.
    pub const JAM: Self = Self::literal("JAM");
    /// Jersey.
    pub const JEY: Self = Self::literal("JEY");
    /// Jordan.
    pub const JOR: Self = Self::literal("JOR");
    /// Japan.
    pub const JPN: Self = Self::literal("JPN");
    /// Johnston Island (withdrawn 1986).
    pub const JTUM: Self = Self::literal("JTUM");
    /// Kazakhstan.
    pub const KAZ: Self = Self::literal("KAZ");
    /// Kenya.
    pub const KEN: Self = Self::literal("KEN");
    /// Kyrgyzstan.
    pub const KGZ: Self = Self::literal("KGZ");
    /// Cambodia.
    pub const KHM: Self = Self::literal("KHM");
    /// Kiribati.
    pub const KIR: Self = Self::literal("KIR");
    /// Saint Kitts and Nevis.
    pub const KNA: Self = Self::literal("KNA");
    /// South Korea.
    pub const KOR: Self = Self::literal("KOR");
    /// Kuwait.
    pub const KWT: Self = Self::literal("KWT");
    /// Laos.
    pub const LAO: Self = Self::literal("LAO");
    /// Lebanon.
    pub const LBN: Self = Self::literal("LBN");
    /// Liberia.
    pub const LBR: Self = Self::literal("LBR");
    /// Libya.
    pub const LBY: Self = Self::literal("LBY");
    /// Saint Lucia.
    pub const LCA: Self = Self::literal("LCA");
    /// Liechtenstein.
    pub const LIE: Self = Self::literal("LIE");
    /// Sri Lanka.
    pub const LKA: Self = Self::literal("LKA");
    /// Lesotho.
    pub const LSO: Self = Self::literal("LSO");
    /// Lithuania.
    pub const LTU: Self = Self::literal("LTU");
    /// Luxembourg.
    pub const LUX: Self = Self::literal("LUX");
    /// Latvia.
    pub const LVA: Self = Self::literal("LVA");
    /// Macao.
    pub const MAC: Self = Self::literal("MAC");
    /// Saint Martin.
    pub const MAF: Self = Self::literal("MAF");
    /// Morocco.
    pub const MAR: Self = Self::literal("MAR");
    /// Monaco.
    pub const MCO: Self = Self::literal("MCO");
    /// Moldova.
    pub const MDA: Self = Self::literal("MDA");
    /// Madagascar.
    pub const MDG: Self = Self::literal("MDG");
    /// Maldives.
    pub const MDV: Self = Self::literal("MDV");
    /// Mexico.
    pub const MEX: Self = Self::literal("MEX");
    /// Marshall Islands.
    pub const MHL: Self = Self::literal("MHL");
    /// Midway Islands (withdrawn 1986).
    pub const MIUM: Self = Self::literal("MIUM");
    /// North Macedonia.
    pub const MKD: Self = Self::literal("MKD");
    /// Mali.
    pub const MLI: Self = Self::literal("MLI");
    /// Malta.
    pub const MLT: Self = Self::literal("MLT");
    /// Myanmar.
    pub const MMR: Self = Self::literal("MMR");
    /// Montenegro.
    pub const MNE: Self = Self::literal("MNE");
    /// Mongolia.
    pub const MNG: Self = Self::literal("MNG");
    /// Northern Mariana Islands.
    pub const MNP: Self = Self::literal("MNP");
    /// Mozambique.
    pub const MOZ: Self = Self::literal("MOZ");
    /// Mauritania.
    pub const MRT: Self = Self::literal("MRT");
    /// Montserrat.
    pub const MSR: Self = Self::literal("MSR");
    /// Martinique.
    pub const MTQ: Self = Self::literal("MTQ");
    /// Mauritius.
    pub const MUS: Self = Self::literal("MUS");
    /// Malawi.
    pub const MWI: Self = Self::literal("MWI");
    /// Malaysia.
    pub const MYS: Self = Self::literal("MYS");
    /// Mayotte.
    pub const MYT: Self = Self::literal("MYT");
    /// Namibia.
    pub const NAM: Self = Self::literal("NAM");
    /// New Caledonia.
    pub const NCL: Self = Self::literal("NCL");
    /// Niger.
    pub const NER: Self = Self::literal("NER");
    /// Norfolk Island.
    pub const NFK: Self = Self::literal("NFK");
    /// Nigeria.
    pub const NGA: Self = Self::literal("NGA");
    /// New Hebrides (withdrawn 1980).
    pub const NHVU: Self = Self::literal("NHVU");
    /// Nicaragua.
    pub const NIC: Self = Self::literal("NIC");
    /// Niue.
    pub const NIU: Self = Self::literal("NIU");
    /// Netherlands.
    pub const NLD: Self = Self::literal("NLD");
    /// Norway.
    pub const NOR: Self = Self::literal("NOR");
    /// Nepal.
    pub const NPL: Self = Self::literal("NPL");
    /// Dronning Maud Land (withdrawn 1983).
    pub const NQAQ: Self = Self::literal("NQAQ");
    /// Nauru.
    pub const NRU: Self = Self::literal("NRU");
    /// Neutral Zone (withdrawn 1993).
    pub const NTHH: Self = Self::literal("NTHH");
    /// New Zealand.
    pub const NZL: Self = Self::literal("NZL");
    /// Oman.
    pub const OMN: Self = Self::literal("OMN");
    /// Pakistan.
    pub const PAK: Self = Self::literal("PAK");
    /// Panama.
    pub const PAN: Self = Self::literal("PAN");
    /// Trust Territory of the Pacific Islands (withdrawn 1986).
    pub const PCHH: Self = Self::literal("PCHH");
    /// Pitcairn.
    pub const PCN: Self = Self::literal("PCN");
    /// Peru.
    pub const PER: Self = Self::literal("PER");
    /// Philippines.
    pub const PHL: Self = Self::literal("PHL");
    /// Palau.
    pub const PLW: Self = Self::literal("PLW");
    /// Papua New Guinea.
    pub const PNG: Self = Self::literal("PNG");
    /// Poland.
    pub const POL: Self = Self::literal("POL");
    /// Puerto Rico.
    pub const PRI: Self = Self::literal("PRI");
    /// North Korea.
    pub const PRK: Self = Self::literal("PRK");
    /// Portugal.
    pub const PRT: Self = Self::literal("PRT");
    /// Paraguay.
    pub const PRY: Self = Self::literal("PRY");
    /// Palestine.
    pub const PSE: Self = Self::literal("PSE");
    /// United States Miscellaneous Pacific Islands (withdrawn 1986).
    pub const PUUM: Self = Self::literal("PUUM");
    /// French Polynesia.
    pub const PYF: Self = Self::literal("PYF");
    /// Panama Canal Zone (withdrawn 1980).
    pub const PZPA: Self = Self::literal("PZPA");
    /// Qatar.
    pub const QAT: Self = Self::literal("QAT");
    /// Réunion.
    pub const REU: Self = Self::literal("REU");
    /// Southern Rhodesia (withdrawn 1980).
    pub const RHZW: Self = Self::literal("RHZW");
    /// Romania.
    pub const ROU: Self = Self::literal("ROU");
    /// Russia.
    pub const RUS: Self = Self::literal("RUS");
    /// Rwanda.
    pub const RWA: Self = Self::literal("RWA");
    /// Saudi Arabia.
    pub const SAU: Self = Self::literal("SAU");
    /// Sudan.
    pub const SDN: Self = Self::literal("SDN");
    /// Senegal.
    pub const SEN: Self = Self::literal("SEN");
    /// Singapore.
    pub const SGP: Self = Self::literal("SGP");
    /// South Georgia and the South Sandwich Islands.
    pub const SGS: Self = Self::literal("SGS");
    /// Saint Helena, Ascension and Tristan da Cunha.
    pub const SHN: Self = Self::literal("SHN");
    /// Svalbard and Jan Mayen.
    pub const SJM: Self = Self::literal("SJM");
    /// Sikkim (withdrawn 1975).
    pub const SKIN: Self = Self::literal("SKIN");
    /// Solomon Islands.
    pub const SLB: Self = Self::literal("SLB");
    /// Sierra Leone.
    pub const SLE: Self = Self::literal("SLE");
    /// El Salvador.
    pub const SLV: Self = Self::literal("SLV");
    /// San Marino.
    pub const SMR: Self = Self::literal("SMR");
    /// Somalia.
    pub const SOM: Self = Self::literal("SOM");
    /// Saint Pierre and Miquelon.
    pub const SPM: Self = Self::literal("SPM");
    /// Serbia.
    pub const SRB: Self = Self::literal("SRB");
    /// South Sudan.
    pub const SSD: Self = Self::literal("SSD");
    /// São Tomé and Príncipe.
    pub const STP: Self = Self::literal("STP");
    /// Soviet Union (withdrawn 1992).
    pub const SUHH: Self = Self::literal("SUHH");
    /// Suriname.
    pub const SUR: Self = Self::literal("SUR");
    /// Slovakia.
    pub const SVK: Self = Self::literal("SVK");
    /// Slovenia.
    pub const SVN: Self = Self::literal("SVN");
    /// Sweden.
    pub const SWE: Self = Self::literal("SWE");
    /// Eswatini.
    pub const SWZ: Self = Self::literal("SWZ");
    /// Sint Maarten.
    pub const SXM: Self = Self::literal("SXM");
    /// Seychelles.
    pub const SYC: Self = Self::literal("SYC");
    /// Syria.
    pub const SYR: Self = Self::literal("SYR");
    /// Turks and Caicos Islands.
    pub const TCA: Self = Self::literal("TCA");
    /// Chad.
    pub const TCD: Self = Self::literal("TCD");
    /// Togo.
    pub const TGO: Self = Self::literal("TGO");
    /// Thailand.
    pub const THA: Self = Self::literal("THA");
    /// Tajikistan.
    pub const TJK: Self = Self::literal("TJK");
    /// Tokelau.
    pub const TKL: Self = Self::literal("TKL");
    /// Turkmenistan.
    pub const TKM: Self = Self::literal("TKM");
    /// Timor-Leste.
    pub const TLS: Self = Self::literal("TLS");
    /// Tonga.
    pub const TON: Self = Self::literal("TON");
    /// East Timor (withdrawn 2002).
    pub const TPTL: Self = Self::literal("TPTL");
    /// Trinidad and Tobago.
    pub const TTO: Self = Self::literal("TTO");
    /// Tunisia.
    pub const TUN: Self = Self::literal("TUN");
    /// Türkiye.
    pub const TUR: Self = Self::literal("TUR");
    /// Tuvalu.
    pub const TUV: Self = Self::literal("TUV");
    /// Taiwan.
    pub const TWN: Self = Self::literal("TWN");
    /// Tanzania.
    pub const TZA: Self = Self::literal("TZA");
    /// Uganda.
    pub const UGA: Self = Self::literal("UGA");
    /// Ukraine.
    pub const UKR: Self = Self::literal("UKR");
    /// United States Minor Outlying Islands.
    pub const UMI: Self = Self::literal("UMI");
    /// Uruguay.
    pub const URY: Self = Self::literal("URY");
    /// United States.
    pub const USA: Self = Self::literal("USA");
    /// Uzbekistan.
    pub const UZB: Self = Self::literal("UZB");
    /// Vatican City.
    pub const VAT: Self = Self::literal("VAT");
    /// Saint Vincent and the Grenadines.
    pub const VCT: Self = Self::literal("VCT");
    /// North Vietnam (withdrawn 1977).
    pub const VDVN: Self = Self::literal("VDVN");
    /// Venezuela.
    pub const VEN: Self = Self::literal("VEN");
    /// British Virgin Islands.
    pub const VGB: Self = Self::literal("VGB");
    /// United States Virgin Islands.
    pub const VIR: Self = Self::literal("VIR");
    /// Vietnam.
    pub const VNM: Self = Self::literal("VNM");
    /// Vanuatu.
    pub const VUT: Self = Self::literal("VUT");
    /// Wake Island (withdrawn 1986).
    pub const WKUM: Self = Self::literal("WKUM");
    /// Wallis and Futuna.
    pub const WLF: Self = Self::literal("WLF");
    /// Samoa.
    pub const WSM: Self = Self::literal("WSM");
    /// Kosovo.
    pub const XKX: Self = Self::literal("XKX");
    /// South Yemen (withdrawn 1990).
    pub const YDYE: Self = Self::literal("YDYE");
    /// Yemen.
    pub const YEM: Self = Self::literal("YEM");
    /// Yugoslavia (withdrawn 2003).
    pub const YUCS: Self = Self::literal("YUCS");
    /// South Africa.
    pub const ZAF: Self = Self::literal("ZAF");
    /// Zambia.
    pub const ZMB: Self = Self::literal("ZMB");
    /// Zaire (withdrawn 1997).
    pub const ZRCD: Self = Self::literal("ZRCD");
    /// Zimbabwe.
    pub const ZWE: Self = Self::literal("ZWE");
}
