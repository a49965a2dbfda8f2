//! `Direction` and `FlowKind`: which way goods go, and under which customs treatment.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Which way goods go, seen from the reporter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[expect(clippy::exhaustive_enums, reason = "goods go out or come in")]
pub enum Direction {
    /// Out of the reporter's country.
    Export,
    /// Into the reporter's country.
    Import,
}

impl Direction {
    /// Returns the name used in files: `export` or `import`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Export => "export",
            Self::Import => "import",
        }
    }

    /// Returns the direction in which the partner sees the same goods go.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::Export => Self::Import,
            Self::Import => Self::Export,
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// What a row of trade statistics counts: all exports or imports, or a part of them by customs
/// treatment.
///
/// Exports contain re-exports, domestic exports and the exports of processing; imports likewise. A
/// part is never added to the whole that contains it.
///
/// # Examples
///
/// ```
/// use bilateral::trade::{Direction, FlowKind};
///
/// let reexport = FlowKind::from_comtrade_code("RX");
/// assert_eq!(reexport, Some(FlowKind::ReExport));
/// assert_eq!(FlowKind::ReExport.contained_in(), Some(FlowKind::Export));
/// assert_eq!(FlowKind::ReImport.direction(), Direction::Import);
/// assert_eq!(FlowKind::from_comtrade_code("x"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum FlowKind {
    /// All exports.
    Export,
    /// All imports.
    Import,
    /// Exports of foreign goods in the state in which they came in.
    ReExport,
    /// Imports of the reporter's own goods in the state in which they went out.
    ReImport,
    /// Exports of goods produced or transformed in the country.
    DomesticExport,
    /// Imports of goods that are foreign, re-imports left out.
    ForeignImport,
    /// Imports of goods to be processed in the country and exported again.
    ImportForInwardProcessing,
    /// Exports of goods that came in to be processed.
    ExportAfterInwardProcessing,
    /// Imports of goods that went out to be processed.
    ImportAfterOutwardProcessing,
    /// Exports of goods to be processed abroad and imported again.
    ExportForOutwardProcessing,
    /// Imports under the code `MIF`, which UN Comtrade uses and its list of flows does not explain.
    /// Where it occurs (Morocco, 2015 and 2018), all imports are reported too and are at least as
    /// much; often they are its sum with the imports for inward processing.
    ImportMif,
    /// Exports under the code `XIF`, of which the same is true.
    ExportXif,
}

impl FlowKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Export,
        Self::Import,
        Self::ReExport,
        Self::ReImport,
        Self::DomesticExport,
        Self::ForeignImport,
        Self::ImportForInwardProcessing,
        Self::ExportAfterInwardProcessing,
        Self::ImportAfterOutwardProcessing,
        Self::ExportForOutwardProcessing,
        Self::ImportMif,
        Self::ExportXif,
    ];

    /// Returns the name used in files: `re-export`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Export => "export",
            Self::Import => "import",
            Self::ReExport => "re-export",
            Self::ReImport => "re-import",
            Self::DomesticExport => "domestic-export",
            Self::ForeignImport => "foreign-import",
            Self::ImportForInwardProcessing => "import-for-inward-processing",
            Self::ExportAfterInwardProcessing => "export-after-inward-processing",
            Self::ImportAfterOutwardProcessing => "import-after-outward-processing",
            Self::ExportForOutwardProcessing => "export-for-outward-processing",
            Self::ImportMif => "import-mif",
            Self::ExportXif => "export-xif",
        }
    }

    /// Returns the code of UN Comtrade's list of flows: `M`, `X`, `RX` and so on.
    #[must_use]
    pub const fn comtrade_code(self) -> &'static str {
        match self {
            Self::Export => "X",
            Self::Import => "M",
            Self::ReExport => "RX",
            Self::ReImport => "RM",
            Self::DomesticExport => "DX",
            Self::ForeignImport => "FM",
            Self::ImportForInwardProcessing => "MIP",
            Self::ExportAfterInwardProcessing => "XIP",
            Self::ImportAfterOutwardProcessing => "MOP",
            Self::ExportForOutwardProcessing => "XOP",
            Self::ImportMif => "MIF",
            Self::ExportXif => "XIF",
        }
    }

    /// Returns the kind with this code of UN Comtrade's list of flows, in upper case as there, or
    /// `None` if the code is unknown.
    #[must_use]
    pub fn from_comtrade_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.comtrade_code() == code)
    }

    /// Returns which way the goods go, seen from the reporter.
    #[must_use]
    pub const fn direction(self) -> Direction {
        match self {
            Self::Export
            | Self::ReExport
            | Self::DomesticExport
            | Self::ExportAfterInwardProcessing
            | Self::ExportForOutwardProcessing
            | Self::ExportXif => Direction::Export,
            Self::Import
            | Self::ReImport
            | Self::ForeignImport
            | Self::ImportForInwardProcessing
            | Self::ImportAfterOutwardProcessing
            | Self::ImportMif => Direction::Import,
        }
    }

    /// Returns the kind that contains this one, or `None` for all exports and all imports.
    #[must_use]
    pub const fn contained_in(self) -> Option<Self> {
        match (self, self.direction()) {
            (Self::Export | Self::Import, _) => None,
            (_, Direction::Export) => Some(Self::Export),
            (_, Direction::Import) => Some(Self::Import),
        }
    }
}

impl From<Direction> for FlowKind {
    fn from(direction: Direction) -> Self {
        match direction {
            Direction::Export => Self::Export,
            Direction::Import => Self::Import,
        }
    }
}

impl fmt::Display for FlowKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_back_and_stands_in_the_whole_of_its_direction() {
        for &kind in FlowKind::ALL {
            assert_eq!(FlowKind::from_comtrade_code(kind.comtrade_code()), Some(kind));
            let wire = format!("\"{kind}\"");
            assert_eq!(serde_json::to_string(&kind).unwrap(), wire);
            assert_eq!(serde_json::from_str::<FlowKind>(&wire).unwrap(), kind);
            // Source: UN Comtrade's list of flows, whose codes end in or begin with X or M.
            let code = kind.comtrade_code();
            assert_eq!(kind.direction() == Direction::Export, code.contains('X'), "{code}");
            let whole = FlowKind::from(kind.direction());
            assert_eq!(kind.contained_in(), (kind != whole).then_some(whole));
        }
        for code in ["", "x", "XX", " X", "2"] {
            assert_eq!(FlowKind::from_comtrade_code(code), None, "{code}");
        }
    }
}
