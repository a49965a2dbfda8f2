//! Our own sources as tokens: without comments, and with each string as one token.

use std::path::Path;

/// One word, string, path separator or other mark of a source file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// The line it starts on, from 1.
    pub(crate) line: usize,
    /// The word, the contents of the string, `::`, or one character.
    pub(crate) text: String,
    /// Whether it is a string.
    pub(crate) is_string: bool,
}

impl Token {
    /// Returns whether this is the word or mark `text`.
    pub(crate) fn is(&self, text: &str) -> bool {
        !self.is_string && self.text == text
    }
}

/// A file of `src`.
#[derive(Debug)]
pub(crate) struct SourceFile {
    /// Its path below `src`, with `/`: `country/pair.rs`.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
    /// Its tokens.
    pub(crate) tokens: Vec<Token>,
}

impl SourceFile {
    /// Returns the file with its tokens.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned(), tokens: tokens(text) }
    }

    /// Returns the module of the root that the file belongs to, or `None` for `lib.rs`.
    pub(crate) fn module(&self) -> Option<&str> {
        let first = self.path.split('/').next().unwrap_or(&self.path);
        let module = first.strip_suffix(".rs").unwrap_or(first);
        (module != "lib").then_some(module)
    }

    /// Returns, for each token, whether only tests compile it.
    pub(crate) fn in_tests(&self) -> Vec<bool> {
        let stem = self.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
        if matches!(stem, "tests" | "laws") || stem.ends_with("_tests") {
            return vec![true; self.tokens.len()];
        }
        let mut marks = vec![false; self.tokens.len()];
        for start in 0..self.tokens.len() {
            if starts_with(&self.tokens[start..], &["#", "[", "cfg", "(", "test", ")", "]"]) {
                let end = end_of_item(&self.tokens, start + 7);
                marks[start..end].fill(true);
            }
        }
        marks
    }
}

/// Returns every file of `src`, in the order of their paths.
pub(crate) fn source_files() -> Vec<SourceFile> {
    let mut files = Vec::new();
    collect(&crate::root().join("src"), "", &mut files);
    files.sort_by(|left, right| left.path.cmp(&right.path));
    assert!(files.iter().any(|file| file.path == "lib.rs"), "src was not read");
    files
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<SourceFile>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            files.push(SourceFile::new(&format!("{prefix}{name}"), &text));
        }
    }
}

/// Returns whether `tokens` begins with these words and marks.
pub(crate) fn starts_with(tokens: &[Token], texts: &[&str]) -> bool {
    tokens.len() >= texts.len() && tokens.iter().zip(texts).all(|(token, text)| token.is(text))
}

/// Returns the index of the mark that closes the bracket at `open`.
pub(crate) fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate().skip(open) {
        if ["(", "[", "{"].iter().any(|mark| token.is(mark)) {
            depth += 1;
        } else if [")", "]", "}"].iter().any(|mark| token.is(mark)) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return index;
            }
        }
    }
    tokens.len().saturating_sub(1)
}

/// Returns the index after the item that begins at `start`, its other attributes included.
fn end_of_item(tokens: &[Token], start: usize) -> usize {
    let mut at = start;
    let mut is_use = false;
    while let Some(token) = tokens.get(at) {
        is_use |= token.is("use");
        if token.is(";") {
            return at + 1;
        }
        if token.is("{") && !is_use {
            return closing(tokens, at) + 1;
        }
        let opens = ["(", "[", "{"].iter().any(|mark| token.is(mark));
        at = if opens { closing(tokens, at) + 1 } else { at + 1 };
    }
    tokens.len()
}

/// Returns the tokens of `text`; comments, lifetimes and characters in quotes are left out.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let characters: Vec<char> = text.chars().collect();
    let mut lexer = Lexer { characters: &characters, at: 0, line: 1, tokens: Vec::new() };
    while let Some(character) = lexer.peek(0) {
        lexer.step(character);
    }
    lexer.tokens
}

struct Lexer<'a> {
    characters: &'a [char],
    at: usize,
    line: usize,
    tokens: Vec<Token>,
}

