//! The weight of least variance of two reports, after BACI.
#![expect(clippy::float_arithmetic, reason = "powers of e are not rational")]

use rust_decimal::Decimal;

use super::error::{MirrorError, MirrorSide};
use crate::indicator::{Approximate, Fraction, approximate, float};

/// The largest standard deviation of a logarithm: a factor of 22 000 either way.
const MOST: Decimal = Decimal::TEN;

/// Returns the weight of the exporter's value in the mean of least variance, with 15 significant digits.
///
/// Each side is taken to report the true value times a factor whose logarithm is normal with a mean of
/// zero and this standard deviation.
///
/// # Formula
///
/// `w = v_m / (v_x + v_m)` with `v = e^(σ²) · (e^(σ²) − 1)`, the variance of the factor. It is the form
/// that follows from the derivation in the source, whose printed equation lacks a factor of the
/// denominator.
///
/// # Source
///
/// Gaulier and Zignago 2010, BACI.
///
/// # Errors
///
/// Returns an error if:
///
/// - a deviation is below 0 or above 10,
/// - both are 0.
///
/// # Examples
///
/// ```
/// use bilateral::{decimal, mirror::inverse_variance_weight};
///
/// let weight = inverse_variance_weight(decimal::parse("0.2")?, decimal::parse("0.4")?)?;
/// assert_eq!(weight.to_string(), "0.82739752355485");
/// assert!(inverse_variance_weight(decimal::parse("0")?, decimal::parse("0")?).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn inverse_variance_weight(
    exporter: Decimal,
    importer: Decimal,
) -> Result<Approximate, MirrorError> {
    let what = "standard deviation";
    for (side, sigma) in [(MirrorSide::Exporter, exporter), (MirrorSide::Importer, importer)] {
        if sigma.is_sign_negative() && !sigma.is_zero() || sigma > MOST {
            return Err(MirrorError::BadWeight { what, side, needed: "from 0 to 10" });
        }
    }
    if exporter.is_zero() && importer.is_zero() {
        let (side, needed) = (MirrorSide::Exporter, "above 0 if that of the importer is 0");
        return Err(MirrorError::BadWeight { what, side, needed });
    }
    let variance = |sigma: Decimal| {
        let square = float(&Fraction::of_decimal(sigma).power(2));
        square.exp() * square.exp_m1()
    };
    let [sold, bought] = [exporter, importer].map(variance);
    Ok(approximate(bought / (sold + bought))?)
}
