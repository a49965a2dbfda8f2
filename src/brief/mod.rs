//! The brief of a country pair: typed figures first, text second.
//!
//! A [`Brief`] is computed from a [`Dossier`](crate::dossier::Dossier) for one date. Its parts are values,
//! which serialize to JSON; Markdown is one face of them.

mod agreement_row;
mod amount;
mod brief;
mod goods_row;
mod markdown;
mod markdown_facts;
mod markdown_relations;
mod markdown_text;
mod markdown_trade;
mod options;
mod project_row;
mod relations_row;
mod representation_row;
mod trade_row;
mod trade_text;
mod visit_row;

pub use self::{
    agreement_row::AgreementRow,
    amount::Amount,
    brief::Brief,
    goods_row::{GoodsItemRow, GoodsRow},
    options::BriefOptions,
    project_row::ProjectRow,
    relations_row::RelationsRow,
    representation_row::RepresentationRow,
    trade_row::{RowCoverage, TradeBasis, TradeRow},
    visit_row::VisitRow,
};
