"""Writes one set of made-up bilateral trade in BACI's shape: the same bytes for the same arguments.

    generate.py --rows 10M --out target/peers/data/10M

    csv/BACI_HS92_Y<year>_V000000.csv     t,i,j,k,v,q ordered by (i,j,k); `NA` where q is missing
    mirror/BACI_HS92_Y<year>_V000000.csv  the same flows as the importers might say them, for Q10
    flows.parquet, mirror.parquet         the CSV files in their order, amounts as decimal(18,3)
    flows_sorted.parquet, mirror_sorted.parquet   ordered by (i,j,t,k)
    meta.json                             counts and sums, and the pair and the year to ask about

The vintage 000000 says that no statistical office published this. What the rows have in common with
real ones: 226 exporters and importers and 5,000 products of very unequal size; a country exports
what suits its capability and its bent for a chapter, so that Balassa indices mean something; most
flows come back every year; values spread over ten orders of magnitude; four in a hundred quantities
are missing. Keys are unique and nobody trades with itself.
"""

import argparse
import csv
import json
import pathlib
import shutil
import time

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as parquet

# Part of meta.json: a set written by another version is written again.
VERSION = 1
SEED = 20240229
YEARS = range(2000, 2025)
ASKED_YEAR = 2020
COUNTRIES = 226
PRODUCTS = 5000
MISSING_QUANTITY = 0.04
# A year's rows are chosen from a pool of possible flows this many times as large.
POOL = 2.2
# For so many rows of the exporters, one that only the importer knows.
IMPORTERS_ONLY = 20

CODES = pathlib.Path(__file__).resolve().parents[2] / "tests/tables/codes.csv"


def row_count(text):
    """Returns the number that `1M`, `2.5M` or `250000` means."""
    text = text.upper()
    return round(float(text[:-1]) * 1_000_000) if text.endswith("M") else int(text)


