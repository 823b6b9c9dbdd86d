"""A case small enough to be solved in a moment, and executors with which things go wrong."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from standoff.ensemble.executors import LocalThreads
from tests.mechanisms.cases import MINIMAL, build, edited, number

SEED = 3


def small_case(refusals=1, offer="any"):
    """Return the smallest case, with uncertain haste and a record of offers that are refused, one a month.

    Hill offering "Valley 25%" again and again is a record that few draws explain.
    """
    months = range(1, refusals + 1)
    record = [
        {"date": f"2026-{month:02d}-{day}", "party": party, "action": action, "source": "wire"} | more
        for month in months
        for day, party, action, more in ((10, "hill", "table", {"package": offer}), (12, "vale", "refuse", {}))
    ]
    sources = {"wire": {"title": "A wire story", "publisher": "The Wire", "date": "2026-01-02"}}
    raw = edited(MINIMAL, {"mistake": number("3% to 20%"), "as_of": f"2026-{refusals:02d}-20"})
    raw["mechanisms"]["patience"]["vale"]["per_month"] = number("60% to 95%")
    return build(raw | {"record": record, "sources": sources})


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder, hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@dataclass(frozen=True)
class Slow(LocalThreads):
    """Waits after every batch."""

    def run(self, work, starts):
        """Yield every start with its result, slowly."""
        for done in super().run(work, starts):
            yield done
            time.sleep(0.3)


@dataclass(frozen=True)
class FullDisk(LocalThreads):
    """After two batches no file can be longer than some bytes."""

    def run(self, work, starts):
        """Yield every start with its result; fill the disk after two."""
        import resource

        for number_, done in enumerate(super().run(work, starts)):
            if number_ == 2:
                resource.setrlimit(resource.RLIMIT_FSIZE, (64, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
            yield done


@dataclass(frozen=True)
class Killing:
    """Work whose worker is killed at one batch: once where a flag can be left, else every time."""

    work: object
    start: int
    flag: str | None

    def __call__(self, start):
        if start == self.start and (self.flag is None or not os.path.exists(self.flag)):
            if self.flag:
                Path(self.flag).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return self.work(start)
