//! Countries, pairs of countries, and the codes and groups under which statistics know them.
//!
//! A [`Country`] is one entity of ISO 3166, current or former. The files of the field carry other
//! numbers, which mean different things in different years: a [`CodeSystem`] resolves them to a
//! [`Partner`], which may be a country, the world, a group or an area that is none of these. Only
//! a country enters a [`CountryPair`].

mod code_row;
mod code_system;
mod code_table;
mod constants;
mod country;
mod directed_pair;
mod entry;
mod group;
mod group_table;
mod membership;
mod nes;
mod pair;
mod partner;
mod resolution;
mod resolve_options;
mod table;

pub use code_system::{CodeSystem, CodeSystemError, ResolveError};
pub use country::{Country, CountryError, CountryStatus};
pub use directed_pair::DirectedPair;
pub use group::{CountryGroup, CountryGroupError};
pub use membership::{Membership, MembershipKind};
pub use nes::{NesCode, NesCodeError};
pub use pair::{CountryPair, PairError};
pub use partner::{Partner, PartnerError};
pub use resolution::{CodeNote, Resolution};
pub use resolve_options::{OtherAsia, ResolveOptions};
