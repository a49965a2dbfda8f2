//! Who belonged to which group, from when, until when.

use time::Date;

use super::{
    country::Country as C,
    entry,
    membership::{
        Membership,
        MembershipKind::{Associate, Candidate, Founder, Full, Observer},
    },
};

/// Returns a full membership.
const fn full(country: C, first_day: Date) -> Membership {
    Membership::new(country, Full, first_day)
}

/// Returns a day of these tables.
#[expect(clippy::panic, reason = "evaluated by the compiler alone, which refuses a false day")]
const fn day(year: i32, month: u8, day: u8) -> Date {
    match entry::day(year, month, day) {
        Some(date) => date,
        None => panic!("no such day"),
    }
}

/// Treaty on the Eurasian Economic Union, in force 2015-01-01; accession treaties of Armenia and
/// Kyrgyzstan; decisions of the Supreme Eurasian Economic Council on observers. Days as given by
/// the Eurasian Economic Commission.
pub(super) static EAEU: [Membership; 9] = [
    full(C::ARM, day(2015, 1, 2)),
    full(C::BLR, day(2015, 1, 1)),
    Membership::new(C::CUB, Observer, day(2020, 12, 11)),
    Membership::new(C::IRN, Observer, day(2024, 12, 26)),
    full(C::KAZ, day(2015, 1, 1)),
    full(C::KGZ, day(2015, 8, 12)).disputed("2015-08-06 in some sources"),
    Membership::new(C::MDA, Observer, day(2018, 5, 14))
        .disputed("2017-04-14 in some sources, when the request was accepted in principle"),
    full(C::RUS, day(2015, 1, 1)),
    Membership::new(C::UZB, Observer, day(2020, 12, 11)),
];

/// Agreement establishing the Commonwealth (Minsk, 1991-12-08), its Protocol (Alma-Ata,
/// 1991-12-21) and its Charter (1993-01-22); days of signature for the founders. Georgia's notice
/// of 2008-08-18 took effect twelve months later. Azerbaijan and Georgia: days of accession.
pub(super) static CIS: [Membership; 13] = [
    full(C::ARM, day(1991, 12, 21)),
    full(C::AZE, day(1993, 9, 24))
        .disputed("signed on 1991-12-21, but parliament did not ratify then"),
    full(C::BLR, day(1991, 12, 8)),
    full(C::GEO, day(1993, 12, 3)).until(day(2009, 8, 17)),
    full(C::KAZ, day(1991, 12, 21)),
    full(C::KGZ, day(1991, 12, 21)),
    full(C::MDA, day(1991, 12, 21)).disputed("parliament ratified on 1994-04-08 only"),
    full(C::RUS, day(1991, 12, 8)),
    full(C::TJK, day(1991, 12, 21)),
    Membership::new(C::TKM, Founder, day(1991, 12, 21))
        .until(day(2005, 8, 25))
        .disputed("often counted as a full member, but never ratified the Charter"),
    Membership::new(C::TKM, Associate, day(2005, 8, 26)),
    Membership::new(C::UKR, Founder, day(1991, 12, 8)).disputed(
        "often counted as a full member, but never ratified the Charter; left the bodies in 2018",
    ),
    full(C::UZB, day(1991, 12, 21)),
];

/// Treaty of Rome, in force 1958-01-01; accession treaties; withdrawal of the United Kingdom at
/// the end of 2020-01-31 (Official Journal L 29, 31.1.2020). Candidates: conclusions of the
/// European Council.
pub(super) static EU: [Membership; 37] = [
    Membership::new(C::ALB, Candidate, day(2014, 6, 24))
        .disputed("2014-06-27 where the European Council's endorsement is counted"),
    full(C::AUT, day(1995, 1, 1)),
    full(C::BEL, day(1958, 1, 1)),
    full(C::BGR, day(2007, 1, 1)),
    Membership::new(C::BIH, Candidate, day(2022, 12, 15)),
    full(C::CYP, day(2004, 5, 1)),
    full(C::CZE, day(2004, 5, 1)),
    full(C::DEU, day(1958, 1, 1)),
    full(C::DNK, day(1973, 1, 1)),
    full(C::ESP, day(1986, 1, 1)),
    full(C::EST, day(2004, 5, 1)),
    full(C::FIN, day(1995, 1, 1)),
    full(C::FRA, day(1958, 1, 1)),
    full(C::GBR, day(1973, 1, 1)).until(day(2020, 1, 31)),
    Membership::new(C::GEO, Candidate, day(2023, 12, 14)),
    full(C::GRC, day(1981, 1, 1)),
    full(C::HRV, day(2013, 7, 1)),
    full(C::HUN, day(2004, 5, 1)),
    full(C::IRL, day(1973, 1, 1)),
    full(C::ITA, day(1958, 1, 1)),
    full(C::LTU, day(2004, 5, 1)),
    full(C::LUX, day(1958, 1, 1)),
    full(C::LVA, day(2004, 5, 1)),
    Membership::new(C::MDA, Candidate, day(2022, 6, 23)),
    Membership::new(C::MKD, Candidate, day(2005, 12, 16)),
    full(C::MLT, day(2004, 5, 1)),
    Membership::new(C::MNE, Candidate, day(2010, 12, 17)),
    full(C::NLD, day(1958, 1, 1)),
    full(C::POL, day(2004, 5, 1)),
    full(C::PRT, day(1986, 1, 1)),
    full(C::ROU, day(2007, 1, 1)),
    Membership::new(C::SRB, Candidate, day(2012, 3, 1)),
    full(C::SVK, day(2004, 5, 1)),
    full(C::SVN, day(2004, 5, 1)),
    full(C::SWE, day(1995, 1, 1)),
    Membership::new(C::TUR, Candidate, day(1999, 12, 11)),
    Membership::new(C::UKR, Candidate, day(2022, 6, 23)),
];

/// Bangkok Declaration of 1967-08-08 and the declarations of admission.
pub(super) static ASEAN: [Membership; 11] = [
    full(C::BRN, day(1984, 1, 7)),
    full(C::IDN, day(1967, 8, 8)),
    full(C::KHM, day(1999, 4, 30)),
    full(C::LAO, day(1997, 7, 23)),
    full(C::MMR, day(1997, 7, 23)),
    full(C::MYS, day(1967, 8, 8)),
    full(C::PHL, day(1967, 8, 8)),
    full(C::SGP, day(1967, 8, 8)),
    full(C::THA, day(1967, 8, 8)),
    full(C::TLS, day(2025, 10, 26)),
    full(C::VNM, day(1995, 7, 28)),
];

/// Convention of 1921-07-25, in force 1922-05-01. The union outlived its statistical code, which
/// ends with 1998.
pub(super) static BELGIUM_LUXEMBOURG: [Membership; 2] =
    [full(C::BEL, day(1922, 5, 1)), full(C::LUX, day(1922, 5, 1))];

/// Agreement of 1910-06-29, in force 1910-07-01, renewed in 1969 and 2002; Namibia joined after
/// its independence. The union outlived its statistical code, which ends with 1999.
pub(super) static SOUTHERN_AFRICAN_CUSTOMS_UNION: [Membership; 5] = [
    full(C::BWA, day(1910, 7, 1)),
    full(C::LSO, day(1910, 7, 1)),
    full(C::NAM, day(1990, 7, 10)).disputed("inside the union before as South West Africa"),
    full(C::SWZ, day(1910, 7, 1)),
    full(C::ZAF, day(1910, 7, 1)),
];
