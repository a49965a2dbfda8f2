//! The indices of a file.

use std::fmt::Write as _;

use bilateral::{
    Text,
    complexity::{
        Deviation, DuplicateCells, EconomicComplexity, ExportMatrix, ExportMatrixError,
        FitnessOptions, FitnessStop, Normalization, Presence, ProximityDiagonal, Scores, SignRule,
        Threshold, complexity_eigenvalues, density, economic_complexity, fitness, outlook_index,
    },
};
use serde::Serialize;

use super::{input::Row, request::Request};

/// How many names a note lists.
const NAMES: usize = 20;

#[derive(Debug, Serialize)]
pub(crate) struct Eci {
    pub(crate) country: String,
    pub(crate) eci: f64,
}

#[derive(Debug, Serialize)]
pub(crate) struct Pci {
    pub(crate) product: String,
    pub(crate) pci: f64,
}

#[derive(Debug, Serialize)]
pub(crate) struct Diversity {
    pub(crate) country: String,
    pub(crate) diversity: usize,
}

#[derive(Debug, Serialize)]
pub(crate) struct Ubiquity {
    pub(crate) product: String,
    pub(crate) ubiquity: usize,
}

#[derive(Debug, Serialize)]
pub(crate) struct Coi {
    pub(crate) country: String,
    pub(crate) coi: f64,
}

#[derive(Debug, Serialize)]
pub(crate) struct Fitness {
    pub(crate) country: String,
    pub(crate) fitness: f64,
}

#[derive(Debug, Serialize)]
pub(crate) struct ProductFitness {
    pub(crate) product: String,
    pub(crate) fitness: f64,
}

#[derive(Debug, Serialize)]
#[expect(clippy::struct_field_names, reason = "the names of the fields in the answer")]
pub(crate) struct Rca {
    pub(crate) country: String,
    pub(crate) product: String,
    pub(crate) rca: f64,
}

/// By which conventions the figures are worked out.
#[derive(Debug, Serialize)]
pub(crate) struct Conventions {
    pub(crate) threshold: &'static str,
    pub(crate) normalization: &'static str,
    pub(crate) diagonal: &'static str,
    pub(crate) duplicates: &'static str,
    pub(crate) fitness_updates: u32,
    pub(crate) coi: &'static str,
}

/// The answer.
#[derive(Debug, Serialize)]
pub(crate) struct Answer {
    pub(crate) rows: usize,
    pub(crate) countries: usize,
    pub(crate) products: usize,
    pub(crate) conventions: Conventions,
    /// The largest, of which the second is that of the indices.
    pub(crate) eigenvalues: Vec<f64>,
    pub(crate) sign_is_arbitrary: bool,
    pub(crate) dropped_countries: Vec<String>,
    pub(crate) dropped_products: Vec<String>,
    pub(crate) notes: Vec<String>,
    /// Why there are no ECI, PCI and COI; what does not rest on them stands here nevertheless.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) undefined: Option<String>,
    pub(crate) eci: Vec<Eci>,
    pub(crate) pci: Vec<Pci>,
    pub(crate) diversity: Vec<Diversity>,
    pub(crate) ubiquity: Vec<Ubiquity>,
    pub(crate) coi: Vec<Coi>,
    pub(crate) coi_of_pci: Vec<Coi>,
    pub(crate) fitness: Vec<Fitness>,
    pub(crate) product_fitness: Vec<ProductFitness>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) rca: Option<Vec<Rca>>,
}

