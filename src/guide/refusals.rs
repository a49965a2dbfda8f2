//! What the library refuses, and why.
//!
//! Each refusal stands for a wrong figure that was once printed somewhere.
//!
//! | refused | because |
//! |---|---|
//! | to add two currencies | the sum has no unit |
//! | to add exports and imports under any other name than turnover | it is the usual way to a doubled total |
//! | to add a total and its parts, re-exports and the exports that contain them | they are the same goods |
//! | to add two editions of the Harmonized System | the same code is other goods |
//! | to say whose exports they are, if the source did not | the balance changes its sign |
//! | to take "signed" for "in force" | the two are years apart, or never meet |
//! | to make a day of a month | "signed in 1993" would become 1 January |
//! | a number from a float, or a JSON number as an amount | `295.5` has no exact binary form |
//! | to round or to overflow in silence | somebody adds the shares up |
//! | to stop at the first fault of a file | the second one costs another day |
//! | to look at the clock, the network, the environment or a file by itself | a brief must be the same next year |
//! | to panic | nobody embeds a library that a bad row can stop |
//!
//! ```
//! use bilateral::{Currency, Money, PartialDate, Truth, decimal, period::day};
//!
//! let dollars = Money::from_millions(decimal::parse("295.5")?, Currency::USD)?;
//! assert!(dollars.checked_add(Money::zero(Currency::EUR)).is_err());
//!
//! let signed: PartialDate = "1993".parse()?;
//! assert_eq!(signed.is_before(day::parse("1993-06-11")?), Truth::Unknown);
//! # Ok::<(), bilateral::Error>(())
//! ```
//!
//! What is not refused: facts that disagree. Two sources that name two figures are two facts, both kept,
//! and a notice says that they differ.
