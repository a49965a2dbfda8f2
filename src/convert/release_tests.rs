//! Tests of releases held against one another.

use proptest::prelude::*;

use super::{ReleaseChange, ReleaseChangeKind, ReleaseDiff, ReleaseDiffError, TradeSums};
use crate::trade::{DuplicatePolicy, TradeFlow, TradeTable};

fn row(partner: &str, code: &str, value: &str, weight: Option<u32>) -> TradeFlow {
    let value = match value {
        "-" => String::new(),
        value => {
            let (amount, currency) = value.split_once(' ').unwrap_or((value, "USD"));
            format!(r#","value":{{"value":"{amount}","currency":"{currency}"}}"#)
        }
    };
    let weight = weight.map_or(String::new(), |weight| format!(r#","net_weight_kg":"{weight}.5""#));
    serde_json::from_str(&format!(
        r#"{{"period":"2021","reporter":"XAA","partner":"{partner}","flow":"import",
            "commodity":"{code}"{value}{weight}}}"#
    ))
    .unwrap()
}

fn table(rows: impl IntoIterator<Item = TradeFlow>) -> TradeTable {
    TradeTable::new(rows, DuplicatePolicy::Refuse).unwrap()
}

fn said(change: &ReleaseChange<'_>) -> (ReleaseChangeKind, String, Option<String>) {
    let code = change.row().commodity().code().to_string();
    (change.kind(), code, change.difference().unwrap().map(|more| more.to_string()))
}

#[test]
fn changes_are_listed_with_their_sums() {
    use ReleaseChangeKind::{Added, Changed, Removed};
    let old = table([
        row("XBB", "H5:010121", "40", None),
        row("XBB", "H5:010129", "50", Some(1)),
        row("XBB", "H5:0101", "90", None),
        row("XCC", "H5:010130", "7", None),
        row("XCC", "H5:010190", "-", None),
        row("world", "H5:010121", "40", None),
    ]);
    let new = table([
        row("XBB", "H5:010121", "40", None),
        row("XBB", "H5:010129", "50", Some(2)),
        row("XBB", "H5:0101", "100", None),
        row("XDD", "H5:010130", "8", None),
        row("XCC", "H5:010190", "3", None),
        row("world", "H5:010121", "40", None),
    ]);
    let diff = ReleaseDiff::new(&old, &new).unwrap();
    let some = |text: &str| Some(text.to_owned());
    let listed: Vec<_> = diff.changes().map(|change| said(&change)).collect();
    assert_eq!(
        listed,
        [
            (Changed, "0101".to_owned(), some("10 USD")),
            (Changed, "010129".to_owned(), some("0 USD")),
            (Removed, "010130".to_owned(), some("-7 USD")),
            (Changed, "010190".to_owned(), None),
            (Added, "010130".to_owned(), some("8 USD")),
        ]
    );
    let counts = [Added, Removed, Changed].map(|kind| diff.count(kind));
    assert_eq!((counts, diff.unchanged()), ([1, 1, 3], 2));
    let first = said(&diff.largest()[0]);
    assert_eq!(first, (Changed, "0101".to_owned(), some("10 USD")));
    assert_eq!(diff.largest().len(), 5);
    assert_eq!(diff.accounts().len(), 3);
    let goods = diff.accounts().iter().find(|one| one.level().digits() == 6).unwrap();
    assert_eq!(goods.control(), None);
    let value = |sums: &TradeSums| sums.value().map(|value| value.to_string());
    assert_eq!(value(goods.older()), some("97 USD"));
    assert_eq!(value(goods.newer()), some("101 USD"));
    assert_eq!(
        (value(goods.changed_before()), value(goods.changed_after())),
        (some("50 USD"), some("53 USD"))
    );
    assert_eq!(ReleaseDiff::apply(&old, diff.changes()).unwrap(), new);

    // Applied to what is not the older release, they are refused.
    let twice = ReleaseDiff::apply(&new, diff.changes());
    assert!(matches!(twice, Err(ReleaseDiffError::OtherRow { .. })));
    let missing = ReleaseDiff::apply(&table([]), diff.changes());
    assert!(matches!(missing, Err(ReleaseDiffError::OtherRow { .. })));
}

#[test]
fn tables_that_are_no_releases_of_one_another_are_refused() {
    let one = |code: &str, value: &str| table([row("XBB", code, value, None)]);
    let (old, empty) = (one("H5:010121", "1"), table([]));
    let other = one("H4:010121", "1");
    let refused = |new: &TradeTable| ReleaseDiff::new(&old, new).map(|_| ()).unwrap_err();
    assert_eq!(refused(&other).to_string(), "one release is of H5, the other of H4");
    assert!(matches!(refused(&one("TOTAL", "1")), ReleaseDiffError::OtherEdition { .. }));
    let euros = one("H5:010121", "1 EUR");
    assert!(matches!(refused(&euros), ReleaseDiffError::OtherCurrency { .. }));
    for (old, new) in [(&old, &empty), (&empty, &old), (&empty, &empty)] {
        let diff = ReleaseDiff::new(old, new).unwrap();
        assert_eq!(ReleaseDiff::apply(old, diff.changes()).unwrap(), *new);
    }
}

#[test]
fn the_largest_changes_are_bounded_and_all_are_counted() {
    let rows = |by: u32| {
        (1..=u32::try_from(ReleaseDiff::LARGEST).unwrap() + 20).map(move |number| {
            row("XBB", &format!("H5:{:06}", 10_000 + number), &format!("{}", number * by), None)
        })
    };
    let (old, new) = (table(rows(1)), table(rows(3)));
    let diff = ReleaseDiff::new(&old, &new).unwrap();
    assert_eq!(diff.largest().len(), ReleaseDiff::LARGEST);
    assert_eq!(diff.count(ReleaseChangeKind::Changed), 120);
    let of = |place: usize| said(&diff.largest()[place]).2.unwrap();
    assert_eq!((of(0), of(99)), ("240 USD".to_owned(), "42 USD".to_owned()));
}

fn rows() -> impl Strategy<Value = Vec<TradeFlow>> {
    let value = prop::option::of((0_u32..5, prop::option::of(0_u32..3)));
    prop::collection::btree_map((0..4_usize, 0..5_usize), value, 0..16).prop_map(|rows| {
        rows.into_iter()
            .map(|((partner, code), value)| {
                let partner = ["XBB", "XCC", "nes:490", "world"][partner];
                let code = ["H5:010121", "H5:010129", "H5:0101", "H5:TOTAL", "H5:999999"][code];
                let amount = value.map_or("-".to_owned(), |(value, _)| value.to_string());
                row(partner, code, &amount, value.and_then(|(_, weight)| weight))
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn changes_applied_to_the_old_release_give_the_new(old in rows(), new in rows()) {
        let (old, new) = (table(old), table(new));
        let diff = ReleaseDiff::new(&old, &new).unwrap();
        prop_assert_eq!(&ReleaseDiff::apply(&old, diff.changes()).unwrap(), &new);
        let back = ReleaseDiff::new(&new, &old).unwrap();
        prop_assert_eq!(back.count(ReleaseChangeKind::Added), diff.count(ReleaseChangeKind::Removed));
        prop_assert_eq!(back.count(ReleaseChangeKind::Changed), diff.count(ReleaseChangeKind::Changed));
        prop_assert_eq!(&ReleaseDiff::apply(&new, back.changes()).unwrap(), &old);
        for account in diff.accounts() {
            let kept = account.unchanged().and(account.removed()).unwrap();
            prop_assert!(kept.and(account.changed_before()).unwrap().is_same_amount(account.older()));
            let kept = account.unchanged().and(account.added()).unwrap();
            prop_assert!(kept.and(account.changed_after()).unwrap().is_same_amount(account.newer()));
        }
        let same = ReleaseDiff::new(&old, &old).unwrap();
        prop_assert_eq!(same.changes().count(), 0);
    }
}
