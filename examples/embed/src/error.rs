//! The errors of the service: its own, with those of the crate inside.

use std::{error::Error, fmt, io};

use bilateral::dossier::ReadError;

/// Why the service did not start, or gave no answer.
#[derive(Debug)]
pub enum ServiceError {
    /// The words of the request are none that it knows.
    Request(String),
    /// A value or a fact was refused.
    Refused(bilateral::Error),
    /// The dossier has faults.
    Dossier(ReadError),
    /// The way in or out is closed.
    Channel(io::Error),
}

impl ServiceError {
    /// Returns the error as one line of JSON: the kind for programs, the message for people.
    pub fn to_json(&self) -> String {
        let kind = match self {
            Self::Request(_) => "request",
            Self::Refused(_) => "refused",
            Self::Dossier(_) => "dossier",
            Self::Channel(_) => "channel",
        };
        serde_json::json!({ "error": kind, "message": self.to_string() }).to_string()
    }
}

impl fmt::Display for ServiceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(words) => write!(formatter, "there is no request `{words}`"),
            Self::Refused(error) => error.fmt(formatter),
            Self::Dossier(error) => error.fmt(formatter),
            Self::Channel(error) => error.fmt(formatter),
        }
    }
}

impl Error for ServiceError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Request(_) => None,
            Self::Refused(error) => Some(error),
            Self::Dossier(error) => Some(error),
            Self::Channel(error) => Some(error),
        }
    }
}

/// Each narrow error of the crate is a `bilateral::Error`, so one conversion takes them all.
impl<E: Into<bilateral::Error>> From<E> for ServiceError {
    fn from(error: E) -> Self {
        Self::Refused(error.into())
    }
}
