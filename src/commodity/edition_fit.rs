//! The edition of the Harmonized System that a set of codes is of.

use std::collections::BTreeSet;

use super::{HsCode, HsEdition};

/// The first year in which goods were classified by the system, under [`HsEdition::H0`].
const FIRST_YEAR: i32 = 1988;

/// The code that says nothing about the edition: only H0 and H1 have it, but BACI writes it in
/// all editions for heading 2710 (product list of its edition HS22, version 202501, CEPII).
const IN_EVERY_BACI_EDITION: &str = "271000";

/// The edition that a set of codes is most likely of, and what speaks against it.
///
/// It is an inference, for a file that does not say its edition: made by
/// [`HsEdition::fitting`], from the codes alone and the year of the trade.
///
/// # Examples
///
/// ```
/// use bilateral::{HsCode, HsEdition};
///
/// // A code of poultry that H1 to H3 do without, and butter, which H0 has not.
/// let codes: [HsCode; 2] = ["020742".parse()?, "040510".parse()?];
/// let fit = HsEdition::fitting(codes, 2023);
/// let fit = fit.ok_or("no edition")?;
/// assert_eq!(fit.edition(), HsEdition::H6);
/// assert_eq!(fit.unknown().len(), 0);
/// // Without more codes, it could as well be an older edition.
/// assert!(fit.equally_good().eq([HsEdition::H4, HsEdition::H5]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EditionFit {
    edition: HsEdition,
    codes: usize,
    unknown: Vec<HsCode>,
    equally_good: Vec<HsEdition>,
}

impl EditionFit {
    /// Returns the edition: of those that lack the fewest of the codes, the newest.
    #[must_use]
    pub const fn edition(&self) -> HsEdition {
        self.edition
    }

    /// Returns how many different codes were given.
    #[must_use]
    pub const fn codes(&self) -> usize {
        self.codes
    }

    /// Returns the codes that the edition does not have, in their order.
    ///
    /// In a file of one edition there are none, apart from BACI's `271000`, which is listed here
    /// where the edition does not have it. Many of them say that the file mixes editions or is
    /// of none.
    #[must_use]
    pub fn unknown(&self) -> impl ExactSizeIterator<Item = HsCode> {
        self.unknown.iter().copied()
    }

    /// Returns the other editions that lack as few of the codes, from the oldest to the newest.
    ///
    /// If there are any, the codes do not decide, and [`EditionFit::edition`] is a convention. All
    /// subheadings of an edition decide; all headings of H3 do not, since H4 has them too.
    #[must_use]
    pub fn equally_good(&self) -> impl ExactSizeIterator<Item = HsEdition> {
        self.equally_good.iter().copied()
    }
}

