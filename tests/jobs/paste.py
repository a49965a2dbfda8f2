#!/usr/bin/env python3
"""Pastes the programs of the guide into a crate of their own and runs them.

    paste.py FOLDER [--target-dir FOLDER]

A reader of a guide page sees the lines of a program that rustdoc does not hide, and copies those. Here
they are put into `fn main`, one program a page, in a crate that has this one as its only dependency beside
serde_json; FOLDER is where that crate is made. Of the hidden lines only the `let` statements above the first
visible one come along: they stand for the reader's own files. Fails if a program does not compile or does not run, or has more than
twelve lines of a user's code: lines but `use`, assertions, comments and blank ones.
"""
import re
import shutil
import subprocess
import sys
from pathlib import Path

MOST_LINES = 12
JOBS = """country_brief mirror_check rank_partners agreements_in_force visits_and_reciprocity
joint_projects merge_dossiers sums_of_any_size other_currency""".split()

project = Path(__file__).resolve().parents[2]


def program(page):
    """Returns the hidden `let` statements and the visible lines of the first program of a page."""
    text = (project / "src/guide" / f"{page}.rs").read_text(encoding="utf-8")
    lines = [line[3:].lstrip(" ") if line[3:].startswith(" #") else line[4:]
             for line in text.splitlines() if line.startswith("//!")]
    start = lines.index("```") + 1
    block = lines[start:lines.index("```", start)]
    # What is hidden above the first visible `let` stands for what the reader has.
    first = next(at for at, line in enumerate(block) if line.startswith("let "))
    hidden = "\n".join(line[1:].strip() for line in block[:first] if line.startswith("#"))
    given = re.findall(r"^let .*?;$", hidden, re.MULTILINE | re.DOTALL)
    return given, [line for line in block if not line.startswith("#")]


def user_lines(lines):
    """Counts the lines of a user's code."""
    code = re.sub(r"^use .*?;$", "", "\n".join(lines), flags=re.MULTILINE | re.DOTALL)
    return sum(1 for line in code.splitlines()
               if line.strip() and not line.strip().startswith(("//", "assert")))


def main():
    arguments = sys.argv[1:]
    target = []
    if "--target-dir" in arguments:
        at = arguments.index("--target-dir")
        target = ["--target-dir", str(Path(arguments[at + 1]).resolve())]
        del arguments[at:at + 2]
    folder = Path(arguments[0]).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "src/bin").mkdir(parents=True)
    shutil.copytree(project / "examples/data", folder / "examples/data")
    shutil.copy(project / "Cargo.lock", folder)
    (folder / "Cargo.toml").write_text(f"""[package]
name = "pasted"
version = "0.0.0"
edition = "2024"
publish = false

[dependencies]
bilateral = {{ path = "{project}", features = ["full"] }}
serde_json = "1"

[workspace]
""", encoding="utf-8")
    faults = []
    for page in JOBS:
        given, shown = program(page)
        count = user_lines(shown)
        print(f"{page}: {count} lines of a user's code")
        if count > MOST_LINES:
            faults.append(f"{page} has {count} lines, {MOST_LINES} at most")
        body = "\n".join("    " + line if line else "" for line in [*given, *shown])
        (folder / f"src/bin/{page}.rs").write_text(
            "#![allow(unused_variables)]\n\nfn main() -> Result<(), Box<dyn std::error::Error>> {\n"
            f"{body}\n    Ok(())\n}}\n", encoding="utf-8")
    built = subprocess.run(["cargo", "build", "--quiet", *target], cwd=folder, check=False)
    if built.returncode:
        faults.append("a program does not compile")
    else:
        for page in JOBS:
            ran = subprocess.run(["cargo", "run", "--quiet", *target, "--bin", page], cwd=folder,
                                 check=False, capture_output=True, text=True)
            said = ran.stdout.splitlines()
            print(f"{page}: ended with {ran.returncode}, {len(said)} lines of output")
            print("".join(f"    {line}\n" for line in said[:3]), end="")
            if ran.returncode:
                faults.append(f"{page}: {ran.stderr.strip()}")
    for fault in faults:
        print(f"FAULT {fault}")
    return 1 if faults else 0


sys.exit(main())
