//! Currencies that were replaced by others at a fixed rate.

use rust_decimal::Decimal;
use time::Date;

use super::{
    currency::{Currency, day},
    rate::{ExchangeRate, ExchangeRateRecord, RateError, RateMethod},
};
use crate::id::RecordId;

/// The replacement of one currency by another at a rate fixed by law: a redenomination, or the
/// adoption of the euro.
///
/// # Examples
///
/// ```
/// use bilateral::{decimal, money::{Currency, Redenomination}};
///
/// let ruble = Redenomination::of(Currency::BYR).unwrap();
/// assert_eq!(ruble.to(), Currency::BYN);
/// assert_eq!(ruble.factor(), decimal::parse("10000")?);
/// assert_eq!(ruble.on().to_string(), "2016-07-01");
/// assert!(Redenomination::of(Currency::BYN).is_none());
/// # Ok::<(), bilateral::decimal::DecimalError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Redenomination {
    from: Currency,
    to: Currency,
    factor: Decimal,
    on: Date,
}

impl Redenomination {
    /// Returns every replacement that is known, by the day on which it took effect.
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        TABLE.iter().copied().flatten()
    }

    /// Returns the replacement of `currency`, or `None` if none is known.
    #[must_use]
    pub fn of(currency: Currency) -> Option<Self> {
        Self::all().find(|redenomination| redenomination.from == currency)
    }

    /// Returns the currency that was replaced.
    #[must_use]
    pub const fn from(self) -> Currency {
        self.from
    }

    /// Returns the currency that replaced it.
    #[must_use]
    pub const fn to(self) -> Currency {
        self.to
    }

    /// Returns how many units of the old currency became one unit of the new.
    #[must_use]
    pub const fn factor(self) -> Decimal {
        self.factor
    }

    /// Returns the first day of the new currency in the country of the old.
    #[must_use]
    pub const fn on(self) -> Date {
        self.on
    }

    /// Returns the fixed rate as an exchange rate of the eve and the day of the change: one unit
    /// of the new currency (base) in units of the old (quote), with the source that the caller
    /// names for it.
    ///
    /// # Errors
    ///
    /// Returns an error if one of the two was in use on neither day, which the table rules out.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{RecordId, decimal, money::{Currency, Money, Redenomination}};
    ///
    /// let rate = Redenomination::of(Currency::BYR).unwrap().exchange_rate(RecordId::new("edict")?)?;
    /// let old = Money::new(decimal::parse("25000")?, Currency::BYR)?;
    /// assert_eq!(rate.convert_back(old)?.to().to_string(), "2.5 BYN");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn exchange_rate(self, source: RecordId) -> Result<ExchangeRate, RateError> {
        ExchangeRate::new(ExchangeRateRecord {
            base: self.to,
            quote: self.from,
            rate: self.factor,
            first_day: self.on.previous_day().unwrap_or(self.on),
            last_day: self.on,
            method: RateMethod::Official,
            source,
        })
    }
}

/// Returns a row: `mantissa` × 10^-`scale` units of `from` became one of `to`.
const fn row(
    from: Currency,
    to: Currency,
    mantissa: u32,
    scale: u32,
    on: Option<Date>,
) -> Option<Redenomination> {
    match on {
        Some(on) => {
            let factor = Decimal::from_parts(mantissa, 0, 0, false, scale);
            Some(Redenomination { from, to, factor, on })
        }
        None => None,
    }
}

