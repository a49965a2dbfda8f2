//! Sources, and the references of facts to them.

use proptest::{collection::vec, option, prelude::*, sample};

use super::values::{partial_dates, texts};
use crate::{
    country::CountryPair,
    id::RecordId,
    source::{Side, Source, SourceKind, SourceRecord},
};

/// The names of the sources that generated facts cite.
const NAMES: [&str; 3] = ["source-0", "source-1", "source-2"];

/// Returns the three sources that generated facts cite, each for a side of `pair` or for none.
///
/// # Examples
///
/// ```
/// use bilateral::{CountryPair, proptest::prelude::*, strategy};
///
/// let pair = CountryPair::new("XAA".parse()?, "XBB".parse()?)?;
/// proptest!(|(sources in strategy::sources(pair))| prop_assert_eq!(sources.len(), 3));
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn sources(pair: CountryPair) -> impl Strategy<Value = Vec<Source>> {
    let side = sample::select(pair.countries().to_vec());
    let parts = (texts(), option::of(texts()), option::of(partial_dates()), option::of(side));
    vec(parts, NAMES.len()).prop_filter_map("each has its own name", |all| {
        let source = |(name, (title, publisher, published, side)): (&str, (_, _, _, Option<_>))| {
            Source::new(SourceRecord {
                id: RecordId::new(name).ok()?,
                title,
                kind: SourceKind::Press,
                publisher,
                side: side.map(Side::Country),
                published,
                retrieved: None,
                url: None,
                note: None,
            })
            .ok()
        };
        NAMES.into_iter().zip(all).map(source).collect()
    })
}

/// Returns some of the names of the sources.
pub(super) fn cited() -> impl Strategy<Value = Vec<RecordId>> {
    sample::subsequence(NAMES.to_vec(), 0..=NAMES.len()).prop_filter_map("they are names", |all| {
        all.into_iter().map(|name| RecordId::new(name).ok()).collect()
    })
}
