//! `Balance`: the matrix of gaps, scaled from both sides until its margins are the counts of flows.
#![expect(clippy::float_arithmetic, reason = "scores are the limit of an iteration")]

use std::collections::{BTreeMap, BTreeSet};

use super::reliability::ReliabilityScore;
use crate::{
    country::Country,
    indicator::{Undefined, approximate},
};

/// The gaps of flows, by exporter in rows and by importer in columns.
#[derive(Debug)]
pub(super) struct Balance {
    exporters: Vec<Country>,
    importers: Vec<Country>,
    /// Of each exporter the importers and gaps.
    rows: Vec<Vec<(usize, f64)>>,
    /// Of each importer the exporters and gaps.
    columns: Vec<Vec<(usize, f64)>>,
    /// The component of each exporter and of each importer.
    row_components: Vec<usize>,
    column_components: Vec<usize>,
    count: usize,
}

/// Scores before they are brought to a common scale.
#[derive(Debug, Clone)]
pub(super) struct Solved {
    pub(super) rows: Vec<f64>,
    pub(super) columns: Vec<f64>,
    pub(super) iterations: u32,
    pub(super) residual: f64,
    pub(super) is_converged: bool,
}

impl Balance {
    pub(super) fn new(gaps: &BTreeMap<(Country, Country), f64>) -> Self {
        let of = |countries: BTreeSet<Country>| countries.into_iter().collect::<Vec<_>>();
        let exporters = of(gaps.keys().map(|(exporter, _)| *exporter).collect());
        let importers = of(gaps.keys().map(|(_, importer)| *importer).collect());
        let mut rows = vec![Vec::new(); exporters.len()];
        let mut columns = vec![Vec::new(); importers.len()];
        for ((exporter, importer), gap) in gaps {
            if let (Ok(row), Ok(column)) =
                (exporters.binary_search(exporter), importers.binary_search(importer))
                && let (Some(own), Some(other)) = (rows.get_mut(row), columns.get_mut(column))
            {
                own.push((column, *gap));
                other.push((row, *gap));
            }
        }
        let (row_components, column_components, count) = components(&rows, &columns);
        Self { exporters, importers, rows, columns, row_components, column_components, count }
    }

    /// Returns how many importers there are.
    pub(super) const fn columns(&self) -> usize {
        self.importers.len()
    }

    pub(super) const fn components(&self) -> usize {
        self.count
    }

    /// Returns the scores from a start of those of importers.
    pub(super) fn solve(&self, start: &[f64], most: u32, tolerance: f64) -> Solved {
        let mut columns = start.to_vec();
        let mut rows = divided(&self.rows, &columns);
        let mut found = Solved {
            rows: Vec::new(),
            columns: Vec::new(),
            iterations: 0,
            residual: f64::MAX,
            is_converged: false,
        };
        while found.iterations < most && !found.is_converged {
            found.iterations = found.iterations.saturating_add(1);
            columns = divided(&self.columns, &rows);
            let next = divided(&self.rows, &columns);
            // By how much the exporters' half of the formula does not hold yet.
            let off = rows.iter().zip(&next).map(|(own, next)| (own / next - 1.0).abs());
            found.residual = off.fold(0.0, f64::max);
            found.is_converged = found.residual <= tolerance;
            rows = next;
        }
        Solved { rows, columns, ..found }
    }

    /// Returns the scores of each country, divided by their geometric means.
    pub(super) fn scores(&self, solved: &Solved) -> Result<Vec<ReliabilityScore>, Undefined> {
        let rows = normalized(&solved.rows, &self.row_components, self.count);
        let columns = normalized(&solved.columns, &self.column_components, self.count);
        let all: BTreeSet<Country> =
            self.exporters.iter().chain(&self.importers).copied().collect();
        let score = |country: Country| {
            let row = self.exporters.binary_search(&country).ok();
            let column = self.importers.binary_search(&country).ok();
            let of = |place: Option<usize>, scores: &[f64]| {
                place.and_then(|place| scores.get(place)).map(|own| approximate(*own)).transpose()
            };
            let flows = |place: Option<usize>, of: &[Vec<(usize, f64)>]| {
                place.and_then(|place| of.get(place)).map_or(0, Vec::len)
            };
            let component = |place: Option<usize>, of: &[usize]| of.get(place?).copied();
            Ok(ReliabilityScore {
                country,
                exporter: of(row, &rows)?,
                importer: of(column, &columns)?,
                exporter_flows: flows(row, &self.rows),
                importer_flows: flows(column, &self.columns),
                components: [
                    component(row, &self.row_components),
                    component(column, &self.column_components),
                ],
            })
        };
        all.into_iter().map(score).collect()
    }
}

/// Returns for each line the count of its flows over the sum of gaps times the scores of the other side.
fn divided(lines: &[Vec<(usize, f64)>], others: &[f64]) -> Vec<f64> {
    let of = |line: &Vec<(usize, f64)>| {
        let parts =
            line.iter().map(|(place, gap)| gap * others.get(*place).copied().unwrap_or(1.0));
        let (count, sum) = parts.fold((0.0, 0.0), |(count, sum), part| (count + 1.0, sum + part));
        count / sum
    };
    lines.iter().map(of).collect()
}

