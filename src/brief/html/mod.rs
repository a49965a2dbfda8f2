//! A brief as one HTML document: a face, which adds no figure of its own.

mod agreements;
mod closing;
mod document;
mod figure;
mod figures_of_time;
mod figures_of_trade;
mod goods;
mod options;
mod palette;
mod projects;
mod recorded;
mod relations;
mod style;
mod trade;
mod visits;
mod words;

pub use self::options::HtmlOptions;
