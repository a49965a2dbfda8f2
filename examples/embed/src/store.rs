//! The store of the service, which knows nothing of the crate: plain rows, as a database has them.

use bilateral::{
    Currency, Published, TradeFigures, decimal,
    money::{Bound, PublishedRecord, Scale},
    trade::TradeFiguresRecord,
};

use crate::error::ServiceError;

/// A row: a year, who reports, and figures in millions of dollars as text.
pub struct Row {
    pub year: String,
    pub reporter: String,
    pub exports: String,
    pub imports: String,
}

/// Rows of two countries.
pub struct Store(Vec<Row>);

impl Store {
    /// Returns a store of one row. The figures are invented.
    pub fn example() -> Self {
        Self::of_reporter("BLR")
    }

    /// Returns the same row, reported by another country.
    pub fn of_reporter(reporter: &str) -> Self {
        let row = ["2020", reporter, "90.5", "140.0"].map(str::to_owned);
        let [year, reporter, exports, imports] = row;
        Self(vec![Row { year, reporter, exports, imports }])
    }

    /// Returns the rows as facts of the crate, or the first refusal: a code that no country has, a
    /// number that is none.
    pub fn figures(&self) -> Result<Vec<TradeFigures>, ServiceError> {
        let figures = self.0.iter().map(|row| {
            Ok(TradeFigures::new(TradeFiguresRecord {
                reporter: Some(row.reporter.parse()?),
                exports: Some(millions(&row.exports)?),
                imports: Some(millions(&row.imports)?),
                ..TradeFiguresRecord::new(row.year.parse()?)
            })?)
        });
        figures.collect()
    }
}

fn millions(text: &str) -> Result<Published, ServiceError> {
    Ok(Published::new(PublishedRecord {
        value: decimal::parse(text)?,
        unit: Scale::Million,
        currency: Currency::USD,
        bound: Bound::Exactly,
        half_unit: None,
    })?)
}

#[cfg(test)]
mod tests {
    use bilateral::{proptest::prelude::*, strategy};

    use super::*;

    /// Whatever nearly is a number or a country in the store, the service refuses it and does not
    /// stop.
    #[test]
    fn rows_that_are_nearly_right_are_refused() {
        proptest!(|(number in strategy::nearly_amounts(), code in strategy::nearly_countries())| {
            let mut store = Store::example();
            store.0[0].exports = number;
            prop_assert!(matches!(store.figures(), Err(ServiceError::Refused(_))));
            store = Store::example();
            store.0[0].reporter = code;
            prop_assert!(matches!(store.figures(), Err(ServiceError::Refused(_))));
        });
    }
}
