//! How far the exports of a country fit the imports of its partner, and what goes beyond that.

use super::{
    basket::{Basket, aligned},
    compared::Compared,
    exact::Fraction,
    finger_kreinin::overlap,
    index::{Definition, Index, IndexByGood, IndexCoverage, Input},
    pair::{PairTrade, inputs},
    trade_intensity::rest,
    undefined::Undefined,
};
use crate::commodity::CommodityCode;

/// Which of two definitions of complementarity is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ComplementarityForm {
    /// The overlap of the shares of goods, times 100: Michaely, and WITS.
    Michaely,
    /// The shares weighed by how rare imports of the good are in the world: Drysdale.
    Drysdale,
}

impl ComplementarityForm {
    /// Returns the name of the variant.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(bilateral::indicator::ComplementarityForm::Drysdale.name(), "drysdale");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Michaely => "michaely",
            Self::Drysdale => "drysdale",
        }
    }
}

/// Returns how far the goods that a country exports are those that its partner imports.
///
/// # Formula
///
/// - Michaely: `100 · (1 − ½ Σ |m_jk / M_j − x_ik / X_i|)`,
/// - Drysdale: `Σ c_k` with `c_k = (x_ik / X_i) · ((M_w − M_i) / (m_wk − m_ik)) · (m_jk / M_j)`.
///
/// X are the exports of the country, and M imports: of the country i, the partner j and the world w. A
/// good that no other country imports has no `c_k` and is left out, and counted in the coverage.
///
/// # Range
///
/// Michaely: from 0, if no good is in both, to 100, if all shares agree. Drysdale: from 0; 1 if the
/// shares are unrelated.
///
/// # Empty input
///
/// Nothing of value has no shares: [`Undefined::NotInTable`] or [`Undefined::Empty`].
///
/// # Source
///
/// Michaely 1996, as in WITS; Drysdale 1967.
///
/// # Errors
///
/// Returns an error if:
///
/// - the table has no row with a value about one of the figures of the formula,
/// - what is divided by is zero, or below zero,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, country::DirectedPair, indicator::{self, *}};
/// # use bilateral::trade::{DuplicatePolicy, TradeFlow, TradeTable};
/// # let row = |(reporter, partner, flow, value): (&str, &str, &str, u32)| {
/// #     serde_json::from_str::<TradeFlow>(&format!(
/// #         r#"{{"period": "2021", "reporter": "{reporter}", "partner": "{partner}", "flow": "{flow}",
/// #             "commodity": "H5:0702", "value": {{"value": "{value}", "currency": "USD"}}}}"#
/// #     ))
/// # };
///
/// let rows = [
///     ("AZE", "BLR", "export", 60), ("AZE", "GEO", "export", 40), ("AZE", "BLR", "import", 20),
///     ("AZE", "GEO", "import", 80), ("BLR", "AZE", "import", 60), ("BLR", "GEO", "import", 20),
///     ("BLR", "AZE", "export", 20), ("GEO", "BLR", "export", 20), ("GEO", "AZE", "export", 80),
///     ("GEO", "AZE", "import", 40),
/// ];
/// let rows = rows.map(row).into_iter().collect::<Result<Vec<_>, _>>()?;
/// let table = TradeTable::new(rows, DuplicatePolicy::Refuse)?;
/// let seen = DirectedPair::new(Country::AZE, Country::BLR)?;
/// let pair = PairTrade::new(&table, seen, "2021".parse()?);
/// let nothing = PairTrade::new(&table, seen, "2020".parse()?);
///
/// let of = |form| indicator::complementarity(&pair, form);
/// assert_eq!(of(ComplementarityForm::Michaely)?.value().to_string(), "100/1");
/// assert_eq!(of(ComplementarityForm::Drysdale)?.value().to_string(), "1/1"); // there is one good
/// let refused = indicator::complementarity(&nothing, ComplementarityForm::Michaely);
/// assert!(matches!(refused, Err(Undefined::NotInTable { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn complementarity(pair: &PairTrade, form: ComplementarityForm) -> Result<Index, Undefined> {
    let definition = Definition::of("complementarity", form.name());
    match form {
        ComplementarityForm::Michaely => {
            let (exports, imports) = (pair.home_exports()?, pair.partner_imports()?);
            let both = Compared::new([exports, imports])?;
            let value = overlap(&both)?.times(&Fraction::whole(100));
            Ok(Index::new(definition, value.value()?)
                .with(both.inputs(["exports", "partner_imports"]))
                .covering(both.coverage()))
        }
        ComplementarityForm::Drysdale => {
            let parts = Parts::new(pair)?;
            let (given, coverage) = parts.inputs(None)?;
            let (value, left_out) = parts.complementarity()?;
            Ok(Index::new(definition, value.value()?)
                .with(given)
                .covering(coverage.with_goods_left_out(left_out)))
        }
    }
}

