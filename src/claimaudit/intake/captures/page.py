"""All the text that an HTML page shows, block by block, with signs that tell a document from a
wall.

All of it counts, not just an article: a clip may stand in a table, a list or a footnote.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from cssselect2 import ElementWrapper
from lxml import etree

from claimaudit.intake.captures.hiding import (
    WHITE,
    Colour,
    hides,
    ink_of,
    is_alike,
    is_flat,
    is_undone,
    paper_of,
)
from claimaudit.intake.captures.styles import Style, Styles, as_text, declared


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Elements that are left out with all that is in them: not shown, or struck out.
_UNSEEN = _tags(
    "applet audio canvas datalist del head iframe ix:header noembed noscript object s script "
    "strike style template textarea title video annotation annotation-xml defs desc metadata rp"
)
_HIDING = _tags("hidden popover")
_BLOCKS = _tags(
    "address article aside blockquote body br button caption center dd details dialog div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li "
    "main menu nav ol option p pre section select summary table tbody textarea tfoot thead tr "
    "ul entry item"
)
_CELLS = _tags("td th")
# Elements whose blocks belong to the site, not to the document.
_CHROME = _tags("a button footer label nav option select textarea")
_HEADINGS = _tags("h1 h2")
# Elements of a drawing that show text, such as the labels of a chart; its title does not.
_WRITTEN = _tags("foreignobject text")
# The entries of a feed, whose titles are shown, unlike that of a page.
_ENTRIES = _tags("entry item")
# Layers over a page, by the ids and classes that they usually have.
_OVERLAY = re.compile(
    r"cookie|consent|gdpr|\bcmp[-_ ]|onetrust|didomi|truste|usercentrics|cc-window|newsletter"
    r"|\bmodal|popup|paywall|regwall|piano|meter(?:ed)?-?(?:wall|content)",
    re.I,
)
_PARTS = _tags("html body div main section article header figure aside picture ul ol table")
# Text that is shown from right to left, and so is not what stands there.
_TURNED = re.compile("\u202e[^\u202c]*\u202c?")
_RAISED_STYLE = re.compile(r"vertical-align\s*:\s*super", re.I)
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_SPACE = re.compile(r"[^\S\u00a0\u2007\u202f]+")
# A line break within Chinese text, which is no space.
_HAN = "\u3400-\u9fff\u3000-\u303f\uff00-\uff65"
WRAPPED_HAN = re.compile(rf"(?<=[{_HAN}])[ \t]*\n[ \t]*(?=[{_HAN}])")
# A currency or percent sign, or a bracket, in a table cell beside that of its number.
_SPLIT_BEFORE = re.compile(r"(?<=[$€£¥(])\n?\t+(?=[\d(.])")
_SPLIT_BEHIND = re.compile(r"(?<=\d)\n?\t+(?=[)%])")
_BREAKS = re.compile(r"\s*\n\s*|[ \t]*\t[ \t]*")
# Marks of raw text: of what is shown in place of frames, and in feeds.
_RAW = re.compile(r"</?noframes\b[^>]{0,400}>|<!\[CDATA\[|\]\]>", re.I)
_REFRESH = re.compile(r"^\s*\d+\s*[;,]\s*url\s*=", re.I)


@dataclass(frozen=True)
class Block:
    """A run of text between two breaks."""

    text: str
    heading: bool = False
    # Of the site: a link, a button, a footer; or of a layer over the page.
    chrome: bool = False
    overlay: bool = False
    # Not seen until a script shows it.
    undone: bool = False
    # A line break, or the tab behind a cell.
    behind: str = "\n"


@dataclass
class Page:
    """What a page shows. `drawn`: the text of its drawings; `unscripted`: what it shows where no
    script runs; `scripts`, `frames`: how many it has; `password`: whether it asks for one."""

    title: str = ""
    blocks: list[Block] = field(default_factory=list)
    drawn: str = ""
    unscripted: str = ""
    password: bool = False
    scripts: int = 0
    frames: int = 0
    refresh: bool = False

    @cached_property
    def text(self) -> str:
        """All that is shown, a block a line, the cells of a row separated by tabs. Text of drawings
        comes last, for the labels of a chart would interrupt sentences."""
        whole = "".join(block.text + block.behind for block in self.blocks) + self.drawn
        whole = _SPLIT_BEHIND.sub("", _SPLIT_BEFORE.sub("", whole))
        return _BREAKS.sub(lambda found: "\n" if "\n" in found[0] else "\t", whole).strip()


def read_page(page: str) -> Page:
    """The page of an HTML text; a broken one is read as far as possible, and as deep as libxml2
    goes (2,048 elements)."""
    data = _RAW.sub("", page.replace("\0", "")).encode("utf-8", "replace")
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(data, parser) if data.strip() else None
    reader = _Reader()
    if root is not None:
        styles, elements = Styles(root), ElementWrapper.from_html_root(root).iter_subtree()
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                reader.start(element, styles.of(next(elements), reader.style))
                reader.data(element.text or "")
            else:
                reader.end(element.tag)
                reader.data(element.tail or "")
    return reader.close()


@dataclass(frozen=True)
class _Element:
    """An open element, and what it and those around it make of their text."""

    tag: str = ""
    style: Style = field(default_factory=dict)
    ink: Colour = None
    paper: Colour = WHITE
    unseen: bool = False
    undone: bool = False
    flat: bool = False
    drawn: bool = False
    raised: bool = False
    chrome: bool = False
    heading: bool = False
    overlay: bool = False


class _Reader:
    """Builds a Page from the elements of a tree as they open and close."""

    def __init__(self) -> None:
        self._page = Page()
        self._open = [_Element()]
        self._words: list[str] = []
        self._around: list[_Element] = []
        self._title: list[str] = []
        self._drawn: list[str] = []
        self._unscripted: list[str] = []

    @property
    def style(self) -> Style:
        """That of the innermost open element."""
        return self._open[-1].style

    def start(self, element: etree._Element, style: Style) -> None:
        tag = element.tag.lower()
        self._note(tag, element.attrib)
        if tag in _BLOCKS or tag in _CELLS:
            self._end_block()
        self._open.append(_opened(self._open[-1], tag, element.attrib, style))

    def end(self, tag: str) -> None:
        tag = tag.lower()
        if tag in _WRITTEN:
            self._drawn.append("\n")
        if tag in _CELLS:
            self._end_block("\t")
        elif tag in _BLOCKS:
            self._end_block()
            if tag == "tr" and self._page.blocks:
                self._page.blocks[-1] = replace(self._page.blocks[-1], behind="\n")
        self._open.pop()

    def data(self, text: str) -> None:
        inner, text = self._open[-1], _TURNED.sub("", text)
        if inner.drawn:
            if not inner.unseen and any(one.tag in _WRITTEN for one in self._open[-8:]):
                self._drawn.append(text)
        elif inner.tag == "title" and inner.unseen:
            self._title.append(text)
        elif inner.unseen or inner.flat or is_alike(inner.ink, inner.paper):
            if any(one.tag == "noscript" for one in self._open[-8:]):
                self._unscripted.append(text)
        else:
            self._words.append(text.translate(_RAISED) if inner.raised else text)
            if text.strip():
                self._around.append(inner)

    def close(self) -> Page:
        self._end_block()
        undone = [len(one.text) for one in self._page.blocks if one.undone]
        if sum(undone) * 2 < sum(len(one.text) for one in self._page.blocks):
            self._page.blocks = [one for one in self._page.blocks if not one.undone]
        self._page.title = _flat("".join(self._title))
        self._page.drawn = "\n".join(filter(None, map(_flat, "".join(self._drawn).split("\n"))))
        self._page.unscripted = _flat("".join(self._unscripted))
        return self._page

    def _end_block(self, behind: str = "\n") -> None:
        text, around = _flat("".join(self._words)), self._around or self._open[-1:]
        if text or (behind == "\t" and not self._open[-1].unseen):
            heading = any(one.heading for one in around)
            # A headline that is a link is still the document's.
            chrome = not heading and all(one.chrome for one in around)
            overlay, undone = (
                all(getattr(one, of) for one in around) for of in ("overlay", "undone")
            )
            self._page.blocks.append(Block(text, heading, chrome, overlay, undone, behind))
        self._words, self._around = [], []

    def _note(self, tag: str, attributes: Mapping[str, str]) -> None:
        page, kind = self._page, attributes.get("type", "").lower()
        page.password |= tag == "input" and kind == "password"
        page.scripts += tag == "script"
        page.frames += tag in ("frame", "iframe") and not self._open[-1].unseen
        if tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
            page.refresh |= bool(_REFRESH.search(attributes.get("content", "")))
        if tag == "input" and kind in ("submit", "button"):
            self._end_block()
            page.blocks.append(Block(_flat(attributes.get("value", "")), chrome=True))


def _opened(around: _Element, tag: str, given: Mapping[str, str], style: Style) -> _Element:
    said, classes = as_text(style), given.get("class", "")
    is_shown_title = tag == "title" and around.tag in _ENTRIES
    turned = tag == "bdo" and given.get("dir", "").lower() == "rtl"
    is_closed = tag == "dialog" and "open" not in given
    hidden = not _HIDING.isdisjoint(given) or hides(said) or turned or is_closed
    hidden |= tag not in _PARTS and is_undone(as_text(declared(given.get("style", ""))))
    laid_over = tag not in ("html", "body") and bool(
        _OVERLAY.search(f"{given.get('id', '')} {classes}")
    )
    return _Element(
        tag,
        style,
        ink=ink_of(style, around.ink),
        paper=paper_of(style, around.paper),
        unseen=around.unseen or hidden or (tag in _UNSEEN and not is_shown_title),
        undone=around.undone or is_undone(said),
        flat=is_flat(said) or (around.flat and not (said or classes)),
        drawn=around.drawn or tag == "svg",
        raised=around.raised or tag == "sup" or bool(_RAISED_STYLE.search(said)),
        chrome=around.chrome or tag in _CHROME,
        heading=around.heading or tag in _HEADINGS,
        overlay=around.overlay or laid_over,
    )


def _flat(text: str) -> str:
    text = WRAPPED_HAN.sub("", text) if "\n" in text else text
    return _SPACE.sub(" ", text).strip()