/// Works out all indices.
///
/// # Errors
///
/// Returns why there are none.
pub(crate) fn answer(rows: Vec<Row>, request: &Request) -> Result<Answer, String> {
    let count = rows.len();
    let lines: Vec<u64> = rows.iter().map(|row| row.line).collect();
    let cells = rows.into_iter().map(|row| (row.country, row.product, row.value));
    let matrix =
        ExportMatrix::new(cells, request.duplicates).map_err(|error| located(&error, &lines))?;
    let presence = matrix.presence(request.threshold).map_err(|error| error.to_string())?;
    let mut notes = Vec::new();
    let index = economic_complexity(&presence);
    let undefined = index.as_ref().err().map(|error| format!("no ECI and PCI: {error}"));
    notes.extend(undefined.clone());
    let index = index.ok();
    let figures = index.as_ref().map(|index| indices(index, &presence, request, &mut notes));
    let figures = figures.transpose()?.unwrap_or_default();
    let options = FitnessOptions::default().with_stop(FitnessStop::Updates(request.updates));
    let fit = fitness(&presence, options);
    if let Err(error) = &fit {
        notes.push(format!("no fitness: {error}"));
    }
    let names = |names: &[Text]| names.iter().map(Text::to_string).collect::<Vec<String>>();
    let (dropped_countries, dropped_products) =
        (names(presence.dropped_countries()), names(presence.dropped_products()));
    notes.extend(dropped(
        "as countries that export nothing or are present in nothing",
        &dropped_countries,
    ));
    notes.extend(dropped("as products that none exports or none is present in", &dropped_products));
    let sign_is_arbitrary = index.as_ref().is_some_and(|index| index.sign() == SignRule::Arbitrary);
    if sign_is_arbitrary {
        notes.push(
            "ECI and diversity are not correlated: the sign of ECI and PCI says nothing".to_owned(),
        );
    }
    let rca = request.with_rca.then(|| {
        let cells = matrix.comparative_advantages();
        let cell = |(country, product, rca): (&Text, &Text, f64)| Rca {
            country: country.to_string(),
            product: product.to_string(),
            rca,
        };
        cells.map(cell).collect()
    });
    let fit = fit.ok();
    Ok(Answer {
        rows: count,
        countries: presence.countries().count(),
        products: presence.products().count(),
        conventions: conventions(request),
        eigenvalues: complexity_eigenvalues(&presence)
            .map_err(|error| error.to_string())?
            .into_iter()
            .take(4)
            .collect(),
        sign_is_arbitrary,
        dropped_countries,
        dropped_products,
        notes,
        undefined,
        eci: figures.eci,
        pci: figures.pci,
        diversity: presence
            .diversities()
            .map(|(country, diversity)| Diversity { country: country.to_string(), diversity })
            .collect(),
        ubiquity: presence
            .ubiquities()
            .map(|(product, ubiquity)| Ubiquity { product: product.to_string(), ubiquity })
            .collect(),
        coi: figures.coi,
        coi_of_pci: figures.coi_of_pci,
        fitness: fit
            .iter()
            .flat_map(|fit| of(&fit.countries))
            .map(|(country, fitness)| Fitness { country, fitness })
            .collect(),
        product_fitness: fit
            .iter()
            .flat_map(|fit| of(&fit.products))
            .map(|(product, fitness)| ProductFitness { product, fitness })
            .collect(),
        rca,
    })
}

/// The figures that rest on the eigenvector.
#[derive(Debug, Default)]
struct Indices {
    eci: Vec<Eci>,
    pci: Vec<Pci>,
    coi: Vec<Coi>,
    coi_of_pci: Vec<Coi>,
}

fn indices(
    index: &EconomicComplexity,
    presence: &Presence,
    request: &Request,
    notes: &mut Vec<String>,
) -> Result<Indices, String> {
    let (eci, pci) = (index.eci(request.normalization), index.pci(request.normalization));
    let density = density(presence, request.diagonal);
    let outlook = |pci: &Scores| outlook_index(&density, pci).map_err(|error| error.to_string());
    let plain = outlook(&index.pci(Normalization::None))?;
    let standardized = match request.normalization {
        Normalization::None => Some(plain.clone()),
        Normalization::OwnSample => plain.standardized(Deviation::Sample),
        _ => plain.standardized(Deviation::Population),
    };
    let coi = standardized.unwrap_or_else(|| {
        notes.push("the outlook of all countries is the same: not standardized".to_owned());
        plain
    });
    let outlooks =
        |scores: &Scores| of(scores).map(|(country, coi)| Coi { country, coi }).collect();
    Ok(Indices {
        eci: of(&eci).map(|(country, eci)| Eci { country, eci }).collect(),
        pci: of(&pci).map(|(product, pci)| Pci { product, pci }).collect(),
        coi: outlooks(&coi),
        coi_of_pci: outlooks(&outlook(&pci)?),
    })
}

