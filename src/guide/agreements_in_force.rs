//! Job: which agreements are in force on a date, which may be, and which end soon.
//!
//! For a legal adviser. "Signed" is not "in force", and a date that nobody recorded is not a "no": the
//! answer is yes, no, or not known with the reason, and no agreement drops out between the three.
//!
//! ```
//! use bilateral::{agreement::CountingPolicy, dossier, period::day};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let file = std::fs::File::open("examples/data/azerbaijan-belarus.json")?;
//! let reading = dossier::read(file, dossier::Format::Json, dossier::Limits::default())?;
//! let (all, day) = (reading.dossier().agreements().view(), day::parse("2022-05-18")?);
//!
//! for (agreement, standing) in all.standings_on(day) {
//!     let why = standing.reason().map(|it| format!(": {it}")).unwrap_or_default();
//!     println!("{} - {}, in force {}{why}", agreement.title(), standing.status(), standing.in_force());
//! }
//! let count = all.counting(CountingPolicy::BaseOnly).in_force_on(day);
//! assert_eq!((count.certain(), count.possible()), (0, 1));
//! let ending = all.counting(CountingPolicy::BaseOnly).terms_ending("2022-05-18/2022-11-14".parse()?);
//! # assert!(ending.is_empty());
//! # Ok(())
//! # }
//! ```
//!
//! # What to know
//!
//! - **A count needs a policy.** Protocols and accessions are instruments, too; whether they count is
//!   your [`CountingPolicy`](crate::agreement::CountingPolicy), which the brief names beside the number.
//! - **Entry into force is worked out where a rule is recorded**: from the last notification, from a
//!   number of ratifications, from a date in the text.
//!   [`EntryIntoForce`](crate::agreement::EntryIntoForce) says which date, and from what.
//! - **Each party has its own track**: signature, consent, provisional application, suspension,
//!   denunciation, withdrawal. [`between`](crate::agreement::AgreementView::between) two parties of a
//!   multilateral asks about these two only.
//! - **Provisional application is a status of its own**, and does not count as in force.
