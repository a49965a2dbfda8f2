//! What an answer is reduced to. `questions.py` beside this file says the same for the peers, and
//! the two must stay alike.
//!
//! Amounts are in thousandths of BACI's thousand dollars, which is a dollar.

/// The number of rows of an answer and its checksum.
#[derive(Clone, Copy)]
pub(crate) struct Answer {
    pub(crate) rows: usize,
    pub(crate) checksum: f64,
}
impl Answer {
    /// Adds up what each row contributes.
    pub(crate) fn of(contributions: impl IntoIterator<Item = f64>) -> Self {
        let nothing = Self { rows: 0, checksum: 0.0 };
        contributions.into_iter().fold(nothing, |sum, contribution| Self {
            rows: sum.rows + 1,
            checksum: sum.checksum + contribution,
        })
    }
}

/// What the row of an answer contributes to the checksum, by question.
pub(crate) mod row {
    /// Q0, Q0p: a row as it was read; a missing quantity contributes nothing.
    pub(crate) fn loaded(value: f64, quantity: Option<f64>) -> f64 {
        value + quantity.unwrap_or_default()
    }

    /// Q1, Q3, Q9: an amount.
    pub(crate) fn amount(value: f64) -> f64 {
        value.sqrt()
    }

    /// Q2: a year of the pair.
    pub(crate) fn summary(exports: f64, imports: f64, coverage: f64) -> f64 {
        exports + 2.0 * imports + coverage
    }

    /// Q4, Q6, Q6a: an index between nothing and one.
    pub(crate) fn share(index: f64) -> f64 {
        index
    }

    /// Q5y, Q5: a Balassa index.
    pub(crate) fn balassa(index: f64) -> f64 {
        index.sqrt()
    }

    /// Q8: growth, 0.5 for a half more.
    pub(crate) fn growth(rate: f64) -> f64 {
        rate / (1.0 + rate.abs())
    }

    /// Q10: an exporter, importer and year, with its product lines and the sum of their gaps.
    pub(crate) fn mirror(lines: f64, absolute_gap: f64) -> f64 {
        absolute_gap.sqrt() + lines
    }
}