impl Answer {
    /// Returns the answer as a page for people: the countries from the most complex down, the first and
    /// the last products.
    pub(crate) fn page(&self) -> String {
        let mut page = format!("{} countries, {} products\n", self.countries, self.products);
        for note in &self.notes {
            let _ = writeln!(page, "note: {note}");
        }
        if self.undefined.is_some() {
            for row in &self.diversity {
                let _ = writeln!(page, "{:<24} diversity {:>9}", row.country, row.diversity);
            }
            return page;
        }
        let mut order: Vec<usize> = (0..self.eci.len()).collect();
        order.sort_by(|left, right| self.eci[*right].eci.total_cmp(&self.eci[*left].eci));
        let _ = writeln!(
            page,
            "\n{:<24} {:>12} {:>9} {:>12} {:>12}",
            "country", "ECI", "diversity", "COI", "fitness"
        );
        for at in order {
            let (eci, coi) = (&self.eci[at], &self.coi[at]);
            let fitness =
                self.fitness.get(at).map_or("-".to_owned(), |row| format!("{:.6}", row.fitness));
            let _ = writeln!(
                page,
                "{:<24} {:>12.6} {:>9} {:>12.6} {fitness:>12}",
                eci.country, eci.eci, self.diversity[at].diversity, coi.coi
            );
        }
        let mut order: Vec<usize> = (0..self.pci.len()).collect();
        order.sort_by(|left, right| self.pci[*right].pci.total_cmp(&self.pci[*left].pci));
        let _ = writeln!(page, "\n{:<24} {:>12} {:>9}", "product", "PCI", "ubiquity");
        let last = order.len().saturating_sub(10).max(10);
        for (rank, at) in order.into_iter().enumerate() {
            if rank < 10 || rank >= last {
                let _ = writeln!(
                    page,
                    "{:<24} {:>12.6} {:>9}",
                    self.pci[at].product, self.pci[at].pci, self.ubiquity[at].ubiquity
                );
            }
        }
        page
    }
}

fn of(scores: &Scores) -> impl Iterator<Item = (String, f64)> {
    scores.iter().map(|(name, value)| (name.to_string(), value))
}

fn dropped(what: &str, names: &[String]) -> Option<String> {
    let more = names.len().saturating_sub(NAMES);
    let mut said = names.iter().take(NAMES).cloned().collect::<Vec<String>>().join(", ");
    if more > 0 {
        let _ = write!(said, " and {more} more");
    }
    (!names.is_empty()).then(|| format!("dropped, {what}: {said}"))
}

/// Returns what is wrong with the line of the file for the row of the matrix.
fn located(error: &ExportMatrixError, lines: &[u64]) -> String {
    let row = match error {
        ExportMatrixError::Label { row, .. }
        | ExportMatrixError::Negative { row, .. }
        | ExportMatrixError::DuplicateCell { row, .. }
        | ExportMatrixError::TooLarge { row, .. } => *row,
        _ => 0,
    };
    let message = error.to_string();
    match row.checked_sub(1).and_then(|at| lines.get(at)) {
        None => message,
        Some(line) => {
            let text = message.strip_prefix(&format!("row {row}: ")).unwrap_or(&message);
            format!("line {line}: {text}")
        }
    }
}

fn conventions(request: &Request) -> Conventions {
    let coi = match request.normalization {
        Normalization::None => "of the PCI before normalization, not standardized",
        _ => "of the PCI before normalization, standardized",
    };
    Conventions {
        threshold: match request.threshold {
            Threshold::AboveOne => "gt",
            _ => "ge",
        },
        normalization: match request.normalization {
            Normalization::OwnSample => "sample",
            Normalization::OwnPopulation => "population",
            Normalization::None => "none",
            _ => "harvard",
        },
        diagonal: match request.diagonal {
            ProximityDiagonal::Drop => "drop",
            _ => "keep",
        },
        duplicates: match request.duplicates {
            DuplicateCells::Add => "add",
            _ => "refuse",
        },
        fitness_updates: request.updates,
        coi,
    }
}
