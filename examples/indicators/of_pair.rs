//! The indices of a pair and of baskets, in one period.

use bilateral::{
    Money,
    indicator::{
        self, AdvantageBaskets, Basket, ComplementarityForm, HirschmanScale, Imbalance,
        IntensityBase, IntensitySide, Lines, Margin, OpennessForm, PairTrade, PriceFormula,
        PricedBasket, QuantityMeasure, ReferenceSet, Scale, StructureMeasure, TradeSide, Undefined,
        VollrathForm,
    },
    rust_decimal::Decimal,
};

use super::{entries::Entries, sides::Sides};

/// How many of the largest goods a concentration ratio counts.
const TOP: usize = 4;

/// Why there are no indices of goods.
pub(crate) const NO_GOODS: &str = "the file names no goods of this trade";
/// What a formula needs that no statistics of trade hold.
const PRODUCT: &str = "the file does not hold the gross domestic product, which --gdp may say";
const HOME_SALES: &str = "the file does not hold what the countries sell at home";

pub(crate) fn add(entries: &mut Entries, now: &Sides<'_>, product: Option<Decimal>) {
    let pair = &now.totals;
    entries.add("turnover", "standard", indicator::turnover(pair));
    entries.add("balance", "standard", indicator::balance(pair));
    entries.add("coverage_ratio", "standard", indicator::coverage_ratio(pair));
    entries.add("normalized_balance", "standard", indicator::normalized_balance(pair));
    for side in [TradeSide::Exports, TradeSide::Imports, TradeSide::Turnover] {
        entries.add("partner_share", side.name(), indicator::partner_share(pair, side));
    }
    for base in [IntensityBase::Wits, IntensityBase::DrysdaleKojima, IntensityBase::Homogeneous] {
        for side in [IntensitySide::Exports, IntensitySide::Imports] {
            let found = indicator::trade_intensity(pair, base, side);
            entries.add("trade_intensity", base.name(side), found);
        }
    }
    for side in [IntensitySide::Exports, IntensitySide::Imports] {
        entries.add("introversion", side.name(), indicator::introversion(pair, side));
    }
    let both = |one, other| two(one, other);
    entries.of("exports");
    let found = both(pair.home_exports(), pair.world_exports());
    entries.add(
        "world_share",
        "standard",
        found.and_then(|[own, all]| indicator::world_share(own, all)),
    );
    entries.of("imports");
    let found = both(pair.home_imports(), pair.world_imports());
    entries.add(
        "world_share",
        "standard",
        found.and_then(|[own, all]| indicator::world_share(own, all)),
    );
    entries.of(None);
    of_product(entries, pair, product);
    for name in ["trade_freeness", "head_ries"] {
        entries.without(name, "standard", HOME_SALES);
    }
    entries.because(now.view.is_none().then_some(NO_GOODS));
    of_goods(entries, now);
    advantages(entries, now);
    for (of, basket) in [
        ("exports", now.goods.exports()),
        ("imports", now.goods.imports()),
        ("all_exports", now.goods.home_exports()),
        ("all_imports", now.goods.home_imports()),
    ] {
        entries.of(of);
        concentration(entries, basket, now.lines());
    }
    entries.of(None);
    entries.because(None);
}

/// The indices that need the gross domestic product of the country, in the currency of the trade.
fn of_product(entries: &mut Entries, pair: &PairTrade, product: Option<Decimal>) {
    let Some(product) = product else {
        for (name, variant) in [
            ("openness", "sum"),
            ("openness", "mean"),
            ("import_penetration", "standard"),
            ("export_propensity", "standard"),
        ] {
            entries.without(name, variant, PRODUCT);
        }
        return;
    };
    let accounts = || {
        let [sold, bought] = two(pair.home_exports(), pair.home_imports())?;
        let [sold, bought] = [total(sold)?, total(bought)?];
        Ok((sold, bought, in_currency(product, bought)?))
    };
    for form in [OpennessForm::Sum, OpennessForm::Mean] {
        let found = accounts()
            .and_then(|(sold, bought, product)| indicator::openness(sold, bought, product, form));
        entries.add("openness", form.name(), found);
    }
    let found = accounts()
        .and_then(|(sold, bought, product)| indicator::import_penetration(sold, bought, product));
    entries.add("import_penetration", "standard", found);
    let found = pair.home_exports().and_then(|sold| {
        let sold = total(sold)?;
        indicator::export_propensity(sold, in_currency(product, sold)?)
    });
    entries.add("export_propensity", "standard", found);
}

