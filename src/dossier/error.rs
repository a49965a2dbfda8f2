//! What cannot stand in one dossier.

use crate::{
    agreement::AgreementRegisterError,
    country::{Country, CountryPair},
    id::RecordId,
    money::Currency,
    notice::NoticeCode,
    period::PartialDate,
    project::ProjectPortfolioError,
    relations::{PostKind, RepresentationRegisterError},
    trade::TradeTableError,
    visit::VisitCalendarError,
};

/// Facts that cannot stand in one dossier together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DossierError {
    /// Two records have the same identifier.
    #[error("the identifier `{id}` is used twice; the first is at {first}")]
    #[non_exhaustive]
    RepeatedId {
        /// The identifier.
        id: RecordId,
        /// The place of the first record of that name.
        first: String,
        /// The place of the second.
        pointer: String,
    },
    /// A reference names a record that is not there.
    #[error("there is no {kind} `{id}` in the dossier")]
    #[non_exhaustive]
    UnknownReference {
        /// What the reference should name: a source, agreement or project.
        kind: &'static str,
        /// The identifier.
        id: RecordId,
        /// The place of the reference.
        pointer: String,
    },
    /// A fact does not concern the two countries of the dossier.
    #[error("this concerns {found}, and the dossier is about {pair}")]
    #[non_exhaustive]
    OtherCountries {
        /// Whom the fact concerns.
        found: String,
        /// The pair of the dossier.
        pair: CountryPair,
        /// The place of the fact.
        pointer: String,
    },
    /// A country had ceased to exist when the fact happened.
    #[error("{country} ({name}) was withdrawn in {withdrawn}, before {when}", name = country.name())]
    #[non_exhaustive]
    CountryWithdrawn {
        /// The country.
        country: Country,
        /// The year in which it was withdrawn from the list of countries.
        withdrawn: i32,
        /// When the fact happened.
        when: String,
        /// The place of the date.
        pointer: String,
    },
    /// A currency was no longer in use when the amount was due.
    #[error("the currency {currency} was no longer in use in {when}")]
    #[non_exhaustive]
    CurrencyWithdrawn {
        /// The currency.
        currency: Currency,
        /// The period or date of the amount.
        when: String,
        /// The place of the amount.
        pointer: String,
    },
    /// The representation of one country in the other is given twice.
    #[error("the representation of {sending} in {receiving} is given twice")]
    #[non_exhaustive]
    RepeatedRepresentation {
        /// The country that is represented.
        sending: Country,
        /// The country in which it is.
        receiving: Country,
        /// The place of the second.
        pointer: String,
    },
    /// A resident mission was opened before relations were established.
    #[error(
        "the {kind} was opened on {opened}, before relations were established on {established}"
    )]
    #[non_exhaustive]
    MissionBeforeRelations {
        /// What kind of mission it is.
        kind: PostKind,
        /// When it was opened.
        opened: PartialDate,
        /// When relations were first established.
        established: PartialDate,
        /// The place of the opening.
        pointer: String,
    },
    /// A project is, through its parents, a part of itself.
    #[error("the project `{id}` is, through its parents, a part of itself")]
    #[non_exhaustive]
    ParentCycle {
        /// The identifier.
        id: RecordId,
        /// The place of its parent.
        pointer: String,
    },
    /// The links of the agreements do not hold.
    #[error(transparent)]
    Agreements(AgreementRegisterError),
    /// Cooperation is said to be in no sector.
    #[error("the cooperation is in no sector")]
    #[non_exhaustive]
    NoSectors {
        /// The place of the empty list.
        pointer: String,
    },
    /// Visits by both countries are stops of one journey.
    #[error("`{id}` is a visit by {guest}, and the journey `{trip}` is one by {other}")]
    #[non_exhaustive]
    TripOfTwoGuests {
        /// The journey.
        trip: RecordId,
        /// The visit.
        id: RecordId,
        /// Its guest.
        guest: Country,
        /// The guest of another stop.
        other: Country,
        /// The place of the reference to the journey.
        pointer: String,
    },
    /// The rows of trade cannot stand in one table.
    #[error(transparent)]
    Trade(TradeTableError),
}

impl DossierError {
    fn repeated(id: RecordId, list: &str) -> Self {
        Self::RepeatedId { id, first: list.to_owned(), pointer: list.to_owned() }
    }

    /// Returns the notice code under which a reader reports it.
    #[must_use]
    pub const fn code(&self) -> NoticeCode {
        match self {
            Self::RepeatedId { .. } => NoticeCode::DuplicateId,
            Self::UnknownReference { .. } => NoticeCode::UnknownReference,
            Self::OtherCountries { .. } => NoticeCode::PartyMismatch,
            Self::CountryWithdrawn { .. } => NoticeCode::AreaNotValidInPeriod,
            Self::CurrencyWithdrawn { .. } => NoticeCode::CurrencyNotValidOnDate,
            Self::RepeatedRepresentation { .. } => NoticeCode::RepeatedEntry,
            Self::MissionBeforeRelations { .. } => NoticeCode::DateOrder,
            Self::ParentCycle { .. } | Self::NoSectors { .. } | Self::TripOfTwoGuests { .. } => {
                NoticeCode::Contradiction
            }
            Self::Agreements(error) => error.code(),
            Self::Trade(error) => error.code(),
        }
    }

    /// Returns the place of the fault, as a pointer from the dossier.
    #[must_use]
    pub fn pointer(&self) -> String {
        match self {
            Self::RepeatedId { pointer, .. }
            | Self::UnknownReference { pointer, .. }
            | Self::OtherCountries { pointer, .. }
            | Self::CountryWithdrawn { pointer, .. }
            | Self::CurrencyWithdrawn { pointer, .. }
            | Self::TripOfTwoGuests { pointer, .. }
            | Self::RepeatedRepresentation { pointer, .. }
            | Self::MissionBeforeRelations { pointer, .. }
            | Self::ParentCycle { pointer, .. }
            | Self::NoSectors { pointer } => pointer.clone(),
            Self::Agreements(error) => format!("/agreements{}", error.pointer()),
            Self::Trade(error) => format!("/flows/{}", error.index()),
        }
    }
}

// The registers refuse what `DossierRecord::faults` has found before, with its place.

impl From<RepresentationRegisterError> for DossierError {
    fn from(error: RepresentationRegisterError) -> Self {
        match error {
            RepresentationRegisterError::RepeatedDirection { sending, receiving } => {
                let pointer = "/representation".to_owned();
                Self::RepeatedRepresentation { sending, receiving, pointer }
            }
        }
    }
}

impl From<AgreementRegisterError> for DossierError {
    fn from(error: AgreementRegisterError) -> Self {
        Self::Agreements(error)
    }
}

impl From<VisitCalendarError> for DossierError {
    fn from(error: VisitCalendarError) -> Self {
        match error {
            VisitCalendarError::RepeatedId { id } => Self::repeated(id, "/visits"),
            VisitCalendarError::TripOfTwoGuests { trip, id, guest, other } => {
                let pointer = "/visits".to_owned();
                Self::TripOfTwoGuests { trip, id, guest, other, pointer }
            }
        }
    }
}

impl From<ProjectPortfolioError> for DossierError {
    fn from(error: ProjectPortfolioError) -> Self {
        match error {
            ProjectPortfolioError::RepeatedId { id } => Self::repeated(id, "/projects"),
            ProjectPortfolioError::ParentCycle { id } => {
                Self::ParentCycle { id, pointer: "/projects".to_owned() }
            }
        }
    }
}
