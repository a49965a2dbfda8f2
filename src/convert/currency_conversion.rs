//! `CurrencyConversion`: a table in another currency, with the account of what rounding did.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{
    conversion_account::AccountKey, edition_conversion::control, rate_options::RateOptions,
    rate_path::RatePath, rate_table::RateTable, rate_table_error::RateTableError,
    trade_sums::TradeSums,
};
use crate::{
    commodity::CommodityLevel,
    country::Partner,
    decimal::Fixed,
    money::Currency,
    period::Period,
    trade::{FlowKind, RebuiltRow, TableConversion, TableHead, TradeRow, TradeTable, rebuilt},
};

/// A table in another currency, with the account of what went in, what came out, and what rounding did.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     RecordId, TradeTable,
///     convert::{RateOptions, RateTable},
///     decimal,
///     money::{Currency, ExchangeRate, ExchangeRateRecord, RateMethod},
///     trade::DuplicatePolicy,
/// };
///
/// let table = TradeTable::new(
///     [serde_json::from_str(
///         r#"{"period": "2021", "reporter": "XAA", "partner": "XBB", "flow": "export",
///             "commodity": "H5:080810", "value": {"value": "100", "currency": "USD"}}"#,
///     )?],
///     DuplicatePolicy::Refuse,
/// )?;
/// let rate = ExchangeRate::new(ExchangeRateRecord {
///     base: Currency::USD,
///     quote: Currency::AZN,
///     rate: decimal::parse("1.7")?,
///     first_day: "2021".parse::<bilateral::Period>()?.first_day(),
///     last_day: "2021".parse::<bilateral::Period>()?.last_day(),
///     method: RateMethod::Average,
///     source: RecordId::new("invented")?,
/// })?;
/// let rates = RateTable::new([rate])?;
///
/// let average = RateOptions::new(RateMethod::Average);
/// let converted = rates.convert_table(&table, Currency::AZN, &average)?;
/// let [account] = converted.accounts() else { panic!("one period and flow") };
/// assert_eq!(account.output().value().map(|sum| sum.to_string()), Some("170 AZN".into()));
/// assert_eq!(account.rounding().map(|sum| sum.is_zero()), Some(true));
/// assert_eq!(
///     converted.table().conversions()[0].to_string(),
///     "from USD to AZN at the average rate"
/// );
///
/// let end = RateOptions::new(RateMethod::EndOfPeriod);
/// let refused = rates.convert_table(&table, Currency::AZN, &end).unwrap_err();
/// assert_eq!(refused.to_string(), "no end-of-period rate leads from USD to AZN in 2021");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CurrencyConversion {
    table: TradeTable,
    accounts: Vec<CurrencyAccount>,
    left_out: Vec<CurrencyLeftOut>,
}

/// What went into a conversion of currency in one period, at one level of goods, in one kind of flow and
/// with one class of partners, and what came out.
///
/// # Examples
///
/// See [`CurrencyConversion`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CurrencyAccount {
    key: (Period, AccountKey),
    path: RatePath,
    input: TradeSums,
    output: TradeSums,
    rounded_rows: u64,
}

/// Rows of a period that have no rate.
///
/// # Examples
///
/// See [`CurrencyConversion::left_out`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CurrencyLeftOut {
    key: (Period, AccountKey),
    sums: TradeSums,
}

/// What is found for the rows of a period.
struct Found {
    path: Option<RatePath>,
    period: Period,
}

/// What is counted of rows that have a rate.
#[derive(Default)]
struct Counted {
    input: TradeSums,
    rounded_rows: u64,
}

