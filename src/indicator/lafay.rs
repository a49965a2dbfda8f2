//! The index of Lafay.

use super::{
    basket::Basket,
    compared::Compared,
    exact::Fraction,
    index::{Definition, IndexByGood},
    undefined::Undefined,
};

/// Returns how much each good adds to the trade balance of a country beyond its share in the trade.
///
/// Goods whose value is not known both ways are in no total, and counted.
///
/// # Formula
///
/// `100 · ((x_k − m_k) / (x_k + m_k) − (X − M) / (X + M)) · (x_k + m_k) / (X + M)`
///
/// # Range
///
/// From −50 to 50; the indices of all goods sum to 0. A good that is neither exported nor imported has 0.
///
/// # Empty input
///
/// Nothing of value has no balance: [`Undefined::Empty`].
///
/// # Source
///
/// Lafay 1992, with trade in place of the gross domestic product as in Bugamelli 2001.
///
/// # Errors
///
/// Returns an error if:
///
/// - nothing of value is in both baskets,
/// - the baskets are of different editions, levels or currencies.
///
/// A good whose value is not known has an error of its own.
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
/// let found = indicator::lafay(&exports, &imports)?;
/// let values: Vec<String> = found.iter().flat_map(|(_, value)| value.map(|value| value.to_string())).collect();
/// assert_eq!(values, ["190/9", "20/9", "-70/3"]);
/// let nothing = basket([0, 0, 0])?;
/// assert!(matches!(indicator::lafay(&nothing, &nothing), Err(Undefined::Empty { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn lafay(exports: &Basket, imports: &Basket) -> Result<IndexByGood, Undefined> {
    let both = Compared::new([exports, imports])?;
    let [sold, bought] = both.totals().map(Fraction::whole);
    let turnover = sold.plus(&bought);
    if turnover.is_zero() {
        return Err(Undefined::Empty { what: "the exports and imports" });
    }
    let balance = sold.minus(&bought);
    // The turnover of the good cancels out: ((x − m)·T − B·(x + m)) / T².
    let goods = both.by_good(|units| {
        let [export, import] = units.map(Fraction::whole);
        let own = export.minus(&import).times(&turnover);
        let expected = export.plus(&import).times(&balance);
        let value = own.minus(&expected).times(&Fraction::whole(100));
        value.over(&turnover.power(2)).ok_or(Undefined::BeyondBounds)?.value()
    });
    Ok(IndexByGood::new(Definition::only("lafay"), goods)
        .with(both.inputs(["exports", "imports"]))
        .covering(both.coverage()))
}
