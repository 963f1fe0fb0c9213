"""What `claimaudit capture` works on: documents with their clips, places in data and captures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from claimaudit.base.files import OnDisk
from claimaudit.base.inputs import Inputs
from claimaudit.base.problems import BrokenInputError
from claimaudit.base.shown import one_line
from claimaudit.base.writing import refuse_unfinished
from claimaudit.intake.captures.clips import Clips, ClipSearch
from claimaudit.intake.captures.evidence import read_bytes
from claimaudit.intake.captures.text import CaptureText
from claimaudit.intake.extract import Source
from claimaudit.intake.reading import read_text, read_values
from claimaudit.workspace.captures import Capture, FoundClip, FoundValue, load_captures
from claimaudit.workspace.data.places import InData
from claimaudit.workspace.library import Library
from claimaudit.workspace.policy import Policy
from claimaudit.workspace.reading.library import load_library, load_vocabulary
from claimaudit.workspace.reading.parts import load_policy
from claimaudit.workspace.reading.texts import Texts
from claimaudit.workspace.references import Print
from claimaudit.workspace.wording.stated import odd_words_around

T = TypeVar("T")
_SHOWN = 200

Places = Mapping[str, Sequence[tuple[str, InData]]]
"""Document id -> (fact id, place) of every print that is read from data."""


@dataclass(frozen=True)
class Found:
    """What was found in a capture: clips and figures, and as `unread` (fact id, what is wrong) of
    clips whose surrounding words contradict them and of places where no figure can be read."""

    clips: list[FoundClip]
    values: list[FoundValue]
    unread: list[tuple[str, str]]


@dataclass
class Shelf:
    """The references and captures of a workspace. `captures`: those of the lock, by document id or,
    where there is none yet, by address."""

    root: Path
    policy: Policy
    clips: Clips
    captures: dict[str, Capture]
    places: Places
    library: Library

    def reload(self) -> None:
        """Reads the lock again, which others may have written. Raises BrokenInputError."""
        inputs = Inputs(OnDisk(self.root), self.policy.limits.yaml_bytes)
        self.captures = load_captures(inputs)
        inputs.refuse()

    def look(self, key: str, source: Source, text: CaptureText) -> Found:
        """Searches the capture of the document or address `key` for its clips, sorted, and reads
        the figures at its places in data. Raises BrokenInputError."""
        places = sorted(self.places.get(key, ()), key=lambda one: (one[0], str(one[1])))
        values, unread = read_values(source, places, self.policy.captures)
        search, clips, odd = ClipSearch(text.text, self.policy), list[FoundClip](), []
        for fact, clip in sorted(set(self.clips.get(key, ()))):
            if (place := search.find(clip)) is not None:
                start, end = place
                page = text.page_at(start)
                there = FoundClip(fact=fact, clip=clip, start=start, end=end, page=page)
                if wrong := odd_around(there, text.text, self.library):
                    odd.append((fact, wrong))
                else:
                    clips.append(there)
        return Found(clips, values, [*odd, *unread])

    def lacking(self, key: str, found: Sequence[FoundClip]) -> list[tuple[str, str]]:
        """(fact id, clip) of the clips entered for a document that are not among those found."""
        there = {(one.fact, one.clip) for one in found}
        return sorted(set(self.clips.get(key, ())) - there)

    def reread(self, capture: Capture) -> Found | None:
        """What is found in a capture on this machine; None where its bytes are not those of the
        lock. Raises BrokenInputError where it cannot be read."""
        limits = self.policy.captures
        body = read_bytes(self.root, capture, limits.bytes)
        if body is None:
            return None
        source = Source(capture.file, body, capture.media_type, capture.charset)
        return self.look(capture.key, source, read_text(source, capture.kind, limits))


def odd_around(found: FoundClip, text: str, library: Library) -> str | None:
    """What is wrong where the words around a clip contradict it as it is entered, as when "a figure
    that it later withdrew" follows; else None."""
    read, known = library.facts.get(found.fact), library.vocabulary
    if read is None or read.metric is None:
        return None
    entered = known.table.entered(read.fact.conditions)
    if entered == "done" and known.metrics[read.metric].dimension == "date":
        entered = "announced"  # the day on which something will be
    for figure in {p.print.figure for p in read.prints if p.print.clip == found.clip}:
        at = text.rfind(figure, found.start, found.end) if figure else -1
        words = odd_words_around(text, at, at + len(figure or ""), entered) if at >= 0 else None
        if words:
            return f"says “{one_line(words, _SHOWN)}” around its clip, and is entered otherwise"
    return None


def entered_clips(library: Library) -> Clips:
    """The clips of all prints of the references: document id -> (fact id, clip) of each."""
    return _by_document(library, lambda one: one.clip)


def _by_document(
    library: Library, asked: Callable[[Print], T | None]
) -> Mapping[str, list[tuple[str, T]]]:
    """Document id -> (fact id, `asked(print)`) of every print for which that is not None."""
    found: dict[str, list[tuple[str, T]]] = {}
    for read in library.facts.values():
        for one in read.fact.prints:
            if (given := asked(one)) is not None:
                found.setdefault(one.document, []).append((read.id, given))
    return found


def open_shelf(root: Path) -> Shelf:
    """The shelf of the workspace at `root`. Raises BrokenInputError."""
    refuse_unfinished(root)
    inputs = Inputs(OnDisk(root))
    policy = load_policy(inputs)
    vocabulary = load_vocabulary(inputs, policy.units)
    captures = load_captures(inputs)
    if vocabulary is None:
        raise BrokenInputError(inputs.problems)
    library = load_library(inputs, Texts(policy), vocabulary, with_data=False)
    inputs.refuse()
    clips, places = entered_clips(library), _by_document(library, lambda one: one.in_data)
    return Shelf(root, policy, clips, captures, places, library)
