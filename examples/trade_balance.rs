//! From rows of a statistics office to the yearly balance of a pair.
//!
//! The countries are user-assigned codes and the figures are invented.

use bilateral::{
    Country, Currency, Error, Money, TradeFlow, TradeTable,
    country::DirectedPair,
    decimal,
    trade::{DuplicatePolicy, FlowKind, TradeFlowRecord, TradeViewError, Valuation},
};

/// Period, reporter, partner, flow, goods, value in thousand dollars (none reported: empty).
const ROWS: &str = "\
2020 XAA XBB export H6:0405 1200.5
2020 XAA XBB export H6:8701 800
2020 XAA XBB import H6:4411 950.25
2021 XAA XBB export H6:0405 1500
2021 XAA XBB import H6:4411
2022 XAA XBB export H6:0405 900
2022 XAA XBB import H6:4411 0
2022 XBB XAA export H6:4411 12
2022 XAA XBB export H6:TOTAL 910";

fn flow(row: &str) -> Result<TradeFlow, Error> {
    let mut words = row.split(' ');
    let mut next = || words.next().unwrap_or_default();
    let (period, reporter, partner) = (next().parse()?, next().parse()?, next().parse()?);
    let (flow, valuation) = match next() {
        "import" => (FlowKind::Import, Valuation::Cif),
        _ => (FlowKind::Export, Valuation::Fob),
    };
    let commodity = next().parse()?;
    let value = match next() {
        "" => None,
        text => Some(Money::from_thousands(decimal::parse(text)?, Currency::USD)?),
    };
    let record = TradeFlowRecord::new(period, reporter, partner, flow, commodity);
    Ok(TradeFlow::new(TradeFlowRecord { valuation, value, ..record })?)
}

fn main() -> Result<(), Error> {
    let flows = ROWS.lines().map(flow).collect::<Result<Vec<_>, _>>()?;
    let table = TradeTable::new(flows.clone(), DuplicatePolicy::Refuse)?;
    let (xaa, xbb): (Country, Country) = ("XAA".parse()?, "XBB".parse()?);

    println!("Trade of XAA with XBB as XAA reports it: exports FOB, imports CIF");
    let shown = |money: Option<Money>| money.map_or("not reported".into(), |it| it.to_string());
    let years = table.view().summaries(DirectedPair::new(xaa, xbb)?);
    for year in &years {
        let (exports, imports) = (shown(year.exports()), shown(year.imports()));
        println!("{}: {exports} - {imports} = {}", year.period(), shown(year.balance()));
    }

    // Absent is not zero: without imports there is no balance; with imports of zero there is one.
    let balances: Vec<_> = years.iter().map(|year| shown(year.balance())).collect();
    assert_eq!(balances, ["1050250 USD", "not reported", "900000 USD"]);
    assert_eq!(years[2].coverage_ratio(), None);

    // The reported total of 2022 stands beside its parts and is never added to them.
    let reported = table.at(bilateral::commodity::CommodityLevel::Total).exports();
    assert_eq!(shown(reported.total()), "910000 USD");

    // What XBB reports is its own story: the two do not combine.
    let both = table.view().period("2022".parse()?).turnover();
    assert!(matches!(both, Err(TradeViewError::SeveralReporters { .. })));

    // Goods of another edition are refused with the row that brings them in.
    let mixed = flows.into_iter().chain([flow("2022 XAA XBB export H5:0405 1")?]);
    let refusal = TradeTable::new(mixed, DuplicatePolicy::Refuse).unwrap_err();
    println!("refused: {refusal}");
    assert_eq!((refusal.index(), refusal.first_index()), (9, Some(0)));
    Ok(())
}
