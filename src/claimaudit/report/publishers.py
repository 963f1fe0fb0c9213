"""What readers call a publisher: by its own name in their language, with where a copy was read.

A document names its publisher as Reuters, or as Reuters (financetom.com copy) where a copy was
read. Whatever is no name of a language and no such note is quoted.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from claimaudit.base.folding import fold_characters
from claimaudit.base.model import Bilingual
from claimaudit.report.languages import LANGUAGES
from claimaudit.report.phrase import Phrase, by_language, joined, name_of, quoted, same, say
from claimaudit.report.places import words

_HAN = re.compile("[\u3005-\u9fff\uac00-\ud7af]")
# A word that is part of no address: a remark, not a name.
_WORD = re.compile(r"(?<![\w./-])[a-z]{3,}(?![\w./-])")
# A repository of code: whose, and its name.
_CODE = re.compile(r"[\w-]+/[\w.-]+", re.ASCII)
_NOTED = re.compile(r"(?P<name>[^()]+) \((?P<note>.+)\)")


def publisher_told(name: str, names: Mapping[str, Bilingual]) -> Phrase:
    """`name` by these names of publishers, which stand under each that is printed."""
    if found := names.get(name) or names.get(fold_characters(name)):
        return name_of(found)
    noted = _NOTED.fullmatch(name)
    if noted is None:
        return _own(name)
    inner = publisher_told(noted["name"], names)
    parts = noted["note"].split(", ")
    return by_language({lang: _within(inner, parts, names, lang) for lang in LANGUAGES})


def without_note(name: str) -> str:
    """`name` without where a copy was read."""
    noted = _NOTED.fullmatch(name)
    return noted["name"] if noted else name


def _within(
    inner: Phrase, parts: Sequence[str], names: Mapping[str, Bilingual], language: str
) -> Phrase:
    """A name with what stands in its brackets, but for what says it once more to these readers."""
    shown = _seen(inner, language)
    more = [p for p in parts if _seen(publisher_told(p, names), language) != shown]
    return (
        say("publisher.within", name=inner, note=_note(", ".join(more), names)) if more else inner
    )


def _seen(name: Phrase, language: str) -> str:
    """A name as these readers see it, in whichever characters, quoted or not."""
    return fold_characters(name.text(language)).strip("“”")


def _note(note: str, names: Mapping[str, Bilingual]) -> Phrase:
    """What stands in the brackets: whose copy was read, or of what."""
    for key, form in _notes().items():
        if found := form.fullmatch(note):
            slots = {k: _all_told(v, names) for k, v in found.groupdict().items() if v}
            return say(f"publisher.{key}", **slots)
    remark = "(" in note or (note not in names and _WORD.search(note))
    return quoted(note) if remark else _all_told(note, names)


def _all_told(listed: str, names: Mapping[str, Bilingual]) -> Phrase:
    """One publisher, or several between commas."""
    parts = [listed] if listed in names else listed.split(", ")
    return joined((publisher_told(part, names) for part in parts), "sentence.list")


@cache
def _notes() -> Mapping[str, re.Pattern[str]]:
    return {key: re.compile(form) for key, form in words()["copies"].items()}


def _own(name: str) -> Phrase:
    """A name that has no other. In English a Chinese one is a quotation, and to all what is half a
    remark."""
    if _CODE.fullmatch(name):
        return say("publisher.code", name=name)
    if not _HAN.search(name):
        return same(name)
    if _WORD.search(name):
        return quoted(name)
    return by_language({"zh": same(fold_characters(name)), "en": quoted(name)})