/// Returns how much more, or less, a country exports to its partner than the goods of the two let expect.
///
/// # Formula
///
/// `B = Σ b_k c_k / C`, where `C = Σ c_k` is Drysdale's complementarity and
/// `b_k = (x_ijk / x_ik) / (m_jk / (m_wk − m_ik))`. C · B is the intensity of Drysdale and Kojima, exactly if
/// no good is left out.
///
/// A good that the country does not export, that the partner does not import or that no other country
/// imports is left out, and counted in the coverage where the country exports it to the partner.
///
/// # Range
///
/// From 0; 1 where the country exports to the partner what the goods of the two let expect.
///
/// # Empty input
///
/// Goods of the two that do not meet have no bias: [`Undefined::ZeroDenominator`].
///
/// # Source
///
/// Drysdale 1967; Drysdale and Garnaut 1982.
///
/// # Errors
///
/// Returns an error if:
///
/// - the table has no row with a value about one of the figures of the formula,
/// - the complementarity is zero,
/// - what is divided by is below zero,
/// - the value passes the bounds of a number.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, country::DirectedPair, indicator::{self, *}};
/// # use bilateral::trade::{DuplicatePolicy, TradeFlow, TradeTable};
/// # let row = |(reporter, partner, flow, value): (&str, &str, &str, u32)| {
/// #     serde_json::from_str::<TradeFlow>(&format!(
/// #         r#"{{"period": "2021", "reporter": "{reporter}", "partner": "{partner}", "flow": "{flow}",
/// #             "commodity": "H5:0702", "value": {{"value": "{value}", "currency": "USD"}}}}"#
/// #     ))
/// # };
///
/// let rows = [
///     ("AZE", "BLR", "export", 60), ("AZE", "GEO", "export", 40), ("AZE", "BLR", "import", 20),
///     ("AZE", "GEO", "import", 80), ("BLR", "AZE", "import", 60), ("BLR", "GEO", "import", 20),
///     ("BLR", "AZE", "export", 20), ("GEO", "BLR", "export", 20), ("GEO", "AZE", "export", 80),
///     ("GEO", "AZE", "import", 40),
/// ];
/// let rows = rows.map(row).into_iter().collect::<Result<Vec<_>, _>>()?;
/// let table = TradeTable::new(rows, DuplicatePolicy::Refuse)?;
/// let seen = DirectedPair::new(Country::AZE, Country::BLR)?;
/// let pair = PairTrade::new(&table, seen, "2021".parse()?);
/// let nothing = PairTrade::new(&table, seen, "2020".parse()?);
///
/// assert_eq!(indicator::country_bias(&pair)?.value().to_string(), "9/10");
/// let refused = indicator::country_bias(&nothing);
/// assert!(matches!(refused, Err(Undefined::NotInTable { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn country_bias(pair: &PairTrade) -> Result<Index, Undefined> {
    let parts = Parts::new(pair)?;
    let between = pair.exports()?;
    let (given, coverage) = parts.inputs(Some(between))?;
    let (complementarity, _) = parts.complementarity()?;
    // In b_k c_k all but x_ijk cancels out.
    let (mut traded, mut left_out) = (Fraction::zero(), 0_usize);
    for good in parts.goods(between)? {
        if good.has_bias() {
            traded = traded.plus(&good.between);
        } else if good.between.is_positive() {
            left_out = left_out.saturating_add(1);
        }
    }
    let zero = Undefined::ZeroDenominator { of: "goods that the two could trade" };
    let value = traded
        .times(&parts.others)
        .over(&parts.exports_total.times(&parts.partner_total))
        .and_then(|sum| sum.over(&complementarity))
        .ok_or(zero)?;
    Ok(Index::new(Definition::only("country_bias"), value.value()?)
        .with(given)
        .covering(coverage.with_goods_left_out(left_out)))
}

