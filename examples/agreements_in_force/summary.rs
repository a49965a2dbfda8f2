//! What a register holds, as figures.

use std::collections::BTreeMap;

use bilateral::{
    AgreementRegister, Count,
    agreement::{CountingPolicy, InstrumentRole, PartyList},
    period::day,
    time::{Date, Month},
};
use serde::Serialize;

use super::{
    account::{Account, RowNote},
    register::Lines,
};

/// What a register holds. All figures without a name of their own count base agreements alone.
#[derive(Debug, Serialize)]
pub(crate) struct Summary {
    pub(crate) format: &'static str,
    pub(crate) as_of: String,
    pub(crate) counting: &'static str,
    pub(crate) rows: Rows,
    /// Agreements and entries of every role in the register.
    pub(crate) entries: usize,
    pub(crate) base_agreements: usize,
    pub(crate) by_role: BTreeMap<&'static str, usize>,
    pub(crate) by_policy: BTreeMap<&'static str, usize>,
    /// By decade of signature; one that may lie in two is in neither, but `by_decade_possible` has it.
    pub(crate) by_decade: BTreeMap<String, usize>,
    pub(crate) by_decade_possible: BTreeMap<String, usize>,
    pub(crate) without_signature_date: usize,
    /// Certainly in force on the last day of each year.
    pub(crate) in_force_by_year: BTreeMap<i32, usize>,
    /// Perhaps in force then, the certain ones included.
    pub(crate) in_force_by_year_possible: BTreeMap<i32, usize>,
    /// Certainly entered into force by the end of each year, whether or not ended since.
    pub(crate) entered_into_force_by_year: BTreeMap<i32, usize>,
    pub(crate) status_counts: BTreeMap<&'static str, usize>,
    pub(crate) signed: CountRange,
    pub(crate) signed_not_in_force: CountRange,
    /// Days from signature to entry into force, of dates known to the day.
    pub(crate) entry_lag: Lag,
    /// Pairs of listed parties, over all base agreements.
    pub(crate) pairs_of_parties: usize,
    pub(crate) incomplete_party_lists: usize,
    pub(crate) notices_by_code: BTreeMap<&'static str, usize>,
    pub(crate) notices: Vec<RowNote>,
    pub(crate) date_forms: BTreeMap<&'static str, BTreeMap<String, usize>>,
    pub(crate) malformed_dates: Vec<RowNote>,
    pub(crate) set_aside: BTreeMap<&'static str, Vec<RowNote>>,
    pub(crate) quarantined: Vec<RowNote>,
    pub(crate) duplicates: Vec<RowNote>,
    pub(crate) conflicts: Vec<RowNote>,
}

/// What became of the rows; the last four add up to the first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Rows {
    pub(crate) read: usize,
    pub(crate) accepted: usize,
    pub(crate) set_aside: usize,
    pub(crate) quarantined: usize,
    pub(crate) duplicates: usize,
}

#[derive(Debug, Serialize)]
pub(crate) struct CountRange {
    pub(crate) certain: usize,
    pub(crate) possible: usize,
}

#[derive(Debug, Serialize)]
pub(crate) struct Lag {
    pub(crate) shortest: Option<i32>,
    pub(crate) median: Option<String>,
    pub(crate) longest: Option<i32>,
    pub(crate) used: usize,
    pub(crate) imprecise: usize,
    pub(crate) not_recorded: usize,
}

impl From<Count> for CountRange {
    fn from(count: Count) -> Self {
        Self { certain: count.certain(), possible: count.possible() }
    }
}

/// Every policy, in the order of the report.
const POLICIES: [CountingPolicy; 6] = [
    CountingPolicy::BaseOnly,
    CountingPolicy::ReplacedOnce,
    CountingPolicy::WithProtocols,
    CountingPolicy::Instruments,
    CountingPolicy::Notifications,
    CountingPolicy::Entries,
];

