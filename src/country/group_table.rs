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

/// North Atlantic Treaty of 1949-04-04, in force 1949-08-24, and the protocols of accession; days as given
/// by the North Atlantic Treaty Organization. France and Greece left the command for years, not the
/// alliance.
pub(super) static NATO: [Membership; 32] = [
    full(C::ALB, day(2009, 4, 1)),
    full(C::BEL, day(1949, 8, 24)),
    full(C::BGR, day(2004, 3, 29)),
    full(C::CAN, day(1949, 8, 24)),
    full(C::CZE, day(1999, 3, 12)),
    full(C::DEU, day(1955, 5, 6)).disputed("1955-05-09 where the first meeting is counted"),
    full(C::DNK, day(1949, 8, 24)),
    full(C::ESP, day(1982, 5, 30)),
    full(C::EST, day(2004, 3, 29)),
    full(C::FIN, day(2023, 4, 4)),
    full(C::FRA, day(1949, 8, 24)),
    full(C::GBR, day(1949, 8, 24)),
    full(C::GRC, day(1952, 2, 18)),
    full(C::HRV, day(2009, 4, 1)),
    full(C::HUN, day(1999, 3, 12)),
    full(C::ISL, day(1949, 8, 24)),
    full(C::ITA, day(1949, 8, 24)),
    full(C::LTU, day(2004, 3, 29)),
    full(C::LUX, day(1949, 8, 24)),
    full(C::LVA, day(2004, 3, 29)),
    full(C::MKD, day(2020, 3, 27)),
    full(C::MNE, day(2017, 6, 5)),
    full(C::NLD, day(1949, 8, 24)),
    full(C::NOR, day(1949, 8, 24)),
    full(C::POL, day(1999, 3, 12)),
    full(C::PRT, day(1949, 8, 24)),
    full(C::ROU, day(2004, 3, 29)),
    full(C::SVK, day(2004, 3, 29)),
    full(C::SVN, day(2004, 3, 29)),
    full(C::SWE, day(2024, 3, 7)),
    full(C::TUR, day(1952, 2, 18)),
    full(C::USA, day(1949, 8, 24)),
];

/// Convention of 1960-12-14, in force 1961-09-30; after that, the days on which instruments were
/// deposited, as given by the Organisation for Economic Co-operation and Development.
pub(super) static OECD: [Membership; 38] = [
    full(C::AUS, day(1971, 6, 7)),
    full(C::AUT, day(1961, 9, 30)),
    full(C::BEL, day(1961, 9, 30)),
    full(C::CAN, day(1961, 9, 30)),
    full(C::CHE, day(1961, 9, 30)),
    full(C::CHL, day(2010, 5, 7)),
    full(C::COL, day(2020, 4, 28)),
    full(C::CRI, day(2021, 5, 25)),
    full(C::CZE, day(1995, 12, 21)),
    full(C::DEU, day(1961, 9, 30)),
    full(C::DNK, day(1961, 9, 30)),
    full(C::ESP, day(1961, 9, 30)),
    full(C::EST, day(2010, 12, 9)),
    full(C::FIN, day(1969, 1, 28)),
    full(C::FRA, day(1961, 9, 30)),
    full(C::GBR, day(1961, 9, 30)),
    full(C::GRC, day(1961, 9, 30)),
    full(C::HUN, day(1996, 5, 7)),
    full(C::IRL, day(1961, 9, 30)),
    full(C::ISL, day(1961, 9, 30)),
    full(C::ISR, day(2010, 9, 7)),
    full(C::ITA, day(1962, 3, 29)),
    full(C::JPN, day(1964, 4, 28)),
    full(C::KOR, day(1996, 12, 12)),
    full(C::LTU, day(2018, 7, 5)),
    full(C::LUX, day(1961, 12, 7)),
    full(C::LVA, day(2016, 7, 1)),
    full(C::MEX, day(1994, 5, 18)),
    full(C::NLD, day(1961, 11, 13)),
    full(C::NOR, day(1961, 9, 30)),
    full(C::NZL, day(1973, 5, 29)),
    full(C::POL, day(1996, 11, 22)),
    full(C::PRT, day(1961, 9, 30)),
    full(C::SVK, day(2000, 12, 14)),
    full(C::SVN, day(2010, 7, 21)),
    full(C::SWE, day(1961, 9, 30)),
    full(C::TUR, day(1961, 9, 30)),
    full(C::USA, day(1961, 9, 30)),
];

