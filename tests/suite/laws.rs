//! Laws over whole classes of dossiers, which concern more than one module.

use std::collections::{BTreeMap, BTreeSet};

use bilateral::relations::{RelationEventKind, RelationEventRecord};
use bilateral::{
    Agreement, AgreementRegister, Brief, DateRange, Dossier, Money, PartialDate, Partner,
    PeriodEnd, Ratio, Share, TradeData, TradeFlow, TradeTable, Truth, Visit, VisitCalendar,
    agreement::{AgreementRecord, AgreementStatus, ConsentRecord, CountingPolicy, PartyRecord},
    brief::BriefOptions,
    commodity::CommodityLevel,
    dossier::{self, DossierRecord, Format, Limits},
    notice::{NoticeCode, Severity},
    rust_decimal::Decimal,
    trade::{Direction, DuplicatePolicy, FlowKind, TradeFlowRecord},
    visit::VisitRecord,
};
use proptest::prelude::*;
use serde_json::Value;
use time::{Date, Duration};

use crate::strategies;

// Round trips.

fn in_order<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    items.sort();
    items
}

/// Returns the wire forms of a list, in order.
fn wire<T: serde::Serialize>(items: &[T]) -> Vec<String> {
    in_order(items.iter().map(|item| serde_json::to_string(item).unwrap()).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn what_is_written_is_read_back(record in strategies::dossier_record(), is_pretty in any::<bool>()) {
        let dossier = Dossier::new(record.clone()).unwrap();
        let text = if is_pretty {
            serde_json::to_string_pretty(&dossier)
        } else {
            serde_json::to_string(&dossier)
        };
        let text = text.unwrap();
        let reading = crate::read_dossier(&text).unwrap();
        prop_assert!(reading.notices().is_empty());
        prop_assert_eq!(reading.dossier(), &dossier);
        prop_assert_eq!(&serde_json::from_str::<Dossier>(&text).unwrap(), &dossier);

        // A dossier keeps every fact; only visits and rows of statistics are put in order.
        let kept = DossierRecord::from(dossier);
        prop_assert_eq!(wire(&kept.visits), wire(&record.visits));
        prop_assert_eq!(wire(&kept.flows), wire(&record.flows));
        let (visits, flows) = (kept.visits.clone(), kept.flows.clone());
        prop_assert_eq!(kept, DossierRecord { visits, flows, ..record });
    }

    #[test]
    fn the_order_of_facts_changes_only_the_order_of_the_brief(
        record in strategies::dossier_record(), turns in prop::collection::vec(0_usize..8, 9),
    ) {
        fn turned<T>(list: &mut [T], turns: usize) {
            if !list.is_empty() {
                list.rotate_left(turns % list.len());
            }
            if turns >= 4 {
                list.reverse();
            }
        }
        let mut other = record.clone();
        turned(&mut other.sources, turns[0]);
        turned(&mut other.cooperation, turns[1]);
        turned(&mut other.agreements, turns[2]);
        turned(&mut other.visits, turns[3]);
        turned(&mut other.trade, turns[4]);
        turned(&mut other.flows, turns[5]);
        turned(&mut other.goods, turns[6]);
        turned(&mut other.projects, turns[7]);
        turned(&mut other.remarks, turns[8]);
        prop_assert_eq!(unordered_brief(record), unordered_brief(other));
    }

    /// The Markdown of a brief has as many lines of each kind as there are facts, whatever their text.
    #[test]
    fn text_does_not_become_structure(dossier in strategies::dossier()) {
        let brief = Brief::new(&dossier, BriefOptions::default());
        let page = brief.to_markdown();
        let of_trade = page.lines().skip_while(|line| *line != "## Trade in goods").skip(1);
        let of_trade = of_trade.take_while(|line| !line.starts_with("## "));
        let rows: Vec<_> = of_trade.filter(|line| line.starts_with('|')).collect();
        prop_assert_eq!(rows.len(), if brief.trade.is_empty() { 0 } else { 2 + brief.trade.len() });
        for row in rows {
            prop_assert_eq!(crate::stories::cells(row), 11, "{}", row);
        }
        let headings = page.lines().filter(|line| line.starts_with('#')).count();
        let sections = [
            true, true, true,
            !brief.cooperation.is_empty(),
            !brief.mirror.is_empty(),
            !brief.ranked_goods.is_empty(),
            !brief.goods.is_empty(),
            !brief.visits.is_empty(),
            !brief.agreements.is_empty(),
            !brief.projects.is_empty(),
            !brief.remarks.is_empty(),
            !brief.sources.is_empty(),
            !brief.notices.is_empty(),
        ];
        prop_assert_eq!(headings, sections.into_iter().filter(|is_there| *is_there).count());
        prop_assert!(!page.contains('<') && !page.contains("\n\n\n"));
        let outcomes: usize = brief.visits.iter().map(|row| row.outcomes.len()).sum();
        let metrics: usize = brief.projects.iter().map(|row| row.metrics.len()).sum();
        let bullets = page.lines().filter(|line| line.trim_start().starts_with("- ")).count();
        let expected = brief.cooperation.len() + brief.agreements.len() + brief.projects.len()
            + brief.remarks.len() + brief.notices.iter().count() + outcomes + metrics
            + brief.representation.len() + further_events(&brief);
        prop_assert_eq!(bullets, expected);
    }
}

/// Returns how many relation events are listed below the sentence about the establishment.
fn further_events(brief: &Brief) -> usize {
    let Some(row) = &brief.relations else { return 0 };
    let is_told = |event: &&RelationEventRecord| {
        event.kind == RelationEventKind::Established && Some(event.on) == row.established
    };
    row.events.iter().filter(|event| !is_told(event)).count()
}

/// Returns the JSON form of the brief of a dossier, its lists in an order of their own, without the
/// places of its notices, which are positions in those lists.
fn unordered_brief(record: DossierRecord) -> Value {
    let dossier = Dossier::new(record).unwrap();
    let mut brief = serde_json::to_value(Brief::new(&dossier, BriefOptions::default())).unwrap();
    for list in brief.as_object_mut().unwrap().values_mut().filter_map(Value::as_array_mut) {
        for entry in list.iter_mut().filter_map(Value::as_object_mut) {
            entry.remove("place");
        }
        list.sort_by_key(Value::to_string);
    }
    brief
}

// Corruption.

/// One way to spoil one value of a document.
#[derive(Debug, Clone)]
enum Fault {
    Delete,
    Duplicate,
    Replace(String),
}

/// Where a value stands in the text of a document.
struct Span<'a> {
    pointer: String,
    value: &'a Value,
    /// Where its entry begins, with the key if it has one.
    entry: usize,
    /// Where the value itself begins.
    start: usize,
    end: usize,
}

