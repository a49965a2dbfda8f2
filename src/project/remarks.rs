//! What in the record of a project is worth a remark although it may be true.

use time::Date;

use super::{
    history, metric::MetricKind, metric_series::MetricDecrease, metric_view::MetricView,
    project::IndustrialProject, record::ProjectRecord, stage::ProjectStage, view,
};
use crate::{
    notice::{Notice, NoticeCode, Place},
    period::PartialDate,
};

impl IndustrialProject {
    /// Returns what is worth a remark although it may be true:
    ///
    /// | remark | severity |
    /// |---|---|
    /// | a stage that cannot directly follow the one before: one between is not recorded | info |
    /// | an actual end, and the last stage is none that ends what had started | warning |
    /// | a cumulative figure below an earlier one | warning |
    /// | a result for a time before the project started | warning |
    /// | more was paid than promised, both in one currency | warning |
    ///
    /// An end that contradicts the stage is in one of a hundred of the projects of `AidData`'s GCOF 1.0
    /// (2017), so it is not refused. Dates that are missing are [gaps](Self::gaps).
    ///
    /// Places are relative to the record.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        let record = self.record();
        let mut notices: Vec<_> = skipped_stages(record).collect();
        notices.extend(contradicting_end(record));
        notices.extend(falling_figures(self.metrics()));
        notices.extend(results_before_start(record));
        notices.extend(overpaid(self));
        notices
    }

    /// Returns what a register should have and the record has not:
    ///
    /// | gap | rule of IATI |
    /// |---|---|
    /// | neither an actual nor a planned start is recorded | 6.11.1 |
    /// | under implementation or operating, and no actual start is recorded | |
    /// | completed, and no actual end is recorded | |
    ///
    /// They are informations, although IATI has 6.11.1 as an error: of the 5,402 projects of `AidData`'s
    /// GCOF 1.0 (2017) four in five have no start, and of the completed ones two in three have no end.
    /// A rule of IATI is in the context of the notice as `iati_rule`; places are relative to the
    /// record.
    #[must_use]
    pub fn gaps(&self) -> Vec<Notice> {
        missing_dates(self.record()).collect()
    }

    /// Returns what [`notices`](Self::notices) returns, and what is recorded as past but certainly
    /// lies after `day`: the actual start (IATI rule 11.1.4) and end (11.1.5), a stage, and a payment
    /// (11.2.1).
    #[must_use]
    pub fn notices_on(&self, day: Date) -> Vec<Notice> {
        let record = self.record();
        let mut notices = self.notices();
        let mut check = |date: Option<PartialDate>, pointer: String, rule: Option<&str>| {
            if let Some(date) = date.filter(|date| date.is_after(day).is_certain()) {
                let message = format!("{date} is recorded as past, and lies after {day}");
                let notice =
                    Notice::new(NoticeCode::DateInFuture, Place::at_pointer(pointer), message)
                        .with_value(&date.to_string());
                notices.push(match rule {
                    Some(rule) => notice.with_text("iati_rule", rule),
                    None => notice,
                });
            }
        };
        check(record.started, "/started".to_owned(), Some("11.1.4"));
        check(record.ended, "/ended".to_owned(), Some("11.1.5"));
        for (index, entry) in record.stages.iter().enumerate() {
            check(Some(entry.on), format!("/stages/{index}/on"), None);
        }
        for (index, entry) in record.disbursements.iter().enumerate() {
            check(entry.on, format!("/disbursements/{index}/on"), Some("11.2.1"));
        }
        notices
    }
}

fn skipped_stages(record: &ProjectRecord) -> impl Iterator<Item = Notice> {
    history::skips(&record.stages).into_iter().map(|(index, before, stage)| {
        let place = Place::at_pointer(format!("/stages/{index}/stage"));
        let message = format!("no stage is recorded between `{before}` and `{stage}`");
        Notice::new(NoticeCode::StageSkipped, place, message)
            .with_value(stage.as_str())
            .with_text("before", before)
    })
}

/// Returns the remarks on a start and an end that are not recorded.
fn missing_dates(record: &ProjectRecord) -> impl Iterator<Item = Notice> {
    let working = record.stages.iter().find(|entry| {
        matches!(entry.stage, ProjectStage::UnderImplementation | ProjectStage::Operating)
    });
    let start = match (record.started, working, record.planned_start) {
        (None, Some(entry), _) => {
            let message =
                format!("the project was `{}`, and its start is not recorded", entry.stage);
            Some(Notice::new(
                NoticeCode::ProjectStartNotRecorded,
                Place::at_pointer("/started"),
                message,
            ))
        }
        (None, None, None) => {
            let message = "neither a start nor a planned start is recorded";
            let place = Place::at_pointer("/started");
            let notice = Notice::new(NoticeCode::ProjectStartNotRecorded, place, message);
            Some(notice.with_text("iati_rule", "6.11.1"))
        }
        _ => None,
    };
    let is_completed = record.stages.iter().any(|entry| entry.stage == ProjectStage::Completed);
    let end = (is_completed && record.ended.is_none()).then(|| {
        let message = "the project was completed, and its end is not recorded";
        Notice::new(NoticeCode::ProjectEndNotRecorded, Place::at_pointer("/ended"), message)
    });
    start.into_iter().chain(end)
}

