//! In which currency a series of exchange rates of the IMF is.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use time::Date;

use crate::{
    country::Country,
    decimal,
    money::{Currency, Redenomination},
};

/// Areas of the IMF that have one currency and are no country.
const UNIONS: [(&str, Currency); 4] = [
    ("G163", Currency::EUR),
    ("G309", Currency::XCD),
    ("G758", Currency::XAF),
    ("G759", Currency::XOF),
];

/// The years whose series were looked at, one by one, for the table below.
const SEEN: std::ops::RangeInclusive<i32> = 2015..=2024;

/// What a series says that its country's codes do not.
#[derive(Debug, Clone, Copy)]
enum Unit {
    /// Every year is in the currency of today, also those before it replaced another.
    Today(Currency),
    /// Each year is in the currency of its own time.
    OfItsTime,
    /// The country has a currency on the list, and the series is that of another.
    NotItsOwn,
}

/// Series that a rule cannot tell. Source: the data set ER 4.0.1 of the IMF, annual rates at the end of
/// the period, 2015 to 2024: Belarus has 1.8569 for 2015, when a dollar was 18,569 rubles of the time,
/// while Venezuela has 9.975 for 2016 and 45,760 for 2019, each in the bolívar of its year.
const KNOWN: [(Country, Unit); 7] = [
    (Country::BLR, Unit::Today(Currency::BYN)),
    (Country::MRT, Unit::Today(Currency::MRU)),
    (Country::SLE, Unit::Today(Currency::SLE)),
    (Country::STP, Unit::Today(Currency::STN)),
    (Country::VEN, Unit::OfItsTime),
    (Country::ZWE, Unit::OfItsTime),
    (Country::SLV, Unit::NotItsOwn),
];

/// Why the currency of a rate is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnitFault {
    /// The area has no currency of its own.
    NoneOfItsOwn,
    /// The country changed its currency, and the rate may be in either.
    Unsettled,
}

/// A series, by what its rows have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Area {
    /// A country, and the last day for which it has a rate.
    Country(Country),
    /// The currency of several countries.
    Union(Currency),
}

impl Area {
    /// Returns the area of a code, if it is one that may have a currency.
    pub(super) fn of(code: &str) -> Option<Self> {
        if let Some((_, currency)) = UNIONS.iter().find(|(own, _)| *own == code) {
            return Some(Self::Union(*currency));
        }
        Some(Self::Country(code.parse().ok()?))
    }

    /// Returns the currency and the number of units of it that a rate says, on the last day of its period.
    ///
    /// `newest` is the last day of the whole series, `said` what the caller knows.
    pub(super) fn rate(
        self,
        rate: Decimal,
        day: Date,
        newest: Date,
        said: &BTreeMap<Country, Currency>,
    ) -> Result<(Currency, Decimal), UnitFault> {
        let country = match self {
            Self::Union(currency) => return Ok((currency, rate)),
            Self::Country(country) => country,
        };
        if let Some(today) = said.get(&country) {
            return in_use(*today, rate, day).ok_or(UnitFault::Unsettled);
        }
        let known = KNOWN.iter().find(|(own, _)| *own == country);
        let is_of_its_time = match known {
            Some((_, Unit::NotItsOwn)) => return Err(UnitFault::NoneOfItsOwn),
            Some(_) if !SEEN.contains(&day.year()) => return Err(UnitFault::Unsettled),
            Some((_, Unit::Today(today))) => {
                return in_use(*today, rate, day).ok_or(UnitFault::Unsettled);
            }
            Some((_, Unit::OfItsTime)) => true,
            None => false,
        };
        match (own_currency(country, day)?, own_currency(country, newest)) {
            (currency, Ok(last)) if currency == last => Ok((currency, rate)),
            (currency, _) if is_of_its_time => Ok((currency, rate)),
            _ => Err(UnitFault::Unsettled),
        }
    }
}

