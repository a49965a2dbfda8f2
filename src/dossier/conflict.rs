//! `Conflict`: two claims that do not go together.

use serde::{Serialize, Serializer, ser::SerializeStruct};

use super::{
    claim::{Claim, ClaimValue},
    conflict_dates, conflict_figures, conflict_metrics, conflict_stated,
    dossier::Dossier,
};
use crate::{
    notice::{Notice, NoticeCode, Notices, Place},
    period::Period,
};

/// Two claims about one thing that do not go together.
///
/// Neither is wrong by that: one may be of another side, another day, another way of counting. Both
/// stay in the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Conflict {
    /// What is wrong between them: `conflicting_claims`, `conflicting_dates`, `mirror_gap`,
    /// `subperiod_exceeds_period`, `index_or_change_ambiguous` or `cumulative_metric_decreased`.
    pub code: NoticeCode,
    /// What they are about.
    pub subject: String,
    /// The period that they are about: of figures of two periods, the longer one.
    pub period: Option<Period>,
    /// The claim that was said first; of two said at one time or no known one, the one whose value,
    /// reporter and sources come first as text. The order of the dossier makes no difference.
    pub left: Claim<ClaimValue>,
    /// The other claim.
    pub right: Claim<ClaimValue>,
    /// How far they lie apart, if that is a number.
    pub difference: Option<Difference>,
}

/// How far two claims lie apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Difference {
    /// The left value less the right one.
    pub value: rust_decimal::Decimal,
    /// What it counts: `million USD`, `days`.
    pub unit: String,
    /// The difference in percent of the smaller of the two, without its sign, with one decimal; `None`
    /// if that is zero or no amount.
    pub percent_of_smaller: Option<rust_decimal::Decimal>,
}

/// The conflicts of a dossier: an exact count, and the first ones.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Conflicts {
    kept: Vec<Conflict>,
    total: usize,
}

impl Conflicts {
    /// The most conflicts that are kept; more are counted.
    pub const MAX_KEPT: usize = 10_000;

    /// Returns the conflicts that are kept.
    pub fn iter(&self) -> std::slice::Iter<'_, Conflict> {
        self.kept.iter()
    }

    /// Returns how many conflicts there are, kept or not.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.total
    }

    /// Returns whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.total == 0
    }

    pub(super) fn push(&mut self, conflict: impl FnOnce() -> Conflict) {
        self.total = self.total.saturating_add(1);
        if self.kept.len() < Self::MAX_KEPT {
            self.kept.push(conflict().in_order());
        }
    }
}

impl<'a> IntoIterator for &'a Conflicts {
    type Item = &'a Conflict;
    type IntoIter = std::slice::Iter<'a, Conflict>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Conflict {
    /// Returns it with its claims in an order that depends on nothing but what they say.
    fn in_order(mut self) -> Self {
        let key = |claim: &Claim<ClaimValue>| {
            let said = claim.dates.said.map(crate::period::PartialDate::sort_key);
            let reporter = claim.reporter.map(|reporter| reporter.to_string());
            (said.is_none(), said, claim.value.to_string(), reporter, claim.sources.clone())
        };
        if key(&self.right) < key(&self.left) {
            std::mem::swap(&mut self.left, &mut self.right);
            if let Some(difference) = &mut self.difference
                && !difference.value.is_zero()
            {
                let sign = difference.value.is_sign_positive();
                difference.value.set_sign_negative(sign);
            }
        }
        self
    }

    /// Returns it as a notice at the place of the left claim.
    #[must_use]
    pub fn notice(&self) -> Notice {
        let of = |claim: &Claim<ClaimValue>| match claim.sources.first() {
            Some(source) => format!("{} ({source})", claim.value),
            None => claim.value.to_string(),
        };
        let period = self.period.map(|period| format!(" of {period}")).unwrap_or_default();
        let message =
            format!("{}{period}: {} and {}", self.subject, of(&self.left), of(&self.right));
        let place = Place::at_pointer(self.left.pointer.clone());
        let notice = Notice::new(self.code, place, message)
            .with_value(&self.left.value.to_string())
            .with_text("other", &self.right.value);
        let Some(difference) = &self.difference else { return notice };
        let notice = match difference.percent_of_smaller {
            Some(percent) => notice.with_text("percent_of_smaller", percent),
            None => notice,
        };
        notice.with_text("unit", &difference.unit).with_imbalance(difference.value)
    }
}

