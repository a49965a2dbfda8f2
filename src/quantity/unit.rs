//! Units in which customs statistics count goods.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Declares the units, each with its Comtrade code and its symbol.
macro_rules! units {
    ($($(#[doc = $doc:literal])+ $unit:ident = $code:literal, $symbol:literal;)*) => {
        /// A unit of quantity: the supplementary units of customs statistics.
        ///
        /// On the wire it is its name in kebab case: `thousand-kilowatt-hours`.
        ///
        /// # Examples
        ///
        /// ```
        /// use bilateral::Unit;
        ///
        /// assert_eq!(Unit::from_comtrade_code(8), Some(Unit::Kilogram));
        /// assert_eq!(Unit::Item.comtrade_code(), 5);
        /// assert_eq!(Unit::from_comtrade_code(-1), None, "-1 is \"no quantity\"");
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[non_exhaustive]
        pub enum Unit {
            $($(#[doc = $doc])+ $unit,)*
        }

        impl Unit {
            /// Every unit, by Comtrade code.
            pub const ALL: &[Self] = &[$(Self::$unit),*];

            /// Returns the unit with this code of the Comtrade quantity units, or `None` if the
            /// code is unknown or means "no quantity" (−1).
            #[must_use]
            pub const fn from_comtrade_code(code: i16) -> Option<Self> {
                match code {
                    $($code => Some(Self::$unit),)*
                    _ => None,
                }
            }

            /// Returns the code of the Comtrade quantity units.
            #[must_use]
            pub const fn comtrade_code(self) -> i16 {
                match self {
                    $(Self::$unit => $code,)*
                }
            }

            /// Returns the symbol, such as `kg`.
            #[must_use]
            pub const fn symbol(self) -> &'static str {
                match self {
                    $(Self::$unit => $symbol,)*
                }
            }
        }
    };
}

// Source: UN Comtrade reference list of quantity units, as of 2023-01-23.
units! {
    /// Area in square meters.
    SquareMeter = 2, "m²";
    /// Electrical energy in thousands of kilowatt-hours.
    ThousandKilowattHours = 3, "1000 kWh";
    /// Length in meters.
    Meter = 4, "m";
    /// Number of items.
    Item = 5, "u";
    /// Number of pairs.
    Pair = 6, "2u";
    /// Volume in liters.
    Liter = 7, "l";
    /// Weight in kilograms.
    Kilogram = 8, "kg";
    /// Number of items, in thousands.
    ThousandItems = 9, "1000u";
    /// Number of packages or sets.
    Package = 10, "package";
    /// Number of items, in dozens.
    Dozen = 11, "12u";
    /// Volume in cubic meters.
    CubicMeter = 12, "m³";
    /// Weight in metric carats, a fifth of a gram each.
    Carat = 13, "carat";
    /// Length in kilometers.
    Kilometer = 14, "km";
    /// Weight in grams.
    Gram = 15, "g";
    /// Number of beehives.
    Hive = 16, "hive";
    /// Volume in thousands of cubic meters.
    ThousandCubicMeters = 17, "1000 m³";
    /// Energy in terajoules, by gross calorific value.
    Terajoule = 18, "TJ";
    /// Volume in barrels.
    Barrel = 19, "bbl";
    /// Volume in thousands of liters.
    ThousandLiters = 20, "1000 l";
    /// Weight in tonnes, 1000 kilograms each.
    Tonne = 21, "t";
    /// Electrical energy in kilowatt-hours.
    KilowattHour = 22, "kWh";
    /// Volume of pure alcohol in liters.
    LiterOfPureAlcohol = 23, "l alc. 100%";
    /// Number of animals.
    Head = 24, "head";
    /// Drained net weight in kilograms.
    KilogramDrainedNet = 25, "kg net eda";
    /// Weight of choline chloride in kilograms.
    KilogramOfCholineChloride = 26, "kg C5H14ClNO";
    /// Weight of diphosphorus pentaoxide in kilograms.
    KilogramOfPhosphorusPentoxide = 27, "kg P2O5";
    /// Weight of hydrogen peroxide in kilograms.
    KilogramOfHydrogenPeroxide = 28, "kg H2O2";
    /// Weight of methylamines in kilograms.
    KilogramOfMethylamines = 29, "kg met. am.";
    /// Weight of nitrogen in kilograms.
    KilogramOfNitrogen = 30, "kg N";
    /// Weight of potassium hydroxide in kilograms.
    KilogramOfPotassiumHydroxide = 31, "kg KOH";
    /// Weight of potassium oxide in kilograms.
    KilogramOfPotassiumOxide = 32, "kg K2O";
    /// Weight of sodium hydroxide in kilograms.
    KilogramOfSodiumHydroxide = 33, "kg NaOH";
    /// Weight of substance that is 90 percent dry, in kilograms.
    KilogramOfDrySubstance = 34, "kg 90% sdt";
    /// Weight of uranium in kilograms.
    KilogramOfUranium = 35, "kg U";
    /// Carrying capacity in tonnes.
    TonneOfCarryingCapacity = 36, "ct/l";
    /// Radioactivity in becquerels.
    Becquerel = 37, "Bq";
    /// Weight of fissile isotopes in grams.
    GramOfFissileIsotopes = 38, "g F/S";
    /// Size of ships in gross register tons.
    GrossRegisterTon = 39, "GRT";
    /// Size of ships by gross tonnage.
    GrossTonnage = 40, "GT";
    /// Number of cells or elements.
    Cell = 41, "ce/el";
}

/// Units that convert into one another exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Measured in carats.
    Weight,
    /// Measured in items.
    Number,
    /// Measured in liters.
    Volume,
    /// Measured in meters.
    Length,
    /// Measured in kilowatt-hours.
    Electricity,
}

impl Unit {
    /// Returns the whole number of the smallest unit of its kind that makes one of this unit.
    const fn in_smallest(self) -> Option<(Kind, u32)> {
        Some(match self {
            Self::Carat => (Kind::Weight, 1),
            Self::Gram => (Kind::Weight, 5),
            Self::Kilogram => (Kind::Weight, 5_000),
            Self::Tonne => (Kind::Weight, 5_000_000),
            Self::Item => (Kind::Number, 1),
            Self::Dozen => (Kind::Number, 12),
            Self::ThousandItems => (Kind::Number, 1_000),
            Self::Liter => (Kind::Volume, 1),
            Self::ThousandLiters | Self::CubicMeter => (Kind::Volume, 1_000),
            Self::ThousandCubicMeters => (Kind::Volume, 1_000_000),
            Self::Meter => (Kind::Length, 1),
            Self::Kilometer => (Kind::Length, 1_000),
            Self::KilowattHour => (Kind::Electricity, 1),
            Self::ThousandKilowattHours => (Kind::Electricity, 1_000),
            _ => return None,
        })
    }

    /// Returns the fraction by which a value in this unit is multiplied to be in `other`, or
    /// `None` if the two do not measure the same thing.
    pub(super) fn factor_to(self, other: Self) -> Option<(u32, u32)> {
        if self == other {
            return Some((1, 1));
        }
        let ((kind, factor), (other_kind, divisor)) =
            self.in_smallest().zip(other.in_smallest())?;
        (kind == other_kind).then_some((factor, divisor))
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.symbol())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_and_read_back() {
        assert!(Unit::ALL.iter().map(|unit| unit.comtrade_code()).is_sorted());
        for &unit in Unit::ALL {
            assert_eq!(Unit::from_comtrade_code(unit.comtrade_code()), Some(unit));
        }
        assert_eq!(Unit::from_comtrade_code(1), None);
        assert_eq!(Unit::from_comtrade_code(i16::MAX), None);
    }

    #[test]
    fn the_wire_form_is_kebab_case() {
        let text = serde_json::to_string(&Unit::ThousandKilowattHours).unwrap();
        assert_eq!(text, r#""thousand-kilowatt-hours""#);
        assert!(serde_json::from_str::<Unit>(r#""kg""#).is_err());
    }
}
