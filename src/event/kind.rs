//! `EventKind`: what happened, with its codes and scores.

use std::fmt;

use rust_decimal::Decimal;
use serde::Serialize;

use super::plover::{PloverCategory, PloverContext, PloverMode};

/// What one row of the table says: the codes and scores, in tenths, of one kind of event.
struct Row {
    cameo: &'static str,
    goldstein: i8,
    category: PloverCategory,
    mode: Option<PloverMode>,
    context: Option<PloverContext>,
    score: i8,
}

/// What happened between countries, as event data count it.
///
/// | event | CAMEO | Goldstein | PLOVER | score |
/// |---|---|--:|---|--:|
/// | visit announced | 036 | 4.0 | AGREE, diplomatic | 2.5 |
/// | visit | 042 (of the host 043) | 1.9 (2.8) | CONSULT by visit | 4.0 |
/// | talks at a third place | 044 | 2.5 | CONSULT, third party | 1.0 |
/// | multilateral meeting | 040 | 1.0 | CONSULT, multilateral | 4.0 |
/// | talks by telephone or video | 041 | 1.0 | CONSULT by phone | 1.5 |
/// | round of negotiations | 046 | 7.0 | CONSULT, diplomatic | 2.5 |
/// | intent to cooperate in the economy | 0311 | 5.2 | AGREE, economic | 2.5 |
/// | agreement signed or consented to | 057 | 8.0 | SUPPORT, diplomatic | 5.0 |
/// | recognition | 054 | 6.0 | SUPPORT | 5.0 |
/// | relations established, resumed or raised | 050 | 3.5 | SUPPORT, diplomatic | 5.0 |
/// | project started, goods exchanged | 061 | 6.4 | COOPERATE, economic | 9.5 |
/// | aid or credit | 071 | 7.4 | AID, economic | 10.0 |
/// | relations lowered, suspended or severed | 161 | −4.0 | SANCTION by withdrawal, diplomatic | −6.0 |
/// | threat to lower relations | 1313 | −5.8 | THREATEN, relations | −3.5 |
/// | negotiations broken off | 164 | −7.0 | SANCTION by withdrawal | −6.0 |
///
/// Sources: CAMEO codebook 1.1b3 (Schrodt, 2012) with the Goldstein scale as extended to its codes;
/// PLOVER manual and its map from CAMEO (Open Event Data Alliance, 2021). For relations that are
/// resumed or raised the codes of diplomatic cooperation in general stand.
///
/// # Examples
///
/// ```
/// use bilateral::event::{EventKind, PloverCategory};
///
/// assert_eq!(EventKind::Visit.cameo(), "042");
/// assert_eq!(EventKind::Visit.goldstein().to_string(), "1.9");
/// assert_eq!(EventKind::RelationsReduced.category(), PloverCategory::Sanction);
/// assert_eq!(EventKind::RelationsReduced.category().quad(), 4);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum EventKind {
    /// A visit or an invitation was announced.
    VisitAnnounced,
    /// One visited the other.
    Visit,
    /// Talks at a third place.
    ThirdPlaceTalks,
    /// A meeting of many countries.
    MultilateralMeeting,
    /// Talks by telephone or video.
    RemoteTalks,
    /// A round of negotiations.
    Negotiation,
    /// An intent to cooperate in the economy was declared.
    EconomicIntent,
    /// An agreement was signed, or a party consented to be bound by it.
    AgreementConcluded,
    /// One recognized the other.
    Recognition,
    /// Relations were established, resumed, or raised in level.
    RelationsExtended,
    /// Material cooperation: a project was started.
    EconomicCooperation,
    /// Aid or credit was given.
    Aid,
    /// Relations were lowered, suspended or broken off, or an ambassador was called home.
    RelationsReduced,
    /// One threatened to reduce relations.
    RelationsThreatened,
    /// Negotiations were broken off.
    NegotiationBrokenOff,
}

