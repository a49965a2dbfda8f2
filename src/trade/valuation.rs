//! `Valuation`: up to where the costs of transport are in a value.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Up to where the costs of transport and insurance are in the value of a flow.
///
/// Exports are mostly valued FOB and imports CIF, so the same goods are worth more in the books of
/// the importer.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Valuation {
    /// Free on board: up to the border of the exporter.
    Fob,
    /// Cost, insurance and freight: up to the border of the importer.
    Cif,
    /// Free alongside ship: up to the quay, loading left out.
    Fas,
    /// Not said.
    #[default]
    Unknown,
}

impl Valuation {
    /// Every valuation.
    pub const ALL: &'static [Self] = &[Self::Fob, Self::Cif, Self::Fas, Self::Unknown];

    /// Returns the name used in files: `fob`, `cif`, `fas` or `unknown`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Fob => "fob",
            Self::Cif => "cif",
            Self::Fas => "fas",
            Self::Unknown => "unknown",
        }
    }

    const fn bit(self) -> u8 {
        match self {
            Self::Fob => 1,
            Self::Cif => 2,
            Self::Fas => 4,
            Self::Unknown => 8,
        }
    }
}

impl fmt::Display for Valuation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// The valuations that are in one sum.
///
/// # Examples
///
/// ```
/// use bilateral::trade::{Valuation, Valuations};
///
/// let mixed: Valuations = [Valuation::Cif, Valuation::Fob].into_iter().collect();
/// assert_eq!(mixed.to_string(), "fob and cif");
/// assert!(mixed.is_mixed() && mixed.single().is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Valuations(u8);

impl Valuations {
    /// Returns the valuations of nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self(0)
    }

    /// Returns these and `valuation`.
    #[must_use]
    pub const fn with(self, valuation: Valuation) -> Self {
        Self(self.0 | valuation.bit())
    }

    /// Returns the set of what either holds.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns the one valuation, or `None` if there are none or several.
    #[must_use]
    pub fn single(self) -> Option<Valuation> {
        self.iter().next().filter(|_| !self.is_mixed())
    }

    /// Returns whether there are several.
    #[must_use]
    pub const fn is_mixed(self) -> bool {
        self.0.count_ones() > 1
    }

    /// Returns whether there is none, because nothing had a value.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns the valuations: FOB, CIF, FAS, unknown.
    pub fn iter(self) -> impl Iterator<Item = Valuation> {
        Valuation::ALL.iter().copied().filter(move |valuation| self.0 & valuation.bit() != 0)
    }
}

impl FromIterator<Valuation> for Valuations {
    fn from_iter<I: IntoIterator<Item = Valuation>>(valuations: I) -> Self {
        valuations.into_iter().fold(Self::new(), Self::with)
    }
}

/// As a sentence has it: `fob`, or `fob and cif`; `none` if there is none.
impl fmt::Display for Valuations {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return formatter.write_str("none");
        }
        for (index, valuation) in self.iter().enumerate() {
            if index > 0 {
                formatter.write_str(" and ")?;
            }
            formatter.write_str(valuation.as_str())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in() {
        assert!(Valuations::new().is_empty() && Valuations::new().single().is_none());
        for &one in Valuation::ALL {
            assert_eq!(serde_json::to_string(&one).unwrap(), format!("\"{one}\""));
            let single = Valuations::new().with(one).with(one);
            assert_eq!(single.single(), Some(one));
            for &other in Valuation::ALL {
                let both = single.with(other);
                assert_eq!(both, Valuations::new().with(other).with(one));
                assert_eq!(both.is_mixed(), one != other);
            }
        }
    }
}
