//! Prints the public interface that a file of rustdoc's JSON describes, one item a line.
//!
//! `bilateral-public-api FILE`
//!
//! An implementation of a trait has a line, and one for each type it names; its functions are the
//! trait's and have none. Exit code 1 stands for an interface that names a crate which users cannot
//! reach through ours, 3 for a version of the JSON that is not read here.

use std::{collections::BTreeSet, error::Error, fs, process::ExitCode};

/// The crates whose items may stand in our signatures: the standard library, ours, and those that we
/// re-export. `serde_core` is where serde keeps its traits.
const REACHABLE: &[&str] = &[
    "alloc",
    "bilateral",
    "core",
    "proptest",
    "rust_decimal",
    "schemars",
    "serde_core",
    "std",
    "time",
];

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("name the JSON file")?;
    let text = fs::read_to_string(&path)?;
    let json: serde_json::Value = serde_json::from_str(&text)?;
    let version = json.get("format_version").and_then(serde_json::Value::as_u64);
    if version != Some(rustdoc_types::FORMAT_VERSION.into()) {
        eprintln!("version {version:?} of the JSON, not {}", rustdoc_types::FORMAT_VERSION);
        return Ok(ExitCode::from(3));
    }
    let api = public_api::Builder::from_rustdoc_json(path)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build()?;
    let mut is_of_trait = false;
    let mut unreachable = BTreeSet::new();
    for item in api.items() {
        let line = item.to_string();
        if line.starts_with("impl") {
            is_of_trait = line.contains(" for ");
        } else if ["struct ", "enum ", "mod ", "trait ", "use "].iter().any(|it| line.contains(it))
        {
            is_of_trait = false;
        }
        let is_function =
            line.starts_with("pub ") && line.contains(" fn ") || line.starts_with("pub fn");
        if is_of_trait && is_function {
            continue;
        }
        println!("{line}");
        unreachable.extend(roots(&line).filter(|it| !REACHABLE.contains(it)).map(str::to_owned));
    }
    if unreachable.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("signatures name crates that are not re-exported: {unreachable:?}");
    Ok(ExitCode::FAILURE)
}

/// Returns the first words of the paths in `line`, but for types and type parameters.
fn roots(line: &str) -> impl Iterator<Item = &str> {
    line.split(|it: char| !(it.is_alphanumeric() || it == '_' || it == ':'))
        .filter_map(|path| path.split_once("::"))
        .map(|(root, _)| root.trim_matches(':'))
        .filter(|root| root.starts_with(|it: char| it.is_lowercase()))
}