/// Writes `value`, which stands at `at` behind `key`, with one value a line, and notes where each
/// value stands; its own place last.
fn write<'a>(value: &'a Value, at: &str, key: &str, out: &mut String, spans: &mut Vec<Span<'a>>) {
    let entry = out.len();
    out.push_str(key);
    let start = out.len();
    let (open, close, entries): (_, _, Vec<(String, String, &Value)>) = match value {
        Value::Array(items) => {
            let entry = |(index, item)| (format!("{at}/{index}"), String::new(), item);
            ("[", "]", items.iter().enumerate().map(entry).collect())
        }
        Value::Object(fields) => {
            let entry = |(name, field)| (format!("{at}/{name}"), format!("\"{name}\": "), field);
            ("{", "}", fields.iter().map(entry).collect())
        }
        scalar => {
            out.push_str(&scalar.to_string());
            ("", "", Vec::new())
        }
    };
    out.push_str(open);
    for (index, (below, key, entry)) in entries.into_iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        write(entry, &below, &key, out, spans);
    }
    out.push_str(close);
    spans.push(Span { pointer: at.to_owned(), value, entry, start, end: out.len() });
}

impl Span<'_> {
    /// Returns `text`, in which this value stands, with the fault.
    fn spoiled(&self, text: &str, fault: &Fault) -> String {
        let (entry, end) = (&text[self.entry..self.end], self.end);
        let (from, to, with) = match fault {
            Fault::Replace(with) => (self.start, end, with.clone()),
            Fault::Duplicate => (end, end, format!(",\n{entry}")),
            Fault::Delete if text[end..].starts_with(",\n") => (self.entry, end + 2, String::new()),
            // The last entry goes with the comma before it.
            Fault::Delete => {
                let before = text[..self.entry].strip_suffix(",\n");
                (before.map_or(self.entry, str::len), end, String::new())
            }
        };
        [&text[..from], &with, &text[to..]].concat()
    }
}

