//! Job: trade in another currency.
//!
//! For whoever puts figures of several years or countries side by side: every amount is converted by a
//! rate that has a method and a source, and the account says which rate, and what rounding did.
//!
//! ```
//! use bilateral::{
//!     Currency,
//!     convert::RateOptions,
//!     ingest::{ImfRates, LoadOptions, TradeFormat, TradeLoad},
//!     money::RateMethod,
//! };
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let rates_of_the_imf = "COUNTRY.ID,INDICATOR.ID,TYPE_OF_TRANSFORMATION.ID,FREQUENCY.ID,\
//! #     TIME_PERIOD,OBS_VALUE,SCALE.ID\nAZE,XDC_USD,EOP_RT,A,2021,1.7,0\n".as_bytes();
//! # let file = "period,reporter,partner,flow,edition,commodity,value\n\
//! #     2021,AZE,BLR,export,H6,080810,1500.5\n".as_bytes();
//! let mut load = TradeLoad::new(LoadOptions::new());
//! load.read("mine.csv", TradeFormat::flat(), file)?;
//! let loaded = load.finish()?;
//! let table = loaded.data().tables().next().ok_or("no row was taken")?;
//!
//! let rates = ImfRates::read("rates.csv", rates_of_the_imf)?.into_rates();
//! let options = RateOptions::new(RateMethod::EndOfPeriod);
//! let converted = rates.convert_table(table, Currency::AZN, &options)?;
//! for account in converted.accounts() {
//!     println!("{}: {} by {}", account.period(), account.output().value().ok_or("none")?, account.path());
//! }
//! # assert_eq!(converted.accounts()[0].output().value().map(|it| it.to_string()).as_deref(), Some("2550.85 AZN"));
//! # Ok(())
//! # }
//! ```
//!
//! # What to know
//!
//! - **Average or end of period?** Flows of a year are as a rule converted by the average of the year and
//!   stocks by the end of it. The method is asked for; another one is never taken instead.
//! - **A period without a rate is refused**, or left out and counted
//!   ([`leaving_out_missing`](crate::convert::RateOptions::leaving_out_missing)); a yearly rate stands
//!   for its months only if it is asked for.
//! - **Currencies that were replaced** are their successors at the legal factor: 10 000 `BYR` are one
//!   `BYN`. A file of rates may give both in today's money; the reader knows the cases and says so.
//! - **Constant prices** are [`ConstantAmount`](crate::convert::ConstantAmount), another type than
//!   current ones, so that the two cannot be added up.
