//! `Format`: how a dossier is written down.

/// In which format a dossier is written.
///
/// Both formats say the same: the same fields, the same rules, the same places in what is reported.
/// What YAML adds is comments, and fewer quotes. Its scalars without quotes keep their text, and the
/// field decides what they are: `NO` is Norway, `031` a code with its zero, `2022-05-18` a date and
/// `295.50` an amount of two decimals, while `days: 2` is a whole number and `days: "2"` is refused, as
/// in JSON. A field that may be absent may also be left empty, or be `null` or `~`; where a value must
/// stand, these are refused, and the word itself is written in quotes.
///
/// Of YAML, what would hide a value or repeat it is refused: anchors, aliases, merge keys, tags, a
/// second document, keys that are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// JSON (RFC 8259), in UTF-8.
    Json,
    /// YAML 1.2, in UTF-8.
    #[cfg(feature = "yaml")]
    Yaml,
}

impl Format {
    /// Returns the format that the name of a file says: `.json`, or with the feature `yaml` also
    /// `.yaml` and `.yml`, in either case.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::dossier::Format;
    ///
    /// assert_eq!(Format::of_file_name("azerbaijan-belarus.json"), Some(Format::Json));
    /// assert_eq!(Format::of_file_name("azerbaijan-belarus.txt"), None);
    /// ```
    #[must_use]
    pub fn of_file_name(name: &str) -> Option<Self> {
        let (stem, ending) = name.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            _ if stem.is_empty() || ending.contains(['/', '\\']) => None,
            "json" => Some(Self::Json),
            #[cfg(feature = "yaml")]
            "yaml" | "yml" => Some(Self::Yaml),
            _ => None,
        }
    }
}