/// Stockholm Convention of 1960-01-04, in force 1960-05-03, and its accessions; members left on the day
/// before they joined the European Communities or Union.
pub(super) static EFTA: [Membership; 10] = [
    full(C::AUT, day(1960, 5, 3)).until(day(1994, 12, 31)),
    full(C::CHE, day(1960, 5, 3)),
    full(C::DNK, day(1960, 5, 3)).until(day(1972, 12, 31)),
    full(C::FIN, day(1986, 1, 1)).until(day(1994, 12, 31)),
    full(C::GBR, day(1960, 5, 3)).until(day(1972, 12, 31)),
    full(C::ISL, day(1970, 3, 1)),
    full(C::LIE, day(1991, 9, 1)),
    full(C::NOR, day(1960, 5, 3)),
    full(C::PRT, day(1960, 5, 3)).until(day(1985, 12, 31)),
    full(C::SWE, day(1960, 5, 3)).until(day(1994, 12, 31)),
];

/// North American Free Trade Agreement, in force 1994-01-01, replaced on 2020-07-01.
pub(super) static NAFTA: [Membership; 3] = [
    full(C::CAN, day(1994, 1, 1)).until(day(2020, 6, 30)),
    full(C::MEX, day(1994, 1, 1)).until(day(2020, 6, 30)),
    full(C::USA, day(1994, 1, 1)).until(day(2020, 6, 30)),
];

/// Agreement between the United States of America, the United Mexican States and Canada, in force
/// 2020-07-01.
pub(super) static USMCA: [Membership; 3] =
    [full(C::CAN, day(2020, 7, 1)), full(C::MEX, day(2020, 7, 1)), full(C::USA, day(2020, 7, 1))];

/// Treaty of Asunción of 1991-03-26, in force 1991-11-29, and the protocols of accession of Venezuela
/// and Bolivia. A suspension of rights ends no membership.
pub(super) static MERCOSUR: [Membership; 6] = [
    full(C::ARG, day(1991, 11, 29)),
    full(C::BOL, day(2024, 8, 7))
        .disputed("2024-07-08 where the deposit of the instrument is counted"),
    full(C::BRA, day(1991, 11, 29)),
    full(C::PRY, day(1991, 11, 29)).disputed("rights suspended from 2012-06-29 to 2013-08-15"),
    full(C::URY, day(1991, 11, 29)),
    full(C::VEN, day(2012, 8, 12))
        .disputed("2012-07-31 in some sources; rights suspended since December 2016"),
];

/// Charter of the Cooperation Council for the Arab States of the Gulf, signed 1981-05-25.
pub(super) static GULF_COOPERATION_COUNCIL: [Membership; 6] = [
    full(C::ARE, day(1981, 5, 25)),
    full(C::BHR, day(1981, 5, 25)),
    full(C::KWT, day(1981, 5, 25)),
    full(C::OMN, day(1981, 5, 25)),
    full(C::QAT, day(1981, 5, 25)),
    full(C::SAU, day(1981, 5, 25)),
];

