//! `Reliability`: how far the reports of each country agree with those of its partners.

use std::collections::{BTreeMap, BTreeSet};

use super::{balance::Balance, mirror_pair::MirrorPair};
use crate::{
    country::Country,
    indicator::{Approximate, Fraction, approximate, float},
    ratio::Ratio,
};

/// How scores are worked out.
///
/// # Examples
///
/// ```
/// use bilateral::{Ratio, mirror::ReliabilityOptions};
///
/// let options = ReliabilityOptions::new().with_floor(Ratio::new(1, 100)?).with_iterations(500);
/// assert_eq!((options.floor(), options.iterations()), (Ratio::new(1, 100)?, 500));
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReliabilityOptions {
    floor: Option<Ratio>,
    iterations: u32,
}

impl ReliabilityOptions {
    /// The denominator of the default floor: two reports that agree better than to a part in a thousand
    /// count as if they differed by one.
    const FLOOR: i128 = 1000;
    /// The default limit of iterations.
    const ITERATIONS: u32 = 10_000;
    /// What the residual has to fall to: a part in 10¹².
    const RESIDUAL: f64 = 1e-12;

    /// Returns the options with a floor of 1/1000 and at most 10 000 iterations.
    #[must_use]
    pub const fn new() -> Self {
        Self { floor: None, iterations: Self::ITERATIONS }
    }

    /// Returns these options with another ε: the least relative gap that a pair counts with. Without one, two
    /// that agree to the last unit would be endlessly reliable.
    #[must_use]
    pub const fn with_floor(mut self, floor: Ratio) -> Self {
        self.floor = Some(floor);
        self
    }

    /// Returns these options with another limit of iterations.
    #[must_use]
    pub const fn with_iterations(mut self, iterations: u32) -> Self {
        self.iterations = iterations;
        self
    }

    /// Returns the least relative gap that a pair counts with.
    #[must_use]
    pub fn floor(&self) -> Ratio {
        self.floor.or_else(|| Ratio::new(1, Self::FLOOR).ok()).unwrap_or(Ratio::ONE)
    }

    /// Returns the limit of iterations.
    #[must_use]
    pub const fn iterations(&self) -> u32 {
        self.iterations
    }
}

impl Default for ReliabilityOptions {
    fn default() -> Self {
        Self::new()
    }
}

/// The scores of one country. Both are relative to the other countries of its component, whose
/// geometric mean is 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct ReliabilityScore {
    /// The country.
    pub country: Country,
    /// Its score as an exporter, or `None` if it exports nothing to anybody. The higher, the better its
    /// reports of exports agree with what its partners report, theirs being weighed in turn.
    pub exporter: Option<Approximate>,
    /// Its score as an importer, or `None` if it imports nothing from anybody.
    pub importer: Option<Approximate>,
    /// How many flows it exports, of those that count.
    pub exporter_flows: usize,
    /// How many flows it imports.
    pub importer_flows: usize,
    /// The components of its score as an exporter and as an importer, counted from 0. Scores of two
    /// components do not compare.
    pub components: [Option<usize>; 2],
}

/// How far the reports of each country agree with those of its partners, as an exporter and as an importer.
///
/// # Formula
///
/// With the relative gap `d_ij` of the flow from `i` to `j`, at least ε, and the counts of flows `n`:
/// `a_i = n_i / Σ_j d_ij c_j` for exporters and `c_j = n_j / Σ_i d_ij a_i` for importers, in turn, until both
/// hold. The same flows count on both sides. Scores are then divided by their geometric mean, those of
/// exporters and of importers apart, in each component: countries that no chain of flows connects have
/// nothing to be compared by.
///
/// The scores have 15 significant digits; they hold to about ten.
///
/// # Source
///
/// The scores of the mirror statistics of the Growth Lab of Harvard, as they are meant; the iteration is that
/// of Sinkhorn and Knopp 1967, which converges here because the flows themselves are one matrix with
/// these margins.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, Currency, Money,
///     mirror::{MirrorPair, Reliability, ReliabilityOptions, Report},
///     trade::Valuation,
/// };
///
/// let [xaa, xbb, xcc, xdd]: [Country; 4] =
///     ["XAA".parse()?, "XBB".parse()?, "XCC".parse()?, "XDD".parse()?];
/// let countries = [xaa, xbb, xcc, xdd];
/// let dollars = |value: usize| {
///     let value = Money::new(value.into(), Currency::USD)?;
///     Ok::<_, bilateral::Error>(Some(Report::new(value, Valuation::Fob)))
/// };
/// let mut flows = Vec::new();
/// for (i, exporter) in countries.into_iter().enumerate() {
///     for (j, importer) in countries.into_iter().enumerate().filter(|(j, _)| *j != i) {
///         // One country says three times what it exports.
///         let factor = if exporter == xcc { 3 } else { 1 };
///         let (sold, bought) = (dollars(1000 * factor)?, dollars(1020 + 10 * ((i + 2 * j) % 4))?);
///         flows.push((exporter, importer, MirrorPair::new(sold, bought)?));
///     }
/// }
/// let found = Reliability::new(flows.clone(), ReliabilityOptions::new())?;
/// let of = |country| found.score(country).and_then(|score| Some(score.exporter?.to_decimal()));
/// assert!([xaa, xbb, xdd].into_iter().all(|other| of(xcc) < of(other)));
///
/// let few = ReliabilityOptions::new().with_iterations(1);
/// assert!(Reliability::new(flows, few).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Reliability {
    scores: Vec<ReliabilityScore>,
    flows: usize,
    left_out: usize,
    components: usize,
    iterations: u32,
    residual: Approximate,
}

