//! The public surface: what every noun and every error can do.

use std::{collections::BTreeSet, error, fmt::Debug, hash::Hash};

#[cfg(feature = "html")]
use bilateral::brief::HtmlOptions;
#[cfg(feature = "csv")]
use bilateral::brief::{BriefTable, BriefTableError, SheetError, SheetOptions};
#[cfg(feature = "complexity")]
use bilateral::complexity::{
    self, BasketComplexityError, ComplexityError, Component, CountryFiguresError, Deviation,
    DuplicateCells, ExportMatrix, ExportMatrixError, FitnessError, FitnessOptions, FitnessStop,
    Incomes, MissingProductError, Normalization, Populations, Presence, PresenceError, Proximity,
    ProximityDiagonal, Scores, ScoresError, SignRule, UnknownCountryError,
};
use bilateral::ingest::{
    BaciCountries, BaciCountry, BaciProducts, Breaker, Disposition, ExactSum, FlatWriteError,
    GroupBy, GroupKey, ImfRates, InputReport, LoadCoverage, LoadError, LoadFilter, LoadLimits,
    LoadMode, LoadOptions, LoadReport, Loaded, OecdMargins, Progress, RateLeftOut,
    RateLeftOutReason, Reason, RowTally, Totalled, TotalsLoad, TotalsRow, TradeFormat, TradeLoad,
    TradeTotals, TradeTotalsError, UnknownGroupBy, UnknownTradeFormat, WeightsFile,
    WeightsFileError, write_flat,
};
#[cfg(feature = "arrow-59")]
use bilateral::snapshot::{self, SnapshotError, SnapshotLimits};
use bilateral::{
    Agreement, AgreementRegister, Brief, CodeSystem, Commodity, CommodityCode, Count, Country,
    CountryGroup, CountryPair, Currency, DateRange, DiplomaticRelations, Dossier, Error,
    ExchangeRate, Growth, HsCode, HsEdition, IndustrialProject, Money, Notices, PartialDate,
    Partner, Period, PeriodEnd, ProjectPortfolio, Published, Quantity, Ratio, RecordId,
    RecordIdError, RelationsRegister, Representation, RepresentationRegister, Sector, Share,
    Source, Text, TextError, Threads, TradeData, TradeFigures, TradeFlow, TradeTable, Truth, Unit,
    Visit, VisitCalendar,
    agreement::{
        AgreementError, AgreementKind, AgreementLevel, AgreementRecord, AgreementRegisterError,
        AgreementStanding, BindingNature, Conclusion, ConsentKind, ConsentRecord, CountingPolicy,
        DecadeCounts, EndGround, EntryIntoForce, EntryLag, EntryRule, EntryRuleRecord, FirstSigned,
        InstrumentRole, LinkKind, LinkRecord, PartyRecord, ProvisionalRecord, RegistrationRecord,
        RegistrationSystem, SignedShare, TermEnd, TermKind, TermLength, TermLengthError,
        TermRecord,
    },
    brief::{BriefError, BriefOptions, InForceRow, MirrorGapRow, RankedGoodsItem, RankedGoodsRow},
    commodity::{
        CommodityCodeError, CommodityError, CommodityLevel, EditionFit, HsCodeError,
        HsEditionError, HsSection, HsSectionError, SpecialCode, SpecialCodeError,
    },
    convert::{
        Concordance, ConcordanceError, ConstantAmount, ConversionAccount, ConversionLoss,
        CurrencyAccount, CurrencyConversion, CurrencyLeftOut, Deflator, DeflatorError,
        DeflatorRecord, EditionConversion, LossReason, NomenclatureWeights,
        NomenclatureWeightsError, PriceIndexRecord, RateOptions, RatePath, RateStep, RateTable,
        RateTableError, ReleaseAccount, ReleaseChange, ReleaseChangeKind, ReleaseDiff,
        ReleaseDiffError, TradeSums, WeightRecord,
    },
    country::{
        CodeSystemError, CountryError, CountryGroupError, DirectedPair, NesCode, NesCodeError,
        PairError, PartnerError, ResolveError, ResolveOptions,
    },
    decimal::{self, DecimalError},
    dossier::{
        self, ChoiceReason, Chosen, Claim, ClaimDates, ClaimValue, Conflict, Conflicts,
        CountRecord, CountedFacts, Difference, DossierError, DossierRecord, FigureClaim,
        MergeError, Merged, OtherAccountsRecord, Policy, PolicyError, ReadError, Resolution,
    },
    event::{EventKind, PloverCategory, PloverContext, PloverMode},
    export::CodedEvent,
    indicator::{
        self, AdvantageBaskets, Approximate, Basket, BasketError, CatalogueEntry,
        ComplementarityForm, ConstantMarketShare, ContributionBase, ExactValue, ExportsByMarket,
        HirschmanScale, Imbalance, Index, IndexByGood, IndexCoverage, Input, InputValue,
        IntensityBase, IntensitySide, Lines, Margin, MarginsOverTime, OpennessForm, PairBaskets,
        PairOptions, PairTrade, PriceFormula, PricedBasket, QuantityMeasure, ReferenceSet,
        StructureMeasure, TradeCostRecord, TradeSide, Traders, Undefined, VollrathForm,
    },
    mirror::{
        Absence, AdjustedReport, Adjustment, CellStanding, CifMargin, CifMarginError, CifMargins,
        CifToFob, GapExplanation, GapPartKind, MarginBase, MirrorCell, MirrorCheck, MirrorCoverage,
        MirrorError, MirrorFlow, MirrorPair, MirrorRow, MirrorSide, MirrorStanding, MirrorStrategy,
        NotComputed, Provenance, Reallocation, ReconciledFlow, Reliability, ReliabilityError,
        ReliabilityOptions, ReliabilityScore, Report, ReportKind, Reporters,
        inverse_variance_weight,
    },
    money::{
        Bound, CurrencyError, ExchangeRateRecord, MoneyError, PublishedError, PublishedRatio,
        PublishedRecord, RateError, RateMethod, Scale,
    },
    notice::{Notice, NoticeCode, Place, Severity, UnknownNoticeCode},
    period::{DateError, PeriodError, day},
    project::{
        CommitmentRecord, Committed, CommittedCell, CommittedIn, ConversionGap,
        ConvertedCommitment, DisbursementRecord, FinanceKind, InferredStanding, InferredStatus,
        MetricDecrease, MetricError, MetricKind, MetricRecord, MetricScope, MetricScopeError,
        MetricSeries, MetricValue, MetricValueRecord, NotCounted, ParticipantRecord, ProjectError,
        ProjectEvent, ProjectEventKind, ProjectForm, ProjectPortfolioError, ProjectRecord,
        ProjectRelation, ProjectSector, ProjectStage, ProjectStanding, ProjectStatus,
        RelatedProjectRecord, SectorShareRecord, Slippage, StageRecord, StaleRule, UmbrellaGroup,
        UnconvertedCommitment, Utilization,
    },
    quantity::QuantityError,
    ratio::{RatioError, ShareError},
    relations::{
        DayCount, HeadRank, HeadRecord, LevelRange, LevelSpan, MutualRepresentation, PostKind,
        PostRecord, Reciprocity, RelationEventKind, RelationEventRecord, RelationsError,
        RelationsRecord, RelationsRegisterError, RelationsStatus, RepresentationError,
        RepresentationLevel, RepresentationRecord, RepresentationRegisterError,
    },
    rust_decimal::Decimal,
    sector::SectorError,
    source::{ClaimRank, Side, SideError, SourceError, SourceKind, SourceRecord},
    trade::{
        BilateralTrade, Coverage, Direction, DuplicatePolicy, FlowKind, FlowTotal, FlowView,
        GoodsItemRecord, GoodsList, GoodsListError, GoodsListRecord, GrowthBreakdown, GrowthForm,
        GrowthPart, GrowthRow, Ranked, Ranking, RankingPercentages, Reconciler, ReportedTrade,
        RowUse, SeriesCoverage, SeriesGrowth, SeriesPoint, StatedGrowthRecord, TableConversion,
        TotalBasis, TradeBasis, TradeBuilder, TradeContent, TradeFiguresError, TradeFiguresRecord,
        TradeFiguresSeries, TradeFiguresSeriesError, TradeFiguresView, TradeFlowError,
        TradeFlowRecord, TradeGrowthError, TradeMeasure, TradeRow, TradeSeries, TradeTableError,
        TradeView, TradeViewError, TwoWayMeasure, TwoWayTrade, UndefinedGrowth, Valuation,
        Valuations,
    },
    visit::{
        DaysSinceVisit, LongestVisitGap, NearDuplicate, NearDuplicateReason, SignedDocuments,
        SuccessionKind, TalksRecord, VisitCalendarError, VisitDays, VisitError, VisitGap,
        VisitKind, VisitLevel, VisitOutcomeKind, VisitOutcomePartRecord, VisitOutcomeRecord,
        VisitReciprocity, VisitRecord, VisitSegmentRecord, VisitStage, VisitStageRecord,
        VisitStanding, VisitStatus, VisitStatusReason, VisitSuccession, VisitSuccessions,
        VisitTrip,
    },
};
#[cfg(feature = "ics")]
use bilateral::{
    export::{IcalendarError, IcalendarOptions},
    time::UtcDateTime,
};