/// Adds the change of all imports over that of the product.
pub(crate) fn add_marginal(
    entries: &mut Entries,
    imports: Result<[Money; 2], Undefined>,
    products: [Option<Decimal>; 2],
) {
    let name = "marginal_propensity_to_import";
    let [Some(earlier), Some(later)] = products else {
        entries.without(name, "standard", PRODUCT);
        return;
    };
    let found = imports.and_then(|imports| {
        let [_, now] = imports;
        let products = [in_currency(earlier, now)?, in_currency(later, now)?];
        indicator::marginal_propensity_to_import(imports, products)
    });
    entries.add(name, "standard", found);
}

pub(crate) fn total(basket: &Basket) -> Result<Money, Undefined> {
    basket.total().ok_or(Undefined::BeyondBounds)
}

fn in_currency(amount: Decimal, of: Money) -> Result<Money, Undefined> {
    Money::new(amount, of.currency()).map_err(|_| Undefined::BeyondBounds)
}

/// Returns two baskets that are both known.
fn two<'a>(
    one: Result<&'a Basket, Undefined>,
    other: Result<&'a Basket, Undefined>,
) -> Result<[&'a Basket; 2], Undefined> {
    Ok([one?, other?])
}

/// The indices that compare goods of the two countries.
fn of_goods(entries: &mut Entries, now: &Sides<'_>) {
    let pair = &now.goods;
    for form in [ComplementarityForm::Michaely, ComplementarityForm::Drysdale] {
        entries.add("complementarity", form.name(), indicator::complementarity(pair, form));
    }
    entries.add("country_bias", "standard", indicator::country_bias(pair));
    entries.add_by_good("country_bias_by_good", "standard", indicator::country_bias_by_good(pair));
    entries.add("market_penetration", "standard", indicator::market_penetration(&now.markets));
    let found = indicator::market_penetration_by_good(&now.markets);
    entries.add_by_good("market_penetration_by_good", "standard", found);
    let traded = || two(pair.exports(), pair.imports());
    for imbalance in [Imbalance::Kept, Imbalance::Corrected] {
        let found =
            traded().and_then(|[own, other]| indicator::grubel_lloyd(own, other, imbalance));
        entries.add("grubel_lloyd", imbalance.name(), found);
    }
    let found = traded().and_then(|[own, other]| indicator::grubel_lloyd_by_good(own, other));
    entries.add_by_good("grubel_lloyd_by_good", "standard", found);
    let found = traded().and_then(|[own, other]| indicator::lafay(own, other));
    entries.of("trade_with_partner").add_by_good("lafay", "standard", found);
    let found = traded().and_then(|[own, other]| indicator::michaely(own, other));
    entries.add_by_good("michaely", "standard", found);
    let all = || two(pair.home_exports(), pair.home_imports());
    let found = all().and_then(|[own, other]| indicator::lafay(own, other));
    entries.of("all_trade").add_by_good("lafay", "standard", found);
    let found = all().and_then(|[own, other]| indicator::michaely(own, other));
    entries.add_by_good("michaely", "standard", found);
    for (of, one, other) in [
        ("exports", pair.home_exports(), pair.partner_exports()),
        ("imports", pair.home_imports(), pair.partner_imports()),
    ] {
        let found = two(one, other);
        let similarity = found.and_then(|[own, other]| indicator::finger_kreinin(own, other));
        entries.of(of).add("finger_kreinin", "standard", similarity);
        let found = found.and_then(|[own, other]| indicator::krugman(own, other));
        entries.add("krugman", "standard", found);
    }
    for (of, part, whole) in [
        ("exports", pair.exports(), pair.home_exports()),
        ("imports", pair.imports(), pair.home_imports()),
    ] {
        let found = two(part, whole);
        let found = found.and_then(|[part, all]| indicator::regional_orientation(part, all));
        entries.of(of).add_by_good("regional_orientation", "standard", found);
    }
    let to_partner = || two(pair.exports(), pair.world_exports_to_partner());
    entries.of(None);
    for margin in [Margin::Extensive, Margin::Intensive, Margin::Share] {
        let found = to_partner().and_then(|[own, all]| indicator::hummels_klenow(own, all, margin));
        entries.add("hummels_klenow", margin.name(), found);
    }
}

