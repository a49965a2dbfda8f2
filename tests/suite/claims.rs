//! Claims that disagree: the eleven claims about one pair, and what is said of each and of all.

#[path = "../../examples/merge_dossiers/answer.rs"]
mod merge_dossiers;

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
        ("cumulative_metric_decreased", "more than 4000 u", "about 3500 u"),
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

fn read(text: &str) -> Dossier {
    crate::read_dossier(text).unwrap().into_parts().0
}

fn of(fields: &str) -> Dossier {
    read(&format!(r#"{{ "between": ["XAA", "XBB"], {fields} }}"#))
}

fn source(id: &str, published: &str) -> String {
    format!(r#"{{ "id": "{id}", "title": "{id}", "kind": "press", "published": "{published}" }}"#)
}

fn rewritten(merged: &Dossier) -> Dossier {
    read(&dossier::write(merged, Format::Json))
}

#[test]
fn an_identifier_of_several_facts_is_parted_and_references_follow() {
    let side = |consent: &str, source_title: &str| {
        of(&format!(
            r#""sources": [{{ "id": "s", "title": "{source_title}", "kind": "press" }}],
            "agreements": [{{ "id": "a", "title": "Free trade", "kind": "agreement",
                "signed": "2004-03-31", "entry_into_force": "{consent}",
                "parties": [{{ "country": "XAA" }}, {{ "country": "XBB" }}], "sources": ["s"] }}],
            "visits": [{{ "id": "v-{consent}", "guest": "XAA", "host": "XBB", "start": "2004-03",
                "outcomes": [{{ "kind": "agreement", "title": "Free trade", "agreement": "a" }}],
                "sources": ["s"] }}]"#
        ))
    };
    let (one, other) = (side("2005", "One"), side("2006", "Other"));
    let merged = dossier::merge([&one, &other]).unwrap();
    let both = merged.dossier();
    assert_eq!((merged.received(), merged.distinct()), (4, 4));
    assert_eq!(both.agreements().view().iter().count(), 2);
    for visit in both.visits().visits() {
        let id = visit.outcomes()[0].agreement.as_ref().unwrap();
        let agreement = both.agreements().view().iter().find(|it| it.id() == id).unwrap();
        let year = visit.id().as_str().trim_start_matches("v-");
        assert_eq!(agreement.record().entry_into_force.unwrap().to_string(), year);
        let title = both.source(&agreement.record().sources[0]).unwrap().title();
        assert_eq!(title.as_str(), if year == "2005" { "One" } else { "Other" });
    }
    let conflicts = both.conflicts();
    let codes: Vec<_> = conflicts.iter().map(|it| (it.code.as_str(), &*it.subject)).collect();
    let subject = "agreement \u{201c}Free trade\u{201d}: entry into force";
    assert_eq!(codes, [("conflicting_dates", subject)]);

    // The names hold through files and further merges, in any grouping.
    assert_eq!(&rewritten(both), both);
    let again = dossier::merge([&rewritten(both), &other, &one]).unwrap();
    assert_eq!(again.dossier(), both);
    assert_eq!(again.distinct(), 4);
    let third = side("2007", "One");
    let all = dossier::merge([&third, &other, &one]).unwrap();
    let stepwise = dossier::merge([&rewritten(both), &third]).unwrap();
    assert_eq!(stepwise.dossier(), all.dossier());
}

#[test]
fn facts_that_a_dossier_holds_once_are_put_together_or_kept_beside() {
    let established = |on: &str, more: &str| {
        of(&format!(
            r#""relations": {{ "between": ["XAA", "XBB"],
                "events": [{{ "kind": "established", "on": "{on}" }}{more}] }},
            "representation": [{{ "sending": "XAA", "receiving": "XBB",
                "posts": [{{ "kind": "embassy", "opened": "{on}" }}] }}],
            "flows": [{{ "period": "2021", "reporter": "XAA", "partner": "XBB", "flow": "export",
                "commodity": "TOTAL", "value": {{ "value": "{}", "currency": "USD" }} }}]"#,
            &on[..4]
        ))
    };
    let severed = r#", { "kind": "severed", "on": "2001" }"#;
    let (one, same) = (established("1993-06-11", ""), established("1993-06-11", severed));
    let merged = dossier::merge([&one, &same]).unwrap().into_dossier();
    assert_eq!(merged.relations().unwrap().events().len(), 2);
    assert_eq!(merged.other_accounts(), None);

    let other = established("1994-06-11", "");
    let merged = dossier::merge([&one, &other]).unwrap();
    let accounts = merged.dossier().other_accounts().unwrap();
    assert_eq!(accounts.relation_events.len(), 1);
    assert_eq!((accounts.representation.len(), accounts.flows.len()), (1, 1));
    let mut codes = codes(merged.dossier());
    codes.retain(|code| code != "source_missing");
    let expected = [
        "conflicting_claims",
        "conflicting_dates",
        "conflicting_dates",
        "other_account_kept",
        "other_account_kept",
        "other_account_kept",
    ];
    assert_eq!(codes, expected);
    assert_eq!(&rewritten(merged.dossier()), merged.dossier());
    let again = dossier::merge([&other, merged.dossier(), &one]).unwrap();
    assert_eq!(again.dossier(), merged.dossier());
    assert_eq!(again.distinct(), merged.distinct());
}

#[test]
fn sources_of_one_fact_are_joined_and_counted() {
    let figure = |sources: &str, cited: &str| {
        of(&format!(
            r#""sources": [{sources}], "trade": [{{ "period": "2021", "reporter": "XAA",
                "exports": {{ "value": "5", "unit": "million", "currency": "USD" }},
                "imports": {{ "value": "6", "unit": "million", "currency": "USD" }},
                "sources": [{cited}] }}]"#
        ))
    };
    let one = figure(&source("s", "2021"), r#""s""#);
    let renamed = figure(&source("s", "2021").replacen("\"s\"", "\"t\"", 1), r#""t""#);
    let other = figure(&source("s", "2022"), r#""s""#);
    let silent = figure("", "");
    let counts = |dossiers: &[&Dossier]| {
        let merged = dossier::merge(dossiers.iter().copied()).unwrap();
        assert_eq!(merged.received(), merged.distinct() + merged.identical());
        assert_eq!(merged.dossier().trade().len(), 1);
        (merged.received(), merged.distinct(), merged.dossier().sources().len())
    };
    assert_eq!(counts(&[&one, &one]), (4, 2, 1));
    assert_eq!(counts(&[&one, &renamed]), (4, 2, 1), "one source under two names");
    assert_eq!(counts(&[&one, &other]), (4, 4, 2), "two sources under one name");
    assert_eq!(counts(&[&silent, &other, &one]), (6, 4, 2));
}

#[test]
fn visits_of_one_principal_are_compared() {
    let visit = |id: &str, start: &str, kind: &str| {
        of(&format!(
            r#""visits": [{{ "id": "{id}", "guest": "XAA", "host": "XBB", "start": "{start}",
                "days": 3, "type": "{kind}", "principal": {{ "name": "Ana Doe" }} }}]"#
        ))
    };
    let told = |left: &Dossier, right: &Dossier| {
        let merged = dossier::merge([left, right]).unwrap().into_dossier();
        let conflicts = merged.conflicts();
        conflicts.iter().map(|it| it.subject.clone()).collect::<Vec<_>>()
    };
    let one = visit("v", "2022-05-18", "working");
    let subject = |part: &str| format!("visit of Ana Doe to XBB: {part}");
    let expected = [subject("start"), subject("end"), subject("type")];
    assert_eq!(told(&one, &visit("w", "2022-05-19", "official")), expected);
    assert_eq!(told(&one, &visit("w", "2022-06-19", "official")), [""; 0], "another visit");
    let expected = [subject("start"), subject("end")];
    assert_eq!(told(&one, &visit("v", "2022-06-19", "working")), expected, "one identifier");
}