use crate::rust_text::{SourceFile, source_files};

/// Lists the public nouns, one a row: `Noun;`, or `Noun: Copy, Ord;` with what it has besides
/// `Debug`, `Clone`, `PartialEq`, `Eq`, `Hash`, `Send` and `Sync`. A noun that borrows is written
/// `View<'static>;`, one of a feature `#[cfg(feature = "json")] Noun;`.
macro_rules! nouns {
    ($($(#[$attribute:meta])* $noun:ty $(: $($extra:ident),+)?;)*) => {
        /// The names of the listed nouns.
        const NOUNS: &[&str] = &[$(stringify!($noun)),*];

        #[test]
        fn every_noun_has_the_common_traits() {
            fn common<T: Debug + Clone + PartialEq + Eq + Hash + Send + Sync + 'static>() {}
            $($(#[$attribute])* {
                common::<$noun>();
                $($({
                    fn extra<T: $extra>() {}
                    extra::<$noun>();
                })+)?
            })*
        }
    };
}

/// Lists the public errors, one a row, each with calls that are refused with it:
/// `TextError => [Text::new("")];`.
macro_rules! errors {
    ($($(#[$attribute:meta])* $error:ident => [$($refused:expr),+ $(,)?];)*) => {
        /// The names of the listed errors.
        const ERRORS: &[&str] = &[$(stringify!($error)),*];

        #[test]
        fn every_error_is_an_error_and_says_what_is_wrong() {
            fn common<T: error::Error + Clone + PartialEq + Eq + Send + Sync + 'static>() {}
            $($(#[$attribute])* {
                common::<$error>();
                for error in [$(refusal::<_, $error>($refused)),+] {
                    let mut cause: Option<&dyn error::Error> = Some(&error);
                    while let Some(error) = cause {
                        let message = error.to_string();
                        assert_eq!(fault(&message), None, "{}: {message:?}", stringify!($error));
                        cause = error.source();
                    }
                }
            })*
        }
    };
}

nouns! {
    Absence: Copy, Ord;
    AdjustedReport: Copy;
    Adjustment: Copy;
    CellStanding: Copy, Ord;
    CifMargin: Copy;
    CifMargins: Default;
    CifToFob;
    GapExplanation;
    GapPartKind: Copy, Ord;
    MarginBase: Copy, Ord;
    MirrorCell: Copy;
    MirrorCheck<'static>;
    MirrorCoverage: Copy, Default;
    MirrorFlow: Copy, Ord;
    MirrorPair: Copy, Default;
    MirrorRow: Copy;
    MirrorSide: Copy, Ord;
    MirrorStanding: Copy, Ord;
    MirrorStrategy: Copy;
    NotComputed: Copy;
    Provenance: Copy, Ord;
    Reallocation;
    ReconciledFlow: Copy;
    Reliability;
    ReliabilityOptions: Copy, Default;
    ReliabilityScore: Copy;
    Report: Copy;
    ReportKind: Copy, Ord, Default;
    Reporters: Default;
    AdvantageBaskets<'static>: Copy;
    Approximate: Copy;
    Basket: Default;
    CatalogueEntry: Copy;
    ComplementarityForm: Copy;
    Concordance: Default;
    ConstantAmount;
    ConstantMarketShare: Copy;
    ContributionBase: Copy;
    ConversionAccount;
    ConversionLoss;
    CurrencyAccount;
    CurrencyConversion;
    CurrencyLeftOut;
    Deflator;
    DeflatorRecord;
    EditionConversion;
    ExactValue: Copy;
    ImfRates;
    PriceIndexRecord: Copy;
    RateLeftOut;
    RateLeftOutReason: Copy, Ord;
    RateOptions: Copy;
    RatePath;
    RateStep;
    RateTable: Default;
    ExportsByMarket: Default;
    HirschmanScale: Copy;
    Imbalance: Copy;
    Index;
    IndexByGood;
    IndexCoverage: Copy, Default;
    Input: Copy;
    InputValue: Copy;
    IntensityBase: Copy;
    IntensitySide: Copy;
    Lines: Copy;
    LossReason: Copy, Ord;
    Margin: Copy;
    MarginsOverTime: Copy;
    NomenclatureWeights;
    OpennessForm: Copy;
    PairBaskets: Default;
    PairOptions: Copy, Default;
    PairTrade;
    PriceFormula: Copy;
    PricedBasket: Default;
    QuantityMeasure: Copy;
    ReferenceSet: Copy;
    indicator::Scale: Copy;
    ReleaseAccount;
    ReleaseChange<'static>: Copy;
    ReleaseChangeKind: Copy, Ord;
    ReleaseDiff<'static>;
    StructureMeasure: Copy;
    TableConversion: Copy;
    TradeCostRecord: Copy;
    TradeSide: Copy;
    Traders: Copy, Default;
    TradeSums: Default;
    VollrathForm: Copy;
    BaciCountries;
    BaciCountry;
    BaciProducts;
    Breaker: Copy, Default;
    Disposition: Copy, Ord;
    ExactSum: Copy, Ord, Default;
    GroupBy: Copy, Ord;
    GroupKey: Copy, Ord;
    InputReport: Default;
    LoadCoverage: Default;
    LoadFilter: Default;
    LoadLimits: Copy, Default;
    LoadMode: Copy, Ord, Default;
    LoadOptions: Default;
    LoadReport;
    Loaded;
    OecdMargins;
    Progress: Copy;
    Reason: Copy;
    RowTally: Copy, Default;
    Totalled;
    TotalsRow: Copy;
    TradeFormat: Copy;
    TradeTotals;
    #[cfg(feature = "complexity")]
    Component;
    #[cfg(feature = "complexity")]
    Deviation: Copy, Ord;
    #[cfg(feature = "complexity")]
    DuplicateCells: Copy, Ord, Default;
    #[cfg(feature = "complexity")]
    Incomes;
    #[cfg(feature = "complexity")]
    Normalization: Copy, Ord, Default;
    #[cfg(feature = "complexity")]
    Populations;
    #[cfg(feature = "complexity")]
    Presence;
    #[cfg(feature = "complexity")]
    Proximity<'static>: Copy;
    #[cfg(feature = "complexity")]
    ProximityDiagonal: Copy, Ord, Default;
    #[cfg(feature = "complexity")]
    SignRule: Copy, Ord;
    #[cfg(feature = "complexity")]
    complexity::Threshold: Copy, Ord, Default;
    Agreement;
    AgreementRegister: Default;
    AgreementStanding;
    CountingPolicy: Copy;
    DecadeCounts: Default;
    EntryIntoForce: Copy;
    EntryLag: Default;
    FirstSigned<'static>;
    InstrumentRole: Copy, Ord;
    SignedShare: Copy;
    TermEnd<'static>;
    TermLength: Copy;
    BilateralTrade: Copy;
    Brief;
    #[cfg(feature = "csv")]
    BriefTable: Copy, Ord;
    #[cfg(feature = "csv")]
    SheetOptions: Copy, Default;
    #[cfg(feature = "html")]
    HtmlOptions: Copy, Default;
    InForceRow: Copy;
    MirrorGapRow;
    RankedGoodsItem;
    RankedGoodsRow;
    CodeSystem: Copy;
    CodedEvent;
    Committed: Default;
    CommittedCell: Copy, Default;
    CommittedIn<'static>;
    Commodity: Copy, Ord;
    CommodityCode: Copy, Ord;
    ConversionGap: Copy, Ord;
    ConvertedCommitment<'static>: Copy;
    Count: Copy, Default;
    Country: Copy, Ord;
    CountryGroup: Copy;
    CountryPair: Copy, Ord;
    Coverage: Copy, Default;
    Currency: Copy, Ord;
    DateRange: Copy, Ord;
    DayCount: Copy, Default;
    DaysSinceVisit: Copy;
    DiplomaticRelations;
    Direction: Copy, Ord;
    Dossier;
    Claim<Published>;
    ClaimDates: Copy, Default;
    ClaimValue;
    FigureClaim;
    Conflict;
    Conflicts: Default;
    Difference;
    CountRecord;
    CountedFacts: Copy, Ord;
    OtherAccountsRecord: Default;
    Policy: Default;
    Chosen: Copy, Ord;
    ChoiceReason;
    Resolution;
    Merged;
    ClaimRank: Copy, Ord, Default;
    TradeContent: Copy, Ord;
    GrowthForm: Copy, Ord, Default;
    StatedGrowthRecord;
    VisitOutcomePartRecord;
    DuplicatePolicy: Copy;
    EditionFit;
    EventKind: Copy, Ord;
    ExchangeRate;
    FinanceKind: Copy, Ord;
    FlowKind: Copy, Ord;
    FlowTotal: Copy, Default;
    FlowView<'static>: Copy;
    GoodsItemRecord;
    GoodsList;
    GoodsListRecord;
    Growth: Copy;
    GrowthBreakdown<Partner>;
    GrowthPart<Commodity>: Copy;
    GrowthRow: Copy;
    HeadRank: Copy;
    HeadRecord;
    HsCode: Copy, Ord;
    HsEdition: Copy, Ord;
    #[cfg(feature = "ics")]
    IcalendarOptions;
    IndustrialProject;
    InferredStanding: Copy;
    InferredStatus: Copy, Ord;
    LevelRange: Copy;
    LevelSpan: Copy;
    LongestVisitGap<'static>: Copy;
    MetricDecrease<'static>: Copy;
    MetricKind: Copy, Ord;
    MetricScope: Copy;
    MetricSeries<'static>;
    MetricValue: Copy;
    Money: Copy;
    MutualRepresentation<'static>: Copy;
    NearDuplicate<'static>: Copy;
    NearDuplicateReason: Copy, Ord;
    NotCounted: Copy, Ord;
    Notice;
    NoticeCode: Copy, Ord;
    Notices: Default;
    PartialDate: Copy;
    Partner: Copy, Ord;
    Period: Copy, Ord;
    PeriodEnd: Copy;
    Place: Default, Ord;
    PloverCategory: Copy, Ord;
    PloverContext: Copy, Ord;
    PloverMode: Copy, Ord;
    PostKind: Copy, Ord;
    PostRecord;
    ProjectEvent<'static>: Copy;
    ProjectEventKind: Copy;
    ProjectForm: Copy, Ord;
    ProjectPortfolio: Default;
    ProjectRelation: Copy, Ord;
    ProjectSector: Copy, Ord;
    ProjectStage: Copy, Ord;
    ProjectStanding: Copy;
    ProjectStatus: Copy, Ord;
    Published: Copy;
    PublishedRatio: Copy;
    Quantity: Copy;
    Ranked<Partner>: Copy;
    Ranking<Commodity>;
    RankingPercentages;
    Ratio: Copy, Ord;
    Reciprocity: Copy;
    Reconciler: Copy, Ord;
    RecordId: Ord;
    RelationEventKind: Copy, Ord;
    RelationsRegister: Default;
    RelationsStatus: Copy, Ord;
    Representation;
    RepresentationLevel: Copy, Ord;
    RepresentationRegister: Default;
    ReportedTrade;
    RowUse: Copy, Default;
    Sector: Copy, Ord;
    SeriesCoverage: Copy, Default;
    SeriesGrowth: Copy;
    SeriesPoint: Copy;
    Severity: Copy, Ord;
    Share: Copy, Ord;
    Side: Copy;
    SignedDocuments: Copy, Default;
    Slippage: Copy;
    #[cfg(feature = "arrow-59")]
    SnapshotLimits: Copy, Default;
    Source;
    StaleRule: Copy;
    SuccessionKind: Copy, Ord;
    Text: Ord;
    Threads: Copy, Ord, Default;
    TotalBasis: Copy;
    TradeBasis: Copy, Ord, Default;
    TradeData: Default;
    TradeFigures;
    TradeFiguresRecord;
    TradeFiguresSeries: Default;
    TradeFiguresView<'static>: Copy;
    TradeFlow;
    TradeFlowRecord;
    TradeMeasure: Copy, Ord;
    TradeRow<'static>: Copy;
    TradeSeries;
    TradeTable: Default;
    TradeView<'static>: Copy;
    Truth: Copy;
    TwoWayMeasure: Copy, Ord;
    TwoWayTrade: Copy, Default;
    UmbrellaGroup<'static>;
    UnconvertedCommitment<'static>: Copy;
    UndefinedGrowth: Copy;
    Unit: Copy;
    Utilization: Copy;
    Valuation: Copy, Ord, Default;
    Valuations: Copy, Default;
    Visit;
    VisitCalendar: Default;
    VisitDays: Copy, Default;
    VisitGap<'static>: Copy;
    VisitKind: Copy, Ord;
    VisitLevel: Copy;
    VisitReciprocity: Copy;
    VisitSegmentRecord: Default;
    VisitStage: Copy, Ord;
    VisitStageRecord;
    VisitStanding: Copy;
    VisitStatus: Copy, Ord;
    VisitStatusReason: Copy;
    VisitSuccession<'static>: Copy;
    VisitSuccessions<'static>;
    VisitTrip<'static>;
    WeightRecord: Copy;
    WeightsFile;
}

#[cfg(feature = "complexity")]
fn tin() -> Scores {
    Scores::new([("tin", 1.0)]).unwrap()
}

#[cfg(feature = "complexity")]
fn presence(pairs: &[(&str, &str)]) -> Presence {
    Presence::new(pairs.iter().copied()).unwrap()
}

#[cfg(feature = "complexity")]
fn exports(rows: &[(&str, &str, i64)]) -> Result<ExportMatrix, ExportMatrixError> {
    let rows =
        rows.iter().map(|(country, product, value)| (*country, *product, Decimal::from(*value)));
    ExportMatrix::new(rows, DuplicateCells::Refuse)
}

fn mirror_report(currency: Currency, units: i64) -> Option<Report> {
    Some(Report::new(Money::new(units.into(), currency).unwrap(), Valuation::Unknown))
}

fn mirror_flow() -> MirrorFlow {
    MirrorFlow { exporter: Country::AZE, importer: Country::BLR, period: "2021".parse().unwrap() }
}

/// Flows whose scores do not settle at once.
fn mirror_flows() -> Vec<(Country, Country, MirrorPair)> {
    let flow = |exporter, importer, value| {
        let sides = [100, value].map(|units| mirror_report(Currency::USD, units));
        (exporter, importer, MirrorPair::new(sides[0], sides[1]).unwrap())
    };
    vec![
        flow(Country::AZE, Country::BLR, 110),
        flow(Country::AZE, Country::KAZ, 150),
        flow(Country::BLR, Country::AZE, 300),
        flow(Country::BLR, Country::KAZ, 101),
        flow(Country::KAZ, Country::AZE, 120),
        flow(Country::KAZ, Country::BLR, 90),
    ]
}

/// What is said of the gap of a flow of which totals alone are reported.
fn explanation_of_totals() -> GapExplanation {
    let export = trade_row("2021", Country::AZE, Currency::USD, 1);
    let import = TradeFlow::new(TradeFlowRecord {
        valuation: Valuation::Cif,
        value: Money::new(2.into(), Currency::USD).ok(),
        ..TradeFlowRecord::new(
            "2021".parse().unwrap(),
            Country::BLR,
            Country::AZE.into(),
            FlowKind::Import,
            Commodity::TOTAL,
        )
    });
    let data = TradeData::new([export, import.unwrap()], DuplicatePolicy::Refuse).unwrap();
    let seen = DirectedPair::new(Country::AZE, Country::BLR).unwrap();
    MirrorCheck::new(&data, seen).unwrap().explanation(None).unwrap()
}

fn number(text: &str) -> Decimal {
    decimal::parse(text).unwrap()
}

fn figure(value: &str, bound: Bound) -> Published {
    let record = PublishedRecord {
        value: number(value),
        unit: Scale::Million,
        currency: Currency::USD,
        bound,
        half_unit: None,
    };
    Published::new(record).unwrap()
}

fn rate(first_day: &str, last_day: &str, rate: &str) -> Result<ExchangeRate, RateError> {
    ExchangeRate::new(ExchangeRateRecord {
        base: Currency::EUR,
        quote: Currency::AZN,
        rate: number(rate),
        first_day: day::parse(first_day).unwrap(),
        last_day: day::parse(last_day).unwrap(),
        method: RateMethod::Official,
        source: "bank".parse().unwrap(),
    })
}

fn agreement(parties: &[Country]) -> Result<Agreement, AgreementError> {
    agreement_with(parties, |_| {})
}

fn agreement_with(
    parties: &[Country],
    change: impl FnOnce(&mut AgreementRecord),
) -> Result<Agreement, AgreementError> {
    let mut record = AgreementRecord {
        signed: Some("2004".parse().unwrap()),
        ..AgreementRecord::new(
            "free-trade".parse().unwrap(),
            "Free trade agreement".parse().unwrap(),
            AgreementKind::Agreement,
            parties.iter().map(|&country| PartyRecord::new(country)).collect(),
        )
    };
    change(&mut record);
    Agreement::new(record)
}

/// Returns an agreement of the pair after a change of its record.
fn changed(change: impl FnOnce(&mut AgreementRecord)) -> Result<Agreement, AgreementError> {
    agreement_with(&[Country::AZE, Country::BLR], change)
}

/// Returns two agreements, the second linked to the first.
fn linked(
    kind: LinkKind,
    first: impl FnOnce(&mut AgreementRecord),
    second: impl FnOnce(&mut AgreementRecord),
) -> [Agreement; 2] {
    let to: RecordId = "first".parse().unwrap();
    let target = changed(|record| {
        record.id = to.clone();
        first(record);
    });
    let linked = changed(|record| {
        record.links = vec![LinkRecord { kind, to: to.clone(), external: false }];
        second(record);
    });
    [target.unwrap(), linked.unwrap()]
}

fn link_to(to: &str) -> LinkRecord {
    LinkRecord { kind: LinkKind::Amends, to: to.parse().unwrap(), external: false }
}

fn ended_too_soon() -> Result<Agreement, AgreementError> {
    let record = agreement(&[Country::AZE, Country::BLR]).unwrap().record().clone();
    Agreement::new(AgreementRecord { ended: Some("2003".parse().unwrap()), ..record })
}

fn withdrawn_too_soon() -> Result<Agreement, AgreementError> {
    let mut record = agreement(&[Country::AZE, Country::BLR]).unwrap().record().clone();
    record.parties[0].withdrawn = Some("2003".parse().unwrap());
    Agreement::new(record)
}

fn relations(kind: RelationEventKind) -> Result<DiplomaticRelations, RelationsError> {
    relations_with(|_| {}, kind)
}

/// Returns the relations of one event that `change` has changed.
fn relations_with(
    change: impl FnOnce(&mut RelationEventRecord),
    kind: RelationEventKind,
) -> Result<DiplomaticRelations, RelationsError> {
    let mut event = RelationEventRecord::new(kind, date("1993"));
    change(&mut event);
    let between = CountryPair::new(Country::AZE, Country::BLR).unwrap();
    DiplomaticRelations::new(RelationsRecord { between, events: vec![event] })
}

fn recognized_twice() -> Result<DiplomaticRelations, RelationsError> {
    let event = RelationEventRecord::new(RelationEventKind::Recognized, date("1993"));
    let between = CountryPair::new(Country::AZE, Country::BLR).unwrap();
    DiplomaticRelations::new(RelationsRecord { between, events: vec![event; 2] })
}

fn representation(
    posts: &[PostRecord],
    heads: &[HeadRecord],
) -> Result<Representation, RepresentationError> {
    Representation::new(RepresentationRecord {
        posts: posts.to_vec(),
        heads: heads.to_vec(),
        ..RepresentationRecord::new(Country::BLR, Country::AZE)
    })
}

fn with_two_sources() -> Result<Brief, BriefError> {
    let of = |title: &str| {
        let id = "file".parse().unwrap();
        let record = SourceRecord::new(id, title.parse().unwrap(), SourceKind::Statistics);
        Source::new(record).unwrap()
    };
    let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
    let dossier = Dossier::new(DossierRecord::new(pair)).unwrap();
    let (brief, data) = (Brief::new(&dossier, BriefOptions::default()), TradeData::default());
    brief.with_trade(&data, of("one"))?.with_trade(&data, of("another"))
}

#[cfg(feature = "csv")]
fn sheet_without_room() -> Result<(), SheetError> {
    let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
    let dossier = Dossier::new(DossierRecord::new(pair)).unwrap();
    let brief = Brief::new(&dossier, BriefOptions::default());
    brief.write_csv(BriefTable::Trade, SheetOptions::default(), &mut [0; 8][..])
}

fn source(retrieved: &str) -> Result<Source, SourceError> {
    Source::new(SourceRecord {
        id: "press".parse().unwrap(),
        title: "Report".parse().unwrap(),
        kind: SourceKind::Press,
        publisher: None,
        side: None,
        published: Some("2022-05-18".parse().unwrap()),
        retrieved: Some(retrieved.parse().unwrap()),
        url: None,
        note: None,
    })
}

fn date(text: &str) -> PartialDate {
    text.parse().unwrap()
}

fn visit_record() -> VisitRecord {
    let id = RecordId::new("visit").unwrap();
    VisitRecord::new(id, Country::BLR, Country::AZE, date("2022-12-31"))
}

fn visit() -> Visit {
    Visit::new(visit_record()).unwrap()
}

fn visit_in_part(
    host: Option<Country>,
    start: Option<&str>,
    end: Option<&str>,
) -> Result<Visit, VisitError> {
    let (start, end) = (start.map(date), end.map(date));
    let segments = vec![VisitSegmentRecord { host, start, end, ..VisitSegmentRecord::new() }];
    Visit::new(VisitRecord { segments, ..visit_record() })
}

fn visit_with_stages(stages: &[(VisitStage, &str)]) -> Result<Visit, VisitError> {
    let stages = stages.iter().map(|&(stage, on)| VisitStageRecord::new(stage, date(on))).collect();
    Visit::new(VisitRecord { stages, ..visit_record() })
}

fn talks_in(year: &str) -> TalksRecord {
    TalksRecord { on: Some(date(year)), ..TalksRecord::new() }
}

fn outcome_of_nothing() -> VisitOutcomeRecord {
    let title = Text::new("Documents").unwrap();
    VisitOutcomeRecord { count: Some(0), ..VisitOutcomeRecord::new(VisitOutcomeKind::Other, title) }
}

/// A row of exports in `period`, of `currency`, in goods of all kinds.
fn trade_row(period: &str, reporter: Country, currency: Currency, amount: u64) -> TradeFlow {
    TradeFlow::new(TradeFlowRecord {
        value: Money::new(amount.into(), currency).ok(),
        reporter,
        ..trade_row_record(period)
    })
    .unwrap()
}

/// The parts of a row of exports in `period` without a value.
fn trade_row_record(period: &str) -> TradeFlowRecord {
    TradeFlowRecord {
        valuation: Valuation::Fob,
        ..TradeFlowRecord::new(
            period.parse().unwrap(),
            Country::AZE,
            Country::BLR.into(),
            FlowKind::Export,
            Commodity::TOTAL,
        )
    }
}

/// A row of exports of a chapter in an edition.
fn trade_row_of(commodity: &str) -> TradeFlow {
    let commodity = commodity.parse().unwrap();
    TradeFlow::new(TradeFlowRecord { commodity, ..trade_row_record("2021") }).unwrap()
}

/// A figure of so many million.
fn million(number: i64, currency: Currency) -> Option<Published> {
    let record = PublishedRecord {
        value: Decimal::from(number),
        unit: Scale::Million,
        currency,
        bound: Bound::Exactly,
        half_unit: None,
    };
    Published::new(record).ok()
}

/// The parts of figures with exports of 5 million dollars, of nobody.
fn trade_figures_record(period: &str) -> TradeFiguresRecord {
    TradeFiguresRecord {
        id: RecordId::new("figures").ok(),
        exports: million(5, Currency::USD),
        ..TradeFiguresRecord::new(period.parse().unwrap())
    }
}

/// Figures with exports of 5 million dollars, perhaps of somebody.
fn trade_figures(period: &str, reporter: Option<Country>) -> TradeFigures {
    TradeFigures::new(TradeFiguresRecord { reporter, ..trade_figures_record(period) }).unwrap()
}

/// A series of one set of figures, `copies` times.
fn trade_series(copies: usize) -> Result<TradeFiguresSeries, TradeFiguresSeriesError> {
    TradeFiguresSeries::new(vec![trade_figures("2021", None); copies])
}

/// The parts of a list of goods of these names.
fn goods_record(names: &[&str]) -> GoodsListRecord {
    let item = |name: &&str| GoodsItemRecord::new(Text::new(*name).unwrap());
    GoodsListRecord::new(Country::BLR, Country::AZE, names.iter().map(item).collect())
}

fn trade_table<const N: usize>(flows: [TradeFlow; N]) -> Result<TradeTable, TradeTableError> {
    TradeTable::new(flows, DuplicatePolicy::Refuse)
}

fn built_of_two_currencies() -> Result<(), TradeTableError> {
    let mut builder = TradeBuilder::new(DuplicatePolicy::Refuse);
    builder.push(&trade_row("2021", Country::AZE, Currency::USD, 1)).unwrap();
    builder.push(&trade_row("2021", Country::KAZ, Currency::EUR, 1))
}

fn different_releases() -> Result<(), ReleaseDiffError> {
    let dollars = trade_table([trade_row("2021", Country::AZE, Currency::USD, 1)]).unwrap();
    let euros = trade_table([trade_row("2021", Country::AZE, Currency::EUR, 1)]).unwrap();
    ReleaseDiff::new(&dollars, &euros).map(|_| ())
}

fn growth_of_nothing(from: &str, to: &str) -> Result<Option<Money>, TradeViewError> {
    let (from, to) = (from.parse().unwrap(), to.parse().unwrap());
    let table = TradeTable::default();
    table.view().exports().growth_by_partner(from, to).map(|growth| growth.change())
}

/// Returns the project of a record that `change` has changed.
fn project(change: impl FnOnce(&mut ProjectRecord)) -> Result<IndustrialProject, ProjectError> {
    let pair = CountryPair::new(Country::AZE, Country::BLR).unwrap();
    let (id, title) = (RecordId::new("project").unwrap(), Text::new("Assembly").unwrap());
    let mut record = ProjectRecord::new(id, title, pair);
    change(&mut record);
    IndustrialProject::new(record)
}

fn participant() -> ParticipantRecord {
    ParticipantRecord::new(Text::new("Works").unwrap())
}

fn owner(name: &str, percent: &str) -> ParticipantRecord {
    ParticipantRecord {
        country: Some(Country::AZE),
        equity_percent: Some(number(percent)),
        ..ParticipantRecord::new(Text::new(name).unwrap())
    }
}

fn share(percent: &str) -> SectorShareRecord {
    SectorShareRecord { sector: Sector::Energy, percent: number(percent) }
}

fn related(id: &str) -> RelatedProjectRecord {
    RelatedProjectRecord { project: id.parse().unwrap(), relation: ProjectRelation::SiblingOf }
}

fn metric_value(value: &str, to: Option<&str>, bound: Bound) -> Result<MetricValue, MetricError> {
    let (value, to) = (number(value), to.map(number));
    MetricValue::new(MetricValueRecord { value, to, bound, unit: Unit::Item })
}

fn metric(kind: MetricKind, scope: &str) -> MetricRecord {
    let value = metric_value("5", None, Bound::Exactly).unwrap();
    MetricRecord::new("trucks".parse().unwrap(), kind, scope.parse().unwrap(), value)
}

fn metric_total(figures: &[(MetricKind, &str)]) -> Result<Option<MetricValue>, MetricError> {
    let metrics = figures.iter().map(|&(kind, scope)| metric(kind, scope)).collect();
    project(|record| record.metrics = metrics).unwrap().metrics().total()
}

fn conflicting_figures() -> Result<Option<Utilization>, MetricError> {
    let mut other = metric(MetricKind::Actual, "2020");
    other.value = metric_value("6", None, Bound::Exactly).unwrap();
    let metrics =
        vec![metric(MetricKind::Capacity, "each-year"), metric(MetricKind::Actual, "2020"), other];
    let project = project(|record| record.metrics = metrics).unwrap();
    project.metrics().utilization(Period::year(2020).unwrap())
}

fn stage_from(stage: ProjectStage, year: &str) -> StageRecord {
    StageRecord::new(stage, date(year))
}

fn negative_commitment() -> CommitmentRecord {
    let amount = Money::new(decimal::parse("-1").unwrap(), Currency::USD).unwrap();
    CommitmentRecord::new(Published::exact(amount))
}

fn own_basket(edition: Option<HsEdition>, goods: &[(&str, &str)]) -> Result<Basket, BasketError> {
    let value = |text: &str| {
        let (amount, currency) = text.split_once(' ').unwrap();
        Money::new(decimal::parse(amount).unwrap(), currency.parse().unwrap()).unwrap()
    };
    let goods = goods.iter().map(|(code, text)| (code.parse().unwrap(), Some(value(text))));
    Basket::new(edition, goods)
}

fn own_pair(exports: Option<&str>, imports: Option<&str>) -> PairTrade {
    let basket = |value: &str| own_basket(None, &[("0702", value)]).unwrap();
    let baskets = PairBaskets {
        exports: exports.map(basket),
        imports: imports.map(basket),
        ..PairBaskets::default()
    };
    let seen = CountryPair::new(Country::AZE, Country::BLR).unwrap().seen_from(Country::AZE);
    PairTrade::from_baskets(seen.unwrap(), "2021".parse().unwrap(), baskets)
}

errors! {
    #[cfg(feature = "complexity")]
    BasketComplexityError => [
        complexity::exports_by_complexity([("tin", Decimal::NEGATIVE_ONE)], &tin()),
        complexity::exports_by_complexity([("tin", Decimal::MAX), ("tin", Decimal::MAX)], &tin()),
    ];
    BriefError => [with_two_sources()];
    #[cfg(feature = "csv")]
    BriefTableError => ["goods and services".parse::<BriefTable>()];
    #[cfg(feature = "csv")]
    SheetError => [sheet_without_room()];
    #[cfg(feature = "complexity")]
    ComplexityError => [
        complexity::economic_complexity(&presence(&[("a", "x"), ("b", "y")])),
        complexity::economic_complexity(&presence(&[("a", "x"), ("a", "y"), ("b", "y"), ("b", "x")])),
        complexity::economic_complexity(&presence(&[
            ("a", "x"), ("a", "y"), ("b", "y"), ("b", "z"), ("c", "z"), ("c", "x"),
        ])),
    ];
    #[cfg(feature = "complexity")]
    CountryFiguresError => [
        Incomes::new([("a", Decimal::NEGATIVE_ONE)]),
        Incomes::new([("a", Decimal::ZERO)]),
        Incomes::new([("a", Decimal::ONE), ("a", Decimal::ONE)]),
        Incomes::new([("", Decimal::ONE)]),
    ];
    #[cfg(feature = "complexity")]
    ExportMatrixError => [
        exports(&[("a", "x", 1), ("b", "y", -1)]),
        exports(&[("a", "x", 1), ("a", "x", 1)]),
        exports(&[("a", " ", 1)]),
        exports(&[("a", "x", 1)]),
        exports(&[("a", "x", 1), ("b", "x", 1)]),
    ];
    #[cfg(feature = "complexity")]
    FitnessError => [
        complexity::fitness(
            &presence(&[("a", "x"), ("a", "y"), ("b", "y")]),
            FitnessOptions::default().with_extremality(0.0),
        ),
        complexity::fitness(
            &presence(&[("a", "x"), ("a", "y"), ("b", "y")]),
            FitnessOptions::default().with_stop(FitnessStop::relative_change(-1.0, 9)),
        ),
        complexity::fitness(
            &presence(&[("a", "x"), ("a", "y"), ("b", "y")]),
            FitnessOptions::default().with_stop(FitnessStop::relative_change(1e-9, 9)),
        ),
    ];
    #[cfg(feature = "complexity")]
    MissingProductError => [
        complexity::export_income(&exports(&[("a", "x", 1), ("b", "y", 1)]).unwrap(), &tin()),
    ];
    #[cfg(feature = "complexity")]
    PresenceError => [Presence::new([("a", "x")]), Presence::new([("a", "x"), ("b", "x")])];
    #[cfg(feature = "complexity")]
    ScoresError => [
        Scores::new([("a", f64::NAN)]),
        Scores::new([("a", 1.0), ("a", 1.0)]),
        Scores::new([("", 1.0)]),
    ];
    #[cfg(feature = "complexity")]
    UnknownCountryError => [
        complexity::product_income(
            &exports(&[("a", "x", 1), ("b", "y", 1)]).unwrap(),
            &Incomes::new([("a", Decimal::ONE)]).unwrap(),
        ),
    ];
    CifMarginError => [
        CifMargin::from_factor(number("0.9")),
        CifMargin::from_percent_of_cif(number("100")),
        CifMargin::on_fob(Ratio::new(-1, 2).unwrap()),
    ];
    MirrorError => [
        MirrorPair::new(mirror_report(Currency::USD, -1), None),
        MirrorPair::new(mirror_report(Currency::USD, 1), mirror_report(Currency::EUR, 1)),
        MirrorPair::default().gap(),
        MirrorPair::new(mirror_report(Currency::USD, 0), mirror_report(Currency::USD, 0))
            .unwrap()
            .ratio(),
        CifToFob::fixed(CifMargin::from_factor(number("1.06")).unwrap()).apply(
            mirror_report(Currency::USD, 1).unwrap(),
            MirrorSide::Importer,
            mirror_flow(),
        ),
        CifToFob::listed(CifMargins::new()).with_customary_valuations(true).apply(
            mirror_report(Currency::USD, 1).unwrap(),
            MirrorSide::Importer,
            mirror_flow(),
        ),
        inverse_variance_weight(number("0"), number("0")),
    ];
    NotComputed => [
        explanation_of_totals().part(GapPartKind::Valuation),
        explanation_of_totals().part(GapPartKind::ReExports),
    ];
    ReliabilityError => [
        Reliability::new([], ReliabilityOptions::new()),
        Reliability::new([], ReliabilityOptions::new().with_floor(Ratio::ZERO)),
        Reliability::new(
            [(Country::AZE, Country::AZE, MirrorPair::default())],
            ReliabilityOptions::new(),
        ),
        Reliability::new(mirror_flows(), ReliabilityOptions::new().with_iterations(1)),
    ];
    FlatWriteError => [write_flat(&flat_rows(), &mut [0_u8; 8][..])];
    NomenclatureWeightsError => [
        NomenclatureWeights::new(HsEdition::H4, HsEdition::H4, []),
        NomenclatureWeights::new(HsEdition::H4, HsEdition::H3, []),
    ];
    ConcordanceError => [
        Concordance::default().convert(&TradeTable::default(), HsEdition::H4),
        Concordance::default()
            .route(HsEdition::H5, HsEdition::H6)
            .map(|_| Concordance::default().convert(&TradeTable::default(), HsEdition::H6)),
    ];
    RateTableError => [
        RateTable::default().path(
            Currency::USD,
            Currency::AZN,
            "2021".parse().unwrap(),
            &RateOptions::new(RateMethod::Average),
        ),
        RateOptions::new(RateMethod::Average).with_decimals(10).map(|_| unreachable!("refused")),
    ];
    DeflatorError => [
        Deflator::new(DeflatorRecord {
            currency: Currency::AZN,
            base: "2015".parse().unwrap(),
            index: Vec::new(),
            source: RecordId::new("prices").unwrap(),
        }),
    ];
    ReleaseDiffError => [different_releases()];
    WeightsFileError => [
        WeightsFile::read("a.csv", &b""[..]),
        WeightsFile::read("a.csv", &b"H4,H3,weight\n010511,010511,0.5\n"[..]),
    ];
    LoadError => [
        TradeLoad::new(LoadOptions::new()).read("a.csv", TradeFormat::flat(), &b""[..]),
        stopped_load(),
        quarantine_without_room(),
        refused_load("2021,AZE,BLR,export,H5,08105,1\n"),
    ];
    TradeTotalsError => [
        totals_by(GroupBy::Year, "USD").merge(totals_by(GroupBy::Flow, "USD")),
        totals_by(GroupBy::Year, "USD").merge(totals_by(GroupBy::Year, "EUR")),
    ];
    UnknownGroupBy => ["heading".parse::<GroupBy>()];
    UnknownTradeFormat => ["excel".parse::<TradeFormat>()];
    AgreementError => [
        agreement(&[Country::AZE]),
        agreement(&[Country::AZE, Country::AZE]),
        ended_too_soon(),
        withdrawn_too_soon(),
        changed(|record| record.parties[0].denounced = Some("2003".parse().unwrap())),
        changed(|record| {
            record.parties[0].denounced = Some("2008".parse().unwrap());
            record.parties[0].withdrawn = Some("2007".parse().unwrap());
        }),
        changed(|record| {
            record.open_to_accession = Some(false);
            record.parties[0].consent = Some(ConsentRecord::new(ConsentKind::Accession));
        }),
        changed(|record| {
            record.provisional = Some(ProvisionalRecord {
                from: "2006".parse().unwrap(),
                until: "2005".parse().unwrap(),
            });
        }),
        changed(|record| {
            record.kind = AgreementKind::Contract;
            record.level = Some(AgreementLevel::Interstate);
        }),
        changed(|record| {
            record.binding = Some(BindingNature::Treaty);
            record.level = Some(AgreementLevel::Enterprise);
        }),
        changed(|record| record.conclusion = Conclusion::Abandoned),
        changed(|record| record.end_ground = Some(EndGround::Expiry)),
        changed(|record| record.entry_rule = Some(EntryRuleRecord::new(EntryRule::NthInstrument))),
        changed(|record| {
            let length = "P5Y".parse().ok();
            record.term = Some(TermRecord { length, ..TermRecord::new(TermKind::Unlimited) });
        }),
        changed(|record| record.links = vec![link_to("free-trade")]),
        changed(|record| record.links = vec![link_to("a"), link_to("a")]),
        changed(|record| {
            record.registrations = vec![RegistrationRecord {
                system: RegistrationSystem::UnitedNations,
                number: "33521".parse().unwrap(),
                on: None,
            }];
        }),
    ];
    AgreementRegisterError => [
        AgreementRegister::new([
            agreement(&[Country::AZE, Country::BLR]).unwrap(),
            agreement(&[Country::AZE, Country::BLR]).unwrap(),
        ]),
        AgreementRegister::new([changed(|record| record.links = vec![link_to("a")]).unwrap()]),
        AgreementRegister::new(linked(
            LinkKind::Replaces,
            |record| record.links = vec![link_to("free-trade")],
            |_| {},
        )),
        AgreementRegister::new(linked(LinkKind::Amends, |_| {}, |record| {
            record.signed = Some("2003".parse().unwrap());
        })),
        AgreementRegister::new(linked(
            LinkKind::Amends,
            |record| {
                record.signed = None;
                record.conclusion = Conclusion::UnderNegotiation;
            },
            |_| {},
        )),
        AgreementRegister::new(linked(
            LinkKind::AccedesTo,
            |record| record.open_to_accession = Some(false),
            |_| {},
        )),
        AgreementRegister::new(linked(
            LinkKind::Amends,
            |record| record.level = Some(AgreementLevel::Interstate),
            |record| record.level = Some(AgreementLevel::Enterprise),
        )),
    ];
    BasketError => [
        own_basket(None, &[("0702", "-1 USD")]),
        own_basket(None, &[("0702", "1 USD"), ("0702", "1 USD")]),
        own_basket(None, &[("0702", "1 USD"), ("07", "1 USD")]),
        own_basket(None, &[("0702", "1 USD"), ("0703", "1 EUR")]),
        own_basket(None, &[("0702", "1000000000000000000 USD"), ("0703", "1 USD")]),
    ];
    Undefined => [
        indicator::herfindahl(&Basket::default(), indicator::Scale::Unit),
        indicator::krugman(
            &own_basket(Some(HsEdition::H5), &[("0702", "1 USD")]).unwrap(),
            &own_basket(Some(HsEdition::H6), &[("0702", "1 USD")]).unwrap(),
        ),
        indicator::krugman(
            &own_basket(None, &[("0702", "1 USD")]).unwrap(),
            &own_basket(None, &[("07", "1 USD")]).unwrap(),
        ),
        indicator::krugman(
            &own_basket(None, &[("0702", "1 USD")]).unwrap(),
            &own_basket(None, &[("0702", "1 EUR")]).unwrap(),
        ),
        indicator::world_share(
            &own_basket(None, &[("0702", "2 USD")]).unwrap(),
            &own_basket(None, &[("0702", "1 USD")]).unwrap(),
        ),
        indicator::normalized_herfindahl(
            &own_basket(None, &[("0702", "2 USD")]).unwrap(),
            Lines::Active,
        ),
        indicator::coverage_ratio(&own_pair(None, None)),
        indicator::coverage_ratio(&own_pair(Some("1 USD"), None)),
        indicator::coverage_ratio(&own_pair(Some("1 USD"), Some("0 USD"))),
    ];
    CodeSystemError => ["sitc".parse::<CodeSystem>()];
    CommodityCodeError => ["04055".parse::<CommodityCode>(), "98-0".parse::<CommodityCode>()];
    CommodityError => [
        "0405".parse::<Commodity>(),
        "H9:0405".parse::<Commodity>(),
        "H6:04055".parse::<Commodity>(),
    ];
    CountryError => [
        "ZZ9".parse::<Country>(),
        "aze".parse::<Country>(),
        "QQQQ".parse::<Country>(),
        "SUN".parse::<Country>(),
    ];
    CountryGroupError => ["warsaw-pact".parse::<CountryGroup>()];
    CurrencyError => ["XYZ".parse::<Currency>()];
    DateError => [
        "31.03.2004".parse::<PartialDate>(),
        "2004-02-30".parse::<PartialDate>(),
        "0204".parse::<PartialDate>(),
        "2005/2004".parse::<PartialDate>(),
    ];
    DecimalError => [decimal::parse("4e2"), decimal::parse(&"9".repeat(40))];
    DossierError => [Dossier::new(DossierRecord {
        relations: Some(relations(RelationEventKind::Established).unwrap()),
        ..DossierRecord::new(CountryPair::new(Country::AZE, Country::KAZ).unwrap())
    })];
    Error => [Text::new(" ").map_err(Error::from)];
    GoodsListError => [
        GoodsList::new(GoodsListRecord { importer: Country::BLR, ..goods_record(&["butter"]) }),
        GoodsList::new(goods_record(&[])),
        GoodsList::new(goods_record(&["butter", "butter"])),
        GoodsList::new(GoodsListRecord {
            items: vec![GoodsItemRecord {
                value: million(-1, Currency::USD),
                ..GoodsItemRecord::new(Text::new("butter").unwrap())
            }],
            ..goods_record(&[])
        }),
    ];
    HsCodeError => [
        "040".parse::<HsCode>(),
        "04-5".parse::<HsCode>(),
        "7701".parse::<HsCode>(),
        HsCode::from_unpadded(123_456, bilateral::commodity::HsLevel::Chapter),
    ];
    HsEditionError => ["H9".parse::<HsEdition>(), HsEdition::from_baci_name("HS23")];
    HsSectionError => ["XXII".parse::<HsSection>()];
    #[cfg(feature = "ics")]
    IcalendarError => [
        IcalendarOptions::new("a b", UtcDateTime::UNIX_EPOCH),
        IcalendarOptions::new("example.org", UtcDateTime::MIN),
    ];
    MergeError => [dossier::merge([])];
    PolicyError => ["loudest".parse::<Policy>()];
    MetricError => [
        metric_value("-1", None, Bound::Exactly),
        metric_value("5", Some("4"), Bound::Exactly),
        metric_value("5", Some("6"), Bound::AtLeast),
        metric_value("1000000000000001", None, Bound::Exactly),
        metric_value("1", None, Bound::Exactly).unwrap().checked_add(
            MetricValue::exactly(number("1"), Unit::Tonne).unwrap()
        ),
        metric_total(&[(MetricKind::Capacity, "2020"), (MetricKind::Actual, "2020")]),
        metric_total(&[(MetricKind::Actual, "2020"), (MetricKind::Actual, "each-year")]),
        metric_total(&[(MetricKind::Actual, "2020"), (MetricKind::Actual, "2020-Q1")]),
        conflicting_figures(),
    ];
    MetricScopeError => ["since:13".parse::<MetricScope>(), "yearly".parse::<MetricScope>()];
    MoneyError => [
        Money::new(number("1000000000000000001"), Currency::USD),
        Money::new(number("0.0000000001"), Currency::USD),
        Money::zero(Currency::USD).checked_add(Money::zero(Currency::EUR)),
    ];
    NesCodeError => [NesCode::new(4)];
    PairError => [CountryPair::new(Country::AZE, Country::AZE)];
    PartnerError => ["everyone".parse::<Partner>(), Country::try_from(Partner::World)];
    PeriodError => [
        "2021/2022".parse::<Period>(),
        "2021-13".parse::<Period>(),
        Period::year(21),
        Period::quarter(2021, 5),
        "2021-02/2021-01".parse::<Period>(),
        "1900-01/2000-01".parse::<Period>(),
    ];
    ProjectError => [
        project(|record| record.sectors = vec![Sector::Energy, Sector::Energy]),
        project(|record| record.participants = vec![participant(), participant()]),
        project(|record| {
            record.planned_start = Some(date("2008"));
            record.planned_end = Some(date("2007"));
        }),
        project(|record| {
            record.started = Some(date("2008"));
            record.ended = Some(date("2007"));
        }),
        project(|record| {
            let stages = [(ProjectStage::Cancelled, "2007"), (ProjectStage::Operating, "2008")];
            record.stages = stages.map(|(stage, on)| stage_from(stage, on)).to_vec();
        }),
        project(|record| {
            record.started = Some(date("2008"));
            record.stages = vec![stage_from(ProjectStage::Operating, "2007")];
        }),
        project(|record| {
            record.ended = Some(date("2008"));
            record.stages = vec![stage_from(ProjectStage::Operating, "2009")];
        }),
        project(|record| record.commitments = vec![negative_commitment()]),
        project(|record| record.parent = Some(record.id.clone())),
        project(|record| record.sector_shares = vec![share("100")]),
        project(|record| {
            record.sectors = vec![Sector::Energy];
            record.sector_shares = vec![share("101")];
        }),
        project(|record| {
            record.sectors = vec![Sector::Energy];
            record.sector_shares = vec![share("99")];
        }),
        project(|record| {
            record.sectors = vec![Sector::Energy, Sector::Industry];
            record.sector_shares = vec![share("100")];
        }),
        project(|record| record.participants = vec![owner("Works", "101")]),
        project(|record| record.participants = vec![owner("Works", "60"), owner("Plant", "60")]),
        project(|record| {
            record.form = Some(ProjectForm::JointVenture);
            record.participants = vec![owner("Works", "60"), owner("Plant", "40")];
        }),
        project(|record| {
            let amount = negative_commitment().amount;
            record.disbursements = vec![DisbursementRecord::new(amount)];
        }),
        project(|record| record.metrics = vec![metric(MetricKind::Actual, "cumulative")]),
        project(|record| {
            let as_of = Some(date("2006"));
            let metric = metric(MetricKind::Actual, "since:2007");
            record.metrics = vec![MetricRecord { as_of, ..metric }];
        }),
        project(|record| record.metrics = vec![metric(MetricKind::Actual, "2020"); 2]),
        project(|record| record.related = vec![related(record.id.as_str())]),
        project(|record| record.related = vec![related("other"), related("other")]),
    ];
    ProjectPortfolioError => [
        ProjectPortfolio::new([project(|_| {}).unwrap(), project(|_| {}).unwrap()]),
        ProjectPortfolio::new([("a", "b"), ("b", "a")].map(|(id, parent)| {
            let part = project(|record| {
                record.id = RecordId::new(id).unwrap();
                record.parent = Some(RecordId::new(parent).unwrap());
            });
            part.unwrap()
        })),
    ];
    PublishedError => [
        figure("70", Bound::AtLeast).checked_add(figure("60", Bound::AtMost)),
    ];
    QuantityError => [
        Quantity::new(number("-1"), Unit::Kilogram),
        Quantity::new(number("1"), Unit::Kilogram).unwrap().checked_add(
            Quantity::new(number("1"), Unit::Item).unwrap()
        ),
    ];
    RateError => [rate("2021-12-31", "2021-12-31", "0"), rate("2021-12-31", "2021-01-01", "1.9")];
    RatioError => [Ratio::new(1, 0), "1:2".parse::<Ratio>()];
    ReadError => [dossier::read(&b""[..], dossier::Format::Json, dossier::Limits::default())];
    RecordIdError => [
        RecordId::new(""),
        RecordId::new("x".repeat(200)),
        RecordId::new("two words"),
    ];
    RelationsError => [
        relations(RelationEventKind::Resumed),
        relations(RelationEventKind::ProtectingPowerNamed),
        relations_with(|event| event.by = Some(Side::ThirdParty), RelationEventKind::Recognized),
        relations_with(
            |event| event.by = Some(Side::Country(Country::AZE)),
            RelationEventKind::Established,
        ),
        relations_with(
            |event| event.level = Some(RepresentationLevel::Envoy),
            RelationEventKind::Established,
        ),
        relations_with(
            |event| event.protecting_power = Some(Country::CHE),
            RelationEventKind::Established,
        ),
        relations_with(
            |event| event.protecting_power = Some(Country::AZE),
            RelationEventKind::ProtectingPowerNamed,
        ),
        recognized_twice(),
    ];
    RelationsRegisterError => [RelationsRegister::new([
        relations(RelationEventKind::Established).unwrap(),
        relations(RelationEventKind::Established).unwrap(),
    ])];
    RepresentationError => [
        Representation::new(RepresentationRecord::new(Country::AZE, Country::AZE)),
        representation(&[PostRecord::new(PostKind::Embassy), PostRecord::new(PostKind::Embassy)], &[]),
        representation(
            &[PostRecord {
                opened: Some(date("1993")),
                closed: PeriodEnd::On(date("1992")),
                ..PostRecord::new(PostKind::Embassy)
            }],
            &[],
        ),
        representation(
            &[],
            &[HeadRecord {
                appointed: Some(date("1993")),
                credentials: Some(date("1992")),
                ..HeadRecord::new(HeadRank::Ambassador)
            }],
        ),
        representation(
            &[],
            &[HeadRecord::new(HeadRank::Ambassador), HeadRecord::new(HeadRank::Ambassador)],
        ),
    ];
    RepresentationRegisterError => [RepresentationRegister::new([
        representation(&[], &[]).unwrap(),
        representation(&[], &[]).unwrap(),
    ])];
    ResolveError => [
        CodeSystem::Comtrade.resolve_text("x", 2021, ResolveOptions::default()),
        CodeSystem::Comtrade.resolve(999, 2021, ResolveOptions::default()),
        CodeSystem::Comtrade.resolve(58, 2021, ResolveOptions::default()),
    ];
    SectorError => ["tractors".parse::<Sector>()];
    ShareError => [Share::new(Ratio::new(3, 2).unwrap())];
    SideError => ["both".parse::<Side>()];
    #[cfg(feature = "arrow-59")]
    SnapshotError => [
        snapshot::read_bytes(b"", SnapshotLimits::default(), Threads::ONE),
        snapshot::read_bytes(b"ARROW1", SnapshotLimits::default().with_bytes(4), Threads::ONE),
        snapshot::read_bytes(b"t,i,j,k,v,q", SnapshotLimits::default(), Threads::ONE),
    ];
    SourceError => [source("2021")];
    SpecialCodeError => ["9".parse::<SpecialCode>(), "0405".parse::<SpecialCode>()];
    TermLengthError => ["P0D".parse::<TermLength>(), "5 years".parse::<TermLength>()];
    TextError => [Text::new(" "), Text::new("x".repeat(5000)), Text::new("a\u{7}b")];
    TradeFiguresError => [
        TradeFigures::new(TradeFiguresRecord { exports: None, ..trade_figures_record("2021") }),
        TradeFigures::new(TradeFiguresRecord {
            imports: million(-1, Currency::USD),
            ..trade_figures_record("2021")
        }),
        TradeFigures::new(TradeFiguresRecord {
            turnover: million(1, Currency::EUR),
            ..trade_figures_record("2021")
        }),
    ];
    TradeFiguresSeriesError => [trade_series(2)];
    TradeFlowError => [
        TradeFlow::new(TradeFlowRecord { reporter: Country::BLR, ..trade_row_record("2021") }),
        TradeFlow::new(TradeFlowRecord {
            value: Money::new(Decimal::NEGATIVE_ONE, Currency::USD).ok(),
            ..trade_row_record("2021")
        }),
        TradeFlow::new(TradeFlowRecord {
            net_weight_kg: Some(Decimal::NEGATIVE_ONE),
            ..trade_row_record("2021")
        }),
    ];
    TradeGrowthError => [
        trade_figures("2021", None)
            .growth_since(&trade_figures("2020-01/2020-09", None), TradeMeasure::Exports),
        trade_figures("2020", None).growth_since(&trade_figures("2021", None), TradeMeasure::Exports),
        trade_figures("2021", None)
            .growth_since(&trade_figures("2020", Some(Country::AZE)), TradeMeasure::Exports),
        trade_figures("2021", None).growth_since(&trade_figures("2020", None), TradeMeasure::Exports),
        trade_figures("2021", Some(Country::AZE)).growth_since(
            &TradeFigures::new(TradeFiguresRecord {
                exports: million(5, Currency::EUR),
                reporter: Some(Country::AZE),
                ..trade_figures_record("2020")
            })
            .unwrap(),
            TradeMeasure::Exports,
        ),
        TradeFiguresSeries::new(["a", "b"].map(|id| {
            let id = RecordId::new(id).ok();
            TradeFigures::new(TradeFiguresRecord { id, ..trade_figures_record("2020") }).unwrap()
        }))
        .unwrap()
        .view()
        .growth(Period::year(2020).unwrap(), Period::year(2021).unwrap(), TradeMeasure::Turnover),
    ];
    TradeTableError => [
        trade_table([
            trade_row("2021", Country::AZE, Currency::USD, 1),
            trade_row("2021", Country::KAZ, Currency::EUR, 1),
        ]),
        trade_table([trade_row_of("H6:04"), trade_row_of("H5:04")]),
        trade_table([trade_row_of("H6:04"), trade_row_of("H6:04")]),
        trade_table([
            trade_row("2021", Country::AZE, Currency::USD, 1),
            trade_row("2021-05", Country::AZE, Currency::USD, 1),
        ]),
        trade_table([
            trade_row("2020", Country::AZE, Currency::USD, 900_000_000_000_000_000),
            trade_row("2021", Country::AZE, Currency::USD, 900_000_000_000_000_000),
        ]),
        built_of_two_currencies(),
    ];
    TradeViewError => [
        trade_table([
            trade_row("2021", Country::AZE, Currency::USD, 1),
            trade_row("2021", Country::KAZ, Currency::USD, 1),
        ])
        .unwrap()
        .view()
        .turnover(),
        trade_table([
            trade_row("2020", Country::AZE, Currency::USD, 1),
            trade_row("2021", Country::AZE, Currency::USD, 1),
        ])
        .unwrap()
        .view()
        .balance(),
        TradeTable::default()
            .view()
            .exports()
            .by_commodity(CommodityLevel::Chapter)
            .map(|_| None::<Money>),
        growth_of_nothing("2020", "2021-01/2021-09"),
        growth_of_nothing("2021", "2020"),
    ];
    UnknownNoticeCode => ["nothing".parse::<NoticeCode>()];
    VisitCalendarError => [
        VisitCalendar::new([visit(), visit()]),
        VisitCalendar::new(["a", "b"].map(|id| {
            let guest = if id == "a" { Country::BLR } else { Country::KAZ };
            let trip = RecordId::new("tour").ok();
            let id = RecordId::new(id).unwrap();
            Visit::new(VisitRecord { id, guest, trip, ..visit_record() }).unwrap()
        })),
    ];
    VisitError => [
        Visit::new(VisitRecord { host: Country::BLR, ..visit_record() }),
        Visit::new(VisitRecord { days: Some(0), ..visit_record() }),
        Visit::new(VisitRecord { end: Some(date("2021")), ..visit_record() }),
        Visit::new(VisitRecord { end: Some(date("2024")), ..visit_record() }),
        Visit::new(VisitRecord { end: Some(date("2022")), days: Some(2), ..visit_record() }),
        Visit::new(VisitRecord { talks: vec![talks_in("2024")], ..visit_record() }),
        Visit::new(VisitRecord { outcomes: vec![outcome_of_nothing()], ..visit_record() }),
        Visit::new(VisitRecord { participants: vec![Country::AZE], ..visit_record() }),
        visit_in_part(Some(Country::BLR), None, None),
        visit_in_part(None, Some("2023-01-02"), Some("2023-01-01")),
        visit_in_part(None, Some("2021"), None),
        visit_with_stages(&[(VisitStage::Ongoing, "2022-12-30")]),
        visit_with_stages(&[(VisitStage::Cancelled, "2022"), (VisitStage::Completed, "2023")]),
        Visit::new(VisitRecord {
            talks: vec![TalksRecord::new()],
            ..visit_with_stages(&[(VisitStage::Cancelled, "2022")]).unwrap().into()
        }),
        Visit::new(VisitRecord {
            outcomes: vec![VisitOutcomeRecord { count: None, ..outcome_of_nothing() }],
            ..visit_with_stages(&[(VisitStage::Cancelled, "2022")]).unwrap().into()
        }),
    ];
}

const FLAT: &str = "period,reporter,partner,flow,edition,commodity,value,currency\n";

fn flat_rows() -> TradeData {
    let mut load = TradeLoad::new(LoadOptions::new());
    let file = format!("{FLAT}2021,AZE,BLR,export,H5,081050,1,USD\n");
    load.read("a.csv", TradeFormat::flat(), file.as_bytes()).unwrap();
    load.finish().unwrap().into_parts().0
}

fn refused_load(row: &str) -> Result<Loaded, LoadError> {
    let mut load = TradeLoad::new(LoadOptions::new());
    let file = format!("{}{row}", FLAT.replace(",currency", ""));
    load.read("a.csv", TradeFormat::flat(), file.as_bytes())?;
    load.finish()
}

fn stopped_load() -> Result<(), LoadError> {
    let mut load = TradeLoad::new(LoadOptions::new().with_progress_bytes(0));
    load.on_progress(|_| std::ops::ControlFlow::Break(()));
    load.read("a.csv", TradeFormat::flat(), FLAT.as_bytes())
}

fn quarantine_without_room() -> Result<Loaded, LoadError> {
    let mut room = [0_u8; 8];
    let mut load = TradeLoad::new(LoadOptions::new());
    load.quarantine_to(&mut room[..]);
    load.finish()
}

fn totals_by(by: GroupBy, currency: &str) -> TradeTotals {
    let mut load = TotalsLoad::new(LoadOptions::new(), [by]);
    let file = format!("{FLAT}2021,AZE,BLR,export,H5,081050,1,{currency}\n");
    load.read("a.csv", TradeFormat::flat(), file.as_bytes()).unwrap();
    load.finish().unwrap().into_parts().0
}

/// What is in the making has no equal, but can be filled by any thread.
#[test]
fn builders_can_be_cloned_and_sent() {
    fn common<T: Debug + Clone + Send + Sync + 'static>() {}
    common::<TradeBuilder>();
}

/// Errors that no call from outside can bring about, each with the reason.
const OUT_OF_REACH: &[(&str, &str)] =
    &[("BalanceError", "it says that the library has lost a row; its own tests make one")];

/// Root re-exports that are no nouns with the common traits, each with the reason.
const OTHER_TYPES: &[(&str, &str)] = &[];

#[test]
fn every_error_of_the_source_is_listed() {
    let beyond = OUT_OF_REACH.iter().map(|(name, _)| *name);
    let listed: BTreeSet<&str> = ERRORS.iter().copied().chain(beyond).collect();
    let missing: Vec<String> = source_files()
        .iter()
        .flat_map(|file| public_errors(file).into_iter().map(|name| (file.path.clone(), name)))
        .filter(|(_, name)| !listed.contains(name.as_str()))
        .map(|(path, name)| format!("src/{path}: {name}"))
        .collect();
    assert!(missing.is_empty(), "add to `errors!` in tests/suite/api.rs: {missing:#?}");
}

#[test]
fn every_noun_of_the_root_is_listed() {
    let files = source_files();
    let lib = files.iter().find(|file| file.module().is_none()).unwrap();
    let exempt = OTHER_TYPES.iter().map(|(name, _)| *name);
    let nouns = NOUNS.iter().map(|noun| noun.split_once('<').map_or(*noun, |(name, _)| name));
    let listed: BTreeSet<&str> = nouns.chain(ERRORS.iter().copied()).chain(exempt).collect();
    let missing: Vec<String> =
        root_types(lib).into_iter().filter(|name| !listed.contains(name.as_str())).collect();
    assert!(missing.is_empty(), "add to `nouns!` in tests/suite/api.rs: {missing:?}");
}

/// Returns the names of the public errors that `file` defines.
fn public_errors(file: &SourceFile) -> Vec<String> {
    file.tokens
        .windows(3)
        .zip(file.in_tests())
        .filter(|(tokens, is_in_tests)| {
            !is_in_tests
                && tokens[0].is("pub")
                && (tokens[1].is("enum") || tokens[1].is("struct"))
                && tokens[2].text.ends_with("Error")
        })
        .map(|(tokens, _)| tokens[2].text.clone())
        .collect()
}

/// Returns the types that `lib` re-exports: the capitalized words of its `use` items.
fn root_types(lib: &SourceFile) -> Vec<String> {
    let mut is_use = false;
    let mut types = Vec::new();
    for token in &lib.tokens {
        is_use = (is_use || token.is("use")) && !token.is(";");
        let is_type =
            token.text.starts_with(char::is_uppercase) && token.text.contains(char::is_lowercase);
        if is_use && is_type && !token.is_string {
            types.push(token.text.clone());
        }
    }
    types
}

/// Returns the error of `result`.
fn refusal<T: Debug, E>(result: Result<T, E>) -> E {
    match result {
        Ok(value) => panic!("{value:?} was not refused"),
        Err(error) => error,
    }
}

/// Returns what is wrong with the message of an error. It may open with a code such as `AZE`.
fn fault(message: &str) -> Option<&'static str> {
    let first = message.split_whitespace().next().unwrap_or_default();
    if first.is_empty() {
        Some("is empty")
    } else if first.starts_with(char::is_uppercase) && first.contains(char::is_lowercase) {
        Some("begins with a capital")
    } else if message.ends_with(['.', '!', '\n', ' ']) {
        Some("ends in a stop or a blank")
    } else if message.contains("  ") || message.contains('\n') {
        Some("is not one line with single blanks")
    } else if message.contains(" got ") {
        Some("says \"got\" for \"was\"")
    } else {
        None
    }
}

#[test]
fn a_bad_message_is_found() {
    for bad in ["", " ", "The text is blank", "it is blank.", "a  b", "a\nb", "one, got two"] {
        assert!(fault(bad).is_some(), "{bad:?}");
    }
    for good in ["the text is blank", "AZE is no partner of itself", "`X` is no code"] {
        assert_eq!(fault(good), None, "{good:?}");
    }
}

#[test]
fn errors_and_nouns_are_found_in_source() {
    let file = SourceFile::new(
        "a.rs",
        "pub enum AError {} pub(crate) struct BError; /// pub enum CError\n\
         pub struct DError(u8); #[cfg(test)] mod tests { pub struct EError; }",
    );
    assert_eq!(public_errors(&file), ["AError", "DError"]);
    let lib =
        SourceFile::new("lib.rs", "pub use crate::{a::{Ab, AError}, b}; struct B; use c::MAX;");
    assert_eq!(root_types(&lib), ["Ab", "AError"]);
}
