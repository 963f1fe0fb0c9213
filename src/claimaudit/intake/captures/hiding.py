"""What of a page its styles hide: the style of an element, and the rules of the page's own.

A small cascade. What a sheet elsewhere says, a script does or a reader opens is not known; what a
rule may hide counts as hidden.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from claimaudit.figures.lexicon import Lexicon

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
_STYLES = re.compile(r"<style\b[^>]*>(.*?)(?:</style|$)", re.I | re.S)
_COMMENT = re.compile(r"/\*.*?(?:\*/|$)", re.S)
# Rules for print, small screens and what is no element, with all that is in them.
_OF_DEVICE = re.compile(
    r"@(?:[\w-]*(?:keyframes|font-face|page|property)\b|media[^{};]*(?:print|speech|max-|prefers|orientation))"
    r"[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}"
)
_AT = re.compile(r"@[\w-]+[^{};]*[{;]")
_RULE = re.compile(r"([^{};]{1,5000})\{([^{}]*)\}")
_PART = re.compile(r"[.#]?[\w-]+|\[\s*([\w-]+)\s*(?:[~|^$*]?=\s*[\"']?([^\"'\]]*)[^\]]*)?\]")
_EITHER, _NOT = re.compile(r":(?:is|where)\(([^()]*)\)"), re.compile(r":not\(([^()]*)\)")
_PSEUDO, _COMMA = re.compile(r"::?[\w-]+(?:\([^()]*\))?"), re.compile(r",(?![^()]*\))")
_BESIDE, _WITHIN = re.compile(r"\S+\s*[+~]\s*(?![^\[]*\])"), re.compile(r"[\s>]+(?![^\[(]*[\])])")
_GIVEN = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?", re.I)
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})", re.I)
_RGB = re.compile(r"rgba?\(\s*(\d+)[,\s]+(\d+)[,\s]+(\d+)", re.I)
# Of 255; whoever sees well tells colours apart that differ by more.
_ALIKE = 24
# Into how many one selector is taken apart, and how much of its end is read.
_MANY, _LONG = 64, 500
_DRAWN = {"color": "color", "bgcolor": "background-color", "background": "background-image"}
_GROUNDS = ("background-image", "background", "background-color")
_OWN, _PICTURE = _WORDS.pattern("paper"), _WORDS.pattern("picture")
Names = frozenset[str]
WHITE = (255, 255, 255)
Colour = tuple[int, int, int] | None


class Element(NamedTuple):
    """A tag with its attributes; `names` are tag, .classes, #id and [attributes."""

    tag: str
    names: Names
    given: Mapping[str, str]


NO_ELEMENT = Element("", frozenset(), {})


class _Compound(NamedTuple):
    """What one element must have, may not have, and which of its attributes hold what."""

    needed: Names
    barred: Names
    holds: tuple[tuple[str, str], ...]

    @property
    def telling(self) -> Names:
        """The classes and ids; tags where there are none."""
        return frozenset(name for name in self.needed if name[0] in ".#") or self.needed

    @property
    def key(self) -> str:
        """One name that an element must have; "" where it may have any."""
        return max(self.telling, default="")

    def fits(self, one: Element) -> bool:
        has = self.needed <= one.names and self.barred.isdisjoint(one.names)
        return has and all(value in one.given.get(name, "") for name, value in self.holds)


class _Rule(NamedTuple):
    """`weight`: how many ids and classes it names, and its place."""

    weight: tuple[int, int, int]
    chain: tuple[_Compound, ...]
    style: Mapping[str, str]


def named(tag: str, attributes: Mapping[str, str]) -> Element:
    """The element of a tag in small letters."""
    classes = (f".{one}" for one in attributes.get("class", "").split())
    which = (f"[{name}" for name in attributes)
    names = frozenset({tag, f"#{attributes.get('id', '')}", *classes, *which})
    return Element(tag, names, attributes)


def plain(style: str) -> str:
    """A style without its comments, and with its signs as they are."""
    bare = _COMMENT.sub("", style)
    return _ESCAPE.sub(lambda found: chr(min(int(found[1], 16), 0xFFFD)), bare)


@lru_cache(maxsize=4096)
def hides(style: str) -> bool:
    """Whether what has this style, and all in it, is not seen."""
    return any(_WORDS.found("hides", style))


@lru_cache(maxsize=4096)
def is_undone(style: str) -> bool:
    """Whether it is not seen until a script takes this style away."""
    return bool(_WORDS.pattern("undone").search(style))


@lru_cache(maxsize=4096)
def is_flat(style: str) -> bool:
    """Whether its letters have no height."""
    return bool(_WORDS.pattern("flat").search(style))


