//! What the free text of the register says: types of visits, and the titles of visitors.

use bilateral::{
    Country, RecordId,
    visit::{PersonRecord, VisitKind, VisitLevel},
};

/// The phrases that name a type, in the order in which the type of a visit as a whole is chosen: the
/// first type of this list that the text names. Words begin where no letter is before them, so that
/// an unofficial visit is not an official one, and the longest phrase at a place is the one that is
/// meant, so that an official working visit is not also a working visit. Small and large letters are
/// the same. "Offical" is how the register writes some of them.
const PHRASES: &[(VisitKind, &str)] = &[
    (VisitKind::State, "state visit"),
    (VisitKind::OfficialWorking, "official working visit"),
    (VisitKind::OfficialWorking, "offical working visit"),
    (VisitKind::Working, "working visit"),
    (VisitKind::Official, "official visit"),
    (VisitKind::Official, "offical visit"),
    (VisitKind::Private, "private visit"),
    (VisitKind::Private, "unofficial visit"),
    (VisitKind::Private, "informal visit"),
];

/// The types that a text names.
pub(crate) struct Types {
    /// The type of the visit as a whole.
    pub kind: Option<VisitKind>,
    /// The phrase that says so.
    pub phrase: Option<&'static str>,
    /// All types, each once, in the order of the text.
    pub named: Vec<VisitKind>,
}

/// Returns the types that `text` names.
pub(crate) fn types(text: &str) -> Types {
    let text = text.to_lowercase();
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    for (at, _) in text.char_indices() {
        let begins_word = text[..at].chars().next_back().is_none_or(|it| !it.is_alphanumeric());
        if at < from || !begins_word {
            continue;
        }
        let here = PHRASES.iter().enumerate().filter(|(_, (_, it))| text[at..].starts_with(it));
        if let Some((rank, (_, phrase))) = here.max_by_key(|(_, (_, phrase))| phrase.len()) {
            found.push((at, rank));
            from = at + phrase.len();
        }
    }
    let mut named = Vec::new();
    for (_, rank) in &found {
        if !named.contains(&PHRASES[*rank].0) {
            named.push(PHRASES[*rank].0);
        }
    }
    let first = found.iter().map(|(_, rank)| *rank).min().map(|rank| PHRASES[rank]);
    Types { kind: first.map(|it| it.0), phrase: first.map(|it| it.1), named }
}

/// Titles with the level of the office, the longer before the shorter. Somebody who is elected or
/// designated does not yet hold the office.
const TITLES: &[(&str, Option<VisitLevel>)] = &[
    ("President-elect", None),
    ("President- elect", None),
    ("President-designate", None),
    ("President- designate", None),
    ("Prime Minister-elect", None),
    ("Prime Minister-designate", None),
    ("Chancellor-elect", None),
    ("Acting President", Some(VisitLevel::HeadOfState)),
    ("Interim President", Some(VisitLevel::HeadOfState)),
    ("Provisional President", Some(VisitLevel::HeadOfState)),
    ("President", Some(VisitLevel::HeadOfState)),
    ("Vice President", None),
    ("Acting Prime Minister", Some(VisitLevel::HeadOfGovernment)),
    ("Interim Prime Minister", Some(VisitLevel::HeadOfGovernment)),
    ("Deputy Prime Minister", Some(VisitLevel::DeputyHeadOfGovernment)),
    ("Prime Minister", Some(VisitLevel::HeadOfGovernment)),
    ("Vice Premier", Some(VisitLevel::DeputyHeadOfGovernment)),
    ("Premier", Some(VisitLevel::HeadOfGovernment)),
    ("Federal Chancellor", Some(VisitLevel::HeadOfGovernment)),
    ("Chancellor", Some(VisitLevel::HeadOfGovernment)),
    ("Taoiseach", Some(VisitLevel::HeadOfGovernment)),
    ("Foreign Minister", Some(VisitLevel::ForeignMinister)),
    ("King", Some(VisitLevel::HeadOfState)),
    ("Queen", Some(VisitLevel::HeadOfState)),
    ("Emperor", Some(VisitLevel::HeadOfState)),
    ("Shah", Some(VisitLevel::HeadOfState)),
    ("Sultan", Some(VisitLevel::HeadOfState)),
    ("Amir", Some(VisitLevel::HeadOfState)),
    ("Emir", Some(VisitLevel::HeadOfState)),
    ("Grand Duke", Some(VisitLevel::HeadOfState)),
    ("Grand Duchess", Some(VisitLevel::HeadOfState)),
    ("Pope", Some(VisitLevel::HeadOfState)),
    ("Crown Prince", None),
    ("Prince", None),
];

/// Returns the people whom `text` names with their titles: "President X and Prime Minister Y" are two,
/// of whom the first leads.
pub(crate) fn visitors(text: &str, guest: Country) -> Result<Vec<PersonRecord>, bilateral::Error> {
    let mut people = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let joined = rest.match_indices(" and ").map(|(at, word)| (at, at + word.len()));
        let mut joined = joined.filter(|(_, next)| title(&rest[*next..]).is_some());
        let (end, next) = joined.next().unwrap_or((rest.len(), rest.len()));
        people.push(visitor(&rest[..end], guest)?);
        rest = &rest[next..];
    }
    Ok(people)
}

fn visitor(text: &str, guest: Country) -> Result<PersonRecord, bilateral::Error> {
    let Some((office, level)) = title(text) else {
        return Ok(PersonRecord::new(text.parse()?));
    };
    let name = text[office.len()..].trim();
    // The princes of Monaco and Liechtenstein reign.
    let reigns = office == "Prince" && [Country::MCO, Country::LIE].contains(&guest);
    let level = if reigns { Some(VisitLevel::HeadOfState) } else { level };
    let name = if name.is_empty() { text } else { name };
    let record = PersonRecord::new(name.parse()?);
    Ok(PersonRecord { office: Some(office.parse()?), level, ..record })
}

/// Returns the title at the head of `text`, as it is written there.
fn title(text: &str) -> Option<(&str, Option<VisitLevel>)> {
    TITLES.iter().find_map(|(title, level)| {
        let head = text.get(..title.len()).filter(|head| head.eq_ignore_ascii_case(title))?;
        let ends = text[title.len()..].chars().next().is_none_or(|it| !it.is_alphanumeric());
        ends.then_some((head, *level))
    })
}

/// Returns the office of a traveler, as the register names the role.
pub(crate) fn office(role: &str) -> Option<(&'static str, Option<VisitLevel>)> {
    match role {
        "president" => Some(("President", Some(VisitLevel::HeadOfState))),
        "vice-president" => Some(("Vice President", None)),
        "secretary" => Some(("Secretary of State", Some(VisitLevel::ForeignMinister))),
        _ => None,
    }
}

/// Returns the name of the journey that begins with the visit `id`.
pub(crate) fn journey(id: &RecordId) -> Result<RecordId, bilateral::Error> {
    Ok(RecordId::new(format!("journey-{id}"))?)
}
