"""Finding the hedge words around a figure: 约, 超过, up to, 以上, 左右."""

from collections.abc import Iterable

from claimaudit.figures.denials import denied_from
from claimaudit.figures.hedge_words import hedges_before, hedges_behind
from claimaudit.figures.lexicon import EN, SPACES, WORDS, ZH, by_edge, is_cjk
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.policy import FigurePolicy, Hedge


def _last(words: Iterable[str]) -> frozenset[str]:
    """The characters that words end with."""
    return frozenset(word[-1] for word in words)


_FILLERS = WORDS.words("fillers")
_UNFILLED = ZH.words("unfilled")
_ABOUT, _ABOUT_REACH = ZH.pattern("about_far"), LIMITS["about_far"]
_WHOLE, _WHOLE_REACH = ZH.pattern("whole_of_share"), LIMITS["whole_of_share"]
_SHARE = ZH.pattern("share")
_TIMES_OF, _ANY_WHOLE = ZH.pattern("times_of_whole"), ZH.pattern("any_whole")
_WHOLE_ENDS = _last(ZH.words("wholes"))
_COUNTED_ENDS, _LATE = ZH.words("counted_ends"), ZH.pattern("late_hedge")
_BRACKETED, _EACH = WORDS.pattern("bracketed_hedge"), ZH.words("each")
_FILLED, _FILLED_HEDGES = EN.pattern("filled"), EN.words("filled_hedges")
_COLOURS = tuple(EN.words("hedge_fillers"))
_FILLED_REACH = max(map(len, _COLOURS)) + len(" an ")
_VALUED, _VALUED_AS = EN.ahead("valued"), EN.table("valued_as")
_MONEY, _OF = frozenset("$€£¥₹"), " of"
_ABBREVIATED = tuple(EN.words("abbreviated_hedges"))
_POINTED = EN.words("pointed_hedges")
_LATE_OR, (_LATE_JOINT,) = EN.pattern("late_or"), EN.words("late_joint")
_LATE_REACH = LIMITS["late_hedge"]
_LONGEST_NUMBER = LIMITS["hedged_number"]
# What a bound is where it is denied.
_OPPOSITES = {"over": "under", "under": "over"}
# What may end before a number besides the hedges themselves, with words between or behind them.
_LOOSE_ENDS = frozenset().union(_COLOURS, _ABBREVIATED, _WHOLE_ENDS, _FILLERS, {_OF})


# (start, end, hedges, the nearest first) of a figure with its hedges
Hedged = tuple[int, int, list[Hedge]]


