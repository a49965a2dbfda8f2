//! `Threads`: how many threads a call may use.

use std::num::NonZeroUsize;

/// How many threads a call may use. More of them never change the answer, only the time.
///
/// # Examples
///
/// ```
/// use bilateral::Threads;
///
/// assert_eq!(Threads::ONE.get(), 1);
/// assert_eq!(Threads::default(), Threads::ONE);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Threads(NonZeroUsize);

impl Threads {
    /// The thread of the caller alone.
    pub const ONE: Self = Self(NonZeroUsize::MIN);

    /// Returns so many threads, that of the caller among them.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::num::NonZeroUsize;
    ///
    /// use bilateral::Threads;
    ///
    /// let two = NonZeroUsize::new(2).expect("two is not zero");
    /// assert_eq!(Threads::new(two).get(), 2);
    /// ```
    #[cfg(feature = "parallel")]
    #[must_use]
    pub const fn new(threads: NonZeroUsize) -> Self {
        Self(threads)
    }

    /// Returns how many there are: 1 or more.
    #[must_use]
    pub const fn get(self) -> usize {
        self.0.get()
    }

    /// Returns in how many parts each of so many items should be cut, so that no thread is long without
    /// work; 1 if there are many items, or there is one thread.
    pub(crate) const fn cuts(self, items: usize) -> usize {
        let least = self.get().saturating_mul(4);
        if self.get() == 1 || items == 0 || items >= least { 1 } else { least.div_ceil(items) }
    }

    /// Returns what `work` makes of each item, in the order of the items.
    ///
    /// An item is taken by the first thread that is free, so the large ones should come first.
    pub(crate) fn map<T: Send, R: Send>(
        self,
        items: Vec<T>,
        work: impl Fn(T) -> R + Sync,
    ) -> Vec<R> {
        self.map_with(items, || (), |(), item| work(item))
    }

    /// Returns what `work` makes of each item, in the order of the items, with something that each thread
    /// makes once and uses for all items that it takes: memory, which must not change the answer.
    #[cfg_attr(
        not(feature = "parallel"),
        expect(clippy::unused_self, reason = "there is one thread without the feature")
    )]
    pub(crate) fn map_with<T: Send, S, R: Send>(
        self,
        items: Vec<T>,
        tool: impl Fn() -> S + Sync,
        work: impl Fn(&mut S, T) -> R + Sync,
    ) -> Vec<R> {
        #[cfg(feature = "parallel")]
        if self.get() > 1 && items.len() > 1 {
            return in_parallel(self.get().min(items.len()), items.into_iter(), &tool, &work);
        }
        let mut tool = tool();
        items.into_iter().map(|item| work(&mut tool, item)).collect()
    }

    /// Returns what `work` makes of each item, in the order of the items, which are made one at a time
    /// by the threads that take them.
    #[cfg(feature = "arrow-59")]
    pub(crate) fn map_each<T, R: Send>(
        self,
        items: impl Iterator<Item = T> + Send,
        work: impl Fn(T) -> R + Sync,
    ) -> Vec<R> {
        #[cfg(feature = "parallel")]
        if self.get() > 1 {
            return in_parallel(self.get(), items, &|| (), &|(), item| work(item));
        }
        items.map(work).collect()
    }
}

impl Default for Threads {
    fn default() -> Self {
        Self::ONE
    }
}

#[cfg(feature = "parallel")]
fn in_parallel<T, S, R: Send>(
    threads: usize,
    items: impl Iterator<Item = T> + Send,
    tool: &(impl Fn() -> S + Sync),
    work: &(impl Fn(&mut S, T) -> R + Sync),
) -> Vec<R> {
    use std::sync::{Mutex, PoisonError};

    let queue = Mutex::new(items.enumerate());
    let take = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    let labor = || {
        let (mut done, mut tool) = (Vec::new(), tool());
        while let Some((place, item)) = take() {
            done.push((place, work(&mut tool, item)));
        }
        done
    };
    let mut all = std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(labor)).collect();
        let mut all = labor();
        for other in others {
            match other.join() {
                Ok(done) => all.extend(done),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    });
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, result)| result).collect()
}

#[cfg(all(test, feature = "parallel"))]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for threads in 1..=8 {
            let threads = Threads::new(NonZeroUsize::new(threads).unwrap());
            let squares = threads.map((0..1_000_u64).collect(), |number| number * number);
            assert_eq!(squares, (0..1_000).map(|number| number * number).collect::<Vec<_>>());
        }
    }
}
