"""The audit in other people's formats: each is one module here, found by its file's name.

A module has `export(audit, texts, options) -> str`: `texts` is article id -> raw text, `options`
holds what was given of the options that the module declares in OPTIONS, name -> help. It raises
BrokenInputError where an option is wrong or lacking.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # The names of the exports are asked for by `--help`, which waits for no models.
    from claimaudit.record.models import Audit


def kinds() -> list[str]:
    """The names of all exports."""
    return sorted(module.name for module in iter_modules(__path__))


def options_of(kind: str) -> Mapping[str, str]:
    """The options that an export declares: name -> help."""
    return getattr(_module(kind), "OPTIONS", {})


def export(kind: str, audit: Audit, texts: Mapping[str, str], options: Mapping[str, str]) -> str:
    """`audit` in the format of that name; options that it does not declare are let be."""
    own = {name: options[name] for name in options_of(kind) if name in options}
    text: str = _module(kind).export(audit, texts, own)
    return text


def _module(kind: str) -> Any:
    return import_module(f"{__name__}.{kind}")
