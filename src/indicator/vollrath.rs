//! The relative trade advantage of Vollrath, and its logarithmic form.

use super::{
    balassa::within,
    basket::{Basket, aligned},
    exact::Fraction,
    index::{Definition, IndexByGood, IndexCoverage, Input},
    lossy::{self, Approximate},
    pair::inputs,
    undefined::Undefined,
};
use crate::commodity::CommodityCode;

/// The four baskets that a relative trade advantage is made of: of a country and of the world, which
/// holds that of the country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_structs, reason = "a record: literals must work")]
pub struct AdvantageBaskets<'a> {
    /// What the country exports.
    pub exports: &'a Basket,
    /// What it imports.
    pub imports: &'a Basket,
    /// What the world exports.
    pub world_exports: &'a Basket,
    /// What the world imports.
    pub world_imports: &'a Basket,
}

/// With what the share of a good is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum VollrathForm {
    /// Both shares are those of Balassa's index: of the world, in all goods.
    Balassa,
    /// Nothing is counted twice, as Vollrath has it: the good is compared with all other goods, and the
    /// country with all other countries.
    OthersOnly,
}

impl VollrathForm {
    /// Returns the name of the variant.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(bilateral::indicator::VollrathForm::OthersOnly.name(), "others_only");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Balassa => "balassa",
            Self::OthersOnly => "others_only",
        }
    }
}

/// Returns the relative trade advantage (RTA) of a country in each good.
///
/// # Formula
///
/// RXA − RMA, the relative advantage in exports less that in imports:
///
/// - as Balassa's index: `RXA = (x_k / X) / (w_k / W)`,
/// - of others only: `RXA = (x_k / (X − x_k)) / ((w_k − x_k) / ((W − X) − (w_k − x_k)))`,
///
/// and RMA is the same of imports.
///
/// # Range
///
/// Any number; above 0 is an advantage.
///
/// # Empty input
///
/// A country or a world that trades nothing has no advantage: [`Undefined::Empty`].
///
/// # Source
///
/// Vollrath 1991, whose own form is that of others only.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in a basket, or no value is known,
/// - the baskets are of different editions, levels or currencies,
/// - the country trades more of a good than the world.
///
/// A good whose value is not known, that nobody else trades, or that is all that the country trades, has
/// an error of its own.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{self, *}};
///
/// let basket = |values: [u32; 3]| {
///     let values = values.map(|value| Money::new(value.into(), Currency::USD).ok());
///     let codes = ["0702", "3902", "8701"].into_iter().flat_map(str::parse);
///     Basket::new(Some(HsEdition::H5), codes.zip(values))
/// };
/// let (exports, imports) = (basket([120, 60, 20])?, basket([50, 100, 250])?);
/// let world = basket([400, 300, 300])?;
/// let baskets = AdvantageBaskets {
///     exports: &exports, imports: &imports, world_exports: &world, world_imports: &world,
/// };
/// let found = indicator::vollrath(baskets, VollrathForm::Balassa)?;
/// assert_eq!(found.of("0702".parse()?)?.to_string(), "19/16"); // 3/2 − 5/16
/// let refused = AdvantageBaskets { world_exports: &exports, exports: &world, ..baskets };
/// let refused = indicator::vollrath(refused, VollrathForm::Balassa);
/// assert!(matches!(refused, Err(Undefined::NotWithin { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn vollrath(
    baskets: AdvantageBaskets<'_>,
    form: VollrathForm,
) -> Result<IndexByGood, Undefined> {
    let (given, coverage) = baskets.inputs()?;
    let goods = baskets.advantages(form)?.into_iter().map(|(code, exports, imports)| {
        let both = exports.and_then(|exports| Ok((exports, imports?)));
        (code, both.and_then(|(exports, imports)| exports.minus(&imports).value()))
    });
    Ok(IndexByGood::new(Definition::of("vollrath", form.name()), goods.collect())
        .with(given)
        .covering(coverage))
}

