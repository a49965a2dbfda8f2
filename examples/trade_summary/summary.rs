//! The figures of a pair, as they are printed.

use std::collections::BTreeMap;

use bilateral::{
    Money, Notices, Partner, Ratio, TradeData,
    country::DirectedPair,
    ingest::{LoadReport, Reason},
    notice::{Notice, NoticeCode},
    trade::BilateralTrade,
};
use serde::Serialize;

use super::{
    Question,
    goods::{self, Goods},
};

/// To how many decimals ratios and shares are rounded, half to even.
pub(crate) const DECIMALS: u32 = 12;

/// How many remarks of one kind are told; the others are counted.
const REMARKS: usize = 3;

/// What a file says of the trade of two countries.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Summary {
    pub(crate) between: [String; 2],
    /// The period asked for; none is the whole file.
    pub(crate) period: Option<String>,
    pub(crate) currency: Option<String>,
    pub(crate) load: Load,
    pub(crate) years: Vec<Year>,
    /// None if the file says nothing of goods that the first country sells to the second, in its own
    /// words; then a note says so.
    pub(crate) top_exports: Option<Vec<Item>>,
    pub(crate) top_imports: Option<Vec<Item>>,
    pub(crate) notes: Vec<String>,
    /// How often the load said what.
    pub(crate) notices: BTreeMap<String, u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<String>,
    /// The sums of the goods ranked, and how many they are.
    #[serde(skip)]
    pub(crate) wholes: [Option<(String, usize)>; 2],
}

/// What became of the rows of the file.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Load {
    pub(crate) rows: u64,
    pub(crate) accepted: u64,
    pub(crate) set_aside: u64,
    pub(crate) quarantined: u64,
    pub(crate) duplicates: u64,
    pub(crate) filtered: u64,
    pub(crate) by_reason: BTreeMap<String, Reason>,
    pub(crate) value_in: String,
    pub(crate) value_accepted: String,
}

/// The trade of the pair in one period, seen from one of the two.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Year {
    pub(crate) period: String,
    pub(crate) seen_from: String,
    /// Who reports the figures; nobody does if they are reconciled.
    pub(crate) reporter: Option<String>,
    pub(crate) exports: Option<String>,
    pub(crate) imports: Option<String>,
    pub(crate) turnover: Option<String>,
    pub(crate) balance: Option<String>,
    pub(crate) coverage_ratio: Option<String>,
}

/// A commodity with its value over all periods asked for, and its share of all goods that way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Item {
    pub(crate) commodity: String,
    pub(crate) value: String,
    pub(crate) share: Option<String>,
    /// The edition of the Harmonized System that the code is of.
    pub(crate) edition: Option<String>,
}

/// Returns what the tables say of the two countries.
pub(crate) fn summarize(data: &TradeData, report: &LoadReport, question: Question) -> Summary {
    let Question { seen, top } = question;
    let mut notes = Vec::new();
    let mut of_both = Vec::new();
    let mut remarks = Notices::with_cap(REMARKS);
    for seen in [seen, seen.reversed()] {
        let summaries = data.summaries(seen);
        if summaries.iter().any(|summary| !summary.basis().has_reporter()) {
            remarks.extend(summaries.iter().flat_map(|summary| summary.notices()));
        } else {
            remarks.extend(data.reported(seen).notices());
        }
        of_both.extend(summaries);
    }
    // By period, the country asked for first.
    of_both.sort_by_key(|summary| (summary.period(), summary.seen_from() != seen.reporter()));
    let years: Vec<Year> = of_both.iter().map(|summary| year(*summary)).collect();
    if years.is_empty() {
        notes.push(why_nothing(seen, report));
        // Rows about others are no news to who asked for the pair.
        remarks = Notices::new();
    }
    let own: Vec<BilateralTrade> =
        of_both.iter().copied().filter(|one| one.seen_from() == seen.reporter()).collect();
    if own.is_empty() && !years.is_empty() {
        let (one, other) = (seen.reporter(), seen.partner());
        notes.push(format!(
            "{one} reports nothing about {other} here, so no goods are listed; {other} reports: ask \
             with --between {other} {one}"
        ));
    }
    let [exports, imports] = goods::both_ways(data, seen, &own, &mut notes);
    notes.extend(told(&remarks));
    Summary {
        between: [seen.reporter().to_string(), seen.partner().to_string()],
        period: None,
        currency: report.currency().map(|currency| currency.code().to_owned()),
        load: load(report),
        years,
        wholes: [exports.as_ref(), imports.as_ref()]
            .map(|goods| goods.map(|goods| (amount(goods.whole), goods.items.len()))),
        top_exports: exports.map(|goods| items(goods, top)),
        top_imports: imports.map(|goods| items(goods, top)),
        notes,
        notices: report.notices().counts().map(|(code, count)| (code.to_string(), count)).collect(),
        error: None,
    }
}

