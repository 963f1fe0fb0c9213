"""What of a page its styles hide: the style of an element, and the rules of the page's own."""

import re
from collections.abc import Set
from pathlib import Path

from claimaudit.figures.lexicon import Lexicon

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
# The rules of the page's own <style>, without those for some devices or for print only.
_STYLES = re.compile(r"<style\b[^>]*>(.*?)(?:</style|$)", re.I | re.S)
_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.S)
_OF_DEVICE = re.compile(r"@[\w-]+[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_NAME = re.compile(r"[.#]?[\w-]+")
# A tag, classes and an id by themselves: what they are in, or beside, a script may change.
_ALONE = re.compile(r"\s*(?:[\w-]+)?(?:[.#][\w-]+)*\s*")
_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?", re.I)
Selectors = Set[frozenset[str]]
"""Tags, .classes and #ids that an element has together."""


def plain(style: str) -> str:
    """A style without its comments, and with its signs as they are."""
    bare = _COMMENT.sub("", style)
    return _ESCAPE.sub(lambda found: chr(min(int(found[1], 16), 0xFFFD)), bare)


def hides(style: str) -> bool:
    """Whether what has this style, and all in it, is not seen."""
    return any(_WORDS.found("hides", style))


def is_undone(style: str) -> bool:
    """Whether it is not seen until a script takes this style away."""
    return bool(_WORDS.pattern("undone").search(style))


def is_flat(style: str) -> bool:
    """Whether its letters have no height."""
    return bool(_WORDS.pattern("flat").search(style))


def hidden_by_rules(page: str) -> Selectors:
    """The selectors that the page's own styles hide and none of its styles shows again."""
    styles = plain("\n".join(_STYLES.findall(page)))
    hidden, shown = set[frozenset[str]](), set[str]()
    for selector, rule in _RULE.findall(styles):
        if _WORDS.pattern("shows").search(rule):
            shown.update(_NAME.findall(selector))
    for selectors, rule in _RULE.findall(_OF_DEVICE.sub("", styles)):
        if hides(rule) or is_flat(rule):
            alone = (one for one in selectors.split(",") if _ALONE.fullmatch(one))
            hidden.update(frozenset(_NAME.findall(one)) for one in alone)
    return {names for names in hidden if names and _telling(names).isdisjoint(shown)}


def _telling(names: frozenset[str]) -> frozenset[str]:
    """The classes and ids of a selector; its tag where it has none."""
    return frozenset(one for one in names if one[0] in ".#") or names
