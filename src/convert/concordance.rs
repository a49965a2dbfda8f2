//! `Concordance`: the weights that a caller has, and the ways through them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{
    concordance_error::ConcordanceError,
    edition_conversion::{EditionConversion, Losses},
    edition_step,
    nomenclature_weights::NomenclatureWeights,
};
use crate::{
    commodity::{CommodityLevel, HsEdition},
    trade::TradeTable,
};

/// The weights between editions of the Harmonized System that a caller has, each of one step in one
/// direction, and the ways through them.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     HsEdition,
///     convert::{Concordance, NomenclatureWeights, WeightRecord},
///     rust_decimal::Decimal,
/// };
///
/// let step = |from: HsEdition, to: HsEdition| -> Result<NomenclatureWeights, bilateral::Error> {
///     let code = "010511".parse()?;
///     let row = WeightRecord { from: code, to: code, weight: Decimal::ONE };
///     Ok(NomenclatureWeights::new(from, to, [row])?)
/// };
/// let (first, second) =
///     (step(HsEdition::H5, HsEdition::H4)?, step(HsEdition::H4, HsEdition::H3)?);
/// let concordance = Concordance::new([first, second])?;
/// let route = concordance.route(HsEdition::H5, HsEdition::H3)?;
/// assert_eq!(route, [HsEdition::H5, HsEdition::H4, HsEdition::H3]);
///
/// let refusal = concordance.route(HsEdition::H6, HsEdition::H5).unwrap_err();
/// assert_eq!(refusal.to_string(), "no weights lead from H6 to H5");
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Concordance {
    steps: BTreeMap<(HsEdition, HsEdition), NomenclatureWeights>,
}

impl Concordance {
    /// Returns the concordance of steps, whose order makes no difference.
    ///
    /// # Errors
    ///
    /// Returns an error if two are of the same step.
    pub fn new(
        steps: impl IntoIterator<Item = NomenclatureWeights>,
    ) -> Result<Self, ConcordanceError> {
        let mut found = BTreeMap::new();
        for step in steps {
            let (from, to) = (step.from(), step.to());
            if found.insert((from, to), step).is_some() {
                return Err(ConcordanceError::DuplicateStep { from, to });
            }
        }
        Ok(Self { steps: found })
    }

    /// Returns the steps, by edition before and edition after.
    pub fn steps(&self) -> impl Iterator<Item = &NomenclatureWeights> {
        self.steps.values()
    }

    /// Returns the editions from one to another in the fewest steps, both ends included; of several such
    /// ways that through the older editions.
    ///
    /// # Errors
    ///
    /// Returns an error if no weights lead there.
    pub fn route(
        &self,
        from: HsEdition,
        to: HsEdition,
    ) -> Result<Vec<HsEdition>, ConcordanceError> {
        let mut waiting = VecDeque::from([vec![from]]);
        let mut seen = BTreeSet::from([from]);
        while let Some(route) = waiting.pop_front() {
            let Some(&last) = route.last() else { continue };
            if last == to {
                return Ok(route);
            }
            for (_, next) in self.steps.keys().filter(|(from, _)| *from == last) {
                if seen.insert(*next) {
                    waiting.push_back(route.iter().copied().chain([*next]).collect());
                }
            }
        }
        Err(ConcordanceError::NoPath { from, to })
    }

    /// Returns a table in another edition, by the [route](Self::route) of the fewest steps.
    ///
    /// The value, the quantity and the net weight of each row are shared out over the codes of the next
    /// edition in proportion to the weights, each in units of its own last digit that is not zero, at
    /// most one whole: quotas are rounded down, and the units that are left go to the largest
    /// remainders, at a tie to the lower code (the method of the largest remainder). So nothing is
    /// gained or lost but what [`losses`](EditionConversion::losses) names. What several codes send to
    /// one is added up; a sum has a quantity or net weight only if all of it has, in one unit, and the
    /// valuation that all have, or else none that is known.
    ///
    /// Totals are kept, and so are partners, periods and kinds of flow. Chapters and headings are left
    /// out, as are codes that have no weights, be they of the Harmonized System or beside it. A table that is of
    /// the edition already comes back as it is.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the table is of no edition, or of another one and has no subheadings,
    /// - no weights lead to the edition,
    /// - a sum has more digits than a number may have,
    /// - the rows are no table, for their values together pass
    ///   [`Money::MAX_AMOUNT`](crate::money::Money::MAX_AMOUNT).
    ///
    /// # Examples
    ///
    /// See [`EditionConversion`].
    pub fn convert(
        &self,
        table: &TradeTable,
        to: HsEdition,
    ) -> Result<EditionConversion, ConcordanceError> {
        let edition = table.edition().ok_or(ConcordanceError::NoEdition)?;
        let route = self.route(edition, to)?;
        let has_subheadings = table.levels().any(|level| level == CommodityLevel::Subheading);
        if edition != to && !has_subheadings {
            return Err(ConcordanceError::NoSubheadings { edition });
        }
        let mut losses = Losses::default();
        let mut current = table.clone();
        let ends = route.iter().zip(route.iter().skip(1));
        for (number, (from, to)) in ends.enumerate() {
            let weights = self.steps.get(&(*from, *to));
            let weights = weights.ok_or(ConcordanceError::NoPath { from: *from, to: *to })?;
            current = edition_step::convert(&current, weights, number, &mut losses)?;
        }
        EditionConversion::new(table, current, route, losses)
    }
}