/// The indices that compare the goods of the country with those of the world.
fn advantages(entries: &mut Entries, now: &Sides<'_>) {
    let pair = &now.goods;
    for (of, home, world) in [
        ("exports", pair.home_exports(), pair.world_exports()),
        ("imports", pair.home_imports(), pair.world_imports()),
    ] {
        let found = two(home, world);
        entries.of(of);
        for reference in [ReferenceSet::World, ReferenceSet::RestOfWorld] {
            let name = reference.name();
            let index = found.and_then(|[own, all]| indicator::balassa(own, all, reference));
            entries.add_by_good("balassa", name, index);
            let index =
                found.and_then(|[own, all]| indicator::symmetric_balassa(own, all, reference));
            entries.add_by_good("symmetric_balassa", name, index);
        }
        let index = found.and_then(|[own, all]| indicator::additive_balassa(own, all));
        entries.add_by_good("additive_balassa", "standard", index);
        let index = found.and_then(|[own, all]| indicator::normalized_balassa(own, all));
        entries.add_by_good("normalized_balassa", "standard", index);
        let index = found.and_then(|[own, all]| indicator::world_share_by_good(own, all));
        entries.add_by_good("world_share_by_good", "standard", index);
        let index = found.and_then(|[own, all]| indicator::unctad_diversification(own, all));
        entries.add("unctad_diversification", "standard", index);
        let index = found.and_then(|[own, all]| indicator::hachman(own, all));
        entries.add("hachman", "standard", index);
    }
    entries.of(None);
    let baskets = || {
        let ([exports, world_exports], [imports, world_imports]) = (
            two(pair.home_exports(), pair.world_exports())?,
            two(pair.home_imports(), pair.world_imports())?,
        );
        Ok(AdvantageBaskets { exports, imports, world_exports, world_imports })
    };
    for form in [VollrathForm::Balassa, VollrathForm::OthersOnly] {
        let found = baskets().and_then(|baskets| indicator::vollrath(baskets, form));
        entries.add_by_good("vollrath", form.name(), found);
        let found = baskets().and_then(|baskets| indicator::vollrath_logarithmic(baskets, form));
        entries.add_by_good("vollrath_logarithmic", form.name(), found);
    }
}

/// The indices of one basket; the classification has as many `lines` as goods are in the file.
fn concentration(entries: &mut Entries, basket: Result<&Basket, Undefined>, lines: usize) {
    for scale in [Scale::Unit, Scale::TenThousand] {
        let found = basket.and_then(|basket| indicator::herfindahl(basket, scale));
        entries.add("herfindahl", scale.name(), found);
    }
    for lines in [Lines::Active, Lines::Listed, Lines::Classification(lines)] {
        let name = lines.name();
        let found = basket.and_then(|basket| indicator::normalized_herfindahl(basket, lines));
        entries.add("normalized_herfindahl", name, found);
        let found = basket.and_then(|basket| indicator::unctad_concentration(basket, lines));
        entries.add("unctad_concentration", name, found);
        entries.add("theil", name, basket.and_then(|basket| indicator::theil(basket, lines)));
        let found = basket.and_then(|basket| indicator::theil_extensive_margin(basket, lines));
        entries.add("theil_extensive_margin", name, found);
        entries.add("gini", name, basket.and_then(|basket| indicator::gini(basket, lines)));
    }
    let found = basket.and_then(indicator::theil_intensive_margin);
    entries.add("theil_intensive_margin", "standard", found);
    for scale in [HirschmanScale::Unit, HirschmanScale::Hundred] {
        let found = basket.and_then(|basket| indicator::hirschman(basket, scale));
        entries.add("hirschman", scale.name(), found);
    }
    entries.add("entropy", "standard", basket.and_then(indicator::entropy));
    let found = basket.and_then(|basket| indicator::concentration_ratio(basket, TOP));
    entries.add("concentration_ratio", "standard", found);
    entries.add("effective_number", "standard", basket.and_then(indicator::effective_number));
    entries.add_by_good("product_share", "standard", basket.and_then(indicator::product_share));
}

