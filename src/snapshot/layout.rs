//! `Layout`: the columns of a snapshot.

use std::{collections::HashMap, sync::Arc};

use arrow_schema::{DataType, Field, Schema};

/// The version of the format that is written and read.
pub const FORMAT_VERSION: u32 = 1;

/// Columns of one entry for each exporter and importer.
pub(super) const EDITION: &str = "edition";
pub(super) const BASIS: &str = "basis";
pub(super) const CURRENCY: &str = "currency";
pub(super) const PERIOD: &str = "period";
pub(super) const FLOW: &str = "flow";
pub(super) const EXPORTER: &str = "exporter";
pub(super) const IMPORTER: &str = "importer";
pub(super) const VALUATION: &str = "valuation";
/// Rows kept by hand, in full, as JSON.
pub(super) const FLOWS: &str = "flows";
/// Columns of one list for each exporter and importer.
pub(super) const CODE: &str = "code";
pub(super) const VALUE: &str = "value";
pub(super) const NET_WEIGHT: &str = "net_weight_kg";
pub(super) const QUANTITY: &str = "quantity";
pub(super) const UNIT: &str = "unit";

/// Keys of the metadata.
const VERSION_KEY: &str = "bilateral.snapshot";
const COLUMNS_KEY: &str = "bilateral.columns";
const DUPLICATES_KEY: &str = "bilateral.duplicates";

/// The most decimals of a number in a table.
pub(super) const MOST_DECIMALS: u8 = 9;

/// How the numbers of a column are written: as whole numbers of 8 bytes, with the decimals in the name
/// of the column, or as decimals of 16 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NumberType {
    pub(super) is_long: bool,
    pub(super) decimals: u8,
}

/// Which columns there are, of those that need not be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) value: NumberType,
    pub(super) weight: Option<NumberType>,
    pub(super) quantity: Option<NumberType>,
    /// Whether each row has a valuation of its own.
    pub(super) has_valuations: bool,
    pub(super) has_flows: bool,
    /// Of each table.
    pub(super) duplicates: Vec<usize>,
}

/// Why metadata are not those of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum MetadataFault {
    NotASnapshot,
    Version(String),
    Unreadable,
}

impl NumberType {
    fn data_type(self) -> DataType {
        let scale = i8::try_from(self.decimals).unwrap_or(i8::MAX);
        if self.is_long { DataType::Decimal128(38, scale) } else { DataType::UInt64 }
    }

    /// Returns the name of a column of them: `value_e3` if a value is 1000 times what it says.
    fn named(self, column: &str) -> String {
        if self.is_long || self.decimals == 0 {
            column.to_owned()
        } else {
            format!("{column}_e{}", self.decimals)
        }
    }

    fn to_text(self) -> String {
        format!("{}.{}", if self.is_long { "decimal128" } else { "uint64" }, self.decimals)
    }

    fn parse(text: &str) -> Option<Self> {
        let (kind, decimals) = text.split_once('.')?;
        let is_long = match kind {
            "uint64" => false,
            "decimal128" => true,
            _ => return None,
        };
        let decimals = decimals.parse().ok().filter(|decimals| *decimals <= MOST_DECIMALS)?;
        Some(Self { is_long, decimals })
    }
}

impl Layout {
    /// Returns the fields that need not be there, in words.
    fn columns(&self) -> String {
        let mut words = vec![format!("{VALUE}:{}", self.value.to_text())];
        words.extend(self.weight.map(|numbers| format!("{NET_WEIGHT}:{}", numbers.to_text())));
        words.extend(self.quantity.map(|numbers| format!("{QUANTITY}:{}", numbers.to_text())));
        words.extend(self.has_valuations.then(|| VALUATION.to_owned()));
        words.extend(self.has_flows.then(|| FLOWS.to_owned()));
        words.join(" ")
    }

