//! The architecture: which module may name which.

use std::collections::BTreeSet;

use crate::rust_text::{SourceFile, Token, closing, source_files, starts_with};

/// The layers from the ground up, as in `ARCHITECTURE.md`.
///
/// A module may name modules of the lines above its own line here; never one of its own line,
/// never one of a line below. This list is the architecture: to draw a new arrow, change it here,
/// and expect to be asked why.
const LAYERS: &[(&str, &[&str])] = &[
    ("1a ground", &["text", "threads", "truth"]),
    ("1b ground", &["decimal", "id"]),
    ("1c ground", &["notice"]),
    ("2 values", &["country", "period", "quantity", "ratio"]),
    ("3 money", &["money"]),
    ("4 vocabulary", &["commodity", "event", "sector", "source"]),
    ("5 facts", &["agreement", "project", "relations", "trade", "visit"]),
    ("6a measures", &["convert", "indicator"]),
    ("6b measures", &["complexity", "mirror"]),
    ("7 edges in", &["ingest"]),
    ("8 whole", &["dossier"]),
    ("9 faces", &["brief", "export", "interop", "snapshot"]),
    ("10 union", &["error", "guide", "schema", "strategy"]),
];

/// Modules that unit tests may name although they stand above: the strategies of property tests.
const LENT_TO_TESTS: &[&str] = &["strategy"];

