//! One row of the tables of numeric codes.

use super::{country::Country, partner::Partner, resolution::CodeNote};

/// What a number means for some years, both inclusive.
#[derive(Debug)]
pub(super) struct CodeRow {
    pub(super) code: u16,
    pub(super) first_year: Option<i32>,
    pub(super) last_year: Option<i32>,
    pub(super) partner: Partner,
    pub(super) note: Option<CodeNote>,
    /// Whether Comtrade alone has the code, and not BACI.
    pub(super) is_comtrade_only: bool,
}

impl CodeRow {
    pub(super) const fn new(
        code: u16,
        first_year: Option<i32>,
        last_year: Option<i32>,
        partner: Partner,
    ) -> Self {
        Self { code, first_year, last_year, partner, note: None, is_comtrade_only: false }
    }

    pub(super) const fn territory(self, text: &'static str) -> Self {
        Self { note: Some(CodeNote::TerritoryDiffers(text)), ..self }
    }

    pub(super) const fn iso_code(self) -> Self {
        Self { note: Some(CodeNote::IsoCodeInStatisticalFile), ..self }
    }

    /// Marks a second number of a country, which is read but is not the country's own.
    pub(super) const fn alias(self) -> Self {
        self
    }

    pub(super) const fn comtrade_only(self) -> Self {
        Self { is_comtrade_only: true, ..self }
    }

    pub(super) const fn years(&self) -> (Option<i32>, Option<i32>) {
        (self.first_year, self.last_year)
    }

    pub(super) fn covers(&self, year: i32) -> bool {
        self.first_year.is_none_or(|first| first <= year)
            && self.last_year.is_none_or(|last| year <= last)
    }
}

/// Returns the rows of one number, the earliest first.
pub(super) fn with_code(rows: &'static [CodeRow], code: u16) -> &'static [CodeRow] {
    let start = rows.partition_point(|row| row.code < code);
    let (_, rest) = rows.split_at_checked(start).unwrap_or_default();
    let end = rest.partition_point(|row| row.code == code);
    rest.split_at_checked(end).map_or(&[], |(same, _)| same)
}

/// Returns the row under which `rows` know `country` in `year`, the latest if there are two.
///
/// `by_country` holds the positions of the countries' own rows, by country and first year.
pub(super) fn of_country(
    rows: &'static [CodeRow],
    by_country: &'static [u16],
    country: Country,
    year: i32,
) -> Option<&'static CodeRow> {
    let row_at = |position: &u16| rows.get(usize::from(*position));
    let country_at = |position: &u16| row_at(position).and_then(|row| row.partner.country());
    let start = by_country.partition_point(|position| country_at(position) < Some(country));
    by_country
        .iter()
        .skip(start)
        .map_while(row_at)
        .take_while(|row| row.partner == Partner::Country(country))
        .filter(|row| row.covers(year))
        .last()
}

#[cfg(test)]
mod tests {
    use crate::country::code_table::{ISO, ISO_BY_COUNTRY, STATISTICAL, STATISTICAL_BY_COUNTRY};

    #[test]
    fn the_tables_are_sorted() {
        for (rows, by_country) in
            [(&ISO[..], &ISO_BY_COUNTRY[..]), (&STATISTICAL, &STATISTICAL_BY_COUNTRY)]
        {
            assert!(rows.is_sorted_by_key(|row| (row.code, row.first_year)));
            assert!(by_country.is_sorted_by_key(|&position| {
                let row = &rows[usize::from(position)];
                (row.partner, row.first_year)
            }));
        }
    }
}
