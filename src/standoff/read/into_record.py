"""Read files into a record: in several processes, one document at a time into the file, going on where it was stopped."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from standoff.read.about import About
from standoff.read.files import find_files
from standoff.read.kinds_of_file import Unreadable
from standoff.read.one_file import Outcome, Task, finders_version, look, read_task
from standoff.read.workers import Failed, do_all
from standoff.record.adding import Source
from standoff.record.corrections import corrections_path
from standoff.record.store import Store

LONGEST = 120.0  # seconds for one document
STANDARD_INPUT = "standard input"


@dataclass
class Summary:
    """What became of the files: how many were new, unchanged, updated, corrected; and those skipped, each with why."""

    outcomes: Counter[str] = field(default_factory=Counter)
    corrected: list[str] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)

    @property
    def num_done(self) -> int:
        """How many files are done."""
        return self.outcomes.total() + len(self.skipped)


@dataclass
class _Reading:
    """What a reading into a record works with; `seen` are the hashes of the documents it has met."""

    store: Store
    said: About
    encoding: str | None
    tell: Callable[[int, str], None]
    summary: Summary = field(default_factory=Summary)
    seen: set[str] = field(default_factory=set)

    def skip(self, name: str, why: str) -> None:
        self.summary.skipped.append((name, why))
        self.tell(self.summary.num_done, name)


def read_into(
    store: Store, paths: Iterable[Path], said: About | None = None, *, encoding: str | None = None,
    standard_input: bytes | None = None, jobs: int = 1, tell: Callable[[int, str], None] = lambda done, name: None,
) -> Summary:  # fmt: skip
    """Read files and folders into a record and return what became of them.

    Every document is whole in the record before the next one goes in. `tell` hears how many files are done and the
    name of the last. With `jobs=0` everything happens in this process, without a limit on time.
    """
    reading = _Reading(store, said or About(), encoding, tell)
    tasks = _tasks(reading, paths, standard_input)
    done = do_all(read_task, tasks, jobs, LONGEST) if jobs else ((task, read_task(task)) for task in tasks)
    for task, outcome in done:
        name = task.path or task.name
        if isinstance(outcome, Failed):
            reading.skip(name, outcome.why)
        else:
            _add(reading, task, outcome)
            tell(reading.summary.num_done, name)
    reading.summary.skipped.sort(key=lambda pair: _rank(pair[0]))
    _link(store)
    return reading.summary


def _rank(name: str) -> tuple[tuple[str, ...], str]:
    """Return what sorts files as they are read: what lies in a folder itself before what lies deeper."""
    path = Path(name)
    return (path.parent.parts, path.name)


def _add(reading: _Reading, task: Task, outcome: Outcome) -> None:
    source = Source(task.place, outcome.fingerprint, reading.seen)
    became = reading.store.add(outcome.document, outcome.items, finders=finders_version(), source=source)
    reading.summary.outcomes[became] += 1
    if became == "corrected":
        reading.summary.corrected.append(task.path or task.name)
    reading.seen.add(outcome.document.sha256)


def _tasks(reading: _Reading, paths: Iterable[Path], standard_input: bytes | None) -> Iterator[Task]:
    """Give the files that are to be read; those that are as they were, or that cannot be opened, are done here."""
    store = reading.store
    if standard_input is not None:
        yield Task(STANDARD_INPUT, None, standard_input, reading.said, reading.encoding)
    own = {os.path.abspath(path) for path in (store.path, corrections_path(store.path))}
    own |= {os.path.abspath(f"{store.path}{ending}") for ending in ("-journal", "-wal", "-shm")}
    for path in find_files(paths, own):
        place = place_of(path, store.path)
        task = Task(sound(path.name), str(path), None, reading.said, reading.encoding, place)
        known = store.source(place)
        try:
            if known is None or known[0] != look(task)[2]:
                yield task
                continue
        except Unreadable as error:
            reading.skip(str(path), str(error))
            continue
        reading.seen.add(known[1])
        reading.summary.outcomes["unchanged"] += 1
        reading.tell(reading.summary.num_done, str(path))


def _link(store: Store) -> None:
    """Find the links across documents, where some are new."""
    if store.is_unlinked():
        from standoff.read.linking import link_record

        link_record(store)


def place_of(path: Path, record: Path) -> str:
    """Return where a file lies as seen from the record's folder, so that the two can move together."""
    try:
        place = os.path.relpath(os.path.abspath(path), os.path.dirname(os.path.abspath(record)))
    except ValueError:  # on another drive
        place = os.path.abspath(path)
    return sound(Path(place).as_posix())


def sound(name: str) -> str:
    """Return a file name that can be written as UTF-8, whatever bytes the file system holds."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def usual_jobs(count: int) -> int:
    """Return how many processes to use for so many files: one per core this process may run on, none for nothing."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(min(cores, (count + 1) // 2), 1)
