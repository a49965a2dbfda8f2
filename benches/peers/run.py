"""Measures the crate beside polars, DuckDB, DataFusion, pandas and PyArrow on the same data.

    python3 benches/peers/run.py --rows 10M

Needs python3 with venv and pip, a Rust toolchain, and Linux. Everything that it makes stays under
`target/peers`: the virtual environment, the data, `<rows>.jsonl` with every figure and `<rows>.md`
with the report. It ends with 1 if the answers differ or a process failed. README.md beside this
file says what is measured and how to read it.
"""

import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import venv

# The modules beside this file leave no caches in the project.
sys.dont_write_bytecode = True

from questions import QUESTIONS  # noqa: E402
from report import LIMIT, MEMORY, OURS, PEERS, read, report, summary  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
OUTPUT = PROJECT / "target/peers"
PYTHON = OUTPUT / "venv/bin/python"

# Each is a process of its own. `csv…` loads; the others answer from what is in memory.
VARIANTS = (
    ("polars", "csv"),
    ("polars", "csv_f64"),
    ("duckdb", "csv"),
    ("datafusion", "csv"),
    ("pyarrow", "csv"),
    ("pandas", "csv"),
    ("pandas", "csv_pyarrow"),
    ("polars", "i64"),
    ("polars", "dec"),
    ("polars", "f64"),
    ("polars", "i64_sorted"),
    ("polars", "i64_stream"),
    ("duckdb", "dec"),
    ("duckdb", "i64_sorted"),
    ("duckdb", "dec_sorted"),
    ("duckdb", "f64_sorted"),
    ("datafusion", "dec"),
    ("datafusion", "i64_sorted"),
    ("pandas", "i64"),
    ("pyarrow", "i64"),
)
SAMPLE_SECONDS = 0.002


def prepare_environment():
    """Makes the virtual environment and installs the pinned requirements, unless they are there."""
    requirements = (HERE / "requirements.txt").read_text(encoding="utf-8")
    installed = OUTPUT / "venv/requirements.txt"
    if installed.exists() and installed.read_text(encoding="utf-8") == requirements:
        return
    print(f"making {OUTPUT / 'venv'}", flush=True)
    venv.create(OUTPUT / "venv", with_pip=True, clear=True)
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "-r", HERE / "requirements.txt"], check=True)
    installed.write_text(requirements, encoding="utf-8")


def prepare_data(rows):
    """Generates the data unless they are there; returns the folder and what meta.json says."""
    folder = OUTPUT / "data" / rows
    described = folder / "meta.json"
    source = (HERE / "generate.py").read_text(encoding="utf-8")
    version = int(re.search(r"^VERSION = (\d+)$", source, re.MULTILINE)[1])
    if not described.exists() or json.loads(described.read_text())["version"] != version:
        print(f"generating {folder}", flush=True)
        command = [PYTHON, HERE / "generate.py", "--rows", rows, "--out", folder]
        subprocess.run(command, check=True, env=environment())
    return folder, json.loads(described.read_text(encoding="utf-8"))


