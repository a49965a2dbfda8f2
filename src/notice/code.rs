//! The catalogue of notices: their codes, severities and meanings.

use std::{fmt, str::FromStr};

use serde::{Serialize, Serializer};

use super::{catalogue::catalogue, severity::Severity};
use crate::text::shorten;

catalogue! {
    /// The input is empty.
    EmptyFile "empty_file" Critical;
    /// The input is longer than the limit on bytes.
    LimitBytes "limit_bytes" Critical;
    /// The input is nested deeper than the limit.
    LimitDepth "limit_depth" Critical;
    /// The input has more values than the limit.
    LimitNodes "limit_nodes" Critical;
    /// There are more codes of goods in the input than a table can number (65,534).
    LimitCodes "limit_codes" Critical;
    /// The input could not be read to its end.
    UnreadableInput "unreadable_input" Critical;
    /// The input is not valid UTF-8 text.
    EncodingInvalid "encoding_invalid" Critical;
    /// The input is not well-formed in its format, so nothing after this place could be read.
    SyntaxError "syntax_error" Critical;
    /// Something that YAML has and a dossier may not use: an anchor, a tag, a merge key, a second
    /// document.
    UnsupportedSyntax "unsupported_syntax" Error;
    /// An alias of YAML stands for a value written elsewhere. None is followed, so that no short text
    /// unfolds into a huge one.
    LimitAliases "limit_aliases" Error;
    /// A byte-order mark at the start was passed over.
    BomStripped "bom_stripped" Info;
    /// A text, number or key is longer than the limit on one.
    LimitString "limit_string" Error;
    /// One object has the same key twice; neither value can be preferred.
    DuplicatedField "duplicated_field" Error;
    /// A field that the format does not know, perhaps a slip in the name of one it does.
    UnknownField "unknown_field" Error;
    /// A field that must be there is not.
    MissingRequiredField "missing_required_field" Error;
    /// The value is of another kind than the field's: a list where text belongs, for example.
    WrongType "wrong_type" Error;
    /// The value is not one of those that the field allows.
    InvalidValue "invalid_value" Error;
    /// A text is blank, too long, or holds control characters.
    InvalidText "invalid_text" Error;
    /// A number is not plain decimal text, has too many digits, or was given as a JSON number, which
    /// loses digits on its way through other programs.
    InvalidNumber "invalid_number" Error;
    /// A date is malformed, or the calendar has no such day.
    InvalidDate "invalid_date" Error;
    /// A period is malformed or does not exist.
    InvalidPeriod "invalid_period" Error;
    /// The code of a country or area is unknown, or stands for several.
    UnknownAreaCode "unknown_area_code" Error;
    /// A country did not exist, or its code was not in use, at the time of the fact.
    AreaNotValidInPeriod "area_not_valid_in_period" Error;
    /// A country takes part in a fact some years before its code came into use.
    AreaNotYetInUse "area_not_yet_in_use" Warning;
    /// A pair, flow, visit or agreement of one country with itself.
    SelfPair "self_pair" Error;
    /// The currency code is unknown.
    UnknownCurrency "unknown_currency" Error;
    /// A currency was not in use at the time of the amount.
    CurrencyNotValidOnDate "currency_not_valid_on_date" Error;
    /// Amounts of two currencies were to be added or compared.
    MixedCurrency "mixed_currency" Error;
    /// An amount or quantity that cannot be negative is.
    NegativeValue "negative_value" Error;
    /// An amount is beyond what is held exactly.
    AmountOutOfRange "amount_out_of_range" Error;
    /// A code of the Harmonized System is malformed or of no chapter, or its edition is missing.
    InvalidHsCode "invalid_hs_code" Error;
    /// Commodity codes of several editions of the Harmonized System stand in one table.
    MixedHsVintage "mixed_hs_vintage" Error;
    /// Commodity codes of several levels, or areas and their parts, stand side by side where they
    /// would be added.
    MixedGrain "mixed_grain" Error;
    /// Two rows of a table have the same key.
    DuplicateKey "duplicate_key" Error;
    /// Two records have the same identifier.
    DuplicateId "duplicate_id" Error;
    /// A reference names a record that does not exist.
    UnknownReference "unknown_reference" Error;
    /// A reference names a record that was itself refused, so it could not be followed.
    ReferenceToQuarantined "reference_to_quarantined" Info;
    /// Dates stand in an order that cannot be: an end before its start, for example.
    DateOrder "date_order" Error;
    /// A fact does not concern the two countries of the dossier.
    PartyMismatch "party_mismatch" Error;
    /// The same party, participant or event stands twice in one fact.
    RepeatedEntry "repeated_entry" Error;
    /// What a fact says of itself does not fit together (a length of stay and its dates, a stage and
    /// a date).
    Contradiction "contradiction" Error;
    /// Nobody is named as the reporter of figures, so they are the figures of no country.
    ReporterUnspecified "reporter_unspecified" Warning;
    /// A total differs from the sum of its parts by more than rounding explains.
    TotalDiffersFromParts "total_differs_from_parts" Warning;
    /// A total differs from the sum of its parts by no more than rounding explains.
    RoundingResidual "rounding_residual" Info;
    /// One figure adds or compares amounts of several valuations, FOB and CIF for example.
    MixedValuation "mixed_valuation" Warning;
    /// Exports and imports were come by in different ways (a reported total, a sum of some goods), so
    /// that they do not combine.
    MixedBasis "mixed_basis" Warning;
    /// Some of the rows that a figure adds report no value; they are not counted as zero.
    ValuesNotReported "values_not_reported" Info;
    /// The parts that are recorded add up to less than the total, so some are not recorded.
    PartsIncomplete "parts_incomplete" Info;
    /// Rows of trade are recorded that no figure shown rests on: of another level of goods, edition,
    /// flow kind or partner.
    RowsNotShown "rows_not_shown" Info;
    /// The input is compressed, and reading it needs a feature of the library that is not on.
    CompressionUnsupported "compression_unsupported" Critical;
    /// The compressed input is damaged, is cut short, or has something else behind its end.
    CompressionInvalid "compression_invalid" Critical;
    /// The input unfolds to many times its size, as no honest file does.
    LimitRatio "limit_ratio" Critical;
    /// A sum has more groups than the limit.
    LimitGroups "limit_groups" Critical;
    /// The values of a table add up to more than an amount may be.
    LimitSum "limit_sum" Critical;
    /// The header is not that of the format, or of no form of it that we know.
    UnknownFormat "unknown_format" Critical;
    /// A column that the format needs is not in the header; or one that decides what rows mean is
    /// there only under nearly its name.
    MissingRequiredColumn "missing_required_column" Critical;
    /// Two columns have the same name; neither can be preferred.
    DuplicatedColumn "duplicated_column" Critical;
    /// So many rows were refused that something is wrong with the file as a whole.
    TooManyRejects "too_many_rejects" Critical;
    /// A column that the format does not know; it is not read.
    UnknownColumn "unknown_column" Info;
    /// A second header stands among the rows, as where files were put behind one another.
    RepeatedHeader "repeated_header" Warning;
    /// The last line has no end, so the file may have been cut.
    UnterminatedLastLine "unterminated_last_line" Warning;
    /// The number of rows is one at which services cut their answers, or is not the number that the
    /// file itself states.
    SuspectedTruncation "suspected_truncation" Warning;
    /// Lines end in more than one way, as where files were put behind one another.
    MixedLineEnds "mixed_line_ends" Info;
    /// A line without a record.
    BlankLine "blank_line" Info;
    /// A row has more or fewer fields than the header.
    WrongFieldCount "wrong_field_count" Error;
    /// A quoted value does not end on its line.
    UnclosedQuote "unclosed_quote" Error;
    /// The line is the rest of a value with a line break in it; a record is one line.
    NewLineInValue "new_line_in_value" Error;
    /// A line or a field is longer than the limit, or has more fields than the limit.
    RecordTooLong "record_too_long" Error;
    /// The input broke off within this line, so what is left of it cannot be trusted.
    LineCutShort "line_cut_short" Error;
    /// A row has a NUL or another control character in it.
    ControlCharacter "control_character" Error;
    /// A number has more digits than are held exactly.
    NumberOutOfRange "number_out_of_range" Error;
    /// A number has more decimals than are held.
    PrecisionExceedsScale "precision_exceeds_scale" Error;
    /// A number is written with a comma for a decimal point.
    DecimalComma "decimal_comma" Error;
    /// A number is written with separators between its digits.
    ThousandsSeparator "thousands_separator" Error;
    /// A number is written with an exponent, as by programs that keep it in floating point.
    ExponentNotation "exponent_notation" Error;
    /// A number written with an exponent was read, because the caller asked for it; digits may have
    /// been lost before.
    ExponentRead "exponent_read" Warning;
    /// A field that may be empty says so by a word such as `NA`.
    NullTokenUsed "null_token_used" Info;
    /// A field that a row can do without, such as its weight, could not be read; the row was taken
    /// without it.
    OptionalFieldUnreadable "optional_field_unreadable" Warning;
    /// A weight or quantity of zero stands beside a value above zero, as files write one that is not
    /// reported; it was taken as that.
    ZeroNotReported "zero_not_reported" Info;
    /// A code of a breakdown is the wrong one that Comtrade is known to write for the total.
    BreakdownCodeCorrected "breakdown_code_corrected" Info;
    /// The answer of a service states an error instead of data, or beside them.
    ReplyError "reply_error" Critical;
    /// A code of countries is of another system than the rest of the file.
    CodeSystemSuspect "code_system_suspect" Warning;
    /// The figures under a country's code cover another territory than its own.
    TerritoryDiffers "territory_differs" Info;
    /// Other Asia, not elsewhere specified, was read as Taiwan because the caller chose so.
    OtherAsiaAliased "other_asia_aliased" Info;
    /// The partner is an area of trade statistics that is no country.
    NesPartner "nes_partner" Info;
    /// The partner is the world: a control total, kept apart from its parts.
    WorldRow "world_row" Info;
    /// The reporter or the partner is a group of countries: a control total, kept apart.
    GroupRow "group_row" Info;
    /// Reporter and partner are the same country, so the row is of no pair.
    SelfTrade "self_trade" Warning;
    /// The row is a part of another one, by mode of transport, customs procedure or second partner.
    BreakdownNotTotal "breakdown_not_total" Info;
    /// The row is a control total of rows of a finer level of goods, kept apart from them.
    CoarserLevel "coarser_level" Info;
    /// The letters of a country beside its number are those of another country.
    IsoCodeDiffers "iso_code_differs" Warning;
    /// The value of a row is neither the CIF value nor the FOB value that stand beside it, one of which
    /// it is; one of the three may be damaged.
    ValueStandsAlone "value_stands_alone" Warning;
    /// The name of the file says another year than the row.
    YearDiffersFromName "year_differs_from_name" Warning;
    /// The flow is not one of the list, or its name is not that of its code.
    UnknownFlow "unknown_flow" Error;
    /// The goods or services are classified by another list than the Harmonized System.
    UnsupportedClassification "unsupported_classification" Error;
    /// The row is about services; trade in goods alone is read.
    ServicesRow "services_row" Error;
    /// The leading zeros of a commodity code were put back, because the caller said they are lost.
    HsCodePadded "hs_code_padded" Warning;
    /// The edition has no such commodity code.
    HsNotInEdition "hs_not_in_edition" Warning;
    /// Neither the caller nor the file says of which edition the commodity codes are, and they do
    /// not tell.
    EditionUnknown "edition_unknown" Critical;
    /// The edition of the commodity codes was taken from the name of the file or from the codes.
    EditionDeduced "edition_deduced" Info;
    /// Rows have the same key, and the policy that the caller named chose among them or added them.
    DuplicateResolved "duplicate_resolved" Warning;
    /// Whether rows have the same key could not be checked, because they are not sorted and not kept.
    DuplicatesUnchecked "duplicates_unchecked" Unchecked;
    /// The caller's filter passed the row over.
    FilteredOut "filtered_out" Info;
    /// The world's row differs from the sum over partners.
    WorldDiffersFromPartners "world_differs_from_partners" Warning;
    /// A total is a hundred times as large as its control or its neighbor, or a hundredth.
    ImplausibleScale "implausible_scale" Warning;
    /// A fact names no source.
    SourceMissing "source_missing" Warning;
    /// A visit is of a rare kind: a state visit that no head of state leads, or a stay of more than
    /// fourteen days.
    UnusualVisit "unusual_visit" Warning;
    /// A number of items is given without naming them.
    CountWithoutList "count_without_list" Info;
    /// Two recorded stages of a project do not directly follow each other, so a stage between them
    /// is not recorded.
    StageSkipped "stage_skipped" Info;
    /// The start of a project is not recorded, though it has begun or should have one planned.
    ProjectStartNotRecorded "project_start_not_recorded" Info;
    /// A project was completed, and its end is not recorded.
    ProjectEndNotRecorded "project_end_not_recorded" Info;
    /// A project has an actual end, and its last stage is one that does not end a project.
    StageContradictsEnd "stage_contradicts_end" Warning;
    /// What is recorded as past lies after the day for which the answer is given.
    DateInFuture "date_in_future" Warning;
    /// Two statements about the same thing cannot both be true by the digits that they were given with.
    ConflictingClaims "conflicting_claims" Warning;
    /// Two statements date the same thing differently.
    ConflictingDates "conflicting_dates" Warning;
    /// A figure of a part of a period is larger than that of the whole period.
    SubperiodExceedsPeriod "subperiod_exceeds_period" Warning;
    /// The two sides report the same trade differently.
    MirrorGap "mirror_gap" Info;
    /// Figures add services to goods.
    GoodsServicesMixed "goods_services_mixed" Warning;
    /// A stated growth may be an index or a change: 112 percent may mean 12 percent more or more than
    /// twice as much.
    IndexOrChangeAmbiguous "index_or_change_ambiguous" Warning;
    /// Another account of a fact that a dossier holds once is kept beside it.
    OtherAccountKept "other_account_kept" Info;
    /// A cumulative figure is below an earlier one for the same thing.
    CumulativeMetricDecreased "cumulative_metric_decreased" Warning;
    /// A project is said to have made something before it started.
    MetricBeforeStart "metric_before_start" Warning;
    /// More was paid to a project than was promised to it.
    DisbursedAboveCommitted "disbursed_above_committed" Warning;
    /// A head of mission began before the one before had left.
    OverlappingHeads "overlapping_heads" Warning;
    /// A head of mission presented credentials so long after the appointment that one of the two
    /// dates is likely a slip.
    LongWayToCredentials "long_way_to_credentials" Warning;
    /// A head of mission has served for longer than is usual, and no end is recorded.
    EndNotRecorded "end_not_recorded" Warning;
    /// Whether an agreement is in force cannot be told from what is recorded.
    InForceNotRecorded "in_force_not_recorded" Info;
    /// An agreement entered into force before it was signed, and is not said to be retroactive or
    /// provisionally applied.
    InForceBeforeSignature "in_force_before_signature" Warning;
    /// A party signed after it had consented to be bound.
    SignedAfterConsent "signed_after_consent" Warning;
    /// A party signed after an agreement had entered into force for it.
    SignedAfterEntryIntoForce "signed_after_entry_into_force" Warning;
    /// A party consented to be bound after an agreement had entered into force for it.
    ConsentAfterEntryIntoForce "consent_after_entry_into_force" Warning;
    /// An agreement is in force for a party before it entered into force as a whole.
    PartyInForceBeforeAgreement "party_in_force_before_agreement" Warning;
    /// One of several signatories withdrew before the agreement entered into force.
    WithdrawnBeforeEntryIntoForce "withdrawn_before_entry_into_force" Warning;
    /// The entry into force of an agreement waits for consent, and no consent is recorded.
    EntryWithoutConsent "entry_without_consent" Warning;
    /// The recorded entry into force is not the one that the rule of the agreement gives.
    EntryDiffersFromRule "entry_differs_from_rule" Warning;
    /// The text of an agreement was adopted or initialed after its signature.
    AdoptedAfterSignature "adopted_after_signature" Warning;
    /// An agreement was registered before it was signed.
    RegisteredBeforeSignature "registered_before_signature" Warning;
    /// Consent to be bound is recorded for a commitment that does not bind in law.
    ConsentToNonBinding "consent_to_non_binding" Warning;
    /// A link names an instrument that stands outside the register, so nothing about it was checked.
    ExternalReference "external_reference" Info;
    /// No figures are reported by the country that was asked for.
    NoFiguresByReporter "no_figures_by_reporter" Info;
    /// Facts that certainly lie after the date of the brief are left out of it.
    FactsAfterDate "facts_after_date" Info;
    /// No date was given to answer for, and no source has one either.
    NoReferenceDate "no_reference_date" Unchecked;
}

impl fmt::Display for NoticeCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

impl FromStr for NoticeCode {
    type Err = UnknownNoticeCode;

    fn from_str(text: &str) -> Result<Self, UnknownNoticeCode> {
        let known = Self::ALL.iter().copied().find(|code| code.as_str() == text);
        known.ok_or_else(|| UnknownNoticeCode { text: shorten(text) })
    }
}

impl Serialize for NoticeCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Text that is no code of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no notice code `{text}`")]
#[non_exhaustive]
pub struct UnknownNoticeCode {
    /// The text, cut after 40 characters.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_distinct_snake_case_and_read_back() {
        let names: BTreeSet<_> = NoticeCode::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(names.len(), NoticeCode::ALL.len());
        for code in NoticeCode::ALL {
            assert_eq!(code.as_str().parse(), Ok(*code));
            assert!(code.as_str().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'));
            assert!(code.description().ends_with('.'));
        }
    }
}
