//! `RelationsRegister`: the diplomatic relations of many pairs.

use std::collections::BTreeMap;

use time::Date;

use super::relations::DiplomaticRelations;
use crate::{
    country::{Country, CountryPair},
    truth::Count,
};

/// The diplomatic relations of many pairs of countries, at most one entry a pair.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, CountryPair, period::day,
///     relations::{DiplomaticRelations, RelationEventRecord, RelationEventKind, RelationsRecord, RelationsRegister},
/// };
///
/// let pair = CountryPair::new(Country::AZE, Country::BLR)?;
/// let established = RelationEventRecord::new(RelationEventKind::Established, "1993-06-11".parse()?);
/// let relations =
///     DiplomaticRelations::new(RelationsRecord { between: pair, events: vec![established] })?;
/// let register = RelationsRegister::new([relations.clone()])?;
/// assert_eq!(register.established_on(day::parse("2022-05-18")?).known(), Some(1));
/// assert!(RelationsRegister::new([relations.clone(), relations]).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct RelationsRegister(BTreeMap<CountryPair, DiplomaticRelations>);

impl RelationsRegister {
    /// Returns the register of `relations`.
    ///
    /// # Errors
    ///
    /// Returns an error if a pair of countries occurs twice.
    pub fn new(
        relations: impl IntoIterator<Item = DiplomaticRelations>,
    ) -> Result<Self, RelationsRegisterError> {
        let mut register = BTreeMap::new();
        for entry in relations {
            let pair = entry.between();
            if register.insert(pair, entry).is_some() {
                return Err(RelationsRegisterError::RepeatedPair { pair });
            }
        }
        Ok(Self(register))
    }

    /// Returns the relations of one pair.
    #[must_use]
    pub fn between(&self, pair: CountryPair) -> Option<&DiplomaticRelations> {
        self.0.get(&pair)
    }

    /// Returns the relations that `country` has a part in, by pair.
    pub fn of(&self, country: Country) -> impl Iterator<Item = &DiplomaticRelations> {
        self.iter().filter(move |relations| relations.between().contains(country))
    }

    /// Returns all relations, by pair.
    pub fn iter(&self) -> impl Iterator<Item = &DiplomaticRelations> {
        self.0.values()
    }

    /// Returns how many pairs have relations established on `day`.
    #[must_use]
    pub fn established_on(&self, day: Date) -> Count {
        self.iter().map(|relations| relations.are_established_on(day)).collect()
    }
}

/// Relations that cannot stand in one register.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RelationsRegisterError {
    /// The pair occurs twice.
    #[error("the relations of {pair} are given twice")]
    #[non_exhaustive]
    RepeatedPair {
        /// The pair.
        pair: CountryPair,
    },
}
