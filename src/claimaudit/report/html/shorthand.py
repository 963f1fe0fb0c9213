"""What the page repeats thousands of times, written short: addresses, and words."""

import re
from collections import Counter, defaultdict
from functools import cache

from markupsafe import Markup

from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import Audit
from claimaudit.report.html.pictures import STYLES
from claimaudit.report.languages import LANGUAGES
from claimaudit.report.lookup import in_order
from claimaudit.report.phrase import Phrase, say

# A word that `Terms` numbered: alone, or all that an element or a link says. Text of strangers has
# no `<`.
_NAMED = re.compile(r"<i class=~(\d+)></i>|<(\w+) class=~(\d+)( href=[^>]*)?>")
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ALL = _CAPITALS + _CAPITALS.lower() + "0123456789"
_ESCAPED = re.compile(r'[\\"<>&\x00-\x1f\x7f]')


class Anchors:
    """The short ids of elements, by the id of the document, fact or claim that they show, and the
    links that lead there."""

    def __init__(self, audit: Audit) -> None:
        names = sorted(document.id for document in audit.documents)
        self.documents = {name: f"D{_class(number)}" for number, name in enumerate(names)}
        self.claims_of: dict[str, list[ClaimRecord]] = defaultdict(list)
        """Article -> its claims as a reader meets them."""
        self.number: dict[str, int] = {}
        """Claim -> its number in its article."""
        self.claims: dict[str, str] = {}
        self.signs: dict[str, Markup] = {}
        """Claim -> the sign of its verdict, linked to its card; the style sheet prints its id."""
        for claim in in_order(audit.claims):
            self.claims_of[claim.article].append(claim)
            self.number[claim.id] = len(self.claims_of[claim.article])
            # The second letter is the verdict's: the style sheet knows a link's sign by it.
            self.claims[claim.id] = f"C{STYLES[claim.verdict][1]}{_class(len(self.claims))}"
            self.signs[claim.id] = Markup("<a href=#{}></a>").format(self.claims[claim.id])


class Terms:
    """The repeated words of one page.

    Each is told once, in the style sheet, and named where it stands by an empty element of a class
    of its own; the scripts write it out where somebody opens a card (so that it can be copied and
    found). This halves the page. What a person wrote is always real text, and so is whatever is
    shorter where it stands (`settle`).
    """

    def __init__(self) -> None:
        self._said: dict[tuple[Markup, Markup], int] = {}
        self._rules: list[str] = []
        self._names: dict[int, str] = {}
        # A page asks for the same few words in every card.
        self.short, self.element = cache(self._short), cache(self._element)
        self.word = cache(self._word)

    def _number(self, phrase: Phrase) -> int | None:
        """The number of a phrase, or None where it has to stand as it is: it holds markup."""
        html = phrase.html(LANGUAGES[0]), phrase.html(LANGUAGES[1])
        if any("<" in text for text in html):
            return None
        return self._said.setdefault(html, len(self._said))

    def _short(self, phrase: Phrase) -> Markup:
        """`phrase` as an element of its own."""
        number = self._number(phrase)
        return Markup(phrase) if number is None else Markup(f"<i class=~{number}></i>")  # noqa: S704 - a number

    def linked(self, target: str, phrase: Phrase) -> Markup:
        """A link that says `phrase`."""
        return self._element("a", phrase, Markup(" href=#{}").format(target)) + Markup("</a>")

    def _word(self, key: str) -> Markup:
        """The text of `key`, likewise."""
        return self.short(say(key))

    def _element(self, tag: str, phrase: Phrase, link: str = "") -> Markup:
        """The start of an element that holds `phrase` and nothing else."""
        number = self._number(phrase)
        if number is None:
            return Markup(f"<{tag}{link}>") + phrase  # noqa: S704 - tags of our own templates
        return Markup(f"<{tag} class=~{number}{link}>")  # noqa: S704 - tags of our own templates

    def settle(self, body: str) -> str:
        """`body` with each of these words named or written out, whichever is shorter; what stands
        most often has the shortest name."""
        found = [(int(m[1] or m[3]), bool(m[1])) for m in _NAMED.finditer(body)]
        times, bare = Counter(n for n, _ in found), Counter(n for n, alone in found if alone)
        names, html = self._names, list(self._said)
        for number, often in sorted(times.items(), key=lambda pair: (-pair[1], pair[0])):
            name, rule = _class(len(names)), _rule(*html[number])
            named = often * len(f" class={name}") + bare[number] * len("<i></i>") + _size(rule)
            if named + len(f".{name}\n") < often * _size(_shown(*html[number])):
                names[number] = name
                self._rules.append(f".{name}{rule}")

        def placed(match: re.Match[str]) -> str:
            alone, tag, inside, link = match.groups(default="")
            number = int(alone or inside)
            name, words = names.get(number), _shown(*html[number])
            if alone:
                return f"<i class={name}></i>" if name else words
            return f"<{tag} class={name}{link}>" if name else f"<{tag}{link}>{words}"

        return _NAMED.sub(placed, body)

    def name(self, phrase: Phrase) -> str | None:
        """By which class the style sheet has it, where `settle` named it."""
        html = phrase.html(LANGUAGES[0]), phrase.html(LANGUAGES[1])
        return self._names.get(self._said.get(html, -1))

    def style(self) -> Markup:
        """Both texts of each word that `settle` named, as properties that one rule of the style
        sheet shows."""
        return Markup("".join(self._rules))  # noqa: S704 - escaped for a style sheet


