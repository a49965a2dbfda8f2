//! `ReleaseAccount`: what two releases add up to, and what lies between them.

use super::trade_sums::TradeSums;
use crate::{commodity::CommodityLevel, country::Partner, period::Period, trade::FlowKind};

/// What two releases add up to in one period, at one level of goods, in one kind of flow and with one
/// class of partners, and what lies between them: old − removed + added − changed before + changed after
/// is new, exactly.
///
/// # Examples
///
/// See [`ReleaseDiff`](super::ReleaseDiff).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ReleaseAccount {
    pub(super) key: ReleaseKey,
    pub(super) sums: ReleaseSums,
}

/// What tells accounts apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct ReleaseKey {
    pub(super) level: CommodityLevel,
    pub(super) control: Option<Partner>,
    pub(super) period: Period,
    pub(super) flow: FlowKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) struct ReleaseSums {
    pub(super) unchanged: TradeSums,
    pub(super) removed: TradeSums,
    pub(super) added: TradeSums,
    pub(super) before: TradeSums,
    pub(super) after: TradeSums,
    pub(super) old: TradeSums,
    pub(super) new: TradeSums,
}

impl ReleaseAccount {
    /// Returns the level of goods.
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

    /// Returns the period.
    #[must_use]
    pub const fn period(&self) -> Period {
        self.key.period
    }

    /// Returns the kind of flow.
    #[must_use]
    pub const fn flow(&self) -> FlowKind {
        self.key.flow
    }

    /// Returns what the rows of the older release add up to.
    #[must_use]
    pub const fn older(&self) -> &TradeSums {
        &self.sums.old
    }

    /// Returns what the rows of the newer release add up to.
    #[must_use]
    pub const fn newer(&self) -> &TradeSums {
        &self.sums.new
    }

    /// Returns what the rows add up to that both say alike.
    #[must_use]
    pub const fn unchanged(&self) -> &TradeSums {
        &self.sums.unchanged
    }

    /// Returns what the rows add up to that only the newer release has.
    #[must_use]
    pub const fn added(&self) -> &TradeSums {
        &self.sums.added
    }

    /// Returns what the rows add up to that only the older release has.
    #[must_use]
    pub const fn removed(&self) -> &TradeSums {
        &self.sums.removed
    }

    /// Returns what the rows that changed add up to in the older release.
    #[must_use]
    pub const fn changed_before(&self) -> &TradeSums {
        &self.sums.before
    }

    /// Returns what the rows that changed add up to in the newer release.
    #[must_use]
    pub const fn changed_after(&self) -> &TradeSums {
        &self.sums.after
    }
}
