//! Conversions that conserve what they convert: between editions of the Harmonized System by weights,
//! between currencies by rates, to constant prices by a deflator, and from one release of the same
//! statistics to the next.

mod allocation;
mod concordance;
mod concordance_error;
mod constant_amount;
mod conversion_account;
mod conversion_loss;
mod currency_conversion;
mod deflator;
mod deflator_error;
mod edition_conversion;
mod edition_step;
mod nomenclature_weights;
mod nomenclature_weights_error;
mod rate_factor;
mod rate_options;
mod rate_path;
mod rate_table;
mod rate_table_error;
mod release_account;
mod release_change;
mod release_diff;
mod release_diff_error;
mod trade_sums;

#[cfg(test)]
mod edition_tests;
#[cfg(test)]
mod rate_tests;
#[cfg(test)]
mod release_tests;

pub use self::{
    concordance::Concordance,
    concordance_error::ConcordanceError,
    constant_amount::ConstantAmount,
    conversion_account::ConversionAccount,
    conversion_loss::{ConversionLoss, LossReason},
    currency_conversion::{CurrencyAccount, CurrencyConversion, CurrencyLeftOut},
    deflator::{Deflator, DeflatorRecord, PriceIndexRecord},
    deflator_error::DeflatorError,
    edition_conversion::EditionConversion,
    nomenclature_weights::{NomenclatureWeights, WeightRecord},
    nomenclature_weights_error::NomenclatureWeightsError,
    rate_options::RateOptions,
    rate_path::{RatePath, RateStep},
    rate_table::RateTable,
    rate_table_error::RateTableError,
    release_account::ReleaseAccount,
    release_change::{ReleaseChange, ReleaseChangeKind},
    release_diff::ReleaseDiff,
    release_diff_error::ReleaseDiffError,
    trade_sums::TradeSums,
};