/// The indices of goods and prices since an earlier period, or why there are none.
pub(crate) fn add_changes(
    entries: &mut Entries,
    now: &Sides<'_>,
    earlier: Result<&Sides<'_>, Undefined>,
) {
    let priced = |sides: &Sides<'_>, is_export: bool| {
        Ok(PricedBasket::of(sides.flow(is_export)?, QuantityMeasure::NetWeight))
    };
    for (of, is_export) in [("exports", true), ("imports", false)] {
        let basket = |sides: &Sides<'_>| {
            let basket = if is_export { sides.goods.exports() } else { sides.goods.imports() };
            basket.cloned()
        };
        let found = earlier.and_then(|before| Ok([basket(before)?, basket(now)?]));
        entries.of(of);
        super::over_time::of_baskets(entries, &found);
        for measure in
            [StructureMeasure::Lawrence, StructureMeasure::Cosine, StructureMeasure::Correlation]
        {
            let index = found.as_ref().map_err(|reason| *reason);
            let index = index
                .and_then(|[before, after]| indicator::structural_change(before, after, measure));
            entries.add("structural_change", measure.name(), index);
        }
        let found: Result<_, Undefined> =
            earlier.and_then(|before| Ok([priced(before, is_export)?, priced(now, is_export)?]));
        let prices = || found.as_ref().map_err(|reason| *reason);
        let index = prices().and_then(|[before, after]| indicator::laspeyres(before, after));
        entries.add("laspeyres", "standard", index);
        let index = prices().and_then(|[before, after]| indicator::paasche(before, after));
        entries.add("paasche", "standard", index);
        let index = prices().and_then(|[before, after]| indicator::fisher(before, after));
        entries.add("fisher", "standard", index);
    }
    entries.of(None);
    let of = |is_export: bool| {
        earlier.and_then(|before| Ok([priced(before, is_export)?, priced(now, is_export)?]))
    };
    let found = of(true).and_then(|exports| Ok((exports, of(false)?)));
    for formula in [PriceFormula::Laspeyres, PriceFormula::Paasche, PriceFormula::Fisher] {
        let sides = || {
            let ([first, last], [other_first, other_last]) = match &found {
                Ok((exports, imports)) => (exports, imports),
                Err(reason) => return Err(*reason),
            };
            Ok(([first, last], [other_first, other_last]))
        };
        let index = sides().and_then(|(own, other)| indicator::terms_of_trade(own, other, formula));
        entries.add("terms_of_trade", formula.name(), index);
        let index =
            sides().and_then(|(own, other)| indicator::income_terms_of_trade(own, other, formula));
        entries.add("income_terms_of_trade", formula.name(), index);
    }
}

/// The unit values of goods, by their net weight, and beside those of the world.
pub(crate) fn add_prices(entries: &mut Entries, now: &Sides<'_>) {
    entries.because(now.view.is_none().then_some(NO_GOODS));
    for (of, is_export) in [("exports", true), ("imports", false)] {
        let own =
            now.flow(is_export).map(|flow| PricedBasket::of(flow, QuantityMeasure::NetWeight));
        let markets = &now.markets;
        let all = if is_export { markets.world_exports() } else { markets.world_imports() };
        let all = all.and_then(|_| {
            let view = now.view.ok_or(Undefined::NoCommonGoods)?;
            let flow = if is_export { view.exports() } else { view.imports() };
            Ok(PricedBasket::of(flow, QuantityMeasure::NetWeight))
        });
        let own = || own.as_ref().map_err(|reason| *reason);
        entries.of(of).add_by_good("unit_value", "standard", own().and_then(indicator::unit_value));
        let found = own().and_then(|own| {
            indicator::relative_unit_value(own, all.as_ref().map_err(|reason| *reason)?)
        });
        entries.add_by_good("relative_unit_value", "standard", found);
    }
    entries.of(None);
    entries.because(None);
}
