//! What the service can be asked.

use std::str::FromStr;

use bilateral::{Period, period::day, time::Date};

use crate::error::ServiceError;

/// A question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    /// `brief 2022-05-18`: what is known of the two countries as of a day.
    Brief(Date),
    /// `turnover 2021`: what each source says of a period.
    Turnover(Period),
}

impl FromStr for Request {
    type Err = ServiceError;

    fn from_str(line: &str) -> Result<Self, Self::Err> {
        match line.split_once(' ') {
            Some(("brief", date)) => Ok(Self::Brief(day::parse(date)?)),
            Some(("turnover", period)) => Ok(Self::Turnover(period.parse()?)),
            _ => Err(ServiceError::Request(line.to_owned())),
        }
    }
}
