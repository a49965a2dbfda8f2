//! `ProjectForm`: in which form enterprises of two countries work together.

use std::fmt;

use serde::{Deserialize, Serialize};

/// In which form enterprises of two countries work together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum ProjectForm {
    /// Assembly from kits, of which the source does not say how far they are taken apart.
    Assembly,
    /// Assembly from semi-knocked-down kits: large finished units.
    AssemblySkd,
    /// Assembly from completely knocked-down kits: parts, with welding and painting on the spot.
    AssemblyCkd,
    /// An enterprise that both sides own.
    JointVenture,
    /// Production under license.
    License,
    /// Production to the order and design of the other side.
    ContractManufacturing,
    /// A plant built and handed over ready to run.
    Turnkey,
    /// Joint production, each side making a part, or specialization.
    CoProduction,
    /// A new subsidiary built from nothing.
    GreenfieldSubsidiary,
    /// The purchase of an enterprise.
    Acquisition,
    /// A dealership, trading house or service center.
    DealershipOrServiceCenter,
    /// The leasing of machinery.
    Leasing,
    /// Joint research and development.
    JointResearch,
    /// A concession or public-private partnership.
    Concession,
    /// A joint project in a third country.
    ThirdCountryProject,
    /// Anything else.
    Other,
}

impl ProjectForm {
    /// Every form, in the order of the list above.
    pub const ALL: &'static [Self] = &[
        Self::Assembly,
        Self::AssemblySkd,
        Self::AssemblyCkd,
        Self::JointVenture,
        Self::License,
        Self::ContractManufacturing,
        Self::Turnkey,
        Self::CoProduction,
        Self::GreenfieldSubsidiary,
        Self::Acquisition,
        Self::DealershipOrServiceCenter,
        Self::Leasing,
        Self::JointResearch,
        Self::Concession,
        Self::ThirdCountryProject,
        Self::Other,
    ];

    /// Returns the name used in files: `joint-venture`, for example.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Assembly => "assembly",
            Self::AssemblySkd => "assembly-skd",
            Self::AssemblyCkd => "assembly-ckd",
            Self::JointVenture => "joint-venture",
            Self::License => "license",
            Self::ContractManufacturing => "contract-manufacturing",
            Self::Turnkey => "turnkey",
            Self::CoProduction => "co-production",
            Self::GreenfieldSubsidiary => "greenfield-subsidiary",
            Self::Acquisition => "acquisition",
            Self::DealershipOrServiceCenter => "dealership-or-service-center",
            Self::Leasing => "leasing",
            Self::JointResearch => "joint-research",
            Self::Concession => "concession",
            Self::ThirdCountryProject => "third-country-project",
            Self::Other => "other",
        }
    }

    /// Returns whether something is assembled from kits, to whatever degree.
    #[must_use]
    pub const fn is_assembly(self) -> bool {
        matches!(self, Self::Assembly | Self::AssemblySkd | Self::AssemblyCkd)
    }
}

impl fmt::Display for ProjectForm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_written_by_its_name() {
        for &form in ProjectForm::ALL {
            let wire = serde_json::to_string(&form).unwrap();
            assert_eq!(wire, format!("\"{form}\""));
            assert_eq!(serde_json::from_str::<ProjectForm>(&wire).unwrap(), form);
            assert_eq!(form.is_assembly(), form.as_str().starts_with("assembly"));
        }
    }
}
