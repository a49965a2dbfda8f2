//! `AgreementRegister`: many agreements, each with its own identifier, and the links between them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    agreement::Agreement,
    kind::{AgreementLevel, BindingNature, Conclusion},
    link::LinkKind,
    register_error::AgreementRegisterError,
    view::AgreementView,
};
use crate::{
    id::RecordId,
    notice::{Notice, NoticeCode, Place},
    period::PartialDate,
};

/// Agreements, in the order in which they were given, whose links form no circle.
///
/// Questions are asked of its [`view`](Self::view), which can be narrowed; counts need a
/// [`CountingPolicy`](super::CountingPolicy) besides.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct AgreementRegister {
    agreements: Vec<Agreement>,
    positions: BTreeMap<RecordId, usize>,
    /// For each instrument, those that name it in a link.
    dependents: BTreeMap<RecordId, Vec<(LinkKind, usize)>>,
}

impl AgreementRegister {
    /// Returns the register of `agreements`.
    ///
    /// A link to an agreement outside the register is taken if it is declared external, and then not
    /// checked; a declared one that is in the register after all is checked like the others.
    ///
    /// # Errors
    ///
    /// Returns the first of the faults of the agreements together (see [`faults`](Self::faults)):
    ///
    /// - two agreements have the same identifier,
    /// - a link that is not external names no agreement of the register,
    /// - links lead in a circle,
    /// - an instrument is certainly dated before the one that it changes, completes or rests on,
    /// - a link names what was not concluded, or an accession what is not open to it,
    /// - an instrument of enterprises changes or joins one of states, or the other way round.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     Country,
    ///     agreement::{
    ///         Agreement, AgreementKind, AgreementRecord, AgreementRegister, LinkKind, LinkRecord,
    ///         PartyRecord,
    ///     },
    /// };
    ///
    /// let agreement = |id: &str, on: &str, amends: Option<&str>| -> Result<_, bilateral::Error> {
    ///     let parties = vec![PartyRecord::new(Country::AZE), PartyRecord::new(Country::BLR)];
    ///     let link = |to: &str| Ok::<_, bilateral::Error>(LinkRecord {
    ///         kind: LinkKind::Amends, to: to.parse()?, external: false,
    ///     });
    ///     Ok(Agreement::new(AgreementRecord {
    ///         signed: Some(on.parse()?),
    ///         links: amends.map(link).transpose()?.into_iter().collect(),
    ///         ..AgreementRecord::new(id.parse()?, id.parse()?, AgreementKind::Agreement, parties)
    ///     })?)
    /// };
    /// let base = agreement("base", "2004", None)?;
    /// let change = agreement("change", "2008", Some("base"))?;
    /// let register = AgreementRegister::new([base.clone(), change])?;
    /// assert_eq!(register.dependents(base.id()).count(), 1);
    ///
    /// let early = agreement("early", "2003", Some("base"))?;
    /// assert!(AgreementRegister::new([base, early]).is_err());
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    pub fn new(
        agreements: impl IntoIterator<Item = Agreement>,
    ) -> Result<Self, AgreementRegisterError> {
        let agreements: Vec<_> = agreements.into_iter().collect();
        if let Some(fault) = Self::faults(&agreements).into_iter().next() {
            return Err(fault);
        }
        let positions = positions(&agreements);
        let mut dependents: BTreeMap<RecordId, Vec<(LinkKind, usize)>> = BTreeMap::new();
        for (index, agreement) in agreements.iter().enumerate() {
            for link in agreement.links() {
                dependents.entry(link.to.clone()).or_default().push((link.kind, index));
            }
        }
        let positions =
            positions.into_iter().map(|(id, position)| (id.clone(), position)).collect();
        Ok(Self { agreements, positions, dependents })
    }

    /// Returns everything that keeps these agreements from standing in one register.
    #[must_use]
    pub fn faults(agreements: &[Agreement]) -> Vec<AgreementRegisterError> {
        let mut faults = Vec::new();
        let mut seen = BTreeSet::new();
        for (index, agreement) in agreements.iter().enumerate() {
            if !seen.insert(agreement.id()) {
                let id = agreement.id().clone();
                faults.push(AgreementRegisterError::RepeatedId { index, id });
            }
        }
        let positions = positions(agreements);
        for (index, agreement) in agreements.iter().enumerate() {
            for (link, record) in agreement.links().iter().enumerate() {
                let target = positions.get(&record.to).and_then(|at| agreements.get(*at));
                let place = (index, link);
                match target {
                    None if record.external => {}
                    None => faults.push(AgreementRegisterError::UnknownTarget {
                        index,
                        link,
                        to: record.to.clone(),
                    }),
                    Some(target) => {
                        faults.extend(fault_of_link(place, agreement, record.kind, target));
                    }
                }
            }
        }
        let circle = circular(agreements, &positions);
        faults.extend(circle.into_iter().filter_map(|(index, link)| {
            let id = agreements.get(index)?.id().clone();
            Some(AgreementRegisterError::LinkCycle { index, link, id })
        }));
        faults
    }