/// Returns the revealed competitiveness (RC) of a country in each good.
///
/// # Formula
///
/// ln RXA − ln RMA, with the parts of [`vollrath`]
///
/// # Range
///
/// Any number; above 0 is an advantage. 15 significant digits, with an error below 10⁻¹² of the larger
/// logarithm.
///
/// # Empty input
///
/// A good that is not exported, or not imported, has no logarithm: [`Undefined::ZeroDenominator`].
///
/// # Source
///
/// Vollrath 1991.
///
/// # Errors
///
/// Returns an error if [`vollrath`] does. A good that the country does not export, or does not import,
/// has an error of its own.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{self, *}};
///
/// let basket = |values: [u32; 3]| {
///     let values = values.map(|value| Money::new(value.into(), Currency::USD).ok());
///     let codes = ["0702", "3902", "8701"].into_iter().flat_map(str::parse);
///     Basket::new(Some(HsEdition::H5), codes.zip(values))
/// };
/// let (exports, imports) = (basket([120, 60, 20])?, basket([50, 100, 250])?);
/// let world = basket([400, 300, 300])?;
/// let baskets = AdvantageBaskets {
///     exports: &exports, imports: &imports, world_exports: &world, world_imports: &world,
/// };
/// let found = indicator::vollrath_logarithmic(baskets, VollrathForm::Balassa)?;
/// assert_eq!(found.of("0702".parse()?)?.to_string(), "1.56861591791385"); // ln (3/2 ÷ 5/16)
/// let refused = AdvantageBaskets { world_exports: &exports, exports: &world, ..baskets };
/// let refused = indicator::vollrath_logarithmic(refused, VollrathForm::Balassa);
/// assert!(matches!(refused, Err(Undefined::NotWithin { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn vollrath_logarithmic(
    baskets: AdvantageBaskets<'_>,
    form: VollrathForm,
) -> Result<IndexByGood<Approximate>, Undefined> {
    let (given, coverage) = baskets.inputs()?;
    let index = |exports: Fraction, imports: Fraction| {
        let zero = Undefined::ZeroDenominator { of: "exports or imports of this good" };
        let quotient = exports.over(&imports).filter(Fraction::is_positive).ok_or(zero)?;
        lossy::value(lossy::ln(&quotient))
    };
    let goods = baskets.advantages(form)?.into_iter().map(|(code, exports, imports)| {
        let both = exports.and_then(|exports| Ok((exports, imports?)));
        (code, both.and_then(|(exports, imports)| index(exports, imports)))
    });
    Ok(IndexByGood::new(Definition::of("vollrath_logarithmic", form.name()), goods.collect())
        .with(given)
        .covering(coverage))
}

/// The relative advantages in exports and in imports of each good.
type Relative = Vec<(CommodityCode, Result<Fraction, Undefined>, Result<Fraction, Undefined>)>;

impl AdvantageBaskets<'_> {
    fn inputs(&self) -> Result<(Vec<Input>, IndexCoverage), Undefined> {
        inputs([
            ("exports", self.exports),
            ("imports", self.imports),
            ("world_exports", self.world_exports),
            ("world_imports", self.world_imports),
        ])
    }

    fn advantages(&self, form: VollrathForm) -> Result<Relative, Undefined> {
        within(self.exports, self.world_exports)?;
        within(self.imports, self.world_imports)?;
        for basket in [self.exports, self.imports] {
            basket.whole("the basket of the country")?;
        }
        for basket in [self.world_exports, self.world_imports] {
            basket.whole("the basket of the world")?;
        }
        let rows = aligned([self.exports, self.world_exports, self.imports, self.world_imports])?;
        let sold = [self.exports.total_units(), self.world_exports.total_units()];
        let bought = [self.imports.total_units(), self.world_imports.total_units()];
        let row = |(code, [own, all, own_imports, all_imports]): (_, [Option<i128>; 4])| {
            (
                code,
                relative([own, all], sold, form),
                relative([own_imports, all_imports], bought, form),
            )
        };
        Ok(rows.into_iter().map(row).collect())
    }
}

/// Returns the relative advantage in one direction.
fn relative(
    [own, all]: [Option<i128>; 2],
    [total, world]: [i128; 2],
    form: VollrathForm,
) -> Result<Fraction, Undefined> {
    let missing = Undefined::MissingValue { what: "the trade in this good" };
    let (own, all) = own.zip(all).ok_or(missing)?;
    let less = |whole: i128, part: i128| Fraction::whole(whole.saturating_sub(part));
    let zero = Undefined::ZeroDenominator { of: "the amounts of this good that others trade" };
    let (share, of_others) = match form {
        VollrathForm::Balassa => (Fraction::new(own, total), Fraction::new(all, world)),
        VollrathForm::OthersOnly => {
            let others = less(all, own);
            let other_goods = less(world, total).minus(&others);
            (Fraction::whole(own).over(&less(total, own)), others.over(&other_goods))
        }
    };
    share.zip(of_others).and_then(|(share, of_others)| share.over(&of_others)).ok_or(zero)
}
