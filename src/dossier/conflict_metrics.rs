//! Figures of projects that do not go together.

use super::{
    claim::{Claim, ClaimValue},
    conflict::{Conflict, Conflicts, Difference},
    conflict_dates::each_two,
    dossier::Dossier,
    same_subject::words,
};
use crate::{
    decimal,
    notice::NoticeCode,
    project::{IndustrialProject, MetricRecord, MetricScope},
};

/// Finds figures of one project in two accounts that do not go together. Those of one account are
/// compared by the project itself.
pub(super) fn find(dossier: &Dossier, conflicts: &mut Conflicts) {
    let facts: Vec<&IndustrialProject> = dossier.projects().view().iter().collect();
    let key = |fact: &IndustrialProject| Some(words(fact.title()));
    each_two(&facts, key, IndustrialProject::id, |(index, one), (other_index, other), _| {
        for (number, left) in one.record().metrics.iter().enumerate() {
            for (other_number, right) in other.record().metrics.iter().enumerate() {
                let Some(code) = clash(left, right) else { continue };
                conflicts.push(|| {
                    let of = |project: &IndustrialProject, metric, index: usize, number: usize| {
                        claim(
                            dossier,
                            project,
                            metric,
                            format!("/projects/{index}/metrics/{number}"),
                        )
                    };
                    Conflict {
                        code,
                        subject: format!(
                            "project \u{201c}{}\u{201d}: {}, {}",
                            one.title().min(other.title()),
                            (&left.product).min(&right.product),
                            left.kind
                        ),
                        period: left.scope.period(),
                        left: of(one, left, index, number),
                        right: of(other, right, other_index, other_number),
                        difference: difference(left, right),
                    }
                });
            }
        }
    });
}

fn claim(
    dossier: &Dossier,
    project: &IndustrialProject,
    metric: &MetricRecord,
    pointer: String,
) -> Claim<ClaimValue> {
    let sources = match metric.sources.is_empty() {
        true => &project.record().sources,
        false => &metric.sources,
    };
    let mut claim = dossier.claim(ClaimValue::Metric(metric.value), pointer, sources);
    claim.side = metric.side.or(claim.side);
    claim.dates.about = metric.scope.period();
    claim.dates.as_of = metric.as_of;
    claim
}

fn clash(left: &MetricRecord, right: &MetricRecord) -> Option<NoticeCode> {
    let is_one_thing = left.kind == right.kind
        && left.value.unit() == right.value.unit()
        && words(&left.product) == words(&right.product);
    if !is_one_thing {
        return None;
    }
    if falls(left, right) || falls(right, left) {
        return Some(NoticeCode::CumulativeMetricDecreased);
    }
    let differs =
        left.value.is_certainly_below(right.value) || right.value.is_certainly_below(left.value);
    (left.scope == right.scope && left.as_of == right.as_of && differs)
        .then_some(NoticeCode::ConflictingClaims)
}

/// Returns whether a figure for all time is below an earlier one that counts from no earlier day.
fn falls(before: &MetricRecord, after: &MetricRecord) -> bool {
    let (Some(earlier), Some(later)) = (before.as_of, after.as_of) else { return false };
    let counts_less = match (before.scope.since(), after.scope.since()) {
        (Some(before), Some(after)) => after.is_after(before).is_certain(),
        _ => false,
    };
    MetricScope::is_cumulative(before.scope)
        && MetricScope::is_cumulative(after.scope)
        && !counts_less
        && later.is_after(earlier).is_certain()
        && after.value.is_certainly_below(before.value)
}

fn difference(left: &MetricRecord, right: &MetricRecord) -> Option<Difference> {
    let mut taken = right.value.record().value;
    taken.set_sign_negative(true);
    let value = decimal::exact_add(left.value.record().value, taken)?;
    Some(Difference { value, unit: left.value.unit().to_string(), percent_of_smaller: None })
}
