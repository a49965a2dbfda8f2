//! Sectors of cooperation and industry: one vocabulary for the subjects of agreements, the talks
//! of visits and the industries of projects.
//!
//! It has two levels. A broad sector also holds what none of its narrower ones names, so that
//! every statement has a place: "cooperation in industry" is [`Sector::Industry`], a tractor
//! plant is [`Sector::AgriculturalMachinery`], and the second lies within the first.
//!
//! # Boundaries
//!
//! The sectors of the economy are whole divisions of ISIC Rev. 4 (United Nations, 2008), or
//! groups and classes where a division is too wide, and no division has two homes by accident:
//!
//! - Making goods (section C) is industry, whatever they are for: tractors are not agriculture,
//!   medicines not health, arms not defense, refined oil not energy.
//! - Getting oil and gas out (06, 091) is energy, as in energy statistics; other mining is mining.
//!   Moving them by pipeline (493) is transport.
//! - Farm machinery is class 2821, plastics in primary forms class 2013 beside refining (19),
//!   arms and fighting vehicles are 252 and 304.
//! - Post (53) and media (58 to 60) stand with telecommunications, veterinary services (75) with
//!   agriculture, travel agencies (79) and hotels (55, 56) with tourism.
//!
//! The sectors of the state have no division of their own beyond 84 (public administration and
//! defense), so they follow the three-digit sectors of the OECD DAC (the purpose codes of its
//! Creditor Reporting System): government is 151, security is 152 and the police of 151, education
//! is 111 to 114, health 121 to 130, labor, culture and sport are 160, trade policy is 331, the
//! environment 140 and 410, emergencies are 520 and 720 to 740. The sectors of the economy map
//! there too: transport to 210, communications to 220, energy to 231 to 236, finance to 240,
//! services and investment to 250, agriculture to 311 to 313, industry to 321, mining to 322
//! (where DAC also counts oil and gas), construction to 323, tourism to 332.
//!
//! Space has a home in neither scheme; it is kept because agreements name it.
//!
//! # Crosswalks
//!
//! [`Sector::isic_codes`], [`Sector::isic_divisions`] and [`Sector::from_isic`] lead to ISIC Rev. 4
//! and back: each division has one home, and each code of a part is one of the whole.
//! [`Sector::dac_sectors`] and [`Sector::from_dac`] lead to the DAC, where several of our sectors
//! share one code.

mod catalog;
mod dac;
mod isic;
mod sector;

pub use self::{catalog::Sector, sector::SectorError};