    /// Returns the metadata of the schema.
    fn metadata(&self) -> HashMap<String, String> {
        let duplicates: Vec<String> = self.duplicates.iter().map(usize::to_string).collect();
        HashMap::from([
            (VERSION_KEY.to_owned(), FORMAT_VERSION.to_string()),
            (COLUMNS_KEY.to_owned(), self.columns()),
            (DUPLICATES_KEY.to_owned(), duplicates.join(" ")),
        ])
    }

    /// Returns the layout that metadata tell.
    pub(super) fn of_metadata<'a>(
        entry: impl Fn(&str) -> Option<&'a str>,
    ) -> Result<Self, MetadataFault> {
        let version = entry(VERSION_KEY).ok_or(MetadataFault::NotASnapshot)?;
        if version != FORMAT_VERSION.to_string() {
            return Err(MetadataFault::Version(version.chars().take(40).collect()));
        }
        let unreadable = || MetadataFault::Unreadable;
        let mut layout = Self {
            value: NumberType { is_long: false, decimals: 0 },
            weight: None,
            quantity: None,
            has_valuations: false,
            has_flows: false,
            duplicates: Vec::new(),
        };
        for word in entry(COLUMNS_KEY).ok_or_else(unreadable)?.split(' ') {
            let (name, numbers) = match word.split_once(':') {
                Some((name, numbers)) => (name, NumberType::parse(numbers)),
                None => (word, None),
            };
            match (name, numbers) {
                (VALUE, Some(numbers)) => layout.value = numbers,
                (NET_WEIGHT, Some(numbers)) => layout.weight = Some(numbers),
                (QUANTITY, Some(numbers)) => layout.quantity = Some(numbers),
                (VALUATION, None) => layout.has_valuations = true,
                (FLOWS, None) => layout.has_flows = true,
                _ => return Err(unreadable()),
            }
        }
        let duplicates = entry(DUPLICATES_KEY).ok_or_else(unreadable)?.split_whitespace();
        layout.duplicates = duplicates
            .map(|count| count.parse().map_err(|_| unreadable()))
            .collect::<Result<_, _>>()?;
        Ok(layout)
    }

    /// Returns the schema; dictionaries are numbered in the order of its fields.
    pub(super) fn schema(&self) -> Schema {
        let dictionary = |index| DataType::Dictionary(Box::new(index), Box::new(DataType::Utf8));
        let short = || dictionary(DataType::UInt8);
        let long = || dictionary(DataType::UInt16);
        let list = |name: &str, item, is_nullable| {
            let item = Arc::new(Field::new("item", item, is_nullable));
            Field::new(name, DataType::List(item), false)
        };
        let mut fields = vec![
            Field::new(EDITION, short(), true),
            Field::new(BASIS, short(), false),
            Field::new(CURRENCY, short(), true),
            Field::new(PERIOD, long(), false),
            Field::new(FLOW, short(), false),
            Field::new(EXPORTER, long(), false),
            Field::new(IMPORTER, long(), false),
        ];
        fields.extend(self.has_flows.then(|| Field::new(FLOWS, DataType::Utf8, true)));
        fields.push(list(CODE, long(), false));
        let numbers =
            |column, numbers: NumberType| list(&numbers.named(column), numbers.data_type(), true);
        fields.push(numbers(VALUE, self.value));
        fields.extend(self.weight.map(|own| numbers(NET_WEIGHT, own)));
        if let Some(own) = self.quantity {
            fields.push(numbers(QUANTITY, own));
            fields.push(list(UNIT, short(), true));
        }
        fields.push(if self.has_valuations {
            list(VALUATION, short(), false)
        } else {
            Field::new(VALUATION, short(), false)
        });
        Schema::new_with_metadata(fields, self.metadata())
    }

    /// Returns the columns with a dictionary, in the order of the schema.
    pub(super) fn dictionaries(&self) -> impl Iterator<Item = &'static str> {
        let always = [EDITION, BASIS, CURRENCY, PERIOD, FLOW, EXPORTER, IMPORTER, CODE];
        always.into_iter().chain(self.quantity.map(|_| UNIT)).chain([VALUATION])
    }
}
