//! Economic complexity: what countries' exports say about what they can make.
//!
//! ```text
//! rows, or a view of exports ──► ExportMatrix ──Threshold──► Presence ──► economic_complexity, …
//! ```
//!
//! Everything is of a whole world, or of whatever stands for it: an index of two countries alone would
//! be 1 and −1. It needs no filter to be worked out, and a filter to be read: in unfiltered data islands
//! without inhabitants lead the ranking, and the Growth Lab leaves out small countries before it
//! publishes one ([`ExportMatrix::of_countries`]).

mod basket;
mod comparative_advantage;
mod components;
mod density;
mod eigen;
mod exact;
mod figures;
mod fitness;
mod gram;
mod incidence;
mod index;
mod labels;
mod matrix;
mod matrix_error;
mod matrix_of_trade;
mod outlook;
mod presence;
mod proximity;
mod reflections;
mod sophistication;
#[cfg(test)]
mod tests;

pub use self::{
    basket::{
        BasketComplexity, BasketComplexityError, PairComplexity, RankedExport, RankedExports,
        SideComplexity, basket_complexity, exports_by_complexity, pair_complexity,
        view_by_complexity,
    },
    components::Component,
    density::{Density, density},
    figures::{CountryFiguresError, Incomes, Populations, UnknownCountryError},
    fitness::{Fitness, FitnessError, FitnessOptions, FitnessStop, fitness},
    index::{
        ComplexityError, EconomicComplexity, Normalization, SignRule, complexity_eigenvalues,
        economic_complexity,
    },
    labels::{Deviation, Scores, ScoresError},
    matrix::{DuplicateCells, ExportMatrix},
    matrix_error::ExportMatrixError,
    outlook::{MissingProductError, OutlookGain, outlook_gain, outlook_index},
    presence::{Presence, PresenceError, Threshold},
    proximity::{Proximity, ProximityDiagonal, country_proximity, product_proximity},
    reflections::{Reflections, reflections},
    sophistication::{export_income, product_income},
};
