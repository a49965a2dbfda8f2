//! `Inputs`: what every load is made of: inputs read one after the other, or together.

use std::{
    fmt,
    io::{Read, Write},
    ops::ControlFlow,
};

use super::{
    format::TradeFormat,
    intake::Stop,
    ledger::Ledger,
    load::TradeInput,
    load_error::LoadError,
    options::LoadOptions,
    part::{Part, Tools},
    progress::{Listener, Progress},
    quarantine::Quarantine,
    sink::Sink,
};

/// Inputs that are read one after the other, or together, into one sink.
pub(super) struct Inputs<'a, S> {
    pub(super) options: LoadOptions,
    pub(super) sink: S,
    pub(super) ledger: Ledger,
    quarantine: Option<Quarantine<'a>>,
    listener: Option<Listener<'a>>,
    /// Whether lines may take a fast way; the general one gives the same.
    pub(super) may_be_fast: bool,
}

impl<'a, S: Sink> Inputs<'a, S> {
    pub(super) fn new(options: LoadOptions, sink: S) -> Self {
        let ledger = Ledger::new(options.notice_cap());
        Self { options, sink, ledger, quarantine: None, listener: None, may_be_fast: true }
    }

    pub(super) fn quarantine_to(&mut self, writer: impl Write + Send + 'a) {
        self.quarantine = Some(Quarantine::new(writer));
    }

    pub(super) fn on_progress(
        &mut self,
        listener: impl FnMut(Progress) -> ControlFlow<()> + Send + 'a,
    ) {
        self.listener = Some(Listener::new(listener));
    }

    /// Reads one input.
    pub(super) fn read(
        &mut self,
        name: &str,
        format: TradeFormat,
        reader: &mut dyn Read,
    ) -> Result<(), LoadError> {
        let number = self.ledger.inputs.len();
        let tools = Tools {
            options: &self.options,
            quarantine: self.quarantine.as_mut(),
            listener: self.listener.as_mut(),
            may_be_fast: self.may_be_fast,
        };
        let part = Part::read((number, name, format), reader, self.sink.fresh(), tools);
        self.take(part)
    }

    /// Reads several inputs, on as many threads as the options allow.
    pub(super) fn read_all<R: Read + Send>(
        &mut self,
        inputs: Vec<TradeInput<R>>,
    ) -> Result<(), LoadError>
    where
        S: Send + Sync,
    {
        let mut first = Ok(());
        if self.quarantine.is_some() || self.listener.is_some() {
            for TradeInput { name, format, mut reader } in inputs {
                first = first.and(self.read(&name, format, &mut reader));
            }
            return first;
        }
        let before = self.ledger.inputs.len();
        let (options, sink, may_be_fast) = (&self.options, &self.sink, self.may_be_fast);
        let numbered: Vec<_> = (before..).zip(inputs).collect();
        let parts = options.threads().map(numbered, |(number, mut input)| {
            let tools = Tools { options, quarantine: None, listener: None, may_be_fast };
            let about = (number, input.name.as_str(), input.format);
            Part::read(about, &mut input.reader, sink.fresh(), tools)
        });
        for part in parts {
            first = first.and(self.take(part));
        }
        first
    }

    /// Joins what an input gave to what those before it did.
    fn take(&mut self, mut part: Part<S>) -> Result<(), LoadError> {
        let currencies = self.sink.currency().zip(part.sink.currency());
        if let Some((first, _)) = currencies.filter(|(first, own)| first != own) {
            part.refuse_currency(first, &self.options);
        }
        let input = part.ledger.inputs.first().map(|input| (input.name.clone(), input.records));
        self.ledger.merge(part.ledger);
        self.sink.merge(part.sink);
        part.done.map_err(|stop| {
            let (input, rows) = input.unwrap_or_default();
            match stop {
                Stop::Critical(notice) => LoadError::Unusable { notice },
                Stop::Caller => LoadError::Stopped { input, rows },
                Stop::Quarantine(message) => LoadError::QuarantineNotWritten { message },
            }
        })
    }

    /// Hands the quarantined rows on to their writer.
    pub(super) fn flush(&mut self) -> Result<(), LoadError> {
        match self.quarantine.take() {
            Some(mut quarantine) => {
                quarantine.flush().map_err(|message| LoadError::QuarantineNotWritten { message })
            }
            None => Ok(()),
        }
    }
}

impl<S> fmt::Debug for Inputs<'_, S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Inputs")
            .field("options", &self.options)
            .field("inputs", &self.ledger.inputs)
            .finish_non_exhaustive()
    }
}
