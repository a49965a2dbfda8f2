//! The one integration suite of the crate.
//!
//! A test that reads the shared data folder has `shared_data` in its name and asks
//! [`shared_data`] for the folder; `.ci/run` counts that each of them ran.
#![expect(clippy::disallowed_methods, reason = "the suite reads files; the library does not")]

mod agreement_registers;
mod api;
mod broken_dossiers;
mod currencies;
mod figures;
mod files;
mod hs_files;
mod layers;
mod rust_text;
mod tables;

use std::path::{Path, PathBuf};

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
