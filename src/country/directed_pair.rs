//! Two countries, one of which speaks.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{
    country::Country,
    pair::{CountryPair, PairError},
};

/// Two different countries as one of them sees the other: who reports, and about whom.
///
/// On the wire it is `{"reporter": "AZE", "partner": "BLR"}`.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, country::DirectedPair};
///
/// let seen = DirectedPair::new(Country::BLR, Country::AZE)?;
/// assert_eq!(seen.to_string(), "BLR→AZE");
/// assert_eq!(seen.reversed().reporter(), Country::AZE);
/// assert!(DirectedPair::new(Country::BLR, Country::BLR).is_err());
/// # Ok::<(), bilateral::country::PairError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "DirectedPairRecord")]
pub struct DirectedPair {
    reporter: Country,
    partner: Country,
}

impl DirectedPair {
    /// Returns the view that `reporter` has of `partner`.
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
    /// use bilateral::{Country, country::DirectedPair};
    ///
    /// assert_eq!(DirectedPair::new(Country::BLR, Country::AZE)?.partner(), Country::AZE);
    /// assert!(DirectedPair::new(Country::AZE, Country::AZE).is_err());
    /// # Ok::<(), bilateral::country::PairError>(())
    /// ```
    pub fn new(reporter: Country, partner: Country) -> Result<Self, PairError> {
        CountryPair::new(reporter, partner).map(|_| Self { reporter, partner })
    }

    /// Returns the view between two countries that are known to be a pair.
    pub(super) const fn between(reporter: Country, partner: Country) -> Self {
        Self { reporter, partner }
    }

    /// Returns the country that reports.
    #[must_use]
    pub const fn reporter(self) -> Country {
        self.reporter
    }

    /// Returns the country that is reported about.
    #[must_use]
    pub const fn partner(self) -> Country {
        self.partner
    }

    /// Returns the same pair as the partner sees it.
    #[must_use]
    pub const fn reversed(self) -> Self {
        Self { reporter: self.partner, partner: self.reporter }
    }

    /// Returns the pair without its direction.
    #[must_use]
    pub fn pair(self) -> CountryPair {
        CountryPair::of(self)
    }
}

impl fmt::Display for DirectedPair {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}→{}", self.reporter, self.partner)
    }
}

impl From<DirectedPair> for CountryPair {
    fn from(directed: DirectedPair) -> Self {
        directed.pair()
    }
}

/// The wire shape.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DirectedPairRecord {
    reporter: Country,
    partner: Country,
}

impl TryFrom<DirectedPairRecord> for DirectedPair {
    type Error = PairError;

    fn try_from(wire: DirectedPairRecord) -> Result<Self, PairError> {
        Self::new(wire.reporter, wire.partner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wire_form_names_who_reports() {
        let seen = DirectedPair::new(Country::BLR, Country::AZE).unwrap();
        let text = r#"{"reporter":"BLR","partner":"AZE"}"#;
        assert_eq!(serde_json::to_string(&seen).unwrap(), text);
        assert_eq!(serde_json::from_str::<DirectedPair>(text).unwrap(), seen);
        for bad in [
            r#"{"reporter":"BLR","partner":"BLR"}"#,
            r#"{"reporter":"BLR"}"#,
            r#"{"reporter":"BLR","partner":"AZE","year":2021}"#,
        ] {
            assert!(serde_json::from_str::<DirectedPair>(bad).is_err(), "{bad}");
        }
    }
}
