//! The style of the page.

/// Colors, print and phone. Charts name their colors in attributes (see `palette`); here each of them is
/// mapped to one that suits the theme.
pub(super) const STYLE: &str = include_str!("brief.css");
