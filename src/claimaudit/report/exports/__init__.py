"""The audit in other people's formats: each is one module here, found by its file's name.

A module has `export(audit, texts, options) -> str`: `texts` is article id -> raw text, `options`
holds what was given of the options that the module declares in OPTIONS, name -> help. It raises
BrokenInputError where an option is wrong or lacking. Where it has
`advice(audit) -> str | None`, that says what to do about an export that holds nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, TypeVar

from claimaudit.base.problems import refusal
from claimaudit.base.shown import one_line
from claimaudit.report.languages import LANGUAGES

if TYPE_CHECKING:
    # The names of the exports are asked for by `--help`, which waits for no models.
    from claimaudit.record.models import Audit


T = TypeVar("T")
LANG = {"lang": f"the language, {' or '.join(LANGUAGES)}, en where none is told"}
"""The option of an export that is read by people."""


def language_in(options: Mapping[str, str], otherwise: str = "en") -> str:
    """The language that was asked for. Raises BrokenInputError where it is none of a report."""
    asked = options.get("lang", otherwise)
    if asked not in LANGUAGES:
        fix = f"one of: {', '.join(LANGUAGES)}"
        raise refusal("--lang", f"“{asked}” is no language of a report", fix)
    return asked


def asked_for(known: Mapping[str, T], what: str, options: Mapping[str, str], fix: str) -> T:
    """The claim or article that an option of its name gives the id of. Raises BrokenInputError."""
    asked = options.get(what)
    if asked is not None and asked in known:
        return known[asked]
    shown = one_line(asked or "", 100)
    message = f"name the {what}" if asked is None else f"“{shown}” is no {what} of this audit"
    raise refusal(f"--{what}", message, fix)


def kinds() -> list[str]:
    return sorted(module.name for module in iter_modules(__path__))


def options_of(kind: str) -> Mapping[str, str]:
    """The options that an export declares: name -> help."""
    return getattr(_module(kind), "OPTIONS", {})


def export(kind: str, audit: Audit, texts: Mapping[str, str], options: Mapping[str, str]) -> str:
    """`audit` in the format of that name; options that it does not declare are let be."""
    own = {name: options[name] for name in options_of(kind) if name in options}
    text: str = _module(kind).export(audit, texts, own)
    return text


def advice(kind: str, audit: Audit) -> str | None:
    """What the export of that name has to say beside what it gives."""
    advise = getattr(_module(kind), "advice", None)
    found: str | None = advise(audit) if advise else None
    return found


def _module(kind: str) -> Any:
    return import_module(f"{__name__}.{kind}")
