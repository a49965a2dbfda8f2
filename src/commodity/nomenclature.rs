//! Which codes each edition of the Harmonized System has.

use super::{
    HsCode, HsEdition, HsLevel,
    nomenclature_table::{CHAPTERS, HEADINGS, SUBHEADINGS},
};

/// The codes of an edition.
impl HsEdition {
    /// Returns whether the edition has `code`, as UN Comtrade lists it.
    ///
    /// A code of two editions may mean other goods in each: `8508` was hand tools with a motor in
    /// H0 and H1, is not in H2, and is vacuum cleaners since H3. Comtrade's lists of H0 and H1 go
    /// beyond the Harmonized System in one place: nineteen legacy codes of its own, `271011` to
    /// `271099`, divide `271000`. They count as codes of these editions here too.
    ///
    /// BACI writes `271000` in every edition, for all of heading `2710`, although only H0 and H1
    /// have it.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{HsCode, HsEdition};
    ///
    /// let drones: HsCode = "880622".parse()?;
    /// assert!(HsEdition::H6.has(drones));
    /// assert!(!HsEdition::H5.has(drones));
    /// # Ok::<(), bilateral::commodity::HsCodeError>(())
    /// ```
    #[must_use]
    pub fn has(self, code: HsCode) -> bool {
        is_in(self, editions_of(code))
    }

    /// Returns the codes of `level` that the edition has, in the order of the printed
    /// nomenclature.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{HsEdition, commodity::HsLevel};
    ///
    /// assert_eq!(HsEdition::H6.codes(HsLevel::Subheading).count(), 5612);
    /// let first = HsEdition::H6.codes(HsLevel::Heading).next();
    /// assert_eq!(first, Some("0101".parse()?));
    /// # Ok::<(), bilateral::commodity::HsCodeError>(())
    /// ```
    pub fn codes(self, level: HsLevel) -> impl Iterator<Item = HsCode> {
        let rows = rows_of(level).iter().filter(move |&&(_, editions)| is_in(self, editions));
        rows.filter_map(move |&(number, _)| HsCode::from_unpadded(number, level).ok())
    }
}

/// The editions of a code.
impl HsCode {
    /// Returns the editions that have the code, from the oldest to the newest; none if no
    /// edition has.
    ///
    /// They need not follow one another, and the code need not mean the same goods in all of
    /// them, see [`HsEdition::has`].
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::{HsCode, HsEdition};
    ///
    /// let poultry: HsCode = "020742".parse()?;
    /// let editions = [HsEdition::H0, HsEdition::H4, HsEdition::H5, HsEdition::H6];
    /// assert!(poultry.editions().eq(editions));
    /// let unheard_of: HsCode = "010199".parse()?;
    /// assert_eq!(unheard_of.editions().count(), 0);
    /// # Ok::<(), bilateral::commodity::HsCodeError>(())
    /// ```
    pub fn editions(self) -> impl Iterator<Item = HsEdition> {
        let editions = editions_of(self);
        HsEdition::ALL.iter().copied().filter(move |&edition| is_in(edition, editions))
    }
}

/// Returns the rows of a level, in the order of their codes.
fn rows_of(level: HsLevel) -> &'static [(u32, u8)] {
    match level {
        HsLevel::Chapter => &CHAPTERS,
        HsLevel::Heading => &HEADINGS,
        HsLevel::Subheading => &SUBHEADINGS,
    }
}

/// Returns the set of the editions that have `code`, as the table writes it.
fn editions_of(code: HsCode) -> u8 {
    let rows = rows_of(code.level());
    let found = rows.binary_search_by_key(&code.number(), |&(number, _)| number);
    found.ok().and_then(|index| rows.get(index)).map_or(0, |&(_, editions)| editions)
}

/// Returns whether `edition` is in a set of editions.
const fn is_in(edition: HsEdition, editions: u8) -> bool {
    let bit = match edition {
        HsEdition::H0 => 0x01,
        HsEdition::H1 => 0x02,
        HsEdition::H2 => 0x04,
        HsEdition::H3 => 0x08,
        HsEdition::H4 => 0x10,
        HsEdition::H5 => 0x20,
        HsEdition::H6 => 0x40,
    };
    editions & bit != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rows_of_each_level_are_in_order_and_in_some_edition() {
        for level in HsLevel::ALL {
            let rows = rows_of(level);
            assert!(rows.is_sorted_by(|(a, _), (b, _)| a < b), "{level:?}");
            for &(number, editions) in rows {
                assert!((0x01..=0x7f).contains(&editions), "{number}");
                let code = HsCode::from_unpadded(number, level).unwrap();
                assert_eq!((code.number(), code.level()), (number, level));
            }
        }
    }

    #[test]
    fn the_three_questions_have_one_answer_for_every_number() {
        for level in HsLevel::ALL {
            let mut counts = [0; 7];
            let mut listed: Vec<_> =
                HsEdition::ALL.iter().map(|edition| edition.codes(level)).collect();
            let end = 10_u32.pow(u32::from(level.digits()));
            let all = (0..end).filter_map(|number| HsCode::from_unpadded(number, level).ok());
            for code in all {
                let editions: Vec<HsEdition> = code.editions().collect();
                for ((&edition, count), listed) in
                    HsEdition::ALL.iter().zip(&mut counts).zip(&mut listed)
                {
                    assert_eq!(edition.has(code), editions.contains(&edition));
                    if edition.has(code) {
                        *count += 1;
                        assert_eq!(listed.next(), Some(code));
                        // What holds a code is there itself.
                        assert!(code.parent().is_none_or(|parent| edition.has(parent)));
                    }
                }
            }
            assert!(listed.iter_mut().all(|codes| codes.next().is_none()));
            let expected = match level {
                HsLevel::Chapter => [96; 7],
                HsLevel::Heading => [1241, 1241, 1244, 1221, 1224, 1222, 1228],
                HsLevel::Subheading => [5039, 5132, 5224, 5052, 5205, 5387, 5612],
            };
            assert_eq!(counts, expected);
        }
    }

    #[test]
    fn every_chapter_and_heading_has_codes_below_it() {
        for &edition in HsEdition::ALL {
            for (upper, lower) in
                [(HsLevel::Chapter, HsLevel::Heading), (HsLevel::Heading, HsLevel::Subheading)]
            {
                let mut parents: Vec<HsCode> =
                    edition.codes(lower).filter_map(HsCode::parent).collect();
                parents.dedup();
                assert!(edition.codes(upper).eq(parents), "{edition} {upper:?}");
            }
        }
    }
}
