//! `Index`: the value of an index, with what it was worked out from.

use std::fmt;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::{exact::ExactValue, undefined::Undefined};
use crate::{commodity::CommodityCode, money::Money};

/// The value of an index, with its definition, the figures that it was worked out from, and the rows
/// behind them.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, Scale, herfindahl}};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD).ok();
/// let goods = [("0702".parse()?, dollars(60)), ("3902".parse()?, dollars(40))];
/// let index = herfindahl(&Basket::new(Some(HsEdition::H5), goods)?, Scale::Unit)?;
/// assert_eq!((index.name(), index.variant()), ("herfindahl", "unit"));
/// assert_eq!(index.to_string(), "herfindahl (unit) = 13/25");
/// assert_eq!(index.inputs()[0].to_string(), "total = 100 USD");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Index<V = ExactValue> {
    #[serde(flatten)]
    definition: Definition,
    value: V,
    inputs: Vec<Input>,
    coverage: IndexCoverage,
}

impl<V: Copy> Index<V> {
    /// Returns the value.
    #[must_use]
    pub const fn value(&self) -> V {
        self.value
    }
}

impl<V> Index<V> {
    pub(super) fn new(definition: Definition, value: V) -> Self {
        Self { definition, value, inputs: Vec::new(), coverage: IndexCoverage::default() }
    }

    /// Adds figures that the index was worked out from.
    pub(super) fn with(mut self, inputs: impl IntoIterator<Item = Input>) -> Self {
        self.inputs.extend(inputs);
        self
    }

    /// Adds what the figures rest on.
    pub(super) fn covering(mut self, coverage: IndexCoverage) -> Self {
        self.coverage = self.coverage.and(coverage);
        self
    }

    /// Returns the name, which is that of the function.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.definition.name
    }

    /// Returns which of several definitions it is: `standard` if there is one.
    #[must_use]
    pub const fn variant(&self) -> &'static str {
        self.definition.variant
    }

    /// Returns the figures that it was worked out from, in the order of the formula.
    #[must_use]
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// Returns the rows and goods behind the figures.
    #[must_use]
    pub const fn coverage(&self) -> IndexCoverage {
        self.coverage
    }
}

impl<V: fmt::Display> fmt::Display for Index<V> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} = {}", self.definition, self.value)
    }
}

/// The values of an index that each good has, with its definition and what they were worked out from.
///
/// # Examples
///
/// ```
/// use bilateral::{Currency, HsEdition, Money, indicator::{Basket, ReferenceSet, Undefined, balassa}};
///
/// let dollars = |value: u32| Money::new(value.into(), Currency::USD).ok();
/// let of = |tomatoes, plastics| {
///     Basket::new(Some(HsEdition::H5), [("0702".parse()?, tomatoes), ("3902".parse()?, plastics)])
///         .map_err(Box::<dyn std::error::Error>::from)
/// };
/// let (home, world) = (of(dollars(30), None)?, of(dollars(60), dollars(40))?);
/// let found = balassa(&home, &world, ReferenceSet::World)?;
/// assert_eq!(found.of("0702".parse()?)?.to_string(), "5/3");
/// assert!(matches!(found.of("3902".parse()?), Err(Undefined::MissingValue { .. })));
/// assert!(matches!(found.of("8701".parse()?), Err(Undefined::NotInBasket { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IndexByGood<V = ExactValue> {
    definition: Definition,
    goods: Vec<(CommodityCode, Result<V, Undefined>)>,
    inputs: Vec<Input>,
    coverage: IndexCoverage,
}

impl<V: Copy> IndexByGood<V> {
    /// Returns the value of a good.
    ///
    /// # Errors
    ///
    /// Returns an error if the good is not in the baskets, or its index is undefined.
    pub fn of(&self, code: CommodityCode) -> Result<V, Undefined> {
        let place = self.goods.binary_search_by_key(&code, |(code, _)| *code).ok();
        let found = place.and_then(|place| self.goods.get(place));
        found.map_or(Err(Undefined::NotInBasket { code, what: "the baskets" }), |(_, value)| *value)
    }

    /// Returns the goods with their values, by code, or why they have none.
    pub fn iter(&self) -> impl Iterator<Item = (CommodityCode, Result<V, Undefined>)> {
        self.goods.iter().copied()
    }
}

impl<V> IndexByGood<V> {
    /// The goods are sorted by code.
    pub(super) fn new(
        definition: Definition,
        goods: Vec<(CommodityCode, Result<V, Undefined>)>,
    ) -> Self {
        let coverage = IndexCoverage::default().with_goods(goods.len());
        Self { definition, goods, inputs: Vec::new(), coverage }
    }

    pub(super) fn with(mut self, inputs: impl IntoIterator<Item = Input>) -> Self {
        self.inputs.extend(inputs);
        self
    }

    pub(super) fn covering(mut self, coverage: IndexCoverage) -> Self {
        self.coverage = self.coverage.and(coverage);
        self
    }

