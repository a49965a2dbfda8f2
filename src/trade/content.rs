//! `TradeContent`: whether figures are of goods, of services or of both.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Whether figures of trade are of goods, of services or of both.
///
/// # Examples
///
/// ```
/// use bilateral::trade::TradeContent;
///
/// assert_eq!(TradeContent::GoodsAndServices.as_str(), "goods-and-services");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_enums, reason = "one, the other, or both")]
pub enum TradeContent {
    /// Goods alone.
    Goods,
    /// Services alone.
    Services,
    /// Goods and services together.
    GoodsAndServices,
}

impl TradeContent {
    /// Every coverage.
    pub const ALL: &'static [Self] = &[Self::Goods, Self::Services, Self::GoodsAndServices];

    /// Returns the name used in files: `goods`, `services` or `goods-and-services`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Goods => "goods",
            Self::Services => "services",
            Self::GoodsAndServices => "goods-and-services",
        }
    }
}

impl TradeContent {
    /// Returns what it covers, as a sentence has it: `goods and services`.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::GoodsAndServices => "goods and services",
            _ => self.as_str(),
        }
    }
}

impl fmt::Display for TradeContent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}
