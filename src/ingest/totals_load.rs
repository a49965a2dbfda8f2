//! `TotalsLoad`: files in, sums out, and no row kept.

use std::{
    collections::HashMap,
    io::{Read, Write},
    ops::ControlFlow,
};

use super::{
    closing::{count_coarser, is_given},
    control::ControlKey,
    disposition::Disposition,
    draft::Known,
    fault::FieldFault,
    format::TradeFormat,
    group_by::{GroupBy, GroupKey, Grouping},
    inputs::Inputs,
    key_check::{KeyCheck, KeySeen},
    ledger::{Role, control_key, one},
    load_error::LoadError,
    options::LoadOptions,
    progress::Progress,
    report::LoadReport,
    sink::{Fate, Sink, Taken},
    tally::{ExactSum, RowTally},
    totals::TradeTotals,
};
use crate::{
    commodity::{CommodityLevel, HsEdition},
    money::Currency,
    notice::{Notice, NoticeCode, Place},
    trade::DuplicatePolicy,
};

/// A load that keeps no rows and adds them up: for files larger than memory.
///
/// Rows with the same key are found as long as the rows of each pair, period and flow come together and
/// in the order of their codes; where they do not, a notice says that this could not be checked.
///
/// # Examples
///
/// ```
/// use bilateral::ingest::{GroupBy, LoadOptions, TotalsLoad, TradeFormat};
///
/// let file = "period,reporter,partner,flow,edition,commodity,value\n\
///             2020-01,AZE,BLR,export,H5,01,1.5\n\
///             2020-02,AZE,BLR,export,H5,01,2\n\
///             2020-02,AZE,AZE,export,H5,01,4\n";
/// let mut load = TotalsLoad::new(LoadOptions::new(), [GroupBy::Year, GroupBy::Flow]);
/// load.read("mine.csv", TradeFormat::flat(), file.as_bytes())?;
/// let totalled = load.finish()?;
/// totalled.report().ensure_balanced()?;
/// let [row] = totalled.totals().rows()[..] else { panic!("one group") };
/// assert_eq!(row.key.year, Some(2020));
/// assert_eq!(row.read.value().to_string(), "7.5");
/// assert_eq!(row.accepted.value().to_string(), "3.5");
///
/// let mut load = TotalsLoad::new(LoadOptions::new(), [GroupBy::Year]);
/// assert!(load.read("empty.csv", TradeFormat::flat(), &b""[..]).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct TotalsLoad<'a>(Inputs<'a, TotalsSink>);

/// What a load that adds up gives: the sums, and the report on every row.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[must_use = "the report says what the sums lack"]
pub struct Totalled {
    totals: TradeTotals,
    report: LoadReport,
}

impl<'a> TotalsLoad<'a> {
    /// Returns a load that has read nothing and adds up `by` each of these, in their own order.
    #[must_use]
    pub fn new(options: LoadOptions, by: impl IntoIterator<Item = GroupBy>) -> Self {
        let sink =
            TotalsSink::new(Grouping::new(by), options.duplicates(), options.limits().groups);
        Self(Inputs::new(options, sink))
    }

    /// Writes the rows that cannot be taken to `writer`, as
    /// [`TradeLoad::quarantine_to`](super::TradeLoad::quarantine_to) does.
    pub fn quarantine_to(&mut self, writer: impl Write + Send + 'a) {
        self.0.quarantine_to(writer);
    }

    /// Tells `listener` how far the load has come, now and then. If that returns
    /// [`ControlFlow::Break`], the load stops.
    pub fn on_progress(&mut self, listener: impl FnMut(Progress) -> ControlFlow<()> + Send + 'a) {
        self.0.on_progress(listener);
    }

    /// Reads one input to its end, as [`TradeLoad::read`](super::TradeLoad::read) does.
    ///
    /// # Errors
    ///
    /// Returns an error where that does, and if:
    ///
    /// - there are more groups than the limit.
    ///
    /// The edition of the codes has to be known only if the rows are added up by it.
    ///
    /// # Examples
    ///
    /// See [`TotalsLoad`].
    pub fn read(
        &mut self,
        name: &str,
        format: TradeFormat,
        mut reader: impl Read,
    ) -> Result<(), LoadError> {
        self.0.read(name, format, &mut reader)
    }

