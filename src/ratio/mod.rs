//! Exact fractions: ratios, shares of a whole, and growth.

mod growth;
mod ratio;
mod share;

pub use self::{
    growth::Growth,
    ratio::{Ratio, RatioError},
    share::{Share, ShareError},
};