def colour(value: str) -> Colour:
    """Red, green and blue of 255; None where they are not told."""
    if found := _HEX.search(value):
        wide = len(found[1]) // 3
        red, green, blue = (
            int(found[1][at : at + wide] * (3 - wide), 16) for at in range(0, 3 * wide, wide)
        )
        return red, green, blue
    if found := _RGB.search(value):
        return int(found[1]), int(found[2]), int(found[3])
    return WHITE if _WORDS.pattern("white").search(value) else None


def ink_of(style: Mapping[str, str], around: Colour) -> Colour:
    """The colour of the letters of an element, as far as it is told."""
    return colour(style["color"]) if "color" in style else around


def paper_of(style: Mapping[str, str], around: Colour) -> Colour:
    """The colour of the ground of an element, as far as it is told."""
    own = [value for name in _GROUNDS if _OWN.match(value := style.get(name, ""))]
    if any(_PICTURE.search(value) for value in own):
        return None
    return colour(own[-1]) if own else around


def is_alike(one: Colour, other: Colour) -> bool:
    """Whether nobody reads letters of the one colour on the other."""
    if one is None or other is None:
        return False
    return all(abs(a - b) < _ALIKE for a, b in zip(one, other, strict=True))


class Styles:
    """The rules of a page's own styles."""

    def __init__(self, page: str) -> None:
        styles = plain("\n".join(_STYLES.findall(page)))
        self._given: dict[str, str] = {}
        self._rules: dict[str, list[_Rule]] = {}
        rules = _RULE.findall(_AT.sub("", _OF_DEVICE.sub("", styles)))
        shows = (selector for selector, style in rules if _WORDS.pattern("shows").search(style))
        shown = {name for selector in shows for name in re.findall(r"[.#][\w-]+", selector)}
        for order, (selectors, declared) in enumerate(rules):
            style = _declared(declared)
            self._given = {n: v for n, v in style.items() if n.startswith("--")} | self._given
            if _WORDS.pattern("telling").search(declared):
                for chain in _chains(selectors):
                    if not (hides(declared) and chain[-1].telling & shown):
                        rule = _Rule((*_weight(chain), order), chain, style)
                        self._rules.setdefault(chain[-1].key, []).append(rule)

    def of(self, element: Element, around: Sequence[Element]) -> dict[str, str]:
        """The declarations of an element among those that it is in."""
        fitting = (
            rule
            for name in ("", *element.names)
            for rule in self._rules.get(name, ())
            if rule.chain[-1].fits(element)
            and all(any(map(part.fits, around)) for part in rule.chain[:-1])
        )
        own = element.given
        layers: list[Mapping[str, str]] = [
            {css: own[of]} for of, css in _DRAWN.items() if of in own
        ]
        layers += [rule.style for rule in sorted(fitting, key=lambda one: one.weight)]
        layers.append(_declared(plain(own.get("style", ""))))
        found = dict[str, str]()
        for strong in (False, True):
            for style in layers:
                found |= {n: value for n, value in style.items() if ("!" in value) == strong}
        given = self._given | found
        return {
            name: _GIVEN.sub(lambda of: given.get(of[1], of[2] or ""), value)
            for name, value in found.items()
        }


def _weight(chain: Iterable[_Compound]) -> tuple[int, int]:
    signs = [name[0] for part in chain for name in part.needed]
    return signs.count("#"), signs.count(".") + signs.count("[")


def declaration(style: Mapping[str, str]) -> str:
    """Declarations as one text."""
    return "".join(f"{name}:{value};" for name, value in style.items())


def _declared(style: str) -> dict[str, str]:
    parts = (one.partition(":") for one in style.split(";"))
    return {name.strip().lower(): value.strip() for name, colon, value in parts if colon}


def _chains(selectors: str) -> Iterator[tuple[_Compound, ...]]:
    """The selectors of a rule, each as what it is in and itself; without those of a state, such as
    of what a pointer is over."""
    for one in _COMMA.split(selectors):
        several = [one[-_LONG:]]
        while len(several) < _MANY and (found := _EITHER.search(several[0])):
            ways = found[1].split(",")
            several = [s.replace(found[0], way.strip()) for s in several for way in ways]
        for selector in several:
            if _WORDS.pattern("state").search(selector):
                continue
            within = selector.replace(":root", "html")
            parts = filter(None, _WITHIN.split(_BESIDE.sub("", within).strip()))
            if chain := tuple(map(_compound, parts)):
                yield chain


def _compound(selector: str) -> _Compound:
    barred = (part[0] for found in _NOT.finditer(selector) for part in _PART.finditer(found[1]))
    needed, holds = set[str](), list[tuple[str, str]]()
    for part in _PART.finditer(_PSEUDO.sub("", _NOT.sub("", selector))):
        needed.add(f"[{part[1]}" if part[1] else part[0])
        if part[2]:
            holds.append((part[1], part[2]))
    return _Compound(frozenset(needed), frozenset(barred), tuple(holds))