    /// Returns the sums and the report.
    ///
    /// # Errors
    ///
    /// Returns an error if:
    ///
    /// - the load is strict, and a notice of it is an error,
    /// - the load is no audit, and an input is unusable or was not read to its end,
    /// - the quarantined rows cannot be written.
    ///
    /// All but the last carry the report.
    ///
    /// # Examples
    ///
    /// See [`TotalsLoad`].
    pub fn finish(mut self) -> Result<Totalled, LoadError> {
        self.0.flush()?;
        let Inputs { options, sink, mut ledger, .. } = self.0;
        let currency = sink.currency();
        if sink.keys.is_over() {
            let message =
                "the rows are not sorted by their keys, so rows of one key may be among them";
            let notice = Notice::new(NoticeCode::DuplicatesUnchecked, Place::whole(), message);
            ledger.notices.push(notice);
        }
        count_coarser(&mut ledger);
        let refused = sink.refused;
        let mut totals = sink.into_totals();
        totals.finest = ledger.controls.finest();
        let (read, accepted) = totals.sum();
        // In a table would be all rows but those that are left out of it on purpose.
        let mut kept = read;
        kept.remove(ledger.left_out);
        kept.remove(refused);
        let duplicates =
            ledger.reasons.values().filter(|(what, _)| *what == Disposition::Duplicate);
        duplicates.for_each(|(_, rows)| kept.remove(*rows));
        let report = LoadReport::new(ledger, options.mode(), currency, (accepted, kept));
        if is_given(&report, options.mode()) {
            return Ok(Totalled { totals, report });
        }
        Err(LoadError::Refused { report: Box::new(report) })
    }
}

impl Totalled {
    /// Returns the sums.
    #[must_use]
    pub const fn totals(&self) -> &TradeTotals {
        &self.totals
    }

    /// Returns what became of each row.
    pub const fn report(&self) -> &LoadReport {
        &self.report
    }

    /// Returns the sums and the report.
    pub fn into_parts(self) -> (TradeTotals, LoadReport) {
        (self.totals, self.report)
    }
}

/// Rows on their way into sums.
#[derive(Debug)]
struct TotalsSink {
    grouping: Grouping,
    policy: DuplicatePolicy,
    /// The most groups.
    most: usize,
    currency: Option<Currency>,
    places: HashMap<GroupKey, usize>,
    groups: Vec<(GroupKey, RowTally, RowTally)>,
    coarse: HashMap<(ControlKey, GroupKey), RowTally>,
    keys: KeyCheck,
    /// The last group, and what was accepted of the last row.
    last: usize,
    last_accepted: RowTally,
    /// Rows that cannot be taken, and whose group and value are known all the same.
    refused: RowTally,
}

impl TotalsSink {
    fn new(grouping: Grouping, policy: DuplicatePolicy, most: usize) -> Self {
        Self {
            grouping,
            policy,
            most,
            currency: None,
            places: HashMap::new(),
            groups: Vec::new(),
            coarse: HashMap::new(),
            keys: KeyCheck::default(),
            last: 0,
            last_accepted: RowTally::default(),
            refused: RowTally::default(),
        }
    }

    /// Returns the place of a group, or `None` if there are too many.
    fn place(&mut self, key: GroupKey) -> Option<usize> {
        if self.groups.get(self.last).is_some_and(|(last, ..)| *last == key) {
            return Some(self.last);
        }
        let place = match self.places.get(&key) {
            Some(place) => *place,
            None if self.groups.len() >= self.most => return None,
            None => {
                self.places.insert(key, self.groups.len());
                self.groups.push((key, RowTally::default(), RowTally::default()));
                self.groups.len().saturating_sub(1)
            }
        };
        self.last = place;
        Some(place)
    }

    /// Changes what is accepted of a row like this one.
    fn accepted(&mut self, taken: Taken<'_>, change: impl FnOnce(&mut RowTally)) {
        if taken.row.code.level() != CommodityLevel::Subheading {
            let group = self.grouping.key(taken.row);
            change(self.coarse.entry((control_key(taken.row), group)).or_default());
        } else if let Some((.., accepted)) = self.groups.get_mut(self.last) {
            change(accepted);
        }
    }

    fn into_totals(self) -> TradeTotals {
        let mut totals = TradeTotals::empty(self.grouping);
        totals.currency = self.currency;
        totals.groups =
            self.groups.into_iter().map(|(key, read, fine)| (key, (read, fine))).collect();
        totals.coarse = self.coarse.into_iter().collect();
        totals
    }
}

