//! Trade: flows as statistics report them, tables that refuse mixes, views that sum, and figures as
//! the press prints them.
//!
//! Who says is not who does: a *reporter* tells of its trade with a *partner*, and from the direction
//! of the flow follows who the *exporter* and the *importer* are.

mod basis;
mod builder;
mod content;
mod control;
mod coverage;
mod data;
mod figures;
mod figures_record;
mod figures_remarks;
mod figures_series;
#[cfg(test)]
mod figures_tests;
mod flow;
mod flow_kind;
mod flow_record;
mod flow_sum;
mod flow_view;
mod from_flows;
mod goods;
mod goods_record;
mod growth;
mod growth_breakdown;
mod growth_record;
mod growth_table;
mod largest;
mod pair_goods;
mod pair_growth;
mod pair_totals;
mod ranking;
mod rebuilt;
mod reported;
mod reporters;
mod row;
mod row_use;
mod selection;
mod series;
mod series_gaps;
pub(crate) mod store;
mod summary;
mod table;
mod table_conversion;
mod table_error;
#[cfg(test)]
mod table_tests;
mod tally;
mod top;
mod total;
mod total_basis;
mod two_way;
mod undefined_growth;
mod valuation;
mod view;
mod view_error;
#[cfg(test)]
mod view_tests;

#[cfg(feature = "arrow-59")]
pub(crate) use self::table::PartitionKey;
#[cfg(any(feature = "csv", feature = "arrow-59"))]
pub(crate) use self::table::PartnerClass;
pub use self::{
    basis::{Reconciler, TradeBasis},
    builder::TradeBuilder,
    content::TradeContent,
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
    growth_breakdown::{GrowthBreakdown, GrowthPart},
    growth_record::{GrowthForm, StatedGrowthRecord},
    growth_table::{GrowthRow, TwoWayMeasure},
    pair_goods::{PairCommodity, PairGoods},
    pair_growth::{PairGrowth, PairGrowths},
    pair_totals::{PairTotal, PairTotals},
    ranking::{Ranked, Ranking, RankingPercentages},
    reported::ReportedTrade,
    row::TradeRow,
    row_use::RowUse,
    series::{SeriesCoverage, SeriesGrowth, SeriesPoint, TradeSeries},
    summary::BilateralTrade,
    table::{DuplicatePolicy, TradeTable},
    table_conversion::TableConversion,
    table_error::TradeTableError,
    total::FlowTotal,
    total_basis::TotalBasis,
    two_way::TwoWayTrade,
    undefined_growth::UndefinedGrowth,
    valuation::{Valuation, Valuations},
    view::TradeView,
    view_error::TradeViewError,
};
pub(crate) use self::{
    rebuilt::{RebuiltRow, RowKey, TableHead, rebuilt},
    selection::Selection,
    table::in_units,
    tally::{money, rows_within},
};
