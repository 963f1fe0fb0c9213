"""Where in a document something stands, in the reader's language: 第1段 for "first paragraph".

People enter it in English, or as the heading that the document prints. places.yaml has the words
that any document may need, a workspace those of its own; what they do not make out is quoted as it
was entered.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from claimaudit.base.textyaml import load_texts
from claimaudit.report.phrase import Phrase, by_language, joined, quoted, same, say, together

_HAN = re.compile("[\u3400-\u9fff]")
# A run of Chinese with the Latin that belongs to it: GPU不够用了.
_CHINESE = re.compile(
    "[A-Za-z0-9]*[\u3400-\u9fff“](?:[^ -~]|[A-Za-z0-9.](?=[^ -~])|(?<=[^ -~]) ?[A-Za-z0-9.]+)*"
)
_NUMBERS = re.compile(r"\d[\d.:-]*[A-Z]?(?:(?:, | and | to )\d[\d.-]*)*")
_NAME = re.compile(r"(?:[A-Z0-9][\w&.'’-]*)(?: [A-Z0-9][\w&.'’-]*)*")
_ABOUT = re.compile(r"(?P<part>\S+) (?:on|of) (?:the )?(?P<what>.+)")
_ON = re.compile(r"on (?:the )?(?P<what>.+)")
_OF = re.compile(r"(?P<what>.+) (?P<part>\S+)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WHOLE = re.compile("“[^“”]*”")
# A fact of XBRL, by its concept and context: us-gaap:Revenues, 2025-04-28/2025-07-27, …
_DATA = re.compile(r"[\w-]+:\w+, ([\d-]+)/([\d-]+)(?:, |$)")
# Commas between numbers part no places.
_BETWEEN = re.compile(r"(; |, (?!\d))")


def data_told(text: str) -> Phrase | None:
    """A place in tagged data: its period, for its tags are no words of a language."""
    found = _DATA.match(text)
    return say("card.data", low=found[1], high=found[2]) if found else None


def place(text: str, names: Mapping[str, str]) -> Phrase:
    """`text`, said where it is made out, quoted where it is not. `names` are those of a workspace:
    the Chinese names of places and topics by the English ones."""
    pieces = [(_said(piece, names), piece, between) for piece, between in _pieces(text)]
    if all(said is None for said, _, _ in pieces):
        return quoted(text)
    return by_language({"zh": _chinese(pieces), "en": _english(text)})


@cache
def words() -> Mapping[str, Any]:
    """places.yaml"""
    found: Mapping[str, Any] = load_texts(Path(__file__).with_name("places.yaml"))
    return found


@cache
def _parts() -> Mapping[str, Mapping[str, str]]:
    """Each spelling of a part -> how it is told."""
    return {word: part for part in words()["parts"].values() for word in part["read"]}


# --- for English readers: as entered, what is Chinese quoted ---------------------------------


def _english(text: str) -> Phrase:
    if not _HAN.search(text):
        return same(text)
    pieces, last = list[Phrase](), 0
    for run in _CHINESE.finditer(text):
        pieces += [same(text[last : run.start()]), quoted(_bare(run[0]))]
        last = run.end()
    return together(*pieces, same(text[last:]))


# --- for Chinese readers ---------------------------------------------------------------------


def _chinese(pieces: Iterable[tuple[Phrase | None, str, str]]) -> Phrase:
    phrases = list[Phrase]()
    rest = ""
    for phrase, piece, between in pieces:
        if phrase is None:
            rest += piece + between
            continue
        phrases += [quoted(rest.rstrip(" ,;")), phrase] if rest else [phrase]
        rest = ""
    if rest:
        phrases.append(quoted(rest))
    return joined(phrases, "sentence.comma")


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """(a place, what stands between it and the next)"""
    cut = [*_BETWEEN.split(text), ""]
    yield from zip(cut[::2], cut[1::2], strict=True)


def _said(piece: str, names: Mapping[str, str]) -> Phrase | None:
    """One place in Chinese; None where it is not made out."""
    named = words()["named"] | names
    # A heading of many documents has its name, too: Recent Developments.
    if name := named.get(piece) or named.get(piece.lower()):
        return same(name)
    first, _, second = piece.partition(" and ")
    whole, inner = piece.rpartition(" of ")[2], piece.rpartition(" of ")[0]
    if inner and (holder := named.get(whole)) and (part := _said(inner, names)):
        return together(same(holder), part)
    found = _numbered(piece) or _counted(piece) or _about(piece, names) or _titled(piece)
    if found is not None or not second:
        return found
    one, other = _said(first, names), _said(second, names)
    return joined([one, other], "sentence.and") if one and other else None


def _numbered(piece: str) -> Phrase | None:
    """paragraph 2, paragraphs 1-3, table 3-1"""
    word, _, numbers = piece.partition(" ")
    part = _parts().get(word)
    if part is None or not _NUMBERS.fullmatch(numbers) or _YEAR.fullmatch(numbers):
        return None
    if word.endswith("s") or " and " in numbers:
        numbers = re.sub(r"(?<=\d)(?:-| to )(?=\d)", words()["to"], numbers)
    return same(part["nth"].format(n=re.sub(", | and ", words()["and"], numbers)))


def _counted(piece: str) -> Phrase | None:
    """first paragraph, first and third sentences, last two paragraphs"""
    *before, word = piece.split(" ")
    part, ordinals, counts = _parts().get(word), words()["ordinals"], words()["counts"]
    if part is None or not before:
        return None
    if before == ["last"]:
        return same(part["lasts"].format(n=words()["some"]) if word.endswith("s") else part["last"])
    if before[0] == "last" and len(before) == 2 and before[1] in counts:
        return same(part["lasts"].format(n=counts[before[1]]))
    if before == ["first"] and word.endswith("s"):
        return same(part["firsts"])
    numbers = [ordinals.get(one.rstrip(",")) for one in before if one != "and"]
    if None in numbers:
        return None
    return same(part["nth"].format(n=words()["and"].join(map(str, numbers))))


def _about(piece: str, names: Mapping[str, str]) -> Phrase | None:
    """paragraph on the results, IDC sentence, answer of Greg Slabaugh; on the results"""
    if found := _ON.fullmatch(piece):
        of = words()["on"]
    elif found := _ABOUT.fullmatch(piece) or _OF.fullmatch(piece):
        of = _parts().get(found["part"], {}).get("of")
    if not found or not of:
        return None
    what = found["what"]
    topic = (words()["topics"] | names).get(what) or (what if _is_name(what) else None)
    if _YEAR.fullmatch(what):
        topic = words()["year"].format(n=what)
    return same(of.format(what=topic)) if topic else None


def _titled(piece: str) -> Phrase | None:
    """section Praise for Chinese Rivals: a part by the heading that it bears"""
    word, _, title = piece.partition(" ")
    part = _parts().get(word)
    if part is None or "titled" not in part or not (title[:1].isupper() or _CHINESE.match(title)):
        return None
    return together(quoted(_bare(title)), same(part["titled"]))


def _bare(title: str) -> str:
    """A title without the quotation marks that stand around all of it."""
    return title[1:-1] if _WHOLE.fullmatch(title) else title


def _is_name(what: str) -> bool:
    return bool(_HAN.search(what) or _NAME.fullmatch(what))
