//! `Part`: what one input gave.

use std::{collections::BTreeSet, io::Read};

use super::{
    disposition::Disposition,
    format::TradeFormat,
    intake::{Intake, Stop},
    ledger::Ledger,
    options::LoadOptions,
    progress::Listener,
    quarantine::Quarantine,
    reading::Reading,
    sink::Sink,
    tally::{ExactSum, RowTally},
};
use crate::{
    commodity::{CommodityCode, HsCode, HsEdition},
    money::Currency,
    notice::{Notice, NoticeCode, Place},
};

/// What one input gave: rows on their way into tables, and what was counted.
#[derive(Debug)]
pub(super) struct Part<S> {
    pub(super) sink: S,
    pub(super) ledger: Ledger,
    pub(super) done: Result<(), Stop>,
}

/// What an input is read with.
pub(super) struct Tools<'t, 'q> {
    pub(super) options: &'t LoadOptions,
    pub(super) quarantine: Option<&'t mut Quarantine<'q>>,
    pub(super) listener: Option<&'t mut Listener<'q>>,
    /// Whether lines may take the fast way; the general one gives the same.
    pub(super) may_be_fast: bool,
}

impl<S: Sink> Part<S> {
    /// Reads the input with this number.
    pub(super) fn read(
        (number, name, format): (usize, &str, TradeFormat),
        reader: &mut dyn Read,
        mut sink: S,
        tools: Tools<'_, '_>,
    ) -> Self {
        let Tools { options, quarantine, listener, may_be_fast } = tools;
        let format = format.for_file(name);
        let about = (number, name, format.name());
        let intake = Intake::new(options, about, &mut sink, quarantine);
        let (intake, mut done) = Reading::new(intake, format, listener, may_be_fast).run(reader);
        let Intake { mut ledger, input, .. } = intake;
        let must_ask = format.is_of_unknown_edition() && sink.needs_edition();
        if must_ask && ledger.read.rows() > 0 {
            match deduce_edition(&ledger, name) {
                Ok((edition, notice)) => {
                    sink.name_edition(edition);
                    ledger.controls.name_edition(edition);
                    ledger.seen.name_edition(edition);
                    ledger.notices.push(notice);
                }
                Err(notice) => {
                    ledger.notices.push((*notice).clone());
                    done = done.and(Err(Stop::Critical(notice)));
                }
            }
        }
        for (edition, codes) in ledger.seen.strangers() {
            ledger.notices.push(of_strangers(edition, &codes, name));
        }
        ledger.inputs.push(input);
        Self { sink, ledger, done }
    }

    /// Refuses all rows because they are in another currency than the rows of the load before them.
    pub(super) fn refuse_currency(&mut self, first: Currency, options: &LoadOptions) {
        let mut ledger = Ledger::new(options.notice_cap());
        let rows = self.ledger.read.rows();
        // What is worth so much in another currency cannot be added to the rest.
        let all = RowTally::new(rows, ExactSum::default());
        ledger.read = all;
        ledger.unparsable = rows;
        ledger.count(NoticeCode::MixedCurrency, Disposition::Quarantined, all);
        ledger.notices.merge(self.ledger.notices.clone());
        ledger.inputs = std::mem::take(&mut self.ledger.inputs);
        let name = ledger.inputs.first().map(|input| input.name.clone()).unwrap_or_default();
        let own = self.sink.currency().map(Currency::code).unwrap_or_default();
        let message = format!("its rows are in {own}, those before them in {first}");
        let place = Place::whole().in_file(name);
        ledger.notices.push(Notice::new(NoticeCode::MixedCurrency, place, message));
        self.ledger = ledger;
        self.sink = self.sink.fresh();
    }
}

/// Returns the notice of codes that their edition does not have.
fn of_strangers(edition: HsEdition, codes: &BTreeSet<HsCode>, name: &str) -> Notice {
    let shown: Vec<&str> = codes.iter().take(10).map(HsCode::as_str).collect();
    let more = if codes.len() > shown.len() { ", …" } else { "" };
    let (count, shown) = (codes.len(), shown.join(", "));
    let message = format!("{count} codes are not of the edition {edition}: {shown}{more}");
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    Notice::new(NoticeCode::HsNotInEdition, Place::whole().in_file(name), message)
        .with_text("edition", edition)
        .with_integer("codes", count)
}

/// Returns the edition that the codes of an input are of, with the notice that says so; or as the error
/// the notice that they do not tell.
fn deduce_edition(ledger: &Ledger, name: &str) -> Result<(HsEdition, Notice), Box<Notice>> {
    let place = Place::whole().in_file(name);
    let codes: Vec<_> = ledger.seen.codes().into_iter().filter_map(CommodityCode::hs).collect();
    let count = codes.len();
    let year = ledger.controls.keys().map(|key| key.period.last_day().year()).max();
    let fit = year.and_then(|year| HsEdition::fitting(codes, year));
    let Some(fit) = fit else {
        let message = "nothing tells of which edition the commodity codes are; name it";
        return Err(Box::new(Notice::new(NoticeCode::EditionUnknown, place, message)));
    };
    let edition = fit.edition();
    let also: Vec<String> = fit.equally_good().map(|edition| edition.to_string()).collect();
    if !also.is_empty() {
        let message = format!(
            "the commodity codes are of the edition {edition}, or of {}: name it",
            also.join(", ")
        );
        return Err(Box::new(Notice::new(NoticeCode::EditionUnknown, place, message)));
    }
    // One code in a hundred may be a slip; more are those of another edition.
    let strange = fit.unknown().len();
    if strange.saturating_mul(100) > count {
        let message = format!(
            "{strange} of {count} commodity codes are not of {edition}, the edition that they fit best"
        );
        return Err(Box::new(Notice::new(NoticeCode::EditionUnknown, place, message)));
    }
    let message = format!("the commodity codes are those of the edition {edition}");
    let notice = Notice::new(NoticeCode::EditionDeduced, place, message);
    Ok((edition, notice.with_value(&edition.to_string())))
}
