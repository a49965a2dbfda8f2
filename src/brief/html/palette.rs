//! How charts look: sizes, fonts, and colors that the style of the page takes up.
//!
//! A chart names its colors in attributes. The style of the page finds them by their value and puts in
//! their place those of the theme, so that one drawing serves light, dark and paper; seen without the
//! page, it is still the light one.

use charts_rs::{ChartBase, Color, Symbol, YAxisConfig};
use rust_decimal::Decimal;

/// Text.
const INK: Color = rgb(0x1a, 0x1f, 0x26);
/// Lines of the grid and of axes.
const LINE: Color = rgb(0xc9, 0xd1, 0xda);
/// The colors of series: blue, orange, green, purple.
pub(super) const SERIES: [Color; 4] =
    [rgb(0x1f, 0x5f, 0xa8), rgb(0xb3, 0x54, 0x1e), rgb(0x2f, 0x7d, 0x4f), rgb(0x7a, 0x4a, 0xa0)];

const fn rgb(r: u8, g: u8, b: u8) -> Color {
    Color { r, g, b, a: 255 }
}

/// Gives a chart its size and the looks that all charts share.
pub(super) fn dress(base: &mut ChartBase, y_axes: &mut [YAxisConfig], height: f32) {
    // The style of the page writes them smaller: fonts are wider than the one that is measured.
    const TEXT: f32 = 15.0;
    base.width = 600.0;
    base.height = height;
    base.compact = true;
    base.background_color = Color::transparent();
    base.tooltip.show = false;
    base.title.text = String::new();
    // It stands beside the drawing, where it wraps.
    base.legend.show = Some(false);
    base.x_axis.font.color = INK;
    base.x_axis.font.size = TEXT;
    base.x_axis.stroke_color = LINE;
    base.grid.stroke_color = LINE;
    base.series.colors = SERIES.to_vec();
    base.series.label.font.color = INK;
    base.series.label.font.size = TEXT;
    base.series.symbol = Some(Symbol::Circle(3.0, None));
    for axis in y_axes {
        axis.font.color = INK;
        axis.font.size = TEXT;
        axis.stroke_color = LINE;
    }
}

/// Returns where a number stands in a drawing, in units of a power of ten. The figure itself stays in the
/// table: a drawing is not exact.
pub(super) fn drawn(number: Decimal, exponent: u32, unit: u32) -> Option<f32> {
    let shift = i64::from(exponent).saturating_sub(i64::from(unit));
    format!("{number}e{shift}").parse().ok().filter(|place: &f32| place.is_finite())
}
