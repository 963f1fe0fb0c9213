"""Refusing what stands in the place of a document: walls, errors and empty pages.

walls.yaml lists the signs of each kind, with reasons. Here they are weighed against the rest of the
text of the page.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from urllib.parse import urlsplit

from claimaudit.base.folding import fold_characters
from claimaudit.figures.lexicon import is_cjk
from claimaudit.intake.captures.answers import complaint_of, csv_complaint_of, xml_complaint_of
from claimaudit.intake.captures.page import Block, Page
from claimaudit.intake.captures.signs import Wall, walls
from claimaudit.intake.captures.text import CaptureText
from claimaudit.intake.extract import Source

# Characters that are looked at, more than any wall has.
_MOST_TEXT = 60_000
_MOST_SOURCE = 200_000
_MOST_TITLE = 200
_IF_IT_IS = "if it is the document, enter a print with a clip of it first"
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|(?<=[。！？；])|\n+|\t+")
_TITLE_PARTS = re.compile(r"\s+[-|–—·•:»›/_]+\s+|\s*[|｜_»–—]\s*|\s+-(?=\S)")
# Words in quotation marks.
_QUOTED = re.compile(r"“[^”]{8,}”|「[^」]{4,}」|«[^»]{8,}»|„[^“]{8,}“")
_ADDRESS = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b")
_EDGES = " .!?。！？…:;,"
# Parameters that a redirect adds. With others in its query, a front page may show another page.
_CARRIED = re.compile(
    r"(?:^|&)(?:utm_\w+|ref\w*|from|src|source|redirect\w*|return\w*|lang|locale|40\d|error\w*)"
    r"(?:=[^&]*)?(?=&|$)"
)
# The first page of a site: its root, an index, or a language's root.
_FRONT = re.compile(
    r"/?(?:[a-z]{2}(?:[-_][a-z]{2,4})?/?)?(?:(?:index|default|home)(?:\.\w{2,5})?/?)?"
)


class _Shown:
    """The folded text of a capture, in the parts that signs are looked for in."""

    def __init__(self, source: Source, page: Page, url: str) -> None:
        self.page, self.source, self.url = page, source, url
        self.title = _folded(page.title[:_MOST_TITLE])

    @cached_property
    def titles(self) -> list[str]:
        """The title, and each part of it."""
        return [part.strip(_EDGES) for part in (self.title, *_TITLE_PARTS.split(self.title))]

    @cached_property
    def headings(self) -> list[str]:
        shown = (b for b in self.page.blocks if b.heading and not b.overlay)
        return [_folded(block.text[:_MOST_TITLE]).strip(_EDGES) for block in islice(shown, 6)]

    @cached_property
    def sentences(self) -> dict[str, Block]:
        """Each sentence with its block, those of the site's menus too; of several blocks, the
        document's own."""
        found: dict[str, Block] = {}
        length = 0
        for block in self.page.blocks:
            for sentence in _SENTENCES.split(_folded(block.text)):
                if sentence.strip():
                    length += len(sentence)
                    if found.setdefault(sentence.strip(), block).chrome:
                        found[sentence.strip()] = block
            if length > _MOST_TEXT:
                break
        return found

    @cached_property
    def buttons(self) -> list[str]:
        """The texts of its links and buttons."""
        pressed = (one.strip(_EDGES) for one, block in self.sentences.items() if block.chrome)
        return [one for one in pressed if len(one) <= _MOST_TITLE]

    @cached_property
    def is_there(self) -> bool:
        """Whether the page has text of its own under the layers over it."""
        own = [one for one, b in self.sentences.items() if not (b.chrome or b.overlay)]
        return sum(map(_size, own)) >= walls().layers["least"] or any(map(_figure, own))

    def more_than(self, whole: int) -> bool:
        """Whether its own text is longer than `whole`, or has a number other than the address of
        the visitor and the usual ones of a site."""
        own = [one for one, block in self.sentences.items() if not block.chrome]
        told = (_ADDRESS.sub("", one) for one in own if not walls().site_words.search(one))
        return sum(map(_size, own)) > whole or any(map(str.isdecimal, "".join(told)))

    @cached_property
    def markup(self) -> str:
        return self.source.body[:_MOST_SOURCE].decode("utf-8", "replace")

    @cached_property
    def sent_on(self) -> str:
        """The address that a redirect led to; "" for none."""
        final = self.source.url or ""
        return final.lower() if final and final != self.url else ""


