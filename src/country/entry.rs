//! One row of the table of countries.

use time::{Date, Month};

use super::{
    country::{Country, CountryStatus},
    table::ENTRIES,
};

/// What the table says of one entity.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) country: Country,
    pub(super) alpha2: &'static str,
    pub(super) alpha3: &'static str,
    /// Present for a former entity alone.
    pub(super) alpha4: Option<&'static str>,
    pub(super) numeric: Option<u16>,
    pub(super) name: &'static str,
    pub(super) status: CountryStatus,
    /// The year in which ISO 3166 took the entity up, if not in its first edition.
    pub(super) first_year: Option<i32>,
    pub(super) last_year: Option<i32>,
    pub(super) withdrawn_on: Option<Date>,
}

impl Entry {
    /// Returns the row of an entity that has its codes today.
    pub(super) const fn standing(
        alpha2: &'static str,
        alpha3: &'static str,
        numeric: Option<u16>,
        name: &'static str,
        first_year: Option<i32>,
        status: CountryStatus,
    ) -> Self {
        Self {
            country: Country::literal(alpha3),
            alpha2,
            alpha3,
            alpha4: None,
            numeric,
            name,
            status,
            first_year,
            last_year: None,
            withdrawn_on: None,
        }
    }

    /// Returns the row of an entity of ISO 3166-3.
    pub(super) const fn former(
        [alpha2, alpha3, alpha4]: [&'static str; 3],
        numeric: Option<u16>,
        name: &'static str,
        first_year: Option<i32>,
        last_year: i32,
        withdrawn_on: Option<Date>,
    ) -> Self {
        Self {
            country: Country::literal(alpha4),
            alpha2,
            alpha3,
            alpha4: Some(alpha4),
            numeric,
            name,
            status: CountryStatus::Former,
            first_year,
            last_year: Some(last_year),
            withdrawn_on,
        }
    }

    /// Returns the code that is printed.
    pub(super) const fn code(&self) -> &'static str {
        match self.alpha4 {
            Some(alpha4) => alpha4,
            None => self.alpha3,
        }
    }

    /// Returns the first and the last year in which the list had the entity.
    pub(super) const fn years(&self) -> (Option<i32>, Option<i32>) {
        (self.first_year, self.last_year)
    }

    /// Returns whether the list had the entity at some time of `year`.
    pub(super) fn is_listed_in(&self, year: i32) -> bool {
        self.first_year.is_none_or(|first| first <= year)
            && self.last_year.is_none_or(|last| year <= last)
    }
}

/// Returns the row of `country`, or `None` for a user-assigned code that the table does not name.
pub(super) fn of(country: Country) -> Option<&'static Entry> {
    let position = ENTRIES.binary_search_by_key(&country, |entry| entry.country).ok()?;
    ENTRIES.get(position)
}

/// Returns the entity that has the alpha-2 code `code` today.
pub(super) fn standing_with_alpha2(code: &str) -> Option<Country> {
    let [first, second] = code.as_bytes() else { return None };
    let position = alpha2_position(*first, *second)?;
    BY_ALPHA2.get(usize::from(position)).copied().flatten()
}

/// Returns the entity that has the number `numeric` today.
pub(super) fn standing_with_numeric(numeric: u16) -> Option<Country> {
    BY_NUMERIC.get(usize::from(numeric)).copied().flatten()
}

/// Returns the former entities whose alpha-2 or alpha-3 code was `code`.
pub(super) fn former_with_alpha(code: &str) -> impl Iterator<Item = &'static Entry> {
    ENTRIES.iter().filter(move |entry| {
        entry.alpha4.is_some() && (entry.alpha2 == code || entry.alpha3 == code)
    })
}

/// Returns a day for the table, or `None` if the calendar has no such day.
pub(super) const fn day(year: i32, month: u8, day: u8) -> Option<Date> {
    let month = match month {
        1 => Month::January,
        2 => Month::February,
        3 => Month::March,
        4 => Month::April,
        5 => Month::May,
        6 => Month::June,
        7 => Month::July,
        8 => Month::August,
        9 => Month::September,
        10 => Month::October,
        11 => Month::November,
        12 => Month::December,
        _ => return None,
    };
    match Date::from_calendar_date(year, month, day) {
        Ok(date) => Some(date),
        Err(_) => None,
    }
}

static BY_ALPHA2: [Option<Country>; 676] = by_alpha2();
static BY_NUMERIC: [Option<Country>; 1000] = by_numeric();

/// Returns the place of two letters in the order AA, AB, … ZZ.
const fn alpha2_position(first: u8, second: u8) -> Option<u16> {
    if first.is_ascii_uppercase() && second.is_ascii_uppercase() {
        let first = first.saturating_sub(b'A');
        let second = second.saturating_sub(b'A');
        #[expect(clippy::as_conversions, reason = "`u16::from` is not const")]
        Some((first as u16).saturating_mul(26).saturating_add(second as u16))
    } else {
        None
    }
}

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    reason = "evaluated by the compiler alone, which refuses a table out of bounds"
)]
const fn by_alpha2() -> [Option<Country>; 676] {
    let mut index = [None; 676];
    let mut at = 0;
    while at < ENTRIES.len() {
        let entry = &ENTRIES[at];
        let letters = entry.alpha2.as_bytes();
        if entry.alpha4.is_none()
            && let Some(position) = alpha2_position(letters[0], letters[1])
        {
            index[position as usize] = Some(entry.country);
        }
        at += 1;
    }
    index
}

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    reason = "evaluated by the compiler alone, which refuses a table out of bounds"
)]
const fn by_numeric() -> [Option<Country>; 1000] {
    let mut index = [None; 1000];
    let mut at = 0;
    while at < ENTRIES.len() {
        let entry = &ENTRIES[at];
        if entry.alpha4.is_none()
            && let Some(numeric) = entry.numeric
        {
            index[numeric as usize] = Some(entry.country);
        }
        at += 1;
    }
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_by_printed_code() {
        assert!(ENTRIES.is_sorted_by(|left, right| left.country < right.country));
        assert!(ENTRIES.is_sorted_by(|left, right| left.code() < right.code()));
    }

    #[test]
    fn every_day_of_withdrawal_is_in_its_year() {
        for entry in &ENTRIES {
            if let Some(date) = entry.withdrawn_on {
                assert_eq!(Some(date.year()), entry.last_year, "{}", entry.code());
            }
        }
        let days = ENTRIES.iter().filter(|entry| entry.withdrawn_on.is_some()).count();
        assert_eq!(days, 13, "ISO 3166-3 gives 13 of 31 to the day");
    }
}
