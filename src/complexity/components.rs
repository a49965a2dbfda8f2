//! Whether countries and products hang together.

use super::presence::Presence;
use crate::text::Text;

/// Countries and products that have nothing to do with the others: none of these countries is present
/// in any other product, and no other country in any of these products.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Component {
    /// The countries, by name.
    pub countries: Vec<Text>,
    /// The products, by name.
    pub products: Vec<Text>,
}

impl Presence {
    /// Returns the parts that have nothing to do with one another, the largest first; one if all hang
    /// together.
    ///
    /// # Examples
    ///
    /// ```
    /// use bilateral::complexity::Presence;
    ///
    /// let presence = Presence::new([("XAA", "tin"), ("XBB", "wool"), ("XCC", "wool")])?;
    /// let parts = presence.components();
    /// assert_eq!(parts.len(), 2);
    /// assert_eq!(parts[1].products[0].as_str(), "tin");
    /// # Ok::<(), bilateral::complexity::PresenceError>(())
    /// ```
    #[must_use]
    pub fn components(&self) -> Vec<Component> {
        let (countries, products, count) = self.marks();
        let mut found = vec![Component { countries: Vec::new(), products: Vec::new() }; count];
        for (name, mark) in self.countries().zip(countries) {
            if let Some(component) = mark.and_then(|mark| found.get_mut(mark)) {
                component.countries.push(name.clone());
            }
        }
        for (name, mark) in self.products().zip(products) {
            if let Some(component) = mark.and_then(|mark| found.get_mut(mark)) {
                component.products.push(name.clone());
            }
        }
        let size = |part: &Component| part.countries.len().saturating_add(part.products.len());
        // A stable sort: parts of one size stay in the order of their first countries.
        found.sort_by_key(|part| std::cmp::Reverse(size(part)));
        found
    }

    /// Returns whether all hang together. It stops as soon as that is known, which is early where countries
    /// are present in much.
    pub(super) fn is_connected(&self) -> bool {
        let mut countries = vec![None; self.by_country().len()];
        let mut products = vec![None; self.by_product().len()];
        let (mut countries_left, mut products_left) = (countries.len(), products.len());
        let mut open = vec![0_usize];
        countries_left = countries_left.saturating_sub(usize::from(mark(&mut countries, 0, 0)));
        while let Some(country) = open.pop() {
            for product in places(self.by_country().list(country)) {
                if !mark(&mut products, product, 0) {
                    continue;
                }
                products_left = products_left.saturating_sub(1);
                if countries_left == 0 {
                    continue;
                }
                for other in places(self.by_product().list(product)) {
                    if mark(&mut countries, other, 0) {
                        countries_left = countries_left.saturating_sub(1);
                        open.push(other);
                    }
                }
            }
            if countries_left == 0 && products_left == 0 {
                return true;
            }
        }
        false
    }

    /// Returns the number of the part of each country and product, and how many parts there are.
    fn marks(&self) -> (Vec<Option<usize>>, Vec<Option<usize>>, usize) {
        let mut countries = vec![None; self.by_country().len()];
        let mut products = vec![None; self.by_product().len()];
        let mut count = 0_usize;
        for first in 0..countries.len() {
            if countries.get(first).is_some_and(Option::is_some) {
                continue;
            }
            let mut open = vec![first];
            mark(&mut countries, first, count);
            while let Some(country) = open.pop() {
                for product in places(self.by_country().list(country)) {
                    if !mark(&mut products, product, count) {
                        continue;
                    }
                    for other in places(self.by_product().list(product)) {
                        if mark(&mut countries, other, count) {
                            open.push(other);
                        }
                    }
                }
            }
            count = count.saturating_add(1);
        }
        (countries, products, count)
    }
}

/// Gives an item its number, and returns whether it had none.
fn mark(marks: &mut [Option<usize>], item: usize, number: usize) -> bool {
    match marks.get_mut(item) {
        Some(mark @ None) => {
            *mark = Some(number);
            true
        }
        _ => false,
    }
}

/// Returns a list as places.
fn places(list: &[u32]) -> impl Iterator<Item = usize> {
    list.iter().filter_map(|place| usize::try_from(*place).ok())
}
