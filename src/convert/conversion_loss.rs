//! `ConversionLoss`: what a conversion could not allocate, and why.

use std::fmt;

use serde::Serialize;

use super::trade_sums::TradeSums;
use crate::{
    commodity::{CommodityCode, HsEdition},
    country::Partner,
    trade::FlowKind,
};

/// What a conversion could not allocate of one code, in one kind of flow and with one class of partners.
///
/// # Examples
///
/// See [`EditionConversion`](super::EditionConversion).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ConversionLoss {
    pub(super) key: LossKey,
    pub(super) sums: TradeSums,
}

/// What tells losses apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct LossKey {
    pub(super) step: usize,
    pub(super) editions: (HsEdition, HsEdition),
    pub(super) reason: LossReason,
    pub(super) flow: FlowKind,
    pub(super) control: Option<Partner>,
    pub(super) code: CommodityCode,
}

/// Why something could not be allocated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum LossReason {
    /// The weights do not have the code.
    NoWeights,
    /// The code is none of the Harmonized System, such as that of goods not specified, and the weights do
    /// not have it either.
    SpecialCode,
    /// Weights are of subheadings, and the row is of a chapter or heading: those of the other edition
    /// are sums of its subheadings.
    OtherLevel,
    /// The rows that met in one code of the other edition do not all have a quantity or net weight, or
    /// not in one unit, so that their sum would be that of some of the goods. The code is that of the
    /// other edition, the values are allocated, and only quantities and weights are counted here.
    IncompleteMeasure,
}

impl ConversionLoss {
    /// Returns the editions before and after the step in which it was lost.
    #[must_use]
    pub const fn step(&self) -> (HsEdition, HsEdition) {
        self.key.editions
    }

    /// Returns why it could not be allocated.
    #[must_use]
    pub const fn reason(&self) -> LossReason {
        self.key.reason
    }

    /// Returns the kind of flow.
    #[must_use]
    pub const fn flow(&self) -> FlowKind {
        self.key.flow
    }

    /// Returns the world or the group that the rows are about, or `None` if they are about countries
    /// and areas.
    #[must_use]
    pub const fn control(&self) -> Option<Partner> {
        self.key.control
    }

    /// Returns the code.
    #[must_use]
    pub const fn code(&self) -> CommodityCode {
        self.key.code
    }

    /// Returns what the rows add up to.
    #[must_use]
    pub const fn sums(&self) -> &TradeSums {
        &self.sums
    }
}

impl LossReason {
    /// Returns the reason as it is on the wire.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(bilateral::convert::LossReason::NoWeights.as_str(), "no-weights");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoWeights => "no-weights",
            Self::SpecialCode => "special-code",
            Self::OtherLevel => "other-level",
            Self::IncompleteMeasure => "incomplete-measure",
        }
    }
}

impl fmt::Display for LossReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}
