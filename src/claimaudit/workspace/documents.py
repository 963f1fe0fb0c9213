"""The documents of references/: copies resolved, and from whom each has what it tells."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import lru_cache
from pathlib import Path
from unicodedata import combining, normalize

from claimaudit.base.folding import fold
from claimaudit.base.inputs import Entry
from claimaudit.base.problems import Faults
from claimaudit.base.shown import one_line
from claimaudit.figures.known import UnknownLanguageError, is_there
from claimaudit.figures.lexicon import Lexicon
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.references import Document, Print

_WORDS = Lexicon(Path(__file__).with_suffix(".yaml"))
OWN = "own"
"""The origin of a report on what its publisher itself found out."""
_ENDLESS = "a source has an end: mend one of them"
_NOT_OWN = (
    "leave it out; or, of a page that tells what it found out itself and what others did, give the "
    "document origin: own and each print of the others theirs"
)
_TAKEN_OVER = ("publisher", "title", "type")


def known_documents(
    placed: Iterable[tuple[Entry, Document]], policy: Policy
) -> dict[str, Document]:
    """Every document by its id, copies with what they take over; problems are noted."""
    entered = list(placed)
    documents = {document.id: document for _, document in entered}
    for place, document in entered:
        _check(place, document, documents, policy)
    return {name: _whole(document, documents) for name, document in documents.items()}


def _check(
    place: Entry, document: Document, documents: Mapping[str, Document], policy: Policy
) -> None:
    if document.type and document.type not in policy.tiers:
        fix = f"one of: {', '.join(sorted(policy.tiers))}"
        place.note(f"unknown type {document.type}", fix, "type")
    place.note_all(_odd_address(document), "url")
    if not is_there(document.language):
        fix = "leave it out where its figures are printed as Chinese or English print them"
        place.note(str(UnknownLanguageError(document.language or "")), fix, "language")
    place.note_all(_odd_name(document.origin, document, documents), "origin")
    if document.copy_of and document.copy_of not in documents:
        fix = "enter it under documents:, read or not"
        place.note(f"copy_of: unknown document {document.copy_of}", fix, "copy_of")
    original = documents.get(document.copy_of or "")
    if original and document.type and document.type != original.type:
        fix = f"take the type out, or write {original.type or 'none'}"
        place.note(f"is a {document.type}, and a copy of a {original.type}", fix, "type")
    if document.id in told_by(document, documents):
        chain = " → ".join((document.id, *told_by(document, documents)))
        place.note(f"tells itself: {chain}", _ENDLESS, "origin")


def _odd_address(document: Document) -> Faults:
    """(message, fix) of an address that leaves open whose page it is."""
    url = document.url or ""
    shown, fix = one_line(url, 60), "enter the address of the page that it leads to"
    if _WORDS.pattern("forwards").match(url):
        yield f"{shown} is a short address, which names no site", f"open it, and {fix}"
    elif _WORDS.pattern("hides_number").match(url):
        yield f"{shown} names its site by a number", f"write it as 93.184.216.34 is, or {fix}"
    elif document.copy_of is None and _WORDS.pattern("keeps_copy").match(url):
        yield f"{shown} does not say whose page it shows", f"{fix}, or the document copy_of it"


def _odd_name(origin: str | None, document: Document, documents: Mapping[str, Document]) -> Faults:
    if origin == OWN and _WORDS.pattern("passes_on").fullmatch(words_of_name(document.publisher)):
        message = f"own: {document.publisher} passes on what others publish"
        fix = "enter the house as publisher, who passes it on in brackets behind; or a copy_of"
        yield message, fix
    if origin and origin != OWN and origin not in documents:
        fix = "enter it under documents:, read or not; or own"
        yield f"origin: unknown document {origin}", fix


def check_publishers(
    placed: Iterable[tuple[Entry, Document]], named: Callable[[str], Set[str]]
) -> None:
    """Notes a publisher whose name is written in two ways, unless one subject is `named` both, or
    is that of several: two houses would be two witnesses."""
    written: dict[str, str] = {}
    for place, document in placed:
        name = document.publisher
        if len(named(name)) > 1:
            several = ", ".join(sorted(named(name)))
            fix = "take it out of all but one of them"
            place.note(f"publisher “{name}” is a name of {several}", fix, "publisher")
        spelled = spelled_as(name)
        first = written.setdefault(spelled, name) if spelled else name
        one_subject = named(name) and named(first) == named(name)
        if first.casefold() != name.casefold() and not one_subject:
            fix = (
                "write it in one way; or make both names of one subject of references/subjects.yaml"
            )
            place.note(f"publisher “{name}” is “{first}” elsewhere", fix, "publisher")


@lru_cache(maxsize=4096)
def spelled_as(name: str) -> str:
    """What a publisher's name is without the marks, forms of companies and ends of addresses that
    it is written with and without. "" of none."""
    return _WORDS.pattern("spelled").sub("", _written(name, r"\g<below>\g<label>")).casefold()


@lru_cache(maxsize=4096)
def words_of_name(name: str) -> str:
    """The same in words, without what stands below an address."""
    return " ".join(_WORDS.pattern("spelled").sub(" ", _written(name, r"\g<label>")).split())


def _written(name: str, address: str) -> str:
    plain = "".join(c for c in normalize("NFKD", fold(name).text) if not combining(c))
    return _WORDS.pattern("domain").sub(address, _WORDS.pattern("branch").sub(" ", plain.strip()))


def odd_origin(entered: Print, document: Document, documents: Mapping[str, Document]) -> Faults:
    """(message, fix) of what is wrong with the origin of a print in `document`."""
    origin = entered.origin
    yield from _odd_name(origin, document, documents)
    others = _WORDS.pattern("of_others").search(entered.clip or "")
    if others and (origin or document.origin) == OWN:
        message = f"own: by its clip, “{one_line(others.group(), 60)}”, it has it from others"
        yield message, "give the print their document as origin, read or not; or leave own out"
    source = document.copy_of or document.origin
    if origin == OWN and source not in (None, OWN):
        message = f"`own`, and the document {'copies' if document.copy_of else 'retells'} {source}"
        yield message, _NOT_OWN
    if origin is not None and origin in documents:
        chain = [origin, *told_by(documents[origin], documents)]
        if document.id in chain:
            yield f"tells itself: {' → '.join((document.id, *chain))}", _ENDLESS


def told_by(document: Document, documents: Mapping[str, Document]) -> list[str]:
    """The ids of the documents that it copies or retells, the nearest first; a circle ends where
    it comes back."""
    chain: list[str] = []
    source = document.copy_of or document.origin
    while source is not None and source in documents and source not in chain:
        chain.append(source)
        source = documents[source].copy_of or documents[source].origin
    return chain


def _whole(document: Document, documents: Mapping[str, Document]) -> Document:
    """A copy is of its original's type and came out with it."""
    if document.copy_of is None:
        return document
    originals = list(_copied(document, documents))
    if not originals:
        return document
    kept = {
        key: getattr(document, key) or next(filter(None, (getattr(o, key) for o in originals)), "")
        for key in _TAKEN_OVER
    }
    dated = next(filter(None, (o.published for o in reversed(originals))), document.published)
    return document.model_copy(update={**kept, "published": dated})


def _copied(document: Document, documents: Mapping[str, Document]) -> Iterator[Document]:
    """The document that it copies, and what that one copies."""
    for name in told_by(document, documents):
        if documents[document.id].copy_of is None:
            return
        document = documents[name]
        yield document


def original(document: Document, documents: Mapping[str, Document]) -> Document:
    """What a document is a copy of, word for word; itself where it is none."""
    return next(reversed([document, *_copied(document, documents)]))