/// Returns the remark on an end that does not go with the last stage.
fn contradicting_end(record: &ProjectRecord) -> Option<Notice> {
    let ended = record.ended?;
    let (_, last) = history::in_order(&record.stages).pop()?;
    let message = match last.stage {
        ProjectStage::Completed | ProjectStage::Decommissioned => return None,
        ProjectStage::Cancelled if record.started.is_some() => return None,
        ProjectStage::Cancelled => {
            format!("the project ended on {ended}, and was cancelled without a recorded start")
        }
        stage => format!("the project ended on {ended}, and its last stage is `{stage}`"),
    };
    let notice = Notice::new(NoticeCode::StageContradictsEnd, Place::at_pointer("/ended"), message);
    Some(notice.with_value(&ended.to_string()).with_text("stage", last.stage))
}

fn falling_figures(metrics: MetricView<'_>) -> Vec<Notice> {
    let mut falls: Vec<_> =
        metrics.series().into_iter().flat_map(|series| series.decreases()).collect();
    falls.sort_by_key(MetricDecrease::index);
    let notices = falls.into_iter().map(|fall| {
        let (figure, before) = (fall.figure(), fall.before());
        let place = Place::at_pointer(format!("/metrics/{}/value", fall.index()));
        let date =
            |as_of: Option<PartialDate>| as_of.map(|on| format!(" as of {on}")).unwrap_or_default();
        let message = format!(
            "{}{} is below the earlier {}{}, and a cumulative figure does not fall",
            figure.value,
            date(figure.as_of),
            before.value,
            date(before.as_of),
        );
        let mut notice = Notice::new(NoticeCode::CumulativeMetricDecreased, place, message)
            .with_value(&figure.value.to_string())
            .with_text("before", before.value)
            .with_text("before_pointer", format!("/metrics/{}", fall.before_index));
        for (key, side) in [("side", figure.side), ("before_side", before.side)] {
            if let Some(side) = side {
                notice = notice.with_text(key, side);
            }
        }
        notice
    });
    notices.collect()
}

/// Returns the remarks on results for a time that certainly lies before the start.
fn results_before_start(record: &ProjectRecord) -> Vec<Notice> {
    let Some(started) = record.started else { return Vec::new() };
    let actual =
        record.metrics.iter().enumerate().filter(|(_, metric)| metric.kind == MetricKind::Actual);
    let early = actual.filter(|(_, metric)| {
        let last = match metric.scope.period() {
            Some(period) => Some(period.last_day().into()),
            None => metric.as_of,
        };
        let made_something = metric.value.upper() != Some(rust_decimal::Decimal::ZERO);
        made_something && last.is_some_and(|last: PartialDate| last.is_before(started).is_certain())
    });
    let notices = early.map(|(index, metric)| {
        let place = Place::at_pointer(format!("/metrics/{index}"));
        let message = format!(
            "{} \"{}\" were made before the project started on {started}",
            metric.value, metric.product
        );
        Notice::new(NoticeCode::MetricBeforeStart, place, message)
            .with_value(&metric.value.to_string())
    });
    notices.collect()
}

/// Returns a remark for each currency in which certainly more was paid than promised. Where nothing
/// is promised in a currency, the promise was in another.
fn overpaid(project: &IndustrialProject) -> Vec<Notice> {
    let (Ok(promised), Ok(paid)) = (view::committed_to([project]), view::disbursed_to([project]))
    else {
        return Vec::new();
    };
    let notices = paid.totals().iter().filter_map(|(currency, paid)| {
        let promised = promised.total(*currency)?;
        let (least, most) = (paid.lower()?, promised.upper()?);
        if least.compare(most).ok()? != std::cmp::Ordering::Greater {
            return None;
        }
        let message = format!("{paid} were paid, and {promised} promised");
        let place = Place::at_pointer("/disbursements");
        let notice = Notice::new(NoticeCode::DisbursedAboveCommitted, place, message);
        let imbalance = paid.value().checked_sub(promised.value()).ok()?;
        Some(notice.with_imbalance(imbalance.amount()))
    });
    notices.collect()
}
