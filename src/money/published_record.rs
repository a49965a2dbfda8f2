//! The parts of a printed figure, as they are written.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{
    amount::Money,
    bound::Bound,
    currency::Currency,
    published::{Published, PublishedError},
    scale::Scale,
};
use crate::decimal;

/// The parts, and the wire form, of a [`Published`] figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct PublishedRecord {
    /// The number as printed, in units of `unit`, zeros at the end included.
    #[serde(with = "decimal")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::decimal::NumberText"))]
    pub value: Decimal,
    /// The scale in which the number is printed.
    pub unit: Scale,
    /// The currency.
    pub currency: Currency,
    /// What the words around the number say of it.
    #[serde(default, skip_serializing_if = "Bound::is_exactly")]
    pub bound: Bound,
    /// How far the truth may lie from the number, in units of `unit`, if its digits and bound do
    /// not say so themselves.
    #[serde(default, with = "decimal::optional", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::decimal::NumberText>"))]
    pub half_unit: Option<Decimal>,
}

impl TryFrom<PublishedRecord> for Published {
    type Error = PublishedError;

    fn try_from(record: PublishedRecord) -> Result<Self, PublishedError> {
        Self::new(record)
    }
}

impl From<Published> for PublishedRecord {
    fn from(figure: Published) -> Self {
        // A number that was cut is further from the truth by what was cut off.
        let shown = Money::from_scaled(figure.printed(), figure.scale(), figure.currency());
        let cut = shown.and_then(|shown| shown.checked_sub(figure.value()));
        let reach = cut.and_then(|cut| figure.half_unit().checked_add(cut.magnitude()));
        let half_unit = reach.unwrap_or(figure.half_unit()).scaled(figure.scale());
        let is_default = figure.bound().half_unit_of(figure.printed()) == Some(half_unit);
        Self {
            value: figure.printed(),
            unit: figure.scale(),
            currency: figure.currency(),
            bound: figure.bound(),
            half_unit: (!is_default).then_some(half_unit),
        }
    }
}
