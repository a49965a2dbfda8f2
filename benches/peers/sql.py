"""The questions in SQL, as DuckDB and DataFusion both understand it.

Where an engine may be quicker with another form of a question there are several, and its best
counts. `d` holds the exporters' rows and `m` the importers'; `{a}` and `{b}` are the pair, `{year}`
is the year, and `{chapter}` is a product's chapter, whose integer division the two engines write
differently.
"""

TOTALS = "SELECT i, j, t, sum(v) AS v FROM d GROUP BY i, j, t"

PAIR = """
SELECT t, x, m, x + m AS turnover, x - m AS balance,
       CAST(x AS DOUBLE) / CAST(m AS DOUBLE) AS coverage
FROM (SELECT t,
             sum(CASE WHEN i = {a} THEN v ELSE 0 END) AS x,
             sum(CASE WHEN i = {b} THEN v ELSE 0 END) AS m
      FROM d
      WHERE (i = {a} AND j = {b}) OR (i = {b} AND j = {a})
      GROUP BY t) AS both_ways
ORDER BY t
"""

LARGEST = """
SELECT * FROM (SELECT k, v FROM d WHERE i = {a} AND j = {b} AND t = {year}
               ORDER BY v DESC, k LIMIT 10) AS there
UNION ALL
SELECT * FROM (SELECT k, v FROM d WHERE i = {b} AND j = {a} AND t = {year}
               ORDER BY v DESC, k LIMIT 10) AS back
"""

HERFINDAHL = """
SELECT i, t, sum(v * v) / (sum(v) * sum(v)) AS hhi
FROM (SELECT i, t, k, CAST(sum(v) AS DOUBLE) AS v FROM d GROUP BY i, t, k) AS products
GROUP BY i, t
"""

BALASSA_OF_YEAR = """
WITH cell AS (SELECT i, k, CAST(sum(v) AS DOUBLE) AS v FROM d WHERE t = {year} GROUP BY i, k),
     exporter AS (SELECT i, sum(v) AS v FROM cell GROUP BY i),
     product AS (SELECT k, sum(v) AS v FROM cell GROUP BY k),
     world AS (SELECT sum(v) AS v FROM cell)
SELECT cell.i, cell.k, (cell.v / exporter.v) / (product.v / world.v) AS rca
FROM cell
JOIN exporter ON cell.i = exporter.i
JOIN product ON cell.k = product.k
CROSS JOIN world
"""

BALASSA = """
WITH cell AS (SELECT t, i, k, CAST(sum(v) AS DOUBLE) AS v FROM d GROUP BY t, i, k),
     exporter AS (SELECT t, i, sum(v) AS v FROM cell GROUP BY t, i),
     product AS (SELECT t, k, sum(v) AS v FROM cell GROUP BY t, k),
     world AS (SELECT t, sum(v) AS v FROM exporter GROUP BY t)
SELECT cell.t, cell.i, cell.k, (cell.v / exporter.v) / (product.v / world.v) AS rca
FROM cell
JOIN exporter ON cell.t = exporter.t AND cell.i = exporter.i
JOIN product ON cell.t = product.t AND cell.k = product.k
JOIN world ON cell.t = world.t
"""

_A = "CASE WHEN i < j THEN i ELSE j END"
_B = "CASE WHEN i < j THEN j ELSE i END"


def _grubel_lloyd_grouped(keys, where):
    """Both directions of a pair and product brought into one row by grouping."""
    return f"""
SELECT {keys} a, b,
       2 * sum(CAST(CASE WHEN x < m THEN x ELSE m END AS DOUBLE))
         / sum(CAST(x + m AS DOUBLE)) AS gl
FROM (SELECT {keys} {_A} AS a, {_B} AS b, k,
             sum(CASE WHEN i < j THEN v ELSE 0 END) AS x,
             sum(CASE WHEN i > j THEN v ELSE 0 END) AS m
      FROM d {where}
      GROUP BY {keys} {_A}, {_B}, k) AS products
GROUP BY {keys} a, b
"""


