//! What a valid agreement still gives reason to say.

use super::{
    agreement::Agreement,
    entry_rule::EntryRule,
    kind::BindingNature,
    party::{ConsentKind, ConsentRecord, PartyRecord},
};
use crate::{
    notice::{Notice, NoticeCode, Place},
    period::{PartialDate, PeriodEnd},
};

impl Agreement {
    /// Returns what is unusual in it, at the places of its record.
    ///
    /// Real registers break several orders that look like rules, so each check is as strict as they
    /// bear. The base rates are those of rows that have both dates, in a file of parties to
    /// environmental agreements and one of parties to trade agreements (HUGGO, manytreaties,
    /// 2024) and in DESTA 2.0:
    ///
    /// | check | severity | broken in |
    /// |---|---|---|
    /// | an end before the entry into force | refused | 55 of 5,258; 1 of 4,264 |
    /// | a party's signature after its consent | warning | 15 of 3,296; 9 of 670 |
    /// | a party's consent after its entry into force | warning | 26 of 6,506; 48 of 635 |
    /// | a party's signature after its entry into force | warning | 8 of 3,150; 40 of 3,745 |
    /// | entry into force for a party before that of the agreement | warning | 49 of 6,565; 121 of 4,476 |
    /// | entry into force before signature, not said to be retroactive or provisional | warning | 39 of 5,192; DESTA 4 |
    /// | withdrawal of one of several signatories before the entry into force | warning | 4 of 4,892 |
    /// | a party's consent after the agreement's entry into force | none | 1,795 of 6,663: later joiners |
    ///
    /// Without base rates: an entry into force that differs from what its rule gives, or that waits for
    /// consent of which none is recorded; adoption or initialing after signature; ratification of what
    /// does not bind; registration before signature. A date that is missing or too imprecise to
    /// decide breaks nothing.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        let mut found = Vec::new();
        self.order_of_whole(&mut found);
        self.order_of_entry(&mut found);
        for (index, party) in self.parties().iter().enumerate() {
            self.order_of_party(index, party, &mut found);
        }
        found
    }

    fn order_of_whole(&self, found: &mut Vec<Notice>) {
        let record = self.record();
        let signed = self.signed();
        let drafts = record.parties.iter().enumerate().flat_map(|(index, party)| {
            let place = |field| format!("/parties/{index}/{field}");
            [(party.negotiated, place("negotiated")), (party.initialed, place("initialed"))]
        });
        for (date, pointer) in drafts.chain([(record.adopted, "/adopted".to_owned())]) {
            say_if_after(
                date,
                signed,
                NoticeCode::AdoptedAfterSignature,
                pointer,
                found,
                |draft, signed| {
                    format!("its text was settled on {draft}, after it was signed on {signed}")
                },
            );
        }
        for (index, registration) in record.registrations.iter().enumerate() {
            let pointer = format!("/registrations/{index}/on");
            let code = NoticeCode::RegisteredBeforeSignature;
            say_if_after(signed, registration.on, code, pointer, found, |signed, registered| {
                format!("it was registered on {registered}, before it was signed on {signed}")
            });
        }
        if record.binding == Some(BindingNature::Political) {
            for (index, party) in record.parties.iter().enumerate() {
                let is_ratified = party.consent.is_some_and(|consent| {
                    !matches!(
                        consent.by,
                        ConsentKind::DefinitiveSignature | ConsentKind::ExchangeOfNotes
                    )
                });
                if is_ratified {
                    let place = Place::at_pointer(format!("/parties/{index}/consent"));
                    let message =
                        "a commitment that does not bind in law needs no consent to be bound";
                    found.push(Notice::new(NoticeCode::ConsentToNonBinding, place, message));
                }
            }
        }
    }

    fn order_of_entry(&self, found: &mut Vec<Notice>) {
        let record = self.record();
        let explained = record.is_retroactive
            || record.provisional.is_some()
            || record.parties.iter().any(|party| party.provisional.is_some());
        if !explained {
            let code = NoticeCode::InForceBeforeSignature;
            let pointer = "/entry_into_force".to_owned();
            say_if_after(
                self.signed(),
                record.entry_into_force,
                code,
                pointer,
                found,
                |signed, entry| {
                    format!("it entered into force on {entry}, before it was signed on {signed}")
                },
            );
        }
        let Some(rule) = &record.entry_rule else { return };
        let Some(recorded) = record.entry_into_force else { return };
        if let Some(derived) = record.derived_entry(rule)
            && !recorded.is_same_day(derived).is_possible()
        {
            let place = Place::at_pointer("/entry_into_force");
            let message = format!(
                "it is recorded as in force on {recorded}, and its rule ({}) gives {derived}",
                rule.rule
            );
            let notice = Notice::new(NoticeCode::EntryDiffersFromRule, place, message);
            found.push(notice.with_value(&recorded.to_string()).with_text("derived", derived));
        }
        let waits = matches!(
            rule.rule,
            EntryRule::LastNotification
                | EntryRule::ExchangeOfInstruments
                | EntryRule::NthInstrument
        );
        if waits && record.parties.iter().all(|party| party.consent.is_none()) {
            let place = Place::at_pointer("/parties");
            let message = format!(
                "its entry into force waits for the {}, and no consent of a party is recorded",
                rule.rule
            );
            found.push(Notice::new(NoticeCode::EntryWithoutConsent, place, message));
        }
    }

    fn order_of_party(&self, index: usize, party: &PartyRecord, found: &mut Vec<Notice>) {
        let name = party.country.name();
        let place = |field: &str| format!("/parties/{index}/{field}");
        let consent = party.consent.as_ref().and_then(ConsentRecord::effective);
        // Those that join have not signed; what registers give as their signature is something else.
        if !party.is_joiner() {
            let code = NoticeCode::SignedAfterConsent;
            say_if_after(party.signed, consent, code, place("signed"), found, |signed, consent| {
                format!("{name} signed on {signed}, after it consented to be bound on {consent}")
            });
        }
        let code = NoticeCode::ConsentAfterEntryIntoForce;
        say_if_after(consent, party.in_force, code, place("consent"), found, |consent, entry| {
            format!("{name} consented on {consent}, after the entry into force for it on {entry}")
        });
        let code = NoticeCode::SignedAfterEntryIntoForce;
        say_if_after(
            party.signed,
            party.in_force,
            code,
            place("signed"),
            found,
            |signed, entry| {
                format!("{name} signed on {signed}, after the entry into force for it on {entry}")
            },
        );
        let whole = self.record().entry_into_force;
        let withdrawn = party.withdrawn.and_then(PeriodEnd::date);
        let code = NoticeCode::WithdrawnBeforeEntryIntoForce;
        say_if_after(whole, withdrawn, code, place("withdrawn"), found, |whole, withdrawn| {
            format!("{name} withdrew on {withdrawn}, before the entry into force on {whole}")
        });
        let code = NoticeCode::PartyInForceBeforeAgreement;
        say_if_after(whole, party.in_force, code, place("in_force"), found, |whole, entry| {
            format!("it is in force for {name} since {entry}, and as a whole only since {whole}")
        });
    }
}

/// Adds a notice if `later` is certainly after `earlier`; a date that is missing decides nothing.
fn say_if_after(
    later: Option<PartialDate>,
    earlier: Option<PartialDate>,
    code: NoticeCode,
    pointer: String,
    found: &mut Vec<Notice>,
    message: impl Fn(PartialDate, PartialDate) -> String,
) {
    if let (Some(later), Some(earlier)) = (later, earlier)
        && later.is_after(earlier).is_certain()
    {
        found.push(Notice::new(code, Place::at_pointer(pointer), message(later, earlier)));
    }
}
