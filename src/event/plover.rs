//! The parts of a PLOVER code: category, mode and context.

use std::fmt;

use serde::Serialize;

/// A category of PLOVER: what kind of act it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
#[non_exhaustive]
pub enum PloverCategory {
    /// Agreeing or intending to cooperate.
    Agree,
    /// Meeting and talking.
    Consult,
    /// Diplomatic cooperation: recognition, conclusion of agreements.
    Support,
    /// Material cooperation: trade, joint projects.
    Cooperate,
    /// Aid and credit.
    Aid,
    /// Threatening.
    Threaten,
    /// Reducing relations, and sanctions.
    Sanction,
}

impl PloverCategory {
    /// Returns the quad code: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.
    ///
    /// A sanction is material conflict, as its section of the manual says; the table of quad codes in
    /// the same manual has it as verbal.
    #[must_use]
    pub const fn quad(self) -> u8 {
        match self {
            Self::Agree | Self::Consult | Self::Support => 1,
            Self::Cooperate | Self::Aid => 2,
            Self::Threaten => 3,
            Self::Sanction => 4,
        }
    }

    /// Returns the name in data files: `CONSULT`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Agree => "AGREE",
            Self::Consult => "CONSULT",
            Self::Support => "SUPPORT",
            Self::Cooperate => "COOPERATE",
            Self::Aid => "AID",
            Self::Threaten => "THREATEN",
            Self::Sanction => "SANCTION",
        }
    }
}

impl fmt::Display for PloverCategory {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// A mode of PLOVER: how the act was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PloverMode {
    /// By a visit.
    Visit,
    /// At a third place.
    ThirdParty,
    /// In a meeting of many.
    Multilateral,
    /// By telephone or video.
    Phone,
    /// By withdrawing from relations or talks.
    Withdraw,
    /// With regard to relations.
    Relations,
}

/// A context of PLOVER: what the act was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PloverContext {
    /// Diplomacy.
    Diplomatic,
    /// The economy.
    Economic,
}