impl Dossier {
    /// Returns the claims of the dossier that do not go together, figures first, then dates.
    ///
    /// - Figures of trade are compared if they are of the same goods, period and scope, and both of
    ///   goods, services or both; what a source does not say may be anything but services alone. The
    ///   digits give the tolerance. Figures of one reporter, or of one and nobody, are
    ///   `conflicting_claims`; those of the two sides are a `mirror_gap`. A part of a period may not
    ///   exceed the whole (`subperiod_exceeds_period`).
    /// - So are balances of which one is stated, and growths of one reporter: two that are one if the index
    ///   of one is the change of the other are `index_or_change_ambiguous`. Numbers of agreements, visits or
    ///   projects are compared if they are of one day or of none.
    /// - Dates are compared of agreements of one title that were signed within a year of one another, of
    ///   visits of one principal whose days may overlap, of projects of one title, of posts of one kind
    ///   and city, and of the establishment of relations; and of whatever had one identifier before a
    ///   merge (`conflicting_dates`). So are the type of a visit and figures of projects; a figure for
    ///   all time may not fall (`cumulative_metric_decreased`).
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::dossier::{self, Format, Limits};
    ///
    /// let text = r#"{ "between": ["XAA", "XBB"], "trade": [
    ///     { "period": "2018", "reporter": "XAA",
    ///       "turnover": { "value": "204", "unit": "million", "currency": "USD" } },
    ///     { "period": "2018-01/2018-09", "reporter": "XAA",
    ///       "turnover": { "value": "331.5", "unit": "million", "currency": "USD" } }] }"#;
    /// let reading = dossier::read(text.as_bytes(), Format::Json, Limits::default())?;
    /// let conflicts = reading.dossier().conflicts();
    /// let codes: Vec<_> = conflicts.iter().map(|conflict| conflict.code.as_str()).collect();
    /// assert_eq!(codes, ["subperiod_exceeds_period"]);
    /// # Ok::<(), dossier::ReadError>(())
    /// ```
    #[must_use]
    pub fn conflicts(&self) -> Conflicts {
        let mut conflicts = Conflicts::default();
        conflict_figures::find(self, &mut conflicts);
        conflict_stated::find(self, &mut conflicts);
        conflict_dates::find(self, &mut conflicts);
        conflict_metrics::find(self, &mut conflicts);
        conflicts
    }

    /// Returns everything that the facts give reason to say: the notices of the dossier, of its trade
    /// figures and of its conflicts.
    #[must_use]
    pub fn findings(&self) -> Notices {
        let mut all = self.notices().clone();
        for (index, figures) in self.trade().iter().enumerate() {
            let place = format!("/trade/{index}");
            all.extend(figures.notices().into_iter().map(|notice| notice.under(&place)));
        }
        all.extend(self.conflicts().iter().map(Conflict::notice));
        all
    }
}

impl Serialize for Conflict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut conflict = serializer.serialize_struct("Conflict", 8)?;
        conflict.serialize_field("code", &self.code)?;
        conflict.serialize_field("subject", &self.subject)?;
        conflict.serialize_field("period", &self.period)?;
        conflict.serialize_field("left", &self.left)?;
        conflict.serialize_field("right", &self.right)?;
        let difference = self.difference.as_ref();
        let number = difference.map(|difference| difference.value.to_string());
        conflict.serialize_field("difference", &number)?;
        conflict.serialize_field("unit", &difference.map(|difference| &difference.unit))?;
        let percent = difference.and_then(|difference| difference.percent_of_smaller);
        conflict.serialize_field("percent_of_smaller", &percent.map(|it| it.to_string()))?;
        conflict.end()
    }
}
