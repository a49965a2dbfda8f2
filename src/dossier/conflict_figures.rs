//! Figures of trade that do not go together.

use std::collections::BTreeMap;

use super::{
    claim::{Claim, ClaimValue},
    conflict::{Conflict, Conflicts, Difference},
    dossier::Dossier,
    figure_claim::FigureClaim,
};
use crate::{
    country::Country,
    money::{Money, Published},
    notice::NoticeCode,
    ratio::Ratio,
    trade::{TradeContent, TradeFlow, TradeMeasure},
};

/// Finds the figures that do not go together.
pub(super) fn find(dossier: &Dossier, conflicts: &mut Conflicts) {
    let claims = dossier.figure_claims();
    let mut groups: BTreeMap<Subject<'_>, Vec<&FigureClaim>> = BTreeMap::new();
    for claim in &claims {
        groups.entry(Subject::of(claim)).or_default().push(claim);
    }
    for group in groups.values() {
        for (index, left) in group.iter().enumerate() {
            for right in group.iter().skip(index.saturating_add(1)) {
                if let Some(code) = clash(left, right) {
                    conflicts.push(|| conflict(code, left, right));
                }
            }
        }
    }
    rows(dossier, conflicts);
}

/// What a figure is about, apart from its period.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Subject<'a> {
    /// Exports and imports of one flow of goods are one subject, told by its two ends.
    flow: Result<Country, TradeMeasure>,
    scope: Option<&'a str>,
    currency: &'a str,
}

impl<'a> Subject<'a> {
    fn of(claim: &'a FigureClaim) -> Self {
        Self {
            flow: claim.exporter.ok_or(claim.measure),
            scope: claim.scope.as_ref().map(AsRef::as_ref),
            currency: claim.claim.value.currency().code(),
        }
    }
}

/// Returns what is wrong between two figures of one subject.
fn clash(left: &FigureClaim, right: &FigureClaim) -> Option<NoticeCode> {
    if (left.is_of_rows && right.is_of_rows) || !covers_alike(left.covers, right.covers) {
        return None;
    }
    let (one, other) = (left.claim.value, right.claim.value);
    let sides = left.claim.reporter.zip(right.claim.reporter);
    let is_mirror = sides.is_some_and(|(left, right)| left != right);
    if left.period == right.period {
        let code = if is_mirror { NoticeCode::MirrorGap } else { NoticeCode::ConflictingClaims };
        return (one.is_consistent_with(&other) == Ok(false)).then_some(code);
    }
    let (part, whole) = if left.period.contains(right.period) {
        (other, one)
    } else if right.period.contains(left.period) {
        (one, other)
    } else {
        return None;
    };
    let is_above = part.value().compare(whole.value()) == Ok(std::cmp::Ordering::Greater)
        && part.is_consistent_with(&whole) == Ok(false);
    (is_above && !is_mirror).then_some(NoticeCode::SubperiodExceedsPeriod)
}

/// Returns whether both may be about the same trade: what a source does not say may be anything but
/// services alone.
pub(super) fn covers_alike(left: Option<TradeContent>, right: Option<TradeContent>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => left == right,
        (Some(one), None) | (None, Some(one)) => one != TradeContent::Services,
        (None, None) => true,
    }
}

fn conflict(code: NoticeCode, left: &FigureClaim, right: &FigureClaim) -> Conflict {
    let period = if right.period.contains(left.period) { right.period } else { left.period };
    let difference = difference(left.claim.value, right.claim.value);
    let form = |claim: &FigureClaim| claim.claim.clone().map(ClaimValue::Figure);
    let subject = left.subject.clone();
    let (left, right) = (form(left), form(right));
    Conflict { code, subject, period: Some(period), left, right, difference }
}

pub(super) fn difference(left: Published, right: Published) -> Option<Difference> {
    let apart = left.value().checked_sub(right.value()).ok()?;
    let scale = left.scale().max(right.scale());
    let smaller = match left.value().compare(right.value()).ok()? {
        std::cmp::Ordering::Greater => right.value(),
        _ => left.value(),
    };
    let percent = Ratio::of(apart.magnitude().amount(), smaller.amount());
    let unit = match scale {
        crate::money::Scale::One => apart.currency().to_string(),
        scale => format!("{scale} {}", apart.currency()),
    };
    Some(Difference {
        value: apart.scaled(scale),
        unit,
        percent_of_smaller: percent.map(|ratio| ratio.percent(1)),
    })
}

/// Finds rows of statistics whose key another row has.
fn rows(dossier: &Dossier, conflicts: &mut Conflicts) {
    let others = dossier.other_accounts().map(|others| &others.flows[..]).unwrap_or_default();
    if others.is_empty() {
        return;
    }
    let key = |flow: &TradeFlow| {
        let record = flow.record();
        let names = [record.flow.to_string(), record.commodity.to_string()];
        (record.period, record.reporter, record.partner.to_string(), names)
    };
    let claim = |flow: &TradeFlow, value: Money, pointer: String| {
        let record = flow.record();
        let mut claim = dossier.claim(Published::exact(value), pointer, &record.sources);
        claim.reporter = Some(record.reporter);
        claim.dates.about = Some(record.period);
        claim
    };
    let in_order = dossier.flows().flows().enumerate();
    let kept: BTreeMap<_, (usize, TradeFlow)> =
        in_order.map(|(place, flow)| (key(&flow), (place, flow))).collect();
    for (index, other) in others.iter().enumerate() {
        let Some((place, flow)) = kept.get(&key(other)) else { continue };
        let (record, right) = (flow.record(), other.record());
        let (Some(left), Some(value)) = (record.value, right.value) else { continue };
        if left == value {
            continue;
        }
        let pointers =
            [format!("/flows/{place}/value"), format!("/other_accounts/flows/{index}/value")];
        let [left_pointer, right_pointer] = pointers;
        let (left, right): (Claim<Published>, _) =
            (claim(flow, left, left_pointer), claim(other, value, right_pointer));
        conflicts.push(|| Conflict {
            code: NoticeCode::ConflictingClaims,
            subject: format!(
                "{} of {} to {}, {}",
                record.flow, record.reporter, record.partner, record.commodity
            ),
            period: Some(record.period),
            difference: difference(left.value, right.value),
            left: left.map(ClaimValue::Figure),
            right: right.map(ClaimValue::Figure),
        });
    }
}
