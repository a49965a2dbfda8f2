//! `Draft`: a row as its file says it, and `RowReader`: what reads it.

use super::{fault::FieldFault, fields::Fields};
use crate::{
    commodity::{CommodityCode, HsEdition},
    country::Partner,
    decimal::Fixed,
    period::Period,
    quantity::Unit,
    trade::{FlowKind, TradeBasis, Valuation},
};

/// A row as its file says it: every field read, nothing decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Draft {
    /// Whose figures they are: each reporter's own, or reconciled by somebody.
    pub(super) basis: TradeBasis,
    /// The time that the row covers.
    pub(super) period: Period,
    /// What is counted, seen from the reporter.
    pub(super) flow: FlowKind,
    /// Who says; of a reconciled row the exporter.
    pub(super) reporter: Partner,
    /// With whom; of a reconciled row the importer.
    pub(super) partner: Partner,
    /// The edition of the commodity code, if the file says one.
    pub(super) edition: Option<HsEdition>,
    /// The goods.
    pub(super) code: CommodityCode,
    /// Up to where the costs of transport are in the value.
    pub(super) valuation: Valuation,
    /// The value, in units of the currency.
    pub(super) value: Option<Fixed>,
    /// The net weight, in kilograms.
    pub(super) net_weight: Option<Fixed>,
    /// How much of the goods.
    pub(super) quantity: Option<(Fixed, Unit)>,
    /// Whether the row is a part of another by mode of transport, customs procedure or second
    /// partner.
    pub(super) breakdown: bool,
}

/// What a record gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// A row; its faults, if any, are warnings at most.
    Row(Draft),
    /// No row: a field that must be right has a fault of severity error.
    Bad {
        /// The value of the row, in units of the currency, if that could be read.
        value: Option<Fixed>,
        /// What else of it could be read.
        known: Known,
    },
}

/// What could be read of a row that cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Known {
    pub(super) period: Option<Period>,
    pub(super) flow: Option<FlowKind>,
    pub(super) reporter: Option<Partner>,
    pub(super) partner: Option<Partner>,
    pub(super) edition: Option<HsEdition>,
    pub(super) code: Option<CommodityCode>,
}

impl Outcome {
    /// Returns the outcome of a record that is none.
    pub(super) fn nothing() -> Self {
        Self::Bad { value: None, known: Known::default() }
    }

    /// Returns the value of a row that cannot be taken; nothing of one that can.
    #[cfg(test)]
    #[expect(clippy::option_option, reason = "whether it is refused, and whether it has a value")]
    pub(super) const fn refused_value(&self) -> Option<Option<Fixed>> {
        match self {
            Self::Row(_) => None,
            Self::Bad { value, .. } => Some(*value),
        }
    }
}

/// A file format bound to the header of one file.
pub(super) trait RowReader {
    /// Reads one record that has as many fields as the header, and says what is wrong with it.
    fn read(&mut self, fields: &Fields<'_>, faults: &mut Vec<FieldFault>) -> Outcome;
}
