//! Two countries, in no order.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{country::Country, directed_pair::DirectedPair};

/// Two different countries, in no order: whose relations a dossier describes.
///
/// It is the same pair whichever country is named first; [`CountryPair::first`] is the one whose
/// code sorts first. A direction is added by [`CountryPair::seen_from`]. On the wire a pair is a
/// list of two codes, in either order.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, CountryPair};
///
/// let pair = CountryPair::new(Country::BLR, Country::AZE)?;
/// assert_eq!(pair, CountryPair::new(Country::AZE, Country::BLR)?);
/// assert_eq!(pair.to_string(), "AZE–BLR");
/// assert!(CountryPair::new(Country::AZE, Country::AZE).is_err());
/// # Ok::<(), bilateral::country::PairError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "[Country; 2]", into = "[Country; 2]")]
pub struct CountryPair {
    first: Country,
    second: Country,
}

impl CountryPair {
    /// Returns the pair of two countries, named in any order.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - both are the same country.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{Country, CountryPair};
    ///
    /// assert_eq!(CountryPair::new(Country::BLR, Country::AZE)?.first(), Country::AZE);
    /// assert!(CountryPair::new(Country::BLR, Country::BLR).is_err());
    /// # Ok::<(), bilateral::country::PairError>(())
    /// ```
    pub fn new(one: Country, other: Country) -> Result<Self, PairError> {
        if one == other {
            return Err(PairError::Same { country: one });
        }
        Ok(Self { first: one.min(other), second: one.max(other) })
    }

    /// Returns the pair of a directed view.
    pub(super) fn of(directed: DirectedPair) -> Self {
        let (one, other) = (directed.reporter(), directed.partner());
        Self { first: one.min(other), second: one.max(other) }
    }

    /// Returns the country whose code sorts first.
    #[must_use]
    pub const fn first(self) -> Country {
        self.first
    }

    /// Returns the country whose code sorts second.
    #[must_use]
    pub const fn second(self) -> Country {
        self.second
    }

    /// Returns both countries, in the order of their codes.
    #[must_use]
    pub const fn countries(self) -> [Country; 2] {
        [self.first, self.second]
    }

    /// Returns whether `country` is one of the two.
    #[must_use]
    pub fn contains(self, country: Country) -> bool {
        self.first == country || self.second == country
    }

    /// Returns the country across from `country`, or `None` if `country` is not of the pair.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{Country, CountryPair};
    ///
    /// let pair = CountryPair::new(Country::AZE, Country::BLR)?;
    /// assert_eq!(pair.other(Country::BLR), Some(Country::AZE));
    /// assert_eq!(pair.other(Country::KAZ), None);
    /// # Ok::<(), bilateral::country::PairError>(())
    /// ```
    #[must_use]
    pub fn other(self, country: Country) -> Option<Country> {
        if country == self.first {
            Some(self.second)
        } else if country == self.second {
            Some(self.first)
        } else {
            None
        }
    }

    /// Returns the pair as `reporter` sees it, or `None` if `reporter` is not of the pair.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{Country, CountryPair};
    ///
    /// let pair = CountryPair::new(Country::AZE, Country::BLR)?;
    /// let seen = pair.seen_from(Country::BLR);
    /// assert_eq!(seen.map(|seen| seen.partner()), Some(Country::AZE));
    /// # Ok::<(), bilateral::country::PairError>(())
    /// ```
    #[must_use]
    pub fn seen_from(self, reporter: Country) -> Option<DirectedPair> {
        self.other(reporter).map(|partner| DirectedPair::between(reporter, partner))
    }

    /// Returns the two directed views, first that of [`CountryPair::first`].
    #[must_use]
    pub const fn directions(self) -> [DirectedPair; 2] {
        [
            DirectedPair::between(self.first, self.second),
            DirectedPair::between(self.second, self.first),
        ]
    }
}

impl fmt::Display for CountryPair {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}–{}", self.first, self.second)
    }
}

impl TryFrom<[Country; 2]> for CountryPair {
    type Error = PairError;

    fn try_from([one, other]: [Country; 2]) -> Result<Self, PairError> {
        Self::new(one, other)
    }
}

impl From<CountryPair> for [Country; 2] {
    fn from(pair: CountryPair) -> Self {
        pair.countries()
    }
}

/// Countries that are no pair.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PairError {
    /// Both are the same country.
    #[error("a pair needs two countries, was {country} twice")]
    #[non_exhaustive]
    Same {
        /// The country.
        country: Country,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_two_countries_are_one_pair_in_code_order() {
        for one in Country::all().chain(Country::former()) {
            assert_eq!(CountryPair::new(one, one), Err(PairError::Same { country: one }));
            for other in Country::all().filter(|&other| other != one) {
                let pair = CountryPair::new(one, other).unwrap();
                assert_eq!(Ok(pair), CountryPair::new(other, one));
                assert!(pair.first().code() < pair.second().code());
                assert_eq!(pair.other(one), Some(other));
                assert_eq!(pair.seen_from(one).unwrap().pair(), pair);
            }
        }
    }

    #[test]
    fn a_pair_is_a_list_on_the_wire() {
        let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
        assert_eq!(serde_json::to_string(&pair).unwrap(), r#"["AZE","BLR"]"#);
        for text in [r#"["AZE","BLR"]"#, r#"["BLR","AZE"]"#] {
            assert_eq!(serde_json::from_str::<CountryPair>(text).unwrap(), pair);
        }
        for text in [r#"["AZE","AZE"]"#, r#"["AZE"]"#, r#"["AZE","BLR","KAZ"]"#, r#""AZE–BLR""#] {
            assert!(serde_json::from_str::<CountryPair>(text).is_err(), "{text}");
        }
    }
}
