//! Which country the register means: its slugs and names, by date.

use std::collections::BTreeMap;

use bilateral::{Country, period::day, time::Date};

/// What a name of the register stands for.
pub(crate) enum Resolved {
    /// A country.
    Country(Country),
    /// Something that is known and no country, with the reason.
    NoCountry(&'static str),
    /// Nothing that is known.
    Unknown,
}

/// Slugs that are no slug of a name in ISO 3166-1, each with the country. Countries that were renamed
/// have their present code at all times; slips of the pen are among them as they occur.
const ALIASES: &[(&str, &str)] = &[
    ("antigua-barbuda", "ATG"),
    ("bosnia", "BIH"),
    ("bosnia-herzegovina", "BIH"),
    ("brunei-darussalam", "BRN"),
    ("burma", "MMR"),
    ("burma-myanmar", "MMR"),
    ("cabo-verde", "CPV"),
    ("cambodia-kampuchea", "KHM"),
    ("cape-verde", "CPV"),
    ("ceylon", "LKA"),
    ("china-peoples-republic-of", "CHN"),
    ("china-republic-of", "TWN"),
    ("congo", "COG"),
    ("congo-brazzaville", "COG"),
    ("congo-democratic-republic", "COD"),
    ("congo-democratic-republic-of", "COD"),
    ("congo-kinshasa", "COD"),
    ("congo-republic", "COG"),
    ("congo-republic-of", "COG"),
    ("cote-divoire", "CIV"),
    ("czech-republic", "CZE"),
    ("czechia", "CZE"),
    ("dahomey", "BEN"),
    ("democratic-republic-of-the-congo", "COD"),
    ("east-timor", "TLS"),
    ("eswatini", "SWZ"),
    ("germany-federal-republic-of", "DEU"),
    ("gambia", "GMB"),
    ("great-britain", "GBR"),
    ("greenland", "GRL"),
    ("guinea-bissau", "GNB"),
    ("holy-see", "VAT"),
    ("hong-kong", "HKG"),
    ("ivory-coast", "CIV"),
    ("kirghizia", "KGZ"),
    ("korea", "KOR"),
    ("korea-north", "PRK"),
    ("korea-republic-of", "KOR"),
    ("korea-south", "KOR"),
    ("kyrgyz-republic", "KGZ"),
    ("laos", "LAO"),
    ("macau", "MAC"),
    ("macedonia", "MKD"),
    ("macedonia-former-yugoslav-republic-of", "MKD"),
    ("malaya", "MYS"),
    ("micronesia", "FSM"),
    ("micronesia-federated-states-of", "FSM"),
    ("moldova", "MDA"),
    ("myanmar", "MMR"),
    ("north-korea", "PRK"),
    ("north-macedonia", "MKD"),
    ("palestine", "PSE"),
    ("palestinian-authority", "PSE"),
    ("palestinian-territories", "PSE"),
    ("persia", "IRN"),
    ("republic-of-china", "TWN"),
    ("republic-of-korea", "KOR"),
    ("rhodesia", "ZWE"),
    ("saint-kitts-nevis", "KNA"),
    ("saint-vincent-grenadines", "VCT"),
    ("sao-tome-and-principe", "STP"),
    ("siam", "THA"),
    ("slovak-republic", "SVK"),
    ("somali-republic", "SOM"),
    ("somoa", "WSM"),
    ("south-korea", "KOR"),
    ("southern-rhodesia", "ZWE"),
    ("st-kitts-and-nevis", "KNA"),
    ("st-lucia", "LCA"),
    ("st-vincent-and-the-grenadines", "VCT"),
    ("surinam", "SUR"),
    ("swaziland", "SWZ"),
    ("syria", "SYR"),
    ("tanganyika", "TZA"),
    ("the-bahamas", "BHS"),
    ("the-gambia", "GMB"),
    ("timor-leste", "TLS"),
    ("trinidad-tobago", "TTO"),
    ("turkey", "TUR"),
    ("turkiye", "TUR"),
    ("upper-volta", "BFA"),
    ("vatican", "VAT"),
    ("vatican-city", "VAT"),
    ("viet-nam", "VNM"),
    ("west-bank", "PSE"),
    ("gaza", "PSE"),
    ("western-samoa", "WSM"),
    ("yemen-arab-republic", "YEM"),
    ("zaire", "COD"),
];

/// Codes, each with the day on which it ended.
type Spans = &'static [(&'static str, &'static str)];

/// Slugs of states that began, ended or changed hands: the code until the day before each date, and
/// the one since the last. States that ended have their code in ISO 3166-3; for Hawaii, a kingdom and
/// a republic until 12 August 1898, ISO has none, and we assign one of those it leaves to its users.
const DATED: &[(&str, Spans, Option<&str>)] = &[
    ("czechoslovakia", &[("1993-01-01", "CSHH")], None),
    ("east-germany", &[("1990-10-03", "DDDE")], Some("DEU")),
    ("german-democratic-republic", &[("1990-10-03", "DDDE")], Some("DEU")),
    ("hawaii", &[("1898-08-12", "XHW")], None),
    (
        "kosovo",
        &[("2003-02-04", "YUCS"), ("2006-06-05", "CSXX"), ("2008-02-17", "SRB")],
        Some("XKX"),
    ),
    (
        "montenegro",
        &[("1918-12-01", "MNE"), ("2003-02-04", "YUCS"), ("2006-06-03", "CSXX")],
        Some("MNE"),
    ),
    ("netherlands-antilles", &[("2010-10-10", "ANHH")], None),
    ("north-vietnam", &[("1976-07-02", "VDVN")], Some("VNM")),
    ("russia", &[("1922-12-30", "RUS"), ("1991-12-26", "SUHH")], Some("RUS")),
    (
        "serbia",
        &[("1918-12-01", "SRB"), ("2003-02-04", "YUCS"), ("2006-06-05", "CSXX")],
        Some("SRB"),
    ),
    ("serbia-and-montenegro", &[("2003-02-04", "YUCS"), ("2006-06-05", "CSXX")], None),
    ("south-yemen", &[("1990-05-22", "YDYE")], Some("YEM")),
    ("soviet-union", &[("1922-12-30", "RUS"), ("1991-12-26", "SUHH")], Some("RUS")),
    ("ussr", &[("1922-12-30", "RUS"), ("1991-12-26", "SUHH")], Some("RUS")),
    ("yugoslavia", &[("2003-02-04", "YUCS"), ("2006-06-05", "CSXX")], None),
];

/// Slugs of what is no country, each with the reason.
const NO_COUNTRY: &[(&str, &str)] = &[
    ("african-union", ORGANIZATION),
    ("arab-league", ORGANIZATION),
    ("asean", ORGANIZATION),
    ("atlantic-ocean", NOWHERE),
    ("at-sea", NOWHERE),
    ("european-commission", ORGANIZATION),
    ("european-communities", ORGANIZATION),
    ("european-community", ORGANIZATION),
    ("european-council", ORGANIZATION),
    ("european-union", ORGANIZATION),
    ("international-waters", NOWHERE),
    ("nato", ORGANIZATION),
    ("north-atlantic-treaty-organization", ORGANIZATION),
    ("organization-of-american-states", ORGANIZATION),
    ("pacific-ocean", NOWHERE),
    ("tibet", "a government in exile, without a code in ISO 3166"),
    ("united-nations", ORGANIZATION),
];

const ORGANIZATION: &str = "an international organization";
const NOWHERE: &str = "the territory of no country";

/// Resolves names of the register, each by a table that is looked up once.
pub(crate) struct Countries {
    by_slug: BTreeMap<String, Country>,
}

impl Countries {
    /// Returns the names of ISO 3166-1 and the aliases.
    pub(crate) fn new() -> Result<Self, bilateral::Error> {
        let mut by_slug: BTreeMap<_, _> =
            Country::all().map(|country| (slug(country.name()), country)).collect();
        for (alias, code) in ALIASES {
            by_slug.insert((*alias).to_owned(), code.parse()?);
        }
        Ok(Self { by_slug })
    }

