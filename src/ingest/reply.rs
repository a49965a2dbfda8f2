//! Replies of the interface of UN Comtrade: JSON, of which one record at a time is held.

use std::{
    cell::{Cell, RefCell},
    fmt,
    io::{self, Read},
    ops::ControlFlow,
};

use serde::de::{self, DeserializeSeed, Deserializer as _, IgnoredAny, MapAccess, SeqAccess};
use serde_json::value::RawValue;

use super::{
    fault::FieldFault,
    limits::LoadLimits,
    reply_record::{RecordFields, ReplyRecord},
    source::InputFault,
};
use crate::notice::NoticeCode;

/// How many bytes are asked for at once.
const BUFFER: usize = 64 << 10;

/// How many keys a reply may have beside its records; it has four.
const MAX_KEYS: usize = 64;

/// What there is to say about a reply as a whole once it has been read, or could not be.
#[derive(Debug, Default)]
pub(super) struct Reply {
    /// How many records it gave.
    pub(super) records: u64,
    /// How many it says it has.
    pub(super) count: Option<u64>,
    /// Whether the caller broke off.
    pub(super) is_stopped: bool,
    /// What is wrong with the reply, and the line on which that was seen.
    pub(super) faults: Vec<(u64, FieldFault)>,
    /// Why the end was not reached, and the line on which that was.
    pub(super) broken: Option<(u64, InputFault)>,
}

/// Reads the reply that `fill` gives the bytes of, until none come, and hands on each record.
///
/// A reply is an object with the records in an array `data`, their number in `count` and a message in
/// `error`, which is empty if all went well; the bare array will do, too. The records before a fault
/// are handed on.
pub(super) fn read_reply(
    fill: &mut dyn FnMut(&mut [u8]) -> Result<usize, InputFault>,
    limits: &LoadLimits,
    each: &mut dyn FnMut(&ReplyRecord<'_>) -> ControlFlow<()>,
) -> Reply {
    let watch = Watch::new(limits.record_bytes);
    let bytes = Counted { fill, buffer: vec![0; BUFFER], start: 0, end: 0, watch: &watch };
    let mut reply = Reply::default();
    let mut fields = RecordFields::new(limits.field_bytes);
    let mut json = serde_json::Deserializer::from_reader(bytes);
    let visitor = Top { reply: &mut reply, fields: &mut fields, each, watch: &watch };
    let read = json.deserialize_any(visitor).and_then(|()| {
        watch.restart();
        json.end()
    });
    if let Err(error) = read
        && !reply.is_stopped
    {
        reply.broken = Some(match watch.fault.take() {
            Some(fault) => (watch.line.get(), fault),
            None => (line_of(&error), broken_json(&error)),
        });
    }
    reply.faults.extend(fields.unknown_keys().map(|(line, name)| {
        let message = format!("the key `{name}` is not known and not read");
        (line, FieldFault::of_row(NoticeCode::UnknownColumn, message, name.as_bytes()))
    }));
    reply
}

/// Returns why a text is no JSON, or no reply.
fn broken_json(error: &serde_json::Error) -> InputFault {
    let text = error.to_string();
    let (code, message) = match error.classify() {
        serde_json::error::Category::Eof => {
            (NoticeCode::SyntaxError, "the reply is cut short".to_owned())
        }
        // What the parser says of bytes that are no UTF-8, and of nothing else.
        _ if text.starts_with("invalid unicode code point") => {
            (NoticeCode::EncodingInvalid, format!("a reply in JSON is in UTF-8: {text}"))
        }
        _ => (NoticeCode::SyntaxError, format!("the reply is no JSON of records: {text}")),
    };
    InputFault::new(code, message)
}

/// Returns the line on which the parser gave up.
fn line_of(error: &serde_json::Error) -> u64 {
    // An end of line that should not be there is counted to the line behind it.
    let is_behind = error.column() == 0 && error.line() > 1;
    let line = error.line().saturating_sub(usize::from(is_behind)).max(1);
    u64::try_from(line).unwrap_or(u64::MAX)
}

/// What is known of the bytes that were taken, shared by their reader and the visitors.
struct Watch {
    line: Cell<u64>,
    /// Bytes since the last restart, which one value may not pass.
    bytes: Cell<usize>,
    limit: usize,
    fault: RefCell<Option<InputFault>>,
}

impl Watch {
    const fn new(limit: usize) -> Self {
        Self { line: Cell::new(1), bytes: Cell::new(0), limit, fault: RefCell::new(None) }
    }

    /// Begins to count the bytes of another value.
    fn restart(&self) {
        self.bytes.set(0);
    }

    /// Returns an error that ends the reading, for `fault`.
    fn refuse<E: de::Error>(&self, fault: InputFault) -> E {
        let error = E::custom(&fault.message);
        self.fault.replace(Some(fault));
        error
    }
}

/// A reader that counts lines and bytes. It gives single bytes to a parser that looks one ahead, so
/// that the line is that of what is being read.
struct Counted<'f> {
    fill: &'f mut dyn FnMut(&mut [u8]) -> Result<usize, InputFault>,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    watch: &'f Watch,
}