# What the style sheet says: of what a reader may not read, before a list, in a cell without head.
_LABELS = {
    **{
        ":root": "card.gloss",
        ".x": "article.sic",
        ".n": "card.notes",
        ".pt": "card.part",
        ".nt>details dl": "card.held",
        "#v_sources": "sources.original",
    },
    **{".l": "sources.lost", ".o": "sources.also", ".h": "sources.beside", ".r": "sources.retold"},
    **{".cmp td": "subjects.said", ".cmp td+td": "subjects.facts"},
    **{f'[href^="#C{style[1]}"]': f"verdict.{verdict}" for verdict, style in STYLES.items()},
}


def labels() -> Markup:
    """The same in each language; the sign of a verdict says it where nobody sees it."""
    said = {at: say(key, text="") for at, key in _LABELS.items()}
    rules = (
        f'{at}{{--lz:"{_css(told.text("zh"))}";--le:"{_css(told.text("en"))}"}}\n'
        for at, told in said.items()
    )
    return Markup("".join(rules))  # noqa: S704 - escaped for a style sheet


def label(at: str, language: str) -> Markup:
    """One of these on a page in one language."""
    said = _css(say(_LABELS[at], text="").text(language))
    return Markup(f'{at}{{--lz:"{said}"}}\n')  # noqa: S704 - escaped for a style sheet


def _shown(zh: Markup, en: Markup) -> str:
    return str(zh) if zh == en else f"<i>{zh}</i><i lang={LANGUAGES[1]}>{en}</i>"


def _rule(zh: Markup, en: Markup) -> str:
    # Where both are the same the one stands for the other.
    other = "" if zh == en else f';--e:"{_css(en.unescape())}"'
    return f'{{--z:"{_css(zh.unescape())}"{other}}}'


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _class(number: int) -> str:
    """A … Z, then Aa … Z9, then three characters: a capital sets them apart from other classes."""
    if number < 26:
        return _CAPITALS[number]
    number, rest = divmod(number - 26, 62)
    return (_CAPITALS[number] if number < 26 else _class(number)) + _ALL[rest]


def _css(text: str) -> str:
    """`text` inside a CSS string."""
    return _ESCAPED.sub(lambda m: f"\\{ord(m[0]):x} ", text)
