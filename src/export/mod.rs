//! Facts in the formats of other programs.

mod events;
#[cfg(feature = "ics")]
mod icalendar;

pub use self::events::{CodedEvent, coded_events};
#[cfg(feature = "ics")]
pub use self::icalendar::{IcalendarError, IcalendarOptions, visits_to_icalendar};