#[test]
fn every_import_points_down_to_the_ground() {
    let faults: Vec<String> = source_files().iter().flat_map(faults).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_module_has_a_layer() {
    let files = source_files();
    let present: BTreeSet<&str> = files.iter().filter_map(SourceFile::module).collect();
    let unlisted: Vec<&str> =
        present.into_iter().filter(|module| position(module).is_none()).collect();
    assert!(unlisted.is_empty(), "give these modules a layer in `LAYERS`: {unlisted:?}");

    let listed = LAYERS.iter().flat_map(|(_, modules)| *modules);
    let distinct: BTreeSet<&&str> = listed.clone().collect();
    assert_eq!(distinct.len(), listed.count(), "a module stands on one line");
}

#[test]
fn lib_rs_lists_the_modules_from_the_ground_up() {
    let files = source_files();
    let lib = files.iter().find(|file| file.module().is_none()).unwrap();
    let modules: Vec<&str> = lib
        .tokens
        .windows(3)
        .filter(|tokens| tokens[0].is("mod") && tokens[2].is(";"))
        .map(|tokens| tokens[1].text.as_str())
        .collect();
    assert!(!modules.is_empty(), "lib.rs declares no module");
    let floors: Vec<u8> = modules.iter().filter_map(|module| floor(position(module)?)).collect();
    assert!(floors.is_sorted(), "{modules:?} are not in the order of their layers");
}

#[test]
fn the_architecture_page_draws_every_layer() {
    let page = crate::read("ARCHITECTURE.md");
    for (layer, modules) in LAYERS {
        for module in *modules {
            assert!(
                page.contains(&format!("`{module}`")),
                "{layer}: `{module}` is not on the page"
            );
        }
    }
}

/// A path of the crate that a file names.
#[derive(Debug, PartialEq, Eq)]
struct Path {
    line: usize,
    first: String,
    is_in_tests: bool,
}

/// Returns what is wrong with the imports of `file`.
fn faults(file: &SourceFile) -> Vec<String> {
    let Some(module) = file.module() else { return Vec::new() };
    let mut found: Vec<(usize, String)> = detours(file);
    for path in paths(file) {
        let name = &path.first;
        let lent = path.is_in_tests && LENT_TO_TESTS.contains(&name.as_str());
        if name == module || lent {
            continue;
        }
        match (position(module), position(name)) {
            (Some(own), Some(named)) if named >= own => found.push((
                path.line,
                format!(
                    "`{module}` ({}) names `{name}` ({}), which is not below it",
                    LAYERS[own].0, LAYERS[named].0
                ),
            )),
            (_, None) if !path.is_in_tests => found.push((
                path.line,
                format!("`crate::{name}` is no module: name the module that holds the item"),
            )),
            _ => {}
        }
    }
    found.sort();
    found.into_iter().map(|(line, fault)| format!("src/{}:{line}: {fault}", file.path)).collect()
}

/// Returns the place of `module` in [`LAYERS`].
fn position(module: &str) -> Option<usize> {
    LAYERS.iter().position(|(_, modules)| modules.contains(&module))
}

/// Returns the number that a layer's name begins with.
fn floor(position: usize) -> Option<u8> {
    let digits: String = LAYERS[position].0.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Returns the paths that begin with `crate::`, those in the strings of attributes included
/// (`#[serde(with = "crate::decimal")]`).
fn paths(file: &SourceFile) -> Vec<Path> {
    let tokens = &file.tokens;
    let in_tests = file.in_tests();
    let mut paths = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let mut push = |at: &Token, first: &str| {
            let first = first.to_owned();
            paths.push(Path { line: at.line, first, is_in_tests: in_tests[index] });
        };
        if token.is_string {
            if let Some(rest) = token.text.strip_prefix("crate::")
                && is_argument(&tokens[..index])
            {
                push(token, rest.split("::").next().unwrap_or(rest));
            }
        } else if starts_with(&tokens[index..], &["crate", "::", "{"]) {
            for first in firsts_of_group(tokens, index + 2) {
                push(first, &first.text);
            }
        } else if starts_with(&tokens[index..], &["crate", "::"])
            && let Some(first) = tokens.get(index + 2)
        {
            push(first, &first.text);
        }
    }
    paths
}

/// Returns whether the tokens end in `(key =` or `, key =`, as in the attributes of serde.
fn is_argument(tokens: &[Token]) -> bool {
    matches!(tokens, [.., before, _, equals] if equals.is("=") && (before.is("(") || before.is(",")))
}

/// Returns the first token of each path in the group whose `{` is at `open`.
fn firsts_of_group(tokens: &[Token], open: usize) -> Vec<&Token> {
    let mut firsts = Vec::new();
    let mut at = open + 1;
    let mut expects_first = true;
    while at < closing(tokens, open) {
        if tokens[at].is("{") {
            at = closing(tokens, at);
        } else if tokens[at].is(",") {
            expects_first = true;
        } else if std::mem::take(&mut expects_first) {
            firsts.push(&tokens[at]);
        }
        at += 1;
    }
    firsts
}

/// Returns the words by which an arrow could hide: `super` out of the module, and other names for
/// the crate.
fn detours(file: &SourceFile) -> Vec<(usize, String)> {
    let tokens = &file.tokens;
    let depth_of_file = file.path.trim_end_matches("/mod.rs").split('/').count();
    let mut found = Vec::new();
    let mut ends_of_inline_modules: Vec<usize> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        ends_of_inline_modules.retain(|&end| index < end);
        let rest = &tokens[index..];
        if token.is("mod") && rest.get(2).is_some_and(|third| third.is("{")) {
            ends_of_inline_modules.push(closing(tokens, index + 2));
        }
        let mut fault = |text: &str| found.push((token.line, text.to_owned()));
        if starts_with(rest, &["super", "::", "super"]) || super_in_group(rest) {
            fault("`super::super::` hides an arrow: begin at `crate::`");
        } else if token.is("super")
            && rest.get(1).is_some_and(|next| next.is("::"))
            && depth_of_file + ends_of_inline_modules.len() < 2
        {
            fault("`super::` leaves the module: begin at `crate::`");
        } else if starts_with(rest, &["bilateral", "::"]) {
            fault("the crate's own name hides an arrow: begin at `crate::`");
        } else if starts_with(rest, &["crate", "as"]) || starts_with(rest, &["extern", "crate"]) {
            fault("another name for a crate hides an arrow");
        } else if starts_with(rest, &["#", "[", "path"]) || starts_with(rest, &["include", "!"]) {
            fault("a file belongs to the module that its path says");
        }
    }
    found
}

/// Returns whether the tokens begin with `super::{…}` that names `super` again.
fn super_in_group(tokens: &[Token]) -> bool {
    starts_with(tokens, &["super", "::", "{"])
        && tokens[3..closing(tokens, 2)].iter().any(|token| token.is("super"))
}