def _grubel_lloyd_joined(keys, where):
    """Both directions brought together by joining the table with itself."""
    names = [key.strip() for key in keys.split(",") if key.strip()]
    same = "".join(f"there.{name} = back.{name} AND " for name in names)
    same_pair = "".join(f"whole.{name} = matched.{name} AND " for name in names)
    there = "".join(f"there.{name}, " for name in names)
    whole = "".join(f"whole.{name}, " for name in names)
    return f"""
WITH s AS (SELECT {keys} i, j, k, CAST(v AS DOUBLE) AS v FROM d {where}),
     whole AS (SELECT {keys} {_A} AS a, {_B} AS b, sum(v) AS v FROM s GROUP BY {keys} {_A}, {_B}),
     matched AS (SELECT {there} there.i AS a, there.j AS b,
                        sum(CASE WHEN there.v < back.v THEN there.v ELSE back.v END) AS v
                 FROM s AS there
                 JOIN s AS back ON {same} there.i = back.j AND there.j = back.i AND there.k = back.k
                 WHERE there.i < there.j
                 GROUP BY {there} there.i, there.j)
SELECT {whole} whole.a, whole.b, 2 * coalesce(matched.v, 0) / whole.v AS gl
FROM whole
LEFT JOIN matched ON {same_pair} whole.a = matched.a AND whole.b = matched.b
"""


GROWTH_JOINED = """
WITH flow AS (SELECT i, j, t, CAST(sum(v) AS DOUBLE) AS v FROM d GROUP BY i, j, t)
SELECT this.i, this.j, this.t, this.v / last.v - 1 AS g
FROM flow AS this
JOIN flow AS last
  ON this.i = last.i AND this.j = last.j AND CAST(this.t AS INT) = CAST(last.t AS INT) + 1
"""

GROWTH_WINDOW = """
SELECT i, j, t, v / last_v - 1 AS g
FROM (SELECT i, j, t, v,
             lag(v) OVER (PARTITION BY i, j ORDER BY t) AS last_v,
             lag(t) OVER (PARTITION BY i, j ORDER BY t) AS last_t
      FROM (SELECT i, j, t, CAST(sum(v) AS DOUBLE) AS v FROM d GROUP BY i, j, t) AS flow) AS series
WHERE last_t = t - 1
"""

CHAPTERS = """
SELECT i, j, t, ch, sum(v) AS v
FROM (SELECT i, j, t, {chapter} AS ch, v FROM d) AS rolled
GROUP BY i, j, t, ch
"""

MIRROR = """
SELECT t, i, j, count(*) AS n, sum(x) AS sx, sum(m) AS sm,
       sum(CASE WHEN x > m THEN x - m ELSE m - x END) AS ad
FROM (SELECT coalesce(d.t, m.t) AS t, coalesce(d.i, m.i) AS i, coalesce(d.j, m.j) AS j,
             coalesce(d.v, 0) AS x, coalesce(m.v, 0) AS m
      FROM d
      FULL OUTER JOIN m ON d.t = m.t AND d.i = m.i AND d.j = m.j AND d.k = m.k) AS lines
GROUP BY t, i, j
"""

# Question, form, text.
STATEMENTS = (
    ("Q1", "", TOTALS),
    ("Q2", "", PAIR),
    ("Q3", "", LARGEST),
    ("Q4", "", HERFINDAHL),
    ("Q5y", "", BALASSA_OF_YEAR),
    ("Q5", "", BALASSA),
    ("Q6", "", _grubel_lloyd_grouped("", "WHERE t = {year}")),
    ("Q6", "join", _grubel_lloyd_joined("", "WHERE t = {year}")),
    ("Q6a", "", _grubel_lloyd_grouped("t,", "")),
    ("Q6a", "join", _grubel_lloyd_joined("t,", "")),
    ("Q8", "", GROWTH_JOINED),
    ("Q8", "window", GROWTH_WINDOW),
    ("Q9", "", CHAPTERS),
    ("Q10", "", MIRROR),
)


def statements(meta, chapter):
    """Yields (question, form, text) with the pair and the year filled in."""
    (a, b), year = meta["pair"], meta["year"]
    for question, form, text in STATEMENTS:
        yield question, form, text.format(a=a, b=b, year=year, chapter=chapter)
