//! Three-valued answers, and counts that stay honest about them.

use std::{fmt, ops::Not};

use serde::Serialize;

/// An answer that may be yes, no, or not known from what was recorded.
///
/// Dates in dossiers are often a year or a month, so a question such as "was it in force on
/// 1 May 2004?" has three answers. They combine by Kleene's logic: `No` decides an "and", `Yes`
/// decides an "or", and otherwise one `Unknown` makes the whole unknown.
///
/// # Examples
///
/// ```
/// use bilateral::Truth;
///
/// assert_eq!(Truth::No.and(Truth::Unknown), Truth::No);
/// assert_eq!(Truth::Yes.and(Truth::Unknown), Truth::Unknown);
/// assert_eq!(Truth::Yes.or(Truth::Unknown), Truth::Yes);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "three-valued logic has three values")]
pub enum Truth {
    /// Certainly so.
    Yes,
    /// Certainly not so.
    No,
    /// What is recorded does not decide it.
    Unknown,
}

impl Truth {
    /// Returns whether both hold.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }

    /// Returns whether at least one holds.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::Yes, _) | (_, Self::Yes) => Self::Yes,
            (Self::No, Self::No) => Self::No,
            _ => Self::Unknown,
        }
    }

    /// Returns whether the answer is certainly yes.
    #[must_use]
    pub const fn is_certain(self) -> bool {
        matches!(self, Self::Yes)
    }

    /// Returns whether the answer may be yes.
    #[must_use]
    pub const fn is_possible(self) -> bool {
        !matches!(self, Self::No)
    }

    /// Returns `Some(true)`, `Some(false)`, or `None` for unknown.
    #[must_use]
    pub const fn known(self) -> Option<bool> {
        match self {
            Self::Yes => Some(true),
            Self::No => Some(false),
            Self::Unknown => None,
        }
    }
}

impl From<bool> for Truth {
    fn from(answer: bool) -> Self {
        if answer { Self::Yes } else { Self::No }
    }
}

impl Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

impl fmt::Display for Truth {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        })
    }
}

/// Writes `true`, `false` or null.
impl Serialize for Truth {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.known().serialize(serializer)
    }
}

/// How many facts satisfy a question: at least `certain`, at most `possible`.
///
/// The two are equal when every date involved is known well enough.
///
/// # Examples
///
/// ```
/// use bilateral::{Count, Truth};
///
/// let count: Count = [Truth::Yes, Truth::Unknown, Truth::No].into_iter().collect();
/// assert_eq!((count.certain(), count.possible()), (1, 2));
/// assert_eq!(count.to_string(), "1 to 2");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
pub struct Count {
    certain: usize,
    possible: usize,
}

impl Count {
    /// Returns the count of a number of certain facts.
    #[must_use]
    pub const fn exactly(number: usize) -> Self {
        Self { certain: number, possible: number }
    }

    /// Returns how many facts certainly satisfy the question.
    #[must_use]
    pub const fn certain(self) -> usize {
        self.certain
    }

    /// Returns how many facts may satisfy the question, the certain ones included.
    #[must_use]
    pub const fn possible(self) -> usize {
        self.possible
    }

    /// Returns the number if it is the same either way.
    #[must_use]
    pub fn known(self) -> Option<usize> {
        (self.certain == self.possible).then_some(self.certain)
    }

    /// Returns this count with one more answer taken in.
    #[must_use]
    pub fn with(self, answer: Truth) -> Self {
        Self {
            certain: self.certain.saturating_add(usize::from(answer.is_certain())),
            possible: self.possible.saturating_add(usize::from(answer.is_possible())),
        }
    }
}

impl FromIterator<Truth> for Count {
    fn from_iter<I: IntoIterator<Item = Truth>>(answers: I) -> Self {
        answers.into_iter().fold(Self::default(), Self::with)
    }
}

impl fmt::Display for Count {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.known() {
            Some(number) => write!(formatter, "{number}"),
            None => write!(formatter, "{} to {}", self.certain, self.possible),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Truth; 3] = [Truth::Yes, Truth::No, Truth::Unknown];

    #[test]
    fn de_morgan_holds() {
        for left in ALL {
            for right in ALL {
                assert_eq!(!left.and(right), (!left).or(!right));
                assert_eq!(left.and(right), right.and(left));
            }
        }
    }
}
