//! `Source`: where a fact was read.

use serde::{Deserialize, Serialize};

use super::side::Side;
use crate::{id::RecordId, notice::NoticeCode, period::PartialDate, text::Text};

/// Where facts were read: an article, a register, a statistical release.
///
/// # Examples
///
/// ```
/// use bilateral::source::{Source, SourceKind, SourceRecord};
///
/// let title = "Azerbaijan and Belarus sign documents".parse()?;
/// let record = SourceRecord {
///     publisher: Some("Azernews".parse()?),
///     published: Some("2022-05-18".parse()?),
///     ..SourceRecord::new("azernews".parse()?, title, SourceKind::Press)
/// };
/// assert!(Source::new(record.clone()).is_ok());
///
/// let record = SourceRecord { retrieved: Some("2021".parse()?), ..record };
/// assert!(Source::new(record).is_err(), "it was retrieved before it was published");
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "SourceRecord", into = "SourceRecord")]
pub struct Source(SourceRecord);

/// The parts of a [`Source`], and its wire form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct SourceRecord {
    /// The name by which facts refer to it.
    pub id: RecordId,
    /// The title of the article, register or release.
    pub title: Text,
    /// What it is.
    pub kind: SourceKind,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<Text>,
    /// For whom it speaks, if it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PartialDate>,
    /// When it was retrieved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<PartialDate>,
    /// Where it can be found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Text>,
    /// Anything else worth knowing: edition, licence, how it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// What kind of source it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum SourceKind {
    /// A newspaper, agency or broadcaster.
    Press,
    /// A statement, page or press release of a government or its agencies.
    Government,
    /// The text of an instrument, or an official register of instruments.
    Register,
    /// A statistics office, customs service or statistical data base.
    Statistics,
    /// A data set compiled by researchers or an organization.
    Dataset,
    /// A book, paper or report.
    Study,
    /// A company or business association.
    Company,
    /// Anything else.
    Other,
}

impl Source {
    /// Returns the source that `record` describes.
    ///
    /// # Errors
    ///
    /// Returns an error if it was certainly retrieved before it was published.
    pub fn new(record: SourceRecord) -> Result<Self, SourceError> {
        match record.faults().into_iter().next() {
            Some(fault) => Err(fault),
            None => Ok(Self(record)),
        }
    }

    /// Returns its parts.
    #[must_use]
    pub const fn record(&self) -> &SourceRecord {
        &self.0
    }

    /// Returns the name by which facts refer to it.
    #[must_use]
    pub const fn id(&self) -> &RecordId {
        &self.0.id
    }

    /// Returns its title.
    #[must_use]
    pub const fn title(&self) -> &Text {
        &self.0.title
    }

    /// Returns who published it.
    #[must_use]
    pub const fn publisher(&self) -> Option<&Text> {
        self.0.publisher.as_ref()
    }

    /// Returns for whom it speaks.
    #[must_use]
    pub const fn side(&self) -> Option<Side> {
        self.0.side
    }

    /// Returns when it was published.
    #[must_use]
    pub const fn published(&self) -> Option<PartialDate> {
        self.0.published
    }
}

impl SourceRecord {
    /// Returns the record of a source of which no more is known.
    #[must_use]
    pub const fn new(id: RecordId, title: Text, kind: SourceKind) -> Self {
        Self {
            id,
            title,
            kind,
            publisher: None,
            side: None,
            published: None,
            retrieved: None,
            url: None,
            note: None,
        }
    }

    /// Returns everything in it that cannot be true.
    #[must_use]
    pub fn faults(&self) -> Vec<SourceError> {
        let mut faults = Vec::new();
        if let (Some(published), Some(retrieved)) = (self.published, self.retrieved)
            && retrieved.is_before(published).is_certain()
        {
            faults.push(SourceError::RetrievedBeforePublished { retrieved, published });
        }
        faults
    }
}

impl TryFrom<SourceRecord> for Source {
    type Error = SourceError;

    fn try_from(record: SourceRecord) -> Result<Self, SourceError> {
        Self::new(record)
    }
}

impl From<Source> for SourceRecord {
    fn from(source: Source) -> Self {
        source.0
    }
}

/// A source that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// It was retrieved before it was published.
    #[error("the source was retrieved on {retrieved}, before it was published on {published}")]
    #[non_exhaustive]
    RetrievedBeforePublished {
        /// When it was retrieved.
        retrieved: PartialDate,
        /// When it was published.
        published: PartialDate,
    },
}

impl SourceError {
    /// Returns the notice code under which a reader reports it.
    #[must_use]
    pub const fn code(&self) -> NoticeCode {
        match self {
            Self::RetrievedBeforePublished { .. } => NoticeCode::DateOrder,
        }
    }

    /// Returns the place of the fault, as a pointer from the record.
    #[must_use]
    pub fn pointer(&self) -> String {
        match self {
            Self::RetrievedBeforePublished { .. } => "/retrieved".to_owned(),
        }
    }
}
