//! `TradeRow`: one row of a table.

use rust_decimal::Decimal;

use super::{
    basis::TradeBasis,
    flow::TradeFlow,
    flow_kind::{Direction, FlowKind},
    flow_record::TradeFlowRecord,
    store::{AreaId, Partition},
    table::{PartitionKey, TradeTable},
    valuation::Valuation,
};
use crate::{
    commodity::Commodity, country::Partner, decimal::Fixed, id::RecordId, money::Money,
    period::Period, quantity::Quantity,
};

/// One row of a table: the flow of some goods from an exporter to an importer in a period, and what is
/// said of it.
///
/// In a table of what is [reported](TradeBasis::AsReported), the exporter says it of exports and the
/// importer of imports, and either may be an area or a group of countries. In a
/// [reconciled](TradeBasis::Reconciled) one nobody does.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, trade::{DuplicatePolicy, TradeFlow, TradeTable}};
///
/// let import: TradeFlow = serde_json::from_str(
///     r#"{"period": "2021", "reporter": "AZE", "partner": "BLR", "flow": "import",
///         "commodity": "H6:0405", "value": {"value": "40", "currency": "USD"}}"#,
/// )?;
/// let table = TradeTable::new([import], DuplicatePolicy::Refuse)?;
/// let row = table.rows().next().expect("there is one row");
/// assert_eq!(row.reporter(), Some(Country::AZE.into()));
/// assert_eq!((row.exporter(), row.importer()), (Country::BLR.into(), Country::AZE.into()));
/// assert_eq!(row.value().map(|value| value.to_string()), Some("40 USD".to_owned()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TradeRow<'a> {
    basis: TradeBasis,
    is_converted: bool,
    period: Period,
    flow: FlowKind,
    exporter: Partner,
    importer: Partner,
    commodity: Commodity,
    valuation: Valuation,
    value: Option<Money>,
    quantity: Option<Quantity>,
    net_weight_kg: Option<Decimal>,
    sources: &'a [RecordId],
}

impl<'a> TradeRow<'a> {
    /// Returns a row of a partition; there always is one for a row that it has.
    pub(super) fn of(
        table: &'a TradeTable,
        key: &PartitionKey,
        partition: &'a Partition,
        (exporter, importer): (AreaId, AreaId),
        row: usize,
    ) -> Option<Self> {
        let (exporter, importer) =
            (table.dictionary().partner(exporter)?, table.dictionary().partner(importer)?);
        let cells = &partition.cells;
        let mut own = Self {
            basis: table.basis(),
            is_converted: !table.conversions().is_empty(),
            period: key.period,
            flow: key.flow,
            exporter,
            importer,
            commodity: Commodity::new(
                table.edition(),
                table.dictionary().code(*cells.products.get(row)?)?,
            )
            .ok()?,
            valuation: cells.valuations.get(row)?,
            value: cells.value(row).zip(table.currency()).and_then(|(value, currency)| {
                Money::new(value.trimmed(0).to_decimal()?, currency).ok()
            }),
            quantity: cells.quantity(row).and_then(|(number, unit)| {
                Quantity::new(number.trimmed(0).to_decimal()?, unit).ok()
            }),
            net_weight_kg: cells.net_weight(row).and_then(|weight| weight.trimmed(0).to_decimal()),
            sources: &[],
        };
        if let Some(detail) = cells.detail(row) {
            own.commodity = detail.commodity();
            own.value = detail.value().or(own.value);
            own.quantity = detail.quantity();
            own.net_weight_kg = detail.net_weight_kg();
            own.sources = detail.sources();
        }
        Some(own)
    }

    /// Returns whose number it is.
    #[must_use]
    pub const fn basis(self) -> TradeBasis {
        self.basis
    }

    /// Returns the time in which the goods crossed the border.
    #[must_use]
    pub const fn period(self) -> Period {
        self.period
    }

    /// Returns the kind of flow: of a reconciled row always an export.
    #[must_use]
    pub const fn flow(self) -> FlowKind {
        self.flow
    }

    /// Returns who reports it, or `None` if nobody does.
    #[must_use]
    pub const fn reporter(self) -> Option<Partner> {
        match (self.basis, self.flow.direction()) {
            (TradeBasis::Reconciled(_), _) => None,
            (TradeBasis::AsReported, Direction::Export) => Some(self.exporter),
            (TradeBasis::AsReported, Direction::Import) => Some(self.importer),
        }
    }

    /// Returns the one about which it is reported, or `None` if nobody reports.
    #[must_use]
    pub const fn partner(self) -> Option<Partner> {
        match (self.basis, self.flow.direction()) {
            (TradeBasis::Reconciled(_), _) => None,
            (TradeBasis::AsReported, Direction::Export) => Some(self.importer),
            (TradeBasis::AsReported, Direction::Import) => Some(self.exporter),
        }
    }

    /// Returns where the goods came from.
    #[must_use]
    pub const fn exporter(self) -> Partner {
        self.exporter
    }

    /// Returns where they went.
    #[must_use]
    pub const fn importer(self) -> Partner {
        self.importer
    }

    /// Returns the goods.
    #[must_use]
    pub const fn commodity(self) -> Commodity {
        self.commodity
    }

    /// Returns what the value includes.
    #[must_use]
    pub const fn valuation(self) -> Valuation {
        self.valuation
    }

    /// Returns the value, or `None` if none is reported, which is not zero.
    #[must_use]
    pub const fn value(self) -> Option<Money> {
        self.value
    }

    /// Returns the quantity in a unit of the nomenclature, if it is reported.
    #[must_use]
    pub const fn quantity(self) -> Option<Quantity> {
        self.quantity
    }

    /// Returns the net weight in kilograms, if it is reported.
    #[must_use]
    pub const fn net_weight_kg(self) -> Option<Decimal> {
        self.net_weight_kg
    }

    /// Returns the sources of a row that was kept by hand.
    #[must_use]
    pub const fn sources(self) -> &'a [RecordId] {
        self.sources
    }

    /// Returns whether the figures were converted after they were loaded
    /// ([`TradeTable::conversions`]): then nobody reports them as they are.
    #[must_use]
    pub const fn is_converted(self) -> bool {
        self.is_converted
    }

    /// Returns the row as what a country reports, or `None` if no country does: it is reconciled, or
    /// was converted.
    #[must_use]
    pub fn to_flow(self) -> Option<TradeFlow> {
        if self.is_converted {
            return None;
        }
        let (reporter, partner) = (self.reporter()?.country()?, self.partner()?);
        let record = TradeFlowRecord {
            valuation: self.valuation,
            value: self.value,
            quantity: self.quantity,
            net_weight_kg: self.net_weight_kg,
            sources: self.sources.to_vec(),
            ..TradeFlowRecord::new(self.period, reporter, partner, self.flow, self.commodity)
        };
        TradeFlow::new(record).ok()
    }

    /// Returns whether the columns say all of a flow, to the last digit that is printed.
    pub(super) fn says_all_of(
        flow: &TradeFlow,
        edition: Option<crate::commodity::HsEdition>,
    ) -> bool {
        let is_plain = |number: Decimal| {
            let fixed = Fixed::of(number);
            fixed.trimmed(0) == fixed && fixed.decimals <= Money::MAX_DECIMALS
        };
        flow.sources().is_empty()
            && flow.commodity().edition() == edition
            && flow.value().is_none_or(|value| is_plain(value.amount()))
            && flow.quantity().is_none_or(|quantity| is_plain(quantity.value()))
            && flow.net_weight_kg().is_none_or(is_plain)
    }
}
