"""The questions, what their answers are reduced to, and the bars that we set ourselves.

Every engine answers with a table whose columns have the names used here. An answer is then reduced
to its number of rows and a checksum, the same for every engine, so that a run can say whether all
of them answered the same. Amounts are first brought to thousandths of a thousand dollars, which is
a dollar, whatever type the engine computed in. `checksum.rs` beside this file says the same for us.
"""

from dataclasses import dataclass

# Exporter `i`, importer `j`, year `t`, product `k`, value `v`: BACI's names.
QUESTIONS = {
    "Q0": "load the CSV files, one a year",
    "Q0p": "load Parquet (ours: our snapshot)",
    "Q1": "total of every exporter, importer and year",
    "Q2": "one pair: exports, imports, turnover, balance and coverage of each year",
    "Q3": "one pair: the ten largest products each way in one year",
    "Q4": "Herfindahl index over products of every exporter and year",
    "Q5y": "Balassa index of every exporter and product, one year",
    "Q5": "Balassa index of every exporter and product, all years",
    "Q6": "Grubel-Lloyd index of every pair, one year",
    "Q6a": "Grubel-Lloyd index of every pair, all years",
    "Q8": "growth on the year before of every exporter and importer",
    "Q9": "products to chapters by exporter, importer and year",
    "Q10": "mirror comparison: exporters' rows against importers' by product",
}

LOADS = ("Q0", "Q0p")

# Columns that hold amounts and need the scale of the engine's type.
AMOUNTS = {"v", "x", "m", "turnover", "balance", "sx", "sm", "ad"}

# Two checksums agree within this, as a share of the larger: sums of floats in another order.
TOLERANCE = 1e-9


def checksum(question, column):
    """Reduces an answer to one number; `column(name)` returns a column as floats.

    The square root of an amount makes the sum depend on how the rows were grouped; growth can be
    very large and is therefore squeezed into (-1, 1).
    """
    import numpy as np

    if question in ("Q1", "Q3", "Q9"):
        return np.sqrt(column("v")).sum()
    if question == "Q2":
        return (column("x") + 2 * column("m") + column("coverage")).sum()
    if question == "Q4":
        return column("hhi").sum()
    if question in ("Q5y", "Q5"):
        return np.sqrt(column("rca")).sum()
    if question in ("Q6", "Q6a"):
        return column("gl").sum()
    if question == "Q8":
        growth = column("g")
        return (growth / (1 + np.abs(growth))).sum()
    if question == "Q10":
        return np.sqrt(column("ad")).sum() + column("n").sum()
    raise ValueError(f"{question} has no checksum")


@dataclass(frozen=True)
class Bar:
    """What one of our figures must reach: a ratio to the best peer, or a time that stands alone."""

    question: str
    variant: str
    at_least: float | None = None
    at_most_us: float | None = None

    def __str__(self):
        if self.at_least is not None:
            return f">= {self.at_least:g}"
        return f"<= {self.at_most_us:g} us"


# For these rows and threads only; other sizes print the same bars for orientation.
BAR_ROWS, BAR_THREADS = 10_000_000, 2
BARS = (
    Bar("Q0", "csv", at_least=3),
    Bar("Q0p", "snapshot", at_least=3),
    Bar("Q1", "rows", at_least=15),
    Bar("Q1", "totals", at_least=150),
    Bar("Q2", "totals", at_most_us=5),
    Bar("Q3", "rows", at_most_us=50),
    Bar("Q4", "rows", at_least=50),
    Bar("Q5y", "reused", at_least=25),
    Bar("Q5", "reused", at_least=35),
    Bar("Q5", "fresh", at_least=15),
    Bar("Q6", "rows", at_least=20),
    Bar("Q6a", "rows", at_least=20),
    Bar("Q8", "rows", at_least=15),
    Bar("Q8", "totals", at_least=100),
    Bar("Q9", "reused", at_least=20),
    Bar("Q9", "fresh", at_least=8),
    Bar("Q10", "rows", at_least=25),
)

# Memory: what a loaded row may keep, and the peak of our CSV load as a share of the leanest peer's.
BAR_RESIDENT_BYTES_PER_ROW = 14
BAR_PEAK_SHARE = 0.5