    /// Returns the name, which is that of the function.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.definition.name
    }

    /// Returns which of several definitions it is: `standard` if there is one.
    #[must_use]
    pub const fn variant(&self) -> &'static str {
        self.definition.variant
    }

    /// Returns how many goods there are, those whose index is undefined included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.goods.len()
    }

    /// Returns whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.goods.is_empty()
    }

    /// Returns the totals that the values were worked out from, in the order of the formula.
    #[must_use]
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// Returns the rows and goods behind the figures.
    #[must_use]
    pub const fn coverage(&self) -> IndexCoverage {
        self.coverage
    }
}

impl<V: Serialize> Serialize for IndexByGood<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Row<'a, V> {
            commodity: CommodityCode,
            value: Option<&'a V>,
            reason: Option<String>,
        }

        let rows: Vec<Row<'_, V>> = self
            .goods
            .iter()
            .map(|(code, value)| Row {
                commodity: *code,
                value: value.as_ref().ok(),
                reason: value.as_ref().err().map(Undefined::to_string),
            })
            .collect();
        let mut fields = serializer.serialize_struct("IndexByGood", 5)?;
        fields.serialize_field("name", self.name())?;
        fields.serialize_field("variant", self.variant())?;
        fields.serialize_field("goods", &rows)?;
        fields.serialize_field("inputs", &self.inputs)?;
        fields.serialize_field("coverage", &self.coverage)?;
        fields.end()
    }
}

/// Which index, by which of its definitions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub(super) struct Definition {
    name: &'static str,
    variant: &'static str,
}

impl Definition {
    /// Returns the only definition of an index.
    pub(super) const fn only(name: &'static str) -> Self {
        Self { name, variant: "standard" }
    }

    /// Returns one of several definitions of an index.
    pub(super) const fn of(name: &'static str, variant: &'static str) -> Self {
        Self { name, variant }
    }
}

impl fmt::Display for Definition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.variant {
            "standard" => formatter.write_str(self.name),
            variant => write!(formatter, "{} ({variant})", self.name),
        }
    }
}

/// A figure that an index was worked out from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Input {
    name: &'static str,
    value: InputValue,
}

/// What a figure is that an index was worked out from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum InputValue {
    /// An amount.
    Money(Money),
    /// A count of goods, periods or countries.
    Count(usize),
    /// A number without a unit, such as another index.
    Number(ExactValue),
}

impl Input {
    pub(super) const fn money(name: &'static str, value: Money) -> Self {
        Self { name, value: InputValue::Money(value) }
    }

    pub(super) const fn count(name: &'static str, value: usize) -> Self {
        Self { name, value: InputValue::Count(value) }
    }

    pub(super) const fn number(name: &'static str, value: ExactValue) -> Self {
        Self { name, value: InputValue::Number(value) }
    }

    /// Returns what it is, in `snake_case`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// Returns the figure.
    #[must_use]
    pub const fn value(self) -> InputValue {
        self.value
    }
}

impl fmt::Display for Input {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.value {
            InputValue::Money(value) => write!(formatter, "{} = {value}", self.name),
            InputValue::Count(value) => write!(formatter, "{} = {value}", self.name),
            InputValue::Number(value) => write!(formatter, "{} = {value}", self.name),
        }
    }
}

/// What an index rests on: rows, goods, and the reporters that the world is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct IndexCoverage {
    rows: usize,
    rows_without_value: usize,
    goods: usize,
    goods_left_out: usize,
    reporters: Option<usize>,
}

impl IndexCoverage {
    pub(super) fn of_rows(rows: usize, rows_without_value: usize) -> Self {
        Self { rows, rows_without_value, ..Self::default() }
    }

    pub(super) const fn with_goods(self, goods: usize) -> Self {
        Self { goods, ..self }
    }

    pub(super) const fn with_goods_left_out(self, goods_left_out: usize) -> Self {
        Self { goods_left_out, ..self }
    }

    pub(super) const fn with_reporters(self, reporters: usize) -> Self {
        Self { reporters: Some(reporters), ..self }
    }

    /// Returns the coverage of two figures together: their rows, and the larger number of goods and of
    /// reporters.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            rows: self.rows.saturating_add(other.rows),
            rows_without_value: self.rows_without_value.saturating_add(other.rows_without_value),
            goods: self.goods.max(other.goods),
            goods_left_out: self.goods_left_out.max(other.goods_left_out),
            reporters: self.reporters.max(other.reporters),
        }
    }

    /// Returns how many rows, or own figures, are behind the index, those without a value included. A
    /// row that is behind two of the figures counts twice.
    #[must_use]
    pub const fn rows(self) -> usize {
        self.rows
    }

    /// Returns how many of them have no value. They are not counted as zero.
    #[must_use]
    pub const fn rows_without_value(self) -> usize {
        self.rows_without_value
    }

    /// Returns how many goods are compared.
    #[must_use]
    pub const fn goods(self) -> usize {
        self.goods
    }

    /// Returns how many of the goods the formula leaves out.
    #[must_use]
    pub const fn goods_left_out(self) -> usize {
        self.goods_left_out
    }

    /// Returns how many reporters (in reconciled trade, exporters or importers) the world is made of, or
    /// `None` if the index needs no world.
    #[must_use]
    pub const fn reporters(self) -> Option<usize> {
        self.reporters
    }
}
