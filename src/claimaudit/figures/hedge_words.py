"""Whether a word that may hedge a number does so where it stands: 3年内, not 3年内存."""

import re

from claimaudit.figures.lexicon import EN, WORDS, ZH
from claimaudit.figures.limits import LIMITS
from claimaudit.figures.spellings import letter
from claimaudit.figures.unit_words import unit_at

_SHARE_HEDGES, _HEDGES_SHARE = ZH.words("share_hedges"), ZH.pattern("hedges_share")
_NO_HEDGE_BEFORE: dict[str, str] = WORDS.table("no_hedge_before")
_NO_HEDGE_BEHIND: dict[str, str] = WORDS.table("no_hedge_behind")
_NUMBERS = {word: re.compile(only) for word, only in WORDS.table("hedged_numbers").items()}
_BEHIND = {word: re.compile(only) for word, only in EN.table("hedged_behind").items()}
_SPOKEN_OF = {word: re.compile(verbs) for word, verbs in EN.table("spoken_of").items()}
_RECENT = ZH.pattern("recent")
(_ON,), _LED_FROM, _LED_REACH = ZH.words("from_on"), ZH.pattern("led_from"), LIMITS["led_from"]
_JOINED = (*(f"{word} " for word in EN.words("joint_inside")), *EN.words("plus"))
_ALTERNATIVES = (*EN.words("alternatives"), *_JOINED[:-1])
_CLAUSE = EN.pattern("clause_behind")
_UNITS: dict[str, str] = WORDS.table("hedged_units")
_COMPARED, _COMPARING, _THAN = EN.pattern("compared_before"), "as ", "than"
(_PLUS,), _ADDS = EN.words("plus"), EN.pattern("adds")
_NUMBER_BEHIND = EN.pattern("number_behind")
_OVER, _LAID_REACH = "over", LIMITS["laid_over"]
_PERIOD, _PERIOD_BEHIND = EN.pattern("period"), EN.pattern("period_behind")
_LAID = EN.ahead("laid_before")
_PERIOD_RANGE, _OVER_NEARLY = EN.pattern("period_range"), EN.pattern("over_nearly")
_PERIODS_TOLD, _EXCEEDED = EN.pattern("periods_told"), EN.ahead("exceeded_before")
_GRADES, _GRADED = ZH.words("grades"), ZH.ahead("graded", "$")
_LIVING, _PASSED = EN.words("living"), EN.ahead("passed_through")
# What a word behind a + has no gap before, and no letter of a unit is: 3,000+miles, but 25k+x.
_WORD = EN.pattern("touching_word")


def hedges_before(text: str, word: str, start: int, edge: int, number: str) -> bool:
    """Whether `word`, which stands at start:edge, hedges the `number` behind it."""
    if letter(word, 0) and _joins(text, start):
        return False
    if word in _NUMBERS and not _NUMBERS[word].match(number):
        return False
    if word in _BEHIND and not _BEHIND[word].match(text, edge + 1 + len(number)):
        return False
    if (len(word) == 1 or word in _NO_HEDGE_BEFORE) and not _opens(text, start, word):
        return False
    if word == _OVER and (_is_period(text, start, edge, number) or _LAID(text, start)):
        return False
    if word.startswith(_COMPARING) and _COMPARED.search(text, start - 10, edge):
        return False
    told = _SPOKEN_OF.get(word)
    if told is None or (word.endswith(_THAN) and text[start].isupper()):
        return True  # 80 percent. More than 20: another sentence
    return told.search(text, start - _LAID_REACH, start) is None


def hedges_behind(text: str, word: str, at: int, end: int) -> bool:
    """Whether `word` at `at` hedges: 3年内, not 3年内存 or 25k+x."""
    last, behind = word[-1], text[end : end + 1]
    if letter(text, end):
        if last == "+":  # 3,000+miles
            return _WORD.match(text, end) is not None and unit_at(text, end)[0] is not None
        if last.isascii() and last.isalpha():
            return False
    if last.isascii() and text[at:end].istitle():
        return False  # the 6 Plus
    if word.startswith(_ALTERNATIVES) and _NUMBER_BEHIND.match(text, end):
        return False  # over 65 or under 18, above 2019 and below 2021
    if word == _PLUS and (
        _ADDS.match(text, _word_start(text, at)) or _NUMBER_BEHIND.match(text, end)
    ):
        return False
    if word.startswith(_JOINED) and _CLAUSE.match(text, end):
        return False
    if behind and behind in _NO_HEDGE_BEHIND.get(word, ""):
        return False
    if word in _GRADES:  # behind a magnitude alone, 百亿规模
        return _GRADED(text, at) is not None
    if word == _ON and _LED_FROM.search(text, at - _LED_REACH, at):
        return False
    if word in _SHARE_HEDGES:
        return _HEDGES_SHARE.match(text, at) is not None
    return word not in _UNITS or text[at - 1] in _UNITS[word]


def _word_start(text: str, at: int) -> int:
    """Where the word before the space that ends at `at` starts."""
    start = at - 1
    while start and text[start - 1].isalpha():
        start -= 1
    return start


def _is_period(text: str, start: int, edge: int, number: str) -> bool:
    """Whether the "over" start:edge says during what: 300 calls over three days."""
    if _OVER_NEARLY.match(text, edge):
        return True
    behind = edge + 1 + len(number)
    if not (_PERIOD.match(number) or _PERIOD_BEHIND.match(text, behind)):
        return False
    if _PERIODS_TOLD.match(text, behind):
        return False
    if _PERIOD_RANGE.search(number):
        return True
    told = _EXCEEDED(text, start)
    if told is None:
        return True
    passed = told.group().strip().isalpha() and told.group().strip().lower() in _LIVING
    return passed and _PASSED(text, start) is not None


def _joins(text: str, start: int) -> bool:
    """Whether the word at `start` goes on with another: the 10-under of a golfer, and D.C."""
    if not letter(text, start - 2):
        return letter(text, start - 1)
    joint, is_initial = text[start - 1], text[start - 2].isupper()
    return letter(text, start - 1) or joint == "-" or (joint == "." and is_initial)


def _opens(text: str, start: int, word: str) -> bool:
    """Whether `word` at `start` hedges: 上万 and 过亿, not 以上3, 最近3, 去过3 or 身高达3."""
    if start and text[start - 1] in _NO_HEDGE_BEFORE.get(word, ""):
        return False
    return _RECENT.match(text, start) is None
