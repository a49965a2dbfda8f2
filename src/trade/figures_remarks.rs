//! What is to be remarked about figures as published.

use super::{
    content::TradeContent,
    figures::{TradeFigures, TradeMeasure},
};
use crate::{
    money::Published,
    notice::{Notice, NoticeCode, Place, Severity},
};

impl TradeFigures {
    /// Returns what is to be remarked:
    ///
    /// - `reporter_unspecified`,
    /// - of a stated turnover or balance, `total_differs_from_parts` if it cannot be that of the exports
    ///   and imports, `rounding_residual` if it can by the digits printed, but is not theirs as printed,
    /// - `party_mismatch`, as a warning, if the source names another partner,
    /// - `goods_services_mixed` if the figures add goods and services,
    /// - `index_or_change_ambiguous` if a stated growth may be two things, or is stated twice and not
    ///   alike.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        let all = [
            self.unspecified_reporter(),
            self.residual_of_turnover(),
            self.residual_of_balance(),
            self.other_partner(),
            self.mixed_coverage(),
            self.ambiguous_growth(),
        ];
        all.into_iter().flatten().collect()
    }

    fn unspecified_reporter(&self) -> Option<Notice> {
        if self.reporter().is_some() {
            return None;
        }
        let period = self.period();
        let message = match self.seen_from() {
            Some(country) => {
                format!("nobody is named who reports the trade of {country} in {period}")
            }
            None => {
                format!("nobody is named whose exports and imports of {period} these are")
            }
        };
        Some(Notice::new(NoticeCode::ReporterUnspecified, Place::at_pointer(""), message))
    }

    fn residual_of_turnover(&self) -> Option<Notice> {
        let stated = self.stated_turnover()?;
        self.residual("turnover", stated, self.sum_of_parts()?)
    }

    fn residual_of_balance(&self) -> Option<Notice> {
        let stated = self.stated_balance()?;
        self.residual("balance", stated, self.difference_of_parts()?)
    }

    /// Returns what is to be said of a stated figure that is not what its parts make.
    fn residual(&self, name: &str, stated: Published, made: Published) -> Option<Notice> {
        let (is_possible, difference) = stated.misses(made)?;
        let code = match is_possible {
            true => NoticeCode::RoundingResidual,
            false => NoticeCode::TotalDiffersFromParts,
        };
        let scale = stated.scale().max(made.scale());
        let (exports, imports) = (self.exports()?, self.imports()?);
        let message = format!(
            "the {name} is stated as {stated}; exports of {exports} and imports of {imports} make {} \
             {scale} as printed (the imbalance is in units of {scale})",
            made.value().scaled(scale),
        );
        let notice = Notice::new(code, Place::at_pointer(format!("/{name}")), message);
        Some(notice.with_value(&stated.to_string()).with_imbalance(difference.scaled(scale)))
    }

    fn other_partner(&self) -> Option<Notice> {
        let named = self.record().partner_named?;
        let message = format!(
            "the source names {} as the partner, which the figures of this pair cannot be about",
            named.name(),
        );
        let place = Place::at_pointer("/partner_named");
        let notice = Notice::new(NoticeCode::PartyMismatch, place, message);
        Some(notice.with_value(&named.to_string()).lowered_to(Severity::Warning))
    }

    fn mixed_coverage(&self) -> Option<Notice> {
        let covers = self.record().covers?;
        (covers == TradeContent::GoodsAndServices).then(|| {
            let message = format!(
                "the figures of {} add services to goods, and do not compare with trade in goods",
                self.period(),
            );
            Notice::new(NoticeCode::GoodsServicesMixed, Place::at_pointer("/covers"), message)
        })
    }

    fn ambiguous_growth(&self) -> Option<Notice> {
        let stated = &self.record().growth;
        let of = |measure: TradeMeasure| stated.iter().filter(move |it| it.measure == measure);
        let is_ambiguous = |&measure: &TradeMeasure| {
            of(measure).any(|growth| growth.form.is_unclear())
                || of(measure)
                    .zip(of(measure).skip(1))
                    .any(|(one, next)| one.since == next.since && one.change() != next.change())
        };
        let measure = *TradeMeasure::ALL.iter().find(|measure| is_ambiguous(measure))?;
        let said: Vec<String> =
            of(measure).map(|growth| format!("{} % ({})", growth.percent, growth.form)).collect();
        let message = format!(
            "the growth of {measure} is stated as {}: a change by so much and an index of so much are \
             two things",
            said.join(" and "),
        );
        let place = Place::at_pointer("/growth");
        let notice = Notice::new(NoticeCode::IndexOrChangeAmbiguous, place, message);
        Some(notice.with_value(&said.join(", ")))
    }
}
