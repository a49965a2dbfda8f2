//! The tables of a brief as CSV for spreadsheets.

mod agreements;
mod cell;
mod closing;
mod error;
mod goods;
mod options;
mod projects;
mod relations;
mod table;
mod trade;
mod visits;

pub use self::{
    error::{BriefTableError, SheetError},
    options::SheetOptions,
    table::BriefTable,
};
