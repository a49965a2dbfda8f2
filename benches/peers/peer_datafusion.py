"""DataFusion: record batches in memory, in as many partitions as there are threads."""

import os

import datafusion
import pyarrow as pa
import pyarrow.compute as compute

from measure import Question
from sql import statements

BATCH_ROWS = 65_536


def connect(setup):
    config = datafusion.SessionConfig().with_target_partitions(setup.threads).with_batch_size(8192)
    return datafusion.SessionContext(config)


def loads(setup):
    context = connect(setup)
    amount = pa.decimal128(18, 3)
    # A quantity may be `NA`, which the reader knows no way to take for a null: it comes as text.
    schema = pa.schema(
        {
            "t": pa.uint16(),
            "i": pa.uint16(),
            "j": pa.uint16(),
            "k": pa.uint32(),
            "v": amount,
            "q": pa.string(),
        }
    )
    context.register_csv("c", os.path.join(setup.folder, "csv") + "/", schema=schema)
    context.register_parquet("p", os.path.join(setup.folder, "flows.parquet"))
    csv = """
        SELECT t, i, j, k, v, CASE WHEN q = 'NA' THEN NULL ELSE CAST(q AS DECIMAL(18,3)) END AS q
        FROM c
    """

    def counted(batches):
        table = pa.Table.from_batches(batches)
        thousandths = (compute.sum(table["v"]).as_py() + compute.sum(table["q"]).as_py()) * 1000
        return table.num_rows, float(thousandths)

    yield Question("Q0", lambda: context.sql(csv).collect(), reduce=counted)
    yield Question("Q0p", lambda: context.sql("SELECT * FROM p").collect(), reduce=counted)


def queries(setup):
    context = connect(setup)

    def register(name, file):
        batches = setup.table(file).to_batches(max_chunksize=BATCH_ROWS)
        share = -(-len(batches) // setup.threads)
        parts = [batches[at : at + share] for at in range(0, len(batches), share)]
        context.register_record_batches(name, parts)

    register("d", "flows")
    for question, form, text in statements(setup.meta, chapter="k / 10000"):
        if not setup.wants(question):
            continue
        if question == "Q10":
            register("m", "mirror")
        yield Question(
            question, lambda text=text: pa.Table.from_batches(context.sql(text).collect()), form
        )