/// Returns how much more, or less, of each good a country exports to its partner than the imports of the
/// partner let expect.
///
/// # Formula
///
/// `b_k = (x_ijk / x_ik) / (m_jk / (m_wk − m_ik))`
///
/// # Range
///
/// From 0; 1 where the partner has the share that its imports let expect.
///
/// # Empty input
///
/// A good that is not exported, or not imported, has no bias: [`Undefined::ZeroDenominator`].
///
/// # Source
///
/// Drysdale 1967; Drysdale and Garnaut 1982.
///
/// # Errors
///
/// Returns an error if the table has no row with a value about one of the figures of the formula. A good
/// that the country does not export, that the partner does not import or that no other country imports
/// has an error of its own.
///
/// # Examples
///
/// ```
/// use bilateral::{Country, country::DirectedPair, indicator::{self, *}};
/// # use bilateral::trade::{DuplicatePolicy, TradeFlow, TradeTable};
/// # let row = |(reporter, partner, flow, value): (&str, &str, &str, u32)| {
/// #     serde_json::from_str::<TradeFlow>(&format!(
/// #         r#"{{"period": "2021", "reporter": "{reporter}", "partner": "{partner}", "flow": "{flow}",
/// #             "commodity": "H5:0702", "value": {{"value": "{value}", "currency": "USD"}}}}"#
/// #     ))
/// # };
///
/// let rows = [
///     ("AZE", "BLR", "export", 60), ("AZE", "GEO", "export", 40), ("AZE", "BLR", "import", 20),
///     ("AZE", "GEO", "import", 80), ("BLR", "AZE", "import", 60), ("BLR", "GEO", "import", 20),
///     ("BLR", "AZE", "export", 20), ("GEO", "BLR", "export", 20), ("GEO", "AZE", "export", 80),
///     ("GEO", "AZE", "import", 40),
/// ];
/// let rows = rows.map(row).into_iter().collect::<Result<Vec<_>, _>>()?;
/// let table = TradeTable::new(rows, DuplicatePolicy::Refuse)?;
/// let seen = DirectedPair::new(Country::AZE, Country::BLR)?;
/// let pair = PairTrade::new(&table, seen, "2021".parse()?);
/// let nothing = PairTrade::new(&table, seen, "2020".parse()?);
///
/// let found = indicator::country_bias_by_good(&pair)?;
/// assert_eq!(found.of("0702".parse()?)?.to_string(), "9/10");
/// let refused = indicator::country_bias_by_good(&nothing);
/// assert!(matches!(refused, Err(Undefined::NotInTable { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn country_bias_by_good(pair: &PairTrade) -> Result<IndexByGood, Undefined> {
    let parts = Parts::new(pair)?;
    let between = pair.exports()?;
    let (given, coverage) = parts.inputs(Some(between))?;
    let bias = |good: &Good| {
        if !good.has_bias() {
            return Err(Undefined::ZeroDenominator { of: "exports or imports of this good" });
        }
        let (share, of_others) =
            (good.between.times(&good.others), good.exports.times(&good.partner));
        share.over(&of_others).ok_or(Undefined::BeyondBounds)?.value()
    };
    let goods = parts.goods(between)?.into_iter().filter(|good| good.exports.is_positive());
    let goods = goods.map(|good| (good.code, bias(&good))).collect();
    Ok(IndexByGood::new(Definition::only("country_bias_by_good"), goods)
        .with(given)
        .covering(coverage))
}

/// The figures of Drysdale's formulas.
struct Parts<'a> {
    exports: &'a Basket,
    partner_imports: &'a Basket,
    world_imports: &'a Basket,
    home_imports: &'a Basket,
    exports_total: Fraction,
    partner_total: Fraction,
    /// The imports of the world without the country.
    others: Fraction,
}

/// The figures of one good.
struct Good {
    code: CommodityCode,
    exports: Fraction,
    partner: Fraction,
    others: Fraction,
    between: Fraction,
}

impl Good {
    fn has_bias(&self) -> bool {
        [&self.exports, &self.partner, &self.others].into_iter().all(Fraction::is_positive)
    }
}

impl<'a> Parts<'a> {
    fn new(pair: &'a PairTrade) -> Result<Self, Undefined> {
        let (exports, partner_imports) = (pair.home_exports()?, pair.partner_imports()?);
        let (world_imports, home_imports) = (pair.world_imports()?, pair.home_imports()?);
        Ok(Self {
            exports,
            partner_imports,
            world_imports,
            home_imports,
            exports_total: exports.whole("all exports of the country")?,
            partner_total: partner_imports.whole("all imports of the partner")?,
            others: rest(world_imports, home_imports)?,
        })
    }

    fn inputs(&self, between: Option<&Basket>) -> Result<(Vec<Input>, IndexCoverage), Undefined> {
        let nothing = Basket::default();
        inputs([
            ("exports_to_partner", between.unwrap_or(&nothing)),
            ("exports", self.exports),
            ("partner_imports", self.partner_imports),
            ("world_imports", self.world_imports),
            ("home_imports", self.home_imports),
        ])
    }

    fn goods(&self, between: &Basket) -> Result<Vec<Good>, Undefined> {
        let rows = aligned([
            self.exports,
            self.partner_imports,
            self.world_imports,
            self.home_imports,
            between,
        ])?;
        let number = |units: Option<i128>| Fraction::whole(units.unwrap_or_default());
        let good = |(code, row): (CommodityCode, [Option<i128>; 5])| {
            let [exports, partner, world, home, between] = row.map(number);
            Good { code, exports, partner, others: world.minus(&home), between }
        };
        Ok(rows.into_iter().map(good).collect())
    }

    /// Returns `Σ c_k`, and how many goods have none.
    fn complementarity(&self) -> Result<(Fraction, usize), Undefined> {
        let goods = self.goods(&Basket::default())?;
        let traded =
            goods.iter().filter(|good| good.exports.is_positive() && good.partner.is_positive());
        let (kept, left_out): (Vec<_>, Vec<_>) = traded.partition(|good| good.others.is_positive());
        let parts =
            kept.iter().filter_map(|good| good.exports.times(&good.partner).over(&good.others));
        let value = Fraction::sum(parts)
            .times(&self.others)
            .over(&self.exports_total.times(&self.partner_total))
            .ok_or(Undefined::BeyondBounds)?;
        Ok((value, left_out.len()))
    }
}