    /// Returns what `id`, or if that says nothing `name`, stood for on `on`.
    pub(crate) fn resolve(
        &self,
        id: &str,
        name: &str,
        on: Date,
    ) -> Result<Resolved, bilateral::Error> {
        // "Dahomey (Benin)" is either, and "Denmark (Greenland)" is part of the first.
        let (before, inside) = name.split_once('(').unwrap_or((name, ""));
        for slug in [slug(id), slug(name), slug(before), slug(inside)] {
            if let Some((_, reason)) = NO_COUNTRY.iter().find(|(own, _)| *own == slug) {
                return Ok(Resolved::NoCountry(reason));
            }
            if let Some((_, spans, since)) = DATED.iter().find(|(own, ..)| *own == slug) {
                for (until, code) in *spans {
                    if on < day::parse(until)? {
                        return Ok(Resolved::Country(code.parse()?));
                    }
                }
                return Ok(match since {
                    Some(code) => Resolved::Country(code.parse()?),
                    None => Resolved::NoCountry("a state that had ended by then"),
                });
            }
            if let Some(country) = self.by_slug.get(&slug) {
                return Ok(Resolved::Country(*country));
            }
        }
        Ok(Resolved::Unknown)
    }
}

/// Returns `name` in small letters without accents, its words joined by `-`.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        let plain = match letter {
            'à'..='å' => 'a',
            'ç' => 'c',
            'è'..='ë' => 'e',
            'ì'..='ï' => 'i',
            'ñ' => 'n',
            'ò'..='ö' => 'o',
            'ù'..='ü' => 'u',
            other => other,
        };
        if plain.is_ascii_alphanumeric() {
            slug.push(plain);
        } else if [' ', '-'].contains(&plain) && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}