impl EventKind {
    /// Every kind, in the order of the table.
    pub const ALL: &'static [Self] = &[
        Self::VisitAnnounced,
        Self::Visit,
        Self::ThirdPlaceTalks,
        Self::MultilateralMeeting,
        Self::RemoteTalks,
        Self::Negotiation,
        Self::EconomicIntent,
        Self::AgreementConcluded,
        Self::Recognition,
        Self::RelationsExtended,
        Self::EconomicCooperation,
        Self::Aid,
        Self::RelationsReduced,
        Self::RelationsThreatened,
        Self::NegotiationBrokenOff,
    ];

    const fn row(self) -> Row {
        use PloverCategory as Category;
        use PloverContext::{Diplomatic, Economic};
        use PloverMode as Mode;

        const fn row(
            cameo: &'static str,
            goldstein: i8,
            category: Category,
            mode: Option<Mode>,
            context: Option<PloverContext>,
            score: i8,
        ) -> Row {
            Row { cameo, goldstein, category, mode, context, score }
        }

        match self {
            Self::VisitAnnounced => row("036", 40, Category::Agree, None, Some(Diplomatic), 25),
            Self::Visit => row("042", 19, Category::Consult, Some(Mode::Visit), None, 40),
            Self::ThirdPlaceTalks => {
                row("044", 25, Category::Consult, Some(Mode::ThirdParty), None, 10)
            }
            Self::MultilateralMeeting => {
                row("040", 10, Category::Consult, Some(Mode::Multilateral), None, 40)
            }
            Self::RemoteTalks => row("041", 10, Category::Consult, Some(Mode::Phone), None, 15),
            Self::Negotiation => row("046", 70, Category::Consult, None, Some(Diplomatic), 25),
            Self::EconomicIntent => row("0311", 52, Category::Agree, None, Some(Economic), 25),
            Self::AgreementConcluded => {
                row("057", 80, Category::Support, None, Some(Diplomatic), 50)
            }
            Self::Recognition => row("054", 60, Category::Support, None, None, 50),
            Self::RelationsExtended => {
                row("050", 35, Category::Support, None, Some(Diplomatic), 50)
            }
            Self::EconomicCooperation => {
                row("061", 64, Category::Cooperate, None, Some(Economic), 95)
            }
            Self::Aid => row("071", 74, Category::Aid, None, Some(Economic), 100),
            Self::RelationsReduced => {
                row("161", -40, Category::Sanction, Some(Mode::Withdraw), Some(Diplomatic), -60)
            }
            Self::RelationsThreatened => {
                row("1313", -58, Category::Threaten, Some(Mode::Relations), None, -35)
            }
            Self::NegotiationBrokenOff => {
                row("164", -70, Category::Sanction, Some(Mode::Withdraw), None, -60)
            }
        }
    }

    /// Returns the code of CAMEO, of three or four digits with leading zeros; of a visit that of the
    /// visitor.
    #[must_use]
    pub const fn cameo(self) -> &'static str {
        self.row().cameo
    }

    /// Returns the code of CAMEO that the other side has, if it is another one: a host receives (043)
    /// the visit (042). CAMEO data hold both as two events; to count both is to count twice.
    #[must_use]
    pub const fn cameo_of_other_side(self) -> Option<&'static str> {
        match self {
            Self::Visit => Some("043"),
            _ => None,
        }
    }

    /// Returns the score of Goldstein for the code of CAMEO, from −10 for conflict to 10 for
    /// cooperation.
    #[must_use]
    pub fn goldstein(self) -> Decimal {
        tenths(self.row().goldstein)
    }

    /// Returns the category of PLOVER.
    #[must_use]
    pub const fn category(self) -> PloverCategory {
        self.row().category
    }

    /// Returns the mode of PLOVER, if it has one.
    #[must_use]
    pub const fn mode(self) -> Option<PloverMode> {
        self.row().mode
    }

    /// Returns the context of PLOVER, if it has one.
    #[must_use]
    pub const fn context(self) -> Option<PloverContext> {
        self.row().context
    }

    /// Returns the score of PLOVER, from −10 for conflict to 10 for cooperation.
    #[must_use]
    pub fn score(self) -> Decimal {
        tenths(self.row().score)
    }

    /// Returns the name: `agreement-concluded`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::VisitAnnounced => "visit-announced",
            Self::Visit => "visit",
            Self::ThirdPlaceTalks => "third-place-talks",
            Self::MultilateralMeeting => "multilateral-meeting",
            Self::RemoteTalks => "remote-talks",
            Self::Negotiation => "negotiation",
            Self::EconomicIntent => "economic-intent",
            Self::AgreementConcluded => "agreement-concluded",
            Self::Recognition => "recognition",
            Self::RelationsExtended => "relations-extended",
            Self::EconomicCooperation => "economic-cooperation",
            Self::Aid => "aid",
            Self::RelationsReduced => "relations-reduced",
            Self::RelationsThreatened => "relations-threatened",
            Self::NegotiationBrokenOff => "negotiation-broken-off",
        }
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

fn tenths(number: i8) -> Decimal {
    Decimal::new(i64::from(number), 1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_digits_and_scores_have_the_sign_of_their_quad() {
        let codes: BTreeSet<_> = EventKind::ALL.iter().map(|kind| kind.cameo()).collect();
        assert_eq!(codes.len(), EventKind::ALL.len());
        for &kind in EventKind::ALL {
            let cameo = kind.cameo();
            assert!(
                matches!(cameo.len(), 3 | 4) && cameo.bytes().all(|byte| byte.is_ascii_digit())
            );
            let is_conflict = kind.category().quad() > 2;
            assert_eq!(kind.score().is_sign_negative(), is_conflict, "{kind}");
            assert_eq!(kind.goldstein().is_sign_negative(), is_conflict, "{kind}");
            assert!(kind.score().abs() <= Decimal::TEN && kind.goldstein().abs() <= Decimal::TEN);
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{kind}\""));
            let category = serde_json::to_string(&kind.category()).unwrap();
            assert_eq!(category, format!("\"{}\"", kind.category()));
        }
    }
}
