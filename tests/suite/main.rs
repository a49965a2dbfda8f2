//! The one integration suite of the crate.
//!
//! A test that reads the shared data folder has `shared_data` in its name and asks
//! [`shared_data`] for the folder; `.ci/run` counts that each of them ran.
#![expect(clippy::disallowed_methods, reason = "the suite reads files; the library does not")]

mod agreement_registers;
mod api;
#[cfg(all(feature = "csv", feature = "gzip", feature = "parallel"))]
mod baci_faults;
#[cfg(feature = "csv")]
mod baci_files;
#[cfg(feature = "csv")]
mod brief_faces;
#[cfg(feature = "csv")]
mod brief_rows;
mod broken_dossiers;
mod claims;
#[cfg(feature = "complexity")]
mod complexity;
#[cfg(all(feature = "complexity", feature = "csv", feature = "gzip"))]
mod complexity_example;
#[cfg(all(feature = "csv", feature = "gzip", feature = "parallel"))]
mod comtrade_faults;
#[cfg(all(feature = "csv", feature = "gzip", feature = "parallel"))]
mod comtrade_files;
#[cfg(all(feature = "csv", feature = "gzip"))]
mod conversion_examples;
#[cfg(all(feature = "csv", feature = "gzip"))]
mod convert;
mod currencies;
mod events;
mod figures;
mod files;
mod hs_files;
#[cfg(feature = "html")]
mod html_briefs;
#[cfg(all(feature = "csv", feature = "gzip"))]
mod indicator_example;
mod indicators;
mod laws;
mod layers;
mod load_notices;
mod merge_laws;
#[cfg(all(feature = "csv", feature = "gzip"))]
mod mirror_check;
mod notices;
mod project_register;
mod representation;
mod rust_text;
mod stories;
mod strategies;
mod tables;
mod trade_briefs;
#[cfg(all(feature = "csv", feature = "gzip", feature = "parallel"))]
mod trade_faults;
#[cfg(all(feature = "csv", feature = "gzip", feature = "parallel"))]
mod trade_flips;
#[cfg(all(feature = "csv", feature = "gzip", feature = "parallel"))]
mod trade_hostile;
#[cfg(all(feature = "csv", feature = "gzip", feature = "parallel"))]
mod trade_same_bytes;
#[cfg(all(feature = "csv", feature = "gzip", feature = "parallel"))]
mod trade_samples;
#[cfg(all(feature = "csv", feature = "gzip"))]
mod trade_summary;
mod visits;
mod wire;
mod written_dossiers;
mod yaml_dossiers;
mod yaml_limits;

use std::path::{Path, PathBuf};

use bilateral::dossier::{self, Format, Limits, ReadError, Reading};

/// The dossier of Azerbaijan and Belarus that comes with the crate.
const SEED: &str = "examples/data/azerbaijan-belarus.json";

/// Returns the root folder of the package.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the text of the file at `path`, relative to the root of the package.
fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns the folder of real files beside the project and says that `test` ran, or says that it
/// was skipped because this machine has none.
fn shared_data(test: &str) -> Option<PathBuf> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data"));
    if folder.is_dir() {
        eprintln!("RAN {test}");
        return Some(folder.to_owned());
    }
    eprintln!("SKIPPED {test}: no shared data folder");
    None
}

/// Asserts that `text` is that of the golden file at `path`, relative to the root of the package; with
/// `BLESS=1` in the environment, writes the file instead.
fn golden(path: &str, text: &str) {
    let file = root().join(path);
    if std::env::var("BLESS").is_ok_and(|value| value == "1") {
        std::fs::write(&file, text).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    let expected = read(path);
    let line = text.lines().zip(expected.lines()).position(|(new, old)| new != old);
    let line = line.unwrap_or_else(|| text.lines().count().min(expected.lines().count()));
    let show = |text: &str| text.lines().nth(line).unwrap_or("(the end)").to_owned();
    assert!(
        text == expected,
        "{path} differs in line {}:\n  file: {}\n   now: {}\nBLESS=1 writes the file anew",
        line + 1,
        show(&expected),
        show(text)
    );
}

/// Reads a dossier from JSON text under the default limits.
fn read_dossier(text: &str) -> Result<Reading, ReadError> {
    dossier::read(text.as_bytes(), Format::Json, Limits::default())
}
