//! Claims that disagree: the eleven claims about one pair, and what is said of each and of all.

use bilateral::{
    Dossier, Published,
    dossier::{self, Format, Limits},
};

const CLAIMS: [(&str, &[&str]); 11] = [
    ("c01.yaml", &["reporter_unspecified"]),
    ("c02.json", &[]),
    ("c03.yaml", &[]),
    ("c04.yaml", &["party_mismatch", "rounding_residual"]),
    ("c05.yaml", &[]),
    ("c06.yaml", &[]),
    ("c07.yaml", &[]),
    ("c08.yaml", &["goods_services_mixed", "index_or_change_ambiguous"]),
    ("c09.json", &[]),
    ("c10.yaml", &["conflicting_dates", "cumulative_metric_decreased"]),
    ("c11.yaml", &["count_without_list"]),
];

fn claim(name: &str) -> Dossier {
    let text = crate::read(&format!("examples/data/claims/{name}"));
    let format = Format::of_file_name(name).unwrap_or(Format::Json);
    match dossier::read(text.as_bytes(), format, Limits::default()) {
        Ok(reading) => {
            assert!(reading.notices().is_empty(), "{name}: {:?}", reading.notices());
            reading.into_parts().0
        }
        Err(error) => panic!("{name}: {:#?}", error.notices.iter().collect::<Vec<_>>()),
    }
}

fn all() -> Vec<Dossier> {
    CLAIMS.iter().map(|(name, _)| claim(name)).collect()
}

fn codes(dossier: &Dossier) -> Vec<String> {
    let findings = dossier.findings();
    assert!(!findings.has_errors(), "{findings:?}");
    let mut codes: Vec<_> = findings.iter().map(|notice| notice.code().to_string()).collect();
    codes.sort();
    codes
}

#[test]
fn each_claim_has_exactly_its_notices() {
    for (name, expected) in CLAIMS {
        assert_eq!(codes(&claim(name)), expected, "{name}");
    }
}

#[test]
fn together_they_have_three_more() {
    let merged = dossier::merge(&all()).unwrap();
    let mut expected: Vec<&str> = CLAIMS.iter().flat_map(|(_, codes)| *codes).copied().collect();
    expected.extend(["conflicting_claims", "mirror_gap", "subperiod_exceeds_period"]);
    expected.sort_unstable();
    assert_eq!(codes(merged.dossier()), expected);
    assert_eq!(merged.received(), merged.distinct() + merged.identical());
    assert_eq!(merged.identical(), 0, "no claim is made twice by one source");

    let conflicts = merged.dossier().conflicts();
    let told: Vec<_> = conflicts
        .iter()
        .map(|conflict| {
            let difference = conflict.difference.as_ref();
            (
                conflict.code.as_str(),
                conflict.left.value.to_string(),
                conflict.right.value.to_string(),
                difference.map(|it| format!("{} {}", it.value, it.unit)),
                difference.and_then(|it| it.percent_of_smaller).map(|it| it.to_string()),
            )
        })
        .collect();
    let expected = [
        ("subperiod_exceeds_period", "about 204 million USD", "331.5 million USD"),
        ("mirror_gap", "213.3 million USD", "about 315 million USD"),
        ("conflicting_claims", "424.4 million USD", "about 1000 million USD"),
        ("conflicting_dates", "2005", "2007"),
        ("cumulative_metric_decreased", "more than 4000 item", "about 3500 item"),
    ];
    for (code, one, other) in expected {
        let is_it = |it: &&(&str, String, String, _, _)| {
            it.0 == code
                && [it.1.as_str(), it.2.as_str()]
                    .into_iter()
                    .all(|value| [one, other].contains(&value))
        };
        assert_eq!(told.iter().filter(is_it).count(), 1, "{code}: {told:#?}");
    }
    assert_eq!(told.len(), expected.len());
    let gap = conflicts.iter().find(|it| it.code.as_str() == "mirror_gap").unwrap();
    let gap = gap.difference.as_ref().unwrap();
    assert_eq!((gap.value.abs().to_string(), gap.unit.as_str()), ("101.7".into(), "million USD"));
    assert_eq!(gap.percent_of_smaller.map(|it| it.to_string()), Some("47.7".into()));
}

#[test]
fn the_order_of_merging_makes_no_difference() {
    let dossiers = all();
    let whole = dossier::merge(&dossiers).unwrap();
    let reversed = dossier::merge(dossiers.iter().rev()).unwrap();
    assert_eq!(whole.dossier(), reversed.dossier());
    let again = dossier::merge([whole.dossier(), &dossiers[3], whole.dossier()]).unwrap();
    assert_eq!(again.dossier(), whole.dossier());
    let (left, right) = dossiers.split_at(5);
    let halves = [left, right].map(|half| dossier::merge(half).unwrap().into_dossier());
    assert_eq!(dossier::merge(&halves).unwrap().dossier(), whole.dossier());
}

#[test]
fn the_merged_dossier_is_a_dossier() {
    let merged = dossier::merge(&all()).unwrap().into_dossier();
    for format in [Format::Json, Format::Yaml] {
        let text = dossier::write(&merged, format);
        let reading = dossier::read(text.as_bytes(), format, Limits::default()).unwrap();
        assert_eq!(reading.dossier(), &merged);
        assert_eq!(dossier::merge([reading.dossier()]).unwrap().dossier(), &merged);
    }
    let brief = bilateral::Brief::new(&merged, bilateral::brief::BriefOptions::default());
    assert_eq!(brief.trade.len(), merged.trade().len());
}

#[test]
fn addends_and_thresholds_are_checked_by_their_digits() {
    let figures = |name: &str| claim(name).trade().to_vec();
    let seven = &figures("c07.yaml")[0];
    let parts = [seven.exports().unwrap(), seven.imports().unwrap()];
    assert!(seven.stated_turnover().unwrap().agrees_with_sum(parts).unwrap());
    assert_eq!(Published::half_unit(parts[1]).amount().to_string(), "500000");
    let five = &figures("c05.yaml")[1];
    let parts = [five.exports().unwrap(), five.imports().unwrap()];
    assert!(five.stated_turnover().unwrap().agrees_with_sum(parts).unwrap());
    let visits = claim("c11.yaml");
    let to = |code: &str| {
        let host = code.parse().unwrap();
        visits.visits().visits().filter(|visit| visit.host() == host).count()
    };
    assert_eq!((to("AZE"), to("BLR")), (4, 4));
}
