//! The status of an agreement on a date, and why it is so.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::{country::Country, period::PartialDate, truth::Truth};

/// Where an agreement stands on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AgreementStatus {
    /// Not signed yet.
    NotSigned,
    /// Signed; no entry into force is recorded up to the date. Whether it is in force is another
    /// question: see [`AgreementStanding::in_force`].
    Signed,
    /// Applied provisionally before its entry into force.
    ProvisionallyApplied,
    /// In force.
    InForce,
    /// In force in law, its operation suspended.
    Suspended,
    /// No longer in force.
    Ended,
    /// What is recorded does not decide it.
    CannotTell,
}

impl AgreementStatus {
    /// Returns the name used in files: `in_force`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotSigned => "not_signed",
            Self::Signed => "signed",
            Self::ProvisionallyApplied => "provisionally_applied",
            Self::InForce => "in_force",
            Self::Suspended => "suspended",
            Self::Ended => "ended",
            Self::CannotTell => "cannot_tell",
        }
    }
}

impl fmt::Display for AgreementStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::NotSigned => "not signed",
            Self::Signed => "signed",
            Self::ProvisionallyApplied => "provisionally applied",
            Self::InForce => "in force",
            Self::Suspended => "suspended",
            Self::Ended => "ended",
            Self::CannotTell => "cannot tell",
        })
    }
}

/// The status of an agreement on a date, whether it is in force, and why that is not certain.
///
/// "Signed" is not "in force": an agreement whose entry into force nobody recorded has the status
/// [`Signed`](AgreementStatus::Signed), and whether it is in force is [`Truth::Unknown`]. An agreement
/// that is suspended or applied provisionally does not count as in force.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct AgreementStanding {
    pub(super) status: AgreementStatus,
    pub(super) in_force: Truth,
    pub(super) reason: Option<StandingReason>,
}

impl AgreementStanding {
    /// Returns the status.
    #[must_use]
    pub const fn status(&self) -> AgreementStatus {
        self.status
    }

    /// Returns whether the agreement is in force.
    #[must_use]
    pub const fn in_force(&self) -> Truth {
        self.in_force
    }

    /// Returns why the answer is not certain; `None` if it is.
    #[must_use]
    pub const fn reason(&self) -> Option<&StandingReason> {
        self.reason.as_ref()
    }
}

/// Why the standing of an agreement cannot be told from what is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StandingReason {
    /// No entry into force is recorded, for the agreement or for these parties.
    #[non_exhaustive]
    EntryIntoForceNotRecorded {
        /// The parties whose consent to be bound is not recorded either, in the order of the record.
        consent_not_recorded: Vec<Country>,
        /// Whether an entry into force or consent is recorded for the agreement or some of its
        /// parties, but not one that binds these.
        is_partly_recorded: bool,
    },
    /// The date of entry into force is too imprecise.
    #[non_exhaustive]
    EntryIntoForceImprecise {
        /// The date.
        date: PartialDate,
    },
    /// The date of the end or of a withdrawal is too imprecise.
    #[non_exhaustive]
    EndImprecise {
        /// The date.
        date: PartialDate,
    },
    /// Whether it ended is not recorded.
    EndNotRecorded,
    /// A party gave notice, and when that took effect is neither recorded nor does the term decide it.
    #[non_exhaustive]
    DenunciationEffectNotRecorded {
        /// The party.
        country: Country,
    },
    /// The dates of a suspension are too imprecise.
    #[non_exhaustive]
    SuspensionImprecise {
        /// What is recorded of it.
        when: String,
    },
    /// The dates of a provisional application are too imprecise.
    #[non_exhaustive]
    ProvisionalApplicationImprecise {
        /// What is recorded of it.
        when: String,
    },
    /// The date of signature is too imprecise.
    #[non_exhaustive]
    SignatureImprecise {
        /// The date.
        date: PartialDate,
    },
    /// Neither a signature nor an entry into force is recorded.
    SignatureNotRecorded,
    /// A country of the pair is not among the parties, of which not all are listed.
    #[non_exhaustive]
    PartyNotListed {
        /// The country.
        country: Country,
    },
    /// A country of the pair is no party.
    #[non_exhaustive]
    NotAParty {
        /// The country.
        country: Country,
    },
}

impl fmt::Display for StandingReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EntryIntoForceNotRecorded { consent_not_recorded, is_partly_recorded } => {
                formatter.write_str(if *is_partly_recorded {
                    "no entry into force between these parties is recorded"
                } else {
                    "no entry into force is recorded"
                })?;
                if let Some((last, others)) = consent_not_recorded.split_last() {
                    formatter.write_str(", nor the consent of ")?;
                    for (index, country) in others.iter().enumerate() {
                        let separator = if index == 0 { "" } else { ", " };
                        write!(formatter, "{separator}{}", country.name())?;
                    }
                    let separator = if others.is_empty() { "" } else { " and " };
                    write!(formatter, "{separator}{}", last.name())?;
                }
                Ok(())
            }
            Self::EntryIntoForceImprecise { date } => {
                write!(formatter, "the entry into force is known only as {date}")
            }
            Self::EndImprecise { date } => write!(formatter, "the end is known only as {date}"),
            Self::EndNotRecorded => formatter.write_str("whether it ended is not recorded"),
            Self::DenunciationEffectNotRecorded { country } => {
                let name = country.name();
                write!(formatter, "{name} gave notice, and when that took effect is not recorded")
            }
            Self::SuspensionImprecise { when } => {
                write!(formatter, "the suspension is known only as {when}")
            }
            Self::ProvisionalApplicationImprecise { when } => {
                write!(formatter, "the provisional application is known only as {when}")
            }
            Self::SignatureImprecise { date } => {
                write!(formatter, "the signature is known only as {date}")
            }
            Self::SignatureNotRecorded => formatter.write_str("no signature is recorded"),
            Self::PartyNotListed { country } => {
                let name = country.name();
                write!(formatter, "not all parties are listed, and {name} is not among them")
            }
            Self::NotAParty { country } => write!(formatter, "{} is no party", country.name()),
        }
    }
}

/// Writes the sentence.
impl Serialize for StandingReason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