/// Comprehensive and Progressive Agreement for Trans-Pacific Partnership, in force 2018-12-30; days of
/// entry into force for each party, as given by its depositary, New Zealand.
pub(super) static CPTPP: [Membership; 12] = [
    full(C::AUS, day(2018, 12, 30)),
    full(C::BRN, day(2023, 7, 12)),
    full(C::CAN, day(2018, 12, 30)),
    full(C::CHL, day(2023, 2, 21)),
    full(C::GBR, day(2024, 12, 15)),
    full(C::JPN, day(2018, 12, 30)),
    full(C::MEX, day(2018, 12, 30)),
    full(C::MYS, day(2022, 11, 29)),
    full(C::NZL, day(2018, 12, 30)),
    full(C::PER, day(2021, 9, 19)),
    full(C::SGP, day(2018, 12, 30)),
    full(C::VNM, day(2019, 1, 14)),
];

/// Nakhchivan Agreement of 2009-10-03, in force 2010-11-17; decisions of the summits on members and
/// observers.
pub(super) static ORGANIZATION_OF_TURKIC_STATES: [Membership; 7] = [
    full(C::AZE, day(2009, 10, 3)).disputed("2010-11-17 where the entry into force is counted"),
    Membership::new(C::HUN, Observer, day(2018, 9, 3)),
    full(C::KAZ, day(2009, 10, 3)).disputed("2010-11-17 where the entry into force is counted"),
    full(C::KGZ, day(2009, 10, 3)).disputed("2010-11-17 where the entry into force is counted"),
    Membership::new(C::TKM, Observer, day(2021, 11, 12)),
    full(C::TUR, day(2009, 10, 3)).disputed("2010-11-17 where the entry into force is counted"),
    full(C::UZB, day(2019, 10, 15)).disputed("2019-09-14 where its ratification is counted"),
];

/// Declaration of 2001-06-15 and the decisions of the summits on admission.
pub(super) static SHANGHAI_COOPERATION_ORGANIZATION: [Membership; 10] = [
    full(C::BLR, day(2024, 7, 4)),
    full(C::CHN, day(2001, 6, 15)),
    full(C::IND, day(2017, 6, 9)),
    full(C::IRN, day(2023, 7, 4)),
    full(C::KAZ, day(2001, 6, 15)),
    full(C::KGZ, day(2001, 6, 15)),
    full(C::PAK, day(2017, 6, 9)),
    full(C::RUS, day(2001, 6, 15)),
    full(C::TJK, day(2001, 6, 15)),
    full(C::UZB, day(2001, 6, 15)),
];

/// Joint communiqué of Strasbourg of 1997-10-10; since 2006-05-23 the Organization for Democracy and
/// Economic Development.
pub(super) static GUAM: [Membership; 5] = [
    full(C::AZE, day(1997, 10, 10)),
    full(C::GEO, day(1997, 10, 10)),
    full(C::MDA, day(1997, 10, 10)),
    full(C::UKR, day(1997, 10, 10)),
    full(C::UZB, day(1999, 4, 24))
        .until(day(2005, 5, 5))
        .disputed("suspended its membership in June 2002"),
];

/// First meeting, Berlin, 1999-12-15. The European Union, and since 2023 the African Union, are members
/// beside these countries.
pub(super) static G20: [Membership; 19] = [
    full(C::ARG, day(1999, 12, 15)),
    full(C::AUS, day(1999, 12, 15)),
    full(C::BRA, day(1999, 12, 15)),
    full(C::CAN, day(1999, 12, 15)),
    full(C::CHN, day(1999, 12, 15)),
    full(C::DEU, day(1999, 12, 15)),
    full(C::FRA, day(1999, 12, 15)),
    full(C::GBR, day(1999, 12, 15)),
    full(C::IDN, day(1999, 12, 15)),
    full(C::IND, day(1999, 12, 15)),
    full(C::ITA, day(1999, 12, 15)),
    full(C::JPN, day(1999, 12, 15)),
    full(C::KOR, day(1999, 12, 15)),
    full(C::MEX, day(1999, 12, 15)),
    full(C::RUS, day(1999, 12, 15)),
    full(C::SAU, day(1999, 12, 15)),
    full(C::TUR, day(1999, 12, 15)),
    full(C::USA, day(1999, 12, 15)),
    full(C::ZAF, day(1999, 12, 15)),
];
