"""One process: asks one engine, in one variant, its questions and prints a JSON line for each.

    peer.py --data target/peers/data/10M --engine duckdb --variant i64_sorted --threads 2

The variants `csv…` measure loading (Q0, Q0p); the others load a Parquet file once, which is not
timed, and ask the rest. A variant says how values are held (`i64` thousandths, `dec` decimal(18,3),
`f64`), then after underscores `sorted` (rows ordered by (i,j,t,k) and not by (t,i,j,k)) and what
else the engine knows. `--once` asks each question a single time, for the measurement of memory.
"""

import argparse
import importlib
import json
import os

ENGINES = ("polars", "duckdb", "datafusion", "pandas", "pyarrow")
# What the engines and the libraries under them take the number of threads from.
THREAD_VARIABLES = (
    "POLARS_MAX_THREADS",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "RAYON_NUM_THREADS",
    "TOKIO_WORKER_THREADS",
)


def main():
    parser = argparse.ArgumentParser(description="Asks one engine its questions.")
    parser.add_argument("--data", required=True)
    parser.add_argument("--engine", required=True, choices=ENGINES)
    parser.add_argument("--variant", required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--questions", default="", help="such as Q1,Q4; all if left out")
    parser.add_argument("--once", action="store_true")
    arguments = parser.parse_args()
    # Before any of the libraries is imported.
    for name in THREAD_VARIABLES:
        os.environ[name] = str(arguments.threads)
    from measure import Bench, Setup

    with open(os.path.join(arguments.data, "meta.json"), encoding="utf-8") as file:
        meta = json.load(file)
    holding, *options = arguments.variant.split("_")
    setup = Setup(
        folder=arguments.data,
        meta=meta,
        threads=arguments.threads,
        holding=holding,
        options=frozenset(options),
        wanted=frozenset(filter(None, arguments.questions.split(","))),
    )
    engine = importlib.import_module(f"peer_{arguments.engine}")
    labels = {
        "engine": arguments.engine,
        "variant": arguments.variant,
        "rows": meta["rows"],
        "threads": 1 if arguments.engine == "pandas" else arguments.threads,
    }
    bench = Bench(setup, labels, arguments.once)
    for question in (engine.loads if holding == "csv" else engine.queries)(setup):
        bench.run(question)


if __name__ == "__main__":
    main()
