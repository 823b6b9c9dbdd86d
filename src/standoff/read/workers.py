"""Do one thing to many tasks in several processes: in order, with few tasks at a time in memory, and nothing can hang it.

A worker that takes longer than the limit, or dies, is replaced, and its task ends with a sentence; the others go on. Workers
ignore Ctrl-C (their parent hears it) and end when their parent does, however it ends.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

AHEAD = 4  # tasks per worker that may be waiting for an earlier one to end
TASKS_OF_A_WORKER = 1_000  # then a fresh one takes its place, so that no library can gather memory
MOST_MEMORY = 6 * 2**30  # bytes of address space of a worker, where the system can limit it

Task = TypeVar("Task")


@dataclass(frozen=True, slots=True)
class Failed:
    """A task that did not end well: why, in words that stand after the task's name."""

    why: str


@dataclass
class _Worker(Generic[Task]):
    process: Any
    pipe: Connection
    number: int | None = None  # of the task it works on
    until: float = 0.0
    num_done: int = 0


@dataclass
class _Pool(Generic[Task]):
    work: Callable[[Task], Any]
    limit: float
    workers: list[_Worker] = field(default_factory=list)
    context: Any = field(default_factory=lambda: _context())

    def start(self) -> _Worker:
        ours, theirs = self.context.Pipe()
        process = self.context.Process(target=_serve, args=(theirs, self.work), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self.workers.append(worker)
        return worker

    def stop(self, worker: _Worker) -> None:
        self.workers.remove(worker)
        worker.pipe.close()
        worker.process.kill()
        worker.process.join()


def _context() -> Any:
    """Return how processes are started: from a clean one that has imported everything once, where the system can."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["standoff.read.pipeline"])
    return context


def do_all(work: Callable[[Task], Any], tasks: Iterable[Task], jobs: int, limit: float) -> Iterator[tuple[Task, Any]]:
    """Give every task with what `work` returns for it, in order; `Failed` where a worker died or took over `limit` seconds.

    `work` must be a function of a module, and must not raise. Only a few tasks per worker are taken ahead of the one
    that is given next.
    """
    pool: _Pool[Task] = _Pool(work, limit)
    waiting: deque[tuple[int, Task]] = deque()  # given to workers or done, in order
    results: dict[int, Any] = {}
    numbered = enumerate(tasks)
    is_more = True
    try:
        while is_more or waiting:
            while is_more and len(waiting) < AHEAD * jobs and (worker := _free(pool, jobs)) is not None:
                following = next(numbered, None)
                if following is None:
                    is_more = False
                    break
                waiting.append(following)
                _hand(pool, worker, following, results)
            while waiting and waiting[0][0] in results:
                number, task = waiting.popleft()
                yield task, results.pop(number)
            if waiting:
                _collect(pool, results)
    finally:
        for worker in list(pool.workers):
            pool.stop(worker)


def _free(pool: _Pool, jobs: int) -> _Worker | None:
    for worker in list(pool.workers):
        if worker.number is None and worker.num_done >= TASKS_OF_A_WORKER:
            pool.stop(worker)
    idle = next((worker for worker in pool.workers if worker.number is None), None)
    return idle or (pool.start() if len(pool.workers) < jobs else None)


def _hand(pool: _Pool, worker: _Worker, numbered: tuple[int, Any], results: dict[int, Any]) -> None:
    number, task = numbered
    try:
        worker.pipe.send(task)
    except OSError:  # it died while it was idle
        pool.stop(worker)
        results[number] = Failed("was not read: the process that was to read it had died")
        return
    # a fresh worker imports everything first
    worker.number, worker.until = number, time.monotonic() + pool.limit + (30.0 if not worker.num_done else 0.0)


def _collect(pool: _Pool, results: dict[int, Any]) -> None:
    """Wait until a worker has ended its task, died, or run out of time."""
    busy = {worker.pipe: worker for worker in pool.workers if worker.number is not None}
    if not busy:
        return
    soonest = min(worker.until for worker in busy.values())
    ready = wait(list(busy), timeout=max(soonest - time.monotonic(), 0.0))
    for pipe in ready:
        worker = busy[pipe]
        try:
            results[worker.number] = pipe.recv()
            worker.number, worker.num_done = None, worker.num_done + 1
        except (EOFError, OSError):
            results[worker.number] = Failed("was not read: the process that read it died (out of memory?)")
            pool.stop(worker)
    for worker in [each for each in busy.values() if each.number is not None and each in pool.workers]:
        if time.monotonic() >= worker.until:
            results[worker.number] = Failed(f"was not read: it took more than {pool.limit:g} seconds")
            pool.stop(worker)


def _serve(pipe: Connection, work: Callable[[Any], Any]) -> None:
    """Work on tasks until the parent has no more, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            pipe.send(work(task))
        except MemoryError:
            pipe.send(Failed("was not read: it needs more memory than one article may take"))
        except OSError:
            return


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    except (ImportError, OSError, ValueError):
        pass  # this system has no such limit