def country_codes():
    """Returns codes that BACI uses for a country in each of the years, in order."""
    with open(CODES, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    codes = [
        int(row["code"])
        for row in rows
        if row["system"] == "statistical"
        and row["target"].isalpha()
        and row["target"].isupper()
        and not row["note"]
        and int(row["first_year"] or 0) <= YEARS[0]
        and int(row["last_year"] or 9999) >= YEARS[-1]
    ]
    if len(codes) < COUNTRIES:
        raise SystemExit(f"{CODES} has {len(codes)} codes for all years, fewer than {COUNTRIES}")
    return np.array(sorted(codes)[:COUNTRIES])


def product_codes(random):
    """Returns six-digit codes: chapters of uneven size, headings, five subheadings in each."""
    chapters = [chapter for chapter in range(1, 98) if chapter != 77]
    weight = dict(zip(chapters, random.gamma(1.2, 1.0, len(chapters)) + 0.15))
    # Machinery, electronics and chemicals are the long chapters of the real classification.
    for chapter, more in {84: 8, 29: 5, 85: 5, 28: 3, 72: 3, 90: 3, 3: 2, 39: 2, 52: 2}.items():
        weight[chapter] += more
    total = sum(weight.values())
    count = {chapter: max(4, round(weight[chapter] / total * PRODUCTS)) for chapter in chapters}
    count[84] += PRODUCTS - sum(count.values())
    codes = [
        chapter * 10_000 + (number // 5 + 1) * 100 + (10, 20, 30, 40, 90)[number % 5]
        for chapter in chapters
        for number in range(count[chapter])
    ]
    if len(set(codes)) != PRODUCTS:
        raise SystemExit("the chapters do not hold as many products as they should")
    return np.array(codes)


def power_law(rank, shift, exponent):
    """Returns shares that fall with the rank: Zipf's law with a flattened head."""
    share = 1.0 / (rank + shift) ** exponent
    return share / share.sum()


class World:
    """What stays the same from year to year: sizes, tastes, and the pool of possible flows."""

    def __init__(self, rows, random):
        self.random = random
        self.countries = country_codes()
        self.products = product_codes(random)
        size = random.permutation(COUNTRIES)
        # Large exporters are mostly, not always, large importers.
        blurred = np.argsort(np.argsort(size + random.normal(0, 12, COUNTRIES)))
        self.exporter_share = power_law(size, 3.0, 1.15)
        self.importer_share = power_law(blurred, 8.0, 0.85)
        self.product_share = power_law(random.permutation(PRODUCTS), 120.0, 0.75)
        log_share = np.log(self.exporter_share)
        capability = (log_share - log_share.mean()) / log_share.std()
        self.capability = capability + random.normal(0, 0.4, COUNTRIES)
        self.complexity = random.normal(0, 1, PRODUCTS)
        self.bent = random.normal(0, 1, (COUNTRIES, 98))
        self.unit_value = random.normal(np.log(3.0), 1.2, PRODUCTS)
        # Trade grows by three per cent a year in rows, too.
        growth = 1.03 ** np.arange(len(YEARS))
        self.rows_of_year = np.floor(growth / growth.sum() * rows).astype(int)
        self.rows_of_year[-1] += rows - self.rows_of_year.sum()
        self._fill_pool(int(self.rows_of_year.max() * POOL))

    def _fill_pool(self, size):
        """Draws distinct (exporter, importer, product) until there are `size`."""
        random, keys = self.random, np.empty(0, dtype=np.int64)
        while len(keys) < size:
            draws = int(size * 1.2)
            exporter = random.choice(COUNTRIES, draws, p=self.exporter_share)
            importer = random.choice(COUNTRIES, draws, p=self.importer_share)
            product = random.choice(PRODUCTS, draws, p=self.product_share)
            fit = 1.6 * (self.capability[exporter] - self.complexity[product])
            fit += 1.3 * self.bent[exporter, self.products[product] // 10_000]
            taken = random.random(draws) < 1 / (1 + np.exp(-fit))
            taken &= exporter != importer
            drawn = (exporter * COUNTRIES + importer) * PRODUCTS + product
            keys = np.unique(np.concatenate([keys, drawn[taken]]))
        keys = np.sort(random.permutation(keys)[:size])
        self.exporter = keys // (COUNTRIES * PRODUCTS)
        self.importer = keys // PRODUCTS % COUNTRIES
        self.product = keys % PRODUCTS
        self.strength = random.normal(0, 1.3, size)
        self.log_value = (
            np.log(15.0)
            + 0.55 * np.log(self.exporter_share[self.exporter] * COUNTRIES)
            + 0.45 * np.log(self.importer_share[self.importer] * COUNTRIES)
            + 0.6 * np.log(self.product_share[self.product] * PRODUCTS)
            + 0.5 * self.bent[self.exporter, self.products[self.product] // 10_000]
            + 0.9 * self.strength
            + random.normal(0, 2.2, size)
        )

    def year(self, index):
        """Returns the exporters' columns of one year and the importers', ordered by (i,j,k).

        `v` and `q` are in thousandths, and a missing `q` is negative. A strong flow is there nearly
        every year, a weak one now and then.
        """
        random, said = self.random, self.rows_of_year[index]
        rows = said + said // IMPORTERS_ONLY
        luck = self.strength + random.gumbel(0, 1.0, len(self.strength))
        order = np.argpartition(-luck, [said - 1, rows - 1])[:rows]
        by_exporter = np.arange(rows) < said
        sorting = np.argsort(order)
        chosen, by_exporter = order[sorting], by_exporter[sorting]
        product = self.product[chosen]
        log_value = self.log_value[chosen] + 0.045 * index + random.normal(0, 0.6, rows)
        log_tons = log_value - self.unit_value[product] + random.normal(0, 0.5, rows)
        value = np.clip(np.rint(np.exp(log_value) * 1000), 1, 3e11).astype(np.int64)
        tons = np.clip(np.rint(np.exp(log_tons) * 1000), 1, 9e11).astype(np.int64)
        tons[random.random(rows) < MISSING_QUANTITY] = -1
        columns = {
            "t": np.full(rows, YEARS[index], np.uint16),
            "i": self.countries[self.exporter[chosen]].astype(np.uint16),
            "j": self.countries[self.importer[chosen]].astype(np.uint16),
            "k": self.products[product].astype(np.uint32),
            "v": value,
            "q": tons,
        }
        exporters = {name: column[by_exporter] for name, column in columns.items()}
        return exporters, mirrored(columns, by_exporter)


def mirrored(columns, by_exporter):
    """Returns what the importers say: five per cent more, cut to a thousandth.

    They lack one row of eleven of the exporters', and have the rows that no exporter has.
    """
    i, j, k = (columns[name].astype(np.int64) for name in "ijk")
    kept = ~by_exporter | ((31 * i + 17 * j + k) % 11 != 0)
    mirror = {name: column[kept] for name, column in columns.items()}
    mirror["v"] = mirror["v"] * 21 // 20
    return mirror


def decimals(thousandths):
    """Returns the numbers as decimal(18,3), null where they are negative."""
    low_and_high = np.zeros((len(thousandths), 2), np.int64)
    low_and_high[:, 0] = np.maximum(thousandths, 0)
    there = np.packbits(thousandths >= 0, bitorder="little")
    buffers = [pa.py_buffer(there.tobytes()), pa.py_buffer(low_and_high.tobytes())]
    return pa.Array.from_buffers(pa.decimal128(18, 3), len(thousandths), buffers)


def arrow_table(columns):
    return pa.table(
        {name: decimals(x) if name in "vq" else pa.array(x) for name, x in columns.items()}
    )


def write_csv(path, columns):
    frame = pl.from_arrow(arrow_table(columns))
    padded = pl.col("k").cast(pl.String).str.zfill(6)
    frame.with_columns(padded).write_csv(path, null_value="NA")


def write_parquet(folder, name, columns):
    """Writes the rows as they are, and once more ordered by (i,j,t,k)."""
    order = np.lexsort([columns[key] for key in "ktji"])
    ordered = {key: column[order] for key, column in columns.items()}
    for path, rows in ((f"{name}.parquet", columns), (f"{name}_sorted.parquet", ordered)):
        parquet.write_table(
            arrow_table(rows), folder / path, row_group_size=1 << 20, compression="snappy"
        )


def busiest_pair(columns):
    """Returns the (exporter, importer) with most rows."""
    keys = columns["i"].astype(np.int64) * 1000 + columns["j"]
    found, rows = np.unique(keys, return_counts=True)
    return divmod(int(found[rows.argmax()]), 1000)


def described(columns, mirror, rows):
    """Returns what meta.json says, after checking what the questions rely on."""
    t, i, j, k = (columns[name].astype(np.int64) for name in "tijk")
    keys = ((t * 1000 + i) * 1000 + j) * 1_000_000 + k
    if len(t) != rows or len(np.unique(keys)) != rows or (i == j).any():
        raise SystemExit("the rows are not as many, as distinct or as bilateral as they should be")
    a, b = busiest_pair(columns)
    for x, y in ((a, b), (b, a)):
        if set(t[(i == x) & (j == y)]) != set(YEARS):
            raise SystemExit(f"{x} does not export to {y} in every year")
    quantity = columns["q"]
    return {
        "version": VERSION,
        "rows": rows,
        "seed": SEED,
        "years": [YEARS[0], YEARS[-1]],
        "countries": len(np.unique(i)),
        "products": len(np.unique(k)),
        "runs": len(np.unique(keys // 1_000_000)),
        "sum_v": int(columns["v"].sum()),
        "sum_q": int(quantity[quantity >= 0].sum()),
        "missing_q": int((quantity < 0).sum()),
        "max_v": int(columns["v"].max()),
        "mirror_rows": len(mirror["v"]),
        "mirror_sum_v": int(mirror["v"].sum()),
        "pair": [a, b],
        "year": ASKED_YEAR,
    }


def generate(rows, folder):
    """Writes the whole set into `folder`, which must not be there yet."""
    world = World(rows, np.random.Generator(np.random.PCG64(SEED)))
    parts = {"csv": [], "mirror": []}
    for name in parts:
        (folder / name).mkdir(parents=True)
    for index, year in enumerate(YEARS):
        for name, said in zip(parts, world.year(index)):
            write_csv(folder / name / f"BACI_HS92_Y{year}_V000000.csv", said)
            parts[name].append(said)
    flows, mirror = (
        {name: np.concatenate([part[name] for part in said]) for name in said[0]}
        for said in parts.values()
    )
    write_parquet(folder, "flows", flows)
    write_parquet(folder, "mirror", mirror)
    meta = described(flows, mirror, rows)
    meta["csv_bytes"] = sum(path.stat().st_size for path in (folder / "csv").iterdir())
    (folder / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
    return meta


def main():
    parser = argparse.ArgumentParser(description="Writes one set of made-up bilateral trade.")
    parser.add_argument("--rows", default="1M", help="such as 1M, 10M or 250000")
    parser.add_argument("--out", required=True, type=pathlib.Path, help="the folder to write")
    arguments = parser.parse_args()
    started = time.monotonic()
    # Under another name until it is whole, so that no later run takes half a set for one.
    unfinished = arguments.out.with_name(arguments.out.name + ".unfinished")
    for folder in (unfinished, arguments.out):
        shutil.rmtree(folder, ignore_errors=True)
    meta = generate(row_count(arguments.rows), unfinished)
    unfinished.rename(arguments.out)
    print(json.dumps(meta), f"{time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    main()