def build_ours():
    """Builds our side with every feature and returns its path."""
    command = ["cargo", "bench", "--no-run", "--bench", "peers", "--features", "full,arrow-59"]
    built = subprocess.run(
        [*command, "--message-format", "json-render-diagnostics"],
        cwd=PROJECT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    for line in built.stdout.splitlines():
        message = json.loads(line)
        if message.get("executable") and message["target"]["name"] == "peers":
            return message["executable"]
    raise SystemExit("cargo named no executable of the bench `peers`")


def environment():
    return os.environ | {"PYTHONPYCACHEPREFIX": str(OUTPUT / "pycache")}


def quieten():
    """Asks for the processor ahead of others, in the child; does nothing where that is refused."""
    try:
        with open("/proc/self/autogroup", "w", encoding="ascii") as file:
            file.write("-10")
    except OSError:
        pass
    try:
        os.nice(-10)
    except OSError:
        pass


def anonymous_mb(process):
    """Returns the anonymous memory of a process in MB; nothing once it has ended."""
    try:
        with open(f"/proc/{process}/status", encoding="ascii") as file:
            for line in file:
                if line.startswith("RssAnon:"):
                    return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def start(command, is_watched):
    """Runs a command and returns its lines, what it said if it failed, and its highest memory.

    Only a watched one is looked at while it runs, since looking takes time from it.
    """
    highest = 0.0
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as errors:
        # A session of its own is a scheduling group of its own, where the kernel has such.
        child = subprocess.Popen(
            command,
            stdout=out,
            stderr=errors,
            env=environment(),
            start_new_session=True,
            preexec_fn=quieten,
        )
        try:
            while is_watched and child.poll() is None:
                highest = max(highest, anonymous_mb(child.pid))
                time.sleep(SAMPLE_SECONDS)
            child.wait()
        finally:
            # Being in a session of its own, it would outlive an interrupted run.
            child.kill()
        out.seek(0)
        errors.seek(0)
        lines = [json.loads(line) for line in out if line.startswith("{")]
        said = errors.read().strip().splitlines()[-1:] or [""]
    return lines, None if child.returncode == 0 else f"{child.returncode} {said[0]}", highest


def memory_lines(lines, highest):
    """Returns the memory of a watched load; the figures' times mean nothing then."""
    return [
        {name: line[name] for name in ("engine", "variant", "rows", "threads", "resident_mb")}
        | {
            "q": MEMORY,
            "growth_mb": round(highest - line["base_anonymous_mb"], 1),
            "peak_mb": line["hwm_mb"],
        }
        for line in lines
        if line["engine"] != LIMIT
    ]


def jobs(arguments, folder):
    """Yields (engine, variant, command, is_watched), each for a process of its own."""
    wanted = arguments.questions
    engines = arguments.only or (OURS, *PEERS)
    common = ["--data", str(folder), "--threads", str(arguments.threads)]
    chosen = ["--questions", ",".join(wanted)] if wanted else []
    asks_loads = not wanted or "Q0" in wanted or "Q0p" in wanted
    asks_rest = not wanted or any(name not in ("Q0", "Q0p") for name in wanted)
    watched = ["--questions", "Q0", "--once"]
    if OURS in engines:
        ours = [build_ours(), *common]
        yield OURS, "all", [*ours, *chosen], False
        if not wanted or "Q0" in wanted:
            yield OURS, "csv", [*ours, *watched], True
    for engine, variant in VARIANTS:
        is_load = variant.startswith("csv")
        if engine not in engines or not (asks_loads if is_load else asks_rest):
            continue
        peer = [str(PYTHON), str(HERE / "peer.py"), "--engine", engine, "--variant", variant]
        peer += common
        yield engine, variant, [*peer, *chosen], False
        if is_load and (not wanted or "Q0" in wanted):
            yield engine, variant, [*peer, *watched], True


def measure(arguments, folder, meta, path):
    """Runs every process and writes its lines to `path` as they come."""
    with open(path, "w", encoding="utf-8") as file:

        def write(line):
            file.write(json.dumps(line) + "\n")
            file.flush()

        write({"meta": meta})
        for engine, variant, command, is_watched in jobs(arguments, folder):
            load, started = os.getloadavg()[0], time.monotonic()
            lines, failure, highest = start(command, is_watched)
            seconds = time.monotonic() - started
            labels = {"engine": engine, "variant": variant}
            for line in memory_lines(lines, highest) if is_watched else lines:
                write(line)
            write(labels | {"q": "process", "load": load, "seconds": round(seconds, 1)})
            if failure:
                write(labels | {"q": "failure", "said": failure})
            what = "memory" if is_watched else f"{len(lines)} figures"
            print(
                f"{time.strftime('%H:%M:%S')} {engine:<10} {variant:<12} {what:<10} "
                f"{seconds:6.1f} s  load {load:.1f}" + (f"  FAILED {failure}" if failure else ""),
                flush=True,
            )


def names(known):
    """Returns a reader of a comma-separated list of known names."""

    def read_list(text):
        found = [name for name in text.split(",") if name]
        for name in found:
            if name not in known:
                raise argparse.ArgumentTypeError(f"{name!r} is none of {', '.join(known)}")
        return found

    return read_list


def main():
    parser = argparse.ArgumentParser(
        description="Measures the crate beside the general engines.",
        epilog="With --only or --questions the results go to <rows>-part.jsonl and <rows>-part.md.",
    )
    parser.add_argument("--rows", default="1M", help="such as 1M or 10M")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", type=names((OURS, *PEERS)), default=[], metavar="ENGINES")
    parser.add_argument("--questions", type=names(tuple(QUESTIONS)), default=[], metavar="LIST")
    arguments = parser.parse_args()
    arguments.rows = arguments.rows.upper()
    if not re.fullmatch(r"\d+(\.\d+)?M|\d+", arguments.rows) or arguments.threads < 1:
        parser.error("--rows is a number such as 250000, 1M or 2.5M, and --threads at least 1")
    OUTPUT.mkdir(parents=True, exist_ok=True)
    prepare_environment()
    folder, meta = prepare_data(arguments.rows)
    part = "-part" if arguments.only or arguments.questions else ""
    path = OUTPUT / f"{arguments.rows}{part}.jsonl"
    measure(arguments, folder, meta, path)
    run = read(path)
    path.with_suffix(".md").write_text(report(run), encoding="utf-8")
    print(f"\n{summary(run)}\n\n{path.with_suffix('.md')}")
    sys.exit(1 if run.disagreements() or run.failures else 0)


if __name__ == "__main__":
    main()
