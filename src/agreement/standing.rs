//! Where an agreement stands on a day, decided from the events of its track.

use std::collections::BTreeSet;

use time::Date;

use super::{
    span::Span,
    status::{AgreementStanding, AgreementStatus, StandingReason},
    track::{End, Track},
};
use crate::{period::PeriodEnd, truth::Truth};

/// The answers on one day to the questions that decide the status.
struct Answers {
    ended: Truth,
    started: Truth,
    suspended: Truth,
    provisional: Truth,
    signed: Truth,
}

impl Track {
    /// Returns whether it ended before `day`.
    pub(super) fn ended_on(&self, day: Date) -> Truth {
        any(self.ends.iter().map(|end| end.has_passed_on(day)))
    }

    /// Returns whether it was signed by `day`.
    pub(super) fn signed_on(&self, day: Date) -> Truth {
        if !self.is_concluded {
            return Truth::No;
        }
        self.signed.map_or(Truth::Unknown, |signed| signed.is_on_or_before(day))
    }

    /// Returns whether it is in force on `day`: begun, not ended and not suspended.
    pub(super) fn in_force_on(&self, day: Date) -> Truth {
        if !self.is_concluded {
            return Truth::No;
        }
        let started = all(self.starts.iter().map(|start| start.is_on_or_before(day)));
        // What is certainly not signed yet, and of which no entry into force is recorded, is not in
        // force; a retroactive entry is recorded by its date.
        let recorded = match (&self.missing, self.signed_on(day)) {
            (None, _) => Truth::Yes,
            (Some(missing), Truth::No) if missing.is_certain => Truth::No,
            (Some(_), _) => Truth::Unknown,
        };
        started.and(recorded).and(!self.ended_on(day)).and(!self.suspended_on(day))
    }

    fn suspended_on(&self, day: Date) -> Truth {
        any(self.suspensions.iter().map(|span| span.covers(day)))
    }

    /// Returns where the agreement stands on `day`.
    ///
    /// The status is the one that every reading of the imprecise dates gives; where they give
    /// different ones it cannot be told.
    pub(super) fn standing_on(&self, day: Date) -> AgreementStanding {
        if !self.is_concluded {
            let status = AgreementStatus::NotSigned;
            return AgreementStanding { status, in_force: Truth::No, reason: None };
        }
        let started = all(self.starts.iter().map(|start| start.is_on_or_before(day)));
        let answers = Answers {
            ended: self.ended_on(day),
            // As far as it is recorded.
            started: match &self.missing {
                None => started,
                Some(missing) if missing.is_certain => Truth::No,
                Some(_) => started.and(Truth::Unknown),
            },
            suspended: self.suspended_on(day),
            provisional: any(self
                .provisional
                .iter()
                .map(|spans| all(spans.iter().map(|span| span.covers(day))))),
            signed: self.signed_on(day),
        };
        let possible = answers.statuses();
        let status = match (possible.first(), possible.len()) {
            (Some(status), 1) => *status,
            _ => AgreementStatus::CannotTell,
        };
        let in_force = self.in_force_on(day);
        let cannot_tell = status == AgreementStatus::CannotTell;
        let reason = if cannot_tell {
            Some(self.why_undecided(&answers, day))
        } else if in_force == Truth::Unknown {
            Some(self.entry_not_recorded())
        } else {
            None
        };
        AgreementStanding { status, in_force, reason }
    }

    fn entry_not_recorded(&self) -> StandingReason {
        let consent_not_recorded =
            self.missing.as_ref().map(|missing| missing.without_consent.clone());
        let consent_not_recorded = consent_not_recorded.unwrap_or_default();
        StandingReason::EntryIntoForceNotRecorded {
            consent_not_recorded,
            is_partly_recorded: !self.starts.is_empty(),
        }
    }

    /// Returns the first event that leaves the status open.
    fn why_undecided(&self, answers: &Answers, day: Date) -> StandingReason {
        let is_open = |truth: Truth| truth == Truth::Unknown;
        if is_open(answers.ended) {
            let end = self.ends.iter().find(|end| is_open(end.has_passed_on(day)));
            return end.map_or(StandingReason::EndNotRecorded, |end| why_end(*end));
        }
        if is_open(answers.started) {
            let start = self.starts.iter().find(|start| is_open(start.is_on_or_before(day)));
            return match start {
                Some(date) => StandingReason::EntryIntoForceImprecise { date: *date },
                None => self.entry_not_recorded(),
            };
        }
        if is_open(answers.suspended)
            && let Some(span) = self.suspensions.iter().find(|span| is_open(span.covers(day)))
        {
            return StandingReason::SuspensionImprecise { when: when(*span) };
        }
        let provisional = self.provisional.iter().flatten();
        if is_open(answers.provisional)
            && let Some(span) = provisional.copied().find(|span| is_open(span.covers(day)))
        {
            return StandingReason::ProvisionalApplicationImprecise { when: when(span) };
        }
        match self.signed {
            Some(date) => StandingReason::SignatureImprecise { date },
            None => StandingReason::SignatureNotRecorded,
        }
    }
}

impl Answers {
    /// Returns the statuses that the answers leave possible.
    fn statuses(&self) -> BTreeSet<AgreementStatus> {
        let values = |truth: Truth| match truth {
            Truth::Yes => &[true][..],
            Truth::No => &[false],
            Truth::Unknown => &[true, false],
        };
        let mut statuses = BTreeSet::new();
        for &ended in values(self.ended) {
            for &started in values(self.started) {
                for &suspended in values(self.suspended) {
                    for &provisional in values(self.provisional) {
                        for &signed in values(self.signed) {
                            statuses.insert(
                                match (ended, started, suspended, provisional, signed) {
                                    (true, ..) => AgreementStatus::Ended,
                                    (_, true, true, ..) => AgreementStatus::Suspended,
                                    (_, true, ..) => AgreementStatus::InForce,
                                    (.., true, _) => AgreementStatus::ProvisionallyApplied,
                                    (.., true) => AgreementStatus::Signed,
                                    _ => AgreementStatus::NotSigned,
                                },
                            );
                        }
                    }
                }
            }
        }
        statuses
    }
}

fn all(answers: impl Iterator<Item = Truth>) -> Truth {
    answers.fold(Truth::Yes, Truth::and)
}

fn any(answers: impl Iterator<Item = Truth>) -> Truth {
    answers.fold(Truth::No, Truth::or)
}

fn why_end(end: End) -> StandingReason {
    match (end.last_day, end.denounced_by) {
        (Some(date), _) => StandingReason::EndImprecise { date },
        (None, Some(country)) => StandingReason::DenunciationEffectNotRecorded { country },
        (None, None) => StandingReason::EndNotRecorded,
    }
}

fn when(span: Span) -> String {
    match span.until {
        PeriodEnd::On(until) => format!("from {} to {until}", span.from),
        PeriodEnd::Open => format!("from {}", span.from),
        PeriodEnd::Unknown => format!("from {}, with no end recorded", span.from),
    }
}
