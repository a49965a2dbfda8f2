//! What cannot be true of a visit.

use super::{
    error::VisitError, history, record::VisitRecord, span::Span, stage::VisitStage, visit::Visit,
};
use crate::{period::PartialDate, truth::Truth};

impl VisitRecord {
    /// Returns everything in it that cannot be true.
    ///
    /// Where the start, the end and the length contradict each other, what depends on the days of
    /// the visit is not looked at.
    #[must_use]
    pub fn faults(&self) -> Vec<VisitError> {
        let mut faults = Vec::new();
        if self.guest == self.host {
            faults.push(VisitError::SameCountry { country: self.guest });
        }
        match self.span() {
            Ok(span) => self.look_outside(span, &mut faults),
            Err(fault) => faults.push(fault),
        }
        self.look_at_countries(&mut faults);
        faults.extend(history::impossible(&self.stages));
        self.look_at_cancelled(&mut faults);
        for (index, outcome) in self.outcomes.iter().enumerate() {
            if outcome.count == Some(0) {
                faults.push(VisitError::CountOfNothing { index });
            }
        }
        faults
    }

    /// Returns the days that it may have taken, or why there are none.
    pub(super) fn span(&self) -> Result<Span, VisitError> {
        let start = self.start;
        if let Some(days) = self.days
            && !(1..=Visit::MAX_DAYS).contains(&days)
        {
            return Err(VisitError::DaysOutOfRange { days });
        }
        let span = Span::new(start, self.days);
        let Some(end) = self.end else { return Ok(span) };
        if end.is_before(start).is_certain() {
            return Err(VisitError::EndBeforeStart { start, end });
        }
        span.with_end(end, self.days).ok_or(match self.days {
            Some(days) => VisitError::DaysDisagree { days, start, end },
            None => VisitError::TooLong { start, end },
        })
    }

    /// Adds what certainly lies outside the days of the visit.
    fn look_outside(&self, span: Span, faults: &mut Vec<VisitError>) {
        let is_outside = |on: PartialDate| span.meets(on.earliest(), on.latest()) == Truth::No;
        for (index, item) in self.programme.iter().enumerate() {
            if let Some(on) = item.on.filter(|&on| is_outside(on)) {
                faults.push(VisitError::ItemOutside { index, on });
            }
        }
        for (index, talks) in self.talks.iter().enumerate() {
            if let Some(on) = talks.on.filter(|&on| is_outside(on)) {
                faults.push(VisitError::TalksOutside { index, on });
            }
        }
        for (index, segment) in self.segments.iter().enumerate() {
            for (is_end, on) in [(false, segment.start), (true, segment.end)] {
                if let Some(on) = on.filter(|&on| is_outside(on)) {
                    faults.push(VisitError::SegmentOutside { index, is_end, on });
                }
            }
        }
        faults.extend(history::outside(&self.stages, span));
    }

    /// Adds the countries that are named where they cannot be, and parts that run backward.
    fn look_at_countries(&self, faults: &mut Vec<VisitError>) {
        for (index, &country) in self.participants.iter().enumerate() {
            let mut named = self.participants.iter().take(index).chain([&self.guest, &self.host]);
            if named.any(|&other| other == country) {
                faults.push(VisitError::RepeatedParticipant { index, country });
            }
        }
        for (index, segment) in self.segments.iter().enumerate() {
            if let Some(country) = segment.host.filter(|&host| host == self.guest) {
                faults.push(VisitError::SegmentAtHome { index, country });
            }
            if let (Some(start), Some(end)) = (segment.start, segment.end)
                && end.is_before(start).is_certain()
            {
                faults.push(VisitError::SegmentEndBeforeStart { index, start, end });
            }
        }
    }

    /// Adds what is said to have happened on a visit that did not take place.
    fn look_at_cancelled(&self, faults: &mut Vec<VisitError>) {
        let mut stages = self.stages.iter();
        let Some(entry) = stages.find(|entry| entry.stage == VisitStage::Cancelled) else {
            return;
        };
        let cancelled = entry.on;
        let talks = 0..self.talks.len();
        let outcomes = 0..self.outcomes.len();
        faults.extend(talks.map(|index| VisitError::TalksOfCancelled { index, cancelled }));
        faults.extend(outcomes.map(|index| VisitError::OutcomeOfCancelled { index, cancelled }));
    }
}
