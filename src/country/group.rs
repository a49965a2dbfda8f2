//! Groups of countries.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use time::Date;

use super::{
    country::Country,
    group_table,
    membership::{Membership, MembershipKind},
    pair::CountryPair,
};

/// A union, organization or agreement of several countries, with dated memberships.
///
/// The tables hold what was known at the end of 2025. They list full members in whole, and other
/// kinds (observers, candidates) as far as their days are certain.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, CountryGroup};
/// use time::macros::date;
///
/// let last_day = date!(2020 - 01 - 31);
/// assert!(CountryGroup::Eu.is_member_on(Country::GBR, last_day));
/// assert!(!CountryGroup::Eu.is_member_on(Country::GBR, last_day.next_day().unwrap()));
/// assert_eq!(CountryGroup::Eu.members_on(last_day).count(), 28);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CountryGroup {
    /// The Eurasian Economic Union.
    Eaeu,
    /// The Commonwealth of Independent States.
    Cis,
    /// The European Union, and the European Economic Community before it.
    Eu,
    /// The Association of Southeast Asian Nations.
    Asean,
    /// The Belgium–Luxembourg Economic Union, one reporter in trade statistics until 1998.
    BelgiumLuxembourg,
    /// The Southern African Customs Union, one reporter in trade statistics until 1999.
    SouthernAfricanCustomsUnion,
    /// The North Atlantic Treaty Organization.
    Nato,
    /// The Organisation for Economic Co-operation and Development.
    Oecd,
    /// The European Free Trade Association.
    Efta,
    /// The parties of the North American Free Trade Agreement, which ended in 2020.
    Nafta,
    /// The parties of the agreement of the United States, Mexico and Canada, since 2020.
    Usmca,
    /// The Southern Common Market (Mercosur).
    Mercosur,
    /// The Cooperation Council for the Arab States of the Gulf.
    GulfCooperationCouncil,
    /// The parties of the Comprehensive and Progressive Agreement for Trans-Pacific Partnership.
    Cptpp,
    /// The Organization of Turkic States, until 2021 the Turkic Council.
    OrganizationOfTurkicStates,
    /// The Shanghai Cooperation Organization.
    ShanghaiCooperationOrganization,
    /// Georgia, Ukraine, Azerbaijan and Moldova: the GUAM Organization for Democracy and Economic
    /// Development. The island is [`Country::GUM`].
    Guam,
    /// The countries among the members of the Group of Twenty.
    G20,
}

impl CountryGroup {
    /// All groups.
    pub const ALL: [Self; 18] = [
        Self::Eaeu,
        Self::Cis,
        Self::Eu,
        Self::Asean,
        Self::BelgiumLuxembourg,
        Self::SouthernAfricanCustomsUnion,
        Self::Nato,
        Self::Oecd,
        Self::Efta,
        Self::Nafta,
        Self::Usmca,
        Self::Mercosur,
        Self::GulfCooperationCouncil,
        Self::Cptpp,
        Self::OrganizationOfTurkicStates,
        Self::ShanghaiCooperationOrganization,
        Self::Guam,
        Self::G20,
    ];

