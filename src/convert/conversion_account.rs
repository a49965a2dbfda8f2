//! `ConversionAccount`: what went into a conversion and what became of it.

use super::trade_sums::TradeSums;
use crate::{commodity::CommodityLevel, country::Partner, trade::FlowKind};

/// What went into a conversion at one level of goods, in one kind of flow and with one class of
/// partners, and what became of it: allocated and unallocated add up to the input.
///
/// # Examples
///
/// See [`EditionConversion`](super::EditionConversion).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ConversionAccount {
    pub(super) key: AccountKey,
    pub(super) input: TradeSums,
    pub(super) allocated: TradeSums,
    pub(super) unallocated: TradeSums,
}

/// What tells accounts apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct AccountKey {
    pub(super) level: CommodityLevel,
    pub(super) control: Option<Partner>,
    pub(super) flow: FlowKind,
}

impl ConversionAccount {
    /// Returns the level of goods. Totals need no weights and are kept as they are.
    #[must_use]
    pub const fn level(&self) -> CommodityLevel {
        self.key.level
    }

    /// Returns the world or the group that the rows are about, or `None` if they are about countries
    /// and areas.
    #[must_use]
    pub const fn control(&self) -> Option<Partner> {
        self.key.control
    }

    /// Returns the kind of flow.
    #[must_use]
    pub const fn flow(&self) -> FlowKind {
        self.key.flow
    }

    /// Returns what the rows of the table before add up to.
    #[must_use]
    pub const fn input(&self) -> &TradeSums {
        &self.input
    }

    /// Returns what the rows of the table after add up to.
    #[must_use]
    pub const fn allocated(&self) -> &TradeSums {
        &self.allocated
    }

    /// Returns what the [losses](super::EditionConversion::losses) add up to.
    #[must_use]
    pub const fn unallocated(&self) -> &TradeSums {
        &self.unallocated
    }

    /// Returns whether allocated and unallocated add up to the input, to the last unit of values, net
    /// weights and quantities.
    #[must_use]
    pub fn is_balanced(&self) -> bool {
        let sum = self.allocated.and(&self.unallocated);
        sum.is_some_and(|sum| sum.is_same_amount(&self.input))
    }
}
