//! Totals against their parts: what statistics say of themselves.

use std::{cmp::Ordering, collections::BTreeMap};

use super::{flow_kind::FlowKind, row::TradeRow, tally, total::integer, total_basis::plural};
use crate::{
    commodity::{CommodityCode, CommodityLevel, HsEdition},
    country::Partner,
    decimal,
    money::{Currency, Money},
    notice::{Notice, NoticeCode, Place},
    period::Period,
};

/// What one reporter says in one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    period: Period,
    partner: Partner,
    flow: FlowKind,
    edition: Option<HsEdition>,
    code: CommodityCode,
}

impl Key {
    fn of(flow: TradeRow<'_>) -> Self {
        Self {
            period: flow.period(),
            partner: flow.partner().unwrap_or(Partner::World),
            flow: flow.flow(),
            edition: flow.commodity().edition(),
            code: flow.commodity().code(),
        }
    }

    /// A total of no edition is a total of the goods of any.
    fn in_no_edition(self) -> Option<Self> {
        let is_total = self.code.level() == CommodityLevel::Total && self.edition.is_some();
        is_total.then_some(Self { edition: None, ..self })
    }
}

/// The parts of a whole at one level of goods.
#[derive(Debug, Clone, Copy)]
struct Parts {
    currency: Currency,
    /// In 10⁻⁹ of the currency's unit.
    sum: i128,
    largest: i128,
    rows: usize,
    /// The most decimals of a value.
    decimals: u32,
}

/// Returns what is to be remarked of rows of one reporter that are, or are not, the totals of others.
pub(super) fn notices(rows: &[TradeRow<'_>]) -> Vec<Notice> {
    let mut wholes: BTreeMap<Key, (TradeRow<'_>, Money)> = BTreeMap::new();
    let mut parts: BTreeMap<(Key, CommodityLevel), Parts> = BTreeMap::new();
    for &flow in rows {
        let Some(value) = flow.value() else { continue };
        let key = Key::of(flow);
        wholes.insert(key, (flow, value));
        let level = key.code.level();
        for coarser in CommodityLevel::ALL.into_iter().take_while(|coarser| *coarser < level) {
            let Some(code) = key.code.at(coarser) else { continue };
            let units = tally::units(value);
            let part = parts.entry((Key { code, ..key }, level)).or_insert(Parts {
                currency: value.currency(),
                sum: 0,
                largest: 0,
                rows: 0,
                decimals: 0,
            });
            part.sum = part.sum.saturating_add(units);
            part.largest = part.largest.max(units);
            part.rows = part.rows.saturating_add(1);
            part.decimals = part.decimals.max(value.amount().scale());
        }
    }

    let mut notices = Vec::new();
    for ((key, level), parts) in &parts {
        for whole in [Some(*key), key.in_no_edition()].into_iter().flatten() {
            if let Some((flow, value)) = wholes.get(&whole) {
                let edition = key.edition.map(|edition| format!("HS {} ", edition.year()));
                let edition = edition.unwrap_or_default();
                let name = match parts.rows {
                    1 => format!("the one of {edition}{}", plural(*level)),
                    rows => format!("the {rows} of {edition}{}", plural(*level)),
                };
                notices.extend(remark(*flow, *value, &name, *parts));
            }
        }
    }
    for (key, (flow, value)) in &wholes {
        let single = Parts {
            currency: value.currency(),
            sum: tally::units(*value),
            largest: tally::units(*value),
            rows: 1,
            decimals: value.amount().scale(),
        };
        let inside = [
            key.flow
                .contained_in()
                .map(|whole| (Key { flow: whole, ..*key }, flow.flow().to_string())),
            (key.partner != Partner::World).then(|| {
                (Key { partner: Partner::World, ..*key }, format!("that with {}", key.partner))
            }),
        ];
        for (whole, name) in inside.into_iter().flatten() {
            for whole in [Some(whole), whole.in_no_edition()].into_iter().flatten() {
                if let Some((flow, value)) = wholes.get(&whole)
                    && value.currency() == single.currency
                    && tally::units(*value) < single.sum
                {
                    notices.extend(remark(*flow, *value, &name, single));
                }
            }
        }
    }
    notices
}

/// Returns what is to be said of a whole and the parts that `name` says.
fn remark(flow: TradeRow<'_>, whole: Money, name: &str, parts: Parts) -> Option<Notice> {
    if whole.currency() != parts.currency {
        return None;
    }
    let units = tally::units(whole);
    let difference = units.saturating_sub(parts.sum);
    // Each part and the whole may be off by half a unit of the last digit. One part alone cannot:
    // what is smaller is not rounded to something larger.
    let decimals = parts.decimals.max(whole.amount().scale());
    let last_digit =
        10_i128.checked_pow(Money::MAX_DECIMALS.saturating_sub(decimals)).unwrap_or_default();
    let rounded = i128::try_from(parts.rows.saturating_add(1)).unwrap_or(i128::MAX);
    let is_rounding = parts.rows > 1
        && parts.largest <= units
        && difference.saturating_abs().saturating_mul(2) <= last_digit.saturating_mul(rounded);
    let code = match difference.cmp(&0) {
        Ordering::Equal => return None,
        _ if is_rounding => NoticeCode::RoundingResidual,
        Ordering::Less => NoticeCode::TotalDiffersFromParts,
        // Of goods that are no total, it is nobody's claim that all their parts are listed.
        Ordering::Greater if flow.commodity().level() == CommodityLevel::Total => {
            NoticeCode::PartsIncomplete
        }
        Ordering::Greater => return None,
    };
    let sum = tally::money(parts.sum, parts.currency)?;
    let (reporter, partner, period) = (flow.reporter()?, flow.partner()?, flow.period());
    let goods = match flow.commodity().level() {
        CommodityLevel::Total => "total".to_owned(),
        _ => flow.commodity().to_string(),
    };
    let order = if difference < 0 { "less" } else { "more" };
    let message = format!(
        "the {} ({goods}) that {reporter} reports with {partner} in {period} is {whole}, {order} than \
         its parts recorded, {name}: {sum} (the imbalance is in units of {})",
        flow.flow(),
        parts.currency,
    );
    let notice = Notice::new(code, Place::whole(), message)
        .with_text("period", period)
        .with_text("reporter", reporter)
        .with_text("partner", partner)
        .with_text("flow", flow.flow())
        .with_text("commodity", flow.commodity())
        .with_integer("parts", integer(parts.rows));
    Some(
        notice.with_imbalance(decimal::from_mantissa(difference, Money::MAX_DECIMALS)?.normalize()),
    )
}
