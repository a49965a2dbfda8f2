//! The end of a load: duplicates and coarser rows are told apart, and all is counted.

use super::{
    control::ControlKey,
    disposition::Disposition,
    ledger::{Ledger, Role, one},
    mode::LoadMode,
    options::LoadOptions,
    report::LoadReport,
    sink::place_of,
    tally::{ExactSum, RowTally},
};
use crate::{
    country::Partner,
    decimal::Fixed,
    money::Currency,
    notice::{Notice, NoticeCode, Place, Severity},
    trade::{
        Direction, PartnerClass, TradeData, TradeTable,
        store::{Built, DuplicateFate, DuplicateRow, LaneKey, TableBuilder},
    },
};

/// Returns the tables, and the report on all rows.
pub(super) fn close(
    builder: TableBuilder,
    mut ledger: Ledger,
    currency: Option<Currency>,
    options: &LoadOptions,
) -> (TradeData, LoadReport) {
    let built = builder.finish(options.threads());
    for (key, duplicate) in &built.duplicates {
        count_duplicate(&mut ledger, &built, key, duplicate);
    }
    if let Some(notice) = no_tables(&built) {
        return (TradeData::default(), refused(ledger, notice, currency, options));
    }
    let coarser = count_coarser(&mut ledger);
    // What was added to a row is in its value, and counts as a row of its own.
    let kept_parts = RowTally::new(summed_parts(&built), ExactSum::default());
    let mut kept = RowTally::new(ledger.summed, ExactSum::default());
    let mut accepted = kept_parts;
    for (partners, rows, value) in built.data.tables().flat_map(TradeTable::tallies) {
        let tally = RowTally::new(u64::try_from(rows).unwrap_or(u64::MAX), exact(value));
        kept.add(tally);
        if partners == PartnerClass::Single {
            accepted.add(tally);
        }
    }
    accepted.remove(coarser);
    (built.data, LoadReport::new(ledger, options.mode(), currency, (accepted, kept)))
}

/// Counts the rows that are control totals of rows of a finer level, and returns them.
pub(super) fn count_coarser(ledger: &mut Ledger) -> RowTally {
    let coarser = ledger.controls.coarser();
    if coarser.rows() > 0 {
        ledger.count(NoticeCode::CoarserLevel, Disposition::SetAside, coarser);
        let message = format!(
            "{} rows, worth {}, are of a coarser level than others of their reporter and period",
            coarser.rows(),
            coarser.value()
        );
        ledger.notices.push(Notice::new(NoticeCode::CoarserLevel, Place::whole(), message));
    }
    coarser
}

/// Returns whether a load of this mode gives what its report is about.
pub(super) fn is_given(report: &LoadReport, mode: LoadMode) -> bool {
    let worst = report.notices().worst();
    let is_whole =
        report.inputs().iter().all(|input| input.is_complete) && worst < Some(Severity::Critical);
    match mode {
        LoadMode::Audit => true,
        LoadMode::Lenient => is_whole,
        LoadMode::Strict => is_whole && worst < Some(Severity::Error),
    }
}

/// Returns why there cannot be tables of these rows, if so.
fn no_tables(built: &Built) -> Option<Notice> {
    if built.has_too_many_codes {
        let message = "the load has more than 65,535 codes of goods";
        return Some(Notice::new(NoticeCode::LimitCodes, Place::whole(), message));
    }
    let (_, edition) = built.too_large.first()?;
    let edition = edition.map_or("no edition".to_owned(), |edition| edition.to_string());
    let message = format!("the values in the table of {edition} add up to more than 10^18");
    Some(Notice::new(NoticeCode::LimitSum, Place::whole(), message))
}

/// Returns the report of a load whose rows make no tables: all that would be in them are quarantined.
fn refused(
    mut ledger: Ledger,
    notice: Notice,
    currency: Option<Currency>,
    options: &LoadOptions,
) -> LoadReport {
    for reason in [NoticeCode::WorldRow, NoticeCode::GroupRow] {
        ledger.reasons.remove(&reason);
    }
    let mut left = ledger.read;
    for (_, rows) in ledger.reasons.values() {
        left.remove(*rows);
    }
    ledger.count(notice.code(), Disposition::Quarantined, left);
    ledger.notices.push(notice);
    LoadReport::new(ledger, options.mode(), currency, Default::default())
}

fn exact(value: Fixed) -> ExactSum {
    ExactSum::of(value).unwrap_or_default()
}

/// Returns how many rows that are parts were added to others.
fn summed_parts(built: &Built) -> u64 {
    let parts = built.duplicates.iter().filter(|(key, duplicate)| {
        duplicate.fate == DuplicateFate::Summed && key.partners == PartnerClass::Single
    });
    u64::try_from(parts.count()).unwrap_or(u64::MAX)
}

/// Counts a duplicate and says where it is.
fn count_duplicate(ledger: &mut Ledger, built: &Built, key: &LaneKey, duplicate: &DuplicateRow) {
    let place = |position| {
        let (input, line) = place_of(position);
        let input = ledger.inputs.get(input);
        let name = input.map(|input| input.name.clone()).unwrap_or_default();
        Place::whole().in_file(name).on_line(line, 1)
    };
    let (own, first) = (place(duplicate.position), place(duplicate.first_position));
    let (code, what) = match duplicate.fate {
        DuplicateFate::Refused => (NoticeCode::DuplicateKey, "has the key of"),
        DuplicateFate::Summed => (NoticeCode::DuplicateResolved, "was added to"),
        DuplicateFate::LeftOut => (NoticeCode::DuplicateResolved, "was left out for"),
    };
    ledger.notices.push_next(code, || Notice::new(code, own, format!("the row {what} {first}")));
    if duplicate.fate == DuplicateFate::Summed {
        ledger.summed = ledger.summed.saturating_add(1);
        return;
    }
    let tally = one(duplicate.value.map(exact));
    ledger.count(code, Disposition::Duplicate, tally);
    let reporter = match key.flow.direction() {
        Direction::Export => duplicate.exporter,
        Direction::Import => duplicate.importer,
    };
    let control = ControlKey {
        basis: key.basis,
        edition: key.edition,
        reporter: built.dictionary.partner(reporter).unwrap_or(Partner::World),
        flow: key.flow,
        period: key.period,
        level: key.level,
    };
    ledger.take_back_of(control, Role::of_class(key.partners), tally);
}