impl Reliability {
    /// Returns the scores from the flows of one period: exporter, importer, and what both report.
    ///
    /// A flow of which one side reports nothing is left out, since who reports nothing has not erred; use
    /// [`Reporters::with_zeros`](super::Reporters::with_zeros) for the sides that mean zero. A flow of
    /// which both report zero is left out as well.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - no flow is left,
    /// - a flow is there twice, or goes from a country to itself,
    /// - the floor is not above 0 and at most 1,
    /// - the scores do not settle within the limit of iterations.
    pub fn new(
        flows: impl IntoIterator<Item = (Country, Country, MirrorPair)>,
        options: ReliabilityOptions,
    ) -> Result<Self, ReliabilityError> {
        let floor = options.floor();
        if floor.is_negative() || floor.is_zero() || floor > Ratio::ONE {
            return Err(ReliabilityError::BadFloor { floor });
        }
        let floor = float(&Fraction::of(floor));
        let mut left_out = 0_usize;
        let mut seen = BTreeSet::new();
        let mut gaps: BTreeMap<(Country, Country), f64> = BTreeMap::new();
        for (exporter, importer, pair) in flows {
            if exporter == importer || !seen.insert((exporter, importer)) {
                return Err(ReliabilityError::BadFlow { exporter, importer });
            }
            match pair.both().and_then(|_| pair.relative_gap()) {
                Ok(gap) => {
                    let gap = float(&Fraction::of_decimal(gap.to_decimal()));
                    gaps.insert((exporter, importer), gap.max(floor));
                }
                Err(_) => left_out = left_out.saturating_add(1),
            }
        }
        if gaps.is_empty() {
            return Err(ReliabilityError::NoFlows { left_out });
        }
        let balance = Balance::new(&gaps);
        let start = vec![1.0; balance.columns()];
        let solved = balance.solve(&start, options.iterations, ReliabilityOptions::RESIDUAL);
        let beyond = |_| ReliabilityError::BeyondBounds;
        let residual = approximate(solved.residual).map_err(beyond)?;
        if !solved.is_converged {
            let iterations = solved.iterations;
            return Err(ReliabilityError::NotConverged { iterations, residual });
        }
        let scores = balance.scores(&solved).map_err(beyond)?;
        Ok(Self {
            scores,
            flows: gaps.len(),
            left_out,
            components: balance.components(),
            iterations: solved.iterations,
            residual,
        })
    }

    /// Returns the scores, by country.
    #[must_use]
    pub fn scores(&self) -> &[ReliabilityScore] {
        &self.scores
    }

    /// Returns the scores of a country, or `None` if no flow of it counts.
    #[must_use]
    pub fn score(&self, country: Country) -> Option<ReliabilityScore> {
        let place = self.scores.binary_search_by_key(&country, |score| score.country).ok()?;
        self.scores.get(place).copied()
    }

    /// Returns how many flows count.
    #[must_use]
    pub const fn flows(&self) -> usize {
        self.flows
    }

    /// Returns how many flows were left out.
    #[must_use]
    pub const fn left_out(&self) -> usize {
        self.left_out
    }

    /// Returns how many components there are.
    #[must_use]
    pub const fn components(&self) -> usize {
        self.components
    }

    /// Returns whether the scores have settled: always, since else there are none.
    #[must_use]
    pub const fn is_converged(&self) -> bool {
        true
    }

    /// Returns after how many iterations the scores had settled.
    #[must_use]
    pub const fn iterations(&self) -> u32 {
        self.iterations
    }

    /// Returns by how much the formula is still off at the end: the largest relative difference between the
    /// score of an exporter and what the scores of its importers make of it.
    #[must_use]
    pub const fn residual(&self) -> Approximate {
        self.residual
    }
}

/// Why there are no scores.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReliabilityError {
    /// No flow has two reports.
    #[error("no flow is reported by both sides; {left_out} are reported by one or as zero")]
    #[non_exhaustive]
    NoFlows {
        /// How many flows were left out.
        left_out: usize,
    },
    /// A flow is there twice, or goes nowhere.
    #[error("the flow from {exporter} to {importer} is there twice, or is none")]
    #[non_exhaustive]
    BadFlow {
        /// The exporter.
        exporter: Country,
        /// The importer.
        importer: Country,
    },
    /// The floor of gaps is out of range.
    #[error("a floor of {floor} under relative gaps is not above 0 and at most 1")]
    #[non_exhaustive]
    BadFloor {
        /// The floor.
        floor: Ratio,
    },
    /// The scores do not settle.
    #[error("after {iterations} iterations the scores are still off by {residual}")]
    #[non_exhaustive]
    NotConverged {
        /// How many iterations were made.
        iterations: u32,
        /// The largest relative difference.
        residual: Approximate,
    },
    /// A score is beyond the bounds of a number.
    #[error("a score is beyond the bounds of a number of 28 digits")]
    BeyondBounds,
}
