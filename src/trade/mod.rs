//! Trade: flows as statistics report them, tables that refuse mixes, views that sum, and figures as
//! the press prints them.
//!
//! Who says is not who does: a *reporter* tells of its trade with a *partner*, and from the direction
//! of the flow follows who the *exporter* and the *importer* are.

mod builder;
mod control;
mod coverage;
mod data;
mod figures;
mod figures_record;
mod figures_series;
#[cfg(test)]
mod figures_tests;
mod flow;
mod flow_kind;
mod flow_record;
mod flow_view;
mod goods;
mod goods_record;
mod growth;
mod reported;
mod row_use;
mod summary;
mod table;
mod table_error;
#[cfg(test)]
mod table_tests;
mod tally;
mod total;
mod total_basis;
mod two_way;
mod valuation;
mod view;

pub use self::{
    coverage::Coverage,
    data::TradeData,
    figures::{TradeFigures, TradeFiguresError, TradeMeasure},
    figures_record::TradeFiguresRecord,
    figures_series::{TradeFiguresSeries, TradeFiguresSeriesError, TradeFiguresView},
    flow::{TradeFlow, TradeFlowError},
    flow_kind::{Direction, FlowKind},
    flow_record::TradeFlowRecord,
    flow_view::FlowView,
    goods::{GoodsList, GoodsListError},
    goods_record::{GoodsItemRecord, GoodsListRecord},
    growth::TradeGrowthError,
    reported::ReportedTrade,
    row_use::RowUse,
    summary::BilateralTrade,
    table::{DuplicatePolicy, TradeTable},
    table_error::TradeTableError,
    total::FlowTotal,
    total_basis::TotalBasis,
    two_way::TwoWayTrade,
    valuation::{Valuation, Valuations},
    view::{TradeView, TradeViewError},
};
