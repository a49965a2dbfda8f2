//! Facts in the formats of other programs.

#[cfg(feature = "ics")]
mod icalendar;

#[cfg(feature = "ics")]
pub use self::icalendar::{IcalendarError, IcalendarOptions, visits_to_icalendar};