/// Replacements by day.
///
/// Sources: announcements of the central banks; for the euro the irrevocably fixed conversion
/// rates of Council Regulations (EC) 2866/98, 1478/2000, 1086/2006, 1134/2007, 1135/2007,
/// 694/2008, (EU) 671/2010, 870/2013, 851/2014 and 2022/1208, and the one of 8 July 2025 for Bulgaria.
#[rustfmt::skip]
const TABLE: &[Option<Redenomination>] = &[
    row(Currency::PEI, Currency::PEN, 1_000_000, 0, day(1991, 7, 1)),
    row(Currency::ARA, Currency::ARS, 10_000, 0, day(1992, 1, 1)),
    row(Currency::MXP, Currency::MXN, 1_000, 0, day(1993, 1, 1)),
    row(Currency::UYP, Currency::UYU, 1_000, 0, day(1993, 3, 1)),
    row(Currency::LTT, Currency::LTL, 100, 0, day(1993, 6, 25)),
    row(Currency::HRD, Currency::HRK, 1_000, 0, day(1994, 5, 30)),
    row(Currency::BRR, Currency::BRL, 2_750, 0, day(1994, 7, 1)),
    row(Currency::PLZ, Currency::PLN, 10_000, 0, day(1995, 1, 1)),
    row(Currency::UAK, Currency::UAH, 100_000, 0, day(1996, 9, 2)),
    row(Currency::RUR, Currency::RUB, 1_000, 0, day(1998, 1, 1)),
    row(Currency::ATS, Currency::EUR, 137_603, 4, day(1999, 1, 1)),
    row(Currency::BEF, Currency::EUR, 403_399, 4, day(1999, 1, 1)),
    row(Currency::DEM, Currency::EUR, 195_583, 5, day(1999, 1, 1)),
    row(Currency::ESP, Currency::EUR, 166_386, 3, day(1999, 1, 1)),
    row(Currency::FIM, Currency::EUR, 594_573, 5, day(1999, 1, 1)),
    row(Currency::FRF, Currency::EUR, 655_957, 5, day(1999, 1, 1)),
    row(Currency::IEP, Currency::EUR, 787_564, 6, day(1999, 1, 1)),
    row(Currency::ITL, Currency::EUR, 193_627, 2, day(1999, 1, 1)),
    row(Currency::LUF, Currency::EUR, 403_399, 4, day(1999, 1, 1)),
    row(Currency::NLG, Currency::EUR, 220_371, 5, day(1999, 1, 1)),
    row(Currency::PTE, Currency::EUR, 200_482, 3, day(1999, 1, 1)),
    row(Currency::BGL, Currency::BGN, 1_000, 0, day(1999, 7, 5)),
    row(Currency::BYB, Currency::BYR, 1_000, 0, day(2000, 1, 1)),
    row(Currency::GRD, Currency::EUR, 340_750, 3, day(2001, 1, 1)),
    row(Currency::AFA, Currency::AFN, 1_000, 0, day(2002, 10, 7)),
    row(Currency::SRG, Currency::SRD, 1_000, 0, day(2004, 1, 1)),
    row(Currency::TRL, Currency::TRY, 1_000_000, 0, day(2005, 1, 1)),
    row(Currency::ROL, Currency::RON, 10_000, 0, day(2005, 7, 1)),
    row(Currency::AZM, Currency::AZN, 5_000, 0, day(2006, 1, 1)),
    row(Currency::MZM, Currency::MZN, 1_000, 0, day(2006, 7, 1)),
    row(Currency::SIT, Currency::EUR, 239_640, 3, day(2007, 1, 1)),
    row(Currency::GHC, Currency::GHS, 10_000, 0, day(2007, 7, 3)),
    row(Currency::CYP, Currency::EUR, 585_274, 6, day(2008, 1, 1)),
    row(Currency::MTL, Currency::EUR, 429_300, 6, day(2008, 1, 1)),
    row(Currency::VEB, Currency::VEF, 1_000, 0, day(2008, 1, 1)),
    row(Currency::SKK, Currency::EUR, 301_260, 4, day(2009, 1, 1)),
    row(Currency::TMM, Currency::TMT, 5_000, 0, day(2009, 1, 1)),
    row(Currency::EEK, Currency::EUR, 156_466, 4, day(2011, 1, 1)),
    row(Currency::ZMK, Currency::ZMW, 1_000, 0, day(2013, 1, 1)),
    row(Currency::LVL, Currency::EUR, 702_804, 6, day(2014, 1, 1)),
    row(Currency::LTL, Currency::EUR, 345_280, 5, day(2015, 1, 1)),
    row(Currency::BYR, Currency::BYN, 10_000, 0, day(2016, 7, 1)),
    row(Currency::MRO, Currency::MRU, 10, 0, day(2018, 1, 1)),
    row(Currency::STD, Currency::STN, 1_000, 0, day(2018, 1, 1)),
    row(Currency::VEF, Currency::VES, 100_000, 0, day(2018, 8, 20)),
    row(Currency::SLL, Currency::SLE, 1_000, 0, day(2022, 7, 1)),
    row(Currency::HRK, Currency::EUR, 753_450, 5, day(2023, 1, 1)),
    row(Currency::BGN, Currency::EUR, 195_583, 5, day(2026, 1, 1)),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_currencies_were_in_use_on_the_day() {
        assert_eq!(Redenomination::all().count(), TABLE.len(), "each row has a day");
        assert!(Redenomination::all().map(Redenomination::on).is_sorted());
        for row in Redenomination::all() {
            let source = RecordId::new("test").unwrap();
            assert!(row.exchange_rate(source).is_ok(), "{} {}", row.from(), row.to());
            let eve = row.on().previous_day().unwrap();
            assert!(row.from().is_valid_on(eve), "{} was in use before", row.from());
            assert_eq!(Redenomination::of(row.from()), Some(row), "one replacement a currency");
        }
    }

    #[test]
    fn the_seed_countries_factors() {
        for (from, to, factor) in [
            (Currency::AZM, Currency::AZN, 5_000),
            (Currency::BYB, Currency::BYR, 1_000),
            (Currency::BYR, Currency::BYN, 10_000),
        ] {
            let row = Redenomination::of(from).unwrap();
            assert_eq!((row.to(), row.factor()), (to, Decimal::from(factor)));
        }
    }
}