    /// Returns the agreement of that name.
    #[must_use]
    pub fn agreement(&self, id: &RecordId) -> Option<&Agreement> {
        self.agreements.get(*self.positions.get(id)?)
    }

    /// Returns the instruments that name `id` in a link, with what each does to it, in the order of the
    /// register: its amendments, accessions, replacements.
    pub fn dependents(&self, id: &RecordId) -> impl Iterator<Item = (LinkKind, &Agreement)> {
        let entries = self.dependents.get(id).into_iter().flatten();
        entries.filter_map(|(kind, index)| Some((*kind, self.agreements.get(*index)?)))
    }

    /// Returns all agreements as a view that can be narrowed.
    #[must_use]
    pub const fn view(&self) -> AgreementView<'_> {
        AgreementView::of(self)
    }

    /// Returns what is unusual in its agreements (see [`Agreement::notices`]) and which links lead
    /// outside; the pointers begin at the position of the agreement: `/0/parties/1/signed`.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        let mut found = Vec::new();
        for (index, agreement) in self.agreements.iter().enumerate() {
            let own = agreement.notices();
            found.extend(own.into_iter().map(|notice| notice.under(&format!("/{index}"))));
            for (link, record) in agreement.links().iter().enumerate() {
                if !self.positions.contains_key(&record.to) {
                    let place = Place::at_pointer(format!("/{index}/links/{link}/to"));
                    let message = format!(
                        "it {} `{}`, which stands outside the register",
                        record.kind, record.to
                    );
                    let notice = Notice::new(NoticeCode::ExternalReference, place, message);
                    found.push(notice.with_value(record.to.as_str()));
                }
            }
        }
        found
    }

    pub(super) fn as_slice(&self) -> &[Agreement] {
        &self.agreements
    }
}

/// Returns where each identifier stands first.
fn positions(agreements: &[Agreement]) -> BTreeMap<&RecordId, usize> {
    agreements.iter().enumerate().rev().map(|(index, agreement)| (agreement.id(), index)).collect()
}

/// Returns what keeps an instrument from such a link to `target`.
fn fault_of_link(
    (index, link): (usize, usize),
    agreement: &Agreement,
    kind: LinkKind,
    target: &Agreement,
) -> Option<AgreementRegisterError> {
    let to = target.id().clone();
    if target.record().conclusion != Conclusion::Concluded {
        return Some(AgreementRegisterError::TargetNotConcluded { index, link, to });
    }
    let is_accession = kind == LinkKind::AccedesTo;
    if is_accession && target.record().open_to_accession == Some(false) {
        return Some(AgreementRegisterError::TargetClosed { index, link, to });
    }
    // To carry a treaty out by a contract is the ordinary case.
    if kind != LinkKind::Implements && is_of_enterprises(agreement) ^ is_of_enterprises(target) {
        let between_states = |agreement: &Agreement| {
            agreement.binding() == Some(BindingNature::Treaty)
                || matches!(
                    agreement.level(),
                    Some(AgreementLevel::Interstate | AgreementLevel::Intergovernmental)
                )
        };
        if between_states(agreement) || between_states(target) {
            return Some(AgreementRegisterError::MixedNature { index, link, to });
        }
    }
    let (on, target_on) = (date(agreement)?, date(target)?);
    on.is_before(target_on).is_certain().then_some(AgreementRegisterError::DatedBeforeTarget {
        index,
        link,
        to,
        on,
        target_on,
    })
}

fn is_of_enterprises(agreement: &Agreement) -> bool {
    agreement.level() == Some(AgreementLevel::Enterprise)
        || agreement.binding() == Some(BindingNature::Contract)
}

/// Returns the date by which an instrument is known: its signature, else its adoption.
fn date(agreement: &Agreement) -> Option<PartialDate> {
    agreement.signed().or(agreement.record().adopted)
}

/// Returns the positions of the agreements and of their links that lie on circles, or between two.
fn circular(
    agreements: &[Agreement],
    positions: &BTreeMap<&RecordId, usize>,
) -> Vec<(usize, usize)> {
    let mut edges: BTreeSet<(usize, usize, usize)> = BTreeSet::new();
    for (index, agreement) in agreements.iter().enumerate() {
        for (link, record) in agreement.links().iter().enumerate() {
            edges.extend(positions.get(&record.to).map(|target| (index, link, *target)));
        }
    }
    // An edge that nothing leads to, or from which nothing leads on, is on no circle.
    loop {
        let sources: BTreeSet<usize> = edges.iter().map(|(source, ..)| *source).collect();
        let targets: BTreeSet<usize> = edges.iter().map(|(.., target)| *target).collect();
        let before = edges.len();
        edges.retain(|(source, _, target)| targets.contains(source) && sources.contains(target));
        if edges.len() == before {
            return edges.into_iter().map(|(source, link, _)| (source, link)).collect();
        }
    }
}
