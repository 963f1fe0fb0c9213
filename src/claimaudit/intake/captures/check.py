"""`claimaudit capture --check` and `--search`: compares captures on this machine with the lock."""

from collections.abc import Iterator

from claimaudit.base.outputs import write_all
from claimaudit.base.problems import BrokenInputError
from claimaudit.base.shown import one_line
from claimaudit.intake.captures.capture import Outcome
from claimaudit.intake.captures.evidence import is_here, lock_file
from claimaudit.intake.captures.shelf import Shelf
from claimaudit.workspace.captures import Capture

_SEARCH = "claimaudit capture --search writes where they stand"


def check(shelf: Shelf, *, verbose: bool = False) -> Iterator[Outcome]:
    """Compares every capture of the lock with its bytes, its document and its clips, without the
    network; then says what could not be checked. `verbose` names the documents that were never
    captured, which are mostly many and no finding."""
    absent = [key for key, one in sorted(shelf.captures.items()) if not is_here(shelf.root, one)]
    for key, capture in sorted(shelf.captures.items()):
        try:
            said = list(_of_the_lock(shelf, capture))
            said += () if key in absent else _of_the_bytes(shelf, capture)
            fine = () if key in absent else (f"{key}: ok, {_counted(capture)}",)
            yield Outcome(tuple(f"{key}: {one}" for one in said) or fine, bool(said))
        except BrokenInputError as broken:
            yield Outcome(problems=tuple(broken.problems))
    files = {name for name, one in shelf.library.documents.items() if one.file is not None}
    never = sorted({*shelf.clips, *shelf.places} - {*shelf.captures} - files)
    yield Outcome(tuple(f"not checked: {key} is not on this machine" for key in absent))
    locked = [shelf.captures[key] for key in absent if shelf.captures[key].values]
    lines = (f"not read anew: {_figures(one)} of {one.key}, as the lock has it" for one in locked)
    yield Outcome(tuple(lines))
    if verbose:
        yield Outcome(tuple(f"not checked: {key} was never captured" for key in never))
    elif never:
        were = "document was" if len(never) == 1 else "documents were"
        yield Outcome((f"{len(never):,} {were} never captured: nothing to check (-v names them)",))


def _counted(capture: Capture) -> str:
    """How many clips and figures a capture has, in words."""
    clips = f"{len(capture.clips)} clips stand"
    return f"{clips}, {_figures(capture)} read from it" if capture.values else clips


def _figures(capture: Capture) -> str:
    count = len(capture.values)
    return f"{count} figure{'s' * (count != 1)}"


def _of_the_lock(shelf: Shelf, capture: Capture) -> Iterator[str]:
    """Where the lock disagrees with the references."""
    document = shelf.library.documents.get(capture.document or "")
    if capture.document is not None and document is None:
        yield "is no document of references/ any more"
    elif document is not None and capture.url != document.url:
        yield f"its address is now {one_line(document.url or 'none')}: capture it again"
    entered = set(shelf.clips.get(capture.key, ()))
    for one in capture.clips:
        if document is not None and (one.fact, one.clip) not in entered:
            yield f"the clip of {one.fact} “{one_line(one.clip)}” is not entered as the lock has it"
    named = list(shelf.places.get(capture.key, ()))
    known = [(value.fact, value.at) for value in capture.values]
    for fact, at in [one for one in known if one not in named]:
        yield f"{fact} is not read from {one_line(str(at), 200)} as the lock has it"
    for fact, at in [one for one in named if one not in known]:
        yield f"{fact} at {one_line(str(at), 200)} is not in the lock: {_SEARCH}"


def _of_the_bytes(shelf: Shelf, capture: Capture) -> Iterator[str]:
    """Where the lock disagrees with the captured bytes."""
    found = shelf.reread(capture)
    if found is None:
        yield f"its bytes are not those of the lock (evidence/{capture.file})"
        return
    there = {(one.fact, one.clip): one for one in found.clips}
    entered = set(shelf.clips.get(capture.key, ()))
    for locked in capture.clips:
        now = there.get((locked.fact, locked.clip))
        if now != locked and (locked.fact, locked.clip) in entered:
            where = "elsewhere" if now else "nowhere"
            yield f"the clip of {locked.fact} “{one_line(locked.clip)}” stands {where} in it"
    for fact, clip in shelf.lacking(capture.key, capture.clips):
        where = f"stands in it, and not in the lock: {_SEARCH}"
        stands = where if (fact, clip) in there else "does not stand in it"
        yield f"the clip of {fact} “{one_line(clip)}” {stands}"
    yield from (f"{fact}: it {one_line(why, 600)}" for fact, why in found.unread)
    for value in found.values:
        for told in capture.values:
            if (told.fact, told.at) == (value.fact, value.at) and told != value:
                yield f"{value.fact} reads “{value.clip}” in it, and “{told.clip}” in the lock"


def search(shelf: Shelf) -> Iterator[Outcome]:
    """Searches every capture on this machine for its clips again, and writes the lock."""
    for key, capture in sorted(shelf.captures.items()):
        if not is_here(shelf.root, capture):
            yield Outcome((f"not searched: {key} is not on this machine",))
            continue
        try:
            yield _searched(shelf, _tied(shelf, key, capture))
        except BrokenInputError as broken:
            yield Outcome(problems=tuple(broken.problems))
    write_all(lock_file(shelf.root, shelf.captures), shelf.root)


def _tied(shelf: Shelf, key: str, capture: Capture) -> Capture:
    """The capture, assigned to the document that has its address by now, if it had none."""
    if capture.document is None:
        for document in shelf.library.documents.values():
            if document.url == capture.url and document.id not in shelf.captures:
                del shelf.captures[key]
                return capture.model_copy(update={"document": document.id})
    return capture


def _searched(shelf: Shelf, capture: Capture) -> Outcome:
    found = shelf.reread(capture)
    shelf.captures[capture.key] = capture
    if found is None:
        said = f"{capture.key}: its bytes are not those of the lock (evidence/{capture.file})"
        return Outcome((said,), disagrees=True)
    now = shelf.captures[capture.key] = capture.model_copy(
        update={"clips": found.clips, "values": found.values}
    )
    absent = shelf.lacking(now.key, now.clips)
    lines = [f"{now.key}: {_counted(now)}"]
    lines += [f"  not found: {fact} “{one_line(clip)}”" for fact, clip in absent]
    lines += [f"  not read: {fact}: it {one_line(why, 600)}" for fact, why in found.unread]
    return Outcome(tuple(lines), disagrees=bool(absent or found.unread))