def _folded(text: str) -> str:
    folded = fold_characters(text).lower().replace("’", "'").replace("‘", "'")
    return " ".join(folded.split(" ")).replace("\u00a0", " ")


def refuse_wall(source: Source, text: CaptureText, url: str) -> None:
    """Raises BrokenInputError, with the reason, where a capture of `url` is not the document."""
    _refuse_front(source, url)
    if said := _complaint(source, text):
        message = f"is an answer without data (“{said}”), not the document"
        raise source.broken(message, "check the address, or give the data with --file")
    if text.kind == "pdf" and not text.text.strip():
        return  # a scan: kept, though no clip is found in it
    if text.kind in ("csv", "xlsx") and "\t" in text.text:
        return
    page = text.page or _plain(text.text)
    shown = _Shown(source, page, url)
    told = [(weight, wall) for wall in walls().kinds if (weight := _weight(wall, shown))]
    if told:
        # The kind that fits any page of requests to its reader (`whole`) yields to a specific one.
        _, wall = max(told, key=lambda one: (one[1].whole is None, one[0]))
        raise source.broken(f"{wall.is_} [{wall.id}]", f"{wall.fix}; {_IF_IT_IS}")
    _refuse_empty(source, page)


def _complaint(source: Source, text: CaptureText) -> str | None:
    if text.kind == "json":
        return complaint_of(text.text)
    if text.kind in ("csv", "xlsx"):
        rows = [line.split("\t") for line in text.text.split("\n", 4) if line]
        return csv_complaint_of(rows[text.kind == "xlsx" :])  # without the name of the sheet
    start = source.body[:_MOST_SOURCE].decode("utf-8", "replace")
    return xml_complaint_of(start) if text.kind in ("html", "text") else None


def _plain(text: str) -> Page:
    lines = text[: _MOST_TEXT * 2].split("\n")
    filled = [line.strip() for line in lines if line.strip()]
    return Page(blocks=[Block(line, heading=not i) for i, line in enumerate(filled)])


def _weight(wall: Wall, shown: _Shown) -> int:
    """The weight of the signs of this kind; 0 where the other text of the page outweighs them."""
    named = " ".join([shown.title, *shown.headings[:1]])
    if wall.unless_title.search(named) or (wall.whole and shown.more_than(wall.whole)):
        return 0
    if not any(map(wall.needs.search, [shown.title, *shown.sentences])):
        return 0
    spoken, unspoken = sum(_spoken(wall, shown)), sum(_unspoken(wall, shown))
    most, weight = wall.other_text or walls().other_text.most, spoken + unspoken
    allowed = max((most[w] for w in most if w <= weight), default=-1)
    if not spoken:
        allowed = min(allowed, walls().other_text.unspoken)
    return weight if allowed >= 0 and _rest(wall, shown, allowed) <= allowed else 0


def _spoken(wall: Wall, shown: _Shown) -> Iterator[int]:
    """The weights of what the page calls itself, what it says, and where it is."""
    weights = walls().weights
    if _calls_itself(wall, shown):
        yield weights["title"]
    elif any(wall.title.fullmatch(heading) for heading in shown.headings if heading):
        yield weights["heading"]
    said = sum(
        _says(wall, one, shown)
        for one, block in shown.sentences.items()
        if not (block.chrome or one.strip(_EDGES) in shown.titles)
        # A layer is no wall where the page under it is there.
        if not (block.overlay and not wall.layers and shown.is_there)
    )
    yield weights["says"] * (said > 0) + weights["says_more"] * (said > 1)
    if shown.sent_on and wall.address.search(shown.sent_on):
        yield weights["address"]


