//! Whether the countries of a fact existed when it happened.

use time::Date;

use super::{check::each, error::DossierError, record::DossierRecord};
use crate::{
    agreement::Agreement,
    country::Country,
    notice::{Notice, NoticeCode, Place},
    period::{PartialDate, Period},
    project::IndustrialProject,
    relations::Representation,
    trade::{GoodsList, TradeFigures, TradeFlow},
    visit::Visit,
};

/// How many years before its code a country may act without a remark: codes follow independence,
/// recognition and statistics of the first years by a while.
const YEARS_OF_GRACE: i32 = 3;

/// A country, and when it took part in a fact.
struct Part {
    country: Country,
    first: Date,
    last: Date,
    when: String,
    pointer: String,
}

impl Part {
    fn on(country: Country, date: PartialDate, pointer: String) -> Self {
        Self {
            country,
            first: date.earliest(),
            last: date.latest(),
            when: date.to_string(),
            pointer,
        }
    }

    fn during(country: Country, period: Period, pointer: String) -> Self {
        Self {
            country,
            first: period.first_day(),
            last: period.last_day(),
            when: period.to_string(),
            pointer,
        }
    }
}

/// Returns a fault for each part of a country that had certainly been withdrawn from the list of
/// countries by then.
pub(super) fn withdrawn(record: &DossierRecord) -> Vec<DossierError> {
    let mut faults = Vec::new();
    for part in parts(record) {
        let country = part.country;
        let Some(withdrawn) = country.withdrawn_year() else { continue };
        let after =
            country.withdrawn_on().map_or(part.first.year() > withdrawn, |day| part.first > day);
        if after {
            let Part { when, pointer, .. } = part;
            faults.push(DossierError::CountryWithdrawn { country, withdrawn, when, pointer });
        }
    }
    faults
}

/// Returns a notice for each part of a country some years before its code came into use. It may be
/// right: a territory acts before it is a state, and statistics restate old years.
pub(super) fn not_yet(record: &DossierRecord) -> Vec<Notice> {
    let early = parts(record).into_iter().filter_map(|part| {
        let first_year = part.country.first_year()?;
        let is_early = part.last.year() < first_year.saturating_sub(YEARS_OF_GRACE);
        is_early.then_some((part, first_year))
    });
    early
        .map(|(part, first_year)| {
            let message = format!(
                "{} ({}) takes part in {}, and its code is in use since {first_year}",
                part.country.name(),
                part.country,
                part.when
            );
            let place = Place::at_pointer(part.pointer);
            Notice::new(NoticeCode::AreaNotYetInUse, place, message)
                .with_text("country", part.country)
                .with_integer("first_year", i64::from(first_year))
        })
        .collect()
}

/// Returns which country takes part in what, and when.
fn parts(record: &DossierRecord) -> Vec<Part> {
    let pair = record.between.countries();
    let mut parts = Vec::new();
    let mut both = |on: Option<PartialDate>, pointer: String| {
        let on = on.into_iter();
        parts.extend(on.flat_map(|on| pair.map(|country| Part::on(country, on, pointer.clone()))));
    };
    let events = record.relations.iter().flat_map(|relations| &relations.record().events);
    for (index, event) in events.enumerate() {
        both(Some(event.on), format!("/relations/events/{index}/on"));
    }
    for (place, entry) in each("representation", &record.representation, Representation::record) {
        for (index, post) in entry.posts.iter().enumerate() {
            both(post.opened, format!("{place}/posts/{index}/opened"));
        }
        for (index, head) in entry.heads.iter().enumerate() {
            both(head.appointed, format!("{place}/heads/{index}/appointed"));
            both(head.arrived, format!("{place}/heads/{index}/arrived"));
            both(head.credentials, format!("{place}/heads/{index}/credentials"));
        }
    }
    for (place, remark) in each("remarks", &record.remarks, |fact| fact) {
        both(Some(remark.on), format!("{place}/on"));
    }
    for (place, project) in each("projects", &record.projects, IndustrialProject::record) {
        both(project.started, format!("{place}/started"));
    }
    for (place, agreement) in each("agreements", &record.agreements, Agreement::record) {
        for (index, party) in agreement.parties.iter().enumerate() {
            let place = format!("{place}/parties/{index}");
            let consent = party.consent.and_then(|consent| consent.on);
            for (on, field) in
                [(party.signed, "signed"), (consent, "consent/on"), (party.in_force, "in_force")]
            {
                let pointer = format!("{place}/{field}");
                parts.extend(on.map(|on| Part::on(party.country, on, pointer)));
            }
            // A later accession is no act at the time of signature.
            if agreement.parties.len() == 2 {
                for (on, field) in
                    [(agreement.signed, "signed"), (agreement.entry_into_force, "entry_into_force")]
                {
                    let pointer = format!("{place}/{field}");
                    parts.extend(on.map(|on| Part::on(party.country, on, pointer)));
                }
            }
        }
    }
    for (place, visit) in each("visits", &record.visits, Visit::record) {
        let start = visit.start;
        parts.push(Part::on(visit.guest, start, format!("{place}/guest")));
        parts.push(Part::on(visit.host, start, format!("{place}/host")));
    }
    for (place, figures) in each("trade", &record.trade, TradeFigures::record) {
        let pointer = format!("{place}/period");
        parts.extend(pair.map(|it| Part::during(it, figures.period, pointer.clone())));
    }
    for (place, flow) in each("flows", &record.flows, TradeFlow::record) {
        let countries = [Some(flow.reporter), flow.partner.country()];
        let pointer = format!("{place}/period");
        let countries = countries.into_iter().flatten();
        parts.extend(countries.map(|it| Part::during(it, flow.period, pointer.clone())));
    }
    for (place, goods) in each("goods", &record.goods, GoodsList::record) {
        if let Some(period) = goods.period {
            let pointer = format!("{place}/period");
            parts.extend(pair.map(|it| Part::during(it, period, pointer.clone())));
        }
    }
    parts
}
