"""Compiling `units.yaml` through the Pint registry `units.txt` into `units.json`."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from pathlib import Path
from typing import Any

_HERE = files("claimaudit.figures")


def registry() -> Any:
    """The project's Pint registry: only what `units.txt` defines."""
    import pint

    made = pint.UnitRegistry(None)
    made.load_definitions((_HERE / "units.txt").read_text("utf-8").splitlines())
    return made


# What a canonical symbol is in Pint's terms, where its name is not the expression itself.
_SYMBOLS = {
    "FLOP/s": "flop/second", "OP/s": "operation/second", "byte/s": "byte/second",
    "byte": "byte", "Hz": "hertz", "W": "watt", "Wh": "watt*hour", "token/s": "token/second",
    "token": "token", "V": "volt", "m": "meter", "m2": "meter**2", "g": "gram",
    "°C": "celsius", "s": "second", "%": "percent", "pp": "percentage_point", "x": "fold",
    "°F": "fahrenheit", "°": "angle_degree", "m3": "meter**3", "L": "liter", "ly": "light_year",
    "barrel/d": "barrel/day", "m/s": "meter/second", "km/h": "kph", "N·m": "newton_meter",
    "A·h": "ampere_hour", "dB": "decibel", "eV": "electronvolt", "J": "joule", "cal": "calorie",
    "Pa": "pascal", "mmHg": "mmhg", "mg/dL": "mg_per_dl", "mmol/L": "mmol_per_l",
    "mg/kg": "mg_per_kg", "μg/m³": "ug_per_m3", "frame/s": "frame/second", "折": "discount",
    "year": "age", "TEU": "twenty_foot_unit",
}  # fmt: skip


def _variants(entry: dict[str, Any], prefixes: dict[str, str]) -> list[tuple[str, str, bool]]:
    """(spelling, Pint expression, is a word) of every way that one YAML entry is printed."""
    if "behind" in entry:
        return [
            (first + s, str(entry["pint"]), False)
            for first in entry["behind"]
            for s in entry["spellings"]
        ]
    if "prefixes" not in entry:
        rows = [(s, str(entry["pint"]), False) for s in entry.get("spellings", [])]
        return rows + [(w, str(entry["pint"]), True) for w in entry.get("words", [])]
    rows = []
    for letter in entry["prefixes"]:
        pint_name = str(entry["pint"]).replace("{p}", prefixes[letter])
        rows += [
            (s.replace("{p}", letter).replace("{n}", prefixes[letter]), pint_name, False)
            for s in entry["spellings"]
        ]
        rows += [(prefixes[letter] + name, pint_name, True) for name in entry.get("named", [])]
    return rows


def compile_table() -> dict[str, Any]:
    """`units.json` from `units.yaml` through Pint; factors as exact decimal strings."""
    import yaml

    source = yaml.safe_load((_HERE / "units.yaml").read_text("utf-8"))
    prefixes = source["prefixes"] | source["binary_prefixes"]
    pint_registry = registry()
    units: list[dict[str, Any]] = []
    out: dict[str, Any] = {"units": units, "spellings": {}, "words": {}, "leading": {}}

    def index(entry: dict[str, Any], expression: str) -> int:
        canonical = entry["canonical"]
        quantity = pint_registry.Quantity(1, _SYMBOLS.get(canonical, canonical))
        factor = pint_registry.parse_expression(expression).to(quantity.units)
        row = {
            "canonical": canonical,
            "dimension": str(quantity.dimensionality),
            "factor": _exact(factor.magnitude),
            "si": bool(entry.get("si", "prefixes" in entry)),
            "counts": bool(entry.get("counts", False)),
            "percent": bool(entry.get("percent", False)),
        }
        if row not in units:
            units.append(row)
        return units.index(row)

    for entry in [*source["families"], *source["units"]]:
        for spelling, expression, is_word in _variants(entry, prefixes):
            out["words" if is_word else "spellings"].setdefault(
                spelling.lower() if is_word else spelling, index(entry, expression)
            )
    for code, spellings in source["leading"].items():
        for spelling in spellings:
            out["leading"].setdefault(spelling, index({"canonical": code}, code))
    out["half_words"] = source["half_words"]
    return out


def _exact(magnitude: float) -> str:
    """A factor as the short decimal that it is (1e12, 0.01, 1073741824)."""
    fraction = Fraction(magnitude).limit_denominator(10**15)
    if fraction.denominator == 1:
        return str(fraction.numerator)
    return str(Decimal(repr(float(magnitude))))


def write_table() -> None:
    """Write `units.json` beside its sources."""
    text = json.dumps(compile_table(), ensure_ascii=False, indent=0, sort_keys=True)
    Path(str(_HERE / "units.json")).write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    write_table()
