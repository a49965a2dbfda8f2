//! Which terms end, and which notices fall due, between two dates.

use super::{agreement::Agreement, tally::AgreementTally, term::TermKind};
use crate::{
    period::{DateRange, PartialDate},
    truth::Truth,
};

/// The end of a term of an agreement.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TermEnd<'a> {
    /// The agreement.
    pub agreement: &'a Agreement,
    /// The last day of the term, as precise as the entry into force from which it runs.
    pub last_day: PartialDate,
    /// Whether the agreement is renewed for another term if nobody gives notice.
    pub renews: bool,
    /// The last day on which notice against the renewal can be given, if the agreement sets a time.
    pub notice_by: Option<PartialDate>,
    /// Whether the date that was asked about falls within the dates.
    pub falls: Truth,
}

impl<'a> AgreementTally<'a> {
    /// Returns the terms that end, or may end, between two dates, in order of their last days: the
    /// expiry calendar. Terms of an agreement that has certainly ended before are left out.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     Agreement, AgreementRegister, Country,
    ///     agreement::{
    ///         AgreementKind, AgreementRecord, CountingPolicy, PartyRecord, TermKind, TermRecord,
    ///     },
    /// };
    ///
    /// let parties = vec![PartyRecord::new(Country::AZE), PartyRecord::new(Country::BLR)];
    /// let register = AgreementRegister::new([Agreement::new(AgreementRecord {
    ///     entry_into_force: Some("2011-07-01".parse()?),
    ///     term: Some(TermRecord {
    ///         length: Some("P10Y".parse()?),
    ///         renewal: Some("P5Y".parse()?),
    ///         notice: Some("P6M".parse()?),
    ///         ..TermRecord::new(TermKind::Renewable)
    ///     }),
    ///     ..AgreementRecord::new("a".parse()?, "Investment".parse()?, AgreementKind::Agreement, parties)
    /// })?])?;
    /// let tally = register.view().counting(CountingPolicy::BaseOnly);
    /// let ends = tally.terms_ending("2026-01-01/2026-12-31".parse()?);
    /// assert_eq!(ends[0].last_day.to_string(), "2026-06-30");
    /// assert_eq!(ends[0].notice_by.map(|date| date.to_string()).as_deref(), Some("2025-12-30"));
    /// assert!(tally.notices_due("2025-01-01/2025-12-31".parse()?).len() == 1);
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    #[must_use]
    pub fn terms_ending(self, between: DateRange) -> Vec<TermEnd<'a>> {
        self.terms(between, |end| Some(end.last_day))
    }

    /// Returns the terms against whose renewal notice can, or may, last be given between two dates, in
    /// order of their last days.
    #[must_use]
    pub fn notices_due(self, between: DateRange) -> Vec<TermEnd<'a>> {
        self.terms(between, |end| end.notice_by.filter(|_| end.renews))
    }

    fn terms(
        self,
        between: DateRange,
        asked: impl Fn(&TermEnd<'a>) -> Option<PartialDate>,
    ) -> Vec<TermEnd<'a>> {
        let mut found = Vec::new();
        for agreement in self.iter() {
            let ends = self.view().track(agreement).ends;
            for mut end in terms_of(agreement) {
                let Some(date) = asked(&end) else { break };
                if date.earliest() > between.last() {
                    break;
                }
                end.falls = between.contains_date(date);
                let last = end.last_day.earliest();
                let over = ends.iter().any(|end| end.has_passed_on(last).is_certain());
                if end.falls.is_possible() && !over {
                    found.push(end);
                }
            }
        }
        found.sort_by_key(|end| (end.last_day.sort_key(), end.agreement.id()));
        found
    }
}

/// Returns the ends of the terms of an agreement, in order; without end if it is renewed, up to the
/// end of the calendar.
fn terms_of(agreement: &Agreement) -> impl Iterator<Item = TermEnd<'_>> {
    let term = agreement.record().term.filter(|term| term.kind != TermKind::Unlimited);
    let entry = agreement.entry_into_force().date();
    let renewals =
        if term.is_some_and(|term| term.kind == TermKind::Renewable) { u32::MAX } else { 0 };
    (0..=renewals).map_while(move |renewal| {
        let term = term?;
        let last_day = term.last_day(entry, renewal)?;
        Some(TermEnd {
            agreement,
            last_day,
            renews: term.kind == TermKind::Renewable,
            notice_by: term.notice.and_then(|notice| notice.before_date(last_day)),
            falls: Truth::Unknown,
        })
    })
}