/// Returns what is wrong with a made-up file.
fn faults_of(path: &str, text: &str) -> Vec<String> {
    faults(&SourceFile::new(path, text))
}

#[test]
fn arrows_that_point_down_are_allowed() {
    for (path, text) in [
        ("money/amount.rs", "use crate::{country::Country, decimal, money::Currency};"),
        ("money/amount.rs", "use super::currency::Currency; use super::{rate, rate::Rate};"),
        ("dossier/mod.rs", "fn f() -> crate::visit::Visit { crate::trade::TradeTable::new() }"),
        ("complexity/mod.rs", "use crate::indicator::rca;"),
        (
            "text.rs",
            "// use crate::trade::X;\n/* crate::visit */ const A: &str = \"crate::visit\";",
        ),
        ("text.rs", "/// [`crate::Money`]\nstruct A; #[cfg(test)] mod tests { use super::*; }"),
        ("text.rs", "#[cfg(test)] mod tests { use crate::{Money, strategy::texts}; }"),
        ("text.rs", "pub(crate) fn f() {} impl A { fn super_class() {} }"),
        ("lib.rs", "pub use crate::{money::Money, dossier::Dossier};"),
        ("error.rs", "use crate::{brief::BriefError, text::TextError};"),
    ] {
        assert_eq!(faults_of(path, text), Vec::<String>::new(), "{path}: {text}");
    }
}

#[test]
fn arrows_that_point_up_or_sideways_are_found() {
    for (path, text, line) in [
        ("text.rs", "use std::fmt;\nuse crate::money::Money;", 2),
        ("text.rs", "use crate::truth;", 1),
        ("visit/record.rs", "use crate::agreement::Agreement;", 1),
        ("trade/view.rs", "use crate::{\n  country::{Country, CountryPair},\n  dossier::D};", 3),
        ("trade/view.rs", "use std::fmt;\nuse {std::io, crate::{dossier}};", 2),
        ("trade/view.rs", "fn f() {\n  let x = crate::dossier::read();\n}", 2),
        ("trade/view.rs", "fn f(x: &crate::brief::Brief) {}", 1),
        ("indicator/rca.rs", "use crate::convert::x;", 1),
        ("brief/mod.rs", "use crate::error::Error;", 1),
        ("strategy/mod.rs", "use crate::error::Error;", 1),
        ("visit/record.rs", "#[serde(with = \"crate::trade::wire\")]\nstruct A;", 1),
        // By the root.
        ("visit/record.rs", "use crate::Money;", 1),
        ("visit/record.rs", "use crate::*;", 1),
        ("visit/record.rs", "use crate::{self as all};", 1),
        ("visit/record.rs", "let x = crate::Money::new();", 1),
        ("visit/record.rs", "use crate::rust_decimal::Decimal;", 1),
        // Around the root.
        ("text.rs", "use super::money::Money;", 1),
        ("visit/mod.rs", "use super::trade::TradeTable;", 1),
        ("visit/record.rs", "use super::super::trade::TradeTable;", 1),
        ("visit/record.rs", "use super::{super::trade::TradeTable};", 1),
        ("visit/record.rs", "use bilateral::TradeTable;", 1),
        ("visit/record.rs", "use crate as all;", 1),
        ("visit/record.rs", "#[path = \"../trade/view.rs\"] mod view;", 1),
        // Tests of a module may borrow strategies, and nothing else from above.
        ("text.rs", "#[cfg(test)] mod tests { use crate::dossier::Dossier; }", 1),
        ("text/laws.rs", "use crate::dossier::Dossier;", 1),
        ("text.rs", "#[cfg(test)] mod tests {}\nuse crate::strategy::texts;", 2),
        ("text.rs", "#[cfg(any(test, feature = \"proptest\"))] use crate::strategy::texts;", 1),
    ] {
        let found = faults_of(path, text);
        assert_eq!(found.len(), 1, "{path}: {text}: {found:?}");
        assert!(found[0].starts_with(&format!("src/{path}:{line}: ")), "{text}: {found:?}");
    }
}
