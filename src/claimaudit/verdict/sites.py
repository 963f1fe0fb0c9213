"""Which page an address shows, and of which site it is (docs/method.md, "Sources")."""

import re
from collections import Counter
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from claimaudit.figures.lexicon import Lexicon

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
_SHOWN, _TRANSLATED = _WORDS.pattern("shown_page"), _WORDS.pattern("translated_host")
_INDEX, _VISITS = _WORDS.pattern("index_page"), _WORDS.pattern("counts_visits")


def are_one_page(one: str, other: str) -> bool:
    """Whether two addresses show one page of one site: one path, however it is spelt, and not two
    different questions asked of it."""
    (path, asked), (other_path, also_asked) = _page(one), _page(other)
    same = path == other_path and (asked == also_asked or not (asked and also_asked))
    return same and share_site(one, other)


def _page(url: str) -> tuple[str, frozenset[str]]:
    """(path, what is asked of it) of the page that is shown at `url`."""
    shown = _SHOWN.match(url)
    page = url[shown.start("host") :] if shown else url.partition("://")[2]
    place, _, asked = page.casefold().partition("#")[0].partition("?")
    path = normpath(f"/{unquote(place.partition('/')[2]).casefold().strip('/')}")
    questions = frozenset(one for one in asked.split("&") if one and not _VISITS.match(one))
    return _INDEX.sub("", path) or "/", questions


def holds_address(one: str, other: str) -> bool:
    """Whether the path or question of an address has a host of the other's site in it."""
    asked = unquote(unquote(one.partition("://")[2].partition("/")[2])).casefold()
    if not other or ".".join(_labels(other)[-2:]) not in asked:
        return False
    hosts = (f".{word}" for word in re.split(r"[^\w.-]+", asked))
    return any(host.endswith(f".{site(other)}") for host in hosts)


@lru_cache(maxsize=4096)
def site(url: str) -> str:
    """The registrable domain of `url`: two pages of one site are one site."""
    from tld import get_fld  # it reads its list of suffixes

    host = _host(url)
    found: str | None = get_fld(f"https://{host}", fail_silently=True)
    return found or (host if host[-1:].isdigit() else ".".join(_labels(url)[-2:]))


def _host(url: str) -> str:
    """The host of the page that is shown at `url`."""
    if shown := _SHOWN.match(url):
        return shown["host"].casefold()
    host = urlsplit(url).hostname or url
    if translated := _TRANSLATED.fullmatch(host):  # news-paper-com, a--b-com
        return re.sub("-(?!-)(?<!--)", ".", translated["host"]).replace("--", "-")
    return host


def share_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site, under whatever ending. Where they have no label in
    common they are not, and the list of suffixes, which takes a while to read, is not asked."""
    if not {*_labels(one)[:-1]} & {*_labels(other)[:-1]} - {"www"}:
        return False
    return site(one) == site(other) or brand(one) == brand(other) != ""


def shared_brands(urls: Collection[str]) -> dict[str, str]:
    """Address -> its `brand`, of those with a label that another of `urls` has too: of others the
    list of suffixes is not asked."""
    counted = Counter(label for url in urls for label in {*_labels(url)[:-1]} - {"www"})
    likely = (url for url in urls if any(counted[label] > 1 for label in _labels(url)[:-1]))
    return {url: label for url in likely if (label := brand(url))}


@lru_cache(maxsize=4096)
def brand(url: str) -> str:
    """The label of its site that one house has under several endings; "" of one of many owners."""
    label = site(url).partition(".")[0]
    return "" if _WORDS.pattern("anybody_s_label").fullmatch(label) else label


@lru_cache(maxsize=4096)
def _labels(url: str) -> list[str]:
    return _host(url).rstrip(".").split(".")
