"""PyArrow: its readers, and its own grouping where a question is no more than that."""

import os

import pyarrow as pa
import pyarrow.compute as compute
import pyarrow.csv
import pyarrow.parquet

from measure import Question


def limit_threads(setup):
    pa.set_cpu_count(setup.threads)
    pa.set_io_thread_count(setup.threads)


def loads(setup):
    limit_threads(setup)
    amount = pa.decimal128(18, 3)
    types = {
        "t": pa.uint16(),
        "i": pa.uint16(),
        "j": pa.uint16(),
        "k": pa.uint32(),
        "v": amount,
        "q": amount,
    }
    convert = pyarrow.csv.ConvertOptions(column_types=types, null_values=["NA"])
    read = pyarrow.csv.ReadOptions(block_size=4 << 20)

    def from_csv():
        return pa.concat_tables(
            [
                pyarrow.csv.read_csv(path, read_options=read, convert_options=convert)
                for path in setup.csv_files()
            ]
        )

    def counted(table):
        thousandths = (compute.sum(table["v"]).as_py() + compute.sum(table["q"]).as_py()) * 1000
        return table.num_rows, float(thousandths)

    parquet = os.path.join(setup.folder, "flows.parquet")
    yield Question("Q0", from_csv, reduce=counted)
    yield Question("Q0p", lambda: pyarrow.parquet.read_table(parquet), reduce=counted)


def queries(setup):
    limit_threads(setup)
    flows = setup.table("flows")

    def totals():
        grouped = flows.group_by(["i", "j", "t"]).aggregate([("v", "sum")])
        return grouped.rename_columns({"v_sum": "v"})

    def rolled():
        chapters = compute.divide(flows["k"], 10_000)
        grouped = flows.append_column("ch", chapters).group_by(["i", "j", "t", "ch"])
        return grouped.aggregate([("v", "sum")]).rename_columns({"v_sum": "v"})

    yield Question("Q1", totals)
    yield Question("Q9", rolled)
