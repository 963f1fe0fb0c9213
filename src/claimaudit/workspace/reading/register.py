"""claims/*.yaml read, every claim tied to its place."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from claimaudit.base.inputs import Entry, Inputs
from claimaudit.base.problems import Faults
from claimaudit.figures import Figure, UnreadableFigureError
from claimaudit.figures.dates import Days, UnreadableDateError, read_days
from claimaudit.figures.home import at_home, land_at, land_of
from claimaudit.figures.known import UnknownLanguageError
from claimaudit.workspace.afterwards import Move, Reply
from claimaudit.workspace.anchors import ClaimError, anchor, figure_place
from claimaudit.workspace.articles import Article
from claimaudit.workspace.claims import SAID_BY, Claim, ClaimsFile
from claimaudit.workspace.reading.glosses import Glossed, odd_gloss
from claimaudit.workspace.reading.texts import Texts
from claimaudit.workspace.reasons import REASON_FIX, is_reason
from claimaudit.workspace.register import (
    DeclaredArithmetic,
    EntryT,
    Placed,
    Register,
    RegisteredClaim,
    near_ids,
)


def load_register(inputs: Inputs, texts: Texts, articles: Mapping[str, Article]) -> Register:
    """claims/*.yaml read against the articles; every problem is noted, none is raised."""
    claims: dict[str, RegisteredClaim] = {}
    arithmetic: list[DeclaredArithmetic] = []
    replies: list[tuple[Entry, Reply]] = []
    moves: list[tuple[Entry, Move]] = []
    for located, parsed in inputs.models("claims", ClaimsFile):
        article = articles.get(parsed.article or "")
        if article is None and (parsed.article or parsed.claims):
            message = f"article {parsed.article or '(none)'} is not in the catalog, or is broken"
            fix = "add it to seeds/catalog.yaml, or mend the id"
            inputs.note(located.file, located.line("article"), message, fix)
        for place, claim in inputs.entries(located, "claims", parsed.claims):
            if article is not None and (read := _read(place, claim, article, texts)):
                claims.setdefault(claim.id, read)
        entries = inputs.entries(located, "arithmetic", parsed.arithmetic)
        arithmetic += _placed(entries, parsed.article)
        replies += inputs.entries(located, "replies", parsed.replies)
        moves += inputs.entries(located, "moves", parsed.moves)
    # A claim that could not be read is a problem of its own, not one of its replies.
    known = None if inputs.unread else frozenset(inputs.ids.get("claims", ()))
    placed = _placed(replies), _placed(moves)
    register = Register(_glossed(claims, texts, inputs), tuple(arithmetic), *placed, known)
    _check_replies(replies, texts.policy.limits.reply_chars)
    named = [(place, entry.claim) for place, entry in replies]
    for place, claim_id in [*named, *((place, move.claim) for place, move in moves)]:
        if not register.may_hold(claim_id):
            fix = near_ids(claim_id, known or ())
            place.note(f"no claim has the id “{claim_id}”", fix, "claim")
    return register


def _placed(
    entries: Iterable[tuple[Entry, EntryT]], article: str | None = None
) -> tuple[Placed[EntryT], ...]:
    return tuple(Placed(entry, article, place.file, place.line) for place, entry in entries)


def _glossed(
    claims: Mapping[str, RegisteredClaim], texts: Texts, inputs: Inputs
) -> dict[str, RegisteredClaim]:
    """The claims, those without a gloss with that of the same words; where it does not say their
    figure, that is noted."""
    known = {one.claim.quote: one.claim.gloss for one in claims.values() if one.claim.gloss}
    found = dict(claims)
    for name, one in claims.items():
        if one.claim.gloss is None and (gloss := known.get(one.claim.quote)):
            found[name] = replace(one, claim=one.claim.model_copy(update={"gloss": gloss}))
            for message, fix in _odd_gloss(found[name], texts):
                inputs.note(one.file, one.line, f"claim {name}: {message}", fix)
    return found


def _check_replies(replies: Iterable[tuple[Entry, Reply]], most: int) -> None:
    """Notes replies of more than `most` characters."""
    for place, reply in replies:
        if (longest := max(len(reply.words.zh), len(reply.words.en))) > most:
            message = f"has {longest:,} characters, more than limits.reply_chars of the policy"
            place.note(message, "shorten it, and link the rest", "words")


def _read(place: Entry, claim: Claim, article: Article, texts: Texts) -> RegisteredClaim | None:
    try:
        read = read_claim(claim, article, texts, place.file, place.line)
        lines = {name: place.line_of("assumed", name) for name in claim.assumed}
        return replace(read, assumed_at=lines) if lines else read
    except ClaimError as error:
        place.note(str(error), error.fix, *error.keys)
        return None


def read_claim(
    claim: Claim, article: Article, texts: Texts, file: str = "", line: int = 0
) -> RegisteredClaim:
    """`claim`, which stands at `file` and `line`, in its article. Raises ClaimError."""
    if len(claim.quote) > texts.policy.limits.quote_chars:
        message = f"the quote is longer than {texts.policy.limits.quote_chars} characters"
        raise ClaimError("quote", message, "quote the clause only")
    claim = _with_assumed(claim)
    start, end = anchor(article.text, claim)
    figure, days = _printed(claim, article, texts)
    printed = figure or days
    at = start + _place(claim, article, texts, start, printed) if printed else None
    if figure and at is not None:
        figure = texts.read_there(figure, article.text, at, claim.metric, article.language)
        home = texts.policy.currencies.of(article.entry.currency, article.entry.language)
        figure = at_home(figure, home or land_at(article.text, at, land_of(article.text)))
    if figure and figure.ends and claim.part in ("low", "high"):
        figure = figure.end_of_range(claim.part)
    read = RegisteredClaim(claim, article, start, end, figure, days, at, file, line)
    for message, fix in _odd_gloss(read, texts):
        raise ClaimError("gloss", message, fix)
    return read


def _with_assumed(claim: Claim) -> Claim:
    """`claim`, under what is assumed of it too. Raises ClaimError."""
    stated = {**claim.conditions, **({SAID_BY: claim.said_by} if claim.said_by else {})}
    for name, one in claim.assumed.items():
        if name in stated:
            fix = "it is assumed only where the text leaves it out"
            raise ClaimError("assumed", f"{name} is stated and assumed", fix, name)
        if not is_reason(one.why):
            raise ClaimError("assumed", f"{name} is assumed without a reason", REASON_FIX, name)
    put_in = {name: one.is_ for name, one in claim.assumed.items()}
    if not put_in:
        return claim
    said_by = put_in.pop(SAID_BY, claim.said_by)
    update = {"conditions": claim.conditions | put_in, SAID_BY: said_by}
    return claim.model_copy(update=update)


def _odd_gloss(read: RegisteredClaim, texts: Texts) -> Faults:
    """(message, fix) of what is wrong with the gloss of its quote."""
    claim, article = read.claim, read.article
    start = None if read.figure_start is None else read.figure_start - read.start
    near = claim.as_of or article.entry.judged
    of = Glossed("quote", claim.quote, article.language, claim.figure, start, read.days, near)
    return odd_gloss(claim.gloss, of, texts.policy.limits.gloss_chars, texts)


def _place(claim: Claim, article: Article, texts: Texts, start: int, said: Figure | Days) -> int:
    """Where in its quote, which starts at `start`, the claim's figure stands whole."""
    printed, places = claim.figure or "", texts.places(article.text, article.language)

    def check(at: int) -> None:
        span = start + at, start + at + len(printed)
        if isinstance(said, Days):
            places.check_date(*span, said, claim.as_of or article.entry.judged)
        else:
            places.check(*span, said, claim.part)

    return figure_place(claim.quote, printed, check)


def _printed(claim: Claim, article: Article, texts: Texts) -> tuple[Figure | None, Days | None]:
    """What the claim's figure says: a figure, or the days of a date."""
    if claim.figure is None:
        return None, None
    try:
        language = article.language
        if claim.form == "date":
            near = claim.as_of or article.entry.judged
            return None, read_days(claim.figure, near, texts.reader(language).seen)
        return texts.read(claim.figure, claim.metric, language=language), None
    except UnknownLanguageError as error:
        fix = "if it is in one of these, mend its language in seeds/catalog.yaml"
        raise ClaimError("figure", str(error), fix) from None
    except UnreadableDateError as error:
        fix = "print the date in the figure; its year goes into as_of"
        raise ClaimError("figure", str(error), fix) from None
    except UnreadableFigureError as error:
        message = f"“{claim.figure}” cannot be read: {error}"
        fix = "give the figure with its unit and its hedge only"
        raise ClaimError("figure", message, fix) from None
