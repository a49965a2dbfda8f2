"""How one process measures: the clock, the memory of the process, the reduction of an answer."""

import gc
import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

import questions

# A question is asked at least so often after the first time, and longer if it is quick.
REPETITIONS = 5
QUICK_SECONDS, MOST_REPETITIONS = 0.5, 200
# No question is asked again after so many seconds.
BUDGET_SECONDS = 25.0


@dataclass
class Question:
    """One way to ask a question.

    `ask` is timed and returns the whole answer in memory: a table, or a list of tables with the
    same columns. `reduce`, if there is one, takes the place of the checksum of `questions`. `clear`
    gives up what an engine itself keeps of its last answer.
    """

    name: str
    ask: Callable[[], Any]
    form: str = ""
    reduce: Callable[[Any], tuple[int, float]] | None = None
    clear: Callable[[], Any] = lambda: None


@dataclass(frozen=True)
class Setup:
    """What an engine is told: the data, how values are held, and how many threads there are.

    `holding` is `i64` (thousandths), `dec` (decimal(18,3)) or `f64`; `options` are further words.
    """

    folder: str
    meta: dict
    threads: int
    holding: str
    options: frozenset
    wanted: frozenset

    def wants(self, question):
        return not self.wanted or question in self.wanted

    @property
    def scale(self):
        """What an amount is multiplied by to be in thousandths."""
        return 1.0 if self.holding == "i64" else 1000.0

    def csv_files(self):
        folder = os.path.join(self.folder, "csv")
        return [os.path.join(folder, name) for name in sorted(os.listdir(folder))]

    def table(self, name):
        """Returns the columns t, i, j, k and v of a Parquet file as an Arrow table."""
        import pyarrow as pa
        import pyarrow.parquet as parquet

        order = "_sorted" if "sorted" in self.options else ""
        path = os.path.join(self.folder, f"{name}{order}.parquet")
        table = parquet.read_table(path, columns=["t", "i", "j", "k", "v"])
        if self.holding == "dec":
            return table
        chunks = []
        for chunk in table["v"].chunks:
            words = np.frombuffer(chunk.buffers()[1], np.int64)
            # The low word of a 128-bit decimal: no value needs the high one.
            low = words[0::2][chunk.offset : chunk.offset + len(chunk)]
            chunks.append(pa.array(low / 1000.0 if self.holding == "f64" else low.copy()))
        return table.set_column(4, "v", pa.chunked_array(chunks))


def status(key):
    """Returns a line of this process's status in MB, or None."""
    with open("/proc/self/status", encoding="ascii") as file:
        for line in file:
            if line.startswith(key + ":"):
                return int(line.split()[1]) / 1024
    return None


def reset_peak():
    """Makes VmHWM start again from what is resident now, where the kernel lets us."""
    try:
        with open("/proc/self/clear_refs", "w", encoding="ascii") as file:
            file.write("5")
    except OSError:
        pass


def floats(table, name):
    """Returns a column of any engine's table as floats."""
    column = table[name]
    if type(column).__module__.startswith("pyarrow"):
        return column.cast("double").to_numpy()
    if type(column).__module__.startswith("polars"):
        return column.cast(float).to_numpy()
    return column.to_numpy().astype(float)


def reduced(question, answer, scale):
    """Returns the number of rows of an answer and its checksum."""
    rows, total = 0, 0.0
    for table in answer if isinstance(answer, list) else [answer]:
        rows += len(table)

        def column(name, table=table):
            values = floats(table, name)
            return values * scale if name in questions.AMOUNTS else values

        total += float(questions.checksum(question, column))
    return rows, total


class Bench:
    """Asks questions and prints a JSON line for each."""

    def __init__(self, setup, labels, once=False):
        self.setup, self.labels, self.once = setup, labels, once

    def run(self, question):
        """Asks once to warm up, then again and again; `once` leaves it at the first."""
        if not self.setup.wants(question.name):
            return
        gc.collect()
        reset_peak()
        base, base_anonymous = status("VmRSS"), status("RssAnon")
        started = time.perf_counter()
        first, answer = self._timed(question)
        peak = status("VmHWM")
        gc.collect()
        resident = status("RssAnon") - base_anonymous
        times = []
        while not self.once:
            elapsed = time.perf_counter() - started
            is_enough = len(times) >= REPETITIONS and elapsed > QUICK_SECONDS
            if elapsed > BUDGET_SECONDS or is_enough or len(times) >= MOST_REPETITIONS:
                break
            # The old answer is given up before the clock starts.
            answer = None
            question.clear()
            taken, answer = self._timed(question)
            times.append(taken)
        peak = max(peak, status("VmHWM"))
        if question.reduce:
            rows, checksum = question.reduce(answer)
        else:
            rows, checksum = reduced(question.name, answer, self.setup.scale)
        times = times or [first]
        variant = self.labels["variant"] + (f"+{question.form}" if question.form else "")
        line = self.labels | {
            "variant": variant,
            "q": question.name,
            "ms": float(np.median(times)),
            "min": min(times),
            "first": first,
            "reps": len(times),
            "rows_out": int(rows),
            "chk": float(checksum),
            "hwm_mb": round(peak, 1),
            "base_mb": round(base, 1),
            "base_anonymous_mb": round(base_anonymous, 1),
            "resident_mb": round(resident, 1),
        }
        print(json.dumps(line), flush=True)

    @staticmethod
    def _timed(question):
        started = time.perf_counter()
        answer = question.ask()
        return (time.perf_counter() - started) * 1000, answer
