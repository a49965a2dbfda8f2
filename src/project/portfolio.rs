//! `ProjectPortfolio`: many projects, each with its own identifier.

use std::collections::{BTreeMap, BTreeSet};

use super::{project::IndustrialProject, view::ProjectView};
use crate::{id::RecordId, notice::NoticeCode};

/// Projects, in the order in which they were given.
///
/// Questions are asked of its [`view`](Self::view), which can be narrowed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct ProjectPortfolio(Vec<IndustrialProject>);

impl ProjectPortfolio {
    /// Returns the portfolio of `projects`. A parent need not be among them.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - two projects have the same identifier,
    /// - a project is, through its parents, a part of itself.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     Country, CountryPair, IndustrialProject,
    ///     project::{ProjectPortfolio, ProjectRecord},
    /// };
    ///
    /// let pair = CountryPair::new(Country::AZE, Country::BLR)?;
    /// let project = |id: &str, parent: &str, is_umbrella| {
    ///     let record = ProjectRecord::new(id.parse()?, "Joint project".parse()?, pair);
    ///     let parent = Some(parent.parse()?);
    ///     Ok::<_, bilateral::Error>(IndustrialProject::new(ProjectRecord {
    ///         parent,
    ///         is_umbrella,
    ///         ..record
    ///     })?)
    /// };
    /// let (joint, trucks) = (project("joint", "program", true)?, project("trucks", "joint", false)?);
    /// let portfolio = ProjectPortfolio::new([joint, trucks.clone()])?;
    /// assert_eq!(portfolio.view().count(), 1);
    /// assert_eq!(portfolio.parts_of(&"joint".parse()?).count(), 1);
    ///
    /// let joint_in_trucks = project("joint", "trucks", true)?;
    /// assert!(ProjectPortfolio::new([joint_in_trucks, trucks]).is_err());
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    pub fn new(
        projects: impl IntoIterator<Item = IndustrialProject>,
    ) -> Result<Self, ProjectPortfolioError> {
        let projects: Vec<_> = projects.into_iter().collect();
        let mut parents = BTreeMap::new();
        for project in &projects {
            if parents.insert(project.id(), project.parent()).is_some() {
                return Err(ProjectPortfolioError::RepeatedId { id: project.id().clone() });
            }
        }
        if let Some(id) = part_of_itself(&parents) {
            return Err(ProjectPortfolioError::ParentCycle { id: id.clone() });
        }
        Ok(Self(projects))
    }

    /// Returns the project of that name.
    #[must_use]
    pub fn project(&self, id: &RecordId) -> Option<&IndustrialProject> {
        self.0.iter().find(|project| project.id() == id)
    }

    /// Returns the projects whose parent is the one of that name, which need not be in the
    /// portfolio itself.
    pub fn parts_of(&self, id: &RecordId) -> impl Iterator<Item = &IndustrialProject> {
        self.0.iter().filter(move |project| project.parent() == Some(id))
    }

    /// Returns all projects as a view that can be narrowed.
    #[must_use]
    pub const fn view(&self) -> ProjectView<'_> {
        ProjectView::of(self.0.as_slice())
    }
}

/// Returns a project that is, through its parents, a part of itself.
fn part_of_itself<'a>(
    parents: &BTreeMap<&'a RecordId, Option<&'a RecordId>>,
) -> Option<&'a RecordId> {
    let mut cleared = BTreeSet::new();
    for &start in parents.keys() {
        let mut chain = BTreeSet::new();
        let mut at = start;
        while !cleared.contains(at) {
            if !chain.insert(at) {
                return Some(at);
            }
            match parents.get(at) {
                Some(&Some(parent)) => at = parent,
                _ => break,
            }
        }
        cleared.append(&mut chain);
    }
    None
}

/// Projects that cannot stand in one portfolio.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ProjectPortfolioError {
    /// Two projects have the same identifier.
    #[error("two projects have the identifier `{id}`")]
    #[non_exhaustive]
    RepeatedId {
        /// The identifier.
        id: RecordId,
    },
    /// A project is, through its parents, a part of itself.
    #[error("the project `{id}` is, through its parents, a part of itself")]
    #[non_exhaustive]
    ParentCycle {
        /// The identifier.
        id: RecordId,
    },
}

impl ProjectPortfolioError {
    /// Returns the notice code under which a reader reports it.
    #[must_use]
    pub const fn code(&self) -> NoticeCode {
        match self {
            Self::RepeatedId { .. } => NoticeCode::DuplicateId,
            Self::ParentCycle { .. } => NoticeCode::Contradiction,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        country::{Country, CountryPair},
        project::ProjectRecord,
    };

    #[test]
    fn parents_may_be_absent_and_make_no_circle() {
        let portfolio = |parents: &[(&str, &str)]| {
            let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
            ProjectPortfolio::new(parents.iter().map(|(id, parent)| {
                let record = ProjectRecord::new(id.parse().unwrap(), "P".parse().unwrap(), pair);
                let parent = Some(parent.parse().unwrap());
                IndustrialProject::new(ProjectRecord { parent, ..record }).unwrap()
            }))
        };
        assert!(portfolio(&[("a", "x"), ("b", "a"), ("c", "a"), ("d", "c")]).is_ok());
        for circle in [
            &[("a", "b"), ("b", "a")][..],
            &[("b", "a"), ("a", "b")],
            &[("z", "a"), ("a", "b"), ("b", "c"), ("c", "a"), ("y", "z")],
        ] {
            let id = "a".parse().unwrap();
            assert_eq!(portfolio(circle), Err(ProjectPortfolioError::ParentCycle { id }));
        }
        let id = "a".parse().unwrap();
        let twice = portfolio(&[("a", "x"), ("a", "y")]);
        assert_eq!(twice, Err(ProjectPortfolioError::RepeatedId { id }));
    }
}
