"""Works out indices of complexity beside numpy, economic-complexity and ecomplexity.

    python3 benches/complexity/run.py [--data FOLDER] [--times N] [--whole]

Needs python3 with venv and pip, and a Rust toolchain. Everything that it makes stays under
`target/complexity`. It ends with 1 if figures differ or a process failed. README.md beside this file
says what is measured.
"""

import argparse
import gzip
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import venv

HERE = pathlib.Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
OUTPUT = PROJECT / "target/complexity"
PYTHON = OUTPUT / "venv/bin/python"
WORLD = "complexity/world_trade_avg_1998_to_2000.csv.gz"
# Where the conventions are the same.
AGREEMENT = 1e-9
# Reflections approach one number; their standard scores keep few digits.
REFLECTIONS = 1e-6
GOALS = {"numpy": (4, 12), "economic-complexity": (15, 40)}


def prepare_environment():
    """Makes the virtual environment and installs the pinned requirements, unless they are there."""
    wanted, mark = (HERE / "requirements.txt").read_text(), OUTPUT / "venv/requirements.txt"
    if mark.exists() and mark.read_text() == wanted:
        return
    venv.create(OUTPUT / "venv", with_pip=True, clear=True)
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--requirement", HERE / "requirements.txt"]
    subprocess.run(command, check=True)
    mark.write_text(wanted)


def generate(path, countries=226, products=5000):
    """Writes invented exports: capable countries make more products, and more difficult ones."""
    if path.exists():
        return
    chance = random.Random(20_260_101)
    ability = [chance.gauss(0, 1) for _ in range(countries)]
    size = [chance.lognormvariate(0, 1.5) for _ in range(countries)]
    difficulty = [chance.gauss(0, 1) for _ in range(products)]
    demand = [chance.lognormvariate(0, 1.5) for _ in range(products)]
    with open(path.with_suffix(".part"), "w") as file:
        file.write("country,product,value\n")
        for country in range(countries):
            for product in range(products):
                fit = 1.2 * ability[country] - difficulty[product]
                if fit + chance.gauss(0, 1) < -1.0:
                    continue
                level = 0.8 * fit - 0.4 * fit * fit + chance.gauss(0, 1.5)
                value = 1e6 * size[country] * demand[product] * 2.718281828459045**level
                if value >= 1.0:
                    file.write(f"C{country:03},P{product:04},{value:.0f}\n")
    path.with_suffix(".part").rename(path)


def bench():
    """Builds our measurement and returns its path."""
    command = ["cargo", "bench", "--no-run", "--features", "complexity", "--bench", "complexity"]
    said = subprocess.run(command, cwd=PROJECT, check=True, stderr=subprocess.PIPE, text=True).stderr
    return PROJECT / re.findall(r"\((\S*complexity-[0-9a-f]+)\)", said)[-1]


def run(command):
    """Runs a process on one thread and returns the JSON that it prints."""
    one = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
    done = subprocess.run(
        [str(word) for word in command], check=True, stdout=subprocess.PIPE, env={**os.environ, **one}
    )
    return json.loads(done.stdout)


def difference(ours, theirs):
    """Returns the largest difference of two sets of figures, infinite if their names differ."""
    if ours.keys() != theirs.keys():
        return float("inf")
    return max(abs(ours[name] - theirs[name]) for name in ours)


def compare(name, file, program, times, whole):
    """Prints the agreement and the times for one file, and returns whether all agrees."""
    ours = run([program, file, times])
    theirs = run([PYTHON, HERE / "peers.py", file, times, *(["--whole"] if whole else [])])
    pairs = [
        ("eci", "numpy_eci"),
        ("pci", "numpy_pci"),
        ("reflected_countries", "reflected_countries"),
        ("reflected_products", "reflected_products"),
        ("eci", "eci"),
        ("pci", "pci"),
        ("coi", "coi"),
    ]
    print(f"\n{name}: {ours['rows']} rows, {len(ours['eci'])} countries, {len(ours['pci'])} products,")
    print(f"{ours['present']} present, eigenvalues {ours['eigenvalues']}")
    agrees = True
    for own, other in pairs:
        if other in theirs:
            worst = difference(ours[own], theirs[other])
            most = REFLECTIONS if own.startswith("reflected") else AGREEMENT
            agrees = agrees and worst <= most
            print(f"  {own} and {other}: {worst:.1e}{'' if worst <= most else '  DIFFERS'}")
    for what, taken in ours["milliseconds"].items():
        print(f"  ours, {what}: {taken:.2f} ms")
    for peer, taken in theirs["milliseconds"].items():
        ratio = taken / ours["milliseconds"]["eci_pci"]
        goal = GOALS.get(peer)
        wanted = f", goal {goal[0]}, reach {goal[1]}" if goal else ""
        print(f"  {peer}: {taken:.1f} ms, {ratio:.1f} times ours (ECI and PCI{wanted})")
    return agrees


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, default=PROJECT.parent / "shared/data")
    parser.add_argument("--times", type=int, default=21)
    parser.add_argument("--whole", action="store_true", help="ecomplexity on the large file, too")
    options = parser.parse_args()
    OUTPUT.mkdir(parents=True, exist_ok=True)
    prepare_environment()
    program = bench()
    agrees = True
    if (options.data / WORLD).exists():
        world = OUTPUT / "world.csv"
        with gzip.open(options.data / WORLD) as source, open(world, "wb") as target:
            shutil.copyfileobj(source, target)
        agrees = compare("World trade 1998 to 2000", world, program, options.times, True)
    else:
        print(f"SKIPPED the world trade of 1998 to 2000: no {options.data / WORLD}")
    large = OUTPUT / "generated-226x5000.csv"
    generate(large)
    agrees = compare("Generated", large, program, options.times, options.whole) and agrees
    sys.exit(0 if agrees else 1)


main()
