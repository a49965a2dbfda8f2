//! The page of several dossiers as one: their conflicts, and all that they state.

use std::fs;

use bilateral::{
    Brief, Dossier, RecordId,
    brief::BriefOptions,
    dossier::{
        self, Chosen, Claim, ClaimValue, Format, Limits, Merged, Policy, ReadError, Resolution,
    },
    source::Side,
};
use serde_json::json;

pub(crate) const USAGE: &str = "usage: merge_dossiers [FILE]… [--policy prefer:ID,ID|newest|side:SIDE|keep-both] \
                     [--format markdown|json]";

macro_rules! claims {
    ($($name:literal),+) => {
        &[$(($name, include_str!(concat!("../data/claims/", $name)))),+]
    };
}

/// The claims that come with the crate.
const CLAIMS: &[(&str, &str)] = claims![
    "c01.yaml", "c02.json", "c03.yaml", "c04.yaml", "c05.yaml", "c06.yaml", "c07.yaml", "c08.yaml",
    "c09.json", "c10.yaml", "c11.yaml"
];

/// Why there is no merged dossier.
#[derive(Debug)]
pub(crate) enum Failure {
    /// It was called wrongly.
    Usage(String),
    /// A dossier cannot be read, or they cannot be merged.
    Data(String),
}

struct Options {
    files: Vec<String>,
    policy: Policy,
    as_json: bool,
}

/// Returns the page that the arguments of a call ask for.
pub(crate) fn run(arguments: impl Iterator<Item = String>) -> Result<String, Failure> {
    let Some(options) = options(arguments)? else { return Ok(format!("{USAGE}\n")) };
    let mut dossiers = Vec::new();
    let mut problems = Vec::new();
    for path in &options.files {
        match fs::read(path).map_err(|error| format!("{path}: {error}")) {
            Ok(bytes) => match read(path, &bytes) {
                Ok(dossier) => dossiers.push(dossier),
                Err(problem) => problems.push(problem),
            },
            Err(problem) => problems.push(problem),
        }
    }
    if options.files.is_empty() {
        for (name, text) in CLAIMS {
            dossiers.push(read(name, text.as_bytes()).map_err(Failure::Data)?);
        }
    }
    if !problems.is_empty() {
        return Err(Failure::Data(problems.join("\n")));
    }
    let merged = dossier::merge(&dossiers).map_err(|error| {
        let of =
            |(path, dossier): (&String, &Dossier)| format!("\n  {path}: {}", dossier.between());
        let files: String = options.files.iter().zip(&dossiers).map(of).collect();
        Failure::Data(format!("{error}{files}"))
    })?;
    let conflicts = merged.dossier().conflicts();
    let resolved = conflicts.resolve(&options.policy);
    if options.files.is_empty() {
        assert_eq!(merged.received(), merged.distinct() + merged.identical());
        let count =
            |code: &str| resolved.iter().filter(|it| it.conflict.code.as_str() == code).count();
        assert_eq!(count("conflicting_claims"), 1, "424.4 million against almost a billion");
        assert_eq!(count("mirror_gap"), 1, "213.3 million against about 315");
        assert_eq!(count("subperiod_exceeds_period"), 1, "331.5 in nine months, 204 in the year");
        assert_eq!(count("cumulative_metric_decreased"), 1, "4000 vehicles, then 3500");
        assert_eq!(count("conflicting_dates"), 1, "since 2005 or since 2007");
    }
    if options.as_json {
        as_json(&merged, &resolved, &options.policy, conflicts.len(), dossiers.len())
            .map_err(|error| Failure::Data(error.to_string()))
    } else {
        Ok(as_markdown(&merged, &resolved, &options.policy, conflicts.len(), dossiers.len()))
    }
}

fn options(mut arguments: impl Iterator<Item = String>) -> Result<Option<Options>, Failure> {
    let mut options = Options { files: Vec::new(), policy: Policy::KeepBoth, as_json: false };
    while let Some(argument) = arguments.next() {
        let mut value =
            || arguments.next().ok_or_else(|| Failure::Usage(format!("{argument} needs a value")));
        match argument.as_str() {
            "--help" => return Ok(None),
            "--policy" => {
                let policy = value()?.parse::<Policy>();
                options.policy = policy.map_err(|error| Failure::Usage(error.to_string()))?;
            }
            "--format" => match value()?.as_str() {
                "markdown" => options.as_json = false,
                "json" => options.as_json = true,
                other => return Err(Failure::Usage(format!("there is no format `{other}`"))),
            },
            option if option.starts_with("--") => {
                return Err(Failure::Usage(format!("there is no option `{option}`")));
            }
            _ => options.files.push(argument),
        }
    }
    Ok(Some(options))
}

