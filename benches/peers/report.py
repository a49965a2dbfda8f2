"""Turns the JSON lines of a run into tables: who was fastest, by how much, and whether all agree.

    python3 benches/peers/report.py target/peers/10M.jsonl      # prints the Markdown report
"""

import argparse
import json
import math
import pathlib
import sys
from collections import defaultdict

import questions
from questions import BAR_ROWS, BAR_THREADS, BARS, QUESTIONS, TOLERANCE

OURS, LIMIT, GENERATOR = "bilateral", "limit", "generator"
PEERS = ("polars", "duckdb", "datafusion", "pandas", "pyarrow")
# The line of a CSV load whose memory was watched from outside.
MEMORY = "memory"


def duration(milliseconds):
    """Returns a time with three digits and the unit that suits it."""
    for unit, size in (("s", 1e3), ("ms", 1.0), ("us", 1e-3)):
        if milliseconds >= size:
            return f"{milliseconds / size:.3g} {unit}"
    return f"{milliseconds * 1e6:.0f} ns"


def number(checksum):
    """Returns the checksum as a number; what JSON cannot write, our side writes as null."""
    return math.nan if checksum is None else checksum


def ratio_text(ratio):
    return f"{ratio:.2g}" if ratio < 10 else f"{ratio:,.0f}"


class Run:
    """The figures of one run."""

    def __init__(self, lines, meta):
        self.meta = meta
        self.failures = [line for line in lines if line["q"] == "failure"]
        self.memory = [line for line in lines if line["q"] == MEMORY]
        self.figures = [line for line in lines if line["q"] in QUESTIONS]
        self.processes = [line for line in lines if line["q"] == "process"]

    def asked(self):
        """Returns the questions that there are figures for, in order."""
        there = {line["q"] for line in self.figures}
        return [question for question in QUESTIONS if question in there]

    def best(self, question, engine, variant=None):
        """Returns the figure of an engine's fastest variant by the median, or None."""
        found = [
            line
            for line in self.figures
            if line["q"] == question
            and line["engine"] == engine
            and variant in (None, line["variant"])
        ]
        return min(found, key=lambda line: line["ms"], default=None)

    def best_peer(self, question):
        found = [self.best(question, engine) for engine in PEERS]
        return min(filter(None, found), key=lambda line: line["ms"], default=None)

    def disagreements(self):
        """Returns a sentence for each question whose answers are not all the same.

        The generator, which knows the sums that it wrote, is one more voice on the loads.
        """
        found = []
        for question in self.asked():
            answers = {
                (line["engine"], line["variant"]): (line["rows_out"], number(line["chk"]))
                for line in self.figures
                if line["q"] == question and line["engine"] != LIMIT
            }
            if question in questions.LOADS:
                total = float(self.meta["sum_v"] + self.meta["sum_q"])
                answers[(GENERATOR, "meta")] = (self.meta["rows"], total)
            rows = [answer[0] for answer in answers.values()]
            sums = [answer[1] for answer in answers.values()]
            largest = max(map(abs, sums), default=0.0)
            # A sum that is no number is close to nothing.
            spread = max(sums, default=0.0) - min(sums, default=0.0)
            is_same = all(map(math.isfinite, sums)) and spread <= TOLERANCE * largest
            if len(set(rows)) > 1 or not is_same:
                said = ", ".join(
                    f"{engine} {variant}: {count} rows, {total!r}"
                    for (engine, variant), (count, total) in answers.items()
                )
                found.append(f"{question}: {said}")
        return found


def bar_rows(run):
    """Returns the rows of the table of ratios, one for each bar and for each figure without one."""
    rows = []
    for question in run.asked():
        peer = run.best_peer(question)
        bars = {bar.variant: bar for bar in BARS if bar.question == question}
        ours = {
            line["variant"]
            for line in run.figures
            if line["q"] == question and line["engine"] == OURS
        }
        for variant in [*bars, *sorted(ours - set(bars))]:
            figure, bar = run.best(question, OURS, variant), bars.get(variant)
            ratio = peer["ms"] / figure["ms"] if peer and figure else None
            rows.append(
                [
                    question,
                    variant,
                    f"{duration(peer['ms'])} {peer['engine']} {peer['variant']}" if peer else "-",
                    duration(figure["ms"]) if figure else "not yet",
                    duration(figure["min"]) if figure else "-",
                    ratio_text(ratio) if ratio else "-",
                    str(bar) if bar else "-",
                    verdict(bar, ratio, figure),
                ]
            )
    return rows


def verdict(bar, ratio, figure):
    """Returns whether the bar is met; `-` where there is no bar or no figure."""
    if not bar or not figure:
        return "-"
    if bar.at_most_us is not None:
        is_met = figure["ms"] * 1000 <= bar.at_most_us
    elif ratio is None:
        return "-"
    else:
        is_met = ratio >= bar.at_least
    return "met" if is_met else "NOT MET"


def engine_rows(run):
    """Returns the median of each engine's best variant, one row for each question."""
    rows = []
    for question in run.asked():
        row = [question]
        for engine in (*PEERS, LIMIT, OURS):
            figure = run.best(question, engine)
            row.append(f"{duration(figure['ms'])} {figure['variant']}" if figure else "-")
        rows.append(row)
    return rows


def detail_rows(run):
    return [
        [
            line["q"],
            line["engine"],
            line["variant"],
            str(line["threads"]),
            duration(line["ms"]),
            duration(line["min"]),
            duration(line["first"]),
            str(line["reps"]),
            f"{line['rows_out']:,}",
            f"{line['hwm_mb']:.0f}",
            f"{line['base_mb']:.0f}",
        ]
        for question in run.asked()
        for line in sorted(run.figures, key=lambda line: line["ms"])
        if line["q"] == question
    ]


