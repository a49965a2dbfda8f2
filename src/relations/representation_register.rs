//! `RepresentationRegister`: who keeps what in whose country.

use std::{collections::BTreeMap, fmt};

use serde::Serialize;
use time::Date;

use super::{level::LevelRange, representation::Representation};
use crate::{
    country::{Country, CountryPair},
    truth::Truth,
};

/// Representations of many countries in one another, at most one for each direction.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, CountryPair, Representation, RepresentationRegister, period::day,
///     relations::{PostKind, PostRecord, Reciprocity, RepresentationRecord},
/// };
///
/// let embassy = |sending, receiving, opened: &str| {
///     let post = PostRecord {
///         opened: Some(opened.parse()?),
///         closed: "open".parse()?,
///         ..PostRecord::new(PostKind::Embassy)
///     };
///     let record = RepresentationRecord {
///         posts: vec![post],
///         ..RepresentationRecord::new(sending, receiving)
///     };
///     Ok::<_, bilateral::Error>(Representation::new(record)?)
/// };
/// let belarusian = embassy(Country::BLR, Country::AZE, "2006-02")?;
/// let register = RepresentationRegister::new([
///     belarusian.clone(),
///     embassy(Country::AZE, Country::BLR, "2006-08")?,
/// ])?;
/// let both = register.between(CountryPair::new(Country::AZE, Country::BLR)?);
/// let on = |day: &str| Ok::<_, bilateral::Error>(both.reciprocity_on(day::parse(day)?));
/// assert_eq!(on("2006-05-01")?, Reciprocity::OneSided(Country::BLR));
/// assert_eq!(on("2022-05-18")?, Reciprocity::Mutual);
///
/// assert!(RepresentationRegister::new([belarusian.clone(), belarusian]).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct RepresentationRegister(BTreeMap<(Country, Country), Representation>);

impl RepresentationRegister {
    /// Returns the register of `representations`.
    ///
    /// # Errors
    ///
    /// Returns an error if one country's representation in another occurs twice.
    pub fn new(
        representations: impl IntoIterator<Item = Representation>,
    ) -> Result<Self, RepresentationRegisterError> {
        let mut register = BTreeMap::new();
        for entry in representations {
            let (sending, receiving) = (entry.sending(), entry.receiving());
            if register.insert((sending, receiving), entry).is_some() {
                return Err(RepresentationRegisterError::RepeatedDirection { sending, receiving });
            }
        }
        Ok(Self(register))
    }

    /// Returns what one country keeps in another, if it is recorded.
    #[must_use]
    pub fn of(&self, sending: Country, receiving: Country) -> Option<&Representation> {
        self.0.get(&(sending, receiving))
    }

    /// Returns what two countries keep in each other.
    #[must_use]
    pub fn between(&self, pair: CountryPair) -> MutualRepresentation<'_> {
        MutualRepresentation {
            pair,
            of_first: self.of(pair.first(), pair.second()),
            of_second: self.of(pair.second(), pair.first()),
        }
    }

    /// Returns all representations, by sending and then by receiving country.
    pub fn iter(&self) -> impl Iterator<Item = &Representation> {
        self.0.values()
    }
}

/// What two countries keep in each other: a view of both directions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MutualRepresentation<'a> {
    pair: CountryPair,
    of_first: Option<&'a Representation>,
    of_second: Option<&'a Representation>,
}

impl<'a> MutualRepresentation<'a> {
    /// Returns the two countries.
    #[must_use]
    pub const fn pair(self) -> CountryPair {
        self.pair
    }

    /// Returns what `sending` keeps in the other country, if it is recorded.
    #[must_use]
    pub fn of(self, sending: Country) -> Option<&'a Representation> {
        if sending == self.pair.first() {
            self.of_first
        } else if sending == self.pair.second() {
            self.of_second
        } else {
            None
        }
    }

    /// Returns the lower of the two levels on `day`; `None` if one direction is not recorded.
    #[must_use]
    pub fn lowest_level_on(self, day: Date) -> Option<LevelRange> {
        Some(self.of_first?.level_on(day).lower_of(self.of_second?.level_on(day)))
    }

    /// Returns which of the two has a resident mission in the other on `day`.
    #[must_use]
    pub fn reciprocity_on(self, day: Date) -> Reciprocity {
        let has_mission = |side: Option<&Representation>| {
            side.map_or(Truth::Unknown, |side| side.has_resident_mission_on(day))
        };
        match (has_mission(self.of_first), has_mission(self.of_second)) {
            (Truth::Yes, Truth::Yes) => Reciprocity::Mutual,
            (Truth::Yes, Truth::No) => Reciprocity::OneSided(self.pair.first()),
            (Truth::No, Truth::Yes) => Reciprocity::OneSided(self.pair.second()),
            (Truth::No, Truth::No) => Reciprocity::Neither,
            _ => Reciprocity::CannotTell,
        }
    }
}

/// Which of two countries has a resident mission in the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reciprocity {
    /// Each has one in the other.
    Mutual,
    /// This one alone has.
    OneSided(Country),
    /// Neither has.
    Neither,
    /// What is recorded does not tell.
    CannotTell,
}

impl fmt::Display for Reciprocity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mutual => formatter.pad("both"),
            Self::OneSided(country) => write!(formatter, "{country} alone"),
            Self::Neither => formatter.pad("neither"),
            Self::CannotTell => formatter.pad("cannot tell"),
        }
    }
}

/// Representations that cannot stand in one register.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RepresentationRegisterError {
    /// One country's representation in another occurs twice.
    #[error("the representation of {sending} in {receiving} is given twice")]
    #[non_exhaustive]
    RepeatedDirection {
        /// The sending country.
        sending: Country,
        /// The receiving country.
        receiving: Country,
    },
}
