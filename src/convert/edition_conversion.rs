//! `EditionConversion`: a table in another edition, with the account of what became of each unit.

use std::collections::BTreeMap;

use super::{
    concordance_error::ConcordanceError,
    conversion_account::{AccountKey, ConversionAccount},
    conversion_loss::{ConversionLoss, LossKey},
    trade_sums::TradeSums,
};
use crate::{
    commodity::{CommodityCode, CommodityLevel, HsEdition},
    country::Partner,
    trade::{TradeRow, TradeTable},
};

/// A table in another edition of the Harmonized System, with the account of what became of every unit
/// of value, quantity and net weight.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     HsEdition,
///     convert::{Concordance, LossReason, NomenclatureWeights, WeightRecord},
///     decimal,
///     trade::{DuplicatePolicy, TradeFlow, TradeTable},
/// };
///
/// let weight = |to: &str, weight: &str| -> Result<WeightRecord, bilateral::Error> {
///     let (from, to) = ("741810".parse()?, to.parse()?);
///     Ok(WeightRecord { from, to, weight: decimal::parse(weight)? })
/// };
/// let rows = [weight("741811", "0.3")?, weight("741819", "0.7")?];
/// let step = NomenclatureWeights::new(HsEdition::H4, HsEdition::H3, rows)?;
///
/// let export = |code: &str| {
///     serde_json::from_str::<TradeFlow>(&format!(
///         r#"{{"period": "2021", "reporter": "XAA", "partner": "XBB", "flow": "export",
///             "commodity": "H4:{code}", "value": {{"value": "101", "currency": "USD"}}}}"#
///     ))
/// };
/// let table = TradeTable::new([export("741810")?, export("010121")?], DuplicatePolicy::Refuse)?;
/// let converted = Concordance::new([step])?.convert(&table, HsEdition::H3)?;
/// let values: Vec<String> = converted
///     .table()
///     .rows()
///     .filter_map(|row| Some(format!("{} {}", row.commodity(), row.value()?)))
///     .collect();
/// assert_eq!(values, ["H3:741811 30 USD", "H3:741819 71 USD"]);
/// assert_eq!(converted.table().conversions().len(), 1);
/// assert!(converted.table().rows().all(|row| row.to_flow().is_none()), "nobody reports it");
///
/// // The weights do not have the other code.
/// let [lost] = converted.losses() else { panic!("one code") };
/// assert_eq!((lost.code().as_str(), lost.reason()), ("010121", LossReason::NoWeights));
/// assert!(converted.accounts().iter().all(|account| account.is_balanced()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EditionConversion {
    table: TradeTable,
    route: Vec<HsEdition>,
    accounts: Vec<ConversionAccount>,
    losses: Vec<ConversionLoss>,
    mixed_valuations: u64,
}

/// What is counted while a table is converted.
#[derive(Debug, Default)]
pub(super) struct Losses {
    pub(super) by_key: BTreeMap<LossKey, TradeSums>,
    pub(super) mixed_valuations: u64,
}

impl EditionConversion {
    pub(super) fn new(
        before: &TradeTable,
        table: TradeTable,
        route: Vec<HsEdition>,
        losses: Losses,
    ) -> Result<Self, ConcordanceError> {
        let mut sums: BTreeMap<AccountKey, [TradeSums; 3]> = BTreeMap::new();
        for (table, place) in [(before, 0), (&table, 1)] {
            for row in table.rows() {
                let code = row.commodity().code();
                let key =
                    AccountKey { level: code.level(), control: control(row), flow: row.flow() };
                let own = sums.entry(key).or_default().get_mut(place);
                own.map_or(Some(()), |own| own.add(row)).ok_or_else(|| too_large(code))?;
            }
        }
        for (key, lost) in &losses.by_key {
            let (code, control, flow) = (key.code, key.control, key.flow);
            let key = AccountKey { level: code.level(), control, flow };
            if let Some(own) = sums.entry(key).or_default().last_mut() {
                *own = own.and(lost).ok_or_else(|| too_large(code))?;
            }
        }
        let accounts = sums.into_iter().map(|(key, [input, allocated, unallocated])| {
            ConversionAccount { key, input, allocated, unallocated }
        });
        let by_key = losses.by_key.into_iter();
        Ok(Self {
            table,
            route,
            accounts: accounts.collect(),
            losses: by_key.map(|(key, sums)| ConversionLoss { key, sums }).collect(),
            mixed_valuations: losses.mixed_valuations,
        })
    }

    /// Returns the table in the edition asked for, which says how it was made.
    #[must_use]
    pub const fn table(&self) -> &TradeTable {
        &self.table
    }

    /// Returns the table alone.
    #[must_use]
    pub fn into_table(self) -> TradeTable {
        self.table
    }

    /// Returns the editions from that of the table before to that asked for.
    #[must_use]
    pub fn route(&self) -> &[HsEdition] {
        &self.route
    }

    /// Returns the accounts: by level of goods, class of partners and kind of flow.
    #[must_use]
    pub fn accounts(&self) -> &[ConversionAccount] {
        &self.accounts
    }

    /// Returns the account of subheadings in trade with countries and areas, of one kind of flow.
    #[must_use]
    pub fn account(&self, flow: crate::trade::FlowKind) -> Option<&ConversionAccount> {
        let key = AccountKey { level: CommodityLevel::Subheading, control: None, flow };
        self.accounts.iter().find(|account| account.key == key)
    }

    /// Returns what could not be allocated: by step, reason, kind of flow, class of partners and code.
    #[must_use]
    pub fn losses(&self) -> &[ConversionLoss] {
        &self.losses
    }

    /// Returns in how many rows of the steps figures of different valuations met, so that the valuation
    /// of the sum is unknown.
    #[must_use]
    pub const fn mixed_valuations(&self) -> u64 {
        self.mixed_valuations
    }
}

/// Returns the world or the group that a row is about.
pub(super) fn control(row: TradeRow<'_>) -> Option<Partner> {
    row.partner().filter(|partner| matches!(partner, Partner::World | Partner::Group(_)))
}

fn too_large(code: CommodityCode) -> ConcordanceError {
    ConcordanceError::SumTooLarge { code }
}
