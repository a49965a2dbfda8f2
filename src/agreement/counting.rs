//! `CountingPolicy`: what counts as one agreement.

use super::{agreement::Agreement, link::InstrumentRole, registration::RegistrationSystem};

/// What counts as one agreement. Registers list base agreements, protocols, accessions, consolidated
/// texts and negotiations side by side (DESTA 2.0: 1,217 entries of 842 base treaties), and the World
/// Trade Organization counts 376 agreements in force as 621 notifications; so no count has a silent
/// default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CountingPolicy {
    /// Agreements on their own, each once.
    BaseOnly,
    /// As [`BaseOnly`](Self::BaseOnly), but of an agreement and its replacement only one: on a day the
    /// old one until the new one is in force; without a day the new one.
    ReplacedOnce,
    /// Base agreements, their amendments, and protocols and other instruments that add to them.
    WithProtocols,
    /// Every instrument that was concluded: those of [`WithProtocols`](Self::WithProtocols), and
    /// accessions. Withdrawals and consolidated texts are no instruments of their own.
    Instruments,
    /// Every notification to the World Trade Organization; an agreement without one counts as none,
    /// one notified for goods and for services as two.
    Notifications,
    /// Every entry of the register, negotiations and consolidated texts included.
    Entries,
}

impl CountingPolicy {
    /// Returns the name used in output: `base_only`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BaseOnly => "base_only",
            Self::ReplacedOnce => "replaced_once",
            Self::WithProtocols => "with_protocols",
            Self::Instruments => "instruments",
            Self::Notifications => "notifications",
            Self::Entries => "entries",
        }
    }

    /// Returns how many times an agreement counts; whether it is replaced is another question.
    pub(super) fn weight(self, agreement: &Agreement) -> usize {
        use InstrumentRole::{Accession, Amendment, Base, Negotiation, Supplement};
        let role = agreement.role();
        match self {
            Self::BaseOnly | Self::ReplacedOnce => usize::from(role == Base),
            Self::WithProtocols => usize::from(matches!(role, Base | Amendment | Supplement)),
            Self::Instruments => {
                usize::from(matches!(role, Base | Amendment | Supplement | Accession))
            }
            Self::Notifications if role == Negotiation => 0,
            Self::Notifications => {
                let registrations = agreement.record().registrations.iter();
                let world_trade = RegistrationSystem::WorldTradeOrganization;
                registrations.filter(|registration| registration.system == world_trade).count()
            }
            Self::Entries => 1,
        }
    }
}
