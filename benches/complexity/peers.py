"""Works out indices of complexity with the programs of others; called by run.py in its environment.

    peers.py FILE TIMES [--whole]

`--whole` runs `ecomplexity`, which takes minutes on thousands of products. Prints JSON.
"""

import contextlib
import io
import json
import sys
import time
import warnings

import numpy as np
import pandas as pd


def least(times, work):
    """Returns the least time in milliseconds and what the last run made."""
    taken = []
    made = work() if times > 1 else None
    for _ in range(times):
        started = time.perf_counter()
        made = work()
        taken.append((time.perf_counter() - started) * 1e3)
    return min(taken), made


def numpy_expert(exports):
    """ECI and PCI of a dense matrix of countries and products, as a careful user of numpy would.

    The symmetric matrix of the smaller side and the solver for symmetric matrices.
    """
    total = exports.sum()
    expected = np.outer(exports.sum(1), exports.sum(0)) / total
    present = (exports >= expected).astype(float)
    diversity, ubiquity = present.sum(1), present.sum(0)
    scaled = present / np.sqrt(ubiquity) / np.sqrt(diversity)[:, None]
    if present.shape[0] <= present.shape[1]:
        vector = np.linalg.eigh(scaled @ scaled.T)[1][:, -2] / np.sqrt(diversity)
        pci = (present.T @ vector) / ubiquity
    else:
        pci = np.linalg.eigh(scaled.T @ scaled)[1][:, -2] / np.sqrt(ubiquity)
    eci = (present @ pci) / diversity
    if np.corrcoef(eci, diversity)[0, 1] < 0:
        eci, pci = -eci, -pci
    return (eci - eci.mean()) / eci.std(), (pci - eci.mean()) / eci.std()


def main():
    file, times = sys.argv[1], int(sys.argv[2])
    rows = pd.read_csv(file, dtype={"country": str, "product": str}, keep_default_na=False)
    table = rows.pivot(index="country", columns="product", values="value").fillna(0.0)
    answer = {"milliseconds": {}}

    def keep(name, figures, labels):
        answer[name] = dict(zip(labels, map(float, figures)))

    dense = np.ascontiguousarray(table.to_numpy(dtype=float))
    taken, (eci, pci) = least(times, lambda: numpy_expert(dense))
    answer["milliseconds"]["numpy"] = taken
    keep("numpy_eci", eci, table.index)
    keep("numpy_pci", pci, table.columns)

    from economic_complexity import complexity, rca

    taken, (eci, pci) = least(max(times // 3, 1), lambda: complexity(rca(table)))
    answer["milliseconds"]["economic-complexity"] = taken
    keep("reflected_countries", eci, eci.index)
    keep("reflected_products", pci, pci.index)

    if "--whole" in sys.argv:
        from ecomplexity import ecomplexity

        rows["time"] = 1
        names = {"time": "time", "loc": "country", "prod": "product", "val": "value"}

        def whole():
            with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return ecomplexity(rows, names, check_logsupermodularity=False, verbose=False)

        taken, found = least(1, whole)
        answer["milliseconds"]["ecomplexity"] = taken
        countries = found.drop_duplicates("country").set_index("country")
        products = found.drop_duplicates("product").set_index("product")
        keep("eci", countries["eci"], countries.index)
        keep("coi", countries["coi"], countries.index)
        keep("pci", products["pci"], products.index)
    print(json.dumps(answer))


main()
