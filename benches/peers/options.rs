//! What the command line says.

use std::{path::PathBuf, time::Duration};

/// What `--help` prints, before the list of what is not measured yet.
pub(crate) const HELP: &str = "\
Measures the crate on made-up trade in BACI's shape, one JSON line per question.

  --data FOLDER      what benches/peers/generate.py wrote; without it there is only this text
  --threads N        how many threads a question may use (2)
  --questions LIST   such as Q1,Q5y; all if left out
  --budget SECONDS   the longest that one question is repeated (25)
  --once             ask each question a single time, for the measurement of memory

";

/// What to do.
pub(crate) enum Command {
    Help,
    Run(Options),
}

/// How to measure.
pub(crate) struct Options {
    pub(crate) data: PathBuf,
    pub(crate) threads: usize,
    /// The questions to ask; all if empty.
    pub(crate) questions: Vec<String>,
    pub(crate) budget: Duration,
    pub(crate) once: bool,
}

impl Options {
    /// Reads the arguments. `cargo bench` adds `--bench`, which says nothing here.
    pub(crate) fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Command, String> {
        let mut data = None;
        let mut threads = 2;
        let mut questions = Vec::new();
        let mut budget = Duration::from_secs(25);
        let mut once = false;
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
            match argument.as_str() {
                "--bench" => {}
                "--help" | "-h" => return Ok(Command::Help),
                "--once" => once = true,
                "--data" => data = Some(PathBuf::from(value()?)),
                "--questions" => {
                    let list = value()?;
                    questions = list
                        .split(',')
                        .filter(|name| !name.is_empty())
                        .map(str::to_owned)
                        .collect();
                }
                "--threads" => {
                    let text = value()?;
                    threads = text
                        .parse()
                        .ok()
                        .filter(|count| *count > 0)
                        .ok_or_else(|| format!("{text:?} is no number of threads"))?;
                }
                "--budget" => {
                    let text = value()?;
                    budget = text
                        .parse()
                        .ok()
                        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
                        .ok_or_else(|| format!("{text:?} is no number of seconds"))?;
                }
                other => return Err(format!("{other:?} is no option")),
            }
        }
        Ok(data.map_or(Command::Help, |data| {
            Command::Run(Self { data, threads, questions, budget, once })
        }))
    }

    /// Returns whether the question is to be asked.
    pub(crate) fn wants(&self, question: &str) -> bool {
        self.questions.is_empty() || self.questions.iter().any(|name| name == question)
    }
}