/// Returns the currency that begins with the country's two letters, as ISO 4217 makes its codes, and was
/// legal tender on a day.
fn own_currency(country: Country, day: Date) -> Result<Currency, UnitFault> {
    let letters = country.alpha2().ok_or(UnitFault::NoneOfItsOwn)?;
    // Funds and units of account have no first day of tender.
    let mut of_the_day = Currency::all().filter(|currency| {
        currency.code().starts_with(letters)
            && currency.first_day().is_some()
            && currency.is_valid_on(day)
    });
    match (of_the_day.next(), of_the_day.next()) {
        (Some(currency), None) => Ok(currency),
        (None, _) => Err(UnitFault::NoneOfItsOwn),
        (Some(_), Some(_)) => Err(UnitFault::Unsettled),
    }
}

/// Returns a rate of a currency as one of that which was in use on a day: the currency itself, or the one
/// that it had not yet replaced.
fn in_use(currency: Currency, rate: Decimal, day: Date) -> Option<(Currency, Decimal)> {
    if currency.first_day().is_none_or(|first| first <= day) {
        return currency.is_valid_on(day).then_some((currency, rate));
    }
    let before = Redenomination::all().find(|own| own.to() == currency)?;
    in_use(before.from(), decimal::exact_multiply(rate, before.factor())?, day)
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn settled(code: &str, rate: &str, year: i32, newest: i32) -> Result<String, UnitFault> {
        let day = |year| Date::from_calendar_date(year, time::Month::December, 31).unwrap();
        let area = Area::of(code).unwrap();
        let rate = decimal::parse(rate).unwrap();
        let (currency, rate) = area.rate(rate, day(year), day(newest), &BTreeMap::new())?;
        Ok(format!("{} {currency}", rate.normalize()))
    }

    #[test]
    fn a_rate_is_in_the_currency_in_use_on_its_day() {
        for (code, rate, year, said) in [
            ("AZE", "1.7", 2021, "1.7 AZN"),
            ("BLR", "1.8569", 2015, "18569 BYR"),
            ("BLR", "1.9585", 2016, "1.9585 BYN"),
            ("STP", "20.52958", 2017, "20529.58 STD"),
            ("MRT", "35.348", 2017, "353.48 MRO"),
            ("SLE", "11.224605", 2021, "11224.605 SLL"),
            ("SLE", "18.835", 2022, "18.835 SLE"),
            ("VEN", "9.975", 2016, "9.975 VEF"),
            ("VEN", "45760.118586", 2019, "45760.118586 VES"),
            ("ZWE", "6104.7226", 2023, "6104.7226 ZWL"),
            ("ZWE", "25.7985", 2024, "25.7985 ZWG"),
            ("CHE", "0.9", 2020, "0.9 CHF"),
            ("G163", "0.9", 2020, "0.9 EUR"),
        ] {
            assert_eq!(settled(code, rate, year, 2024).as_deref(), Ok(said), "{code} {year}");
        }
    }

    #[test]
    fn what_may_be_either_is_not_guessed() {
        let unsettled = Err(UnitFault::Unsettled);
        assert_eq!(settled("VEN", "4.57822575", 2021, 2024), unsettled, "two are legal tender");
        assert_eq!(settled("TUR", "1.3", 2004, 2024), unsettled, "of a million or of one");
        assert_eq!(settled("TUR", "1400000", 2004, 2004).as_deref(), Ok("1400000 TRL"));
        assert_eq!(settled("BLR", "0.0002", 1995, 2024), unsettled, "not looked at");
        for code in ["SLV", "ECU", "DEU", "FRA"] {
            assert_eq!(settled(code, "1", 2020, 2024), Err(UnitFault::NoneOfItsOwn), "{code}");
        }
        assert!(Area::of("G129").is_none() && Area::of("KOS").is_none());
        let said = BTreeMap::from([(Country::TUR, Currency::TRY)]);
        let (area, rate) = (Area::Country(Country::TUR), decimal::parse("1.3").unwrap());
        let day = date!(2004 - 12 - 31);
        let (currency, rate) = area.rate(rate, day, day, &said).unwrap();
        assert_eq!((currency, rate.to_string().as_str()), (Currency::TRL, "1300000.0"));
    }
}
