//! `Notice`: one thing said about one place.

use std::{collections::BTreeMap, fmt};

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::{code::NoticeCode, place::Place, severity::Severity};

/// One thing said about one place of the input.
///
/// # Examples
///
/// ```
/// use bilateral::notice::{Notice, NoticeCode, Place};
///
/// let notice = Notice::new(NoticeCode::InvalidDate, Place::at_pointer("/visits/0/start"), "no such day")
///     .with_value("2022-02-30");
/// assert_eq!(notice.to_string(), "error[invalid_date] /visits/0/start: no such day");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Notice {
    code: NoticeCode,
    severity: Severity,
    place: Place,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    context: BTreeMap<String, ContextValue>,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "decimal_text")]
    imbalance: Option<Decimal>,
}

/// A value in the context of a notice: text or a whole number.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum ContextValue {
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
}

impl Notice {
    /// The longest value that a notice keeps, in characters; a longer one is cut.
    pub const MAX_VALUE_CHARACTERS: usize = 120;

    /// Returns the notice of `code` about `place`, with the severity that the catalogue gives it; see
    /// [`lowered_to`](Self::lowered_to).
    #[must_use]
    pub fn new(code: NoticeCode, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            place,
            message: message.into(),
            value: None,
            context: BTreeMap::new(),
            imbalance: None,
        }
    }

    /// Returns this notice with the offending value, cut after
    /// [`MAX_VALUE_CHARACTERS`](Self::MAX_VALUE_CHARACTERS).
    #[must_use]
    pub fn with_value(mut self, value: &str) -> Self {
        let mut kept: String = value.chars().take(Self::MAX_VALUE_CHARACTERS).collect();
        if kept.len() < value.len() {
            kept.push('…');
        }
        self.value = Some(kept);
        self
    }

    /// Returns this notice with a named text in its context.
    #[must_use]
    pub fn with_text(mut self, key: &str, text: impl fmt::Display) -> Self {
        self.context.insert(key.to_owned(), ContextValue::Text(text.to_string()));
        self
    }

    /// Returns this notice with a named whole number in its context.
    #[must_use]
    pub fn with_integer(mut self, key: &str, integer: i64) -> Self {
        self.context.insert(key.to_owned(), ContextValue::Integer(integer));
        self
    }

    /// Returns this notice with the amount by which a control misses.
    #[must_use]
    pub fn with_imbalance(mut self, imbalance: Decimal) -> Self {
        self.imbalance = Some(imbalance);
        self
    }

    /// Returns this notice about a record that stands at `pointer` of a document: its own pointer,
    /// which begins at the record, is put below it.
    #[must_use]
    pub fn under(mut self, pointer: &str) -> Self {
        self.place = self.place.under(pointer);
        self
    }

    /// Returns this notice with a lower severity than the catalogue gives its code, for a datum that was
    /// taken although the same finding elsewhere is a reason to refuse one.
    #[must_use]
    pub fn lowered_to(mut self, severity: Severity) -> Self {
        self.severity = self.severity.min(severity);
        self
    }

    /// Returns what it says, as a stable code.
    #[must_use]
    pub const fn code(&self) -> NoticeCode {
        self.code
    }

    /// Returns what it means for the data.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// Returns where it is about.
    #[must_use]
    pub const fn place(&self) -> &Place {
        &self.place
    }

    /// Returns the sentence for people.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns the offending value, perhaps cut.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// Returns the named values that go with the message.
    #[must_use]
    pub const fn context(&self) -> &BTreeMap<String, ContextValue> {
        &self.context
    }

    /// Returns the amount by which a control misses (total less parts), in the unit that the message
    /// names.
    #[must_use]
    pub const fn imbalance(&self) -> Option<Decimal> {
        self.imbalance
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}[{}] {}: {}", self.severity, self.code, self.place, self.message)
    }
}

#[expect(clippy::ref_option, reason = "serde passes a reference to the field")]
fn decimal_text<S: Serializer>(number: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) => serializer.collect_str(number),
        None => serializer.serialize_none(),
    }
}
