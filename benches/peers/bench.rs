//! The clock: asks a question again and again and prints a JSON line for it.

use std::{
    error::Error,
    hint::black_box,
    time::{Duration, Instant},
};

use serde_json::json;

use crate::{
    checksum::Answer,
    options::Options,
    process::{Memory, reset_peak},
};

/// A question is asked at least so often after the first time, and longer if it is quick. The peers
/// follow the same rule.
const REPETITIONS: usize = 5;
const QUICK: Duration = Duration::from_millis(500);
const MOST_REPETITIONS: usize = 200;

/// What takes less than this is asked several times between two looks at the clock.
const SAMPLE: Duration = Duration::from_micros(200);
const MOST_CALLS: u32 = 10_000;

/// Whose figure it is.
#[derive(Clone, Copy)]
pub(crate) struct Name {
    /// `bilateral`, or `limit` for what no reader of the files can do without.
    pub(crate) engine: &'static str,
    /// Such as `rows`, `totals`, `reused`, `fresh`; the bars in `questions.py` name theirs.
    pub(crate) variant: &'static str,
    /// Such as `Q5y`.
    pub(crate) question: &'static str,
    /// How many threads it uses.
    pub(crate) threads: usize,
}

/// Whether a question gets its last answer back, to write the next into the same buffers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Output {
    /// The last answer is dropped; before the clock starts, unless a call is too short for that.
    Fresh,
    /// The last answer is handed over.
    Reused,
}

/// Asks questions.
pub(crate) struct Bench {
    options: Options,
    rows: u64,
}

impl Bench {
    /// Returns the bench for data of so many rows.
    pub(crate) fn new(options: Options, rows: u64) -> Self {
        Self { options, rows }
    }

    /// Returns how many threads a question may use.
    pub(crate) fn threads(&self) -> usize {
        self.options.threads
    }

    /// Returns whether the question is to be asked: if not, nothing need be prepared for it.
    pub(crate) fn wants(&self, question: &str) -> bool {
        self.options.wants(question)
    }

    /// Asks once to warm up, then again and again, prints the median, and returns the last answer.
    /// Only `ask` is timed; it receives the last answer if the output is reused.
    pub(crate) fn run<T>(
        &self,
        name: Name,
        output: Output,
        mut ask: impl FnMut(Option<T>) -> Result<T, Box<dyn Error>>,
        reduce: impl FnOnce(&T) -> Answer,
    ) -> Result<T, Box<dyn Error>> {
        let handed_over = |answer| (output == Output::Reused).then_some(answer);
        reset_peak();
        let before = Memory::now();
        let started = Instant::now();
        let mut answer = ask(None)?;
        let first = started.elapsed();
        let loaded = Memory::now();
        let mut times = Vec::new();
        while self.goes_on(times.len(), started.elapsed()) {
            let calls = calls_of_sample(*times.last().unwrap_or(&first));
            let last = handed_over(answer);
            let clock = Instant::now();
            answer = black_box(ask(last)?);
            for _ in 1..calls {
                answer = black_box(ask(handed_over(answer))?);
            }
            times.push(clock.elapsed() / calls);
        }
        let peak = loaded.peak.max(Memory::now().peak);
        if times.is_empty() {
            times.push(first);
        }
        times.sort_unstable();
        let Answer { rows, checksum } = reduce(&answer);
        let line = json!({
            "engine": name.engine,
            "variant": name.variant,
            "rows": self.rows,
            "threads": name.threads,
            "q": name.question,
            "ms": milliseconds(median(&times)),
            "min": milliseconds(times[0]),
            "first": milliseconds(first),
            "reps": times.len(),
            "rows_out": rows,
            "chk": checksum,
            "hwm_mb": tenths(peak),
            "base_mb": tenths(before.resident),
            "base_anonymous_mb": tenths(before.anonymous),
            "resident_mb": tenths(loaded.anonymous - before.anonymous),
        });
        println!("{line}");
        Ok(answer)
    }

    fn goes_on(&self, repetitions: usize, elapsed: Duration) -> bool {
        let is_enough = repetitions >= REPETITIONS && elapsed > QUICK;
        !self.options.once
            && elapsed < self.options.budget
            && repetitions < MOST_REPETITIONS
            && !is_enough
    }
}

/// Returns how many calls make a sample, if one takes `call`.
fn calls_of_sample(call: Duration) -> u32 {
    let calls = SAMPLE.as_nanos() / call.as_nanos().max(1);
    u32::try_from(calls).unwrap_or(MOST_CALLS).clamp(1, MOST_CALLS)
}

/// Returns the middle of sorted times, or halfway between the middle two.
fn median(times: &[Duration]) -> Duration {
    let middle = times.len() / 2;
    if times.len() % 2 == 1 { times[middle] } else { (times[middle - 1] + times[middle]) / 2 }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn tenths(megabytes: f64) -> f64 {
    (megabytes * 10.0).round() / 10.0
}
