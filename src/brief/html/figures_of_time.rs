//! Charts over time: what happened when, agreements in force, and projects.

use charts_rs::{Color, GanttChart, GanttTask, Series};
use maud::{Markup, html};
use time::Date;

use super::{
    document::Page,
    figure::Figure,
    figures_of_trade::{bars, height_of, series},
    palette::{SERIES, dress},
    words::{date, joined, said, table, words},
};
use crate::{
    brief::{InForceRow, ProjectRow, markdown_text::spaced},
    id::RecordId,
    period::PartialDate,
};

/// The most rows of a drawing; the table has all of them.
const MAX_ROWS: usize = 40;
/// The most years of a drawing with a bar each.
const MAX_YEARS: usize = 60;
/// The most letters of a title beside a bar.
const MAX_LETTERS: usize = 26;

/// What happened, when, and who says so.
struct Happening<'a> {
    kind: &'static str,
    start: PartialDate,
    end: Option<PartialDate>,
    what: Markup,
    sources: &'a [RecordId],
}

impl Page<'_> {
    fn happenings(&self) -> Vec<Happening<'_>> {
        let brief = self.brief;
        let events = brief.relations.iter().flat_map(|row| &row.events).map(|event| Happening {
            kind: "Relations",
            start: event.on,
            end: None,
            what: html! { (spaced(event.kind)) },
            sources: &event.sources,
        });
        let agreements = brief.agreements.iter().filter_map(|row| {
            Some(Happening {
                kind: "Agreements",
                start: row.began()?,
                end: None,
                what: said(&row.title),
                sources: &row.sources,
            })
        });
        let visits = brief.visits.iter().map(|row| Happening {
            kind: "Visits",
            start: row.start,
            end: row.end,
            what: html! { (row.guest.name()) " in " (row.host.name()) },
            sources: &row.sources,
        });
        let projects = brief.projects.iter().filter_map(|row| {
            Some(Happening {
                kind: "Projects",
                start: row.started?,
                end: row.ended,
                what: said(&row.title),
                sources: &row.sources,
            })
        });
        events.chain(agreements).chain(visits).chain(projects).collect()
    }

    pub(super) fn has_timeline(self) -> bool {
        !self.happenings().is_empty()
    }

    /// What happened between the two, by kind.
    pub(super) fn timeline(self) -> Markup {
        let mut all = self.happenings();
        let tasks = all.iter().map(|one| GanttTask {
            name: one.kind.to_owned(),
            row: Some(one.kind.to_owned()),
            color: Some(color_of(one.kind)),
            // A visit is a mark: its days are too few for a bar.
            ..task(one.start, one.end.filter(|_| one.kind != "Visits"))
        });
        let svg = self.gantt(tasks.collect(), 4);
        all.sort_by_key(|one| one.start.sort_key());
        let rows: Vec<_> = all
            .iter()
            .map(|one| {
                let end = one.end.filter(|end| *end != one.start).map(date);
                vec![
                    html! { (date(one.start)) @if let Some(end) = end { " to " (end) } },
                    html! { (one.kind) },
                    html! { (one.what) },
                    self.cited(one.sources),
                ]
            })
            .collect();
        let columns = [words("When"), words("Kind"), words("What"), words("Source")];
        Figure {
            id: "timeline-chart",
            title: "Relations, agreements, visits and projects over time",
            description: "One row for each kind of fact; a mark or a bar for each fact, where it begins. \
                          The table below has them in the order of their dates.",
            provenance: html! { "An imprecise date takes up all the days that it may be. Source: as the table says." },
            legend: Vec::new(),
            svg,
            table: table("timeline-table", "In the order of time", &columns, &rows),
        }
        .markup()
    }

    /// How many agreements were in force at the end of each year.
    pub(super) fn agreements_chart(self) -> Markup {
        let rows = &self.brief.agreements_in_force;
        let Some((first, last)) = rows.first().zip(rows.last()) else { return html! {} };
        let years: Vec<i32> = (first.on.year()..=last.on.year()).collect();
        let years = years.get(years.len().saturating_sub(MAX_YEARS)..).unwrap_or_default();
        let counts: Vec<_> = years.iter().map(|year| count_in(rows, *year)).collect();
        let certain = counts.iter().map(|(certain, _)| small(*certain)).collect();
        let unclear =
            counts.iter().map(|(certain, possible)| small(possible.saturating_sub(*certain)));
        let stacked = |one: Series| Series { stack: Some("in force".to_owned()), ..one };
        let all = vec![
            stacked(series("In force", certain)),
            stacked(series("Cannot be told", unclear.collect())),
        ];
        let labels = years.iter().map(ToString::to_string).collect();
        let most = counts.iter().filter_map(|(_, possible)| u16::try_from(*possible).ok()).max();
        let legend = all.iter().map(|one| one.name.clone()).collect();
        let svg = self.options.has_charts().then(|| bars(all, labels, most)).flatten();
        let sources = self.brief.agreements.iter().flat_map(|row| &row.sources);
        let mut cited: Vec<RecordId> = Vec::new();
        for id in sources {
            if !cited.contains(id) {
                cited.push(id.clone());
            }
        }
        Figure {
            id: "in-force-chart",
            title: "Agreements in force at the end of each year",
            description: "A bar for each year: the agreements certainly in force, and on top of them \
                          those of which it cannot be told.",
            provenance: html! {
                "Every instrument that was concluded counts. The last bar is the date of the brief. Source:"
                (self.cited(&cited))
            },
            legend,
            svg,
            table: self.in_force_table(),
        }
        .markup()
    }

    /// Projects from their start to their end, or to the date of the brief.
    pub(super) fn projects_chart(self) -> Markup {
        let dated: Vec<(usize, &ProjectRow, PartialDate)> = self
            .brief
            .projects
            .iter()
            .enumerate()
            .filter_map(|(index, row)| Some((index.saturating_add(1), row, row.started?)))
            .collect();
        if dated.is_empty() {
            return html! {};
        }
        let today = self.brief.as_of.map(PartialDate::from);
        let shown = dated.get(..dated.len().min(MAX_ROWS)).unwrap_or_default();
        let tasks = shown.iter().map(|(number, row, start)| GanttTask {
            name: format!("{number}. {}", shortened(row.title.as_str())),
            color: SERIES.first().copied(),
            ..task(*start, row.ended.or(today))
        });
        let svg = self.gantt(tasks.collect(), shown.len());
        let columns =
            [words("Project"), words("Started"), words("Ended"), words("Status"), words("Source")];
        let rows: Vec<_> = dated
            .iter()
            .map(|(number, row, start)| {
                vec![
                    html! { (number) ". " (said(&row.title)) },
                    html! { (date(*start)) },
                    html! { @if let Some(end) = row.ended { (date(end)) } @else { "not recorded" } },
                    html! { @if let Some(status) = row.status { (spaced(status)) } },
                    self.cited(&row.sources),
                ]
            })
            .collect();
        let left_out = dated.len().saturating_sub(shown.len());
        let mut remarks = vec![html! {
            "From the first day on which a project may have started to its end, or to the date of the brief."
        }];
        if left_out > 0 {
            remarks.push(html! { (left_out) " more are in the table only." });
        }
        Figure {
            id: "projects-chart",
            title: "Projects over time",
            description: "One row for each project with a date: a bar from its start to its end, or to \
                          the date of the brief if no end is recorded.",
            provenance: html! { (joined(remarks, " ")) " Source: as the table says." },
            legend: Vec::new(),
            svg,
            table: table("projects-table", "Projects with a date", &columns, &rows),
        }
        .markup()
    }

    fn gantt(self, tasks: Vec<GanttTask>, rows: usize) -> Option<String> {
        if !self.options.has_charts() || tasks.is_empty() {
            return None;
        }
        let mut chart = GanttChart::new(tasks);
        let rows = u16::try_from(rows).unwrap_or(u16::MAX);
        dress(&mut chart.base, &mut chart.y_axis_configs, height_of(rows));
        chart.label_show = false;
        chart.bar_height = Some(14.0);
        chart.svg().ok()
    }
}

