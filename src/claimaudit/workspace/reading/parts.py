"""The parts of a workspace, each read from its files and from the parts that it rests on; what is
wrong with one is noted."""

import re
from functools import reduce
from operator import getitem

from claimaudit.base.folding import fold
from claimaudit.base.inputs import Entry, Inputs
from claimaudit.base.problems import BrokenInputError
from claimaudit.base.yamlio import Located
from claimaudit.scan.collect import TooManyNumbersError, check_numbers
from claimaudit.workspace.articles import CATALOG, Article, Catalog, CatalogEntry
from claimaudit.workspace.crosscheck import check_fit
from claimaudit.workspace.ladder import Ladder, RemarkRule, load_ladder, load_remarks
from claimaudit.workspace.library import Vocabulary
from claimaudit.workspace.policy import POLICY, Policy
from claimaudit.workspace.reading.library import load_library, load_vocabulary
from claimaudit.workspace.reading.register import load_register
from claimaudit.workspace.reading.texts import Texts
from claimaudit.workspace.units import load_units

_NUMBER = re.compile(r"[-+]?[\d.,．，]+(?:[eE][-+]?\d+)?")
__all__ = ["Texts", "check_fit", "load_base", "load_library", "load_register"]
Base = tuple[
    Policy, Ladder | None, dict[str, RemarkRule] | None, dict[str, Article], Vocabulary | None
]


def load_base(inputs: Inputs) -> Base:
    """The parts that claims and facts are read against."""
    policy = load_policy(inputs)
    ladder, remarks = load_ladder(inputs), load_remarks(inputs)
    articles = load_articles(inputs, policy.limits.article_bytes)
    return policy, ladder, remarks, articles, load_vocabulary(inputs, policy.units)


def load_policy(inputs: Inputs) -> Policy:
    """The policy, whose limits hold for all that `inputs` reads from then on. Raises
    BrokenInputError."""
    loaded = inputs.model(POLICY, Policy)
    if loaded is None:
        raise BrokenInputError(inputs.problems)
    _refuse_wide_digits(inputs, loaded[0])
    policy = loaded[1]
    inputs.yaml_bytes = policy.limits.yaml_bytes
    policy._units = load_units(inputs)
    return policy


def _refuse_wide_digits(inputs: Inputs, located: Located) -> None:
    """Raises BrokenInputError: ０.5 is a number to the machine, and a person may read another."""
    for path, line in located.lines.items():
        value = reduce(getitem, path, located.data)
        if isinstance(value, str) and not value.isascii() and _NUMBER.fullmatch(value):
            message = f"“{path[-1]}” has digits of another script (it is “{value[:40]}”)"
            inputs.note(POLICY, line, message, "type it with the digits 0 to 9")
    inputs.refuse()


def load_articles(inputs: Inputs, article_bytes: int) -> dict[str, Article]:
    """Article id -> article, for every article whose bytes are those of the catalog."""
    loaded = inputs.model(CATALOG, Catalog)
    articles, files = dict[str, Article](), set[str]()
    if loaded is not None:
        for place, entry in inputs.entries(loaded[0], "articles", loaded[1].articles):
            if entry.file.casefold() in files:
                place.note(f"{entry.file} is the file of another article too", "", "file")
                continue
            files.add(entry.file.casefold())
            text = _article_text(inputs, place, entry, article_bytes)
            if text is not None:
                articles[entry.id] = Article(entry, text)
            else:
                inputs.unread.append(entry.file)
    return articles


def _article_text(inputs: Inputs, place: Entry, entry: CatalogEntry, limit: int) -> str | None:
    name = f"seeds/{entry.file}"
    text = inputs.text(name, limit)
    if text is None:
        return None
    if inputs.digests[name] == entry.sha256:
        return _looked_at(inputs, name, text)
    at = f"{CATALOG}:{place.line_of('sha256')}"
    message = f"article {entry.id} is not the one that was catalogued (its sha256 differs)"
    fix = f"restore it, or set sha256 at {at} to {inputs.digests[name]} and check every claim again"
    inputs.note(name, 0, message, fix)
    return None


def _looked_at(inputs: Inputs, name: str, text: str) -> str | None:
    """The text, or None with the problem noted where there is none, or nobody looks at all of its
    numbers."""
    if not text.strip():
        inputs.note(name, 0, "is empty", "put the article there, or take it out of the catalog")
        return None
    try:
        check_numbers(fold(text).text)
    except TooManyNumbersError as many:
        inputs.note(name, 0, str(many), "is this an article? take it in in parts")
        return None
    return text
