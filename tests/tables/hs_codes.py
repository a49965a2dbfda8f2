"""Writes src/commodity/nomenclature_table.rs from hs_codes.csv: `python3 tests/tables/hs_codes.py`.

With a folder of Comtrade's lists (`classificationH0.json.gz` to `classificationH6.json.gz`) as its
argument it first writes hs_codes.csv from them. Then run `cargo test`: the suite compares the
library with the CSV file and, where they are at hand, with the lists.
"""

import csv
import gzip
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
SOURCE = HERE / "hs_codes.csv"
TARGET = HERE.parent.parent / "src" / "commodity" / "nomenclature_table.rs"
WIDTH = 100

HEAD = """//! The codes of the Harmonized System and the editions that have them.
//!
//! Source: UN Comtrade's reference lists of the editions H0 to H6, as kept at commit 201c812 of
//! the repository insongkim/concordance, retrieved in November 2026. What is not of the system
//! (chapters 98 and 99, totals) is left out; `tests/tables/README.md` lists what is odd.
//!
//! A row is a code as a number, and a set of editions: bit 0 is H0, bit 6 is H6. The rows of a
//! level are in the order of their codes.

// Written by tests/tables/hs_codes.py: change the CSV file beside it instead.
"""

LEVELS = [(2, "CHAPTERS", "chapters"), (4, "HEADINGS", "headings"), (6, "SUBHEADINGS", "subheadings")]


def is_hs_code(text):
    """Chapters 01 to 97 without 77, with two, four or six digits."""
    is_code = text.isascii() and text.isdigit() and len(text) in (2, 4, 6)
    return is_code and 1 <= int(text[:2]) <= 97 and text[:2] != "77"


def write_source(folder):
    editions = {}
    for number in range(7):
        path = pathlib.Path(folder) / f"classificationH{number}.json.gz"
        with gzip.open(path, "rt", encoding="utf-8-sig") as file:
            for row in json.load(file)["results"]:
                if is_hs_code(row["id"]):
                    editions.setdefault(row["id"], []).append(str(number))
    with open(SOURCE, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "editions"])
        writer.writerows([code, "".join(editions[code])] for code in sorted(editions))


def lines(cells):
    line = "   "
    for cell in cells:
        if len(line) + 1 + len(cell) > WIDTH:
            yield line
            line = "   "
        line += " " + cell
    yield line


def table(rows, digits, name, noun):
    rows = sorted((code, editions) for code, editions in rows if len(code) == digits)
    cells = [f"({code}, {sum(1 << int(n) for n in editions):#04x})," for code, editions in rows]
    lints = [("clippy::zero_prefixed_literal", "codes are decimal, with their leading zeros")]
    if digits > 4:
        lints.append(("clippy::unreadable_literal", "a code is not grouped by thousands"))
    yield ""
    yield f"/// The {noun}."
    yield "#[rustfmt::skip]"
    yield from (f'#[expect({lint}, reason = "{reason}")]' for lint, reason in lints)
    yield f"pub(super) static {name}: [(u32, u8); {len(rows)}] = ["
    yield from lines(cells)
    yield "];"


def write_table():
    with open(SOURCE, newline="", encoding="utf-8") as file:
        rows = [(row["code"], row["editions"]) for row in csv.DictReader(file)]
    text = [line for level in LEVELS for line in table(rows, *level)]
    TARGET.write_text(HEAD + "\n".join(text) + "\n", encoding="utf-8")


if len(sys.argv) > 1:
    write_source(sys.argv[1])
write_table()
