//! `AgreementTally`: agreements counted by a policy.

use std::{collections::BTreeMap, ops::RangeInclusive};

use time::{Date, Month};

use super::{
    agreement::Agreement,
    counting::CountingPolicy,
    figures::{DecadeCounts, EntryLag, FirstSigned, SignedShare},
    kind::{AgreementKind, AgreementLevel, BindingNature},
    link::LinkKind,
    status::AgreementStatus,
    track::Track,
    view::AgreementView,
};
use crate::{
    sector::Sector,
    truth::{Count, Truth},
};

/// Agreements narrowed by an [`AgreementView`] and counted by a [`CountingPolicy`].
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Agreement, AgreementRegister, Country,
///     agreement::{AgreementKind, AgreementRecord, CountingPolicy, PartyRecord},
///     period::day,
/// };
///
/// let agreement = |id: &str, kind, entry: &str| -> Result<_, bilateral::Error> {
///     let parties = vec![PartyRecord::new(Country::AZE), PartyRecord::new(Country::BLR)];
///     Ok(Agreement::new(AgreementRecord {
///         entry_into_force: Some(entry.parse()?),
///         ..AgreementRecord::new(id.parse()?, id.parse()?, kind, parties)
///     })?)
/// };
/// let register = AgreementRegister::new([
///     agreement("trade", AgreementKind::Agreement, "2004-05-01")?,
///     agreement("trade-changed", AgreementKind::Amendment, "2010")?,
/// ])?;
/// let day = day::parse("2010-06-01")?;
/// let count = |policy| register.view().counting(policy).in_force_on(day).to_string();
/// assert_eq!(count(CountingPolicy::BaseOnly), "1");
/// assert_eq!(count(CountingPolicy::WithProtocols), "1 to 2");
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct AgreementTally<'a> {
    view: AgreementView<'a>,
    policy: CountingPolicy,
}

impl<'a> AgreementTally<'a> {
    pub(super) const fn of(view: AgreementView<'a>, policy: CountingPolicy) -> Self {
        Self { view, policy }
    }

    /// Returns the policy by which it counts.
    #[must_use]
    pub const fn policy(self) -> CountingPolicy {
        self.policy
    }

