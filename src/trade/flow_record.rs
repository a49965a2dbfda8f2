//! `TradeFlowRecord`: the parts of a trade flow, and their wire form.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{flow::TradeFlowError, flow_kind::FlowKind, valuation::Valuation};
use crate::{
    commodity::Commodity,
    country::{Country, Partner},
    decimal,
    id::RecordId,
    money::Money,
    period::Period,
    quantity::Quantity,
};

/// The parts of a [`TradeFlow`](super::TradeFlow), and their wire form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct TradeFlowRecord {
    /// The time that the flow covers.
    pub period: Period,
    /// The country that says so.
    pub reporter: Country,
    /// The country, area, group or world that it says it traded with.
    pub partner: Partner,
    /// What is counted, seen from the reporter.
    pub flow: FlowKind,
    /// The goods.
    pub commodity: Commodity,
    /// Up to where the costs of transport are in the value.
    #[serde(default)]
    pub valuation: Valuation,
    /// The value, zero or more. Absent means that none is reported, which is not zero.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Money>,
    /// How much of the goods, in the supplementary unit of customs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<Quantity>,
    /// The weight of the goods without packing, in kilograms, zero or more.
    #[serde(default, with = "decimal::optional", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::decimal::NumberText>"))]
    pub net_weight_kg: Option<Decimal>,
    /// The sources that say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<RecordId>,
}

impl TradeFlowRecord {
    /// Returns the record of a flow of which neither value nor valuation is known.
    #[must_use]
    pub const fn new(
        period: Period,
        reporter: Country,
        partner: Partner,
        flow: FlowKind,
        commodity: Commodity,
    ) -> Self {
        Self {
            period,
            reporter,
            partner,
            flow,
            commodity,
            valuation: Valuation::Unknown,
            value: None,
            quantity: None,
            net_weight_kg: None,
            sources: Vec::new(),
        }
    }

    /// Returns everything in it that cannot be true.
    #[must_use]
    pub fn faults(&self) -> Vec<TradeFlowError> {
        let mut faults = Vec::new();
        if self.partner == Partner::Country(self.reporter) {
            faults.push(TradeFlowError::SelfTrade { country: self.reporter });
        }
        if let Some(value) = self.value.filter(|value| value.is_negative()) {
            faults.push(TradeFlowError::NegativeValue { value });
        }
        if let Some(kilograms) = self.net_weight_kg.filter(|weight| *weight < Decimal::ZERO) {
            faults.push(TradeFlowError::NegativeWeight { kilograms });
        }
        faults
    }
}
