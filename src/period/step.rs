//! Which period comes after which in a series.

use super::period::Period;

impl Period {
    /// Returns the period that comes after this one in a series of such periods, unless it is not
    /// within the years 1000 to 2999.
    ///
    /// Months follow months and quarters follow quarters. After any other period come the same months
    /// a year later, since January to September is followed by January to September; after one of more
    /// than a year, those so many years later that the two do not overlap.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::Period;
    ///
    /// let after = |text: &str| Ok::<_, bilateral::Error>(text.parse::<Period>()?.following());
    /// assert_eq!(after("2020-12")?, Some("2021-01".parse()?));
    /// assert_eq!(after("2020-Q4")?, Some("2021-Q1".parse()?));
    /// assert_eq!(after("2020-01/2020-09")?, Some("2021-01/2021-09".parse()?));
    /// assert_eq!(after("2999")?, None);
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    #[must_use]
    pub fn following(self) -> Option<Self> {
        self.months_later(self.step())
    }

    /// Returns the period after which this one comes in a series of such periods, unless it is not
    /// within the years 1000 to 2999: see [`following`](Self::following).
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::Period;
    ///
    /// let before = "2021-Q1".parse::<Period>()?.preceding();
    /// assert_eq!(before, Some("2020-Q4".parse()?));
    /// # Ok::<(), bilateral::period::PeriodError>(())
    /// ```
    #[must_use]
    pub fn preceding(self) -> Option<Self> {
        self.months_later(self.step().checked_neg()?)
    }

    /// Returns the same months a year earlier, or of a period of more than a year so many years earlier
    /// that the two do not overlap.
    pub(crate) fn same_months_before(self) -> Option<Self> {
        self.months_later(self.years().checked_mul(-12)?)
    }

    /// Returns whether the two may stand in one series, in which one [follows](Self::following)
    /// another: two months, two quarters, or two periods of one shape.
    pub(crate) fn is_in_series_with(self, other: Self) -> bool {
        let alike = (self.months(), self.step()) == (other.months(), other.step());
        alike && (self.step() < 12 || self.shape() == other.shape())
    }

    /// Returns after how many months the next one of a series begins.
    fn step(self) -> i16 {
        match (self.months(), self.shape().first_month()) {
            (1, _) => 1,
            (3, 1 | 4 | 7 | 10) => 3,
            _ => self.years().saturating_mul(12),
        }
    }

    /// Returns into how many years it fits.
    fn years(self) -> i16 {
        i16::try_from(self.months().div_ceil(12)).unwrap_or(i16::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    #[test]
    fn one_comes_after_the_other_and_back() {
        for (first, next) in [
            ("2020", "2021"),
            ("2020-04/2021-03", "2021-04/2022-03"),
            ("2020-02/2020-04", "2021-02/2021-04"),
            ("2020-01/2021-12", "2022-01/2023-12"),
            ("2020-01/2021-01", "2022-01/2023-01"),
            ("2020-01", "2020-02"),
            ("2020-Q2", "2020-Q3"),
        ] {
            let (first, next) = (period(first), period(next));
            assert_eq!((first.following(), next.preceding()), (Some(next), Some(first)));
            assert!(first.is_in_series_with(next) && next.is_in_series_with(first));
            assert!(first.last_day() < next.first_day());
        }
        assert_eq!(period("2021-Q2").same_months_before(), Some(period("2020-Q2")));
        assert_eq!(period("2022-01/2023-12").same_months_before(), Some(period("2020-01/2021-12")));
        assert_eq!((period("1000").preceding(), period("2999").following()), (None, None));
        for (one, other) in [
            ("2020", "2021-01"),
            ("2020-Q1", "2020-02/2020-04"),
            ("2020-01/2020-09", "2021-01/2021-10"),
            ("2020-01/2020-06", "2020-07/2020-12"),
        ] {
            assert!(!period(one).is_in_series_with(period(other)), "{one} {other}");
        }
    }
}
