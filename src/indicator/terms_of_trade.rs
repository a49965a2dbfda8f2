//! The terms of trade.

use super::{
    exact::Fraction,
    index::{Definition, Index, Input},
    price_index::{PriceFormula, Prices},
    priced_basket::PricedBasket,
    undefined::Undefined,
};

/// Returns the net barter terms of trade: how the prices of exports have changed, compared with those of
/// imports.
///
/// # Formula
///
/// `100 · P_x / P_m`, with the indices of export and import prices by the formula that the caller names.
/// Baskets come in the order of time.
///
/// # Range
///
/// Above 0; 100 if both have changed alike.
///
/// # Empty input
///
/// Nothing to compare has no index: [`Undefined::NoCommonGoods`].
///
/// # Source
///
/// UNCTAD Handbook of Statistics; Taussig 1927 for the name.
///
/// # Errors
///
/// Returns an error if:
///
/// - no good of the exports, or of the imports, has a price in both periods,
/// - the baskets are of different editions, levels or currencies,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, Quantity, Unit, indicator::{PricedBasket, PriceFormula, Undefined, terms_of_trade}};
///
/// let basket = |goods: [(u32, u32); 2]| {
///     let [one, other] = goods.map(|(value, kilograms)| {
///         let value = Money::new(value.into(), Currency::USD).ok();
///         value.zip(Quantity::new(kilograms.into(), Unit::Kilogram).ok())
///     });
///     PricedBasket::new(Some(HsEdition::H5), [("0702".parse()?, one), ("3902".parse()?, other)])
///         .map_err(Box::<dyn std::error::Error>::from)
/// };
/// let exports = [&basket([(60, 12), (40, 10)])?, &basket([(90, 15), (33, 11)])?];
/// let imports = [&basket([(50, 10), (50, 10)])?, &basket([(40, 10), (60, 10)])?];
/// let index = terms_of_trade(exports, imports, PriceFormula::Laspeyres)?;
/// assert_eq!(index.value().to_string(), "102/1");
/// let refused = terms_of_trade(exports, [&basket([(0, 0), (0, 0)])?; 2], PriceFormula::Fisher);
/// assert!(matches!(refused, Err(Undefined::NoCommonGoods)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn terms_of_trade(
    exports: [&PricedBasket; 2],
    imports: [&PricedBasket; 2],
    formula: PriceFormula,
) -> Result<Index, Undefined> {
    work_out("terms_of_trade", exports, imports, formula, |_| Fraction::one())
}

/// Returns the income terms of trade: how much more can be imported for what is exported.
///
/// # Formula
///
/// `100 · V_x / P_m`, with the growth of the value of exports as an index, and the index of import prices by
/// the formula that the caller names: the terms of trade times the volume of exports. Baskets come in the
/// order of time.
///
/// # Range
///
/// Above 0; 100 if the exports buy as much as before.
///
/// # Empty input
///
/// Nothing to compare has no index: [`Undefined::NoCommonGoods`].
///
/// # Source
///
/// UNCTAD Handbook of Statistics, purchasing power of exports; Dorrance 1948.
///
/// # Errors
///
/// Returns an error if:
///
/// - no good of the exports, or of the imports, has a price in both periods,
/// - the baskets are of different editions, levels or currencies,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, Quantity, Unit, indicator::{PricedBasket, PriceFormula, Undefined, income_terms_of_trade}};
///
/// let basket = |goods: [(u32, u32); 2]| {
///     let [one, other] = goods.map(|(value, kilograms)| {
///         let value = Money::new(value.into(), Currency::USD).ok();
///         value.zip(Quantity::new(kilograms.into(), Unit::Kilogram).ok())
///     });
///     PricedBasket::new(Some(HsEdition::H5), [("0702".parse()?, one), ("3902".parse()?, other)])
///         .map_err(Box::<dyn std::error::Error>::from)
/// };
/// let exports = [&basket([(60, 12), (40, 10)])?, &basket([(90, 15), (33, 11)])?];
/// let imports = [&basket([(50, 10), (50, 10)])?, &basket([(50, 10), (60, 10)])?];
/// let index = income_terms_of_trade(exports, imports, PriceFormula::Laspeyres)?;
/// assert_eq!(index.value().to_string(), "1230/11");
/// let refused = income_terms_of_trade(exports, [&basket([(0, 0), (0, 0)])?; 2], PriceFormula::Fisher);
/// assert!(matches!(refused, Err(Undefined::NoCommonGoods)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn income_terms_of_trade(
    exports: [&PricedBasket; 2],
    imports: [&PricedBasket; 2],
    formula: PriceFormula,
) -> Result<Index, Undefined> {
    work_out("income_terms_of_trade", exports, imports, formula, |prices| {
        // The volume of exports is their value by their price.
        let volume = prices.values.power(2).over(&prices.square(formula));
        volume.unwrap_or_else(Fraction::zero)
    })
}

/// Returns `100 · P_x / P_m · √factor`, worked out in squares, so that it is rounded once.
fn work_out(
    name: &'static str,
    exports: [&PricedBasket; 2],
    imports: [&PricedBasket; 2],
    formula: PriceFormula,
    factor: impl Fn(&Prices) -> Fraction,
) -> Result<Index, Undefined> {
    let of = |[earlier, later]: [&PricedBasket; 2]| Prices::new(earlier, later);
    let (sold, bought) = (of(exports)?, of(imports)?);
    let square = sold
        .square(formula)
        .over(&bought.square(formula))
        .ok_or(Undefined::BeyondBounds)?
        .times(&factor(&sold))
        .times(&Fraction::whole(10_000));
    Ok(Index::new(Definition::of(name, formula.name()), square.square_root()?)
        .with([
            Input::number("export_prices", sold.value(formula)?),
            Input::number("import_prices", bought.value(formula)?),
        ])
        .with(sold.inputs(["earlier_matched_exports", "later_matched_exports"])?)
        .with(bought.inputs(["earlier_matched_imports", "later_matched_imports"])?)
        .covering(sold.coverage.and(bought.coverage)))
}
