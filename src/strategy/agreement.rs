//! Agreements.

use proptest::{collection::vec, option, prelude::*, sample};

use super::{
    source::cited,
    values::{id, partial_dates, sectors, texts},
};
use crate::{
    agreement::{
        Agreement, AgreementKind, AgreementRecord, ConsentKind, ConsentRecord, PartyRecord,
    },
    country::{Country, CountryPair},
    period::PeriodEnd,
};

/// Returns agreements of `pair`, some with a third party, whose dates do not contradict one another.
///
/// # Examples
///
/// ```
/// use bilateral::{CountryPair, proptest::prelude::*, strategy};
///
/// let pair = CountryPair::new("XAA".parse()?, "XBB".parse()?)?;
/// proptest!(|(agreement in strategy::agreements(pair))| prop_assert!(agreement.binds(pair)));
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn agreements(pair: CountryPair) -> impl Strategy<Value = Agreement> {
    records(pair).prop_filter_map("without an end, no date is out of order", |mut record| {
        Agreement::new(record.clone()).ok().or_else(|| {
            record.ended = None;
            record.parties.iter_mut().for_each(|party| party.withdrawn = None);
            Agreement::new(record).ok()
        })
    })
}

/// Returns records of agreements with one fault each, so that [`Agreement::new`] refuses them: no
/// second party, a party twice, an end before the beginning.
///
/// # Examples
///
/// ```
/// use bilateral::{Agreement, CountryPair, proptest::prelude::*, strategy};
///
/// let pair = CountryPair::new("XAA".parse()?, "XBB".parse()?)?;
/// proptest!(|(record in strategy::nearly_agreements(pair))| {
///     prop_assert!(Agreement::new(record).is_err());
/// });
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn nearly_agreements(pair: CountryPair) -> impl Strategy<Value = AgreementRecord> {
    (agreements(pair), 0_u8..3).prop_map(|(agreement, fault)| {
        let mut record = agreement.record().clone();
        match fault {
            0 => record.parties.truncate(1),
            1 => record.parties.extend(record.parties.first().cloned()),
            _ => {
                record.entry_into_force = "2000".parse().ok();
                record.ended = "1999".parse().ok().map(PeriodEnd::On);
            }
        }
        record
    })
}

fn records(pair: CountryPair) -> impl Strategy<Value = AgreementRecord> {
    let consents = vec![ConsentKind::Ratification, ConsentKind::Accession];
    let consent = (sample::select(consents), option::of(partial_dates()))
        .prop_map(|(by, on)| ConsentRecord { on, ..ConsentRecord::new(by) });
    let dates = || option::weighted(0.4, partial_dates());
    let withdrawn = option::weighted(0.15, partial_dates());
    let party = (dates(), option::of(consent), dates(), withdrawn);
    let signed = option::weighted(0.7, partial_dates());
    let whole = (signed, dates(), option::weighted(0.3, partial_dates()));
    let [first, second] = pair.countries();
    let third =
        [Country::KAZ, Country::KGZ, Country::TUR].into_iter().find(|it| !pair.contains(*it));
    let texts = (id("agreement"), texts(), option::of(texts()));
    (texts, vec(party, 2..4), whole, sectors(), cited()).prop_map(
        move |(
            (id, title, note),
            parties,
            (signed, entry_into_force, ended),
            subjects,
            sources,
        )| {
            let countries = [Some(first), Some(second), third];
            let parties = countries.into_iter().flatten().zip(parties).map(
                |(country, (signed, consent, in_force, withdrawn))| PartyRecord {
                    signed,
                    consent,
                    in_force,
                    withdrawn: withdrawn.map(PeriodEnd::On),
                    ..PartyRecord::new(country)
                },
            );
            let kind = AgreementKind::Agreement;
            AgreementRecord {
                signed,
                entry_into_force,
                ended: ended.map(PeriodEnd::On),
                subjects,
                note,
                sources,
                ..AgreementRecord::new(id, title, kind, parties.collect())
            }
        },
    )
}
