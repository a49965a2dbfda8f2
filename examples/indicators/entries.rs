//! The list of indices that is printed.

use bilateral::{
    Country, Money, Ratio,
    indicator::{Approximate, ExactValue, Index, IndexByGood, IndexCoverage, Undefined},
};
use serde::Serialize;

/// One index, or one index of a good.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Entry {
    pub(crate) name: &'static str,
    pub(crate) variant: &'static str,
    pub(crate) seen_from: String,
    /// Which flow or basket it is of, where there are several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) of: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) commodity: Option<String>,
    /// The earlier period of a change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) base: Option<String>,
    /// Decimal text.
    pub(crate) value: Option<String>,
    /// The same as a fraction, where that is exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ratio: Option<Ratio>,
    /// Of an amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) currency: Option<&'static str>,
    pub(crate) reason: Option<String>,
    pub(crate) coverage: Option<IndexCoverage>,
}

/// What a value is in text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shown {
    value: String,
    ratio: Option<Ratio>,
    currency: Option<&'static str>,
}

impl From<ExactValue> for Shown {
    fn from(value: ExactValue) -> Self {
        let text = value.to_decimal().normalize().to_string();
        Self { value: text, ratio: value.ratio(), currency: None }
    }
}

impl From<Approximate> for Shown {
    fn from(value: Approximate) -> Self {
        Self { value: value.to_string(), ..Self::default() }
    }
}

impl From<Money> for Shown {
    fn from(value: Money) -> Self {
        let currency = Some(value.currency().code());
        Self { value: value.amount().normalize().to_string(), ratio: None, currency }
    }
}

/// The indices found so far.
#[derive(Debug, Clone)]
pub(crate) struct Entries {
    seen_from: String,
    of: Option<&'static str>,
    base: Option<String>,
    /// Why indices are undefined, where the file is to blame.
    because: Option<&'static str>,
    rows: Vec<Entry>,
}

impl Entries {
    pub(crate) fn new(seen_from: Country) -> Self {
        Self {
            seen_from: seen_from.to_string(),
            of: None,
            base: None,
            because: None,
            rows: Vec::new(),
        }
    }

    pub(crate) fn into_rows(self) -> Vec<Entry> {
        self.rows
    }

    /// Says of which flow or basket the next indices are.
    pub(crate) fn of(&mut self, of: impl Into<Option<&'static str>>) -> &mut Self {
        self.of = of.into();
        self
    }

    /// Says since which period the next indices are.
    pub(crate) fn since(&mut self, base: Option<String>) {
        self.base = base;
    }

    /// Says why the next indices that are undefined are so, where the file is to blame.
    pub(crate) fn because(&mut self, reason: Option<&'static str>) {
        self.because = reason;
    }

    /// Adds an index, or why it is undefined.
    pub(crate) fn add<V: Copy + Into<Shown>>(
        &mut self,
        name: &'static str,
        variant: &'static str,
        found: Result<Index<V>, Undefined>,
    ) {
        match found {
            Ok(index) => self.push(name, variant, None, Ok(index.value().into()), index.coverage()),
            Err(reason) => self.push(name, variant, None, Err(reason), IndexCoverage::default()),
        }
    }

    /// Adds an index of each good, or why there is none of any.
    pub(crate) fn add_by_good<V: Copy + Into<Shown>>(
        &mut self,
        name: &'static str,
        variant: &'static str,
        found: Result<IndexByGood<V>, Undefined>,
    ) {
        match found {
            Ok(index) => {
                for (code, value) in index.iter() {
                    let code = Some(code.to_string());
                    self.push(name, variant, code, value.map(Into::into), index.coverage());
                }
            }
            Err(reason) => self.push(name, variant, None, Err(reason), IndexCoverage::default()),
        }
    }

    /// Adds one part of an index that has several.
    pub(crate) fn part<V: Into<Shown>>(
        &mut self,
        name: &'static str,
        variant: &'static str,
        found: Result<(V, IndexCoverage), Undefined>,
    ) {
        match found {
            Ok((value, coverage)) => self.push(name, variant, None, Ok(value.into()), coverage),
            Err(reason) => self.push(name, variant, None, Err(reason), IndexCoverage::default()),
        }
    }

    /// Adds an index that the file cannot tell.
    pub(crate) fn without(&mut self, name: &'static str, variant: &'static str, reason: &str) {
        let mut entry = self.entry(name, variant);
        entry.reason = Some(reason.to_owned());
        self.rows.push(entry);
    }

    fn push(
        &mut self,
        name: &'static str,
        variant: &'static str,
        commodity: Option<String>,
        value: Result<Shown, Undefined>,
        coverage: IndexCoverage,
    ) {
        let mut entry = self.entry(name, variant);
        entry.commodity = commodity;
        match value {
            Ok(shown) => {
                (entry.value, entry.ratio) = (Some(shown.value), shown.ratio);
                entry.currency = shown.currency;
                entry.coverage = Some(coverage);
            }
            Err(reason) => {
                let own = self.because.map_or_else(|| reason.to_string(), str::to_owned);
                entry.reason = Some(own);
            }
        }
        self.rows.push(entry);
    }

    fn entry(&self, name: &'static str, variant: &'static str) -> Entry {
        Entry {
            name,
            variant,
            seen_from: self.seen_from.clone(),
            of: self.of,
            commodity: None,
            base: self.base.clone(),
            value: None,
            ratio: None,
            currency: None,
            reason: None,
            coverage: None,
        }
    }
}