    /// Returns the code, as in text and on the wire: `eaeu`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Eaeu => "eaeu",
            Self::Cis => "cis",
            Self::Eu => "eu",
            Self::Asean => "asean",
            Self::BelgiumLuxembourg => "belgium-luxembourg",
            Self::SouthernAfricanCustomsUnion => "southern-african-customs-union",
            Self::Nato => "nato",
            Self::Oecd => "oecd",
            Self::Efta => "efta",
            Self::Nafta => "nafta",
            Self::Usmca => "usmca",
            Self::Mercosur => "mercosur",
            Self::GulfCooperationCouncil => "gulf-cooperation-council",
            Self::Cptpp => "cptpp",
            Self::OrganizationOfTurkicStates => "organization-of-turkic-states",
            Self::ShanghaiCooperationOrganization => "shanghai-cooperation-organization",
            Self::Guam => "guam",
            Self::G20 => "g20",
        }
    }

    /// Returns the English name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Eaeu => "Eurasian Economic Union",
            Self::Cis => "Commonwealth of Independent States",
            Self::Eu => "European Union",
            Self::Asean => "Association of Southeast Asian Nations",
            Self::BelgiumLuxembourg => "Belgium–Luxembourg Economic Union",
            Self::SouthernAfricanCustomsUnion => "Southern African Customs Union",
            Self::Nato => "North Atlantic Treaty Organization",
            Self::Oecd => "Organisation for Economic Co-operation and Development",
            Self::Efta => "European Free Trade Association",
            Self::Nafta => "North American Free Trade Agreement",
            Self::Usmca => "United States–Mexico–Canada Agreement",
            Self::Mercosur => "Southern Common Market",
            Self::GulfCooperationCouncil => "Gulf Cooperation Council",
            Self::Cptpp => "Comprehensive and Progressive Agreement for Trans-Pacific Partnership",
            Self::OrganizationOfTurkicStates => "Organization of Turkic States",
            Self::ShanghaiCooperationOrganization => "Shanghai Cooperation Organization",
            Self::Guam => "GUAM Organization for Democracy and Economic Development",
            Self::G20 => "Group of Twenty",
        }
    }

    /// Returns every membership of every kind, by country and first day.
    #[must_use]
    pub fn memberships(self) -> &'static [Membership] {
        match self {
            Self::Eaeu => &group_table::EAEU,
            Self::Cis => &group_table::CIS,
            Self::Eu => &group_table::EU,
            Self::Asean => &group_table::ASEAN,
            Self::BelgiumLuxembourg => &group_table::BELGIUM_LUXEMBOURG,
            Self::SouthernAfricanCustomsUnion => &group_table::SOUTHERN_AFRICAN_CUSTOMS_UNION,
            Self::Nato => &group_table::NATO,
            Self::Oecd => &group_table::OECD,
            Self::Efta => &group_table::EFTA,
            Self::Nafta => &group_table::NAFTA,
            Self::Usmca => &group_table::USMCA,
            Self::Mercosur => &group_table::MERCOSUR,
            Self::GulfCooperationCouncil => &group_table::GULF_COOPERATION_COUNCIL,
            Self::Cptpp => &group_table::CPTPP,
            Self::OrganizationOfTurkicStates => &group_table::ORGANIZATION_OF_TURKIC_STATES,
            Self::ShanghaiCooperationOrganization => {
                &group_table::SHANGHAI_COOPERATION_ORGANIZATION
            }
            Self::Guam => &group_table::GUAM,
            Self::G20 => &group_table::G20,
        }
    }

    /// Returns the memberships of one country, of every kind, the earliest first.
    pub fn membership_of(self, country: Country) -> impl Iterator<Item = &'static Membership> {
        self.memberships().iter().filter(move |membership| membership.country() == country)
    }

    /// Returns the full members on a day, in the order of their codes.
    pub fn members_on(self, date: Date) -> impl Iterator<Item = Country> {
        self.memberships()
            .iter()
            .filter(move |membership| {
                membership.kind() == MembershipKind::Full && membership.covers(date)
            })
            .map(Membership::country)
    }

    /// Returns whether a country is a full member on a day.
    #[must_use]
    pub fn is_member_on(self, country: Country, date: Date) -> bool {
        self.members_on(date).any(|member| member == country)
    }

    /// Returns whether both countries of a pair are full members on a day.
    #[must_use]
    pub fn has_pair_on(self, pair: CountryPair, date: Date) -> bool {
        pair.countries().into_iter().all(|country| self.is_member_on(country, date))
    }
}

