//! The service: facts once, answers as often as asked.

use std::io::Read;

use bilateral::{
    Brief, Dossier,
    brief::BriefOptions,
    dossier::{self, DossierRecord, Format, Limits},
};

use crate::{error::ServiceError, request::Request, store::Store};

/// The facts of two countries, read at the start.
pub struct Service(Dossier);

impl Service {
    /// Reads a dossier and adds the figures of a store to it. The bytes may come from anywhere.
    pub fn new(dossier: impl Read, store: &Store) -> Result<Self, ServiceError> {
        let limits = Limits::default().with_bytes(1 << 20);
        let reading =
            dossier::read(dossier, Format::Json, limits).map_err(ServiceError::Dossier)?;
        let mut record = DossierRecord::from(reading.dossier().clone());
        record.trade.extend(store.figures()?);
        Ok(Self(Dossier::new(record)?))
    }

    /// Returns the answer as one line of JSON.
    pub fn answer(&self, request: Request) -> Result<String, ServiceError> {
        let answer = match request {
            Request::Brief(day) => {
                let brief = Brief::new(&self.0, BriefOptions::default().on(day));
                serde_json::to_value(&brief)
            }
            Request::Turnover(period) => {
                let figures = self.0.trade().iter().filter(|it| it.period() == period);
                let said = figures.map(|it| {
                    serde_json::json!({ "reporter": it.reporter(), "turnover": it.turnover() })
                });
                Ok(said.collect())
            }
        };
        // Values of the crate are plain data, which always has a JSON form.
        Ok(answer.unwrap_or_default().to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(line: &str) -> String {
        let service = Service::new(crate::DOSSIER.as_bytes(), &Store::example()).unwrap();
        let answer = line.parse().and_then(|request| service.answer(request));
        answer.unwrap_or_else(|error| error.to_json())
    }

    #[test]
    fn it_answers_from_the_file_and_from_the_store() {
        assert!(answer("turnover 2021").contains("424.4"));
        assert!(answer("turnover 2020").contains("230.5"));
        assert!(answer("turnover 2020").contains("BLR"));
        assert_eq!(answer("turnover 2019"), "[]");
        assert!(answer("brief 2022-05-18").contains("Golovchenko"));
    }

    #[test]
    fn rows_of_other_countries_do_not_get_in() {
        let store = Store::of_reporter("KAZ");
        assert!(Service::new(crate::DOSSIER.as_bytes(), &store).is_err());
    }

    #[test]
    fn it_says_why_it_does_not_answer() {
        assert!(answer("brief 2022-02-30").contains("\"error\":\"refused\""));
        assert!(answer("turnover soon").contains("\"error\":\"refused\""));
        assert!(answer("weather").contains("\"error\":\"request\""));
    }
}
