//! How the catalogue of notices is declared.

/// Declares the catalogue once: the enum, its names, severities and descriptions.
macro_rules! catalogue {
    ($($(#[doc = $doc:literal])+ $variant:ident $name:literal $severity:ident;)+) => {
        /// What a notice says, as a stable name: part of the public interface.
        ///
        /// # Examples
        ///
        /// ```
        /// use bilateral::notice::{NoticeCode, Severity};
        ///
        /// let code: NoticeCode = "reporter_unspecified".parse()?;
        /// assert_eq!(code.severity(), Severity::Warning);
        /// assert!("no_such_code".parse::<NoticeCode>().is_err());
        /// # Ok::<(), bilateral::notice::UnknownNoticeCode>(())
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum NoticeCode {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl NoticeCode {
            /// Every code, in the order of the catalogue.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the stable name, in snake case.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// Returns the severity that notices of this code have.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self {
                    $(Self::$variant => Severity::$severity,)+
                }
            }

            /// Returns what the notice means, in one sentence or more.
            #[must_use]
            pub const fn description(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($doc),+).trim_ascii(),)+
                }
            }
        }
    };
}

pub(super) use catalogue;
