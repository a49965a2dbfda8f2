//! Growths, balances and counts that do not go together.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{
    claim::{Claim, ClaimValue},
    conflict::{Conflict, Conflicts, Difference},
    conflict_figures::{covers_alike, difference},
    count::CountRecord,
    dossier::Dossier,
};
use crate::{
    decimal,
    notice::NoticeCode,
    period::{PartialDate, Period},
    trade::{GrowthForm, StatedGrowthRecord, TradeFigures},
};

/// Finds the growths, balances and counts that do not go together.
pub(super) fn find(dossier: &Dossier, conflicts: &mut Conflicts) {
    let mut periods: BTreeMap<Period, Vec<(usize, &TradeFigures)>> = BTreeMap::new();
    for (index, figures) in dossier.trade().iter().enumerate() {
        periods.entry(figures.period()).or_default().push((index, figures));
    }
    for group in periods.values() {
        each_two(group, |both| {
            if is_one_trade(both[0].1, both[1].1) {
                balances(dossier, both, conflicts);
                growths(dossier, both, conflicts);
            }
        });
    }
    counts(dossier, conflicts);
}

/// Calls `compare` with each two of a group.
fn each_two<T: Copy>(group: &[T], mut compare: impl FnMut([T; 2])) {
    for (index, left) in group.iter().enumerate() {
        for right in group.iter().skip(index.saturating_add(1)) {
            compare([*left, *right]);
        }
    }
}

/// Returns whether two sets of figures of one period are about the same trade.
fn is_one_trade(left: &TradeFigures, right: &TradeFigures) -> bool {
    let (one, other) = (left.record(), right.record());
    one.scope == other.scope && covers_alike(one.covers, other.covers)
}

/// Returns whether both may be of one reporter.
fn may_be_of_one(left: &TradeFigures, right: &TradeFigures) -> bool {
    left.reporter().zip(right.reporter()).is_none_or(|(one, other)| one == other)
}

type Both<'a> = [(usize, &'a TradeFigures); 2];

/// Compares balances of which one at least is stated: those of parts are compared part by part.
fn balances(dossier: &Dossier, both: Both<'_>, conflicts: &mut Conflicts) {
    let [(_, left), (_, right)] = both;
    let is_stated = left.stated_balance().is_some() || right.stated_balance().is_some();
    let Some(seen_from) = left.seen_from().filter(|own| Some(*own) == right.seen_from()) else {
        return;
    };
    let told = |it: &TradeFigures| it.stated_balance().or_else(|| it.balance());
    let (true, Some(one), Some(other)) = (is_stated, told(left), told(right)) else { return };
    if one.is_consistent_with(&other) != Ok(false) {
        return;
    }
    let code = match may_be_of_one(left, right) {
        true => NoticeCode::ConflictingClaims,
        false => NoticeCode::MirrorGap,
    };
    conflicts.push(|| {
        let claim = |(index, figures): (usize, &TradeFigures), figure| {
            let field = if figures.stated_balance().is_some() { "/balance" } else { "" };
            let pointer = format!("/trade/{index}{field}");
            dossier.stated(ClaimValue::Figure(figure), pointer, figures)
        };
        Conflict {
            code,
            subject: format!("balance of the trade of {seen_from}"),
            period: Some(left.period()),
            left: claim(both[0], one),
            right: claim(both[1], other),
            difference: difference(one, other),
        }
    });
}

fn growths(dossier: &Dossier, both: Both<'_>, conflicts: &mut Conflicts) {
    let [(index, left), (other_index, right)] = both;
    if !may_be_of_one(left, right) {
        return;
    }
    for (number, one) in left.record().growth.iter().enumerate() {
        for (other_number, other) in right.record().growth.iter().enumerate() {
            let goods = |it: &TradeFigures, growth: &StatedGrowthRecord| {
                dossier.exporter(growth.measure, it.seen_from()).ok_or(growth.measure)
            };
            let since = one.since.zip(other.since);
            if goods(left, one) != goods(right, other) || since.is_some_and(|(a, b)| a != b) {
                continue;
            }
            let Some(code) = clash(one, other) else { continue };
            conflicts.push(|| Conflict {
                code,
                subject: format!("growth of {}", dossier.subject(one.measure, left.seen_from())),
                period: Some(left.period()),
                left: growth(dossier, left, one, format!("/trade/{index}/growth/{number}")),
                right: growth(
                    dossier,
                    right,
                    other,
                    format!("/trade/{other_index}/growth/{other_number}"),
                ),
                difference: apart(one, other),
            });
        }
    }
}

