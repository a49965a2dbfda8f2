//! Every field of a row, as it is recorded: what the sentences above it leave out.

use maud::{Markup, html};
use serde::Serialize;
use serde_json::Value;

/// The deepest nesting that is shown; what serializes here has less.
const DEEPEST: usize = 12;

/// Returns the fields of a row of the brief in a part that opens on demand, with the names of the JSON form.
pub(super) fn recorded(row: &impl Serialize) -> Markup {
    // Rows have text for keys and no map that could fail; if one did, nothing would be shown.
    let value = serde_json::to_value(row).unwrap_or_default();
    html! { details.recorded {
        summary { "All fields" }
        (shown(&value, DEEPEST))
    } }
}

fn shown(value: &Value, depth: usize) -> Markup {
    let Some(below) = depth.checked_sub(1) else { return html! {} };
    match value {
        Value::Null => html! {},
        Value::Bool(flag) => html! { (if *flag { "yes" } else { "no" }) },
        Value::Number(number) => html! { (number) },
        Value::String(text) => html! { bdi { (text) } },
        Value::Array(items) if items.iter().all(Value::is_string) => html! {
            @for (index, item) in items.iter().enumerate() {
                @if index > 0 { ", " }
                (shown(item, below))
            }
        },
        Value::Array(items) => html! { ol { @for item in items { li { (shown(item, below)) } } } },
        Value::Object(fields) => html! { dl { @for (name, value) in fields {
            @if !is_empty(value) {
                div { dt { (name.replace('_', " ")) } dd { (shown(value, below)) } }
            }
        } } },
    }
}

fn is_empty(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}
