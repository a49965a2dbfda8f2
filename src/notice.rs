//! Notices: problems and remarks about data, with code, severity and place.