/// Reads one dossier, or says every problem with its place and the name of the file.
fn read(name: &str, bytes: &[u8]) -> Result<Dossier, String> {
    let looks_like_json = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{');
    let guess = if looks_like_json { Format::Json } else { Format::Yaml };
    let format = Format::of_file_name(name).unwrap_or(guess);
    match dossier::read(bytes, format, Limits::default()) {
        Ok(reading) => Ok(reading.into_parts().0),
        Err(error) => Err(format!("{name}: {error}{}", listed(&error))),
    }
}

fn listed(error: &ReadError) -> String {
    let problems = error.notices.iter().map(|notice| format!("\n  {notice}"));
    let more = error.notices.counts().filter_map(|(code, _)| {
        let more = error.notices.dropped_of(code);
        (more > 0).then(|| format!("\n  and {more} more of {code}"))
    });
    problems.chain(more).collect()
}

fn as_json(
    merged: &Merged,
    resolved: &[Resolution],
    policy: &Policy,
    total: usize,
    files: usize,
) -> Result<String, serde_json::Error> {
    let findings = merged.dossier().findings();
    let page = json!({
        "dossiers": files,
        "claims": {
            "received": merged.received(),
            "distinct": merged.distinct(),
            "identical": merged.identical(),
        },
        "policy": policy.to_string(),
        "notes": notes(merged, policy),
        "conflict_count": total,
        "conflicts": resolved,
        "notices": findings.iter().collect::<Vec<_>>(),
        "dossier": merged.dossier(),
    });
    Ok(serde_json::to_string_pretty(&page)? + "\n")
}

fn as_markdown(
    merged: &Merged,
    resolved: &[Resolution],
    policy: &Policy,
    total: usize,
    files: usize,
) -> String {
    let mut lines = vec![
        format!("# Claims about {}\n", merged.dossier().between()),
        format!(
            "{} in {}: {} distinct, {} identical.\n",
            counted(merged.received(), "claim"),
            counted(files, "dossier"),
            merged.distinct(),
            merged.identical(),
        ),
        "## Conflicts\n".to_owned(),
    ];
    if total == 0 {
        lines.push("None.".to_owned());
    } else {
        lines.push(format!("{total}, by the policy {}.\n", cell(&policy.to_string())));
        let mut notes = notes(merged, policy);
        if total > resolved.len() {
            notes.push(format!("The first {} are listed.", resolved.len()));
        }
        lines.extend(notes.iter().map(|note| format!("{}\n", cell(note))));
        lines.push("| what | period | one | other | difference | finding | chosen |".to_owned());
        lines.push("|---|---|---|---|---|---|---|".to_owned());
    }
    for it in resolved {
        let conflict = &it.conflict;
        let period = conflict.period.map(|period| period.to_string()).unwrap_or_default();
        let difference = conflict.difference.as_ref();
        let difference = difference.map(|it| format!("{} {}", it.value, it.unit));
        let said = |claim: &Claim<ClaimValue>| {
            let sources: Vec<&str> = claim.sources.iter().map(AsRef::as_ref).collect();
            let side = claim.side.map(|side| format!(", {side}")).unwrap_or_default();
            let sources = if sources.is_empty() { "no source".into() } else { sources.join(", ") };
            format!("{} ({sources}{side})", claim.value)
        };
        let chosen = match it.chosen {
            Chosen::Left => "the one",
            Chosen::Right => "the other",
            Chosen::Both => "both",
        };
        let cells = [
            conflict.subject.clone(),
            period,
            said(&conflict.left),
            said(&conflict.right),
            difference.unwrap_or_default(),
            conflict.code.to_string(),
            format!("{chosen}: {}", it.reason),
        ];
        lines.push(format!("| {} |", cells.map(|text| cell(&text)).join(" | ")));
    }
    let brief = Brief::new(merged.dossier(), BriefOptions::default());
    lines.join("\n") + "\n\n" + &brief.to_markdown()
}

/// Returns what the policy names and the dossiers have not, so that it chooses nothing.
fn notes(merged: &Merged, policy: &Policy) -> Vec<String> {
    match policy {
        Policy::Prefer(order) => {
            let is_known = |id: &RecordId| {
                let parted = format!("{id}-");
                merged.dossier().sources().iter().any(|source| {
                    let own = source.id().as_str();
                    own == id.as_str() || own.starts_with(&parted)
                })
            };
            let unknown = order.iter().filter(|id| !is_known(id));
            unknown.map(|id| format!("No dossier has a source `{id}`.")).collect()
        }
        Policy::Side(Side::Country(country))
            if !merged.dossier().between().countries().contains(country) =>
        {
            let between = merged.dossier().between();
            vec![format!("{country} is no side of the dossiers, which are about {between}.")]
        }
        _ => Vec::new(),
    }
}

/// Returns a number with what it counts.
fn counted(number: usize, what: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {what}{ending}")
}

/// Returns text that stays in its cell of a table.
fn cell(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii_punctuation() && "\\|`*_<>[]!#&".contains(character) {
            safe.push('\\');
        }
        safe.push(character);
    }
    safe
}
