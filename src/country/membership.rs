//! How a country belongs to a group, and when.

use serde::{Deserialize, Serialize};
use time::Date;

use super::country::Country;

/// A country's time in a group, in one kind of membership.
///
/// Both days are inclusive: the United Kingdom's last day in the European Union is 31 January
/// 2020. Where sources disagree on a day, [`Membership::dispute`] says what the others say.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, CountryGroup, country::MembershipKind};
///
/// let membership = CountryGroup::Eaeu.membership_of(Country::ARM).next().unwrap();
/// assert_eq!(membership.kind(), MembershipKind::Full);
/// assert_eq!(membership.first_day().to_string(), "2015-01-02");
/// assert_eq!(membership.last_day(), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Membership {
    country: Country,
    kind: MembershipKind,
    first_day: Date,
    last_day: Option<Date>,
    dispute: Option<&'static str>,
}

impl Membership {
    pub(super) const fn new(country: Country, kind: MembershipKind, first_day: Date) -> Self {
        Self { country, kind, first_day, last_day: None, dispute: None }
    }

    pub(super) const fn until(self, last_day: Date) -> Self {
        Self { last_day: Some(last_day), ..self }
    }

    pub(super) const fn disputed(self, dispute: &'static str) -> Self {
        Self { dispute: Some(dispute), ..self }
    }

    /// Returns the country.
    #[must_use]
    pub const fn country(&self) -> Country {
        self.country
    }

    /// Returns how it belongs to the group.
    #[must_use]
    pub const fn kind(&self) -> MembershipKind {
        self.kind
    }

    /// Returns the first day.
    #[must_use]
    pub const fn first_day(&self) -> Date {
        self.first_day
    }

    /// Returns the last day, or `None` if no end is known.
    #[must_use]
    pub const fn last_day(&self) -> Option<Date> {
        self.last_day
    }

    /// Returns what other sources say of the days or the kind, where they disagree.
    #[must_use]
    pub const fn dispute(&self) -> Option<&'static str> {
        self.dispute
    }

    /// Returns whether `date` lies within the membership.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        self.first_day <= date && self.last_day.is_none_or(|last| date <= last)
    }
}

/// How a country belongs to a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum MembershipKind {
    /// A member with all rights and duties.
    Full,
    /// A party to the founding instrument that never took on the later charter.
    Founder,
    /// An associate member.
    Associate,
    /// An observer.
    Observer,
    /// A recognised candidate for membership.
    Candidate,
}
