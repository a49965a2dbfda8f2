//! `NomenclatureWeights`: how the goods of one edition are shared out over the codes of another.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::nomenclature_weights_error::NomenclatureWeightsError;
use crate::{
    commodity::{CommodityCode, CommodityLevel, HsEdition},
    decimal::{self, Fixed},
};

/// How the goods of one edition of the Harmonized System are shared out over the codes of another: for
/// each code before, the share of each code after.
///
/// The library embeds none: correlation tables say which codes correspond and not in what proportion,
/// and weights are somebody's estimate, which the caller chooses and names. Weights of one direction are
/// not those of the other turned round.
///
/// # Examples
///
/// ```
/// use bilateral::{HsEdition, convert::{NomenclatureWeights, WeightRecord}, decimal};
///
/// let row = |to: &str, weight: &str| -> Result<WeightRecord, bilateral::Error> {
///     let (from, to) = ("741810".parse()?, to.parse()?);
///     Ok(WeightRecord { from, to, weight: decimal::parse(weight)? })
/// };
/// let rows = [row("741811", "0.3")?, row("741819", "0.7")?];
/// let weights = NomenclatureWeights::new(HsEdition::H4, HsEdition::H3, rows)?;
/// assert_eq!(weights.of("741810".parse()?).count(), 2);
/// assert_eq!(weights.of("010121".parse()?).count(), 0);
///
/// let incomplete = [row("741811", "0.3")?];
/// assert!(NomenclatureWeights::new(HsEdition::H4, HsEdition::H3, incomplete).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NomenclatureWeights {
    from: HsEdition,
    to: HsEdition,
    codes: BTreeMap<CommodityCode, Shares>,
}

/// Where the goods of one code go: the codes after in their order, and as many weights in units of the
/// last decimal, all of them above zero.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(super) struct Shares {
    pub(super) codes: Vec<CommodityCode>,
    pub(super) units: Vec<u64>,
}

/// One row of [`NomenclatureWeights`], and its wire form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::exhaustive_structs, reason = "a record: literals and `..` must work")]
pub struct WeightRecord {
    /// The code before, of six characters.
    pub from: CommodityCode,
    /// The code after, of six characters.
    pub to: CommodityCode,
    /// The share of the code before that goes to the code after: zero or more.
    #[serde(with = "decimal")]
    pub weight: Decimal,
}

impl NomenclatureWeights {
    /// The most decimals of a weight.
    pub const DECIMALS: u32 = 18;

    /// How far the weights of a code may be from adding up to one: one part in 10^12. Weights are
    /// published as binary floating-point numbers, whose sums are off in the sixteenth digit.
    ///
    /// The share of a code is its weight over the sum, so that the shares add up to one exactly.
    pub const TOLERANCE: Decimal = Decimal::from_parts(1, 0, 0, false, 12);

    /// Returns the weights of rows, whose order makes no difference.
    ///
    /// A weight of zero says that nothing goes there, as if the row were not.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - both editions are the same, or there is no row,
    /// - a code is neither a subheading that its edition has nor a code of six characters that is none of
    ///   the Harmonized System, such as 999999,
    /// - a weight is negative, or has more than [`DECIMALS`](Self::DECIMALS) decimals,
    /// - two rows are about the same pair of codes,
    /// - the weights of a code differ from one by more than [`TOLERANCE`](Self::TOLERANCE).
    pub fn new(
        from: HsEdition,
        to: HsEdition,
        rows: impl IntoIterator<Item = WeightRecord>,
    ) -> Result<Self, NomenclatureWeightsError> {
        if from == to {
            return Err(NomenclatureWeightsError::SameEdition { edition: from });
        }
        let mut found: BTreeMap<CommodityCode, BTreeMap<CommodityCode, Decimal>> = BTreeMap::new();
        for row in rows {
            check(from, to, &row)?;
            if found.entry(row.from).or_default().insert(row.to, row.weight).is_some() {
                return Err(NomenclatureWeightsError::DuplicateRow { from: row.from, to: row.to });
            }
        }
        if found.is_empty() {
            return Err(NomenclatureWeightsError::NoRows { from, to });
        }
        let codes = found.into_iter().map(|(code, rows)| Ok((code, shares(code, rows)?)));
        Ok(Self { from, to, codes: codes.collect::<Result<_, _>>()? })
    }

    /// Returns the edition of the codes before.
    #[must_use]
    pub const fn from(&self) -> HsEdition {
        self.from
    }

    /// Returns the edition of the codes after.
    #[must_use]
    pub const fn to(&self) -> HsEdition {
        self.to
    }

    /// Returns how many codes before there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Returns whether there is no code, which no weights have.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Returns the codes to which a code goes, in order, each with its weight above zero; none if the
    /// code has no weights.
    pub fn of(&self, code: CommodityCode) -> impl Iterator<Item = (CommodityCode, Decimal)> {
        let shares = self.codes.get(&code);
        shares.into_iter().flat_map(|shares| {
            let weights = shares.units.iter().map(|units| weight((*units).into()));
            shares.codes.iter().copied().zip(weights)
        })
    }

    pub(super) fn shares(&self, code: CommodityCode) -> Option<&Shares> {
        self.codes.get(&code)
    }
}

fn check(
    from: HsEdition,
    to: HsEdition,
    row: &WeightRecord,
) -> Result<(), NomenclatureWeightsError> {
    for (edition, code) in [(from, row.from), (to, row.to)] {
        if code.level() != CommodityLevel::Subheading {
            return Err(NomenclatureWeightsError::NotSubheading { code });
        }
        if code.hs().is_some_and(|code| !edition.has(code)) {
            return Err(NomenclatureWeightsError::NotInEdition { edition, code });
        }
    }
    let WeightRecord { from, to, weight } = *row;
    if weight < Decimal::ZERO {
        return Err(NomenclatureWeightsError::NegativeWeight { from, to, weight });
    }
    if Fixed::of(weight).trimmed(0).decimals > NomenclatureWeights::DECIMALS {
        return Err(NomenclatureWeightsError::TooManyDecimals { from, to, weight });
    }
    Ok(())
}

/// Returns the shares of a code, whose weights have passed the check of each by itself.
fn shares(
    code: CommodityCode,
    rows: BTreeMap<CommodityCode, Decimal>,
) -> Result<Shares, NomenclatureWeightsError> {
    let one = 10_u128.pow(NomenclatureWeights::DECIMALS);
    let tolerance = Fixed::of(NomenclatureWeights::TOLERANCE).at(NomenclatureWeights::DECIMALS);
    let tolerance = tolerance.unwrap_or_default().unsigned_abs();
    let mut own = Shares::default();
    let mut sum = 0_u128;
    for (to, weight) in rows {
        let units = decimal::mantissa_at(weight.normalize(), NomenclatureWeights::DECIMALS);
        let units = units.unwrap_or(i128::MAX).unsigned_abs();
        sum = sum.saturating_add(units);
        if let Ok(units) = u64::try_from(units)
            && units > 0
        {
            own.codes.push(to);
            own.units.push(units);
        }
    }
    if sum.abs_diff(one) > tolerance {
        return Err(NomenclatureWeightsError::NotOne { from: code, sum: weight(sum) });
    }
    Ok(own)
}

/// Returns the weight of so many units, or the largest number if it is larger.
fn weight(units: u128) -> Decimal {
    let number = i128::try_from(units).ok();
    number
        .and_then(|number| decimal::from_mantissa(number, NomenclatureWeights::DECIMALS))
        .map_or(Decimal::MAX, |number| number.normalize())
}
