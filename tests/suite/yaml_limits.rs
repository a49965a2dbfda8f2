//! Hostile YAML: every limit holds while the text is read, and is named.

use std::{fmt::Write, time::Instant};

use bilateral::{
    dossier::{self, Format, Limits, ReadError},
    notice::{Notice, NoticeCode},
};
use proptest::prelude::*;

fn refused(text: &str, limits: Limits) -> ReadError {
    dossier::read(text.as_bytes(), Format::Yaml, limits).expect_err("hostile text is refused")
}

fn codes(text: &str) -> Vec<NoticeCode> {
    refused(text, Limits::default()).notices.iter().map(Notice::code).collect()
}

#[test]
fn nesting_ends_at_the_limit() {
    let deep = 100_000;
    let stairs = (0..2_000).fold(String::new(), |mut text, step| {
        let _ = writeln!(text, "{}a:", " ".repeat(step));
        text
    });
    for text in [
        format!("{}{}", "[".repeat(deep), "]".repeat(deep)),
        "[".repeat(deep),
        "{a: ".repeat(deep),
        "[{a: ".repeat(deep),
        "- ".repeat(deep),
        format!("title: {}", "[".repeat(deep)),
        format!("title:\n  {}x", "- ".repeat(deep)),
        stairs,
    ] {
        assert_eq!(codes(&text), [NoticeCode::LimitDepth], "{}", &text[..20]);
    }
    // A key that is no text is refused by itself, and what is in it is counted all the same.
    for text in ["? ".repeat(deep), "- ? ".repeat(deep), "{? ".repeat(deep)] {
        assert_eq!(codes(&text), [NoticeCode::WrongType, NoticeCode::LimitDepth]);
    }
    let nested = |depth: usize| format!("title: {}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(codes(&nested(32)), [NoticeCode::LimitDepth]);
    let place =
        refused(&nested(32), Limits::default()).notices.iter().next().unwrap().place().clone();
    assert_eq!((place.line(), place.column()), (Some(1), Some(39)));
    assert_eq!(place.pointer(), Some(format!("/title{}", "/0".repeat(31)).as_str()));
    assert_eq!(codes(&nested(31))[0], NoticeCode::MissingRequiredField);

    // Whatever is asked for, the stack is spared.
    let limits = Limits::default().with_depth(usize::MAX);
    assert_eq!(limits.depth(), Limits::DEEPEST);
    for format in [Format::Json, Format::Yaml] {
        let text = format!("{}{}", "[".repeat(deep), "]".repeat(deep));
        let error = dossier::read(text.as_bytes(), format, limits).unwrap_err();
        assert_eq!(error.notices.count(NoticeCode::LimitDepth), 1);
    }
}

#[test]
fn values_are_counted_while_they_are_read() {
    let list = format!("title: [{}]", "1,".repeat(200_000));
    assert_eq!(codes(&list), [NoticeCode::LimitNodes]);
    let block = "- 1\n".repeat(200_000);
    assert_eq!(codes(&block), [NoticeCode::LimitNodes]);
    let keys = (0..1_000_000).fold(String::new(), |mut text, key| {
        let _ = writeln!(text, "k{key}: 1");
        text
    });
    assert_eq!(codes(&keys), [NoticeCode::LimitNodes]);
    // Values that are read over are counted too.
    let repeated = format!("a: 1\na: [{}]", "1,".repeat(200_000));
    assert_eq!(codes(&repeated), [NoticeCode::DuplicatedField, NoticeCode::LimitNodes]);
    let merged = "<<: 1\n".repeat(200_000);
    let error = refused(&merged, Limits::default());
    assert_eq!(error.notices.count(NoticeCode::LimitNodes), 1);
    // The place is that of the first value too many.
    let error = refused("- 1\n- 2\n- 3\n", Limits::default().with_nodes(3));
    let place = error.notices.iter().next().unwrap().place().clone();
    assert_eq!((place.line(), place.column(), place.pointer()), (Some(3), Some(3), Some("/2")));
}

#[test]
fn an_alias_bomb_does_not_go_off() {
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..30 {
        let _ = write!(bomb, "a{level}: &a{level} [*a{}", level - 1);
        bomb.push_str(&format!(", *a{}", level - 1).repeat(8));
        bomb.push_str("]\n");
    }
    let start = Instant::now();
    let error = refused(&bomb, Limits::default());
    assert!(start.elapsed().as_secs() < 5);
    assert_eq!(error.notices.count(NoticeCode::LimitAliases), 29 * 9);
    assert_eq!(error.notices.count(NoticeCode::UnsupportedSyntax), 30);
    assert!(codes("a: &a [*a]").contains(&NoticeCode::LimitAliases));
}

#[test]
fn long_texts_are_refused_one_by_one() {
    let long = "x".repeat(70_000);
    let lines = "    x\n".repeat(40_000);
    for text in [
        format!("title: {long}"),
        format!("title: '{long}'"),
        format!("title: \"{long}\""),
        format!("title: |\n{lines}"),
        format!("title: >\n{lines}"),
        format!("title: \"\n{lines}    \""),
        format!("? {long}\n: 1"),
    ] {
        let error = refused(&text, Limits::default());
        assert_eq!(error.notices.count(NoticeCode::LimitString), 1, "{}", &text[..20]);
        let most = error.notices.iter().map(|notice| notice.to_string().len()).max();
        assert!(most < Some(1_000));
    }
    let error = refused("title: abcdef", Limits::default().with_string(5));
    assert_eq!(error.notices.count(NoticeCode::LimitString), 1);
}

#[test]
fn an_endless_text_is_cut_off_at_the_limit() {
    for start in ["title: ", "title: \"", "title: |\n  ", "# ", "[", "&", "!", "%", "? "] {
        /// A reader that never ends.
        struct Endless<'a>(&'a [u8], usize);

        impl std::io::Read for Endless<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
                if self.0.is_empty() {
                    buffer.fill(b'x');
                } else {
                    let taken = buffer.len().min(self.0.len());
                    buffer[..taken].copy_from_slice(&self.0[..taken]);
                    self.0 = &self.0[taken..];
                    return Ok(taken);
                }
                self.1 += buffer.len();
                Ok(buffer.len())
            }
        }

        let mut endless = Endless(start.as_bytes(), 0);
        let limits = Limits::default().with_bytes(1 << 20);
        let error = dossier::read(&mut endless, Format::Yaml, limits).unwrap_err();
        assert_eq!(error.notices.count(NoticeCode::LimitBytes), 1);
        assert!(endless.1 < 4 << 20, "{} bytes were taken", endless.1);
    }
}

