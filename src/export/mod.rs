//! Facts in the formats of other programs.

mod icalendar;

pub use self::icalendar::{IcalendarError, IcalendarOptions, visits_to_icalendar};
