//! `UmbrellaGroup`: a record that stands for several projects, and those of them that are recorded.

use serde::Serialize;

use super::{committed::Committed, project::IndustrialProject, view};
use crate::money::PublishedError;

/// A record that stands for several projects together, and those of its parts that are recorded.
///
/// What was promised to the umbrella and what was promised to the parts may be the same money, so
/// the two are set side by side and never added.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct UmbrellaGroup<'a> {
    umbrella: &'a IndustrialProject,
    parts: Vec<&'a IndustrialProject>,
}

impl<'a> UmbrellaGroup<'a> {
    pub(super) const fn new(
        umbrella: &'a IndustrialProject,
        parts: Vec<&'a IndustrialProject>,
    ) -> Self {
        Self { umbrella, parts }
    }

    /// Returns the record that stands for the others.
    #[must_use]
    pub const fn umbrella(&self) -> &'a IndustrialProject {
        self.umbrella
    }

    /// Returns the parts that are recorded, parts of parts among them. If there are none, the
    /// umbrella is all that is known, and no count has it.
    #[must_use]
    pub fn parts(&self) -> &[&'a IndustrialProject] {
        &self.parts
    }

    /// Returns the money promised under the name of the umbrella itself.
    ///
    /// # Errors
    ///
    /// Returns an error if amounts do not add, as in
    /// [`ProjectView::committed`](super::ProjectView::committed).
    pub fn committed_to_umbrella(&self) -> Result<Committed, PublishedError> {
        view::committed_to([self.umbrella])
    }

    /// Returns the money promised to the recorded parts that may be counted.
    ///
    /// # Errors
    ///
    /// Returns an error if amounts do not add, as in
    /// [`ProjectView::committed`](super::ProjectView::committed).
    pub fn committed_to_parts(&self) -> Result<Committed, PublishedError> {
        view::committed_to(self.parts.iter().copied().filter(|part| part.is_countable()))
    }
}
