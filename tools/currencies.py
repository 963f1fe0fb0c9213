"""The currencies of CLDR as the reader needs them, cldr_currencies.yaml (`make currencies`).

Reading Babel's data takes longer than reading all figures of an article, so they are written to
a file once; a test holds the file against Babel.
"""

from __future__ import annotations

from pathlib import Path

from babel import Locale
from babel.core import get_global

FILE = Path(__file__).parents[1] / "src" / "claimaudit" / "figures" / "cldr_currencies.yaml"
_HEAD = "# Written by tools/currencies.py from CLDR: every currency in use, and its names.\n"


def in_use() -> list[str]:
    """The codes of ISO 4217 that are tender somewhere today."""
    lands = get_global("territory_currencies").values()
    return sorted({code for land in lands for code, _, end, tender in land if tender and not end})


def names(code: str) -> list[str]:
    """What it is called in the languages that are read, in one and in many."""
    english, chinese = Locale("en"), Locale.parse("zh_Hans")
    plural = english._data["currency_names_plural"].get(code, {})
    found = {chinese.currencies.get(code, code), english.currencies[code], *plural.values()}
    return sorted(found - {code})


def written() -> str:
    """The file."""
    return _HEAD + "".join(f"{code}: [{', '.join(names(code))}]\n" for code in in_use())


if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")
