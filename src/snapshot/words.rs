//! `Words`: the dictionaries of a snapshot.

use std::sync::Arc;

use super::layout::{
    BASIS, CODE, CURRENCY, EDITION, EXPORTER, FLOW, IMPORTER, PERIOD, UNIT, VALUATION,
};
use crate::{
    commodity::{CommodityCode, HsEdition},
    country::Partner,
    money::Currency,
    period::Period,
    quantity::Unit,
    trade::{FlowKind, Reconciler, TradeBasis, Valuation, store::Dictionary},
};

/// The entries of each dictionary, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    pub(super) editions: Vec<HsEdition>,
    pub(super) bases: Vec<TradeBasis>,
    pub(super) currencies: Vec<Currency>,
    pub(super) periods: Vec<Period>,
    pub(super) flows: Vec<FlowKind>,
    pub(super) valuations: Vec<Valuation>,
    pub(super) units: Vec<Unit>,
    /// Areas and codes.
    pub(super) dictionary: Arc<Dictionary>,
}

/// Returns the entries as a dictionary has them.
pub(super) fn sorted<T: Word>(entries: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut sorted: Vec<T> = entries.into_iter().collect();
    sorted.sort_by_key(Word::order);
    sorted.dedup();
    sorted
}

impl Words {
    /// Returns the entries of the dictionary of a column.
    pub(super) fn texts(&self, column: &str) -> Vec<String> {
        fn texts<T: Word>(entries: &[T]) -> Vec<String> {
            entries.iter().map(Word::to_text).collect()
        }
        match column {
            EDITION => texts(&self.editions),
            BASIS => texts(&self.bases),
            CURRENCY => texts(&self.currencies),
            PERIOD => texts(&self.periods),
            FLOW => texts(&self.flows),
            VALUATION => texts(&self.valuations),
            UNIT => texts(&self.units),
            CODE => texts(self.dictionary.products()),
            _ => texts(self.dictionary.areas()),
        }
    }
}

/// Words that are being read, dictionary by dictionary.
#[derive(Debug, Clone, Default)]
pub(super) struct WordsReader {
    words: Words,
    exporters: Vec<Partner>,
    importers: Vec<Partner>,
    codes: Vec<CommodityCode>,
}

impl WordsReader {
    /// Takes the entries of the dictionary of a column, or returns the first that is unknown or out of
    /// order.
    pub(super) fn take<'a>(
        &mut self,
        column: &str,
        texts: impl Iterator<Item = &'a str>,
    ) -> Result<(), usize> {
        let words = &mut self.words;
        match column {
            EDITION => words.editions = entries(texts)?,
            BASIS => words.bases = entries(texts)?,
            CURRENCY => words.currencies = entries(texts)?,
            PERIOD => words.periods = entries(texts)?,
            FLOW => words.flows = entries(texts)?,
            VALUATION => words.valuations = entries(texts)?,
            UNIT => words.units = entries(texts)?,
            CODE => self.codes = entries(texts)?,
            EXPORTER => self.exporters = entries(texts)?,
            _ => self.importers = entries(texts)?,
        }
        Ok(())
    }

    /// Returns the words, or the column and the entry that is wrong.
    pub(super) fn finish(self) -> Result<Words, (&'static str, usize)> {
        let Self { mut words, exporters, importers, codes } = self;
        if exporters != importers {
            return Err((
                IMPORTER,
                exporters.iter().zip(&importers).take_while(|(a, b)| a == b).count(),
            ));
        }
        let count = codes.len();
        let dictionary = Dictionary::of_sorted(exporters, codes).ok_or((CODE, count))?;
        words.dictionary = Arc::new(dictionary);
        Ok(words)
    }
}

fn entries<'a, T: Word>(texts: impl Iterator<Item = &'a str>) -> Result<Vec<T>, usize> {
    let mut entries: Vec<T> = Vec::new();
    for (place, text) in texts.enumerate() {
        let entry = T::parse(text).ok_or(place)?;
        if entries.last().is_some_and(|last| last.order() >= entry.order()) {
            return Err(place);
        }
        entries.push(entry);
    }
    Ok(entries)
}

/// An entry of a dictionary.
pub(super) trait Word: Copy + PartialEq {
    /// By what the entries of a dictionary are sorted.
    type Order: Ord;

    fn order(&self) -> Self::Order;
    fn to_text(&self) -> String;
    fn parse(text: &str) -> Option<Self>;
}

/// Entries that are sorted by their order, with their own text form.
macro_rules! words_of {
    ($($type:ty: $order:ty = $by:expr;)*) => {$(
        impl Word for $type {
            type Order = $order;

            fn order(&self) -> Self::Order {
                $by(*self)
            }

            fn to_text(&self) -> String {
                self.to_string()
            }

            fn parse(text: &str) -> Option<Self> {
                // Only the text that is written: no other spelling.
                text.parse().ok().filter(|entry: &Self| entry.to_string() == text)
            }
        }
    )*};
}

words_of! {
    HsEdition: HsEdition = |entry| entry;
    Currency: &'static str = Currency::code;
    Period: Period = |entry| entry;
    Partner: (u32, Partner) = |entry: Partner| (entry.statistical_order(), entry);
    CommodityCode: CommodityCode = |entry| entry;
}

/// Entries that are one of a list, sorted by their text form.
macro_rules! listed_words {
    ($($type:ty: $all:expr, $text:expr;)*) => {$(
        impl Word for $type {
            type Order = &'static str;

            fn order(&self) -> Self::Order {
                $text(*self)
            }

            fn to_text(&self) -> String {
                $text(*self).to_owned()
            }

            fn parse(text: &str) -> Option<Self> {
                $all.iter().copied().find(|entry| $text(*entry) == text)
            }
        }
    )*};
}

listed_words! {
    FlowKind: FlowKind::ALL, FlowKind::as_str;
    Valuation: Valuation::ALL, Valuation::as_str;
    Unit: Unit::ALL, Unit::symbol;
    TradeBasis: BASES, basis_text;
}

const BASES: &[TradeBasis] = &[
    TradeBasis::AsReported,
    TradeBasis::Reconciled(Reconciler::Baci),
    TradeBasis::Reconciled(Reconciler::Other),
];

const fn basis_text(basis: TradeBasis) -> &'static str {
    match basis {
        TradeBasis::AsReported => "as-reported",
        TradeBasis::Reconciled(Reconciler::Baci) => "reconciled:baci",
        TradeBasis::Reconciled(Reconciler::Other) => "reconciled:other",
    }
}
