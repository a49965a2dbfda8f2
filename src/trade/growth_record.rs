//! `StatedGrowthRecord`: how much trade grew, as somebody says.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::figures::TradeMeasure;
use crate::{decimal, period::Period};

/// How much trade grew, as a source states it in percent.
///
/// "Grew by 12 %" and "stood at 112 %" say the same in two ways; a source that mixes up the two turns
/// a growth by an eighth into one to more than the double. So the form is kept, and where it is not
/// clear that is said.
///
/// # Examples
///
/// ```
/// use bilateral::trade::{GrowthForm, StatedGrowthRecord};
///
/// let read = |text| serde_json::from_str::<StatedGrowthRecord>(text);
/// let index = read(r#"{"measure": "turnover", "percent": "112", "form": "index"}"#)?;
/// let change = read(r#"{"measure": "turnover", "percent": "12", "form": "change"}"#)?;
/// assert_eq!(index.change(), change.change());
/// assert_eq!(read(r#"{"measure": "turnover", "percent": "112"}"#)?.form, GrowthForm::Unclear);
/// assert!(read(r#"{"measure": "turnover", "percent": 112}"#).is_err(), "numbers are text");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct StatedGrowthRecord {
    /// What grew.
    pub measure: TradeMeasure,
    /// The number, in percent.
    #[serde(with = "decimal")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::decimal::NumberText"))]
    pub percent: Decimal,
    /// What the number is. Absent means that the words do not say.
    #[serde(default, skip_serializing_if = "GrowthForm::is_unclear")]
    pub form: GrowthForm,
    /// The earlier period with which the trade is compared, if it is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Period>,
}

/// What a number of percent is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_enums, reason = "one, the other, or nobody knows")]
pub enum GrowthForm {
    /// The change: 12 is a growth by 12 percent.
    Change,
    /// The index, of which 100 is no change: 112 is a growth by 12 percent.
    Index,
    /// The words allow both.
    #[default]
    Unclear,
}

impl StatedGrowthRecord {
    /// Returns the record of a growth.
    #[must_use]
    pub const fn new(measure: TradeMeasure, percent: Decimal, form: GrowthForm) -> Self {
        Self { measure, percent, form, since: None }
    }

    /// Returns the change in percent, or `None` if the form is not clear.
    #[must_use]
    pub fn change(&self) -> Option<Decimal> {
        match self.form {
            GrowthForm::Change => Some(self.percent),
            GrowthForm::Index => {
                let mut hundred = Decimal::ONE_HUNDRED;
                hundred.set_sign_negative(true);
                decimal::exact_add(self.percent, hundred)
            }
            GrowthForm::Unclear => None,
        }
    }
}

impl GrowthForm {
    /// Every form.
    pub const ALL: &'static [Self] = &[Self::Change, Self::Index, Self::Unclear];

    /// Returns the name used in files: `change`, `index` or `unclear`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Change => "change",
            Self::Index => "index",
            Self::Unclear => "unclear",
        }
    }

    /// Returns whether the words allow both forms.
    #[must_use]
    pub const fn is_unclear(&self) -> bool {
        matches!(self, Self::Unclear)
    }
}

impl fmt::Display for GrowthForm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}