#[test]
fn a_policy_chooses_with_its_reason_and_loses_nothing() {
    use bilateral::dossier::{ChoiceReason, Chosen};
    let figure = |id: &str, value: &str, side: &str, published: &str, more: &str| {
        format!(
            r#"{{ "id": "f-{id}", "period": "2021", "reporter": "{side}"{more}, "turnover":
                {{ "value": "{value}", "unit": "million", "currency": "USD" }},
                "sources": ["{id}"], "said": "{published}" }}"#
        )
    };
    let dossier = |rank: &str| {
        let sources = [source("a", "2022-01"), source("b", "2022-03")].join(",");
        let figures =
            [figure("a", "1", "XAA", "2022-01", rank), figure("b", "9", "XBB", "2022-03", "")];
        of(&format!(r#""sources": [{sources}], "trade": [{}]"#, figures.join(",")))
    };
    let plain = dossier("");
    let choose = |dossier: &Dossier, policy: &str| {
        let resolved = dossier.conflicts().resolve(&policy.parse().unwrap());
        assert_eq!(resolved.len(), 1);
        assert_eq!(resolved[0].conflict.left.value.to_string(), "1 million USD");
        assert_eq!(resolved[0].conflict.right.value.to_string(), "9 million USD");
        (resolved[0].chosen, resolved[0].reason.clone())
    };
    let id = |text: &str| ChoiceReason::Source(text.parse().unwrap());
    assert_eq!(choose(&plain, "newest"), (Chosen::Right, ChoiceReason::Newer));
    assert_eq!(choose(&plain, "prefer:x,a,b"), (Chosen::Left, id("a")));
    assert_eq!(choose(&plain, "prefer:b"), (Chosen::Right, id("b")));
    assert_eq!(choose(&plain, "prefer:x"), (Chosen::Both, ChoiceReason::Undecided));
    let side = "XAA".parse().unwrap();
    assert_eq!(choose(&plain, "side:XAA"), (Chosen::Left, ChoiceReason::Side(side)));
    assert_eq!(choose(&plain, "side:joint"), (Chosen::Both, ChoiceReason::Undecided));
    assert_eq!(choose(&plain, "keep-both"), (Chosen::Both, ChoiceReason::KeepBoth));
    let preferred = dossier(r#", "rank": "preferred""#);
    assert_eq!(choose(&preferred, "newest"), (Chosen::Left, ChoiceReason::Rank));
    let deprecated = dossier(r#", "rank": "deprecated""#);
    assert_eq!(choose(&deprecated, "side:XAA"), (Chosen::Right, ChoiceReason::Rank));
    for text in ["", "prefer:", "side:", "side:nobody", "prefer:a b", "Newest", "keep"] {
        assert!(text.parse::<dossier::Policy>().is_err(), "{text}");
    }
}

#[test]
fn what_does_not_compare_is_no_conflict() {
    let two = |one: &str, other: &str| {
        let figure = |more: &str| {
            format!(
                r#"{{ "period": "2021", "turnover":
                    {{ "value": "{}", "unit": "million", "currency": "USD" }} {more} }}"#,
                more.len() + 1
            )
        };
        of(&format!(r#""trade": [{}, {}]"#, figure(one), figure(other))).conflicts().len()
    };
    assert_eq!(two("", r#", "reporter": "XAA""#), 1, "nobody may be anybody");
    assert_eq!(two(r#", "covers": "goods""#, r#", "covers": "services""#), 0);
    assert_eq!(two(r#", "covers": "services""#, ""), 0);
    assert_eq!(two(r#", "covers": "goods""#, ""), 1);
    assert_eq!(two(r#", "scope": "oil""#, ""), 0);
    assert_eq!(two(r#", "scope": "oil""#, r#", "scope": "oil", "reporter": "XAA""#), 1);
}

#[test]
fn growths_balances_and_counts_are_compared() {
    let trade = |more: &str| of(&format!(r#""trade": [{{ "period": "2021", {more} }}]"#));
    let told = |left: &str, right: &str| {
        let merged = dossier::merge([&trade(left), &trade(right)]).unwrap().into_dossier();
        let conflicts = merged.conflicts();
        let text = |it: &dossier::Conflict| {
            let apart = it.difference.as_ref().map(|it| format!(", {} {}", it.value, it.unit));
            let (left, right) = (&it.left.value, &it.right.value);
            format!("{} {}: {left}, {right}{}", it.code, it.subject, apart.unwrap_or_default())
        };
        conflicts.iter().map(text).collect::<Vec<_>>()
    };
    let growth = |reporter: &str, percent: &str, form: &str| {
        format!(
            r#""reporter": "{reporter}", "turnover":
                {{ "value": "5", "unit": "million", "currency": "USD" }}, "growth":
                [{{ "measure": "turnover", "percent": "{percent}", "form": "{form}" }}]"#
        )
    };
    // It grew to 120 %, or by 20 %: one and the same. It grew by 120 %: another thing.
    let by_20 = growth("XAA", "20", "change");
    assert_eq!(told(&growth("XAA", "120", "index"), &by_20), [""; 0]);
    assert_eq!(told(&growth("XAA", "120", "unclear"), &by_20), [""; 0]);
    assert_eq!(told(&growth("XAA", "19.6", "change"), &by_20), [""; 0], "20 is 19.5 to 20.5");
    assert_eq!(
        told(&growth("XAA", "120", "change"), &by_20),
        ["index_or_change_ambiguous growth of turnover: 120 % (change), 20 % (change), \
             100 percentage points"]
    );
    assert_eq!(
        told(&growth("XAA", "131.5", "index"), &by_20),
        ["conflicting_claims growth of turnover: 131.5 % (index), 20 % (change), \
             11.5 percentage points"]
    );
    assert_eq!(told(&growth("XBB", "31.5", "change"), &by_20), [""; 0], "of the other statistics");

    let balance = |reporter: &str, amount: &str| {
        format!(
            r#""reporter": "{reporter}", "seen_from": "XAA", "balance":
                {{ "value": "{amount}", "unit": "million", "currency": "USD" }}, "turnover":
                {{ "value": "100", "unit": "million", "currency": "USD" }}"#
        )
    };
    let seven = balance("XAA", "7");
    assert_eq!(told(&seven, &balance("XAA", "7.4")), [""; 0]);
    assert_eq!(
        told(&seven, &balance("XAA", "-8")),
        ["conflicting_claims balance of the trade of XAA: -8 million USD, 7 million USD, \
             -15 million USD"]
    );
    let of_parts = r#""reporter": "XBB", "seen_from": "XAA",
        "exports": { "value": "60", "unit": "million", "currency": "USD" },
        "imports": { "value": "40", "unit": "million", "currency": "USD" }"#;
    assert_eq!(
        told(&seven, of_parts),
        ["mirror_gap balance of the trade of XAA: 20 million USD, 7 million USD, \
             13 million USD"]
    );

    let count = |count: u32, as_of: &str| {
        of(&format!(
            r#""counts": [{{ "of": "agreements", "count": {count}, "as_of": "{as_of}" }}]"#
        ))
    };
    let conflicts = |left: Dossier, right: Dossier| {
        dossier::merge([&left, &right]).unwrap().dossier().conflicts()
    };
    let found = conflicts(count(110, "2018-11"), count(87, "2018-11"));
    let found = found.iter().next().unwrap();
    assert_eq!(
        (found.code.as_str(), &*found.subject),
        ("conflicting_claims", "number of agreements")
    );
    assert_eq!(found.left.value.to_string(), "110");
    assert_eq!(found.difference.as_ref().map(|it| it.value.to_string()), Some("23".into()));
    assert!(conflicts(count(110, "2018-11"), count(87, "2012")).is_empty(), "of other days");
}

#[test]
fn a_preferred_source_is_known_by_the_identifier_that_its_file_gives_it() {
    use bilateral::dossier::{ChoiceReason, Chosen};
    let figure = |published: &str, value: &str, other: &str| {
        of(&format!(
            r#""sources": [{}, {}], "trade": [
                {{ "period": "2021", "reporter": "XAA", "sources": ["{other}"], "turnover":
                    {{ "value": "{value}", "unit": "million", "currency": "USD" }} }}]"#,
            source("s", published),
            source("t", "2020"),
        ))
    };
    // Two sources are called `s`, so that a merge tells them apart.
    let merged = dossier::merge([&figure("2021", "1", "s"), &figure("2022", "9", "t")]).unwrap();
    assert_eq!(merged.dossier().sources().len(), 3);
    let resolved = merged.dossier().conflicts().resolve(&"prefer:s".parse().unwrap());
    assert_eq!(resolved[0].chosen, Chosen::Right);
    assert_eq!(resolved[0].conflict.right.value.to_string(), "1 million USD");
    assert_eq!(resolved[0].reason, ChoiceReason::Source("s".parse().unwrap()));
}

/// Returns the page of the example for files of the claims that come with the crate.
fn page(words: &str) -> Result<String, merge_dossiers::Failure> {
    let folder = crate::root().join("examples/data/claims");
    let word = |word: &str| match word.strip_prefix('@') {
        Some(name) => folder.join(name).to_str().unwrap().to_owned(),
        None => word.to_owned(),
    };
    merge_dossiers::run(words.split_whitespace().map(word))
}

#[test]
fn the_example_counts_in_words_and_says_what_a_policy_names_in_vain() {
    let one = page("@c01.yaml").unwrap();
    assert!(one.contains("3 claims in 1 dossier: 3 distinct, 0 identical."), "{one}");
    assert!(!one.contains("No dossier has"));
    let two = page("@c01.yaml @c02.json @c01.yaml --policy prefer:x,azernews-193870").unwrap();
    assert!(two.contains("8 claims in 3 dossiers: 5 distinct, 3 identical."), "{two}");
    assert!(two.contains("No dossier has a source \\`x\\`."), "{two}");
    assert!(two.contains("\\`azernews-193870\\` comes first"), "{two}");
    let two = page("@c01.yaml @c02.json --policy side:FRA --format json").unwrap();
    let two: serde_json::Value = serde_json::from_str(&two).unwrap();
    let note = "FRA is no side of the dossiers, which are about AZE\u{2013}BLR.";
    assert_eq!(two["notes"], serde_json::json!([note]));
    assert_eq!(two["conflicts"][0]["chosen"], "both");
}

#[test]
fn the_example_refuses_what_it_cannot_do() {
    use merge_dossiers::Failure;
    for (words, expected) in [
        ("--policy", "--policy needs a value"),
        ("--policy loudest", "and not `loudest`"),
        ("--format html", "there is no format `html`"),
        ("--quick", "there is no option `--quick`"),
    ] {
        let Err(Failure::Usage(message)) = page(words) else { panic!("{words}") };
        assert!(message.contains(expected), "{message}");
    }
    for (words, expected) in [
        ("@none.yaml", "none.yaml: "),
        ("@", "claims/: "),
        ("@../bad-records.json", "(/agreements/0"),
        ("@c01.yaml @../xaa-xbb.json", "xaa-xbb.json: XAA\u{2013}XBB"),
    ] {
        let Err(Failure::Data(message)) = page(words) else { panic!("{words}") };
        assert!(message.contains(expected), "{message}");
    }
    assert!(page("--help").unwrap().starts_with(merge_dossiers::USAGE));
}
