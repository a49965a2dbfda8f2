//! Definitions that compete, and where one chooses.
//!
//! Most names of the field stand for more than one formula. Here a choice is an argument with a stable
//! name, the answer says which one it is, and the table of [`indicator`](crate::indicator) lists all with
//! range and source; [`CATALOGUE`](crate::indicator::CATALOGUE) is the same table for programs.
//!
//! | question | the choice | why it matters |
//! |---|---|---|
//! | How concentrated are exports? | [`herfindahl`](crate::indicator::herfindahl()), [`hirschman`](crate::indicator::hirschman()), [`unctad_concentration`](crate::indicator::unctad_concentration()) | one is the square root of the other, and the third is scaled by the number of goods, of which there are three |
//! | Comparative advantage against whom? | [`ReferenceSet`](crate::indicator::ReferenceSet) | the world with the country in it, or without |
//! | Trade intensity of whom? | [`IntensityBase`](crate::indicator::IntensityBase), [`IntensitySide`](crate::indicator::IntensitySide) | what is divided by exports here is divided by imports there |
//! | Open by which measure? | [`OpennessForm`](crate::indicator::OpennessForm) | the sum of both flows, or their mean, over output |
//! | Contribution to growth of what? | [`ContributionBase`](crate::indicator::ContributionBase) | in points of the whole's growth, or in shares of it |
//! | How many agreements? | [`CountingPolicy`](crate::agreement::CountingPolicy) | agreements alone, those that replaced others once, with protocols, or every instrument |
//! | Is a project dead? | [`StaleRule`](crate::project::StaleRule) | after how many years of silence |
//! | Which rate? | [`RateRule`](crate::project::RateRule) | of the amount's date, or one for all |
//! | Duplicate rows? | [`DuplicatePolicy`](crate::trade::DuplicatePolicy) | refuse, keep the first or the last, or add them up |
//!
//! Two words that are *not* choices: an index that has no value (a share of nothing) is
//! [`Undefined`](crate::indicator::Undefined) with its reason and never zero, and a rate of growth from
//! nothing is [`UndefinedGrowth`](crate::trade::UndefinedGrowth).
