//! The files of statistics offices: rows in, a trade table and a report on every row out.

mod baci;
mod baci_countries;
mod baci_fast;
mod baci_products;
mod balance;
mod closing;
mod code_file;
mod codes;
mod comtrade;
mod control;
mod coverage;
mod dating;
mod digits;
mod disposition;
mod draft;
mod fault;
mod fields;
mod filter;
mod flat;
mod flat_write;
mod format;
mod group_by;
mod header;
mod imf_rates;
mod imf_series;
mod input;
mod inputs;
mod intake;
mod key_check;
mod known_codes;
mod ledger;
mod legacy;
mod limits;
mod lines;
mod load;
mod load_error;
mod measures;
mod mode;
mod number;
mod oecd_margins;
mod options;
mod part;
mod plain_batch;
mod plain_line;
mod progress;
mod quarantine;
mod reading;
#[cfg(feature = "json")]
mod reading_json;
#[cfg(feature = "json")]
mod reply;
#[cfg(feature = "json")]
mod reply_record;
mod report;
mod report_text;
mod sink;
mod source;
mod split;
mod tally;
mod totals;
mod totals_load;
mod weights_file;

#[cfg(test)]
mod baci_tests;
#[cfg(test)]
mod comtrade_tests;
#[cfg(test)]
mod legacy_tests;
#[cfg(test)]
mod load_tests;
#[cfg(all(test, feature = "json"))]
mod reply_tests;

pub use self::{
    baci_countries::{BaciCountries, BaciCountry},
    baci_products::BaciProducts,
    balance::BalanceError,
    coverage::LoadCoverage,
    disposition::Disposition,
    filter::LoadFilter,
    flat_write::{FlatWriteError, write_flat},
    format::{TradeFormat, UnknownTradeFormat},
    group_by::{GroupBy, GroupKey, UnknownGroupBy},
    imf_rates::{ImfRates, RateLeftOut, RateLeftOutReason},
    input::InputReport,
    limits::LoadLimits,
    load::{Loaded, TradeInput, TradeLoad},
    load_error::LoadError,
    mode::LoadMode,
    oecd_margins::OecdMargins,
    options::{Breaker, LoadOptions},
    progress::Progress,
    report::{LoadReport, Reason},
    tally::{ExactSum, RowTally},
    totals::{TotalsRow, TradeTotals, TradeTotalsError},
    totals_load::{Totalled, TotalsLoad},
    weights_file::{WeightsFile, WeightsFileError},
};
