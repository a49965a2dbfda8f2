//! `AgreementRegister`: many agreements, each with its own identifier.

use std::collections::BTreeSet;

use super::{agreement::Agreement, view::AgreementView};
use crate::id::RecordId;

/// Agreements, in the order in which they were given.
///
/// Questions are asked of its [`view`](Self::view), which can be narrowed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct AgreementRegister(Vec<Agreement>);

impl AgreementRegister {
    /// Returns the register of `agreements`.
    ///
    /// # Errors
    ///
    /// Returns an error if two agreements have the same identifier.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     Country,
    ///     agreement::{Agreement, AgreementKind, AgreementRecord, AgreementRegister, PartyRecord},
    /// };
    ///
    /// let agreement = Agreement::new(AgreementRecord {
    ///     id: "investment".parse()?,
    ///     title: "Agreement on the protection of investment".parse()?,
    ///     kind: AgreementKind::Agreement,
    ///     level: None,
    ///     parties: vec![PartyRecord::new(Country::AZE), PartyRecord::new(Country::BLR)],
    ///     signed: None,
    ///     place: None,
    ///     entry_into_force: Some("2011-07-01".parse()?),
    ///     ended: None,
    ///     subjects: vec![],
    ///     note: None,
    ///     sources: vec![],
    /// })?;
    /// assert!(AgreementRegister::new([agreement.clone()]).is_ok());
    /// assert!(AgreementRegister::new([agreement.clone(), agreement]).is_err());
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    pub fn new(
        agreements: impl IntoIterator<Item = Agreement>,
    ) -> Result<Self, AgreementRegisterError> {
        let agreements: Vec<_> = agreements.into_iter().collect();
        let mut seen = BTreeSet::new();
        for agreement in &agreements {
            if !seen.insert(agreement.id()) {
                return Err(AgreementRegisterError::RepeatedId { id: agreement.id().clone() });
            }
        }
        Ok(Self(agreements))
    }

    /// Returns the agreement of that name.
    #[must_use]
    pub fn agreement(&self, id: &RecordId) -> Option<&Agreement> {
        self.0.iter().find(|agreement| agreement.id() == id)
    }

    /// Returns all agreements as a view that can be narrowed.
    #[must_use]
    pub const fn view(&self) -> AgreementView<'_> {
        AgreementView::of(self.0.as_slice())
    }
}

/// Agreements that cannot stand in one register.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AgreementRegisterError {
    /// Two agreements have the same identifier.
    #[error("two agreements have the identifier `{id}`")]
    #[non_exhaustive]
    RepeatedId {
        /// The identifier.
        id: RecordId,
    },
}
