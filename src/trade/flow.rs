//! `TradeFlow`: what one country reports to have traded with a partner.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{
    flow_kind::{Direction, FlowKind},
    flow_record::TradeFlowRecord,
    valuation::Valuation,
};
use crate::{
    commodity::Commodity,
    country::{Country, Partner},
    id::RecordId,
    money::Money,
    notice::NoticeCode,
    period::Period,
    quantity::Quantity,
};

/// One row of trade statistics: what a reporter says of its trade with a partner, in some goods, in a
/// period.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Commodity, Country, Currency, Money, Partner,
///     rust_decimal::Decimal,
///     trade::{FlowKind, TradeFlow, TradeFlowRecord, Valuation},
/// };
///
/// let (period, reporter, partner) = ("2021".parse()?, "XAA".parse()?, "XBB".parse()?);
/// let record = TradeFlowRecord {
///     valuation: Valuation::Cif,
///     value: Some(Money::new(Decimal::from(1_250_000), Currency::USD)?),
///     ..TradeFlowRecord::new(period, reporter, partner, FlowKind::Import, Commodity::TOTAL)
/// };
/// let flow = TradeFlow::new(record.clone())?;
/// // The reporter imports, so the partner exports.
/// assert_eq!(flow.exporter(), "XBB".parse()?);
///
/// let with_itself = TradeFlowRecord { partner: record.reporter.into(), ..record };
/// assert!(TradeFlow::new(with_itself).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "TradeFlowRecord", into = "TradeFlowRecord")]
pub struct TradeFlow(TradeFlowRecord);

impl TradeFlow {
    /// Returns the flow that `record` describes.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the partner is the reporter itself (such rows are real: goods that come back; they belong to
    ///   no pair),
    /// - the value or the weight is negative.
    pub fn new(record: TradeFlowRecord) -> Result<Self, TradeFlowError> {
        match record.faults().into_iter().next() {
            Some(fault) => Err(fault),
            None => Ok(Self(record)),
        }
    }

    /// Returns its parts.
    #[must_use]
    pub const fn record(&self) -> &TradeFlowRecord {
        &self.0
    }

    /// Returns the time that it covers.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.0.period
    }

    /// Returns the country that says so.
    #[must_use]
    pub const fn reporter(&self) -> Country {
        self.0.reporter
    }

    /// Returns whom the reporter says it traded with.
    #[must_use]
    pub const fn partner(&self) -> Partner {
        self.0.partner
    }

    /// Returns what is counted, seen from the reporter.
    #[must_use]
    pub const fn flow(&self) -> FlowKind {
        self.0.flow
    }

    /// Returns which way the goods go, seen from the reporter.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.0.flow.direction()
    }

    /// Returns where the goods come from: the reporter of an export, the partner of an import.
    #[must_use]
    pub const fn exporter(&self) -> Partner {
        match self.direction() {
            Direction::Export => Partner::Country(self.0.reporter),
            Direction::Import => self.0.partner,
        }
    }

    /// Returns where the goods go: the partner of an export, the reporter of an import.
    #[must_use]
    pub const fn importer(&self) -> Partner {
        match self.direction() {
            Direction::Export => self.0.partner,
            Direction::Import => Partner::Country(self.0.reporter),
        }
    }

    /// Returns the goods.
    #[must_use]
    pub const fn commodity(&self) -> Commodity {
        self.0.commodity
    }

    /// Returns up to where the costs of transport are in the value.
    #[must_use]
    pub const fn valuation(&self) -> Valuation {
        self.0.valuation
    }

    /// Returns the value, or `None` if none is reported, which is not zero.
    #[must_use]
    pub const fn value(&self) -> Option<Money> {
        self.0.value
    }

    /// Returns how much of the goods, if reported.
    #[must_use]
    pub const fn quantity(&self) -> Option<Quantity> {
        self.0.quantity
    }

    /// Returns the weight of the goods without packing in kilograms, if reported.
    #[must_use]
    pub const fn net_weight_kg(&self) -> Option<Decimal> {
        self.0.net_weight_kg
    }

    /// Returns the sources that say so.
    #[must_use]
    pub fn sources(&self) -> &[RecordId] {
        &self.0.sources
    }

    /// Returns its parts, owned.
    #[cfg(test)]
    pub(super) fn into_record(self) -> TradeFlowRecord {
        self.0
    }

    /// Returns the flow of parts that are known to be sums of those of checked flows.
    pub(super) const fn of_checked(record: TradeFlowRecord) -> Self {
        Self(record)
    }
}

