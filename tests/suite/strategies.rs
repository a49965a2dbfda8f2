//! The strategies of the crate, for the two invented countries of the suite.

use bilateral::{
    Agreement, CountryPair, Dossier, TradeFlow, Visit, dossier::DossierRecord, strategy,
};
use proptest::prelude::*;

/// The invented countries of generated facts.
pub(crate) fn pair() -> CountryPair {
    CountryPair::new("XAA".parse().unwrap(), "XBB".parse().unwrap()).unwrap()
}

/// The parts of an agreement of the two countries, and perhaps a third.
pub(crate) fn agreement() -> impl Strategy<Value = Agreement> {
    strategy::agreements(pair())
}

pub(crate) fn visit() -> impl Strategy<Value = Visit> {
    strategy::visits(pair())
}

/// Rows of statistics of both reporters, no two of them about the same.
pub(crate) fn flows() -> impl Strategy<Value = Vec<TradeFlow>> {
    strategy::trade_flows(pair())
}

/// The parts of a dossier of the two invented countries, all of whose rules hold.
pub(crate) fn dossier_record() -> impl Strategy<Value = DossierRecord> {
    strategy::dossier_records(pair())
}

/// Dossiers of the two invented countries.
pub(crate) fn dossier() -> impl Strategy<Value = Dossier> {
    strategy::dossiers(pair())
}
