"""pandas: one thread; the pair is looked up through a sorted index that is made beforehand."""

import os

import numpy as np
import pandas as pd

from measure import Question

TYPES = {"t": "uint16", "i": "uint16", "j": "uint16", "k": "uint32", "v": "float64", "q": "float64"}


def loads(setup):
    """Loads floats from CSV, since pandas reads no decimals, and Arrow columns from Parquet."""
    engine = {"engine": "pyarrow"} if "pyarrow" in setup.options else {}

    def from_csv():
        frames = [
            pd.read_csv(path, dtype=TYPES, na_values="NA", **engine) for path in setup.csv_files()
        ]
        return pd.concat(frames, ignore_index=True)

    def counted(frame):
        return len(frame), (float(frame.v.sum()) + float(frame.q.sum())) * 1000

    parquet = os.path.join(setup.folder, "flows.parquet")
    yield Question("Q0", from_csv, reduce=counted)
    yield Question(
        "Q0p", lambda: pd.read_parquet(parquet, dtype_backend="pyarrow"), reduce=counted
    )


def grouped(frame, keys):
    return frame.groupby(keys, sort=False)


def queries(setup):
    (a, b), year = setup.meta["pair"], setup.meta["year"]
    flows = setup.table("flows").to_pandas()

    def totals():
        return grouped(flows, ["i", "j", "t"]).v.sum().reset_index()

    yield Question("Q1", totals)
    if setup.wants("Q2") or setup.wants("Q3"):
        indexed = flows.set_index(["i", "j"]).sort_index()

        def summary():
            answer = pd.DataFrame(
                {
                    "x": indexed.loc[(a, b)].groupby("t").v.sum(),
                    "m": indexed.loc[(b, a)].groupby("t").v.sum(),
                }
            )
            answer["turnover"] = answer.x + answer.m
            answer["balance"] = answer.x - answer.m
            answer["coverage"] = answer.x / answer.m
            return answer

        def largest(exporter, importer):
            flow = indexed.loc[(exporter, importer)]
            return flow[flow.t == year].nlargest(10, "v")

        yield Question("Q2", summary)
        yield Question("Q3", lambda: [largest(a, b), largest(b, a)])
        del indexed

    def herfindahl():
        cells = grouped(flows, ["i", "t", "k"]).v.sum().astype(float).reset_index()
        cells["square"] = cells.v**2
        sums = grouped(cells, ["i", "t"])[["v", "square"]].sum()
        return (sums.square / sums.v**2).rename("hhi").reset_index()

    def balassa(rows):
        cells = grouped(rows, ["t", "i", "k"]).v.sum().astype(float).reset_index()
        exporter = grouped(cells, ["t", "i"]).v.transform("sum")
        product = grouped(cells, ["t", "k"]).v.transform("sum")
        world = grouped(cells, ["t"]).v.transform("sum")
        cells["rca"] = (cells.v / exporter) / (product / world)
        return cells

    def grubel_lloyd(rows):
        there, back = ["t", "i", "j", "k"], ["t", "j", "i", "k"]
        both = rows.merge(rows, left_on=there, right_on=back, suffixes=("", "_back"))
        both = both[both.i < both.j]
        matched = np.minimum(both.v, both.v_back).groupby([both.t, both.i, both.j]).sum()
        low = np.minimum(rows.i, rows.j).rename("i")
        high = np.maximum(rows.i, rows.j).rename("j")
        whole = rows.v.groupby([rows.t, low, high]).sum()
        return (2 * matched.reindex(whole.index, fill_value=0) / whole).rename("gl").reset_index()

    def growth():
        series = totals().sort_values(["i", "j", "t"], kind="stable")
        series["v"] = series.v.astype(float)
        last = grouped(series, ["i", "j"]).shift()
        series["g"] = series.v / last.v - 1
        return series[last.t == series.t.astype("int32") - 1]

    def rolled():
        chapters = flows.assign(ch=(flows.k // 10_000).astype("uint8"))
        return grouped(chapters, ["i", "j", "t", "ch"]).v.sum().reset_index()

    yield Question("Q4", herfindahl)
    yield Question("Q5y", lambda: balassa(flows[flows.t == year]))
    yield Question("Q5", lambda: balassa(flows))
    yield Question("Q6", lambda: grubel_lloyd(flows[flows.t == year]))
    yield Question("Q8", growth)
    yield Question("Q9", rolled)
