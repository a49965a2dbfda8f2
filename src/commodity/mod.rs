//! Commodities: codes of the Harmonized System (HS), the editions they belong to, and the codes
//! that trade statistics use beside it.
//!
//! A code means something only within an edition: in H3 `820590` is sets of hand tools, in H4 it
//! takes in anvils and forges, which had a code of their own. A [`Commodity`] is therefore an
//! edition and a code, and a question across two editions is an error, never an answer.

mod code;
mod code_hasher;
mod code_text;
mod commodity;
mod commodity_code;
mod edition;
mod edition_fit;
mod level;
mod nomenclature;
mod nomenclature_table;
mod section;
mod special;

pub(crate) use self::code_hasher::HashCodes;
pub use self::{
    code::{HsCode, HsCodeError},
    commodity::{Commodity, CommodityError},
    commodity_code::{CommodityCode, CommodityCodeError},
    edition::{HsEdition, HsEditionError},
    edition_fit::EditionFit,
    level::{CommodityLevel, HsLevel},
    section::{HsSection, HsSectionError},
    special::{SpecialCode, SpecialCodeError},
};
