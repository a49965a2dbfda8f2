//! The facts of a dossier as coded events.

use bilateral::{
    Dossier,
    event::EventKind,
    export::{CodedEvent, coded_events},
};

fn dossier(fields: &str) -> Dossier {
    let text = format!(r#"{{ "between": ["AZE", "BLR"], {fields} }}"#);
    crate::read_dossier(&text).unwrap().into_parts().0
}

/// Returns what each event says, in one line.
fn lines(events: &[CodedEvent]) -> Vec<String> {
    let countries = |list: &[bilateral::Country]| {
        list.iter().map(ToString::to_string).collect::<Vec<_>>().join("+")
    };
    let line = |event: &CodedEvent| {
        let (actors, recipients) = (countries(&event.actors), countries(&event.recipients));
        format!("{} {} {} {actors} {recipients}", event.on, event.id, event.kind.cameo())
    };
    events.iter().map(line).collect()
}

#[test]
fn the_seed_dossier_is_six_events() {
    let seed = crate::read_dossier(&crate::read(crate::SEED)).unwrap().into_parts().0;
    assert_eq!(
        lines(&coded_events(&seed)),
        [
            "1993-06-11 relations/0/established 050 AZE+BLR AZE+BLR",
            "2004-03-31 agreement/free-trade-2004/signed 057 AZE+BLR AZE+BLR",
            "2004-09-28 agreement/free-trade-2004/consent/AZE 057 AZE BLR",
            "2007/2022-05-18 project/tractor-assembly/started 061 AZE+BLR AZE+BLR",
            "2007/2022-05-18 project/truck-assembly/started 061 AZE+BLR AZE+BLR",
            "2022-05-18 visit/golovchenko-2022-05-18 042 BLR AZE",
        ]
    );
}

#[test]
fn each_fact_is_one_event_and_none_is_mirrored() {
    let dossier = dossier(
        r#"
        "relations": { "between": ["AZE", "BLR"], "events": [
            { "kind": "recognized", "on": "1991-12-25", "by": "BLR" },
            { "kind": "established", "on": "1993", "by": "joint" },
            { "kind": "ambassador-recalled", "on": "2004", "by": "AZE" },
            { "kind": "severed", "on": "2005", "by": "AZE" },
            { "kind": "protecting-power-named", "on": "2005", "by": "AZE", "protecting_power": "CHE" },
            { "kind": "resumed", "on": "2006" }] },
        "agreements": [{ "id": "a", "title": "A", "kind": "agreement", "parties": [
            { "country": "AZE", "signed": "2001", "consent": { "by": "definitive-signature", "on": "2001" } },
            { "country": "BLR", "signed": "2002", "consent": { "by": "approval" } },
            { "country": "KAZ", "signed": "2002", "consent": { "by": "ratification", "on": "2003" } }] }],
        "visits": [
            { "id": "v1", "guest": "BLR", "host": "AZE", "start": "2010-01-01" },
            { "id": "v2", "guest": "AZE", "host": "BLR", "start": "2010-01-02", "type": "virtual" },
            { "id": "v3", "guest": "AZE", "host": "KAZ", "start": "2010-01-03", "type": "third-country" },
            { "id": "v4", "guest": "AZE", "host": "KAZ", "start": "2010-01-04", "type": "multilateral" }],
        "projects": [
            { "id": "p1", "title": "P", "between": ["AZE", "BLR"], "host": "AZE", "started": "2011" },
            { "id": "p2", "title": "Q", "between": ["AZE", "BLR"] },
            { "id": "p3", "title": "R", "between": ["AZE", "BLR"], "started": "2011", "is_umbrella": true }]"#,
    );
    let events = coded_events(&dossier);
    assert_eq!(
        lines(&events),
        [
            "1991-12-25 relations/0/recognized 054 BLR AZE",
            "1993 relations/1/established 050 AZE+BLR AZE+BLR",
            "2002 agreement/a/signed 057 AZE+BLR AZE+BLR",
            "2004 relations/2/ambassador-recalled 161 AZE BLR",
            "2005 relations/3/severed 161 AZE BLR",
            "2006 relations/5/resumed 050 AZE+BLR AZE+BLR",
            "2010-01-01 visit/v1 042 BLR AZE",
            "2010-01-02 visit/v2 041 AZE+BLR AZE+BLR",
            "2010-01-03 visit/v3 044 AZE+BLR AZE+BLR",
            "2010-01-04 visit/v4 040 AZE+BLR AZE+BLR",
            "2011 project/p1/started 061 BLR AZE",
        ]
    );
    let ids: std::collections::BTreeSet<_> = events.iter().map(|event| &event.id).collect();
    assert_eq!(ids.len(), events.len());
    let visits = events.iter().filter(|event| event.kind == EventKind::Visit).count();
    assert_eq!(visits, 1);
}

#[test]
fn an_event_is_written_as_a_plover_record() {
    let dossier = dossier(
        r#""visits": [{ "id": "v", "guest": "BLR", "host": "AZE", "start": "2022-05-18" }]"#,
    );
    let text = serde_json::to_string(&coded_events(&dossier)[0]).unwrap();
    assert_eq!(
        text,
        r#"{"id":"visit/v","date":"2022-05-18","actor":["BLR"],"recipient":["AZE"],"event":"CONSULT","mode":"visit","context":null,"quad_code":1,"event_scale":"4.0","cameo":"042","goldstein":"1.9","sources":[]}"#
    );
}
