//! The document: head, sections in their order.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{options::HtmlOptions, style::STYLE};
use crate::{brief::Brief, period::day};

/// What a browser may load for the page: nothing, and no script runs.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

impl Brief {
    /// Returns the brief as one HTML document that needs nothing else: no script, no font, no image from
    /// anywhere. It reads on a phone and on paper, in light and in dark.
    ///
    /// Every figure of the JSON form is in it. A chart is drawn where the brief has figures for it; the
    /// table behind it, its reporter, valuation and sources stand below. Text from the dossier is
    /// escaped, in the charts too, so that it cannot become markup.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{
    ///     Brief, Country, CountryPair, Dossier,
    ///     brief::{BriefOptions, HtmlOptions},
    ///     dossier::DossierRecord,
    /// };
    ///
    /// let dossier = Dossier::new(DossierRecord {
    ///     title: Some("Trade <script>alert(1)</script>".parse()?),
    ///     ..DossierRecord::new(CountryPair::new(Country::AZE, Country::BLR)?)
    /// })?;
    /// let page = Brief::new(&dossier, BriefOptions::default()).to_html(HtmlOptions::default());
    /// assert!(page.starts_with("<!DOCTYPE html><html lang=\"en\">"));
    /// assert!(page.contains("Trade &lt;script&gt;") && !page.contains("<script"));
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    #[must_use]
    pub fn to_html(&self, options: HtmlOptions) -> String {
        Page { brief: self, options }.document().into_string()
    }
}

/// Writes a brief, section by section.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) brief: &'a Brief,
    pub(super) options: HtmlOptions,
}

/// A part of the page: its name in links, its heading, and what it holds.
type Section = (&'static str, &'static str, Markup);

impl Page<'_> {
    fn document(self) -> Markup {
        let brief = self.brief;
        let [first, second] = brief.pair.countries();
        let name = format!("{} and {}", first.name(), second.name());
        let as_of = match (brief.as_of.map(day::text), brief.as_of_was_given) {
            (Some(day), true) => format!("As of {day}, the date asked for."),
            (Some(day), false) => format!("As of {day}, the date of the newest source."),
            (None, _) => "As of no date: none was given, and no source has one.".to_owned(),
        };
        let sections = self.sections();
        html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta http-equiv="Content-Security-Policy" content=(POLICY);
                    meta name="generator" content="bilateral";
                    title { (name) ": brief" }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    a.skip href="#main" { "Skip to the brief" }
                    header {
                        h1 { (name) }
                        @if let Some(title) = brief.title.as_ref().filter(|it| it.as_str() != name) {
                            p.title { bdi { (title) } }
                        }
                        p { (as_of) }
                        @if let Some(reporter) = brief.reporter {
                            p { "Of trade, only figures reported by " (reporter.name()) "." }
                        }
                        nav aria-label="Sections" {
                            ul { @for (id, heading, _) in &sections {
                                li { a href={ "#" (id) } { (heading) } }
                            } }
                        }
                    }
                    main id="main" tabindex="-1" {
                        @for (id, heading, content) in &sections {
                            section id=(id) aria-labelledby={ (id) "-heading" } {
                                h2 id={ (id) "-heading" } { (heading) }
                                (content)
                            }
                        }
                    }
                }
            }
        }
    }

    /// Returns the sections that have something to say.
    fn sections(self) -> Vec<Section> {
        let brief = self.brief;
        let mut sections = vec![("relations", "Diplomatic relations", self.relations())];
        let mut add = |is_there: bool, id, heading, content: &dyn Fn() -> Markup| {
            if is_there {
                sections.push((id, heading, content()));
            }
        };
        add(self.has_timeline(), "timeline", "Timeline", &|| self.timeline());
        add(!brief.cooperation.is_empty(), "cooperation", "Sectors of cooperation", &|| {
            self.cooperation()
        });
        add(true, "trade", "Trade in goods", &|| self.trade());
        add(!brief.mirror.is_empty(), "mirror", "The same trade as both report it", &|| {
            self.mirror()
        });
        add(!brief.ranked_goods.is_empty(), "chapters", "Largest goods by chapter", &|| {
            self.ranked_goods()
        });
        add(!brief.goods.is_empty(), "goods", "Main goods", &|| self.goods());
        add(!brief.visits.is_empty(), "visits", "Visits", &|| self.visits());
        add(!brief.agreements.is_empty(), "agreements", "Agreements", &|| self.agreements());
        add(!brief.projects.is_empty(), "projects", "Industrial projects", &|| self.projects());
        add(!brief.remarks.is_empty(), "remarks", "Remarks", &|| self.remarks());
        add(!brief.sources.is_empty(), "sources", "Sources", &|| self.sources());
        add(!brief.notices.is_empty(), "notices", "Notices", &|| self.notices());
        sections
    }
}