def _unspoken(wall: Wall, shown: _Shown) -> Iterator[int]:
    """The weights of its buttons, its markup and its fields."""
    weights = walls().weights
    if any(wall.buttons.fullmatch(one) or _says(wall, one, shown) for one in shown.buttons):
        yield weights["buttons"]
    if wall.markup.search(shown.markup) or _says(wall, _folded(shown.page.unscripted), shown):
        yield weights["markup"]
    if wall.password and shown.page.password:
        yield weights["password"]


def _says(wall: Wall, sentence: str, shown: _Shown) -> bool:
    """Whether a sentence is a sign of the wall. A sentence with a figure belongs to a document; so
    does one that reports what somebody said, and, unless the page is titled as a wall, one with a
    year."""
    if not sentence or _size(sentence) > walls().says["most"] or walls().told.search(sentence):
        return False
    if wall.figures == "none" and (_figure(sentence) or _dated(wall, sentence, shown)):
        return False
    return wall.says.search(_QUOTED.sub("“”", sentence)) is not None


def _dated(wall: Wall, sentence: str, shown: _Shown) -> bool:
    return walls().years.search(sentence) is not None and not _calls_itself(wall, shown)


def _calls_itself(wall: Wall, shown: _Shown) -> bool:
    return any(wall.title.fullmatch(title) for title in shown.titles if title)


def _rest(wall: Wall, shown: _Shown, enough: int) -> int:
    """The size of the text that no wall explains, counted until it exceeds `enough`."""
    total = 0
    for sentence, block in shown.sentences.items():
        if total > enough:
            break
        if not (block.chrome or block.overlay or _explained(wall, sentence, shown)):
            total += _size(sentence) + walls().other_text.figure * _tells(sentence)
    return total


def _tells(text: str) -> bool:
    """Whether a text has a figure or a year, as walls hardly do."""
    return _figure(text) or walls().years.search(text) is not None


def _figure(text: str) -> bool:
    return walls().figures.search(text) is not None


def _explained(wall: Wall, sentence: str, shown: _Shown) -> bool:
    """Whether a sentence is one that walls of this kind, or pages of any kind, have."""
    if _size(sentence) > walls().says["beside"]:
        return False
    bare = sentence.strip(_EDGES)
    own = wall.figures == "all" or not (_figure(sentence) or _dated(wall, sentence, shown))
    own = own and walls().told.search(sentence) is None
    return bool(
        bare in shown.titles
        or (walls().site_words.search(sentence) and not _figure(sentence))
        or wall.title.fullmatch(bare)
        or wall.buttons.fullmatch(bare)
        or _says(wall, sentence, shown)
        or (own and wall.beside.search(sentence))
    )


def _size(text: str) -> int:
    wide = sum(map(is_cjk, text))
    return len(text) + wide * (walls().other_text.wide - 1)


def _refuse_empty(source: Source, page: Page) -> None:
    own = "".join(block.text for block in page.blocks if not block.chrome)
    everything = "".join(block.text for block in page.blocks)
    letters = sum(map(str.isalnum, own))
    if _tells(own) or (page.frames and _size(own) >= walls().empty["menu"]):
        return
    if not page.frames and (letters >= walls().empty["least"] or (letters and own == everything)):
        return
    few = sum(map(str.isalnum, everything)) < walls().empty["menu"]
    if letters or page.scripts or page.frames or page.refresh or few:
        fix = "open it in a browser, save the page as text or PDF and give it with --file"
        raise source.broken("holds no text of a document [empty]", fix)


def _refuse_front(source: Source, url: str) -> None:
    """Refuses the front page of a site where another page was asked for."""
    if not source.url or source.url == url:
        return
    asked, came = urlsplit(url), urlsplit(source.url)
    carried = not _CARRIED.sub("", came.query)
    front = [_FRONT.fullmatch(address.path.lower()) is not None for address in (asked, came)]
    if front[1] and carried and not (front[0] and not asked.query):
        message = f"was sent on to the front page ({source.url[:100]}), not to the document"
        raise source.broken(f"{message} [front_page]", "look for its present address")
