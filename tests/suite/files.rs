//! The house rules that a machine can check. `CONTRIBUTING.md` gives the reasons.

use crate::rust_text::{SourceFile, Token, closing, source_files, starts_with};

/// The longest source file, in lines before its tests.
const LONGEST_FILE: usize = 400;

/// The line at the head of a file of generated data, followed by the path of what wrote it. Such a
/// file may be longer, and holds no function.
const GENERATED: &str = "// Written by ";

#[test]
fn source_files_keep_the_house_rules() {
    let faults: Vec<String> = source_files()
        .iter()
        .flat_map(|file| faults(file).into_iter().map(|fault| format!("src/{}{fault}", file.path)))
        .collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn the_readme_has_the_two_commands() {
    let readme = crate::read("README.md");
    for command in ["cargo run --example country_brief", "cargo test"] {
        assert!(readme.lines().any(|line| line.trim() == command), "README.md lacks `{command}`");
    }
}

#[test]
fn the_architecture_page_is_short() {
    let lines = crate::read("ARCHITECTURE.md").lines().count();
    assert!(lines <= 100, "ARCHITECTURE.md has {lines} lines, more than 100");
}

#[test]
fn every_file_of_the_suite_runs() {
    let main = crate::read("tests/suite/main.rs");
    for entry in std::fs::read_dir(crate::root().join("tests/suite")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let module = name.trim_end_matches(".rs");
        let is_declared = main.lines().any(|line| line == format!("mod {module};"));
        assert!(module == "main" || is_declared, "main.rs does not declare `mod {module};`");
    }
}

/// Returns what is wrong with `file`, each with `:line: `.
fn faults(file: &SourceFile) -> Vec<String> {
    let mut found = Vec::new();
    let generator = generator(&file.text);
    let is_generated = generator.is_some();
    if generator.is_some_and(|path| !crate::root().join(path).is_file()) {
        found.push(":1: H-FACT: what wrote the file is not there".to_owned());
    }
    let lines = file.text.lines().take_while(|line| line.trim() != "#[cfg(test)]").count();
    let is_test_file = file.in_tests().first() == Some(&true);
    if lines > LONGEST_FILE && !is_generated && !is_test_file {
        found.push(format!(":{lines}: H-NOUN: longer than {LONGEST_FILE} lines without its tests"));
    }
    let in_tests = file.in_tests();
    for (index, token) in file.tokens.iter().enumerate() {
        let rest = &file.tokens[index..];
        let mut fault = |text: &str| found.push(format!(":{}: {text}", token.line));
        if ["todo", "unimplemented", "dbg"].iter().any(|name| starts_with(rest, &[name, "!"])) {
            fault("H-PANIC: unfinished");
        }
        if starts_with(rest, &["allow", "("]) {
            fault("H-LINT: write `#[expect(…, reason = \"…\")]`");
        }
        if is_generated && token.is("fn") {
            fault("H-FACT: a generated file holds data only");
        }
        if file.path.ends_with("/mod.rs") && !in_tests[index] && defines(token) {
            fault("H-NOUN: `mod.rs` only wires: documentation, `mod` and `pub use`");
        }
        if !in_tests[index] && starts_with(rest, &["#", "[", "derive"]) {
            found.extend(derive_fault(rest).map(|text| format!(":{}: {text}", token.line)));
        }
    }
    found
}

/// Returns the path of what wrote the file, as the comments at its head say.
fn generator(text: &str) -> Option<&str> {
    let mut head = text.lines().take_while(|line| line.is_empty() || line.starts_with("//"));
    let said = head.find_map(|line| line.strip_prefix(GENERATED))?;
    Some(said.split_whitespace().next().unwrap_or_default().trim_end_matches([':', '.', ',', ';']))
}

/// Returns whether `token` begins a definition.
fn defines(token: &Token) -> bool {
    ["fn", "struct", "enum", "trait", "impl", "const", "static", "macro_rules"]
        .iter()
        .any(|word| token.is(word))
}

/// Returns the fault of a derived `Deserialize` on a structure that goes around its constructor.
/// The tokens begin at `#[derive`.
fn derive_fault(tokens: &[Token]) -> Option<&'static str> {
    let mut at = closing(tokens, 1) + 1;
    if !tokens[..at].iter().any(|token| token.is("Deserialize")) {
        return None;
    }
    while starts_with(&tokens[at..], &["#", "["]) {
        at = closing(tokens, at + 1) + 1;
    }
    let says = |word: &str| tokens[..at].iter().any(|token| token.is(word));
    let keyword = tokens[at..].iter().position(|token| token.is("struct") || token.is("enum"))?;
    let name = tokens.get(at + keyword + 1)?;
    if tokens[at + keyword].is("enum") || says("try_from") || says("from") {
        return None;
    }
    if !name.text.ends_with("Record") {
        return Some("H-SERDE: a derived `Deserialize` without `try_from` skips the constructor");
    }
    (!says("deny_unknown_fields")).then_some("H-SERDE: a record refuses unknown fields")
}

#[test]
fn breaches_are_found() {
    let long = "\n".repeat(401);
    let table = format!("//! A.\n\n// Written by tests/suite/main.rs: a script.\n{long}");
    for (path, text, faults_expected) in [
        ("a.rs", long.as_str(), 1),
        ("a.rs", table.as_str(), 0),
        ("a.rs", "// Written by tests/suite/main.rs\nfn f() {}", 1),
        ("a.rs", "// Written by nobody.py\nconst A: u8 = 1;", 1),
        ("a.rs", "const A: u8 = 1;\n// Written by nobody.py", 0),
        ("a.rs", "fn f() { todo!() }", 1),
        ("a.rs", "// todo!()\nfn f() { todo(\"todo!()\") }", 0),
        ("a.rs", "#[allow(dead_code, reason = \"\")] fn f() {}", 1),
        ("a/mod.rs", "//! A.\nmod b;\npub use b::B;\npub(crate) mod c;", 0),
        ("a/mod.rs", "pub struct A;", 1),
        ("a.rs", "#[derive(Clone, Deserialize)] #[serde(try_from = \"B\")] pub struct A(u8);", 0),
        ("a.rs", "#[derive(Clone, serde::Deserialize)] pub struct A { b: u8 }", 1),
        ("a.rs", "#[derive(Deserialize)] pub struct ARecord { pub b: u8 }", 1),
        ("a.rs", "#[derive(Deserialize)] #[serde(deny_unknown_fields)] pub struct ARecord {}", 0),
        ("a.rs", "#[derive(Deserialize)] pub enum A { B }", 0),
        ("a.rs", "#[derive(Clone)] pub struct A; #[derive(Deserialize)] enum B {}", 0),
    ] {
        let found = faults(&SourceFile::new(path, text));
        assert_eq!(found.len(), faults_expected, "{text:?}: {found:?}");
    }
}
