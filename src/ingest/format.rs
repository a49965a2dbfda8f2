//! `TradeFormat`: which office wrote a file, and what it does not say itself.

use std::{fmt, str::FromStr};

use super::{
    baci::{BaciOptions, BaciRows, edition_of_name, year_of_name},
    comtrade::ComtradeRows,
    draft::RowReader,
    fault::FieldFault,
    flat::FlatRows,
    header::Header,
    legacy::LegacyRows,
    mode::LoadMode,
    options::LoadOptions,
};
use crate::{
    commodity::HsEdition,
    money::Currency,
    notice::{NoticeCode, Severity},
    text::shorten,
};

/// Which office wrote a file, and what the caller says of it that it does not say itself.
///
/// # Examples
///
/// ```
/// use bilateral::{HsEdition, ingest::TradeFormat};
///
/// let current = TradeFormat::baci().with_edition(HsEdition::H5);
/// assert_eq!(current.name(), "baci");
/// assert_eq!("comtrade".parse(), Ok(TradeFormat::comtrade()));
/// assert!("excel".parse::<TradeFormat>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TradeFormat {
    kind: Kind,
    baci: BaciOptions,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Baci,
    Comtrade,
    Legacy,
    Flat,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Baci, Self::Comtrade, Self::Legacy, Self::Flat];

    const fn name(self) -> &'static str {
        match self {
            Self::Baci => "baci",
            Self::Comtrade => "comtrade",
            Self::Legacy => "legacy",
            Self::Flat => "flat",
        }
    }

    /// Returns whether a header is of such a file.
    fn knows(self, header: &Header) -> bool {
        match self {
            Self::Baci => BaciRows::knows(header),
            Self::Comtrade => ComtradeRows::knows(header),
            Self::Legacy => LegacyRows::knows(header),
            Self::Flat => FlatRows::knows(header),
        }
    }
}

impl TradeFormat {
    /// Returns the format of BACI: `t,i,j,k,v,q`, values in thousands of dollars FOB, quantities in
    /// tonnes, of any vintage.
    ///
    /// The edition of its codes is that of [`with_edition`](Self::with_edition), else the one that the
    /// name of the input says (`BACI_HS17_Y2021…`), else the one that the codes fit. Rows of another
    /// year than the one that the name says are taken, each with a notice.
    #[must_use]
    pub const fn baci() -> Self {
        Self::of(Kind::Baci)
    }

    /// Returns the format of UN Comtrade's present interface: rows as CSV with any of its columns in any
    /// order and spelling (`primaryValue`, `primary_value`), bulk files, and replies in JSON, of which
    /// one record at a time is held. Values are US dollars, weights kilograms.
    ///
    /// - A row is a total if the second partner and the modes of transport and supply are 0 and the
    ///   customs procedure is `C00`, or there is no such column; else it is a part of another row.
    ///   Whether it says that it was reported or is an aggregate decides nothing.
    /// - The value is valued as the one of `cifvalue` and `fobvalue` that is the same number; if both
    ///   are, imports are CIF and exports FOB; if neither is, the valuation is unknown, with a notice
    ///   if one of them is given. Zero there stands for one that is not given.
    /// - The name of the flow must be that of its code.
    /// - A weight or quantity of zero beside a value above zero is taken as not reported, with a notice.
    /// - What the fields say of the period must agree, and each country's letters with its number.
    /// - Codes of areas are resolved in the year of the row; rows about services, and of goods by other
    ///   lists than an edition of the Harmonized System, are not taken.
    #[must_use]
    pub const fn comtrade() -> Self {
        Self::of(Kind::Comtrade)
    }

    /// Returns the format of the former UN Comtrade: 35 columns with names such as `Trade Value (US$)`, in
    /// any spelling, or with the short names of its interface (`TradeValue`).
    ///
    /// What is said of [`comtrade`](Self::comtrade) is true of it. Flows are numbers from 1 to 4, and the
    /// unit of quantity 1 is none. Most rows give neither a CIF nor an FOB value beside their value, so
    /// that their valuation is unknown.
    #[must_use]
    pub const fn legacy() -> Self {
        Self::of(Kind::Legacy)
    }

    /// Returns our own format, which holds every row of a table: see
    /// [`write_flat`](super::write_flat).
    #[must_use]
    pub const fn flat() -> Self {
        Self::of(Kind::Flat)
    }

    const fn of(kind: Kind) -> Self {
        Self { kind, baci: BaciOptions { edition: None, unpadded: false, year: None } }
    }

    /// Returns this format with the edition of the codes of a file of BACI, which does not say it.
    #[must_use]
    pub const fn with_edition(mut self, edition: HsEdition) -> Self {
        self.baci.edition = Some(edition);
        self
    }