def memory_rows(run):
    """Returns the memory of a CSV load by engine and variant, leanest first."""
    return [
        [
            line["engine"],
            line["variant"],
            f"{line['growth_mb']:.0f}",
            f"{line['peak_mb']:.0f}",
            f"{line['resident_mb']:.0f}",
            f"{line['resident_mb'] * 2**20 / line['rows']:.1f}",
        ]
        for line in sorted(run.memory, key=lambda line: line["growth_mb"])
    ]


def memory_verdicts(run):
    """Returns sentences on the two bars of memory."""
    ours = [line for line in run.memory if line["engine"] == OURS]
    peers = [line for line in run.memory if line["engine"] in PEERS]
    if not ours:
        return ["Memory of our CSV load: not yet."]
    mine = min(ours, key=lambda line: line["growth_mb"])
    per_row = mine["resident_mb"] * 2**20 / mine["rows"]
    bar = questions.BAR_RESIDENT_BYTES_PER_ROW
    said = "met" if per_row <= bar else "NOT MET"
    sentences = [f"Resident: {per_row:.1f} bytes a row, bar <= {bar}: {said}."]
    if peers:
        lean = min(peers, key=lambda line: line["growth_mb"])
        share = mine["growth_mb"] / lean["growth_mb"]
        said = "met" if share <= questions.BAR_PEAK_SHARE else "NOT MET"
        sentences.append(
            f"Peak of the CSV load: {share:.2f} of {lean['engine']} {lean['variant']}, "
            f"bar <= {questions.BAR_PEAK_SHARE:g}: {said}."
        )
    return sentences


def markdown_table(heading, rows):
    """Returns the lines of a table whose columns line up in a terminal, too."""
    table = [heading, *rows]
    widths = [max(len(row[at]) for row in table) for at in range(len(heading))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |"
        for row in table
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return lines


def report(run):
    """Returns the whole report as Markdown."""
    meta = run.meta
    threads = max((line["threads"] for line in run.figures), default=0)
    lines = [
        f"# Beside the general engines: {meta['rows']:,} rows, {threads} threads",
        "",
        "Only ratios within this run mean something. Medians, without the first asking; the best",
        "variant of each peer counts.",
    ]
    if (meta["rows"], threads) != (BAR_ROWS, BAR_THREADS):
        lines.append(
            f"The bars hold for {BAR_ROWS:,} rows and {BAR_THREADS} threads; here they only orient."
        )
    heading = ["question", "ours", "best peer", "median", "minimum", "ratio", "bar", "verdict"]
    lines += ["", "## Ratios: best peer / ours", "", *markdown_table(heading, bar_rows(run))]
    lines += ["", *(f"- {name}: {text}" for name, text in QUESTIONS.items() if name in run.asked())]
    lines += ["", "## Agreement", ""]
    disagreements = run.disagreements()
    lines += disagreements or ["All engines gave as many rows and the same checksum everywhere."]
    for failure in run.failures:
        lines.append(f"FAILED {failure['engine']} {failure['variant']}: {failure['said']}")
    if run.memory:
        heading = ["engine", "variant", "growth MB", "peak MB", "resident MB", "bytes a row"]
        lines += ["", "## Memory of the CSV load", ""]
        lines += [*markdown_table(heading, memory_rows(run)), "", *memory_verdicts(run), ""]
        lines += [
            "Growth: the highest anonymous memory less what the process held before the load, so",
            "that neither the interpreter nor pages of the mapped file count. Peak: all that was",
            "resident (VmHWM). Resident: what the loaded data keep.",
        ]
    heading = ["question", *PEERS, LIMIT, OURS]
    lines += ["", "## Best variant of each engine", "", *markdown_table(heading, engine_rows(run))]
    heading = ["question", "engine", "variant", "threads", "median", "minimum", "first", "times"]
    heading += ["rows out", "peak MB", "before MB"]
    lines += ["", "## Every figure", "", *markdown_table(heading, detail_rows(run))]
    loads = defaultdict(list)
    for line in run.processes:
        loads[line["engine"]].append(line["load"])
    if loads:
        said = ", ".join(f"{engine} {max(values):.1f}" for engine, values in loads.items())
        lines += ["", f"Highest load average before a process of each engine: {said}."]
    return "\n".join(lines) + "\n"


def summary(run):
    """Returns what the command prints: the ratios, the memory and what went wrong."""
    heading = ["question", "ours", "best peer", "median", "minimum", "ratio", "bar", "verdict"]
    lines = markdown_table(heading, bar_rows(run))
    if run.memory:
        heading = ["engine", "variant", "growth MB", "peak MB", "resident MB", "bytes a row"]
        lines += ["", "Memory of the CSV load", "", *markdown_table(heading, memory_rows(run))]
        lines += memory_verdicts(run)
    lines += [f"FAILED {line['engine']} {line['variant']}: {line['said']}" for line in run.failures]
    lines += [f"DISAGREE {sentence}" for sentence in run.disagreements()]
    return "\n".join(lines)


def read(path):
    """Returns the run whose lines are in the file; the first line describes the data."""
    first, *lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return Run(lines, first["meta"])


def main():
    parser = argparse.ArgumentParser(description="Prints the report of a run.")
    parser.add_argument("lines", type=pathlib.Path, help="such as target/peers/10M.jsonl")
    run = read(parser.parse_args().lines)
    print(report(run), end="")
    sys.exit(1 if run.disagreements() or run.failures else 0)


if __name__ == "__main__":
    main()
