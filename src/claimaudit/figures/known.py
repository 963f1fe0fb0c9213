"""Which languages there are: those of the files in languages/, each named by its tag."""

from functools import cache, lru_cache

from claimaudit.figures.lexicon import FOLDER, TOGETHER, language

# Tags that say that nobody knows.
_NOT_TOLD = ("", "und", "mul", "zxx")


class UnknownLanguageError(ValueError):
    """No file there is of the language; `tag` is what it is called."""

    def __init__(self, tag: str) -> None:
        super().__init__(f"figures in {called(tag)} cannot be read; there are {listed()}")
        self.tag = tag


@cache
def languages() -> dict[str, str]:
    """Tag -> name in English, of every language that can be read."""
    tags = sorted(path.stem for path in FOLDER.glob("*.yaml"))
    return {tag: language(tag).text("name") for tag in tags if language(tag).has("name")}


def listed() -> str:
    """All of them for a message: German (de), English (en) and Chinese (zh)."""
    *most, last = (f"{name} ({tag})" for tag, name in languages().items())
    return f"{', '.join(most)} and {last}"


def called(tag: str) -> str:
    """How a message calls a language that need not be there: French (fr)."""
    # Babel is slow to import, and only messages need it.
    from babel import Locale

    name = Locale("en").languages.get(base(tag))
    return f"{name} ({tag})" if name else f"“{tag}”"


@lru_cache
def base(tag: str) -> str:
    """zh of zh-Hant; what is a Chinese language by another tag (yue) is zh too."""
    first = tag.partition("-")[0].lower()
    for name in TOGETHER:
        if first in language(name).words("tags"):
            return name
    return first


def is_there(tag: str | None) -> bool:
    """Whether texts that are told to be of `tag` can be read; so can those nobody told of."""
    return not is_told(tag) or base(tag or "") in TOGETHER or base(tag or "") in languages()


def is_told(tag: str | None) -> bool:
    """Whether `tag` says which language it is."""
    return base(tag or "") not in _NOT_TOLD


def viewed_as(tag: str | None) -> str | None:
    """The language whose view a text of `tag` is read in; None where it is read as printed.

    Raises UnknownLanguageError where it is not there.
    """
    if tag is None or not is_told(tag) or base(tag) in TOGETHER:
        return None
    if not is_there(tag):
        raise UnknownLanguageError(tag)
    return base(tag)


def is_read_alike(tag: str, other: str) -> bool:
    """Whether texts of both languages are read in the same view."""
    return is_there(tag) and is_there(other) and viewed_as(tag) == viewed_as(other)
