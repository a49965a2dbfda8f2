"""Writes the const tables of src/country/ from countries.csv and codes.csv.

Run in this folder with `python3 countries.py`, then run `cargo fmt` and `cargo test`. The files
that it writes are committed; the test `tables` compares them with the CSV files.
"""

import csv
import pathlib

HERE = pathlib.Path(__file__).parent
OUT = HERE / "../../src/country"
HEAD = "// Written by tests/tables/countries.py: change the CSV files beside it instead."


def rows(name):
    with open(HERE / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def option(text):
    return f"Some({int(text)})" if text else "None"


def code(row):
    return row["alpha4"] or row["alpha3"]


def entry(row):
    a2, a3, a4, name = row["alpha2"], row["alpha3"], row["alpha4"], row["name"]
    numeric, first = option(row["numeric"]), option(row["first_year"])
    if row["status"] == "former":
        year, *day = row["withdrawn"].split("-")
        on = f"day({year}, {int(day[0])}, {int(day[1])})" if day else "None"
        return f'Entry::former(["{a2}", "{a3}", "{a4}"], {numeric}, "{name}", {first}, {year}, {on})'
    status = {"current": "Current", "user-assigned": "UserAssigned"}[row["status"]]
    return f'Entry::standing("{a2}", "{a3}", {numeric}, "{name}", {first}, CountryStatus::{status})'


def write_table(countries):
    lines = [
        "//! The countries: ISO 3166-1 and ISO 3166-3, with Kosovo under its user-assigned code.",
        "//!",
        "//! Codes and names: `country-codes.csv` of the project datasets/country-codes (ODC-PDDL),",
        "//! commit caa72d1, with 249 countries. Names are the English short names in the plain form of",
        "//! its column of CLDR display names, where that is shorter or not inverted (\"South Korea\" for",
        "//! \"Korea, Republic of\"), with \"and\" and \"Saint\" written out and no abbreviation (\"United",
        "//! States\"). Former ones: ISO 3166-3 as of 2024, 31 entries with the day or the year of",
        "//! withdrawal, under their usual English names. First years: the year in which ISO 3166 took",
        "//! an entity up after its first edition (1974), as the public history of its changes tells.",
        "",
        HEAD,
        "",
        "use super::{",
        "    country::CountryStatus,",
        "    entry::{Entry, day},",
        "};",
        "",
        "/// Every row, in the order of the codes that are printed.",
        "#[rustfmt::skip]",
        f"pub(super) static ENTRIES: [Entry; {len(countries)}] = [",
        *(f"    {entry(row)}," for row in countries),
        "];",
        "",
    ]
    (OUT / "table.rs").write_text("\n".join(lines), encoding="utf-8")


def write_constants(countries):
    lines = [
        "//! The countries as literals.",
        "",
        HEAD,
        "",
        "use super::country::Country;",
        "",
        "/// Every current country, every former one, and Kosovo.",
        "impl Country {",
    ]
    for row in countries:
        until = f" (withdrawn {row['withdrawn'][:4]})" if row["status"] == "former" else ""
        name = row["name"].replace("McDonald", "`McDonald`")
        lines.append(f"    /// {name}{until}.")
        lines.append(f'    pub const {code(row)}: Self = Self::literal("{code(row)}");')
    lines += ["}", ""]
    (OUT / "constants.rs").write_text("\n".join(lines), encoding="utf-8")


GROUPS = {
    "eu": "Eu",
    "asean": "Asean",
    "belgium-luxembourg": "BelgiumLuxembourg",
    "southern-african-customs-union": "SouthernAfricanCustomsUnion",
}


def target(row):
    if row["target"] == "world":
        return "Partner::World"
    if row["target"] == "nes":
        return f"Partner::Nes(NesCode::literal({row['code']}))"
    if row["target"].startswith("group:"):
        return f"Partner::Group(CountryGroup::{GROUPS[row['target'][6:]]})"
    return f"Partner::Country(Country::{row['target']})"


def code_row(row):
    text = f"CodeRow::new({row['code']}, {option(row['first_year'])}, {option(row['last_year'])}, {target(row)})"
    if row["territory"]:
        text += f'.territory("{row["territory"]}")'
    if row["note"]:
        text += {"iso-code": ".iso_code()", "alias": ".alias()"}[row["note"]]
    if row["system"] == "comtrade":
        text += ".comtrade_only()"
    return text


def write_codes(codes):
    lines = [
        "//! The numeric codes of countries and areas, with their years.",
        "//!",
        "//! ISO: the numerics of ISO 3166-1 and 3166-3 with the years of `table`, and the six that an",
        "//! entity changed (Ethiopia, Germany, Netherlands Antilles, Sudan, Yemen, Yugoslavia).",
        "//! Statistical files: the codes and the years of validity that UN Comtrade states for its",
        "//! reporters and partner areas, as of June 2025; 381 for Italy from BACI V202201 (CEPII). A",
        "//! code that Comtrade lists since 1900 has no first year here.",
        "",
        HEAD,
        "",
        "use super::{",
        "    code_row::CodeRow, country::Country, group::CountryGroup, nes::NesCode, partner::Partner,",
        "};",
    ]
    for name, what, systems in (
        ("ISO", "ISO 3166 numerics", ("iso",)),
        ("STATISTICAL", "UN Comtrade's and BACI's codes", ("statistical", "comtrade")),
    ):
        chosen = [row for row in codes if row["system"] in systems]
        chosen.sort(key=lambda row: (int(row["code"]), int(row["first_year"] or 0)))
        back = [
            position
            for position, row in enumerate(chosen)
            if row["target"].isupper() and not row["note"]
        ]
        back.sort(key=lambda at: (chosen[at]["target"], int(chosen[at]["first_year"] or 0)))
        lines += [
            "",
            f"/// {what}, by code and first year.",
            "#[rustfmt::skip]",
            f"pub(super) static {name}: [CodeRow; {len(chosen)}] = [",
            *(f"    {code_row(row)}," for row in chosen),
            "];",
            "",
            f"/// Positions in [`{name}`] of the countries' own codes, by country and first year.",
            f"pub(super) static {name}_BY_COUNTRY: [u16; {len(back)}] = [",
            "    " + ", ".join(map(str, back)) + ",",
            "];",
        ]
    (OUT / "code_table.rs").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    countries = sorted(rows("countries.csv"), key=code)
    write_table(countries)
    write_constants(countries)
    write_codes(rows("codes.csv"))


main()
