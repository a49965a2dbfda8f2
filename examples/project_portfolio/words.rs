//! What the words and codes of the register are called here.

use std::collections::BTreeMap;

use bilateral::{
    Country, Sector,
    project::{FinanceKind, ProjectStage},
};

/// Names of countries that the register writes otherwise than ISO 3166.
const ALIASES: &[(&str, Country)] = &[
    ("Antigua & Barbuda", Country::ATG),
    ("Bosnia-Herzegovina", Country::BIH),
    ("Burma", Country::MMR),
    ("Cape Verde", Country::CPV),
    ("Central African Rep.", Country::CAF),
    ("Congo, Dem. Rep.", Country::COD),
    ("Congo, Rep.", Country::COG),
    ("Cote D'Ivoire", Country::CIV),
    ("Czech Republic", Country::CZE),
    ("East Timor", Country::TLS),
    ("Gambia, The", Country::GMB),
    ("Korea, Dem. Rep.", Country::PRK),
    ("Korea, Rep.", Country::KOR),
    ("Kyrgyz Republic", Country::KGZ),
    ("Lao PDR", Country::LAO),
    ("Macedonia, FYR", Country::MKD),
    ("Micronesia, Federated States of", Country::FSM),
    ("Palestinian Adm. Areas", Country::PSE),
    ("Russian Federation", Country::RUS),
    ("Sao Tome & Principe", Country::STP),
    ("Slovak Republic", Country::SVK),
    ("St. Kitts & Nevis", Country::KNA),
    ("St. Lucia", Country::LCA),
    ("St. Vincent & the Grenadines", Country::VCT),
    ("Swaziland", Country::SWZ),
    ("Syrian Arab Republic", Country::SYR),
    ("Trinidad & Tobago", Country::TTO),
    ("Turkey", Country::TUR),
    ("Viet Nam", Country::VNM),
];

/// The countries by every name that the register may give them.
pub(crate) struct CountryNames(BTreeMap<String, Country>);

impl CountryNames {
    pub(crate) fn new() -> Self {
        let names = Country::all().map(|country| (country.name(), country));
        let codes = Country::all().map(|country| (country.code(), country));
        let all = names.chain(codes).chain(ALIASES.iter().copied());
        Self(all.map(|(name, country)| (name.to_lowercase(), country)).collect())
    }

    /// Returns the country of a name or code.
    pub(crate) fn find(&self, name: &str) -> Option<Country> {
        self.0.get(&name.trim().to_lowercase()).copied()
    }
}

/// Returns the stage that a status of the register means.
pub(crate) fn stage(status: &str) -> Option<ProjectStage> {
    Some(match status.trim() {
        "Pipeline: Pledge" => ProjectStage::Proposed,
        "Pipeline: Commitment" => ProjectStage::Agreed,
        "Implementation" => ProjectStage::UnderImplementation,
        "Completion" => ProjectStage::Completed,
        "Suspended" => ProjectStage::Suspended,
        "Cancelled" => ProjectStage::Cancelled,
        _ => return None,
    })
}

/// Returns the kind of finance that a flow of the register means.
pub(crate) fn finance_kind(flow: &str) -> Option<FinanceKind> {
    Some(match flow.trim() {
        "Grant" => FinanceKind::Grant,
        "Loan (excluding debt rescheduling)" => FinanceKind::Loan,
        "Free-standing technical assistance" => FinanceKind::TechnicalAssistance,
        "Scholarships/training in the donor country" => FinanceKind::Training,
        "Export credits" => FinanceKind::ExportCredit,
        "Strategic/Supplier Credit" => FinanceKind::SupplierCredit,
        "Debt forgiveness" => FinanceKind::DebtForgiveness,
        "Debt rescheduling" => FinanceKind::DebtRescheduling,
        _ => return None,
    })
}

/// Returns the sector of a three-digit purpose code of the OECD DAC.
///
/// The register has codes that the DAC splits: 110 (education), 120 (health), 150 (government), 230
/// (energy), 310 (agriculture), 320 (industry, mining, construction), 330 (trade and tourism), 700
/// (emergencies). Of those that join several sectors, it is the first. What is of no sector (debt,
/// budget support, several, not specified) is `Ok(None)`.
pub(crate) fn sector(code: &str) -> Result<Option<Sector>, ()> {
    let code = match code.trim() {
        "" => return Ok(None),
        code => code.parse::<u16>().map_err(drop)?,
    };
    Ok(match code {
        420 | 430 | 510 | 530 | 600 | 910 | 920 | 930 | 998 => None,
        110 | 120 | 150 | 310 | 320 | 330 => Some(Sector::from_dac(code + 1).ok_or(())?),
        700 => Some(Sector::from_dac(720).ok_or(())?),
        _ => Some(Sector::from_dac(code).ok_or(())?),
    })
}
