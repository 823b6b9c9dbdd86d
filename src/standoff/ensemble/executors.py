"""Who does the work of an ensemble: batches in, results out, in whatever order they are done.

An executor is handed the work (a function of where a batch starts, which can be sent to another process) and the starts;
it yields every start with its result. Which executor it was can be seen in nothing but the time it took: results are put
together in the order of the starts. Local threads are the default; `standoff.ensemble.cluster` has a Ray cluster.
"""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

Work = Callable[[int], Any]


class ExecutorError(ValueError):
    """The work could not be done where it was to be done; the message says why and what to do."""


class Executor(Protocol):
    """Does the work of an ensemble, batch by batch."""

    def run(self, work: Work, starts: Sequence[int]) -> Iterator[tuple[int, Any]]:
        """Yield every start with its result, in the order in which they are done.

        Raises:
            ExecutorError: the workers are gone, and nobody is left to do the work.
        """
        ...


class Keeper(Protocol):
    """Keeps finished batches, so that a run that is stopped can go on from them."""

    def read(self, start: int) -> Any | None:
        """Return the batch that begins at `start`, or None where it has not been kept."""
        ...

    def write(self, start: int, batch: Any) -> None:
        """Keep a batch."""
        ...


@dataclass(frozen=True)
class LocalThreads:
    """Threads of this process, one per core by default; compiled code runs side by side in them."""

    num_threads: int | None = None

    def run(self, work: Work, starts: Sequence[int]) -> Iterator[tuple[int, Any]]:
        """Yield every start with its result, in the order in which they are done."""
        with ThreadPoolExecutor(self.num_threads or os.cpu_count() or 1) as pool:
            waiting = {pool.submit(work, start): start for start in starts}
            failed: BaseException | None = None
            try:
                for future in as_completed(list(waiting)):
                    start = waiting.pop(future)
                    if future.cancelled():
                        continue
                    if future.exception():
                        failed = failed or future.exception()
                        pool.shutdown(wait=False, cancel_futures=True)  # what is under way is still kept
                    else:
                        yield start, future.result()
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        if failed:
            raise failed


LOCAL = LocalThreads()


class FirstAlone:
    """Lets one caller through at a time until the first has come out: it compiles the program, and the others share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_open = False

    def __reduce__(self) -> tuple[type, tuple]:
        return FirstAlone, ()  # another process has compiled nothing yet

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Hold the lock where nobody has come out yet."""
        if self._is_open:
            yield
            return
        with self._lock:
            yield
            self._is_open = True


_GATES: dict[int, tuple[weakref.ref[Any], dict[tuple, FirstAlone]]] = {}
"""For every object that is alive, by its id, the gates before the programs that are made for it."""


def first_alone(shared: Any, *program: Any) -> FirstAlone:
    """Return the gate before a program that is made for `shared`: once it has been compiled, no later work waits.

    Threads that ask at once get the same gate, as `setdefault` lets one of them win.
    """
    key = id(shared)
    _, gates = _GATES.setdefault(key, (weakref.ref(shared, lambda _: _GATES.pop(key, None)), {}))
    return gates.setdefault(program, FirstAlone())


def gather(
    work: Work,
    starts: Sequence[int],
    executor: Executor | None = None,
    progress: Callable[[float], None] | None = None,
    keeper: Keeper | None = None,
) -> list[Any]:
    """Return the result of every batch in the order of `starts`; what the keeper has is not worked out again.

    Raises:
        ExecutorError: the workers are gone, and nobody is left to do the work.
    """
    report = progress or (lambda share: None)
    kept = keeper.read if keeper is not None else lambda start: None
    found = {start: batch for start in starts if (batch := kept(start)) is not None}
    missing = [start for start in starts if start not in found]
    if found:
        report(len(found) / len(starts))
    if missing:
        with closing((executor or LOCAL).run(work, missing)) as coming:
            for start, batch in coming:
                if keeper is not None:
                    keeper.write(start, batch)
                found[start] = batch
                report(len(found) / len(starts))
    return [found[start] for start in starts]