pub(crate) fn of(
    format: &'static str,
    register: &AgreementRegister,
    rows_of: &[Lines],
    account: Account,
    on: Option<Date>,
) -> Summary {
    let view = register.view();
    let tally = view.counting(CountingPolicy::BaseOnly);
    let years = years(register);
    let last_day = Date::from_calendar_date(*years.end(), Month::December, 31);
    let as_of = on.or(last_day.ok()).unwrap_or(Date::MIN);
    let stock = tally.in_force_by_year(years.clone());
    let entered = years.map(|year| (year, entered_by(tally.iter(), year))).collect();
    let flow = tally.signed_by_decade();
    let decades = |part: fn(Count) -> usize| {
        let counts =
            flow.by_decade.iter().map(|(decade, count)| (format!("{decade}s"), part(*count)));
        counts.collect()
    };
    let share = tally.signed_not_in_force_on(as_of);
    let lag = tally.entry_lag();
    let mut by_role: BTreeMap<&'static str, usize> = BTreeMap::new();
    for agreement in view.iter() {
        *by_role.entry(agreement.role().as_str()).or_default() += 1;
    }
    let (notices_by_code, notices) = notices(register, rows_of);
    let rows = Rows {
        read: account.read,
        accepted: account.accepted,
        set_aside: account.set_aside.len(),
        quarantined: account.quarantined.len(),
        duplicates: account.duplicates.len(),
    };
    let elsewhere = rows.set_aside + rows.quarantined + rows.duplicates;
    assert_eq!(rows.read, rows.accepted + elsewhere, "no row vanishes");
    let mut set_aside: BTreeMap<&'static str, Vec<RowNote>> = BTreeMap::new();
    for (why, note) in account.set_aside.into_values() {
        set_aside.entry(why).or_default().push(note);
    }
    let base = view.with_role(InstrumentRole::Base);
    let counts = tally.status_counts_on(as_of);
    Summary {
        format,
        as_of: day::text(as_of),
        counting: tally.policy().as_str(),
        rows,
        entries: view.iter().count(),
        base_agreements: tally.total(),
        by_role,
        by_policy: POLICIES.map(|it| (it.as_str(), view.counting(it).total())).into(),
        by_decade: decades(Count::certain),
        by_decade_possible: decades(Count::possible),
        without_signature_date: flow.undated,
        in_force_by_year: stock.iter().map(|(year, count)| (*year, count.certain())).collect(),
        in_force_by_year_possible: stock.iter().map(|(year, it)| (*year, it.possible())).collect(),
        entered_into_force_by_year: entered,
        status_counts: counts.into_iter().map(|(status, it)| (status.as_str(), it)).collect(),
        signed: share.signed.into(),
        signed_not_in_force: share.not_in_force.into(),
        entry_lag: Lag {
            shortest: lag.shortest(),
            median: lag.median().map(|median| median.to_string()),
            longest: lag.longest(),
            used: lag.used(),
            imprecise: lag.imprecise(),
            not_recorded: lag.not_recorded(),
        },
        pairs_of_parties: base
            .iter()
            .map(|it| it.parties().len())
            .map(|n| n * n.saturating_sub(1) / 2)
            .sum(),
        incomplete_party_lists: view
            .iter()
            .filter(|it| it.record().party_list == PartyList::Incomplete)
            .count(),
        notices_by_code,
        notices,
        date_forms: account.date_forms,
        malformed_dates: account.malformed_dates,
        set_aside,
        quarantined: account.quarantined.into_values().collect(),
        duplicates: account.duplicates.into_values().collect(),
        conflicts: account.conflicts,
    }
}

/// Returns the notices of the register, by code and with the row of each agreement.
fn notices(
    register: &AgreementRegister,
    rows_of: &[Lines],
) -> (BTreeMap<&'static str, usize>, Vec<RowNote>) {
    let ids: Vec<_> = register.view().iter().map(|agreement| agreement.id().as_str()).collect();
    let mut by_code = BTreeMap::new();
    let mut notes = Vec::new();
    for notice in register.notices() {
        *by_code.entry(notice.code().as_str()).or_default() += 1;
        let pointer = notice.place().pointer().unwrap_or_default().trim_start_matches('/');
        let (index, field) = pointer.split_once('/').unwrap_or((pointer, ""));
        let index = index.parse().unwrap_or(usize::MAX);
        notes.push(RowNote {
            line: rows_of.get(index).map_or(0, |lines| lines.at(field)),
            field: field.to_owned(),
            value: ids.get(index).copied().unwrap_or_default().to_owned(),
            reason: format!("{}: {}", notice.code(), notice.message()),
        });
    }
    (by_code, notes)
}

/// Returns how many agreements certainly entered into force by the end of a year.
fn entered_by<'a>(agreements: impl Iterator<Item = &'a bilateral::Agreement>, year: i32) -> usize {
    let entries = agreements.filter_map(|agreement| agreement.entry_into_force().date());
    entries.filter(|entry| entry.latest().year() <= year).count()
}

/// Returns the years from the first to the last date of signature, entry into force.
fn years(register: &AgreementRegister) -> std::ops::RangeInclusive<i32> {
    let dates = register.view().iter().flat_map(|agreement| {
        [agreement.signed(), agreement.entry_into_force().date()].into_iter().flatten()
    });
    let years: Vec<i32> =
        dates.flat_map(|date| [date.earliest().year(), date.latest().year()]).collect();
    let first = years.iter().min().copied().unwrap_or(2000);
    first..=years.iter().max().copied().unwrap_or(first)
}