impl Read for Counted<'_> {
    fn read(&mut self, output: &mut [u8]) -> io::Result<usize> {
        let fail = |fault: InputFault| {
            self.watch.fault.replace(Some(fault));
            io::Error::other("the input ends here")
        };
        if self.start == self.end {
            self.start = 0;
            self.end = (self.fill)(&mut self.buffer).map_err(fail)?;
        }
        let (Some(&byte), Some(place)) =
            (self.buffer.get(self.start..self.end).and_then(<[u8]>::first), output.first_mut())
        else {
            return Ok(0);
        };
        *place = byte;
        self.start = self.start.saturating_add(1);
        if byte == b'\n' {
            self.watch.line.set(self.watch.line.get().saturating_add(1));
        }
        let bytes = self.watch.bytes.get().saturating_add(1);
        self.watch.bytes.set(bytes);
        if bytes > self.watch.limit {
            let message =
                format!("one value of the reply is longer than {} bytes", self.watch.limit);
            self.watch.fault.replace(Some(InputFault::new(NoticeCode::LimitBytes, message)));
            return Err(io::Error::other("the limit on one value"));
        }
        Ok(1)
    }
}

/// What reads a reply as a whole.
struct Top<'t> {
    reply: &'t mut Reply,
    fields: &'t mut RecordFields,
    each: &'t mut dyn FnMut(&ReplyRecord<'_>) -> ControlFlow<()>,
    watch: &'t Watch,
}

impl<'de> de::Visitor<'de> for Top<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a reply, an object with the records in `data`")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, records: A) -> Result<(), A::Error> {
        Records { top: &mut self }.visit_seq(records)
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut keys: A) -> Result<(), A::Error> {
        let mut seen: Vec<String> = Vec::new();
        let (mut error, mut message) = (None, None);
        loop {
            self.watch.restart();
            let Some(key) = keys.next_key::<String>()? else { break };
            self.watch.restart();
            if seen.contains(&key) || seen.len() >= MAX_KEYS {
                let message =
                    format!("the key `{key}` of the reply is there twice, or one of many");
                return Err(self.watch.refuse(InputFault::new(NoticeCode::SyntaxError, message)));
            }
            match key.as_str() {
                "data" => keys.next_value_seed(Records { top: &mut self })?,
                "count" => {
                    self.reply.count = keys.next_value::<Box<RawValue>>()?.get().parse().ok();
                }
                "error" => error = self.text_of(&keys.next_value::<Box<RawValue>>()?),
                "message" => message = self.text_of(&keys.next_value::<Box<RawValue>>()?),
                _ => keys.next_value::<IgnoredAny>().map(|_| ())?,
            }
            seen.push(key);
        }
        let has_data = seen.iter().any(|key| key == "data");
        let fault = match error.or(message.filter(|_| !has_data)) {
            Some((line, text)) => {
                let message = "the service states an error";
                Some((line, FieldFault::of_row(NoticeCode::ReplyError, message, text.as_bytes())))
            }
            None if has_data => None,
            None => {
                let message = "the reply has no records in `data`";
                let keys = seen.join(", ");
                Some((1, FieldFault::of_row(NoticeCode::UnknownFormat, message, keys.as_bytes())))
            }
        };
        self.reply.faults.extend(fault);
        Ok(())
    }
}

impl Top<'_> {
    /// Returns what a value says and on which line it ends, unless it says nothing.
    fn text_of(&self, value: &RawValue) -> Option<(u64, String)> {
        if matches!(value.get(), "null" | "\"\"" | "{}" | "[]" | "false") {
            return None;
        }
        let text = serde_json::from_str(value.get()).unwrap_or_else(|_| value.get().to_owned());
        Some((self.watch.line.get(), text))
    }
}

/// What reads the array of records.
struct Records<'r, 't> {
    top: &'r mut Top<'t>,
}

impl<'de> DeserializeSeed<'de> for Records<'_, '_> {
    type Value = ();

    fn deserialize<D: de::Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> de::Visitor<'de> for Records<'_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array of records")
    }

    /// A reply with an error has nothing there.
    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut records: A) -> Result<(), A::Error> {
        let top = self.top;
        loop {
            top.watch.restart();
            let Some((line, raw)) = records.next_element_seed(OneRecord { watch: top.watch })?
            else {
                return Ok(());
            };
            top.reply.records = top.reply.records.saturating_add(1);
            let record = top.fields.read(top.reply.records, line, raw.get());
            if (top.each)(&record).is_break() {
                top.reply.is_stopped = true;
                return Err(de::Error::custom("the caller broke off"));
            }
        }
    }
}

/// What takes one record as it stands, with the line that it begins on.
struct OneRecord<'w> {
    watch: &'w Watch,
}

impl<'de> DeserializeSeed<'de> for OneRecord<'_> {
    type Value = (u64, Box<RawValue>);

    fn deserialize<D: de::Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        self.watch.restart();
        let line = self.watch.line.get();
        let raw = de::Deserialize::deserialize(json)?;
        Ok((line, raw))
    }
}
