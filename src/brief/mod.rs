//! The brief of a country pair: typed figures first, text second.
//!
//! A [`Brief`] is computed from a [`Dossier`](crate::dossier::Dossier) for one date. Its parts are values,
//! which serialize to JSON; Markdown is one face of them.

mod agreement_row;
mod amount;
mod as_of;
mod brief;
mod goods_row;
#[cfg(feature = "html")]
mod html;
mod in_force_row;
mod markdown;
mod markdown_facts;
mod markdown_goods;
mod markdown_relations;
mod markdown_text;
mod markdown_trade;
mod mirror_gap_row;
mod options;
mod project_row;
mod ranked_goods_row;
mod relations_row;
mod representation_row;
#[cfg(feature = "csv")]
mod sheet;
mod trade_file;
mod trade_row;
mod trade_text;
mod visit_row;

#[cfg(feature = "html")]
pub use self::html::HtmlOptions;
#[cfg(feature = "csv")]
pub use self::sheet::{BriefTable, BriefTableError, SheetError, SheetOptions};
pub use self::{
    agreement_row::AgreementRow,
    amount::Amount,
    brief::Brief,
    goods_row::{GoodsItemRow, GoodsRow},
    in_force_row::InForceRow,
    mirror_gap_row::MirrorGapRow,
    options::BriefOptions,
    project_row::ProjectRow,
    ranked_goods_row::{RankedGoodsItem, RankedGoodsRow},
    relations_row::RelationsRow,
    representation_row::RepresentationRow,
    trade_file::BriefError,
    trade_row::{RowCoverage, TradeBasis, TradeRow},
    visit_row::VisitRow,
};
#[cfg(feature = "csv")]
pub use crate::text::spreadsheet_text;
