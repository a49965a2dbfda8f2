//! Notices: everything worth saying about data, with code, severity and place.
//!
//! A constructor refuses one value with an error. A reader of many values reports *all* that it
//! finds, as notices: each has a stable [`NoticeCode`], a [`Severity`] with a fixed meaning, and the
//! [`Place`] in the input. A notice of severity error or above means that the data were not taken
//! as they stand.

mod catalogue;
mod code;
mod notice;
mod notices;
mod place;
mod severity;

pub use self::{
    code::{NoticeCode, UnknownNoticeCode},
    notice::{ContextValue, Notice},
    notices::Notices,
    place::Place,
    severity::Severity,
};
