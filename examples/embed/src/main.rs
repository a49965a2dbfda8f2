//! A service that answers questions about two countries: one request a line in, one line of JSON out.
//!
//! ```console
//! $ printf 'brief 2022-05-18\nturnover 2021\n' | cargo run --manifest-path examples/embed/Cargo.toml
//! ```
//!
//! Its facts come from two places, as they would in a program of yours: a dossier as a file, which the
//! crate reads, and rows of a store of its own, which it turns into records of the crate.

mod error;
mod request;
mod service;
mod store;

use std::{
    io::{self, BufRead, Write},
    process::ExitCode,
};

use crate::{error::ServiceError, request::Request, service::Service, store::Store};

/// The dossier that comes with the crate stands for a file of yours.
const DOSSIER: &str = include_str!("../../data/azerbaijan-belarus.json");

fn main() -> ExitCode {
    match serve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn serve() -> Result<(), ServiceError> {
    let service = Service::new(DOSSIER.as_bytes(), &Store::example())?;
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        // A request that cannot be answered is an answer; the service goes on.
        let line = line.map_err(ServiceError::Channel)?;
        let answer = line.parse::<Request>().and_then(|request| service.answer(request));
        let answer = answer.unwrap_or_else(|error| error.to_json());
        writeln!(out, "{answer}").map_err(ServiceError::Channel)?;
    }
    Ok(())
}
