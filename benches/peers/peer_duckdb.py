"""DuckDB: tables in memory; every answer is fetched as an Arrow table."""

import os

import duckdb

from measure import Question
from sql import statements

TYPES = {
    "t": "USMALLINT",
    "i": "USMALLINT",
    "j": "USMALLINT",
    "k": "UINTEGER",
    "v": "DECIMAL(18,3)",
    "q": "DECIMAL(18,3)",
}


def connect(setup):
    connection = duckdb.connect(":memory:", config={"threads": str(setup.threads)})
    connection.execute("SET preserve_insertion_order = false")
    return connection


def loads(setup):
    """Loads into a table of DuckDB's own, from CSV with the types given and from Parquet."""
    connection = connect(setup)

    def create(source):
        connection.execute(f"CREATE TABLE d AS SELECT * FROM {source}")
        return connection

    def drop():
        connection.execute("DROP TABLE IF EXISTS d")

    def counted(connection):
        return connection.execute("SELECT count(*), (sum(v) + sum(q)) * 1000 FROM d").fetchone()

    csv = (
        f"read_csv('{os.path.join(setup.folder, 'csv', '*.csv')}', header = true, "
        f"columns = {TYPES}, nullstr = 'NA', auto_detect = false, delim = ',', quote = '', "
        "escape = '')"
    )
    parquet = f"read_parquet('{os.path.join(setup.folder, 'flows.parquet')}')"
    yield Question("Q0", lambda: create(csv), reduce=counted, clear=drop)
    drop()
    yield Question("Q0p", lambda: create(parquet), reduce=counted, clear=drop)


def queries(setup):
    connection = connect(setup)

    def create(name, file):
        source = setup.table(file)
        # In the order of the file, because DuckDB skips blocks by their ranges.
        connection.execute("SET preserve_insertion_order = true")
        connection.register("source", source)
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM source")
        connection.unregister("source")
        connection.execute("SET preserve_insertion_order = false")

    create("d", "flows")
    for question, form, text in statements(setup.meta, chapter="k // 10000"):
        if not setup.wants(question):
            continue
        if question == "Q10":
            create("m", "mirror")
        yield Question(question, lambda text=text: connection.sql(text).to_arrow_table(), form)
