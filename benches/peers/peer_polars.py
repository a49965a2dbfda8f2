"""Polars: one eager frame, lazy queries; `stream` runs them on its streaming engine."""

import os

import polars as pl
from polars import col

from measure import Question

AMOUNT = pl.Decimal(18, 3)


def loads(setup):
    """Loads decimals, or floats with the option `f64`, which is quicker and not exact."""
    amount = pl.Float64 if "f64" in setup.options else AMOUNT
    schema = {
        "t": pl.UInt16,
        "i": pl.UInt16,
        "j": pl.UInt16,
        "k": pl.UInt32,
        "v": amount,
        "q": amount,
    }
    csv = os.path.join(setup.folder, "csv", "*.csv")
    parquet = os.path.join(setup.folder, "flows.parquet")

    def counted(frame):
        return frame.height, float(frame["v"].sum() + frame["q"].sum()) * 1000

    yield Question(
        "Q0",
        lambda: pl.scan_csv(csv, schema=schema, null_values="NA").collect(),
        reduce=counted,
    )
    yield Question("Q0p", lambda: pl.read_parquet(parquet), reduce=counted)


def queries(setup):
    (a, b), year = setup.meta["pair"], setup.meta["year"]
    frame = pl.from_arrow(setup.table("flows"), rechunk=True)
    flows = frame.lazy()
    of_year = flows.filter(col("t") == year)
    nothing = pl.lit(0).cast(frame["v"].dtype)
    low, high = pl.min_horizontal("i", "j"), pl.max_horizontal("i", "j")
    total = col("v").sum()
    float_total = total.cast(pl.Float64)
    engine = {"engine": "streaming"} if "stream" in setup.options else {}

    def collected(query):
        return query.collect(**engine)

    def summary():
        there = (col("i") == a) & (col("j") == b)
        back = (col("i") == b) & (col("j") == a)
        exports = pl.when(col("i") == a).then(col("v")).otherwise(nothing).sum()
        imports = pl.when(col("i") == b).then(col("v")).otherwise(nothing).sum()
        both = flows.filter(there | back).group_by("t").agg(x=exports, m=imports)
        coverage = col("x").cast(pl.Float64) / col("m").cast(pl.Float64)
        answer = both.with_columns(
            turnover=col("x") + col("m"), balance=col("x") - col("m"), coverage=coverage
        )
        return collected(answer.sort("t"))

    def largest(exporter, importer):
        flow = of_year.filter((col("i") == exporter) & (col("j") == importer))
        return flow.select("k", "v").top_k(10, by="v")

    def herfindahl():
        cells = flows.group_by("i", "t", "k").agg(float_total)
        hhi = (col("v") ** 2).sum() / total**2
        return collected(cells.group_by("i", "t").agg(hhi=hhi))

    def balassa(rows, *keys):
        # The cells are collected once: as one lazy query with inner joins this is much slower.
        cells = collected(rows.group_by(*keys, "i", "k").agg(float_total)).lazy()
        exporter = cells.group_by(*keys, "i").agg(exporter=total)
        product = cells.group_by(*keys, "k").agg(product=total)
        joined = cells.join(exporter, on=[*keys, "i"], how="left")
        joined = joined.join(product, on=[*keys, "k"], how="left")
        if keys:
            world = cells.group_by(*keys).agg(world=total)
            joined = joined.join(world, on=list(keys), how="left")
        else:
            joined = joined.join(cells.select(world=total), how="cross")
        index = (col("v") / col("exporter")) / (col("product") / col("world"))
        return collected(joined.select(*keys, "i", "k", rca=index))

    def grubel_lloyd_grouped(rows, *keys):
        # A pair and product has two rows if it is traded both ways; the keys are unique.
        matched = pl.when(pl.len() == 2).then(col("v").min()).otherwise(nothing)
        products = rows.group_by(*keys, "k", a=low, b=high).agg(whole=total, matched=matched)
        index = 2 * col("matched").sum().cast(pl.Float64) / col("whole").sum().cast(pl.Float64)
        return collected(products.group_by(*keys, "a", "b").agg(gl=index))

    def grubel_lloyd_joined(rows, *keys):
        rows = rows.select(*keys, "i", "j", "k", col("v").cast(pl.Float64))
        whole = rows.group_by(*keys, a=low, b=high).agg(whole=total)
        there, back = rows.filter(col("i") < col("j")), rows.filter(col("i") > col("j"))
        both = there.join(back, left_on=[*keys, "i", "j", "k"], right_on=[*keys, "j", "i", "k"])
        least = pl.min_horizontal("v", "v_right").sum()
        matched = both.group_by(*keys, "i", "j").agg(matched=least)
        joined = whole.join(
            matched, left_on=[*keys, "a", "b"], right_on=[*keys, "i", "j"], how="left"
        )
        index = 2 * col("matched").fill_null(0) / col("whole")
        return collected(joined.select(*keys, "a", "b", gl=index))

    def growth():
        series = flows.group_by("i", "j", "t").agg(float_total)
        last = series.with_columns(t=(col("t") + 1).cast(pl.UInt16))
        joined = series.join(last, on=["i", "j", "t"])
        return collected(joined.select("i", "j", "t", g=col("v") / col("v_right") - 1))

    def rolled():
        chapter = (col("k") // 10_000).cast(pl.UInt8)
        return collected(flows.group_by("i", "j", "t", ch=chapter).agg(total))

    yield Question("Q1", lambda: collected(flows.group_by("i", "j", "t").agg(total)))
    yield Question("Q2", summary)
    yield Question("Q3", lambda: pl.collect_all([largest(a, b), largest(b, a)]))
    yield Question("Q4", herfindahl)
    yield Question("Q5y", lambda: balassa(of_year))
    yield Question("Q5", lambda: balassa(flows, "t"))
    yield Question("Q6", lambda: grubel_lloyd_grouped(of_year))
    yield Question("Q6", lambda: grubel_lloyd_joined(of_year), "join")
    yield Question("Q6a", lambda: grubel_lloyd_grouped(flows, "t"))
    yield Question("Q6a", lambda: grubel_lloyd_joined(flows, "t"), "join")
    yield Question("Q8", growth)
    yield Question("Q9", rolled)
    if setup.wants("Q10"):
        mirror = pl.from_arrow(setup.table("mirror"), rechunk=True).lazy()

        def mirrored():
            lines = flows.join(mirror, on=["t", "i", "j", "k"], how="full", coalesce=True).select(
                "t", "i", "j", x=col("v").fill_null(0), m=col("v_right").fill_null(0)
            )
            gap = (col("x") - col("m")).abs().sum()
            sums = lines.group_by("t", "i", "j").agg(
                n=pl.len(), sx=col("x").sum(), sm=col("m").sum(), ad=gap
            )
            return collected(sums)

        yield Question("Q10", mirrored)
