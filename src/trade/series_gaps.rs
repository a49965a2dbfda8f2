//! Periods that are missing between others, and the periods to which one is compared.

use super::undefined_growth::UndefinedGrowth;
use crate::period::Period;

/// Puts a gap wherever periods are missing between two neighbors that could be of one series.
///
/// The periods ascend and do not overlap.
pub(super) fn with_gaps<T>(points: Vec<(Period, T)>) -> Vec<(Period, Option<T>)> {
    let mut all: Vec<(Period, Option<T>)> = Vec::with_capacity(points.len());
    for (period, point) in points {
        if let Some(&(before, _)) = all.last()
            && before.is_in_series_with(period)
        {
            let missing = std::iter::successors(before.following(), |one| one.following());
            all.extend(missing.take_while(|one| *one < period).map(|one| (one, None)));
        }
        all.push((period, Some(point)));
    }
    all
}

/// Returns what is there of a period that is compared to another, or why nothing is.
///
/// The periods ascend and do not overlap, and those with nothing are gaps.
pub(super) fn base_of<T: Copy>(
    points: &[(Period, Option<T>)],
    base: Option<Period>,
) -> Result<(Period, T), UndefinedGrowth> {
    let period = base.ok_or(UndefinedGrowth::NoEarlierPeriod)?;
    let after = points.partition_point(|(other, _)| other.first_day() <= period.last_day());
    // The last that begins before the end of the period is the last that may overlap it.
    let (before, _) = points.split_at_checked(after).unwrap_or_default();
    let found = before.last().filter(|(other, _)| other.days().overlaps(period.days()));
    match found {
        Some(&(other, Some(point))) if other == period => Ok((period, point)),
        Some((other, Some(_))) if *other != period => {
            Err(UndefinedGrowth::DifferentShape { period })
        }
        _ => Err(UndefinedGrowth::PeriodMissing { period }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(periods: &[&str]) -> Vec<(Period, Option<()>)> {
        with_gaps(periods.iter().map(|text| (text.parse().unwrap(), ())).collect())
    }

    #[test]
    fn what_lacks_between_two_of_a_kind_is_a_gap() {
        for (periods, gaps) in [
            (&["2019", "2020"][..], &[][..]),
            (&["2018", "2021"], &["2019", "2020"]),
            (&["2020-11", "2021-02"], &["2020-12", "2021-01"]),
            (&["2020-Q1", "2020-Q4"], &["2020-Q2", "2020-Q3"]),
            (&["2018-01/2018-09", "2020-01/2020-09"], &["2019-01/2019-09"]),
            // The year in between is there, in another shape.
            (&["2019", "2020-01", "2020-03", "2021"], &["2020-02"]),
            (&["2019-01/2019-06", "2020-07/2020-12"], &[]),
            (&["2019-01", "2020"], &[]),
        ] {
            let points = points(periods);
            let found: Vec<String> = points
                .iter()
                .filter(|(_, point)| point.is_none())
                .map(|(period, _)| period.to_string())
                .collect();
            assert_eq!(found, gaps, "{periods:?}");
            assert_eq!(points.len(), periods.len() + gaps.len());
            assert!(points.windows(2).all(|two| two[0].0.last_day() < two[1].0.first_day()));
        }
    }

    #[test]
    fn a_base_is_there_missing_or_of_another_shape() {
        let points = points(&["2018", "2020-01", "2020-03", "2021", "2023"]);
        for (base, expected) in [
            ("2018", None),
            ("2020-03", None),
            ("2017", Some("nothing is reported for 2017")),
            ("2019", Some("nothing is reported for 2019")),
            ("2020-02", Some("nothing is reported for 2020-02")),
            ("2022", Some("nothing is reported for 2022")),
            ("2020", Some("what is reported about 2020 is for periods of another shape")),
            ("2021-05", Some("what is reported about 2021-05 is for periods of another shape")),
        ] {
            let period: Period = base.parse().unwrap();
            let found = base_of(&points, Some(period));
            assert_eq!(found.err().map(|reason| reason.to_string()).as_deref(), expected, "{base}");
        }
        assert_eq!(base_of(&points, None), Err(UndefinedGrowth::NoEarlierPeriod));
    }
}
