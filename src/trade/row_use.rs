//! `RowUse`: how many rows a set of figures rests on, and how many it leaves out and why.

use std::fmt;

use serde::Serialize;

/// How many rows are recorded, how many of them the figures rest on, and why the others are not shown.
/// The five counts add up to the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[non_exhaustive]
pub struct RowUse {
    /// Rows on which a figure rests, those without a value included.
    pub shown: usize,
    /// Rows of a part of exports or imports, such as re-exports.
    pub other_flow_kind: usize,
    /// Rows of trade with the world that no figure with the partner is compared with.
    pub other_partner: usize,
    /// Rows of another level of goods than that of the figure.
    pub other_level: usize,
    /// Rows of another edition of the Harmonized System than that of the figure.
    pub other_edition: usize,
}

impl RowUse {
    /// Returns how many rows there are.
    #[must_use]
    pub const fn recorded(self) -> usize {
        self.shown.saturating_add(self.not_shown())
    }

    /// Returns how many rows no figure rests on.
    #[must_use]
    pub const fn not_shown(self) -> usize {
        self.other_flow_kind
            .saturating_add(self.other_partner)
            .saturating_add(self.other_level)
            .saturating_add(self.other_edition)
    }

    /// Returns these rows and others together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            shown: self.shown.saturating_add(other.shown),
            other_flow_kind: self.other_flow_kind.saturating_add(other.other_flow_kind),
            other_partner: self.other_partner.saturating_add(other.other_partner),
            other_level: self.other_level.saturating_add(other.other_level),
            other_edition: self.other_edition.saturating_add(other.other_edition),
        }
    }

    /// Returns why rows are not shown, with how many, in words of a notice's context.
    pub(super) const fn reasons(self) -> [(&'static str, usize); 4] {
        [
            ("other_flow_kind", self.other_flow_kind),
            ("other_partner", self.other_partner),
            ("other_level", self.other_level),
            ("other_edition", self.other_edition),
        ]
    }
}

/// The rows that are not shown, as a sentence has it: `1 of another level of goods, 2 of another
/// edition`; nothing if all are.
impl fmt::Display for RowUse {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = "";
        for (count, why) in [
            (self.other_flow_kind, "of a part of exports or imports, such as re-exports"),
            (self.other_partner, "of trade with the world"),
            (self.other_level, "of another level of goods"),
            (self.other_edition, "of another edition of the Harmonized System"),
        ] {
            if count > 0 {
                write!(formatter, "{separator}{count} {why}")?;
                separator = ", ";
            }
        }
        Ok(())
    }
}