impl CurrencyConversion {
    pub(super) fn new(
        rates: &RateTable,
        table: &TradeTable,
        to: Currency,
        options: &RateOptions,
    ) -> Result<Self, RateTableError> {
        let from = table.currency().ok_or(RateTableError::NoValues)?;
        if from == to {
            return Err(RateTableError::SameCurrency { currency: to });
        }
        let method = options.method();
        let found: Vec<Found> = table
            .periods()
            .into_iter()
            .map(|period| Found { path: rates.path(from, to, period, options).ok(), period })
            .collect();
        let mut rows = Vec::with_capacity(table.len());
        let mut counted: BTreeMap<(Period, AccountKey), Counted> = BTreeMap::new();
        let mut missing: BTreeMap<(Period, AccountKey), TradeSums> = BTreeMap::new();
        for row in table.rows() {
            let key = key(row);
            let too_large = || RateTableError::SumTooLarge { period: key.0 };
            let path = found.iter().find(|own| own.period == key.0);
            let (value, path) = (row.value(), path.and_then(|own| own.path.as_ref()));
            let mut after = RebuiltRow::of(row);
            match (value, path) {
                (Some(_), None) => {
                    missing.entry(key).or_default().add(row).ok_or_else(too_large)?;
                    continue;
                }
                (Some(value), Some(path)) => {
                    let (value, is_exact) = path.convert(value, options.decimals())?;
                    after.value = Some(Fixed::of(value.amount()));
                    let own = counted.entry(key).or_default();
                    own.input.add(row).ok_or_else(too_large)?;
                    own.rounded_rows = own.rounded_rows.saturating_add(u64::from(!is_exact));
                }
                (None, _) => {}
            }
            rows.push(after);
        }
        if !missing.is_empty() && !options.leaves_out_missing() {
            let mut periods: Vec<Period> = missing.keys().map(|(period, _)| *period).collect();
            periods.dedup();
            return Err(RateTableError::MissingPeriods { from, to, method, periods });
        }
        let mut head = TableHead::of(table);
        head.currency = Some(to);
        let table = rebuilt(head.after(TableConversion::Currency { from, to, method }), rows)?;
        let mut outputs: BTreeMap<(Period, AccountKey), TradeSums> = BTreeMap::new();
        for row in table.rows().filter(|row| row.value().is_some()) {
            let (key, too_large) = (key(row), RateTableError::SumTooLarge { period: row.period() });
            outputs.entry(key).or_default().add(row).ok_or(too_large)?;
        }
        let accounts = counted.into_iter().filter_map(|(key, own)| {
            let path = found.iter().find(|one| one.period == key.0)?.path.clone()?;
            let output = outputs.remove(&key).unwrap_or_default();
            let (input, rounded_rows) = (own.input, own.rounded_rows);
            Some(CurrencyAccount { key, path, input, output, rounded_rows })
        });
        let accounts = accounts.collect();
        let left_out = missing.into_iter().map(|(key, sums)| CurrencyLeftOut { key, sums });
        Ok(Self { table, accounts, left_out: left_out.collect() })
    }

    /// Returns the table in the currency asked for, which says how it was made.
    #[must_use]
    pub const fn table(&self) -> &TradeTable {
        &self.table
    }

    /// Returns the table and lets go of the account.
    #[must_use]
    pub fn into_table(self) -> TradeTable {
        self.table
    }

    /// Returns the accounts of rows with a value, by period, level of goods, class of partners and kind of
    /// flow.
    #[must_use]
    pub fn accounts(&self) -> &[CurrencyAccount] {
        &self.accounts
    }

    /// Returns the rows that had no rate, in the same order; none, unless the options
    /// [leave them out](RateOptions::leaving_out_missing).
    #[must_use]
    pub fn left_out(&self) -> &[CurrencyLeftOut] {
        &self.left_out
    }
}

impl CurrencyAccount {
    /// Returns the period.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.key.0
    }

    /// Returns the level of goods.
    #[must_use]
    pub const fn level(&self) -> CommodityLevel {
        self.key.1.level
    }

    /// Returns the world or the group that the rows are about, or `None` if they are about countries and
    /// areas.
    #[must_use]
    pub const fn control(&self) -> Option<Partner> {
        self.key.1.control
    }

    /// Returns the kind of flow.
    #[must_use]
    pub const fn flow(&self) -> FlowKind {
        self.key.1.flow
    }

    /// Returns the rates that were taken.
    #[must_use]
    pub const fn path(&self) -> &RatePath {
        &self.path
    }

    /// Returns what the rows add up to before.
    #[must_use]
    pub const fn input(&self) -> &TradeSums {
        &self.input
    }

    /// Returns what the rows add up to after.
    #[must_use]
    pub const fn output(&self) -> &TradeSums {
        &self.output
    }

    /// Returns how many rows were rounded.
    #[must_use]
    pub const fn rounded_rows(&self) -> u64 {
        self.rounded_rows
    }

    /// Returns by how much the sum of the rounded values is above the exact product of the sum before and
    /// the rates, to 18 decimals: at most half of the last decimal kept for each
    /// [rounded row](Self::rounded_rows).
    #[must_use]
    pub fn rounding(&self) -> Option<Decimal> {
        self.path.rounding(self.input.value()?, self.output.value()?)
    }
}

impl CurrencyLeftOut {
    /// Returns the period that has no rate.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.key.0
    }

    /// Returns the level of goods.
    #[must_use]
    pub const fn level(&self) -> CommodityLevel {
        self.key.1.level
    }

    /// Returns the world or the group that the rows are about, or `None` if they are about countries and
    /// areas.
    #[must_use]
    pub const fn control(&self) -> Option<Partner> {
        self.key.1.control
    }

    /// Returns the kind of flow.
    #[must_use]
    pub const fn flow(&self) -> FlowKind {
        self.key.1.flow
    }

    /// Returns what the rows add up to.
    #[must_use]
    pub const fn sums(&self) -> &TradeSums {
        &self.sums
    }
}

/// Returns what tells the account of a row from others.
fn key(row: TradeRow<'_>) -> (Period, AccountKey) {
    let level = row.commodity().code().level();
    (row.period(), AccountKey { level, control: control(row), flow: row.flow() })
}
