//! How a reply in JSON is read: its records, one at a time, and what it says of itself.

use std::{cell::Cell, ops::ControlFlow};

use super::{
    comtrade::ComtradeRows,
    draft::{Outcome, RowReader},
    fault::FieldFault,
    intake::{Intake, Record, Stop},
    lines::Lines,
    mode::LoadMode,
    progress::{Listener, Progress},
    reading::CAPS,
    reply::{Reply, read_reply},
    reply_record::{RecordFields, ReplyRecord},
    sink::Sink,
};
use crate::{
    money::Currency,
    notice::{NoticeCode, Severity},
};

/// Reads a reply to its end, or to where it cannot be read further.
pub(super) fn read_json<S: Sink>(
    intake: &mut Intake<'_, '_, S>,
    mut listener: Option<&mut Listener<'_>>,
    mut lines: Lines<'_>,
) -> Result<(), Stop> {
    let options = intake.options;
    let exponents = options.mode() != LoadMode::Strict;
    let header = RecordFields::header();
    let (mut rows, _) = ComtradeRows::new(&header, options.areas(), exponents);
    let bytes = Cell::new(lines.bytes());
    let mut fill = |buffer: &mut [u8]| {
        let given = lines.give(buffer);
        bytes.set(lines.bytes());
        given
    };
    let mut stop = None;
    let reply = read_reply(&mut fill, &options.limits(), &mut |record| {
        let told = listener.as_mut().map_or(ControlFlow::Continue(()), |listener| {
            let (input, rows) = (intake.number, intake.input.records);
            listener.tell(Progress { input, bytes: bytes.get(), rows }, options.progress_bytes())
        });
        let done = match told {
            ControlFlow::Continue(()) => settle(intake, &mut rows, header.names(), record),
            ControlFlow::Break(()) => Err(Stop::Caller),
        };
        match done {
            Ok(()) => ControlFlow::Continue(()),
            Err(why) => {
                stop = Some(why);
                ControlFlow::Break(())
            }
        }
    });
    // Every record is a line of its own in the balance: a reply may have all of them on one.
    intake.input.bytes = bytes.get();
    intake.input.lines = intake.input.records;
    close(intake, reply, stop)
}

/// Reads one record and brings it to where it belongs.
fn settle<S: Sink>(
    intake: &mut Intake<'_, '_, S>,
    rows: &mut ComtradeRows,
    columns: &[String],
    record: &ReplyRecord<'_>,
) -> Result<(), Stop> {
    intake.faults.clear();
    let outcome = match &record.fields {
        Ok(fields) => rows.read(fields, &mut intake.faults),
        Err(fault) => {
            let (code, raw) = (fault.code, record.raw.as_bytes());
            let of_row = FieldFault::of_row(code, fault.message.as_str(), raw);
            intake.faults.push(FieldFault { column: fault.column, ..of_row });
            Outcome::nothing()
        }
    };
    let record = Record {
        line: record.line,
        item: record.number.checked_sub(1),
        raw: record.raw.as_bytes(),
        columns,
        delimiter: b',',
    };
    intake.settle(record, Currency::USD, outcome).map(|_| ())
}

/// Says what is wrong with the reply as a whole.
fn close<S: Sink>(
    intake: &mut Intake<'_, '_, S>,
    reply: Reply,
    stop: Option<Stop>,
) -> Result<(), Stop> {
    let mut critical = None;
    for (line, fault) in reply.faults {
        if fault.code.severity() == Severity::Critical && critical.is_none() {
            critical = Some((fault.code, line, format!("{}: {}", fault.message, fault.value)));
        } else {
            intake.say(fault.code, Some(line), fault.message);
        }
    }
    if let Some(stop) = stop {
        return Err(stop);
    }
    if let Some((line, fault)) = reply.broken {
        return Err(intake.give_up(fault.code, Some(line), fault.message));
    }
    if let Some((code, line, message)) = critical {
        return Err(intake.give_up(code, Some(line), message));
    }
    let records = reply.records;
    let message = match reply.count {
        Some(count) if count != records => {
            format!("the reply states {count} records and has {records}")
        }
        _ if CAPS.contains(&records) => {
            format!("the reply has {records} records, a number at which services cut")
        }
        _ => return Ok(()),
    };
    intake.say(NoticeCode::SuspectedTruncation, None, message);
    Ok(())
}
