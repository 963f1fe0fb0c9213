"""What the page repeats thousands of times, written short: addresses, and words."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from markupsafe import Markup

from claimaudit.record.claims import ClaimRecord
from claimaudit.record.models import Audit
from claimaudit.report.html.pictures import STYLES
from claimaudit.report.languages import LANGUAGES
from claimaudit.report.lookup import in_order
from claimaudit.report.phrase import Phrase, same, say

# So many of the places that were searched last stand on a card; `explain` lists all.
PLACES = 1
# So many characters name a text where it stands, and so many stand around it in the style sheet.
_NAMING, _TELLING = 16, 20
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ALL = _CAPITALS + _CAPITALS.lower() + "0123456789"
_ESCAPED = re.compile(r'[\\"<>&\x00-\x1f\x7f]')


class Anchors:
    """The short ids of elements, by the id of the document, fact or claim that they show, and the
    links that lead there."""

    def __init__(self, audit: Audit) -> None:
        names = sorted(document.id for document in audit.documents)
        self.documents = {name: f"D{_class(number)}" for number, name in enumerate(names)}
        self.facts = {fact.id: self.documents[fact.document] for fact in audit.facts}
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

    def entry(self, name: str) -> str | None:
        """The id of what shows a claim, a fact or a document."""
        return self.claims.get(name) or self.facts.get(name) or self.documents.get(name)


class Terms:
    """The repeated words of one page, numbered as they are first used.

    Each is an empty element of a class of its own; the style sheet holds its text in both
    languages, and the scripts write it out where somebody opens a card (so that it can be copied
    and found). This halves the page. Sentences and verdicts are always real text.
    """

    def __init__(self, audit: Audit) -> None:
        self._names: dict[tuple[str, str], str] = {}
        self._times = Counter(_repeated(audit))
        # A page asks for the same few words in every card.
        self.short, self.element = cache(self._short), cache(self._element)
        self.word = cache(self._word)

    def _name(self, phrase: Phrase, *, both: bool = False) -> str | None:
        """The class of a phrase, or None where it has to stand as it is: where it holds markup, or
        where both languages say the same, but for what is repeated in `both`."""
        zh, en = phrase.html("zh"), phrase.html("en")
        if (zh == en and not both) or "<" in zh or "<" in en:
            return None
        words = zh.unescape(), en.unescape()
        return self._names.setdefault(words, _class(len(self._names)))

    def _short(self, phrase: Phrase) -> Markup:
        """`phrase` as an empty element that the style sheet fills."""
        name = self._name(phrase)
        return Markup(f"<i class={name}></i>" if name else phrase)  # noqa: S704 - letters only

    def often(self, text: str) -> Markup:
        """A text of others: likewise where the cards hold it more than once."""
        shown = same(text).html(LANGUAGES[0])
        if "<" in shown or not self._pays(text):
            return shown
        plain = shown.unescape()
        name = self._names.setdefault((plain, plain), _class(len(self._names)))
        return Markup(f"<i class={name}></i>")  # noqa: S704 - letters only

    def linked(self, target: str, phrase: Phrase) -> Markup:
        """A link that says `phrase`."""
        name = self._name(phrase, both=self._pays(phrase.text(LANGUAGES[0])))
        if name:
            return Markup("<a class={} href=#{}></a>").format(name, target)
        return Markup("<a href=#{}>").format(target) + phrase + Markup("</a>")

    def _pays(self, text: str) -> bool:
        """Whether it is shorter to say it once and name it wherever it stands."""
        times, size = self._times[text], len(text.encode("utf-8", "replace"))
        return times * (size - _NAMING) > size + _TELLING

    def _word(self, key: str) -> Markup:
        """The text of `key`, likewise."""
        return self._short(say(key))

    def _element(self, tag: str, phrase: Phrase) -> Markup:
        """The start of an element that holds `phrase` and nothing else."""
        name = self._name(phrase)
        if name:
            return Markup(f"<{tag} class={name}>")  # noqa: S704 - tags of our own templates
        return Markup(f"<{tag}>") + phrase  # noqa: S704 - tags of our own templates

    def style(self) -> Markup:
        """Both texts of each word, as properties that one rule of the style sheet shows."""
        rules = []
        for (zh, en), name in self._names.items():
            # Where both are the same the one stands for the other.
            other = "" if zh == en else f';--e:"{_css(en)}"'
            rules.append(f'.{name}{{--z:"{_css(zh)}"{other}}}')
        return Markup("\n".join(rules))  # noqa: S704 - escaped for a style sheet


def _repeated(audit: Audit) -> Iterator[str]:
    """What others wrote, as often as cards hold it: the places that were searched, and notes."""
    facts = {fact.id: fact for fact in audit.facts}
    publishers = {document.id: document.publisher for document in audit.documents}
    for claim in audit.claims:
        yield from claim.searched.where[-PLACES:] if claim.searched else ()
        yield from (claim.note,) if claim.note else ()
        for fact in {name: facts[name] for t in claim.trials for name in t.facts}.values():
            yield from (p.clip for p in fact.shown if p.clip)
            yield from (publishers[p.document] for p in fact.shown)
            yield from (fact.why,) if fact.why else ()


def _class(number: int) -> str:
    """A … Z, then Aa … Z9, then three characters: a capital sets them apart from other classes."""
    if number < 26:
        return _CAPITALS[number]
    number, rest = divmod(number - 26, 62)
    return (_CAPITALS[number] if number < 26 else _class(number)) + _ALL[rest]


def _css(text: str) -> str:
    """`text` inside a CSS string."""
    return _ESCAPED.sub(lambda m: f"\\{ord(m[0]):x} ", text)
