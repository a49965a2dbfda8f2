//! The margins of the growth of trade: goods in common, new goods and goods that are gone.

use std::fmt;

use serde::Serialize;

use super::{
    basket::Basket,
    compared::Compared,
    index::{Definition, Index},
    undefined::Undefined,
};
use crate::money::Money;

/// The parts of a change of trade, which add up to it exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct MarginsOverTime {
    common: Money,
    new: Money,
    gone: Money,
    change: Money,
}

impl MarginsOverTime {
    /// Returns the change in the goods traded both times: the intensive margin.
    #[must_use]
    pub const fn common(self) -> Money {
        self.common
    }

    /// Returns the later value of the goods that were not traded before.
    #[must_use]
    pub const fn new_goods(self) -> Money {
        self.new
    }

    /// Returns the earlier value of the goods that are no longer traded, below zero.
    #[must_use]
    pub const fn gone(self) -> Money {
        self.gone
    }

    /// Returns the change of the total.
    #[must_use]
    pub const fn change(self) -> Money {
        self.change
    }
}

impl fmt::Display for MarginsOverTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { common, new, gone, change } = self;
        write!(formatter, "{change} (common {common}, new {new}, gone {gone})")
    }
}

/// Returns how much of the change of trade is due to goods traded both times, to new goods, and to goods that
/// are gone.
///
/// Goods whose value is not known in one of the baskets are left out of both, and counted.
///
/// # Formula
///
/// `ΔX = Σ_both (x_k − x⁰_k) + Σ_new x_k − Σ_gone x⁰_k`. A good is traded if its value is above zero.
///
/// # Range
///
/// Amounts; that of new goods is at least zero, and that of goods that are gone at most.
///
/// # Empty input
///
/// Baskets without goods in common have margins, too; without any good there are none:
/// [`Undefined::Empty`].
///
/// # Source
///
/// The extensive and intensive margins of Evenett and Venables 2002, by value.
///
/// # Errors
///
/// Returns an error if:
///
/// - no value is known in any basket,
/// - the baskets are of different editions, levels or currencies.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Undefined, margins_over_time}};
///
/// let basket = |values: [u32; 3]| {
///     let [one, two, three] = values.map(|value| Money::new(value.into(), Currency::USD).ok());
///     Basket::new(
///         Some(HsEdition::H5),
///         [("0702".parse()?, one), ("3902".parse()?, two), ("8701".parse()?, three)],
///     )
///     .map_err(Box::<dyn std::error::Error>::from)
/// };
/// let found = margins_over_time(&basket([50, 30, 0])?, &basket([60, 0, 20])?)?.value();
/// let [common, new, gone] = [found.common(), found.new_goods(), found.gone()];
/// assert_eq!([common, new, gone].map(|part| part.amount().to_string()), ["10", "20", "-30"]);
/// assert!(found.change().is_zero());
/// let nothing = Basket::new(None, [])?;
/// assert!(matches!(margins_over_time(&nothing, &nothing), Err(Undefined::Empty { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn margins_over_time(
    earlier: &Basket,
    later: &Basket,
) -> Result<Index<MarginsOverTime>, Undefined> {
    let both = Compared::new([earlier, later])?;
    let (mut common, mut new, mut gone) = (0_i128, 0_i128, 0_i128);
    for [before, after] in both.known() {
        let part = match (before, after) {
            (0, _) => &mut new,
            (_, 0) => &mut gone,
            _ => &mut common,
        };
        *part = part.saturating_add(after.saturating_sub(before));
    }
    let [before, after] = both.totals();
    let value = MarginsOverTime {
        common: both.money(common)?,
        new: both.money(new)?,
        gone: both.money(gone)?,
        change: both.money(after.saturating_sub(before))?,
    };
    Ok(Index::new(Definition::only("margins_over_time"), value)
        .with(both.inputs(["earlier_total", "later_total"]))
        .covering(both.coverage()))
}
