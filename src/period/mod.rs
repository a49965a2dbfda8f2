//! Days, imprecise dates and statistical periods.

mod date;
pub mod day;
mod end;
mod period;
mod range;
mod stamp;
mod step;

pub use self::{
    date::PartialDate,
    day::DateError,
    end::PeriodEnd,
    period::{Period, PeriodError, PeriodShape},
    range::DateRange,
    stamp::{Certainty, DatePrecision},
};
