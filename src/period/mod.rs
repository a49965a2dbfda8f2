//! Days, imprecise dates and statistical periods.

mod date;
pub mod day;
mod end;
mod period;
mod range;

pub use self::{
    date::{Certainty, DatePrecision, PartialDate},
    day::DateError,
    end::PeriodEnd,
    period::{Period, PeriodError, PeriodShape},
    range::DateRange,
};
