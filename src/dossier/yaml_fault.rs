//! What is wrong with YAML text, in words for those who write it.

use granit_parser::{ErrorKind, ScanError};

use super::yaml::position;
use crate::notice::Place;

/// Why the parser stopped.
pub(super) enum Fault {
    /// Nested deeper than the parser goes.
    TooDeep(Place),
    /// Not well-formed, and what to say of it.
    Syntax(Place, String),
}

/// Returns what to say of an error of the parser in `text`.
pub(super) fn fault(error: &ScanError, text: &str) -> Fault {
    let (line, column) = position(*error.marker());
    let place = Place::whole().on_line(line, column);
    if *error.kind() == ErrorKind::RecursionLimitExceeded {
        return Fault::TooDeep(place);
    }
    let tab = match error.kind() {
        // The parser names the value before the tab, which may begin some lines above.
        ErrorKind::TabInPlainScalar => tab_from(text, line),
        // It names what stands behind the tab.
        ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation => {
            tab_from(text, line).filter(|(tab_line, _)| *tab_line == line)
        }
        _ => None,
    };
    let place = tab.map_or(place, |(line, column)| Place::whole().on_line(line, column));
    Fault::Syntax(place, format!("the text is not well-formed YAML: {}", cause(error)))
}

/// Returns where the first line from `line` on that is indented with a tab has it.
fn tab_from(text: &str, line: u64) -> Option<(u64, u64)> {
    let mut lines = (1_u64..).zip(text.lines()).skip_while(|(number, _)| *number < line);
    lines.find_map(|(number, text)| {
        let indent = text.split(|character| character != ' ' && character != '\t').next()?;
        let before = indent.find('\t')?;
        Some((number, u64::try_from(before).unwrap_or(u64::MAX).saturating_add(1)))
    })
}

/// Returns the cause, with what to do about the faults that are made by hand.
fn cause(error: &ScanError) -> String {
    let words = match error.kind() {
        ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabNotAllowed
        | ErrorKind::TabAtBlockScalarStart => "a tab cannot indent; use spaces",
        ErrorKind::InvalidIndentation
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidFlowScalarIndent => "the line is indented like none above it",
        ErrorKind::ExpectedBlockMappingKey => "a key belongs here, indented like the keys above it",
        ErrorKind::ExpectedBlockSequenceEntry => {
            "an item belongs here, with `- ` in front and indented like the items above it"
        }
        ErrorKind::BlockSequenceEntryNotAllowed => "a list begins on a line of its own",
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => "a key has no `: ` behind it",
        ErrorKind::MappingValueNotAllowed => {
            "no key can stand before this `:`; a text that holds `: ` is written in quotes"
        }
        ErrorKind::InvalidColonPlacement => {
            "no key can stand before this `:`; a bracket or quote above is not closed"
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            "more follows behind the closing quote; a quote inside of \"…\" is written \\\", and one \
             inside of '…' is written twice"
        }
        ErrorKind::UnclosedQuotedScalar => "the quote that opens here is not closed",
        ErrorKind::UnknownQuotedScalarEscape => {
            "a text in \"…\" has a backslash before a letter that it does not go with; a backslash \
             itself is written \\\\"
        }
        ErrorKind::UnclosedFlowCollection { open } => {
            return format!("the bracket `{open}` is not closed");
        }
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            return format!("the bracket `{open}` is closed by `{close}`");
        }
        ErrorKind::MisplacedFlowCollectionEnd => "the bracket closes none",
        ErrorKind::ExpectedFlowMappingSeparator => "a `,` or `}` belongs here",
        ErrorKind::ExpectedFlowSequenceSeparator => "a `,` or `]` belongs here",
        ErrorKind::UnexpectedCharacter { character: character @ ('!'..='~') } => {
            return format!("a text without quotes cannot begin with `{character}`");
        }
        ErrorKind::UnexpectedCharacter { character } => {
            return format!(
                "the character U+{:04X} cannot stand here as it is",
                u32::from(*character)
            );
        }
        _ => return error.info(),
    };
    words.to_owned()
}
