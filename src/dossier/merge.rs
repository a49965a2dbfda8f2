//! Several dossiers of one pair as one, with every claim kept.

use super::{dossier::Dossier, error::DossierError, merge_pool::Pool, record::DossierRecord};
use crate::country::CountryPair;

/// What merging dossiers gives: the dossier of all their claims, and how many there were.
///
/// A claim is one statement of one source: a set of trade figures states one for each figure, any
/// other fact one, and each source that says so counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[must_use]
pub struct Merged {
    dossier: Dossier,
    received: usize,
    distinct: usize,
}

impl Merged {
    /// Returns the dossier of all claims.
    #[must_use]
    pub const fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// Returns the dossier of all claims.
    #[must_use]
    pub fn into_dossier(self) -> Dossier {
        self.dossier
    }

    /// Returns how many claims the dossiers hold together: the distinct and the identical ones.
    #[must_use]
    pub const fn received(&self) -> usize {
        self.received
    }

    /// Returns how many of the claims are distinct: all of them are in the merged dossier.
    #[must_use]
    pub const fn distinct(&self) -> usize {
        self.distinct
    }

    /// Returns how many of the claims repeat another one: same subject, measure, period, side, source,
    /// value and dates.
    #[must_use]
    pub const fn identical(&self) -> usize {
        self.received.saturating_sub(self.distinct)
    }
}

/// Returns the dossier of every claim of `dossiers`.
///
/// Nothing is resolved: what two dossiers state differently stands in the merged one twice, and
/// [`Dossier::conflicts`] lists it. The order in which the dossiers come makes no difference, a dossier
/// merged with itself or with a merged one that holds it already adds nothing, and dossiers may be
/// merged in any grouping.
///
/// - Two facts are one if all they state is the same, identifiers and sources aside; the fact then names
///   the sources of both. A source is its title, address and dates: two of the same content are one.
/// - Of several identifiers of one fact the first in order stays. If one identifier stands for several
///   facts, each of them is renamed to the identifier, a hyphen and sixteen digits of a hash of its
///   content, and the references to it follow.
/// - A fact that a dossier holds once (the history of relations, what one country keeps in the other,
///   the row of statistics of a key) is put together as far as its accounts agree; the rest stands in
///   [`other_accounts`](super::DossierRecord::other_accounts).
/// - Of several titles the first in order stays.
///
/// # Errors
///
/// Returns an error if:
///
/// - there is no dossier,
/// - the dossiers are about different pairs of countries,
/// - the claims cannot stand in one dossier for a reason other than the above.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, CountryPair, Dossier,
///     dossier::{self, DossierRecord, Format, Limits, MergeError},
/// };
///
/// let of = |turnover: &str| {
///     let text = format!(
///         r#"{{ "between": ["XAA", "XBB"], "trade": [{{ "period": "2021", "reporter": "XAA",
///             "turnover": {{ "value": "{turnover}", "unit": "million", "currency": "USD" }} }}] }}"#
///     );
///     let reading = dossier::read(text.as_bytes(), Format::Json, Limits::default());
///     reading.map(|reading| reading.into_parts().0)
/// };
/// let (one, other) = (of("424.4")?, of("425.8")?);
/// let merged = dossier::merge([&one, &other, &one])?;
/// assert_eq!((merged.received(), merged.distinct(), merged.identical()), (3, 2, 1));
/// assert_eq!(merged.dossier().conflicts().len(), 1);
///
/// let pair = CountryPair::new(Country::AZE, Country::BLR)?;
/// let elsewhere = Dossier::new(DossierRecord::new(pair))?;
/// assert!(matches!(dossier::merge([&one, &elsewhere]), Err(MergeError::OtherPair { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn merge<'a>(dossiers: impl IntoIterator<Item = &'a Dossier>) -> Result<Merged, MergeError> {
    let mut pool: Option<Pool> = None;
    for dossier in dossiers {
        let record = DossierRecord::from(dossier.clone());
        let pool = pool.get_or_insert_with(|| Pool::new(record.between));
        if record.between != pool.between() {
            let (first, pair) = (pool.between(), record.between);
            return Err(MergeError::OtherPair { pair, first });
        }
        pool.take(&record)?;
    }
    let pool = pool.ok_or(MergeError::NoDossier)?;
    let (received, distinct) = (pool.received(), pool.distinct());
    let dossier = Dossier::new(pool.into_record()?)?;
    Ok(Merged { dossier, received, distinct })
}

/// Why dossiers do not merge.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MergeError {
    /// There is nothing to merge.
    #[error("there is no dossier to merge")]
    NoDossier,
    /// A dossier is about another pair than the first one.
    #[error("a dossier is about {pair}, and the first one about {first}")]
    #[non_exhaustive]
    OtherPair {
        /// The pair of the dossier.
        pair: CountryPair,
        /// The pair of the first dossier.
        first: CountryPair,
    },
    /// The claims cannot stand in one dossier.
    #[error(transparent)]
    Refused(#[from] DossierError),
    /// A fact has no wire form to compare it by; no fact that can be read is like that.
    #[error("the facts of `{list}` have no wire form: {reason}")]
    #[non_exhaustive]
    NoWireForm {
        /// The list of facts.
        list: &'static str,
        /// What the writer said.
        reason: String,
    },
}
