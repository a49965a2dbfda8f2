//! A dossier with many faults: every one of them is listed, with its place and reason.
//!
//! The countries are invented; `XAA` and `XBB` are codes that ISO 3166 leaves to users.

use bilateral::{
    dossier::{self, Format, Limits, Reading},
    notice::{NoticeCode, Severity},
};

const FILE: &str = include_str!("data/bad-records.json");

fn main() {
    let error = match dossier::read(FILE.as_bytes(), Format::Json, Limits::default()) {
        Ok(Reading { .. }) => unreachable!("a file with faults is not taken"),
        Err(error) => error,
    };
    println!("{error}:\n");
    for notice in error.notices.iter() {
        println!("{notice}");
    }
    println!();
    for (code, count) in error.notices.counts() {
        println!("{count:3} {:8} {code}: {}", code.severity().as_str(), code.description());
    }

    // Nothing is dropped without a word: each fault has a line, and one hides no other.
    let notices = &error.notices;
    let faults = notices.iter().filter(|notice| notice.severity() >= Severity::Error).count();
    assert_eq!(faults, 13);
    assert!(notices.iter().all(|notice| notice.place().line().is_some()));
    assert_eq!(notices.count(NoticeCode::UnknownReference), 1);
    assert_eq!(notices.count(NoticeCode::ReferenceToQuarantined), 0);
    let date = notices.iter().find(|notice| notice.code() == NoticeCode::InvalidDate);
    assert_eq!(date.and_then(|notice| notice.place().line()), Some(11));
    assert_eq!(date.and_then(|notice| notice.place().pointer()), Some("/relations/events/0/on"));
}