/// Returns the ways to spoil `value`.
fn faults(value: &Value) -> Vec<Fault> {
    let mut faults = vec![Fault::Delete, Fault::Duplicate];
    let others = ["null", "true", "7", "-1.5e3", "\"\"", "\"x\"", "[]", "{}"];
    faults.extend(others.map(|other| Fault::Replace(other.to_owned())));
    faults.push(Fault::Replace(format!("[{value}]")));
    if let Some(text) = value.as_str() {
        let swapped: String = text.chars().rev().collect();
        let cut: String = text.chars().skip(1).collect();
        let garbled =
            [text.to_uppercase(), swapped, cut, format!("{text}\u{202e}"), format!(" {text}")];
        faults.extend(garbled.map(|text| Fault::Replace(Value::from(text).to_string())));
    }
    faults
}

/// Returns whether one pointer stands at, above or below the other.
fn related(one: &str, other: &str) -> bool {
    let above = |one: &str, other: &str| {
        other.strip_prefix(one).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    above(one, other) || above(other, one)
}

/// Codes of faults that show where another fact meets the spoiled one.
const ELSEWHERE: [NoticeCode; 3] =
    [NoticeCode::UnknownReference, NoticeCode::DuplicateId, NoticeCode::PartyMismatch];

#[test]
fn every_corruption_of_one_value_is_refused_at_its_place_or_read_as_what_it_says() {
    let seed: Value = serde_json::from_str(&crate::read(crate::SEED)).unwrap();
    let (mut whole, mut spans) = (String::new(), Vec::new());
    write(&seed, "", "", &mut whole, &mut spans);
    let root = spans.pop();
    assert!(
        root.is_some_and(|root| root.pointer.is_empty() && crate::read_dossier(&whole).is_ok())
    );
    let (mut refused, mut read) = (0, 0);
    let mut shapes: BTreeMap<String, usize> = BTreeMap::new();
    for span in &spans {
        // The fields of one entry of each list stand for those of the others, but each may be gone or
        // there twice.
        let pointer = &span.pointer;
        let is_index = |name: &&str| name.bytes().all(|byte| byte.is_ascii_digit());
        let shape: Vec<_> = pointer.split('/').filter(|name| !is_index(name)).collect();
        let times = shapes.entry(shape.join("/")).or_default();
        *times += 1;
        let most = if *times == 1 { usize::MAX } else { 2 };
        for fault in faults(span.value).into_iter().take(most) {
            let text = span.spoiled(&whole, &fault);
            match crate::read_dossier(&text) {
                Ok(reading) => {
                    read += 1;
                    let dossier = serde_json::from_str::<Dossier>(&text);
                    let dossier =
                        dossier.unwrap_or_else(|error| panic!("{pointer} {fault:?}: {error}"));
                    assert_eq!(reading.dossier(), &dossier, "{pointer} {fault:?}");
                }
                Err(error) => {
                    refused += 1;
                    // Serde's records can also be written as lists of their values; the reader wants
                    // the names.
                    let is_list = matches!(&fault, Fault::Replace(text) if text.starts_with('['));
                    let is_taken = serde_json::from_str::<Dossier>(&text).is_ok();
                    assert!(is_list || !is_taken, "{pointer} {fault:?}: serde takes it");
                    let lines = u64::try_from(text.lines().count()).unwrap();
                    let errors =
                        error.notices.iter().filter(|one| one.severity() >= Severity::Error);
                    // Which of two equal entries is the second one is not said.
                    let target = match fault {
                        Fault::Duplicate => pointer.rsplit_once('/').map_or("", |(above, _)| above),
                        _ => pointer,
                    };
                    let mut is_located = false;
                    for notice in errors {
                        let place = notice.place();
                        let line = place.line().unwrap_or_else(|| panic!("{notice}"));
                        assert!(
                            (1..=lines).contains(&line) && place.column() >= Some(1),
                            "{notice}"
                        );
                        let at = place.pointer().unwrap_or_else(|| panic!("{notice}"));
                        is_located |= related(at, target) || ELSEWHERE.contains(&notice.code());
                    }
                    assert!(is_located, "{pointer} {fault:?}: {:?}", error.notices);
                }
            }
        }
    }
    assert!(refused > 1_000 && read > 100, "{refused} refused, {read} read");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn random_bytes_and_cuts_never_panic(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
        cut in prop::option::weighted(0.3, any::<prop::sample::Index>()),
    ) {
        let mut bytes = crate::read(crate::SEED).into_bytes();
        for (index, byte) in edits {
            let at = index.index(bytes.len());
            bytes[at] ^= byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Err(error) = dossier::read(&bytes[..], Format::Json, Limits::default()) {
            prop_assert!(error.notices.has_errors());
            for notice in error.notices.iter().filter(|one| one.severity() >= Severity::Error) {
                let is_whole = notice.code() == NoticeCode::EmptyFile;
                prop_assert!(is_whole || notice.place().line().is_some(), "{}", notice);
            }
        }
    }
}

// Trade.

fn table(flows: impl IntoIterator<Item = TradeFlow>) -> TradeData {
    TradeData::new(flows, DuplicatePolicy::Refuse).unwrap()
}

/// Returns the sum of the rows of a direction at headings, by a plain loop.
fn plain<'a>(flows: impl IntoIterator<Item = &'a TradeFlow>, flow: FlowKind) -> Option<Money> {
    flows
        .into_iter()
        .filter(|row| row.flow() == flow && row.commodity().level() == CommodityLevel::Heading)
        .filter_map(TradeFlow::value)
        .reduce(|sum, value| sum.checked_add(value).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Rows that the partner reports in the same way give the same trade seen from the other side.
    #[test]
    fn mirrored_rows_give_the_opposite_balance(flows in strategies::flows()) {
        let [seen, mirrored] = strategies::pair().directions();
        let own: Vec<_> = flows.into_iter().filter(|flow| flow.reporter() == seen.reporter()).collect();
        let mirror = own.iter().map(|flow| {
            let flipped = match flow.direction() {
                Direction::Export => FlowKind::Import,
                Direction::Import => FlowKind::Export,
            };
            TradeFlow::new(TradeFlowRecord {
                reporter: mirrored.reporter(),
                partner: mirrored.partner().into(),
                flow: flipped,
                ..flow.record().clone()
            })
            .unwrap()
        });
        let data = table(own.iter().cloned().chain(mirror));
        let (ours, theirs) = (data.summaries(seen), data.summaries(mirrored));
        prop_assert_eq!(ours.len(), theirs.len());
        for (ours, theirs) in ours.into_iter().zip(theirs) {
            prop_assert_eq!(ours.period(), theirs.period());
            prop_assert_eq!((ours.exports(), ours.imports()), (theirs.imports(), theirs.exports()));
            prop_assert_eq!(ours.balance(), theirs.balance().map(Money::negated), "{:?} {:?}", ours, theirs);
            prop_assert_eq!(ours.turnover(), theirs.turnover());
            let is_one_basis = ours.export_basis() == ours.import_basis();
            if let (Some(exports), Some(imports), true) =
                (ours.exports(), ours.imports(), is_one_basis)
            {
                prop_assert_eq!(ours.turnover(), exports.checked_add(imports).ok());
                prop_assert_eq!(ours.balance(), exports.checked_sub(imports).ok());
                prop_assert_eq!(ours.coverage_ratio().is_none(), imports.is_zero());
            } else {
                prop_assert_eq!((ours.turnover(), ours.balance()), (None, None));
            }
        }
    }

    /// However the rows are parted, the totals of the parts add up to the total; so do shares to one.
    #[test]
    fn parts_add_up_to_the_total(flows in strategies::flows(), sides in any::<u64>()) {
        let mut kept = flows;
        kept.retain(|flow| flow.commodity().edition().is_some());
        for flow in [FlowKind::Export, FlowKind::Import] {
            let total = |rows: Vec<TradeFlow>| {
                let table = TradeTable::new(rows, DuplicatePolicy::Refuse).unwrap();
                table.at(CommodityLevel::Heading).flow(flow).total()
            };
            let whole = total(kept.clone());
            prop_assert_eq!(whole, plain(&kept, flow));
            let is_left = |index: usize| sides >> (index % 64) & 1 == 1;
            let part = |left: bool| {
                let rows = kept.iter().enumerate().filter(|(index, _)| is_left(*index) == left);
                total(rows.map(|(_, row)| row.clone()).collect())
            };
            let parts: Vec<_> = [part(true), part(false)].into_iter().flatten().collect();
            let sum = parts.iter().copied().reduce(|sum, one| sum.checked_add(one).unwrap());
            prop_assert_eq!(whole, sum);

            let Some(whole) = whole.filter(|whole| !whole.is_zero()) else { continue };
            let shares = parts.iter().map(|part| {
                Share::new(part.ratio_to(whole).unwrap().unwrap()).unwrap().ratio()
            });
            let shares: Vec<Ratio> = shares.collect();
            let numerators = shares.iter().map(|share| {
                share.numerator() * (whole.amount().mantissa() / share.denominator())
            });
            // The denominators divide that of the whole, so the shares add up to one exactly.
            let is_exact = shares.iter().all(|share| whole.amount().mantissa() % share.denominator() == 0);
            if is_exact {
                prop_assert_eq!(numerators.sum::<i128>(), whole.amount().mantissa());
            }
            let rounded: Decimal = shares.iter().map(|share| share.to_decimal()).sum();
            prop_assert!((rounded - Decimal::ONE).abs() <= Decimal::new(1, 20), "{}", rounded);
        }
    }

    /// Figures of one reporter never take in rows of the other.
    #[test]
    fn a_reporter_is_given_its_own_rows_only(flows in strategies::flows()) {
        let mut record = DossierRecord::new(strategies::pair());
        record.flows = flows;
        for flow in &mut record.flows {
            *flow = TradeFlow::new(TradeFlowRecord { sources: vec![], ..flow.record().clone() }).unwrap();
        }
        let whole = Dossier::new(record.clone()).unwrap();
        for reporter in strategies::pair().countries() {
            let asked = BriefOptions::default().reported_by(reporter);
            let brief = Brief::new(&whole, asked);
            prop_assert!(brief.trade.iter().all(|row| row.reporter == Some(reporter)));
            let mut own = record.clone();
            own.flows.retain(|flow| flow.reporter() == reporter);
            let own = Brief::new(&Dossier::new(own).unwrap(), asked);
            prop_assert_eq!(brief.trade, own.trade);
        }
    }
}

// Dates.

fn agreement_dates(record: &AgreementRecord) -> Vec<PartialDate> {
    let whole = [record.signed, record.entry_into_force, record.ended.and_then(PeriodEnd::date)];
    let parties = record.parties.iter().flat_map(|party| {
        let consent = party.consent.and_then(|consent| consent.on);
        [party.signed, consent, party.in_force, party.withdrawn.and_then(PeriodEnd::date)]
    });
    whole.into_iter().chain(parties).flatten().collect()
}

/// Returns one of the days that `date` may be.
fn refined(date: PartialDate, thousandths: u16) -> PartialDate {
    let days = (date.latest() - date.earliest()).whole_days();
    let day = date.earliest() + Duration::days(days * i64::from(thousandths) / 1_000);
    PartialDate::from(day)
}

fn day() -> impl Strategy<Value = Date> {
    (1988_i32..2026, 1_u16..=365)
        .prop_map(|(year, day)| Date::from_ordinal_date(year, day).unwrap())
}

/// Returns the place of a status in the life of an agreement; `None` where it cannot be told.
fn rank(status: AgreementStatus) -> Option<u8> {
    match status {
        AgreementStatus::NotSigned => Some(0),
        AgreementStatus::Signed => Some(1),
        AgreementStatus::InForce => Some(2),
        AgreementStatus::Ended => Some(3),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Each agreement has one status on each day, and the counts of a register add up to all of them.
    #[test]
    fn statuses_part_the_agreements(
        agreements in prop::collection::vec(strategies::agreement(), 0..6), day in day(),
    ) {
        let number = agreements.len();
        let agreements = agreements.into_iter().enumerate().map(|(index, agreement)| {
            let id = format!("agreement-{index}").parse().unwrap();
            Agreement::new(AgreementRecord { id, sources: vec![], ..agreement.record().clone() }).unwrap()
        });
        let register = AgreementRegister::new(agreements.collect::<Vec<_>>()).unwrap();
        let view = register.view().between(strategies::pair());
        let tally = view.counting(CountingPolicy::Entries);
        let counts = tally.status_counts_on(day);
        prop_assert_eq!(counts.values().sum::<usize>(), number);
        let in_force = tally.in_force_on(day);
        let certain = counts.get(&AgreementStatus::InForce).copied().unwrap_or_default();
        prop_assert_eq!(in_force.certain(), certain);
        prop_assert!(in_force.possible() <= number);

        // The brief says the same of each of them.
        let mut record = DossierRecord::new(strategies::pair());
        record.agreements = register.view().iter().cloned().collect();
        let dossier = Dossier::new(record).unwrap();
        let brief = Brief::new(&dossier, BriefOptions::default().on(day));
        let mut listed = brief.agreements.iter().peekable();
        for (agreement, standing) in view.standings_on(day) {
            let Some(row) = listed.next_if(|row| row.id == *agreement.id()) else {
                // Left out, as it begins after the date.
                prop_assert_eq!(standing.in_force(), Truth::No);
                continue;
            };
            prop_assert_eq!((row.status, row.in_force), (Some(standing.status()), standing.in_force()));
            let is_known = standing.in_force().known().is_some()
                && standing.status() != AgreementStatus::CannotTell;
            prop_assert_eq!(row.reason.is_none(), is_known);
        }
        prop_assert!(listed.next().is_none());
    }

    /// A status changes on the days of the recorded dates only, and goes forward only.
    #[test]
    fn statuses_follow_their_order(agreement in strategies::agreement(), days in prop::collection::vec(day(), 12)) {
        let dates = agreement_dates(agreement.record());
        let mut turns: BTreeSet<Date> = BTreeSet::new();
        for date in dates {
            // What ends on a day ends with it.
            for day in [date.earliest(), date.latest()] {
                turns.extend([day, day + Duration::DAY]);
            }
        }
        let standing = |day| agreement.standing_between(strategies::pair(), day);
        for &day in &days {
            if let Some(&turn) = turns.range(..=day).next_back() {
                prop_assert_eq!(standing(day), standing(turn));
            }
        }
        let all: BTreeSet<Date> = turns.iter().copied().chain(days).collect();
        let ranks: Vec<_> = all.iter().filter_map(|&day| rank(standing(day).status())).collect();
        prop_assert!(ranks.is_sorted(), "{:?}", ranks);
    }

    /// To learn a date more exactly turns no certain answer round.
    #[test]
    fn precision_never_turns_a_certain_answer_of_an_agreement(
        agreement in strategies::agreement(), day in day(), choices in prop::collection::vec(0_u16..=1_000, 16),
    ) {
        let mut choices = choices.into_iter().cycle();
        let mut finer = |date: Option<PartialDate>| {
            let choice = choices.next().unwrap();
            // Some dates stay as they are.
            date.map(|date| if choice.is_multiple_of(3) { date } else { refined(date, choice) })
        };
        let coarse = agreement.record();
        let record = AgreementRecord {
            signed: finer(coarse.signed),
            entry_into_force: finer(coarse.entry_into_force),
            ended: finer(coarse.ended.and_then(PeriodEnd::date)).map(PeriodEnd::On),
            parties: coarse.parties.iter().map(|party| PartyRecord {
                signed: finer(party.signed),
                consent: party.consent.map(|consent| ConsentRecord { on: finer(consent.on), ..consent }),
                in_force: finer(party.in_force),
                withdrawn: finer(party.withdrawn.and_then(PeriodEnd::date)).map(PeriodEnd::On),
                ..party.clone()
            }).collect(),
            ..coarse.clone()
        };
        // The finer dates may be in an order that cannot be; then they were not what the coarse meant.
        let Ok(fine) = Agreement::new(record) else { return Ok(()) };
        for (before, after) in [
            (agreement.standing_on(day), fine.standing_on(day)),
            (
                agreement.standing_between(strategies::pair(), day),
                fine.standing_between(strategies::pair(), day),
            ),
        ] {
            if before.in_force().known().is_some() {
                prop_assert_eq!(before.in_force(), after.in_force());
            }
            if before.status() != AgreementStatus::CannotTell {
                prop_assert_eq!(before.status(), after.status());
            }
        }
    }

    #[test]
    fn precision_never_turns_a_certain_answer_of_a_visit(
        visit in strategies::visit(), first in day(), length in 0_i64..800, choices in prop::array::uniform2(0_u16..=1_000),
    ) {
        let range = DateRange::new(first, first + Duration::days(length)).unwrap();
        let coarse = visit.record();
        let finer = |date: PartialDate, choice: u16| if choice.is_multiple_of(3) { date } else { refined(date, choice) };
        let record = VisitRecord {
            start: finer(coarse.start, choices[0]),
            end: coarse.end.map(|end| finer(end, choices[1])),
            ..coarse.clone()
        };
        let Ok(fine) = Visit::new(record) else { return Ok(()) };
        let (before, after) = (visit.overlaps(range), fine.overlaps(range));
        prop_assert!(before.known().is_none() || before == after, "{:?} {:?}", before, after);
        // A calendar counts within the bounds that it gave before.
        let count = |visit: &Visit| VisitCalendar::new([visit.clone()]).unwrap().view().in_range_count(range);
        let (before, after) = (count(&visit), count(&fine));
        prop_assert!(before.certain() <= after.certain() && after.possible() <= before.possible());
        if let Some(days) = visit.days() {
            prop_assert_eq!(fine.days(), Some(days));
        }
    }
}

/// A country and a partner are two things.
#[test]
fn a_flow_with_the_world_is_no_flow_with_the_partner() {
    let [one, _] = strategies::pair().countries();
    let world =
        |flow: TradeFlow| TradeFlowRecord { partner: Partner::World, ..flow.record().clone() };
    let row: TradeFlow = serde_json::from_str(
        r#"{ "period": "2021", "reporter": "XAA", "partner": "XBB", "flow": "export",
            "commodity": "TOTAL", "value": { "value": "5", "currency": "USD" } }"#,
    )
    .unwrap();
    let data = table([TradeFlow::new(world(row.clone())).unwrap(), row]);
    let seen = strategies::pair().seen_from(one).unwrap();
    let [year] = data.summaries(seen)[..] else { panic!("one year") };
    assert_eq!(year.exports().map(Money::amount), Some(Decimal::from(5)));
    assert_eq!(year.seen_from(), one);
}
