//! The memory of this process, as the kernel counts it.

use std::fs;

/// Megabytes, as `/proc/self/status` has them; zero where there is no such file.
#[derive(Clone, Copy)]
pub(crate) struct Memory {
    /// What is resident.
    pub(crate) resident: f64,
    /// What is resident and belongs to no file.
    pub(crate) anonymous: f64,
    /// The most that was resident since the last `reset_peak`.
    pub(crate) peak: f64,
}

impl Memory {
    /// Returns what holds now.
    pub(crate) fn now() -> Self {
        let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
        let megabytes = |key: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
            let kilobytes =
                line.split_whitespace().next().and_then(|text| text.parse::<f64>().ok());
            kilobytes.unwrap_or_default() / 1024.0
        };
        Self {
            resident: megabytes("VmRSS:"),
            anonymous: megabytes("RssAnon:"),
            peak: megabytes("VmHWM:"),
        }
    }
}

/// Makes the peak begin again at what is resident now, where the kernel lets us.
pub(crate) fn reset_peak() {
    // Where it is refused, the peak is that of the whole process, which is no less.
    let _ = fs::write("/proc/self/clear_refs", "5");
}