    /// Returns the agreements that count, in the order of the register.
    pub fn iter(self) -> impl Iterator<Item = &'a Agreement> {
        self.weighted().map(|(agreement, _)| agreement).filter(move |agreement| {
            self.policy != CountingPolicy::ReplacedOnce || !self.is_replaced(agreement)
        })
    }

    /// Returns how many agreements there are.
    #[must_use]
    pub fn total(self) -> usize {
        self.iter().map(|agreement| self.policy.weight(agreement)).sum()
    }

    /// Returns how many agreements are in force on `day`: at least the certain ones, at most the
    /// possible ones, which include those whose entry into force is not recorded.
    #[must_use]
    pub fn in_force_on(self, day: Date) -> Count {
        self.count(|agreement, track| track.in_force_on(day).and(self.counts_on(agreement, day)))
    }

    /// Returns how many agreements are in force on the last day of each year: the stock per year.
    #[must_use]
    pub fn in_force_by_year(self, years: RangeInclusive<i32>) -> BTreeMap<i32, Count> {
        let last_day = |year| Date::from_calendar_date(year, Month::December, 31).ok();
        let days: Vec<(i32, Date)> =
            years.filter_map(|year| Some((year, last_day(year)?))).collect();
        let mut counts: BTreeMap<i32, Count> =
            days.iter().map(|(year, _)| (*year, Count::default())).collect();
        for (agreement, weight) in self.weighted() {
            let track = self.view.track(agreement);
            let changes = track.change_days();
            let mut last: Option<(usize, Truth)> = None;
            for &(year, day) in &days {
                // The answer is that of the year before if nothing changed in between.
                let passed = changes.partition_point(|change| *change <= day);
                let in_force = match last {
                    Some((before, in_force)) if before == passed => in_force,
                    _ => track.in_force_on(day),
                };
                last = Some((passed, in_force));
                let answer = if in_force.is_possible() {
                    in_force.and(self.counts_on(agreement, day))
                } else {
                    in_force
                };
                if let Some(count) = counts.get_mut(&year) {
                    *count = (0..weight).fold(*count, |count, _| count.with(answer));
                }
            }
        }
        counts
    }

    /// Returns how many agreements have each status on `day`; the counts add up to all of them.
    /// (Replaced agreements are left out where the policy counts them once and the replacement is
    /// certainly in force.)
    #[must_use]
    pub fn status_counts_on(self, day: Date) -> BTreeMap<AgreementStatus, usize> {
        let mut counts = BTreeMap::new();
        for (agreement, weight) in self.weighted() {
            if self.counts_on(agreement, day).is_possible() {
                let status = self.view.track(agreement).standing_on(day).status();
                add(&mut counts, status, weight);
            }
        }
        counts
    }

    /// Returns how many agreements are signed and have not ended on `day`, and how many of these are
    /// not in force.
    #[must_use]
    pub fn signed_not_in_force_on(self, day: Date) -> SignedShare {
        let signed = |track: &Track| {
            let begun = track.signed_on(day).or(track.in_force_on(day));
            begun.and(!track.ended_on(day))
        };
        let counts_on = |agreement| self.counts_on(agreement, day);
        SignedShare {
            signed: self.count(|agreement, track| signed(track).and(counts_on(agreement))),
            not_in_force: self.count(|agreement, track| {
                signed(track).and(!track.in_force_on(day)).and(counts_on(agreement))
            }),
        }
    }

    /// Returns how many agreements were signed in each decade: the flow per decade. The year 2004 is in
    /// the decade 2000; one whose date may lie in two is possible in both.
    #[must_use]
    pub fn signed_by_decade(self) -> DecadeCounts {
        let agreements = self.iter().map(|agreement| (agreement, self.policy.weight(agreement)));
        DecadeCounts::of(agreements)
    }

    /// Returns how many agreements there are of each kind.
    #[must_use]
    pub fn by_kind(self) -> BTreeMap<AgreementKind, usize> {
        self.by(|agreement| [agreement.kind()])
    }

    /// Returns how many agreements there are of each level; `None` where it is not recorded.
    #[must_use]
    pub fn by_level(self) -> BTreeMap<Option<AgreementLevel>, usize> {
        self.by(|agreement| [agreement.level()])
    }

    /// Returns how many agreements there are of each nature; `None` where it is not recorded.
    #[must_use]
    pub fn by_binding(self) -> BTreeMap<Option<BindingNature>, usize> {
        self.by(|agreement| [agreement.binding()])
    }

    /// Returns how many agreements are about each sector. One about several counts under each, so these
    /// do not add up to [`total`](Self::total).
    #[must_use]
    pub fn by_subject(self) -> BTreeMap<Sector, usize> {
        self.by(|agreement| agreement.subjects().to_vec())
    }

    /// Returns the time from signature to entry into force, of the agreements of which both are known to
    /// the day.
    #[must_use]
    pub fn entry_lag(self) -> EntryLag {
        EntryLag::of(self.iter())
    }

    /// Returns the agreement that was signed first, or all that may have been.
    #[must_use]
    pub fn first_signed(self) -> FirstSigned<'a> {
        FirstSigned::of(self.iter())
    }

    /// Returns the agreements with how many times each counts, those that do not count left out.
    fn weighted(self) -> impl Iterator<Item = (&'a Agreement, usize)> {
        self.view.iter().filter_map(move |agreement| {
            let weight = self.policy.weight(agreement);
            (weight > 0).then_some((agreement, weight))
        })
    }

    fn count(self, question: impl Fn(&'a Agreement, &Track) -> Truth) -> Count {
        self.weighted().fold(Count::default(), |count, (agreement, weight)| {
            let answer = question(agreement, &self.view.track(agreement));
            (0..weight).fold(count, |count, _| count.with(answer))
        })
    }

    fn by<K: Ord, I: IntoIterator<Item = K>>(
        self,
        keys: impl Fn(&Agreement) -> I,
    ) -> BTreeMap<K, usize> {
        let mut counts = BTreeMap::new();
        for agreement in self.iter() {
            for key in keys(agreement) {
                add(&mut counts, key, self.policy.weight(agreement));
            }
        }
        counts
    }

    fn replacements(self, agreement: &Agreement) -> impl Iterator<Item = &'a Agreement> {
        let dependents = self.view.register().dependents(agreement.id());
        dependents.filter(|(kind, _)| *kind == LinkKind::Replaces).map(|(_, other)| other)
    }

    fn is_replaced(self, agreement: &Agreement) -> bool {
        self.replacements(agreement).next().is_some()
    }

    /// Returns whether an agreement counts on `day`, as far as its replacement decides that.
    fn counts_on(self, agreement: &Agreement, day: Date) -> Truth {
        if self.policy != CountingPolicy::ReplacedOnce {
            return Truth::Yes;
        }
        let replaced =
            self.replacements(agreement).map(|other| self.view.track(other).in_force_on(day));
        !replaced.fold(Truth::No, Truth::or)
    }

    pub(super) const fn view(self) -> AgreementView<'a> {
        self.view
    }
}

fn add<K: Ord>(counts: &mut BTreeMap<K, usize>, key: K, number: usize) {
    let count = counts.entry(key).or_default();
    *count = count.saturating_add(number);
}
