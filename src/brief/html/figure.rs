//! A chart with its name, its description and the table behind it.

use maud::{Markup, PreEscaped, html};

/// A chart before it is put on the page.
pub(super) struct Figure<'a> {
    /// Its name on the page, for links; unique.
    pub(super) id: &'a str,
    /// What it shows, in a few words.
    pub(super) title: &'a str,
    /// What it shows in words, for who does not see it.
    pub(super) description: &'a str,
    /// Who reported the figures, how they are valued, where they are from.
    pub(super) provenance: Markup,
    /// The names of the series, in the order of their colors.
    pub(super) legend: Vec<String>,
    /// The drawing, or `None` if there is none.
    pub(super) svg: Option<String>,
    /// The figures.
    pub(super) table: Markup,
}

impl Figure<'_> {
    /// Returns the figure, or the table alone if the chart was not drawn.
    pub(super) fn markup(self) -> Markup {
        let Self { id, title, description, provenance, legend, svg, table } = self;
        let Some(svg) = svg.and_then(|svg| named(&svg, id, title, description)) else {
            return table;
        };
        html! {
            figure id=(id) {
                figcaption { strong { (title) } p { (provenance) } }
                @if legend.len() > 1 { ul.legend { @for (index, name) in legend.iter().enumerate() {
                    li { span class={ "key key-" (index.saturating_add(1)) } {} (name) }
                } } }
                div.scroll role="region" aria-label={ (title) ": chart" } tabindex="0" {
                    // Written by the charting crate, which escapes texts.
                    (PreEscaped(svg))
                }
                details { summary { "Figures of this chart" } (table) }
            }
        }
    }
}

/// Returns the drawing with a name and a description, or `None` if it is no drawing.
fn named(svg: &str, id: &str, title: &str, description: &str) -> Option<String> {
    let open = svg.find("<svg")?;
    let (head, body) = svg.get(open..)?.split_once('>')?;
    let labels = html! {
        title id={ (id) "-title" } { (title) }
        desc id={ (id) "-desc" } { (description) }
    };
    let labels = labels.into_string();
    Some(format!(
        "{head} class=\"chart\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">{labels}{body}"
    ))
}