/// Returns numbers divided by the geometric mean of those of their component.
fn normalized(numbers: &[f64], components: &[usize], count: usize) -> Vec<f64> {
    let mut sums = vec![(0.0, 0.0); count];
    for (number, component) in numbers.iter().zip(components) {
        if let Some((logarithms, members)) = sums.get_mut(*component) {
            *logarithms += number.ln();
            *members += 1.0;
        }
    }
    let mean = |component: &usize| {
        sums.get(*component).map_or(1.0, |(logarithms, members)| (logarithms / members).exp())
    };
    numbers.iter().zip(components).map(|(number, own)| number / mean(own)).collect()
}

/// Returns the components of rows and columns, and how many there are.
fn components(
    rows: &[Vec<(usize, f64)>],
    columns: &[Vec<(usize, f64)>],
) -> (Vec<usize>, Vec<usize>, usize) {
    let mut of_rows: Vec<Option<usize>> = vec![None; rows.len()];
    let mut of_columns: Vec<Option<usize>> = vec![None; columns.len()];
    let mut count = 0_usize;
    for first in 0..rows.len() {
        if of_rows.get(first).is_none_or(Option::is_some) {
            continue;
        }
        let mut waiting = vec![(true, first)];
        while let Some((is_row, place)) = waiting.pop() {
            let (own, lines) =
                if is_row { (&mut of_rows, rows) } else { (&mut of_columns, columns) };
            let (Some(mark), Some(line)) = (own.get_mut(place), lines.get(place)) else { continue };
            if mark.replace(count).is_none() {
                waiting.extend(line.iter().map(|(other, _)| (!is_row, *other)));
            }
        }
        count = count.saturating_add(1);
    }
    let found = |marks: Vec<Option<usize>>| marks.into_iter().flatten().collect();
    (found(of_rows), found(of_columns), count)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const COUNTRIES: [Country; 6] =
        [Country::AZE, Country::BLR, Country::GEO, Country::KAZ, Country::RUS, Country::TUR];

    fn gaps() -> impl Strategy<Value = BTreeMap<(Country, Country), f64>> {
        let key = (0..6_usize, 0..6_usize).prop_filter("two", |(one, other)| one != other);
        let gap = (1..1000_u32).prop_map(|parts| f64::from(parts) / 1000.0);
        proptest::collection::btree_map(key, gap, 1..25).prop_map(|flows| {
            let of = |((i, j), gap)| ((COUNTRIES[i], COUNTRIES[j]), gap);
            flows.into_iter().map(of).collect()
        })
    }

    fn near(one: &[f64], other: &[f64]) -> bool {
        one.len() == other.len() && one.iter().zip(other).all(|(a, b)| (a / b - 1.0).abs() < 1e-8)
    }

    proptest! {
        #[test]
        fn neither_the_start_nor_the_count_of_iterations_matters(
            gaps in gaps(),
            start in proptest::collection::vec(0.01..100.0_f64, 6),
        ) {
            let balance = Balance::new(&gaps);
            let flat = balance.solve(&vec![1.0; balance.columns()], 1_000_000, 1e-12);
            prop_assert!(flat.is_converged);
            let other = balance.solve(&start[..balance.columns()], 1_000_000, 1e-12);
            let more = balance.solve(&flat.columns, 1, 0.0);
            let scores = |solved: &Solved| {
                [
                    normalized(&solved.rows, &balance.row_components, balance.count),
                    normalized(&solved.columns, &balance.column_components, balance.count),
                ]
            };
            let [rows, columns] = scores(&flat);
            for solved in [&other, &more] {
                let [own_rows, own_columns] = scores(solved);
                prop_assert!(near(&rows, &own_rows) && near(&columns, &own_columns));
            }
            // A common scale of the gaps changes nothing either.
            let scaled = gaps.iter().map(|(key, gap)| (*key, gap * 7.0)).collect();
            let scaled = Balance::new(&scaled);
            let found = scaled.solve(&vec![1.0; scaled.columns()], 1_000_000, 1e-12);
            let own = normalized(&found.rows, &scaled.row_components, scaled.count);
            prop_assert!(near(&rows, &own));
        }

        #[test]
        fn the_formula_holds_and_means_are_one(gaps in gaps()) {
            let balance = Balance::new(&gaps);
            let found = balance.solve(&vec![1.0; balance.columns()], 1_000_000, 1e-12);
            prop_assert!(near(&found.columns, &divided(&balance.columns, &found.rows)));
            prop_assert!(near(&found.rows, &divided(&balance.rows, &found.columns)));
            let rows = normalized(&found.rows, &balance.row_components, balance.count);
            for component in 0..balance.count {
                let own = rows.iter().zip(&balance.row_components);
                let logarithms = own.filter(|(_, own)| **own == component).map(|(row, _)| row.ln());
                prop_assert!(logarithms.sum::<f64>().abs() < 1e-9);
            }
        }

        #[test]
        fn other_names_change_nothing(gaps in gaps(), names in Just(COUNTRIES).prop_shuffle()) {
            let name = |country: &Country| {
                names[COUNTRIES.iter().position(|own| own == country).unwrap()]
            };
            let renamed = gaps.iter().map(|((i, j), gap)| ((name(i), name(j)), *gap)).collect();
            let of = |gaps: &BTreeMap<(Country, Country), f64>| {
                let balance = Balance::new(gaps);
                let solved = balance.solve(&vec![1.0; balance.columns()], 1_000_000, 1e-12);
                let rows = normalized(&solved.rows, &balance.row_components, balance.count);
                balance.exporters.iter().copied().zip(rows).collect::<BTreeMap<_, _>>()
            };
            let (before, after) = (of(&gaps), of(&renamed));
            for (country, score) in before {
                prop_assert!((score / after[&name(&country)] - 1.0).abs() < 1e-8);
            }
        }
    }
}
