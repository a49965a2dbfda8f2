//! `Error`: any refusal of the crate, for callers who use `?`.

/// Any refusal of this crate.
///
/// Each constructor returns its own narrow error, which says exactly what it can refuse; this union
/// is for programs that call many of them. No function of the crate returns it.
///
/// # Examples
///
/// ```
/// use bilateral::{PartialDate, Text};
///
/// fn title_and_date(title: &str, date: &str) -> Result<(Text, PartialDate), bilateral::Error> {
///     Ok((title.parse()?, date.parse()?))
/// }
///
/// assert!(title_and_date("Free trade agreement", "2004-03-31").is_ok());
/// assert!(title_and_date("Free trade agreement", "2004-02-30").is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// An identifier was refused.
    #[error(transparent)]
    RecordId(#[from] crate::id::RecordIdError),
    /// A text was refused.
    #[error(transparent)]
    Text(#[from] crate::text::TextError),
    /// A number was refused.
    #[error(transparent)]
    Decimal(#[from] crate::decimal::DecimalError),
    /// A date was refused.
    #[error(transparent)]
    Date(#[from] crate::period::DateError),
    /// A period was refused.
    #[error(transparent)]
    Period(#[from] crate::period::PeriodError),
    /// A country was refused.
    #[error(transparent)]
    Country(#[from] crate::country::CountryError),
    /// A pair of countries was refused.
    #[error(transparent)]
    Pair(#[from] crate::country::PairError),
    /// A partner was refused.
    #[error(transparent)]
    Partner(#[from] crate::country::PartnerError),
    /// An amount of money was refused.
    #[error(transparent)]
    Money(#[from] crate::money::MoneyError),
    /// A currency was refused.
    #[error(transparent)]
    Currency(#[from] crate::money::CurrencyError),
    /// A code of the Harmonized System was refused.
    #[error(transparent)]
    HsCode(#[from] crate::commodity::HsCodeError),
    /// An edition of the Harmonized System was refused.
    #[error(transparent)]
    HsEdition(#[from] crate::commodity::HsEditionError),
    /// A code of goods was refused.
    #[error(transparent)]
    CommodityCode(#[from] crate::commodity::CommodityCodeError),
    /// Goods was refused.
    #[error(transparent)]
    Commodity(#[from] crate::commodity::CommodityError),
    /// A section of the Harmonized System was refused.
    #[error(transparent)]
    HsSection(#[from] crate::commodity::HsSectionError),
    /// A special code of goods was refused.
    #[error(transparent)]
    SpecialCode(#[from] crate::commodity::SpecialCodeError),
    /// A sector was refused.
    #[error(transparent)]
    Sector(#[from] crate::sector::SectorError),
    /// A side was refused.
    #[error(transparent)]
    Side(#[from] crate::source::SideError),
    /// A source was refused.
    #[error(transparent)]
    Source(#[from] crate::source::SourceError),
    /// Diplomatic relations was refused.
    #[error(transparent)]
    Relations(#[from] crate::relations::RelationsError),
    /// A register of relations was refused.
    #[error(transparent)]
    RelationsRegister(#[from] crate::relations::RelationsRegisterError),
    /// A representation was refused.
    #[error(transparent)]
    Representation(#[from] crate::relations::RepresentationError),
    /// A register of representations was refused.
    #[error(transparent)]
    RepresentationRegister(#[from] crate::relations::RepresentationRegisterError),
    /// An agreement was refused.
    #[error(transparent)]
    Agreement(#[from] crate::agreement::AgreementError),
    /// A length of time was refused.
    #[error(transparent)]
    TermLength(#[from] crate::agreement::TermLengthError),
    /// A register of agreements was refused.
    #[error(transparent)]
    AgreementRegister(#[from] crate::agreement::AgreementRegisterError),
    /// A visit was refused.
    #[error(transparent)]
    Visit(#[from] crate::visit::VisitError),
    /// A calendar of visits was refused.
    #[error(transparent)]
    VisitCalendar(#[from] crate::visit::VisitCalendarError),
    /// A trade flow was refused.
    #[error(transparent)]
    TradeFlow(#[from] crate::trade::TradeFlowError),
    /// A table of trade flows was refused.
    #[error(transparent)]
    TradeTable(#[from] crate::trade::TradeTableError),
    /// A question about a table of trade flows was refused.
    #[error(transparent)]
    TradeView(#[from] crate::trade::TradeViewError),
    /// A margin between CIF and FOB was refused.
    #[error(transparent)]
    CifMargin(#[from] crate::mirror::CifMarginError),
    /// A question about the two sides of a flow was refused.
    #[error(transparent)]
    Mirror(#[from] crate::mirror::MirrorError),
    /// Scores of reliability were refused.
    #[error(transparent)]
    Reliability(#[from] crate::mirror::ReliabilityError),
    /// Weights between editions were refused.
    #[error(transparent)]
    NomenclatureWeights(#[from] crate::convert::NomenclatureWeightsError),
    /// A conversion between editions was refused.
    #[error(transparent)]
    Concordance(#[from] crate::convert::ConcordanceError),
    /// A conversion between currencies was refused.
    #[error(transparent)]
    RateTable(#[from] crate::convert::RateTableError),
    /// A deflator or an amount at constant prices was refused.
    #[error(transparent)]
    Deflator(#[from] crate::convert::DeflatorError),
    /// A comparison of two releases was refused.
    #[error(transparent)]
    ReleaseDiff(#[from] crate::convert::ReleaseDiffError),
    /// Published trade figures were refused.
    #[error(transparent)]
    TradeFigures(#[from] crate::trade::TradeFiguresError),
    /// A series of published trade figures was refused.
    #[error(transparent)]
    TradeFiguresSeries(#[from] crate::trade::TradeFiguresSeriesError),
    /// A growth of published trade figures was refused.
    #[error(transparent)]
    TradeGrowth(#[from] crate::trade::TradeGrowthError),
    /// A list of goods was refused.
    #[error(transparent)]
    GoodsList(#[from] crate::trade::GoodsListError),
    /// A project was refused.
    #[error(transparent)]
    Project(#[from] crate::project::ProjectError),
    /// A figure of a project was refused, or a sum of figures.
    #[error(transparent)]
    Metric(#[from] crate::project::MetricError),
    /// The time of a figure of a project was refused.
    #[error(transparent)]
    MetricScope(#[from] crate::project::MetricScopeError),
    /// A portfolio of projects was refused.
    #[error(transparent)]
    ProjectPortfolio(#[from] crate::project::ProjectPortfolioError),
    /// A dossier was refused.
    #[error(transparent)]
    Dossier(#[from] crate::dossier::DossierError),
    /// Dossiers were not merged.
    #[cfg(feature = "json")]
    #[error(transparent)]
    Merge(#[from] crate::dossier::MergeError),
    /// A policy was refused.
    #[error(transparent)]
    Policy(#[from] crate::dossier::PolicyError),
    /// A ratio was refused.
    #[error(transparent)]
    Ratio(#[from] crate::ratio::RatioError),
    /// A share was refused.
    #[error(transparent)]
    Share(#[from] crate::ratio::ShareError),
    /// A quantity was refused.
    #[error(transparent)]
    Quantity(#[from] crate::quantity::QuantityError),
    /// A published figure was refused.
    #[error(transparent)]
    Published(#[from] crate::money::PublishedError),
    /// An exchange rate was refused.
    #[error(transparent)]
    Rate(#[from] crate::money::RateError),
    /// A code system was refused.
    #[error(transparent)]
    CodeSystem(#[from] crate::country::CodeSystemError),
    /// A code was refused.
    #[error(transparent)]
    Resolve(#[from] crate::country::ResolveError),
    /// A group of countries was refused.
    #[error(transparent)]
    CountryGroup(#[from] crate::country::CountryGroupError),
    /// A code of an area was refused.
    #[error(transparent)]
    NesCode(#[from] crate::country::NesCodeError),
    /// A snapshot was refused.
    #[cfg(feature = "arrow-59")]
    #[error(transparent)]
    Snapshot(#[from] crate::snapshot::SnapshotError),
    /// A load of trade files gave no data.
    #[cfg(feature = "csv")]
    #[error(transparent)]
    Load(#[from] crate::ingest::LoadError),
    /// A file of weights between editions was refused.
    #[cfg(feature = "csv")]
    #[error(transparent)]
    WeightsFile(#[from] crate::ingest::WeightsFileError),
    /// A load of trade files does not account for what it read.
    #[cfg(feature = "csv")]
    #[error(transparent)]
    Balance(#[from] crate::ingest::BalanceError),
    /// Totals of trade files do not add up.
    #[cfg(feature = "csv")]
    #[error(transparent)]
    TradeTotals(#[from] crate::ingest::TradeTotalsError),
    /// A flat file could not be written.
    #[cfg(feature = "csv")]
    #[error(transparent)]
    FlatWrite(#[from] crate::ingest::FlatWriteError),
    /// The name of a file format was refused.
    #[cfg(feature = "csv")]
    #[error(transparent)]
    TradeFormat(#[from] crate::ingest::UnknownTradeFormat),
    /// The name of a grouping was refused.
    #[cfg(feature = "csv")]
    #[error(transparent)]
    GroupBy(#[from] crate::ingest::UnknownGroupBy),
    /// The goods of a basket were refused.
    #[error(transparent)]
    Basket(#[from] crate::indicator::BasketError),
    /// An index is not defined for the figures.
    #[error(transparent)]
    Undefined(#[from] crate::indicator::Undefined),
    /// Rows of exports were refused.
    #[cfg(feature = "complexity")]
    #[error(transparent)]
    ExportMatrix(#[from] crate::complexity::ExportMatrixError),
    /// There is too little for an index of complexity.
    #[cfg(feature = "complexity")]
    #[error(transparent)]
    Presence(#[from] crate::complexity::PresenceError),
    /// There is no index of complexity.
    #[cfg(feature = "complexity")]
    #[error(transparent)]
    Complexity(#[from] crate::complexity::ComplexityError),
    /// There is no fitness of countries.
    #[cfg(feature = "complexity")]
    #[error(transparent)]
    Fitness(#[from] crate::complexity::FitnessError),
    /// Figures of countries or products were refused.
    #[cfg(feature = "complexity")]
    #[error(transparent)]
    Scores(#[from] crate::complexity::ScoresError),
    /// Populations or incomes were refused.
    #[cfg(feature = "complexity")]
    #[error(transparent)]
    CountryFigures(#[from] crate::complexity::CountryFiguresError),
    /// A country has no population or income.
    #[cfg(feature = "complexity")]
    #[error(transparent)]
    UnknownCountry(#[from] crate::complexity::UnknownCountryError),
    /// A product has no figure.
    #[cfg(feature = "complexity")]
    #[error(transparent)]
    MissingProduct(#[from] crate::complexity::MissingProductError),
    /// Exports have no complexity.
    #[cfg(feature = "complexity")]
    #[error(transparent)]
    BasketComplexity(#[from] crate::complexity::BasketComplexityError),
    /// A brief did not take trade data.
    #[error(transparent)]
    Brief(#[from] crate::brief::BriefError),
    /// What a calendar file needs was refused.
    #[cfg(feature = "ics")]
    #[error(transparent)]
    Icalendar(#[from] crate::export::IcalendarError),
}