/// Returns a bar from the first day that a date may be to the last that the end may be.
fn task(start: PartialDate, end: Option<PartialDate>) -> GanttTask {
    let last = end.unwrap_or(start).latest().max(start.latest());
    GanttTask { start: moment(start.earliest()), end: moment(last), ..GanttTask::default() }
}

/// Returns a day as the charting crate counts it, in seconds from 1970.
fn moment(day: Date) -> f64 {
    // A number of 32 bits is a float without loss, and the product is below 2^53.
    let seconds = i64::from(day.to_julian_day()).saturating_sub(2_440_588).saturating_mul(86_400);
    seconds.to_string().parse().unwrap_or_default()
}

fn color_of(kind: &str) -> Color {
    let place = match kind {
        "Relations" => 3,
        "Agreements" => 2,
        "Visits" => 1,
        _ => 0,
    };
    SERIES.get(place).copied().unwrap_or_default()
}

/// Returns the certain and the possible agreements at the end of a year.
fn count_in(rows: &[InForceRow], year: i32) -> (usize, usize) {
    let row = rows.iter().rfind(|row| row.on.year() <= year);
    row.map_or((0, 0), |row| (row.count.certain(), row.count.possible()))
}

fn small(count: usize) -> Option<f32> {
    u16::try_from(count).ok().map(f32::from)
}

/// Returns a title that fits beside a bar.
fn shortened(title: &str) -> String {
    if title.chars().count() <= MAX_LETTERS {
        return title.to_owned();
    }
    let mut short: String = title.chars().take(MAX_LETTERS.saturating_sub(1)).collect();
    short.truncate(short.trim_end().len());
    short.push('\u{2026}');
    short
}