    /// Returns this format for a file of BACI in which a program has taken the codes for numbers, so
    /// that their leading zeros are lost: `10121` is then read as `010121`, with a notice.
    #[must_use]
    pub const fn with_unpadded_codes(mut self, unpadded: bool) -> Self {
        self.baci.unpadded = unpadded;
        self
    }

    /// Returns the name: `baci`, `comtrade`, `legacy` or `flat`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.kind.name()
    }

    /// Returns the edition that the caller says the codes are of.
    #[must_use]
    pub const fn edition(self) -> Option<HsEdition> {
        self.baci.edition
    }

    /// Returns whether the edition of the codes has to be found out after the rows are read.
    pub(super) fn is_of_unknown_edition(self) -> bool {
        self.kind == Kind::Baci && self.baci.edition.is_none()
    }

    /// Returns whether a line that begins with `#` is a comment.
    pub(super) fn has_comments(self) -> bool {
        self.kind == Kind::Flat
    }

    /// Returns whether a file may be one JSON document.
    pub(super) fn may_be_json(self) -> bool {
        self.kind == Kind::Comtrade
    }

    /// Returns this format with what the name of a file says of it.
    pub(super) fn for_file(mut self, name: &str) -> Self {
        if self.is_of_unknown_edition() {
            self.baci.edition = edition_of_name(name);
        }
        if self.kind == Kind::Baci {
            self.baci.year = year_of_name(name);
        }
        self
    }

    /// Returns a reader of the rows below `header`, and what is wrong with the header.
    pub(super) fn bind(self, header: &Header, options: &LoadOptions) -> (Rows, Vec<FieldFault>) {
        let areas = options.areas();
        let exponents = options.mode() != LoadMode::Strict;
        let (rows, mut faults) = match self.kind {
            Kind::Baci => {
                let (rows, faults) = BaciRows::new(header, areas, self.baci, exponents);
                (Rows::Baci(Box::new(rows)), faults)
            }
            Kind::Comtrade => {
                let (rows, faults) = ComtradeRows::new(header, areas, exponents);
                (Rows::Comtrade(Box::new(rows)), faults)
            }
            Kind::Legacy => {
                let (rows, faults) = LegacyRows::new(header, areas, exponents);
                (Rows::Legacy(Box::new(rows)), faults)
            }
            Kind::Flat => {
                let (rows, faults) = FlatRows::new(header, exponents);
                (Rows::Flat(Box::new(rows)), faults)
            }
        };
        if faults.iter().any(|fault| fault.code.severity() == Severity::Critical)
            && let Some(other) = Kind::ALL.into_iter().find(|kind| kind.knows(header))
            && other != self.kind
        {
            faults.insert(0, of_other(other));
        }
        (rows, faults)
    }
}

/// Returns the fault of a file whose header is that of another format.
fn of_other(kind: Kind) -> FieldFault {
    let whose = match kind {
        Kind::Baci => "BACI",
        Kind::Comtrade => "the present Comtrade",
        Kind::Legacy => "the former Comtrade",
        Kind::Flat => "the flat form",
    };
    let name = kind.name();
    let message = format!("the header is that of {whose}: read it as `{name}`");
    FieldFault::of_row(NoticeCode::UnknownFormat, message, name.as_bytes())
}

/// A format bound to the header of a file.
#[derive(Debug)]
pub(super) enum Rows {
    Baci(Box<BaciRows>),
    Comtrade(Box<ComtradeRows>),
    Legacy(Box<LegacyRows>),
    Flat(Box<FlatRows>),
}

impl Rows {
    pub(super) fn reader(&mut self) -> &mut dyn RowReader {
        match self {
            Self::Baci(rows) => rows.as_mut(),
            Self::Comtrade(rows) => rows.as_mut(),
            Self::Legacy(rows) => rows.as_mut(),
            Self::Flat(rows) => rows.as_mut(),
        }
    }

    /// Returns the currency of the values.
    pub(super) fn currency(&self) -> Currency {
        match self {
            Self::Baci(_) | Self::Comtrade(_) | Self::Legacy(_) => Currency::USD,
            Self::Flat(rows) => rows.currency(),
        }
    }
}

impl fmt::Display for TradeFormat {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.name())
    }
}

impl FromStr for TradeFormat {
    type Err = UnknownTradeFormat;

    fn from_str(text: &str) -> Result<Self, UnknownTradeFormat> {
        let known = Kind::ALL.into_iter().find(|kind| kind.name() == text);
        known.map(Self::of).ok_or_else(|| UnknownTradeFormat { text: shorten(text) })
    }
}

/// Text that names no format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no format `{text}` (baci, comtrade, legacy, flat)")]
#[non_exhaustive]
pub struct UnknownTradeFormat {
    /// The text, cut after 40 characters.
    pub text: String,
}