#[test]
fn much_of_anything_takes_time_in_proportion() {
    // What grew with the square of the bytes would take minutes.
    let bytes = 50_000;
    for part in [
        "x",
        "x ",
        "x\n",
        "\n",
        " ",
        "\t",
        "#\n",
        "# x\n",
        "'",
        "\"\"",
        "\\",
        "&a ",
        "*a ",
        "!t ",
        "!",
        "%",
        "% x\n",
        "---\n",
        "...\n",
        "- x\n",
        "x: y\n",
        "? x\n",
        ": ",
        ":",
        ",",
        "[]",
        "{}",
        "[], ",
        "]",
        "|\n",
        ">\n",
        "|\n x\n",
        "\u{feff}",
        "\0",
        "\u{85}",
        "é",
        "\u{10ffff}",
        "<<: x\n",
        "a: &a x\n",
        "- &a *a\n",
        "[a: b, ",
        "{? a, ",
        "-\t",
        "- - x\n",
        "\r",
        "\r\n",
        "\"\n",
        "'\n\n",
    ] {
        for start in ["", "[", "title: ", "title: \"", "title: |\n ", "- "] {
            let text = format!("{start}{}", part.repeat(bytes / part.len()));
            let begun = Instant::now();
            let read = dossier::read(text.as_bytes(), Format::Yaml, Limits::default());
            assert!(read.is_err());
            assert!(begun.elapsed().as_secs() < 5, "{start:?} {part:?}: {:?}", begun.elapsed());
        }
    }
}

/// Texts made of what YAML gives a meaning, so that many of them are nearly well-formed.
fn nearly_yaml() -> impl Strategy<Value = String> {
    let parts = prop::sample::select(vec![
        "between",
        "title",
        "sources",
        "id",
        "on",
        "AZE",
        "BLR",
        ":",
        ": ",
        " :",
        "- ",
        "-",
        "? ",
        "?",
        "[",
        "]",
        "{",
        "}",
        ",",
        ", ",
        "'",
        "\"",
        "|",
        ">",
        "|-\n",
        ">+2\n",
        "&a",
        "*a",
        "!!str ",
        "!",
        "!<x>",
        "%YAML 1.2\n",
        "%TAG ! x\n",
        "---",
        "---\n",
        "...\n",
        "\n",
        "\n  ",
        "\n    ",
        "\t",
        " ",
        "#",
        " # x",
        "~",
        "null",
        "<<",
        "\\",
        "\\u",
        "\\x4",
        "\\\n",
        "\r",
        "\r\n",
        "\0",
        "\u{feff}",
        "\u{85}",
        "é",
        "@",
        "`",
        "=",
        "1e3",
        "0x",
        "2022-05-18",
        "\u{fffe}",
    ]);
    prop::collection::vec(parts, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn nothing_panics_and_every_place_is_in_the_text(text in nearly_yaml()) {
        if let Err(error) = dossier::read(text.as_bytes(), Format::Yaml, Limits::default()) {
            prop_assert!(error.notices.has_errors());
            let lines = u64::try_from(text.split(['\n', '\r']).count()).unwrap();
            for notice in error.notices.iter() {
                prop_assert!(notice.place().line() <= Some(lines), "{notice}");
                prop_assert!(notice.place().line() != Some(0) && notice.place().column() != Some(0));
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = dossier::read(&bytes[..], Format::Yaml, Limits::default());
    }

    #[test]
    fn a_damaged_dossier_is_read_or_refused(at in 0..8_000_usize, part in nearly_yaml()) {
        let mut text = crate::read("examples/data/azerbaijan-belarus.yaml");
        let at = (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap();
        text.insert_str(at, &part);
        let _ = dossier::read(text.as_bytes(), Format::Yaml, Limits::default());
    }
}
