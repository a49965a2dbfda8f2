//! `Claim`: one value as somebody states it.

use std::fmt;

use serde::{Serialize, ser::SerializeStruct};

use crate::{
    country::Country,
    id::RecordId,
    money::Published,
    period::{PartialDate, Period},
    project::MetricValue,
    source::{ClaimRank, Side},
    trade::StatedGrowthRecord,
};

/// One value as somebody states it: who, for which side, and when.
///
/// Several claims may be made about one thing; none of them replaces another.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country,
///     dossier::{self, Format, Limits},
///     source::{ClaimRank, Side},
/// };
///
/// let text = r#"{ "between": ["AZE", "BLR"],
///     "sources": [{ "id": "s", "title": "Trade", "kind": "press", "published": "2022-05-18" }],
///     "trade": [{ "period": "2021", "reporter": "AZE", "sources": ["s"],
///         "exports": { "value": "295.5", "unit": "million", "currency": "USD" } }] }"#;
/// let reading = dossier::read(text.as_bytes(), Format::Json, Limits::default())?;
/// let claims = reading.dossier().figure_claims();
/// assert_eq!(claims.len(), 1);
/// assert_eq!(claims[0].subject, "exports of AZE to BLR");
/// let claim = &claims[0].claim;
/// assert_eq!(claim.value.to_string(), "295.5 million USD");
/// assert_eq!((claim.side, claim.rank), (Some(Side::Country(Country::AZE)), ClaimRank::Normal));
/// assert_eq!(claim.dates.said.map(|said| said.to_string()), Some("2022-05-18".to_owned()));
/// # Ok::<(), dossier::ReadError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Claim<T> {
    /// What is stated.
    pub value: T,
    /// The fact that states it, as a pointer into the dossier.
    pub pointer: String,
    /// The country whose statistics it is, for figures of trade.
    pub reporter: Option<Country>,
    /// For whom it is said: the side of a source that has one, else the reporter.
    pub side: Option<Side>,
    /// How it ranks among others.
    pub rank: ClaimRank,
    /// The sources that say so.
    pub sources: Vec<RecordId>,
    /// When it was said, and for when.
    pub dates: ClaimDates,
}

/// The four dates of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[non_exhaustive]
pub struct ClaimDates {
    /// When it was said: as recorded with the claim, else when the newest of its sources was
    /// published.
    pub said: Option<PartialDate>,
    /// The period that it is about.
    pub about: Option<Period>,
    /// The day up to which it counts.
    pub as_of: Option<PartialDate>,
    /// When the newest of its sources was retrieved.
    pub retrieved: Option<PartialDate>,
}

/// A value of any kind that claims are made of.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ClaimValue {
    /// A figure as published.
    Figure(Published),
    /// A date.
    Date(PartialDate),
    /// A figure of a project.
    Metric(MetricValue),
    /// A growth in percent.
    Growth(StatedGrowthRecord),
    /// A number of facts.
    Count(u32),
    /// A word of a list, such as the type of a visit.
    Word(String),
}

impl<T> Claim<T> {
    /// Returns the same claim with its value in another form.
    #[must_use]
    pub fn map<U>(self, form: impl FnOnce(T) -> U) -> Claim<U> {
        Claim {
            value: form(self.value),
            pointer: self.pointer,
            reporter: self.reporter,
            side: self.side,
            rank: self.rank,
            sources: self.sources,
            dates: self.dates,
        }
    }
}

impl fmt::Display for ClaimValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Figure(figure) => figure.fmt(formatter),
            Self::Date(date) => date.fmt(formatter),
            Self::Metric(metric) => metric.fmt(formatter),
            Self::Growth(growth) => write!(formatter, "{} % ({})", growth.percent, growth.form),
            Self::Count(count) => count.fmt(formatter),
            Self::Word(word) => formatter.write_str(word),
        }
    }
}

/// The value as it would be printed.
impl<T: fmt::Display> Serialize for Claim<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut claim = serializer.serialize_struct("Claim", 10)?;
        claim.serialize_field("value", &self.value.to_string())?;
        claim.serialize_field("sources", &self.sources)?;
        claim.serialize_field("reporter", &self.reporter)?;
        claim.serialize_field("side", &self.side)?;
        claim.serialize_field("rank", &self.rank)?;
        claim.serialize_field("said", &self.dates.said)?;
        claim.serialize_field("about", &self.dates.about)?;
        claim.serialize_field("as_of", &self.dates.as_of)?;
        claim.serialize_field("retrieved", &self.dates.retrieved)?;
        claim.serialize_field("pointer", &self.pointer)?;
        claim.end()
    }
}
