//! Writing a dossier so that reading it gives the same one.

#[cfg(feature = "yaml")]
use super::yaml_text;
use super::{dossier::Dossier, format::Format};

/// Returns the dossier as text, which [`read`](super::read()) takes for the same dossier.
///
/// Same dossier, same bytes: the fields stand in the order of their records, the facts in that of their
/// collections, and a field that says nothing is left out. In YAML a text has quotes wherever some
/// reader of YAML, of whatever version, could take it for anything else: codes of digits, dates, `no`,
/// the key `on`.
///
/// # Examples
///
/// ```
/// use bilateral::{
///     Country, CountryPair, Dossier,
///     dossier::{self, DossierRecord, Format, Limits},
/// };
///
/// let pair = CountryPair::new(Country::AZE, Country::BLR)?;
/// let dossier = Dossier::new(DossierRecord::new(pair))?;
/// let text = dossier::write(&dossier, Format::Json);
/// let reading = dossier::read(text.as_bytes(), Format::Json, Limits::default());
/// assert_eq!(reading.as_ref().map(|reading| reading.dossier()), Ok(&dossier));
/// # Ok::<(), bilateral::Error>(())
/// ```
#[must_use]
pub fn write(dossier: &Dossier, format: Format) -> String {
    match format {
        Format::Json => {
            // A dossier is plain data with text for keys, which always has a JSON form.
            let mut text = serde_json::to_string_pretty(dossier).unwrap_or_default();
            text.push('\n');
            text
        }
        #[cfg(feature = "yaml")]
        Format::Yaml => yaml_text::print(&serde_json::to_string(dossier).unwrap_or_default()),
    }
}