impl Sink for TotalsSink {
    fn fresh(&self) -> Self {
        Self::new(self.grouping, self.policy, self.most)
    }

    fn take(&mut self, taken: Taken<'_>) -> Result<Fate, FieldFault> {
        let first = self.currency.unwrap_or(taken.currency);
        if first != taken.currency {
            let message = format!("the rows before it are in {first}");
            let code = taken.currency.code().as_bytes();
            return Err(FieldFault::of_row(NoticeCode::MixedCurrency, message, code));
        }
        let Some(place) = self.place(self.grouping.key(taken.row)) else {
            let message = format!("there are more than {} groups", self.most);
            return Err(FieldFault::of_row(NoticeCode::LimitGroups, message, b""));
        };
        self.currency = Some(first);
        let tally = one(taken.row.value.and_then(ExactSum::of));
        if let Some((_, read, _)) = self.groups.get_mut(place) {
            read.add(tally);
        }
        if matches!(taken.role, Role::Outside(_)) {
            return Ok(Fate::Taken);
        }
        let seen = self.keys.look(taken.row, self.most);
        let is_part = taken.role == Role::Part;
        let (fate, is_in) = match (seen, self.policy) {
            (KeySeen::New, _) => (Fate::Taken, true),
            (KeySeen::Again { is_valued_alike: true }, DuplicatePolicy::Sum) => {
                (Fate::Summed, true)
            }
            (KeySeen::Again { .. }, DuplicatePolicy::KeepFirst) => {
                (Fate::Duplicate { code: NoticeCode::DuplicateResolved, left_out: tally }, false)
            }
            (KeySeen::Again { .. }, DuplicatePolicy::KeepLast) => {
                let left_out = self.last_accepted;
                if is_part {
                    self.accepted(taken, |accepted| accepted.remove(left_out));
                }
                (Fate::Duplicate { code: NoticeCode::DuplicateResolved, left_out }, true)
            }
            (KeySeen::Again { .. }, _) => {
                (Fate::Duplicate { code: NoticeCode::DuplicateKey, left_out: tally }, false)
            }
        };
        if is_in {
            self.last_accepted = tally;
            if is_part {
                self.accepted(taken, |accepted| accepted.add(tally));
            }
        }
        Ok(fate)
    }

    fn see_refused(&mut self, known: &Known, value: Option<ExactSum>, currency: Currency) {
        let is_other = self.currency.is_some_and(|first| first != currency);
        let (Some(key), Some(_), false) = (self.grouping.key_if_known(known), value, is_other)
        else {
            return;
        };
        let tally = one(value);
        if let Some((_, read, _)) = self.place(key).and_then(|place| self.groups.get_mut(place)) {
            read.add(tally);
            self.refused.add(tally);
        }
    }

    fn currency(&self) -> Option<Currency> {
        self.currency
    }

    fn needs_edition(&self) -> bool {
        self.grouping.has(GroupBy::Edition)
    }

    fn name_edition(&mut self, edition: HsEdition) {
        let named = |key: GroupKey| GroupKey { edition: key.edition.or(Some(edition)), ..key };
        for (key, ..) in &mut self.groups {
            *key = named(*key);
        }
        self.places = (0..).zip(&self.groups).map(|(place, (key, ..))| (*key, place)).collect();
        self.coarse = std::mem::take(&mut self.coarse)
            .into_iter()
            .map(|((control, group), tally)| {
                let edition = control.edition.or(Some(edition));
                ((ControlKey { edition, ..control }, named(group)), tally)
            })
            .collect();
        self.keys.name_edition(edition);
    }

    fn merge(&mut self, later: Self) {
        self.currency = self.currency.or(later.currency);
        let before = self.most;
        // Each part kept to the limit; together they may pass it, which is said at the next row.
        self.most = usize::MAX;
        for (key, read, accepted) in later.groups {
            if let Some(place) = self.place(key)
                && let Some((_, own_read, own_accepted)) = self.groups.get_mut(place)
            {
                own_read.add(read);
                own_accepted.add(accepted);
            }
        }
        self.most = before;
        let coarse = later.coarse;
        #[expect(clippy::iter_over_hash_type, reason = "sums are the same in any order")]
        for (key, tally) in coarse {
            self.coarse.entry(key).or_default().add(tally);
        }
        self.refused.add(later.refused);
        self.keys.merge(later.keys);
    }
}