impl Lexer<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.characters.get(self.at + ahead).copied()
    }

    fn advance(&mut self, count: usize) {
        for _ in 0..count {
            self.line += usize::from(self.peek(0) == Some('\n'));
            self.at += 1;
        }
    }

    fn push(&mut self, line: usize, text: String, is_string: bool) {
        self.tokens.push(Token { line, text, is_string });
    }

    fn step(&mut self, character: char) {
        match (character, self.peek(1)) {
            ('/', Some('/')) => self.skip_line(),
            ('/', Some('*')) => self.skip_block(),
            ('"', _) => self.string(),
            ('\'', _) => self.quote(),
            (':', Some(':')) => {
                self.push(self.line, "::".to_owned(), false);
                self.advance(2);
            }
            _ if is_word_character(character) => self.word(),
            _ => {
                if !character.is_whitespace() {
                    self.push(self.line, character.to_string(), false);
                }
                self.advance(1);
            }
        }
    }

    fn skip_line(&mut self) {
        while self.peek(0).is_some_and(|character| character != '\n') {
            self.advance(1);
        }
    }

    fn skip_block(&mut self) {
        let mut depth = 0_usize;
        while self.peek(0).is_some() {
            match (self.peek(0), self.peek(1)) {
                (Some('/'), Some('*')) => depth += 1,
                (Some('*'), Some('/')) => depth -= 1,
                _ => {
                    self.advance(1);
                    continue;
                }
            }
            self.advance(2);
            if depth == 0 {
                return;
            }
        }
    }

    /// Reads a string whose opening quote is next; a backslash hides the character after it.
    fn string(&mut self) {
        let line = self.line;
        self.advance(1);
        let mut text = String::new();
        while let Some(character) = self.peek(0) {
            if character == '"' {
                break;
            }
            let width = if character == '\\' { 2 } else { 1 };
            text.extend((0..width).filter_map(|ahead| self.peek(ahead)));
            self.advance(width);
        }
        self.advance(1);
        self.push(line, text, true);
    }

    /// Reads a string that ends in a quote and `hashes` number signs, after its opening quote.
    fn raw_string(&mut self, hashes: usize) {
        let line = self.line;
        let mut text = String::new();
        while let Some(character) = self.peek(0) {
            let ends = character == '"' && (1..=hashes).all(|ahead| self.peek(ahead) == Some('#'));
            if ends {
                break;
            }
            text.push(character);
            self.advance(1);
        }
        self.advance(1 + hashes);
        self.push(line, text, true);
    }

    /// Skips a character in quotes, or the quote and the name of a lifetime.
    fn quote(&mut self) {
        if self.peek(1) == Some('\\') {
            self.advance(3);
            while self.peek(0).is_some_and(|character| character != '\'') {
                self.advance(1);
            }
            self.advance(1);
        } else if self.peek(2) == Some('\'') {
            self.advance(3);
        } else {
            self.advance(1);
            while self.peek(0).is_some_and(is_word_character) {
                self.advance(1);
            }
        }
    }

    fn word(&mut self) {
        let line = self.line;
        let mut text = String::new();
        while let Some(character) = self.peek(0).filter(|&character| is_word_character(character)) {
            text.push(character);
            self.advance(1);
        }
        let hashes = self.characters.iter().skip(self.at).take_while(|&&mark| mark == '#').count();
        match (text.as_str(), self.peek(hashes)) {
            ("r" | "br" | "cr", Some('"')) => {
                self.advance(hashes + 1);
                self.raw_string(hashes);
            }
            ("b" | "c", Some('"')) if hashes == 0 => self.string(),
            ("b", Some('\'')) if hashes == 0 => self.quote(),
            ("r", Some(character)) if hashes == 1 && is_word_character(character) => {
                self.advance(1);
            }
            _ => self.push(line, text, false),
        }
    }
}

fn is_word_character(character: char) -> bool {
    character == '_' || character.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_strings_and_characters_are_told_apart() {
        let text = r##"// crate::a
/* crate::b /* nested */ crate::c */ let x: &'static str = "crate::\"d"; '"' '\'' b'"'
r#"crate::"e"# r#type br"f" 'outer: crate::g"##;
        let found: Vec<(usize, String, bool)> = tokens(text)
            .into_iter()
            .map(|token| (token.line, token.text, token.is_string))
            .collect();
        let word = |line, text: &str| (line, text.to_owned(), false);
        let string = |line, text: &str| (line, text.to_owned(), true);
        assert_eq!(
            found,
            [
                word(2, "let"),
                word(2, "x"),
                word(2, ":"),
                word(2, "&"),
                word(2, "str"),
                word(2, "="),
                string(2, "crate::\\\"d"),
                word(2, ";"),
                string(3, "crate::\"e"),
                word(3, "type"),
                string(3, "f"),
                word(3, ":"),
                word(3, "crate"),
                word(3, "::"),
                word(3, "g"),
            ]
        );
    }

    #[test]
    fn test_items_are_marked() {
        let file = SourceFile::new(
            "a.rs",
            "fn a() {} #[cfg(test)] use crate::{b, c}; fn d() {} \
             #[cfg(test)] #[expect(x)] mod tests { fn e() {} } fn f() {}",
        );
        let marks = file.in_tests();
        for (name, expected) in
            [("a", false), ("b", true), ("c", true), ("d", false), ("e", true), ("f", false)]
        {
            let index = file.tokens.iter().position(|token| token.is(name)).unwrap();
            assert_eq!(marks[index], expected, "{name}");
        }
    }
}