impl TryFrom<TradeFlowRecord> for TradeFlow {
    type Error = TradeFlowError;

    fn try_from(record: TradeFlowRecord) -> Result<Self, TradeFlowError> {
        Self::new(record)
    }
}

impl From<TradeFlow> for TradeFlowRecord {
    fn from(flow: TradeFlow) -> Self {
        flow.0
    }
}

/// A trade flow that cannot be, or that belongs to no pair.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TradeFlowError {
    /// The partner is the reporter itself.
    #[error("{country} is its own partner, which is trade of no pair")]
    #[non_exhaustive]
    SelfTrade {
        /// The country.
        country: Country,
    },
    /// The value is negative.
    #[error("the value {value} of a trade flow is negative")]
    #[non_exhaustive]
    NegativeValue {
        /// The value.
        value: Money,
    },
    /// The weight is negative.
    #[error("the net weight {kilograms} kg of a trade flow is negative")]
    #[non_exhaustive]
    NegativeWeight {
        /// The weight in kilograms.
        kilograms: Decimal,
    },
}

impl TradeFlowError {
    /// Returns the notice code under which a reader reports it.
    #[must_use]
    pub const fn code(&self) -> NoticeCode {
        match self {
            Self::SelfTrade { .. } => NoticeCode::SelfPair,
            Self::NegativeValue { .. } | Self::NegativeWeight { .. } => NoticeCode::NegativeValue,
        }
    }

    /// Returns the place of the fault, as a pointer from the record.
    #[must_use]
    pub fn pointer(&self) -> String {
        match self {
            Self::SelfTrade { .. } => "/partner",
            Self::NegativeValue { .. } => "/value",
            Self::NegativeWeight { .. } => "/net_weight_kg",
        }
        .to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: &str = r#"{"period":"2021","reporter":"XAA","partner":"XBB","flow":"export",
        "commodity":"H6:0405","valuation":"fob","value":{"value":"10","currency":"USD"},
        "net_weight_kg":"2.50"}"#;

    #[test]
    fn the_wire_form_goes_through_the_constructor() {
        let flow: TradeFlow = serde_json::from_str(ROW).unwrap();
        assert_eq!(flow.net_weight_kg().unwrap().to_string(), "2.50");
        assert_eq!((flow.quantity(), flow.sources().len()), (None, 0));
        let text = serde_json::to_string(&flow).unwrap();
        assert_eq!(serde_json::from_str::<TradeFlow>(&text).unwrap(), flow);
        for (from, to) in [
            ("\"partner\":\"XBB\"", "\"partner\":\"XAA\""),
            ("\"value\":\"10\"", "\"value\":\"-10\""),
            ("\"2.50\"", "\"-2.50\""),
            ("\"2.50\"", "2.50"),
            ("valuation", "value_basis"),
            ("\"export\"", "\"X\""),
        ] {
            assert!(serde_json::from_str::<TradeFlow>(&ROW.replace(from, to)).is_err(), "{to}");
        }
    }

    #[test]
    fn all_faults_are_named_with_their_place() {
        let mut record: TradeFlowRecord = serde_json::from_str(ROW).unwrap();
        assert!(record.faults().is_empty());
        record.partner = record.reporter.into();
        record.value = record.value.map(Money::negated);
        record.net_weight_kg = Some(Decimal::NEGATIVE_ONE);
        let said: Vec<_> =
            record.faults().iter().map(|fault| (fault.code(), fault.pointer())).collect();
        assert_eq!(
            said,
            [
                (NoticeCode::SelfPair, "/partner".to_owned()),
                (NoticeCode::NegativeValue, "/value".to_owned()),
                (NoticeCode::NegativeValue, "/net_weight_kg".to_owned()),
            ]
        );
        record.value = Some(Money::zero(crate::money::Currency::USD));
        assert_eq!(record.faults().len(), 2, "zero is a value");
    }

    #[test]
    fn who_does_follows_from_who_says_and_the_direction() {
        let record: TradeFlowRecord = serde_json::from_str(ROW).unwrap();
        for &flow in FlowKind::ALL {
            let flow = TradeFlow::new(TradeFlowRecord { flow, ..record.clone() }).unwrap();
            let (exporter, importer) = (flow.exporter(), flow.importer());
            let reporter = Partner::Country(flow.reporter());
            match flow.direction() {
                Direction::Export => assert_eq!((exporter, importer), (reporter, flow.partner())),
                Direction::Import => assert_eq!((exporter, importer), (flow.partner(), reporter)),
            }
        }
    }
}
