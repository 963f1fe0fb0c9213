"""Scanning files: what `claimaudit scan` does, short of its command line."""

from collections.abc import Callable, Iterable
from pathlib import Path

from claimaudit.base.problems import BrokenInputError, Problem, refusal
from claimaudit.figures.known import UnknownLanguageError
from claimaudit.figures.policy import FigurePolicy
from claimaudit.scan.candidate import Vocabulary
from claimaudit.scan.collect import TooManyNumbersError
from claimaudit.scan.language import doubt, told_or_detected
from claimaudit.scan.output import Scanned, Show, jsonl, tables
from claimaudit.scan.scanner import QUOTE_CHARS, Scanner

# limits.article_bytes of a new workspace; a workspace's own policy is handed in.
ARTICLE_BYTES = 25_000_000
FORMATS = ("text", "jsonl")


def scan_files(
    paths: Iterable[Path | str],
    format: str = "text",
    *,
    policy: FigurePolicy | None = None,
    vocabulary: Vocabulary | None = None,
    article_bytes: int = ARTICLE_BYTES,
    quote_chars: int = QUOTE_CHARS,
    show: Show | None = None,
    language: str | None = None,
    unread: Callable[[Problem], None] | None = None,
    doubted: Callable[[str], None] | None = None,
) -> str:
    """What the scan of `paths` prints; `show` is how the text view shows amounts, `language` the
    tag of what they are in, where that is known.

    `unread` takes the problem of each file in a language whose figures cannot be read; no
    candidate is of it; `doubted` what is said of each that looks to be in another than `language`.
    Raises BrokenInputError with one problem for each file that cannot be
    read (one in such a language too, where there is no `unread`), after all of them have been
    tried; ValueError for an unknown format.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format “{format}”; it is one of {', '.join(FORMATS)}")
    texts = read_files(paths, article_bytes)
    scanner = Scanner(policy, vocabulary, quote_chars)
    scans, problems = list[Scanned](), list[Problem]()
    for file, text in texts:
        if doubted is not None and (said := doubt(text, language)):
            doubted(f"{file}: {said}")
        try:
            found = scanner.scan(text, told_or_detected(text, language))
            scans.append(Scanned(file, text, tuple(found)))
        except TooManyNumbersError as many:
            raise refusal(file, str(many), "is this an article?") from None
        except UnknownLanguageError as unknown:
            fix = "where it is in another, tell which with --language"
            problems.append(Problem(file, 0, str(unknown), fix))
    if unread is not None:
        for problem in problems:
            unread(problem)
    elif problems:
        raise BrokenInputError(problems)
    return jsonl(scans) if format == "jsonl" else tables(scans, show)


def read_files(paths: Iterable[Path | str], limit: int) -> list[tuple[str, str]]:
    """(name, text) of each file. Raises BrokenInputError with the problems of all of them."""
    texts: list[tuple[str, str]] = []
    problems: list[Problem] = []
    for path in paths:
        read = _read(Path(path), str(path), limit)
        if isinstance(read, Problem):
            problems.append(read)
        else:
            texts.append((str(path), read))
    if problems:
        raise BrokenInputError(problems)
    return texts


def _read(path: Path, shown: str, limit: int) -> str | Problem:
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)  # a pipe has no size to ask for first
        if len(data) > limit:
            return Problem(
                shown, 0, f"too large (more than {limit:,} bytes)",
                "is this an article? limits.article_bytes in checks/policy.yaml sets the limit",
            )  # fmt: skip
        text = data.decode("utf-8")
        if "\0" not in text and text.strip():
            return text
        line = text.partition("\0")[0].count("\n") + 1 if text.strip() else 0
        said = "holds a NUL byte, so it is no text" if line else "is empty: nothing was scanned"
        return Problem(shown, line, said, "give the text of an article, saved as UTF-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Problem(
            shown, line, f"is not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}",
            "save it as UTF-8 (many Chinese files are GB18030 or Big5)",
        )  # fmt: skip
    except FileNotFoundError:
        return Problem(shown, 0, "is missing", "check the path")
    except IsADirectoryError:
        return Problem(shown, 0, "is a folder", "name the files in it")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return Problem(shown, 0, f"cannot be read: {reason}")
