//! The formats that are read and written, and their quirks.
//!
//! # Trade files (feature `csv`; `gzip` for compressed ones)
//!
//! | format | `TradeFormat` | values | quirks that are handled |
//! |---|---|---|---|
//! | BACI, all vintages | `baci()` | thousands of dollars, FOB | The edition of the codes is in the name of the file only (`BACI_HS17_…`), or said by you. Old files lost the leading zeros of the codes. Quantities are tonnes, or `NA`. Its codes of countries are Comtrade's, of former countries, too |
//! | Comtrade, present: CSV, bulk, JSON | `comtrade()` | dollars; CIF imports, FOB exports | The same columns come in two spellings and any order. A row may be a part of another by second partner, customs procedure, means of transport or supply. Zero weights stand for weights that nobody reported. The valuation is found from the columns `cifvalue` and `fobvalue` |
//! | Comtrade, until 2022 | `legacy()` | dollars | 35 columns with names such as `Trade Value (US$)`, or short ones; flows are 1 to 4; mostly without a valuation |
//! | our own flat file | `flat()` | any currency | The one format that holds every row of a table; lines that begin with `#` are comments |
//!
//! What all of them share: totals and their parts are never both taken; rows of a country with itself,
//! and services, are set aside with a reason; a row that cannot be taken is quarantined as it stood; a
//! number is read as decimal text and never as a float; a file cut off in the middle is an error.
//!
//! # Dossiers (features `json`, `yaml`)
//!
//! One file of all facts of a pair, in two spellings of one model. Amounts and codes are text, so that no
//! reader makes a float of `295.50` or a number of `0702`. A key that stands twice, a key that is not
//! known, and a JSON number where an amount belongs are refused. In YAML `NO` is Norway, and aliases,
//! merge keys, tags and second documents are refused, because they hide or repeat values. All faults are
//! told at once, each at its JSON Pointer. `dossier::write` writes what `dossier::read` reads: the same
//! dossier, in the same order, with the same bytes each time. The feature `schema` gives its JSON Schema.
//!
//! # Written only
//!
//! - Markdown and JSON of a [`Brief`](crate::Brief): text from dossiers cannot close a cell or open an
//!   element.
//! - iCalendar of visits (`ics`): whole days, and the day after as the end.
//! - An Arrow IPC file of trade data (`arrow-59`), which other engines open, and which is read back with
//!   every check that a row by itself would get.
