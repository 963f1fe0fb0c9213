"""The report languages and their words: one file of texts/ each."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FOLDER = files("claimaudit.report") / "texts"
# The one that the page shows at first.
_FIRST = "zh"

LANGUAGES: tuple[str, ...] = tuple(
    sorted(
        (file.name.removesuffix(".yaml") for file in _FOLDER.iterdir()),
        key=lambda name: (name != _FIRST, name),
    )
)


@cache
def texts(language: str) -> Mapping[str, str]:
    """The words of `language`: `group.key` -> text with slots in braces."""
    raw = yaml.load((_FOLDER / f"{language}.yaml").read_text("utf-8"), Loader=_Loader)  # noqa: S506
    return {
        f"{group}.{key}": text for group, entries in raw.items() for key, text in entries.items()
    }


def closest(language: str) -> str:
    """The report language for readers of a text in `language` (zh-Hans); English where there is
    none."""
    bare = language.partition("-")[0]
    return bare if bare in LANGUAGES else "en"
