"""What a page's own styles declare of each of its elements.

What a sheet elsewhere says, a script does or a reader opens is not known. A rule that browsers do
not understand counts for nothing, as it does with them.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from cssselect2 import ElementWrapper, Matcher, SelectorError, compile_selector_list
from lxml import etree
from tinycss2 import parse_blocks_contents, parse_stylesheet, serialize

from claimaudit.figures.lexicon import Lexicon
from claimaudit.intake.captures.hiding import hides

Style = Mapping[str, str]
"""Name -> value of what is declared; `!` before the name of what is important."""
HIDDEN: Style = {"display": "none"}

_WORDS = Lexicon(Path(__file__).with_name("hiding.yaml"))
_LAST, _NAME = re.compile(r"[^\s>+~]*\s*$"), re.compile(r"[.#][\w-]+")
_COMMA = re.compile(r",(?![^()]*\))")
_GIVEN = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)")
# How much of a nested selector is read: each level may double it.
_LONG = 5000
# What is nested deeper than can be read: real sheets have some six levels.
_TOO_DEEP = (RecursionError, SyntaxError, MemoryError)
# Attributes that do what a style does, before any rule.
_DRAWN = {"color": "color", "bgcolor": "background-color", "background": "background-image"}


def as_text(style: Style) -> str:
    """Declarations as one text, without custom properties, which show nothing themselves."""
    return "".join(f"{name}:{style[name]};" for name in style if not name.startswith("--"))


class Styles:
    """The rules of a page's own sheets. A page with one that is nested too deep to be read shows
    nothing: what its rules hide cannot be told."""

    def __init__(self, root: etree._Element) -> None:
        self._matcher, self._is_read = Matcher(), True
        sheets = (
            "".join(one.itertext())
            for one in root.iter("style")
            if not ([*one.iterancestors("noscript")] or _is_elsewhere(f"media {one.get('media')}"))
        )
        try:
            self._add([rule for sheet in sheets for rule in _rules(sheet)])
        except _TOO_DEEP:
            self._is_read = False

    def _add(self, rules: list[tuple[str, Style]]) -> None:
        shows = (of for of, style in rules if _WORDS.pattern("shows").search(as_text(style)))
        shown = {name for of in shows for name in _NAME.findall(of)}
        for of, style in rules:
            # A state in which a script hides it, where another rule shows it again.
            spared = shown if hides(as_text(_plain(style))) else set[str]()
            for selector, last in _selectors(of):
                if spared.isdisjoint(_NAME.findall(last)):
                    self._matcher.add_selector(selector, style)

    def of(self, element: ElementWrapper, around: Style) -> Style:
        """The declarations of an element, beside the custom properties of those `around` it, which
        it takes over."""
        if not self._is_read:
            return HIDDEN
        own = element.etree_element.attrib
        layers: list[Style] = [{css: own[of] for of, css in _DRAWN.items() if of in own}]
        layers += [found[-1] for found in self._matcher.match(element)]
        layers.append(declared(own.get("style", "")))
        told = {name: value for name, value in around.items() if name.startswith("--")}
        for layer in layers:
            told |= layer
        style = _plain(told)
        return {
            name: _GIVEN.sub(lambda of: style.get(of[1], of[2] or ""), value)
            if "var(" in value
            else value
            for name, value in style.items()
        }


def _plain(told: Style) -> dict[str, str]:
    """What holds of declarations of which some are important."""
    strong = {name[1:]: value for name, value in told.items() if name[0] == "!"}
    return {name: value for name, value in told.items() if name[0] != "!"} | strong


@lru_cache(maxsize=4096)
def declared(style: str) -> Style:
    """What a style attribute declares; of one that is nested too deep, that it hides."""
    try:
        return _declarations(parse_blocks_contents(style))
    except _TOO_DEEP:
        return HIDDEN


def _declarations(content: list[Any]) -> Style:
    return {
        "!" * one.important
        + (one.name if one.name.startswith("--") else one.lower_name): serialize(
            [token for token in one.value if token.type != "comment"]
        ).strip()
        for one in content
        if one.type == "declaration"
    }


def _is_elsewhere(condition: str) -> bool:
    return bool(_WORDS.pattern("elsewhere").search(condition))


def _rules(sheet: str) -> Iterator[tuple[str, Style]]:
    """What each rule is of, and what it declares; also those within others, save for other devices
    than the screen of a desk."""
    waiting = [("", node) for node in reversed(parse_stylesheet(sheet, True, True))]
    while waiting:
        of, node = waiting.pop()
        if node.type not in ("qualified-rule", "at-rule") or node.content is None:
            continue
        said = serialize(node.prelude).strip()
        if node.type == "qualified-rule":
            of = _within(of, said)
        elif _is_elsewhere(f"{node.lower_at_keyword} {said}"):
            continue
        content = parse_blocks_contents(node.content, True, True)
        if of:
            yield of, _declarations(content)
        waiting += [(of, one) for one in reversed(content)]


def _within(outer: str, inner: str) -> str:
    """What a rule is of that stands in another: .a{ .b{…} } and .a{ &.b{…} }."""
    if not outer:
        return inner
    whole = f":is({outer})"
    return (inner.replace("&", whole) if "&" in inner else f"{whole} {inner}")[:_LONG]


def _selectors(of: str) -> Iterator[tuple[Any, str]]:
    """Each selector of a rule with its last part; without those of no element, and of a page on
    which no script runs."""
    for one in _COMMA.split(of):
        if _WORDS.pattern("state").search(one):
            continue
        try:
            found = compile_selector_list(one)
        except SelectorError:
            continue
        last = _LAST.search(one)
        part = last[0] if last else ""
        yield from ((selector, part) for selector in found if selector.pseudo_element is None)
