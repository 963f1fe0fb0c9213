"""What every page is made with: templates that escape, one style sheet, and no network."""

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache, partial
from importlib.resources import files

from jinja2 import Environment, FileSystemBytecodeCache, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimaudit.base.cache import cache_folder, program_hash
from claimaudit.base.shown import html_attribute, html_id, html_quoted, html_value, https_link
from claimaudit.report import phrase
from claimaudit.report.attribution import also_reported, word_alone
from claimaudit.report.figure import reference
from claimaudit.report.gists import gist_parts, noted, weight_of
from claimaudit.report.html.marks import BROKEN, clip_of, gloss_of, quote_of, without_glosses
from claimaudit.report.html.pictures import STYLES
from claimaudit.report.languages import gloss_in, language_of, passage_in, written_in
from claimaudit.report.lookup import by_document, dated, short_title
from claimaudit.report.places import data_told
from claimaudit.report.printed import claim_told, fact_told
from claimaudit.report.searches import searched_in
from claimaudit.report.standing import STRENGTHS, objection, signed
from claimaudit.report.tallies import covered, found, sentences, unfit, why_unclaimed
from claimaudit.workspace.policy import GRAVEST

# What templates call by its own name.
_CALLED = (
    *(phrase.quoted, phrase.known, phrase.same, phrase.both, phrase.name_of, phrase.note),
    *(claim_told, data_told, fact_told, reference, noted, weight_of, searched_in),
    *(gist_parts, quote_of, clip_of, gloss_of, gloss_in, language_of, written_in, passage_in),
    *(by_document, short_title, dated, found, sentences, covered, unfit, why_unclaimed),
    *(signed, objection, phrase.joined, also_reported, word_alone),
)


@cache
def environment(language: str | None = None) -> Environment:
    """The templates, for a page in every report language or in one. Every expression in them is
    escaped, and what hides in it shown."""
    if language is not None:
        return environment().overlay(finalize=partial(_only, language))
    made = Environment(
        loader=PackageLoader("claimaudit.report.html", "templates"),
        autoescape=True,
        finalize=html_value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_compiled(),
    )
    made.filters.update(
        attr=html_attribute,
        quoted=html_quoted,
        anchor=html_id,
        web=https_link,
        read=without_glosses,
        day=phrase.printed_day,
    )
    made.globals.update({function.__name__: function for function in _CALLED})
    made.globals.update(
        t=phrase.say,
        lang_of=phrase.foreign,
        styles=STYLES,
        gravest=GRAVEST,
        strengths=STRENGTHS,
        is_broken=BROKEN.search,
    )
    return made


def _only(language: str, value: object) -> object:
    """What a template prints, of a phrase in that language alone."""
    return value.html(language) if isinstance(value, phrase.Phrase) else html_value(value)


def _compiled() -> FileSystemBytecodeCache | None:
    """Where templates are left as they were compiled."""
    try:
        return FileSystemBytecodeCache(str(cache_folder()), f"{program_hash()[:16]}-%s.template")
    except OSError:
        return None


@cache
def asset(name: str) -> Markup:
    """A style sheet or script of this package, its comments and indentation left out."""
    text = (files("claimaudit.report.html") / "templates" / name).read_text("utf-8")
    text = re.sub(r"^\s*(/\*.*?\*/|//[^\n]*)\s*$", "", text, flags=re.MULTILINE)
    lines = (line.strip() for line in text.split("\n"))
    return Markup("\n" + "\n".join(line for line in lines if line) + "\n")  # noqa: S704 - our own


def content_policy(styles: Iterable[str], *scripts: str) -> str:
    """The page's Content-Security-Policy: nothing from anywhere, and of our own only what stands
    in the page."""
    run = f" script-src {' '.join(map(_hash, scripts))};" if scripts else ""
    allowed = f"style-src {' '.join(map(_hash, styles))};{run}"
    return f"default-src 'none'; {allowed} base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
