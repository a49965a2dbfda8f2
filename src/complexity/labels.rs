//! Names of countries and products, and figures that go with them.

use std::{collections::HashMap, sync::Arc};

use crate::text::{Text, TextError};

/// Names in the order of their characters, each once; shared by what is worked out about them.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Labels(Arc<[Text]>);

impl Labels {
    /// Returns the place of a name, from 0.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.0.binary_search_by(|label| label.as_str().cmp(name.trim())).ok()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Text> {
        self.0.get(at)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Text> {
        self.0.iter()
    }

    /// Returns the names whose mark is set, and the others.
    pub(super) fn split(&self, kept: &[bool]) -> (Self, Vec<Text>) {
        let with = |mark: bool| {
            let names = self.iter().zip(kept).filter(move |(_, is_kept)| **is_kept == mark);
            names.map(|(name, _)| name.clone())
        };
        (Self(with(true).collect()), with(false).collect())
    }
}

/// Numbers names as they come, to put them in order at the end.
#[derive(Debug, Default)]
pub(super) struct Interner {
    numbers: HashMap<String, u32>,
    names: Vec<Text>,
}

impl Interner {
    /// Returns the number of a name, a new one if it is new.
    pub(super) fn number(&mut self, name: &str) -> Result<u32, TextError> {
        let name = name.trim();
        if let Some(number) = self.numbers.get(name) {
            return Ok(*number);
        }
        let text = Text::new(name)?;
        let number = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.numbers.insert(name.to_owned(), number);
        self.names.push(text);
        Ok(number)
    }

    /// Returns the names in order, and the place there of each number.
    pub(super) fn finish(self) -> (Labels, Vec<u32>) {
        let mut order: Vec<(Text, u32)> = self.names.into_iter().zip(0..).collect();
        order.sort_unstable();
        let mut places = vec![0_u32; order.len()];
        for ((_, number), place) in order.iter().zip(0_u32..) {
            if let Some(own) = usize::try_from(*number).ok().and_then(|at| places.get_mut(at)) {
                *own = place;
            }
        }
        (Labels(order.into_iter().map(|(name, _)| name).collect()), places)
    }
}

/// How the spread of figures is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the two divisors of the standard deviation")]
pub enum Deviation {
    /// Divided by how many figures there are.
    Population,
    /// Divided by one less than that.
    Sample,
}

/// A figure for each country, or for each product, in the order of their names.
///
/// # Examples
///
/// ```
/// use bilateral::complexity::{Deviation, Scores};
///
/// let scores = Scores::new([("tin", 1.0), ("maize", 3.0)])?;
/// assert_eq!(scores.get("maize"), Some(3.0));
/// assert_eq!(scores.get("wool"), None);
/// let standardized = scores.standardized(Deviation::Population).expect("two figures differ");
/// assert_eq!(standardized.get("tin"), Some(-1.0));
/// assert!(Scores::new([("tin", 1.0), ("tin", 2.0)]).is_err());
/// # Ok::<(), bilateral::complexity::ScoresError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    labels: Labels,
    values: Vec<f64>,
}

impl Scores {
    /// Returns figures that were worked out elsewhere, such as a published product complexity index.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - a name is no [`Text`],
    /// - a name is there twice,
    /// - a figure is infinite or no number.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::complexity::{Scores, ScoresError};
    ///
    /// assert_eq!(Scores::new([("tin", -0.5)])?.len(), 1);
    /// assert!(matches!(Scores::new([("tin", f64::NAN)]), Err(ScoresError::NotFinite { .. })));
    /// # Ok::<(), ScoresError>(())
    /// ```
    pub fn new<N: AsRef<str>>(
        figures: impl IntoIterator<Item = (N, f64)>,
    ) -> Result<Self, ScoresError> {
        let mut interner = Interner::default();
        let mut found: Vec<f64> = Vec::new();
        for (name, value) in figures {
            let label = |source| ScoresError::Label { name: shorten(name.as_ref()), source };
            let number = interner.number(name.as_ref()).map_err(label)?;
            let name = || name.as_ref().trim().to_owned();
            if usize::try_from(number).is_ok_and(|number| number < found.len()) {
                return Err(ScoresError::Duplicate { name: name() });
            }
            if !value.is_finite() {
                return Err(ScoresError::NotFinite { name: name() });
            }
            found.push(value);
        }
        let (labels, places) = interner.finish();
        let mut placed: Vec<(u32, f64)> = places.into_iter().zip(found).collect();
        placed.sort_unstable_by_key(|(place, _)| *place);
        Ok(Self { labels, values: placed.into_iter().map(|(_, value)| value).collect() })
    }

    pub(super) fn of(labels: &Labels, values: Vec<f64>) -> Self {
        Self { labels: labels.clone(), values }
    }

    /// Returns the figure of a country or product, or `None` if there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<f64> {
        self.values.get(self.labels.find(name)?).copied()
    }

    /// Returns the names with their figures, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&Text, f64)> {
        self.labels.iter().zip(self.values.iter().copied())
    }

    /// Returns how many figures there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Returns whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Returns the figures less their mean, over their standard deviation, or `None` if all are equal
    /// or there are fewer than two.
    #[must_use]
    pub fn standardized(&self, deviation: Deviation) -> Option<Self> {
        let (mean, spread) = moments(&self.values, deviation)?;
        Some(Self::of(&self.labels, shifted(&self.values, mean, spread)))
    }

    pub(super) fn labels(&self) -> &Labels {
        &self.labels
    }

    pub(super) fn values(&self) -> &[f64] {
        &self.values
    }

    /// Returns the figures of these names, or the first name that has none.
    pub(super) fn in_order_of(&self, labels: &Labels) -> Result<Vec<f64>, Text> {
        if self.labels == *labels {
            return Ok(self.values.clone());
        }
        labels.iter().map(|name| self.get(name.as_str()).ok_or_else(|| name.clone())).collect()
    }
}

/// Figures that do not go with names.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScoresError {
    /// A name is no text.
    #[error("the name {name:?} cannot stand for a country or product: {source}")]
    #[non_exhaustive]
    Label {
        /// The name.
        name: String,
        /// What is wrong with it.
        source: TextError,
    },
    /// A name is there twice.
    #[error("{name} has two figures")]
    #[non_exhaustive]
    Duplicate {
        /// The name.
        name: String,
    },
    /// A figure is infinite or no number.
    #[error("the figure of {name} is not a finite number")]
    #[non_exhaustive]
    NotFinite {
        /// Whose figure it is.
        name: String,
    },
}

/// Returns the beginning of a name that was refused.
pub(super) fn shorten(name: &str) -> String {
    name.chars().take(60).collect()
}

/// Returns the mean and the standard deviation, or `None` if nothing varies.
#[expect(clippy::float_arithmetic, reason = "a mean and a root, for further calculation")]
pub(super) fn moments(values: &[f64], deviation: Deviation) -> Option<(f64, f64)> {
    let count = f64::from(u32::try_from(values.len()).ok()?);
    let mean = values.iter().sum::<f64>() / count;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    let divisor = match deviation {
        Deviation::Population => count,
        Deviation::Sample => count - 1.0,
    };
    let spread = (squares / divisor).sqrt();
    (spread.is_finite() && spread > 0.0).then_some((mean, spread))
}

/// Returns each figure less `mean`, over `spread`.
#[expect(clippy::float_arithmetic, reason = "standard scores")]
pub(super) fn shifted(values: &[f64], mean: f64, spread: f64) -> Vec<f64> {
    values.iter().map(|value| (value - mean) / spread).collect()
}