class HedgeFinder:
    """Finds the hedges of one policy: those of a language that is read by itself, or the others."""

    def __init__(self, policy: FigurePolicy, language: str | None = None) -> None:
        words = [(hedge, hedge.words(language)) for hedge in policy.hedges]
        viewed = language is not None
        before = {_plain(word, viewed): hedge for hedge, by in words for word in by.before}
        after = {_plain(word, viewed): hedge for hedge, by in words for word in by.after}
        self.words = frozenset(word for _, by in words for word in (*by.before, *by.after))
        bounds = {hedge.bound: hedge for hedge in policy.hedges}
        self._opposite = {
            bound: bounds[other] for bound, other in _OPPOSITES.items() if other in bounds
        }
        self._before, self._after = by_edge(before, -1), by_edge(after, 0)
        self._longest = max(map(len, [*before, *after]), default=0)
        # By their last and first letters, so that most places need one look.
        near = by_edge(dict.fromkeys(_LOOSE_ENDS.union(before)), -1)
        self._near, self._starts = (
            {edge: tuple(word for word, _ in by) for edge, by in edges.items()}
            for edges in (near, self._after)
        )
        self._near_reach = max(map(len, _LOOSE_ENDS.union(before)))
        # What can stand right before a number that is hedged, and right behind it.
        edges = _FILLERS.union(self._before, _WHOLE_ENDS, *map(_last, (_COLOURS, _ABBREVIATED)))
        self._touching = _in_capitals_too(edges.union(SPACES))
        self._following = _in_capitals_too(frozenset(self._after).union(SPACES))

    def find(self, text: str, start: int, end: int) -> Hedged:
        """The figure text[start:end] with its hedges.

        There are at most two words on each side, joined or one space away.
        """
        number = text[start:end]
        before: list[Hedge] = []
        after: list[Hedge] = []
        while start and text[start - 1] in self._touching and len(before) < 2:
            if not (found := self._ends_at(text, start, number)):
                break
            start, hedge = self._denied(text, *found)
            before.append(hedge)
        if not before and (about := self._about(text, start)):
            start, hedge = about
            before.append(hedge)
        while text[end : end + 1] in self._following and len(after) < 2:
            if not (found := self._starts_at(text, end)):
                break
            end, hedge = found
            after.append(hedge)
        if not after and (found := self._behind_noun(text, end)):
            end, hedge = found
            after.append(hedge)
        return start, end, before + after

    def may_end_at(self, text: str, at: int) -> bool:
        """Whether a hedge word can end before the number at `at`, wherever that ends."""
        if at and text[at - 1] in self._touching:
            number = text[at : at + _LONGEST_NUMBER]
            if self._ends_at(text, at, number) is not None:
                return True
        about = self._about(text, at)
        return about is not None and about[1].bound not in ("about", "nearly")

    def _denied(self, text: str, start: int, hedge: Hedge) -> tuple[int, Hedge]:
        """(start, hedge) with the word that denies it: not less than is at least."""
        opposite = self._opposite.get(hedge.bound)
        denied = denied_from(text, start) if opposite else None
        return (start, hedge) if opposite is None or denied is None else (denied, opposite)

    def _behind_noun(self, text: str, end: int) -> tuple[int, Hedge] | None:
        """(end, hedge) of the hedge word behind what is counted, 6千名观众左右."""
        if late := _BRACKETED.match(text, end):
            return self._starts_at(text, late.end())
        if text[end : end + 1] == " ":
            is_near = text.find(_LATE_JOINT, end + 1, end + _LATE_REACH) >= 0
            late = _LATE_OR.match(text, end) if is_near else None
        else:
            late = _LATE.match(text, end) if text[end - 1] in _COUNTED_ENDS else None
        return self._starts_at(text, late.end()) if late else None

    def _ends_at(self, text: str, end: int, number: str) -> tuple[int, Hedge] | None:
        """(start, hedge) of the hedge word of `number` just before `end`."""
        edge = end
        while edge and text[edge - 1] in SPACES and end - edge < 2:
            edge -= 1
        said = text[max(0, edge - self._near_reach) : edge].lower()
        if not said.endswith(self._near.get(said[-1:], ())) and number[:1] not in _MONEY:
            return None  # as before most numbers
        if text.endswith(_ABBREVIATED, 0, edge):
            edge -= 1
        at_whole = text[edge - 1 : edge] in _WHOLE_ENDS
        if at_whole and (share := self._of_a_whole(text, edge, number)):
            return share
        if far := self._past_filler(text, edge, number):
            return far
        told = number[:1] in _MONEY or text.endswith(_OF, 0, edge)
        if told and (valued := self._valued(text, edge)):
            return valued
        filled = edge > 0 and text[edge - 1] in _FILLERS
        found = self._word(text, edge - filled, number)
        if not found or not filled:
            return found
        # at least every three years is how often, and no bound of the years
        often = text[edge - 1] in _EACH and found[1].bound in _OPPOSITES
        return None if often or text[found[0] : edge - 1] in _UNFILLED else found

    def _about(self, text: str, start: int) -> tuple[int, Hedge] | None:
        """(start, hedge) of an "about" with a few words between, 大约摘4万个, 约有驻军43000人."""
        low = max(0, start - _ABOUT_REACH)
        if text[max(0, start - 2) : start].isascii():
            return None
        found = _ABOUT.search(text, low, start)
        hedge = found and self.named(found["said"])
        return (found.start(), hedge) if found and hedge else None

    def _of_a_whole(self, text: str, edge: int, number: str) -> tuple[int, Hedge] | None:
        """The same before what a share is of: 超过棉花总面积的70%."""
        if not _SHARE.search(number):
            return None
        part = _TIMES_OF.search(number) is not None
        for start in range(edge - 2, max(0, edge - _WHOLE_REACH), -1):
            if not (is_cjk(text[start]) or text[start].isdecimal()):
                break
            known = _WHOLE.fullmatch(text, start, edge)
            if not known and not (part and _ANY_WHOLE.fullmatch(text, start, edge)):
                continue
            found = self._word(text, start, number)
            if found and (known or start - found[0] > 1):  # 近期增速的两倍 are not nearly so many
                return found
        return None

    def _valued(self, text: str, edge: int) -> tuple[int, Hedge] | None:
        """The same with who pays, or what is told, between: estimated to cost the county £38m and
        an estimated street value of €61,000."""
        found = _VALUED(text, edge)
        said = found["hedge"].lower() if found else ""
        hedge = self.named(_VALUED_AS.get(said, said)) if said else None
        return (found.start(), hedge) if found and hedge else None

    def named(self, word: str) -> Hedge | None:
        """The hedge that `word` is before a number."""
        return next((hedge for said, hedge in self._before.get(word[-1], ()) if said == word), None)

    def _past_filler(self, text: str, edge: int, number: str) -> tuple[int, Hedge] | None:
        """The same behind what only adds colour: up to an astonishing 31 feet."""
        low = max(0, edge - _FILLED_REACH)
        if not text.endswith(_COLOURS, low, edge):
            return None
        filler = _FILLED.search(text, low, edge)
        found = filler and self._word(text, filler.start(), number)
        if not filler or not found or text[found[0] : filler.start()].lower() not in _FILLED_HEDGES:
            return None
        return found

    def _word(self, text: str, edge: int, number: str) -> tuple[int, Hedge] | None:
        """(start, hedge) of the hedge word that ends at `edge`."""
        if edge <= 0:
            return None
        said = text[max(0, edge - self._longest) : edge].lower()
        for word, hedge in self._before.get(said[-1], ()):
            start = edge - len(word)
            if said.endswith(word) and hedges_before(text, word, start, edge, number):
                return start, hedge
        return None

    def _starts_at(self, text: str, at: int) -> tuple[int, Hedge] | None:
        """(end, hedge) of the hedge word that stands at `at`."""
        if text[at] in SPACES:
            at += 1
        said = text[at : at + self._longest].lower()
        if not said.startswith(self._starts.get(said[:1], ())):
            return None
        for word, hedge in self._after[said[0]]:
            end = at + len(word)
            if said.startswith(word) and hedges_behind(text, word, at, end):
                return end, hedge
        return None


def _in_capitals_too(characters: frozenset[str]) -> frozenset[str]:
    return characters.union(map(str.upper, characters))


def _plain(word: str, viewed: bool) -> str:
    """In small letters; the views of languages have no full stop behind a word cut short."""
    if len(word) == 1 or (word in _POINTED and not viewed):
        return word.lower()
    return word.lower().removesuffix(".")