fn growth(
    dossier: &Dossier,
    figures: &TradeFigures,
    growth: &StatedGrowthRecord,
    pointer: String,
) -> Claim<ClaimValue> {
    dossier.stated(ClaimValue::Growth(growth.clone()), pointer, figures)
}

/// Returns the changes that a growth may be, in percent.
fn readings(growth: &StatedGrowthRecord) -> Vec<Decimal> {
    let read = |form| StatedGrowthRecord { form, ..growth.clone() }.change();
    match growth.form {
        GrowthForm::Unclear => {
            [read(GrowthForm::Change), read(GrowthForm::Index)].into_iter().flatten().collect()
        }
        form => read(form).into_iter().collect(),
    }
}

/// Returns what is wrong between two growths of one trade: if one may be the other with index and change
/// mixed up, that; `None` if both may be true by their digits.
fn clash(left: &StatedGrowthRecord, right: &StatedGrowthRecord) -> Option<NoticeCode> {
    let agree = |left: &[Decimal], right: &[Decimal]| {
        left.iter().any(|one| right.iter().any(|other| is_near(*one, *other)))
    };
    if agree(&readings(left), &readings(right)) {
        return None;
    }
    let unclear = |growth: &StatedGrowthRecord| {
        readings(&StatedGrowthRecord { form: GrowthForm::Unclear, ..growth.clone() })
    };
    let is_mixed_up =
        agree(&unclear(left), &readings(right)) || agree(&readings(left), &unclear(right));
    Some(match is_mixed_up {
        true => NoticeCode::IndexOrChangeAmbiguous,
        false => NoticeCode::ConflictingClaims,
    })
}

/// Returns whether two numbers may be one by the digits printed: each stands for what rounds to it.
fn is_near(left: Decimal, right: Decimal) -> bool {
    let unit = |number: Decimal| Decimal::try_from_i128_with_scale(1, number.scale()).ok();
    let (Some(apart), Some(units)) = (
        less(left, right),
        unit(left).zip(unit(right)).and_then(|(one, other)| decimal::exact_add(one, other)),
    ) else {
        return left == right;
    };
    decimal::exact_add(apart.abs(), apart.abs()).is_some_and(|twice| twice <= units)
}

fn less(left: Decimal, mut right: Decimal) -> Option<Decimal> {
    right.set_sign_negative(right.is_sign_positive());
    decimal::exact_add(left, right)
}

/// Returns how far two growths lie apart, if both say what they are.
fn apart(left: &StatedGrowthRecord, right: &StatedGrowthRecord) -> Option<Difference> {
    Some(Difference {
        value: less(left.change()?, right.change()?)?,
        unit: "percentage points".to_owned(),
        percent_of_smaller: None,
    })
}

/// Compares counts of one kind for one day, or for no known one.
fn counts(dossier: &Dossier, conflicts: &mut Conflicts) {
    let mut kinds: BTreeMap<_, Vec<(usize, &CountRecord)>> = BTreeMap::new();
    for (index, record) in dossier.counts().iter().enumerate() {
        let day = record.as_of.map(PartialDate::sort_key);
        kinds.entry((record.of, day)).or_default().push((index, record));
    }
    let claim = |(index, record): (usize, &CountRecord)| {
        let value = ClaimValue::Count(record.count);
        let mut claim = dossier.claim(value, format!("/counts/{index}/count"), &record.sources);
        claim.side = record.side.or(claim.side);
        claim.dates.as_of = record.as_of;
        claim
    };
    for group in kinds.values() {
        each_two(group, |[one, other]| {
            let (number, other_number) = (one.1.count, other.1.count);
            if one.1.as_of != other.1.as_of || number == other_number {
                return;
            }
            let unit = one.1.of.to_string();
            let value = less(number.into(), other_number.into());
            conflicts.push(|| Conflict {
                code: NoticeCode::ConflictingClaims,
                subject: format!("number of {unit}"),
                period: None,
                left: claim(one),
                right: claim(other),
                difference: value.map(|value| Difference { value, unit, percent_of_smaller: None }),
            });
        });
    }
}