impl CountryPair {
    /// Returns the groups of which both countries are full members on a day.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{Country, CountryGroup, CountryPair};
    /// use time::macros::date;
    ///
    /// let pair = CountryPair::new(Country::AZE, Country::BLR)?;
    /// let groups: Vec<_> = pair.common_groups(date!(2022 - 05 - 18)).collect();
    /// assert_eq!(groups, [CountryGroup::Cis]);
    /// # Ok::<(), bilateral::country::PairError>(())
    /// ```
    pub fn common_groups(self, date: Date) -> impl Iterator<Item = CountryGroup> {
        CountryGroup::ALL.into_iter().filter(move |group| group.has_pair_on(self, date))
    }
}

impl fmt::Display for CountryGroup {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.code())
    }
}

impl FromStr for CountryGroup {
    type Err = CountryGroupError;

    fn from_str(text: &str) -> Result<Self, CountryGroupError> {
        Self::ALL
            .into_iter()
            .find(|group| group.code() == text)
            .ok_or_else(|| CountryGroupError::Unknown { text: text.chars().take(40).collect() })
    }
}

/// Text that names no group.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CountryGroupError {
    /// No group has the code.
    #[error("{text:?} is the code of no group of countries")]
    #[non_exhaustive]
    Unknown {
        /// The text, cut after 40 characters.
        text: String,
    },
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    #[test]
    fn no_two_memberships_of_one_kind_overlap() {
        for group in CountryGroup::ALL {
            let all = group.memberships();
            assert!(all.is_sorted_by_key(|one| (one.country(), one.first_day())), "{group}");
            for one in all {
                assert!(one.last_day().is_none_or(|last| one.first_day() <= last), "{one:?}");
                let same = all.iter().filter(|other| {
                    other.country() == one.country()
                        && other.kind() == one.kind()
                        && other.covers(one.first_day())
                });
                assert_eq!(same.count(), 1, "{group} {one:?}");
            }
        }
    }

    #[test]
    fn a_full_member_is_nothing_else_on_that_day() {
        for group in CountryGroup::ALL {
            for full in group.memberships().iter().filter(|one| one.kind() == MembershipKind::Full)
            {
                let others = group.membership_of(full.country()).filter(|other| *other != full);
                for other in others {
                    assert!(!other.covers(full.first_day()), "{group} {other:?}");
                    assert!(!full.covers(other.first_day()), "{group} {other:?}");
                }
            }
        }
    }

    #[test]
    fn the_number_of_full_members_is_the_known_one() {
        for (group, day, number) in [
            (CountryGroup::Eu, date!(1957 - 12 - 31), 0),
            (CountryGroup::Eu, date!(1958 - 01 - 01), 6),
            (CountryGroup::Eu, date!(1973 - 01 - 01), 9),
            (CountryGroup::Eu, date!(1981 - 01 - 01), 10),
            (CountryGroup::Eu, date!(1986 - 01 - 01), 12),
            (CountryGroup::Eu, date!(1995 - 01 - 01), 15),
            (CountryGroup::Eu, date!(2004 - 04 - 30), 15),
            (CountryGroup::Eu, date!(2004 - 05 - 01), 25),
            (CountryGroup::Eu, date!(2007 - 01 - 01), 27),
            (CountryGroup::Eu, date!(2013 - 07 - 01), 28),
            (CountryGroup::Eu, date!(2020 - 02 - 01), 27),
            (CountryGroup::Eaeu, date!(2015 - 01 - 01), 3),
            (CountryGroup::Eaeu, date!(2015 - 01 - 02), 4),
            (CountryGroup::Eaeu, date!(2016 - 01 - 01), 5),
            (CountryGroup::Cis, date!(2009 - 08 - 17), 10),
            (CountryGroup::Cis, date!(2009 - 08 - 18), 9),
            (CountryGroup::Asean, date!(1999 - 04 - 30), 10),
            (CountryGroup::Asean, date!(2025 - 10 - 26), 11),
            (CountryGroup::Nato, date!(1949 - 08 - 23), 0),
            (CountryGroup::Nato, date!(1949 - 08 - 24), 12),
            (CountryGroup::Nato, date!(1955 - 12 - 31), 15),
            (CountryGroup::Nato, date!(1990 - 10 - 03), 16),
            (CountryGroup::Nato, date!(1999 - 03 - 12), 19),
            (CountryGroup::Nato, date!(2004 - 03 - 29), 26),
            (CountryGroup::Nato, date!(2009 - 04 - 01), 28),
            (CountryGroup::Nato, date!(2024 - 03 - 07), 32),
            (CountryGroup::Oecd, date!(1961 - 09 - 30), 17),
            (CountryGroup::Oecd, date!(1962 - 12 - 31), 20),
            (CountryGroup::Oecd, date!(1973 - 12 - 31), 24),
            (CountryGroup::Oecd, date!(2000 - 12 - 31), 30),
            (CountryGroup::Oecd, date!(2010 - 12 - 31), 34),
            (CountryGroup::Oecd, date!(2021 - 05 - 25), 38),
            (CountryGroup::Efta, date!(1960 - 05 - 03), 7),
            (CountryGroup::Efta, date!(1973 - 01 - 01), 6),
            (CountryGroup::Efta, date!(1992 - 01 - 01), 7),
            (CountryGroup::Efta, date!(1995 - 01 - 01), 4),
            (CountryGroup::Nafta, date!(2020 - 06 - 30), 3),
            (CountryGroup::Nafta, date!(2020 - 07 - 01), 0),
            (CountryGroup::Usmca, date!(2020 - 07 - 01), 3),
            (CountryGroup::Mercosur, date!(1991 - 11 - 29), 4),
            (CountryGroup::Mercosur, date!(2025 - 01 - 01), 6),
            (CountryGroup::GulfCooperationCouncil, date!(1981 - 05 - 25), 6),
            (CountryGroup::Cptpp, date!(2018 - 12 - 30), 6),
            (CountryGroup::Cptpp, date!(2024 - 12 - 15), 12),
            (CountryGroup::OrganizationOfTurkicStates, date!(2020 - 01 - 01), 5),
            (CountryGroup::ShanghaiCooperationOrganization, date!(2001 - 06 - 15), 6),
            (CountryGroup::ShanghaiCooperationOrganization, date!(2024 - 07 - 04), 10),
            (CountryGroup::Guam, date!(2000 - 01 - 01), 5),
            (CountryGroup::Guam, date!(2006 - 05 - 23), 4),
            (CountryGroup::G20, date!(2008 - 11 - 14), 19),
            (CountryGroup::BelgiumLuxembourg, date!(1995 - 06 - 30), 2),
            (CountryGroup::SouthernAfricanCustomsUnion, date!(1995 - 06 - 30), 5),
        ] {
            assert_eq!(group.members_on(day).count(), number, "{group} on {day}");
        }
    }

    #[test]
    fn exits_and_disputes_are_kept() {
        let cis = CountryGroup::Cis;
        assert!(cis.is_member_on(Country::AZE, date!(1993 - 09 - 24)));
        assert!(!cis.is_member_on(Country::AZE, date!(1993 - 09 - 23)));
        assert!(!cis.is_member_on(Country::UKR, date!(2010 - 01 - 01)));
        let last = cis.membership_of(Country::TKM).last().unwrap();
        assert_eq!(last.kind(), MembershipKind::Associate);
        let kyrgyzstan = CountryGroup::Eaeu.membership_of(Country::KGZ).next().unwrap();
        assert!(kyrgyzstan.dispute().unwrap().contains("2015-08-06"));
    }

    #[test]
    fn a_group_is_its_code_everywhere() {
        for group in CountryGroup::ALL {
            assert_eq!(group.to_string().parse(), Ok(group));
            assert_eq!(serde_json::to_string(&group).unwrap(), format!("\"{group}\""));
        }
        assert!("EU".parse::<CountryGroup>().is_err());
    }
}