/// The edition of codes that do not say theirs.
impl HsEdition {
    /// Returns the edition that `codes` of trade in `year` are most likely of, or `None` if the
    /// codes say nothing or `year` is before 1988, the first year of the system.
    ///
    /// Asked are the editions that are not newer than `year`. The one that lacks the fewest of
    /// the codes is taken; of several, the newest. How often a code is given does not matter.
    /// Not asked for is `271000`, which BACI writes in all editions; if it is the only code, the
    /// answer is `None`.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{HsCode, HsEdition};
    ///
    /// // Two codes of drones, and one that no edition has.
    /// let codes: [HsCode; 3] = ["880622".parse()?, "880699".parse()?, "880600".parse()?];
    /// let fit = HsEdition::fitting(codes, 2022).ok_or("no edition")?;
    /// assert_eq!(fit.edition(), HsEdition::H6);
    /// assert!(fit.unknown().eq(["880600".parse()?]));
    /// assert_eq!(HsEdition::fitting(codes, 1987), None);
    /// assert_eq!(HsEdition::fitting([], 2022), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn fitting(codes: impl IntoIterator<Item = HsCode>, year: i32) -> Option<EditionFit> {
        let codes: BTreeSet<HsCode> = codes.into_iter().collect();
        let telling = |code: &&HsCode| code.as_str() != IN_EVERY_BACI_EDITION;
        codes.iter().find(telling)?;
        let lacks = |edition: Self| {
            codes.iter().filter(telling).filter(|&&code| !edition.has(code)).count()
        };
        let asked = Self::ALL.iter().copied().filter(|edition| edition.is_used_in(year));
        let asked: Vec<(Self, usize)> = asked.map(|edition| (edition, lacks(edition))).collect();
        let fewest = asked.iter().map(|&(_, lacking)| lacking).min()?;
        let best = asked.iter().filter(|&&(_, lacking)| lacking == fewest);
        let mut equally_good: Vec<Self> = best.map(|&(edition, _)| edition).collect();
        let edition = equally_good.pop()?;
        let unknown = codes.iter().copied().filter(|&code| !edition.has(code)).collect();
        Some(EditionFit { edition, codes: codes.len(), unknown, equally_good })
    }

    /// Returns whether trade of `year` may be in this edition: a file is often in an older one,
    /// never in a newer one.
    fn is_used_in(self, year: i32) -> bool {
        match self {
            Self::H0 => FIRST_YEAR <= year,
            _ => i32::from(self.year()) <= year,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commodity::HsLevel;

    fn codes(texts: &[&str]) -> Vec<HsCode> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    fn subheadings(edition: HsEdition) -> impl Iterator<Item = HsCode> {
        edition.codes(HsLevel::Subheading)
    }

    #[test]
    fn the_subheadings_of_an_edition_lead_back_to_it() {
        for &edition in HsEdition::ALL {
            for year in [i32::from(edition.year()), 2024] {
                let fit = HsEdition::fitting(subheadings(edition), year).unwrap();
                assert_eq!((fit.edition(), fit.unknown().len()), (edition, 0), "{year}");
                assert_eq!(fit.codes(), subheadings(edition).count());
                assert_eq!(fit.equally_good().len(), 0, "{edition} {year}");
            }
        }
    }

    #[test]
    fn headings_alone_do_not_always_decide() {
        for &edition in HsEdition::ALL {
            let fit = HsEdition::fitting(edition.codes(HsLevel::Heading), 2024).unwrap();
            let (found, others): (_, &[HsEdition]) = match edition {
                // The edition of 2012 dropped no heading of 2007.
                HsEdition::H3 => (HsEdition::H4, &[HsEdition::H3]),
                _ => (edition, &[]),
            };
            assert_eq!((fit.edition(), fit.unknown().len()), (found, 0));
            assert!(fit.equally_good().eq(others.iter().copied()), "{edition}");
        }
    }

    #[test]
    fn an_edition_newer_than_the_year_is_not_asked() {
        // All editions have the chapters: the newest of the year is taken.
        let chapters = || HsEdition::H6.codes(HsLevel::Chapter);
        for (year, expected) in [
            (i32::MIN, None),
            (1987, None),
            (1988, Some(HsEdition::H0)),
            (1995, Some(HsEdition::H0)),
            (1996, Some(HsEdition::H1)),
            (2002, Some(HsEdition::H2)),
            (2007, Some(HsEdition::H3)),
            (2012, Some(HsEdition::H4)),
            (2021, Some(HsEdition::H5)),
            (2022, Some(HsEdition::H6)),
            (i32::MAX, Some(HsEdition::H6)),
        ] {
            let fit = HsEdition::fitting(chapters(), year);
            assert_eq!(fit.as_ref().map(EditionFit::edition), expected, "{year}");
            let older =
                expected.map(|edition| HsEdition::ALL.iter().filter(move |&&e| e < edition));
            let equally_good = fit.as_ref().map(EditionFit::equally_good);
            assert!(equally_good.into_iter().flatten().eq(older.into_iter().flatten().copied()));
        }
        // Codes of 2022 in a file of 2021 are unknown, not a reason to take the edition of 2022.
        let fit = HsEdition::fitting(codes(&["880622", "010121"]), 2021).unwrap();
        assert_eq!((fit.edition(), fit.codes()), (HsEdition::H5, 2));
        assert!(fit.unknown().eq(codes(&["880622"])));
        assert!(fit.equally_good().eq([HsEdition::H4]));
    }

    #[test]
    fn a_petroleum_code_of_baci_says_nothing_but_is_told() {
        let petroleum = codes(&["271000"]);
        assert_eq!(HsEdition::fitting(petroleum.clone(), 2023), None);
        let in_all = codes(&["040510", "271000", "040510"]);
        let fit = HsEdition::fitting(in_all, 2023).unwrap();
        assert_eq!((fit.edition(), fit.codes()), (HsEdition::H6, 2));
        assert!(fit.unknown().eq(petroleum.clone()));
        let with_butter = [HsEdition::H1, HsEdition::H2, HsEdition::H3, HsEdition::H4];
        assert!(fit.equally_good().eq(with_butter.into_iter().chain([HsEdition::H5])));
        let of_1992 = subheadings(HsEdition::H0).chain(petroleum);
        let fit = HsEdition::fitting(of_1992, 2023).unwrap();
        assert_eq!((fit.edition(), fit.unknown().len()), (HsEdition::H0, 0));
    }

    #[test]
    fn codes_of_no_edition_are_counted_and_do_not_decide() {
        let unheard_of = codes(&["010199", "020742", "970899"]);
        let fit = HsEdition::fitting(unheard_of, 2010).unwrap();
        assert_eq!((fit.edition(), fit.codes()), (HsEdition::H0, 3));
        assert!(fit.unknown().eq(codes(&["010199", "970899"])));
        assert_eq!(fit.equally_good().len(), 0);
    }
}
