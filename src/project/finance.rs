//! `FinanceKind`: what kind of money a project is promised or paid.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What kind of money a project is promised or paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum FinanceKind {
    /// Given, in money or in kind.
    Grant,
    /// Lent.
    Loan,
    /// Lent or insured so that goods of the lender's country are bought.
    ExportCredit,
    /// Payment deferred by the supplier.
    SupplierCredit,
    /// Paid into the capital of an enterprise.
    Equity,
    /// Promised in case a debtor fails, and not paid unless it does.
    Guarantee,
    /// Experts, equipment and advice.
    TechnicalAssistance,
    /// Places and stipends for study and training.
    Training,
    /// A debt that need not be paid back.
    DebtForgiveness,
    /// A debt to be paid back later.
    DebtRescheduling,
    /// Anything else.
    Other,
}

impl FinanceKind {
    /// Every kind, in the order of the list above.
    pub const ALL: &'static [Self] = &[
        Self::Grant,
        Self::Loan,
        Self::ExportCredit,
        Self::SupplierCredit,
        Self::Equity,
        Self::Guarantee,
        Self::TechnicalAssistance,
        Self::Training,
        Self::DebtForgiveness,
        Self::DebtRescheduling,
        Self::Other,
    ];

    /// Returns the name used in files: `export-credit`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Grant => "grant",
            Self::Loan => "loan",
            Self::ExportCredit => "export-credit",
            Self::SupplierCredit => "supplier-credit",
            Self::Equity => "equity",
            Self::Guarantee => "guarantee",
            Self::TechnicalAssistance => "technical-assistance",
            Self::Training => "training",
            Self::DebtForgiveness => "debt-forgiveness",
            Self::DebtRescheduling => "debt-rescheduling",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for FinanceKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_written_by_its_name() {
        for &kind in FinanceKind::ALL {
            let wire = serde_json::to_string(&kind).unwrap();
            assert_eq!(wire, format!("\"{kind}\""));
            assert_eq!(serde_json::from_str::<FinanceKind>(&wire).unwrap(), kind);
        }
    }
}
