"""Whether two prints are two witnesses, or one text in two places (docs/method.md, "Sources")."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import combinations, permutations, product
from pathlib import Path
from unicodedata import normalize

from claimaudit.base.folding import fold_characters
from claimaudit.figures.lexicon import Lexicon
from claimaudit.verdict.houses import credited, house_of, is_short_for, look_of
from claimaudit.verdict.sites import are_one_page, holds_address, share_site, shared_brands
from claimaudit.workspace.articles import CatalogEntry
from claimaudit.workspace.documents import OWN, original, told_by
from claimaudit.workspace.library import Library, ReadPrint
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.references import Document

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
_WORD = 4
_CJK, _MARKS = re.compile("[\u3400-\u9fff]"), re.compile(r"\W|_")


class Witnesses:
    """Tells witnesses apart, for the claims of `article`, which is none for itself."""

    def __init__(
        self, library: Library, policy: Policy, article: CatalogEntry | None = None
    ) -> None:
        self._library, self._documents = library, library.documents
        self._tiers, self._same, self._article = policy.tiers, policy.same_text, article
        self._alike: dict[frozenset[int], dict[str, list[str]]] = {}

    def house(self, document: Document) -> str:
        """Its publisher, under whatever name it goes by, and with whatever remark behind it."""
        return self._called(self._printed(document))

    def any_apart(self, some: Sequence[ReadPrint], others: Sequence[ReadPrint]) -> bool:
        """Whether one of `some` and one of `others` are independent of each other."""
        return any(
            self._are_two(a.document, b.document) and not self._share_words(a, b)
            for a, b in product(some, others)
        )

    def any_retell(self, told: Sequence[ReadPrint]) -> bool:
        """Whether two of `told` retell one source independently: both may quote its words, but not
        both have them from one report of it."""
        return any(
            self._are_two(a.document, b.document) and self._between(a).isdisjoint(self._between(b))
            for a, b in combinations(told, 2)
        )

    def is_of_article(self, one: ReadPrint) -> bool:
        """Whether a print tells what the article says itself, or what its outlet or author
        reports: none of them is a witness for it."""
        if self._article is None:
            return False
        return self._quotes(one) or any(map(self._is_of_article, self.chain(one)))

    def chain(self, one: ReadPrint) -> Iterator[Document]:
        """Its document and all that this copies or retells."""
        yield one.document
        yield original(one.document, self._documents)
        origin = one.print.origin
        if origin is None:
            yield from map(self._documents.__getitem__, told_by(one.document, self._documents))
        elif origin != OWN:
            source = self._documents[origin]
            yield source
            yield from map(self._documents.__getitem__, told_by(source, self._documents))

    def _between(self, one: ReadPrint) -> set[str]:
        """The ids of what stands between a reader and the source that a print retells: its own
        document, and the reports that it has it from."""
        *between, source = (original(document, self._documents).id for document in self.chain(one))
        return {name for name in between if name != source}

    def _quotes(self, one: ReadPrint) -> bool:
        """Whether the words of a report name the article's outlet or author."""
        reports = self._tiers[one.document.type].decides != "alone"
        return reports and _names(one.print.clip or "", self._printed_names)

    @property
    def of_article(self) -> list[str]:
        """The ids of the documents that are no witness for the article."""
        quoting = {
            p.document.id for f in self._library.facts.values() for p in f.prints if self._quotes(p)
        }
        return sorted(
            name
            for name, one in self._documents.items()
            if name in quoting or self._is_of_article(one)
        )

    @property
    def twins(self) -> dict[str, list[str]]:
        """Document -> its marks, of those that are one text with others, by their bytes or
        headline, or of one house under two names or two endings of an address: two are one where
        they share a mark."""
        by: dict[tuple[str, str], list[str]] = {}
        named: dict[str, set[str]] = {}
        brands = shared_brands([one.url for one in self._documents.values() if one.url])
        for name, document in sorted(self._documents.items()):
            title, sha256 = self._title(document), self._library.bytes_of.get(name)
            house, plain = self.house(document), self._printed(document).casefold()
            named.setdefault(house, set()).add(self._library.vocabulary.called(plain) or plain)
            by.setdefault(("house", house), []).append(name)
            if len(title) >= self._same.title:
                by.setdefault(("title", title), []).append(name)
            if document.url in brands:
                by.setdefault(("name", brands[document.url]), []).append(name)
            if sha256:
                by.setdefault(("bytes", sha256), []).append(name)
        marks: dict[str, list[str]] = {}
        for (kind, of), group in sorted(by.items()):
            is_one = len(named[of]) > 1 if kind == "house" else len(group) > 1
            for name in group if is_one else ():
                marks.setdefault(name, []).append(f"{kind} of {group[0]}")
        return dict(sorted(marks.items()))

    def alike(self, prints: Sequence[ReadPrint]) -> dict[str, list[str]]:
        """Document -> the others whose words it shares, of `prints` of one figure."""
        of = frozenset(map(id, prints))  # facts of one figure have the same, and are hundreds
        if of not in self._alike:
            self._alike[of] = self._find_alike(prints)
        return self._alike[of]

    def _find_alike(self, prints: Sequence[ReadPrint]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for one, other in permutations((p for p in prints if p.is_read), 2):
            pages = one.document, other.document
            shared = (
                self._share_words(one, other) or self._belong(*pages) or self._belong(*pages[::-1])
            )
            if one.document.id != other.document.id and shared:
                found.setdefault(one.document.id, []).append(other.document.id)
        return {name: sorted(set(others)) for name, others in found.items()}

    def _are_two(self, a: Document, b: Document) -> bool:
        """Whether publisher, site, headline and bytes all differ."""
        if self.house(a) == self.house(b) or share_site(a.url or a.id, b.url or b.id):
            return False
        if self._belong(a, b) or self._belong(b, a):
            return False
        bytes_of = self._library.bytes_of
        same_bytes = a.id in bytes_of and bytes_of[a.id] == bytes_of.get(b.id)
        return not same_bytes and not self._share_title(a, b)

    def _share_title(self, one: Document, other: Document | CatalogEntry) -> bool:
        title = self._title(one)
        return len(title) >= self._same.title and title == self._title(other)

    def _title(self, one: Document | CatalogEntry) -> str:
        """The letters of a headline, in whatever order, without the name of the outlet at its end
        or front: A record year | Lake Post."""
        return _letters(one.title, _WORDS.pattern("remark").sub("", one.publisher))

    def _share_words(self, a: ReadPrint, b: ReadPrint) -> bool:
        """Whether so many of their words stand in a row in both that one has them from the
        other, or both from a third."""
        one, other = (_rows(_plain(p.print.clip or ""), self._same.letters) for p in (a, b))
        third = credited(a.print.clip or "") & credited(b.print.clip or "")
        same = bool(third) or not one.isdisjoint(other)
        return same or self._credits(a, b) or self._credits(b, a)

    def _credits(self, one: ReadPrint, other: ReadPrint) -> bool:
        """Whether the words of one name the publisher of the other: it has them from there."""
        return _names(one.print.clip or "", self._names_of(other.document))

    def _belong(self, one: Document, other: Document) -> bool:
        """Whether one stands at an address with the site of the other in it, or is of a publisher
        that names the other as its house, The Herald, a Lake Media title, or is called NYT."""
        if holds_address(one.url or "", other.url or ""):
            return True
        before, behind = (_WORDS.pattern(way).split(one.publisher) for way in ("owned_by", "owns"))
        theirs = self._names_of(other)
        if self._called(before[0].strip()) == self.house(other):
            return True
        if any(is_short_for(self._printed(one), name) for name in theirs):
            return True
        return any(_names(piece, theirs) for piece in (*before[1:], *behind[:-1]))

    def _names_of(self, document: Document) -> list[str]:
        """The names that the house of a document goes by."""
        subject = self._library.vocabulary.subjects.get(self.house(document))
        known = (subject.zh, subject.en, *subject.aliases) if subject else ()
        names = filter(None, (self._printed(document), *known))
        return [_WORDS.pattern("article_of_name").sub("", name) for name in names]

    def _is_of_article(self, document: Document) -> bool:
        entry = self._article
        assert entry is not None
        if entry.url and document.url and are_one_page(entry.url, document.url):
            return True
        if document.file == f"seeds/{entry.file}":
            return True
        if self._library.bytes_of.get(document.id) == entry.sha256:
            return True
        if self._tiers[document.type].decides == "alone":
            return False
        if entry.url and document.url and share_site(entry.url, document.url):
            return True
        return self._share_title(document, entry) or self.house(document) in self._names

    @cached_property
    def _names(self) -> set[str]:
        """What the article's outlet and author are called."""
        return set(map(self._called, self._printed_names))

    @cached_property
    def _printed_names(self) -> list[str]:
        """The names of the article's outlet and author, each of several by itself."""
        assert self._article is not None
        printed = (self._article.publisher, self._article.author or "")
        pieces = (
            p for name in printed for p in (name, *_WORDS.pattern("between_names").split(name))
        )
        return [piece.strip() for piece in pieces if piece.strip()]

    def _printed(self, document: Document) -> str:
        return _WORDS.pattern("remark").sub("", document.publisher)

    def _called(self, name: str) -> str:
        """The subject that goes by `name`, or by what it is without its form and place."""
        known, house = self._library.vocabulary.called(name), house_of(name)
        return known or self._spelled.get(house) or house or name.casefold()

    @cached_property
    def _spelled(self) -> dict[str, str]:
        """What a subject's names are without form and place -> its id, where one has it."""
        meant: dict[str, set[str]] = {}
        for subject in self._library.vocabulary.subjects.values():
            for name in subject.names:
                meant.setdefault(look_of(name), set()).add(subject.id)
        return {name: next(iter(ids)) for name, ids in meant.items() if name and len(ids) == 1}


def _names(words: str, names: Iterable[str]) -> bool:
    """Whether one of these names of houses stands whole in `words`. One of four letters or fewer,
    or of one Chinese character, may be a word, unless it is in capitals."""
    folded = fold_characters(words)
    bare = (_WORDS.pattern("article_of_name").sub("", fold_characters(name)) for name in names)
    distinct = (name for name in bare if len(_plain(name)) > _WORD or name.isupper())
    return any(re.search(rf"(?<![A-Za-z]){re.escape(n)}(?![A-Za-z])", folded) for n in distinct)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Its letters without accents and its digits, in simplified characters; a Chinese one weighs as
    much as four."""
    letters = _MARKS.sub("", normalize("NFKD", fold_characters(text)).casefold())
    return _CJK.sub(lambda found: found[0] * 4, letters)


@lru_cache(maxsize=4096)
def _letters(title: str, publisher: str) -> str:
    pieces, house = _WORDS.pattern("between_titles").split(title), house_of(publisher)
    kept = "".join(piece for piece in pieces if house_of(piece) != house)
    return "".join(sorted(_plain(kept or title)))


@lru_cache(maxsize=4096)
def _rows(plain: str, letters: int) -> frozenset[str]:
    """All that stands in so many letters in a row."""
    return frozenset(plain[i : i + letters] for i in range(len(plain) - letters + 1))
