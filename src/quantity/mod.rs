//! Quantities of goods in their units.

mod quantity;
mod unit;

pub use self::{
    quantity::{Quantity, QuantityError, QuantityRecord},
    unit::Unit,
};