fn load(report: &LoadReport) -> Load {
    Load {
        rows: report.read().rows(),
        accepted: report.accepted().rows(),
        set_aside: report.set_aside().rows(),
        quarantined: report.quarantined().rows(),
        duplicates: report.duplicates().rows(),
        filtered: report.filtered().rows(),
        by_reason: report.by_reason().map(|(code, reason)| (code.to_string(), reason)).collect(),
        value_in: report.read().value().to_string(),
        value_accepted: report.accepted().value().to_string(),
    }
}

fn year(trade: BilateralTrade) -> Year {
    Year {
        period: trade.period().to_string(),
        seen_from: trade.seen_from().to_string(),
        reporter: trade.reporter().map(|reporter| reporter.to_string()),
        exports: trade.exports().map(amount),
        imports: trade.imports().map(amount),
        turnover: trade.turnover().map(amount),
        balance: trade.balance().map(amount),
        coverage_ratio: trade.coverage_ratio().map(ratio),
    }
}

fn items(goods: Goods, top: usize) -> Vec<Item> {
    let whole = goods.whole;
    let items = goods.items.into_iter().take(top).map(|(commodity, value)| Item {
        commodity: commodity.code().to_string(),
        value: amount(value),
        share: value.ratio_to(whole).ok().flatten().map(ratio),
        edition: commodity.edition().map(|edition| edition.to_string()),
    });
    items.collect()
}

fn amount(money: Money) -> String {
    money.amount().normalize().to_string()
}

fn ratio(ratio: Ratio) -> String {
    ratio.rounded(DECIMALS).normalize().to_string()
}

/// Returns why there is no figure of the pair.
fn why_nothing(seen: DirectedPair, report: &LoadReport) -> String {
    let (one, other) = (seen.reporter(), seen.partner());
    let filtered = report.filtered().rows();
    let rows = report.read().rows();
    let worlds = report.by_reason().find(|(code, _)| *code == NoticeCode::WorldRow);
    let worlds = worlds.map_or(0, |(_, reason)| reason.tally.rows());
    let areas = &report.coverage().areas;
    let missing: Vec<String> = [one, other]
        .into_iter()
        .filter(|country| !areas.contains(&Partner::Country(*country)))
        .map(|country| country.to_string())
        .collect();
    if rows == 0 {
        "the file has no rows".to_owned()
    } else if filtered == rows {
        format!("none of the {rows} rows of the file is of the period asked for")
    } else if report.accepted().rows() == 0 && worlds > 0 {
        format!(
            "the file tells of trade with the world alone ({worlds} rows) and of no partner country, \
             so there is nothing between {one} and {other}; the example world_totals sums such rows"
        )
    } else if missing.is_empty() {
        format!("no row of the file is about trade between {one} and {other}")
    } else {
        format!(
            "no row of the file is about trade between {one} and {other}: it does not name {}",
            missing.join(" and ")
        )
    }
}

/// Returns remarks in words, the first few of each code.
fn told(remarks: &Notices) -> Vec<String> {
    let mut told: Vec<String> = remarks.iter().map(Notice::to_string).collect();
    for (code, _) in remarks.counts() {
        let dropped = remarks.dropped_of(code);
        if dropped > 0 {
            told.push(format!("{}[{code}] and {dropped} more", code.severity()));
        }
    }
    told
}
