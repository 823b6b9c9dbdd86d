"""Finished batches on disk: a run that is stopped at any moment loses at most the batches it was working on.

Every batch is a file of its own, written whole or not at all, in a folder `parts` that is gone once the run is finished.
`parts/identity.json` says which run the batches belong to.
"""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from standoff.case.files import write_whole
from standoff.ensemble import netcdf
from standoff.ensemble.identity import Identity
from standoff.ensemble.outcome import Outcome

PARTS, IDENTITY = "parts", "identity.json"
AXES = {
    "log_likelihoods": ("draw", "step"),
    "beliefs": ("draw", "moment", "private_party"),
    "today": ("draw", "world_today"),
    "ended": ("draw", "month", "ending"),
    "types_ahead": ("draw", "month", "private_party"),
    "worlds_ahead": ("draw", "month", "world"),
    "worth": ("draw", "party"),
    "residual": ("draw",),
    "num_several": ("draw",),
}


class RunError(ValueError):
    """A run cannot begin, go on or be read; the message says why and what to do."""


@dataclass(frozen=True)
class Checkpoint:
    """The batches of one round of a run.

    Attributes:
        folder: the folder of the run.
        prefix: of the names of the files: the round.
    """

    folder: Path
    prefix: str

    def read(self, start: int) -> Outcome | None:
        """Return the batch that begins at `start`, or None where it has not been kept whole."""
        path = self._path(start)
        try:
            return outcome_of(netcdf.from_bytes(path.read_bytes()))
        except (FileNotFoundError, ValueError):
            return None

    def write(self, start: int, batch: Outcome) -> None:
        """Keep a batch.

        Raises:
            RunError: it cannot be written; all batches that were written before are still there.
        """
        try:
            write_whole(self._path(start), netcdf.to_bytes(arrays_of(batch), f"draws from {start} on"))
        except OSError as error:
            raise cannot_write(self.folder, error) from None

    def _path(self, start: int) -> Path:
        return self.folder / PARTS / f"{self.prefix}-{start:08d}.nc"


def arrays_of(outcome: Outcome) -> dict[str, netcdf.Labelled]:
    """Return a stack of outcomes as named arrays."""
    return {name: netcdf.Labelled(AXES[name], np.asarray(values)) for name, values in outcome._asdict().items()}


def outcome_of(arrays: dict[str, np.ndarray]) -> Outcome:
    """Return named arrays as a stack of outcomes; one that is not there has an axis without entries.

    Raises:
        ValueError: an array is missing that must have entries.
    """
    seen = {axis: length for name, axes in AXES.items() if name in arrays
            for axis, length in zip(axes, arrays[name].shape, strict=True)}  # fmt: skip
    lengths = {"step": 0, "private_party": 0} | seen
    lengths.setdefault("moment", lengths["step"] + 1)  # before anything was seen, then after every step

    def empty(name: str) -> np.ndarray:
        shape = tuple(lengths.get(axis, -1) for axis in AXES[name])
        if 0 not in shape or -1 in shape:
            raise ValueError(f"'{name}' is missing")
        return np.zeros(shape, np.float32)

    return Outcome(**{name: arrays[name] if name in arrays else empty(name) for name in Outcome._fields})


def begin_parts(folder: Path, identity: Identity) -> None:
    """Say in the folder of a run which run is under way.

    Raises:
        RunError: the folder cannot be written to.
    """
    try:
        write_whole(folder / PARTS / IDENTITY, json.dumps(identity.content, indent=1, sort_keys=True) + "\n")
    except OSError as error:
        raise cannot_write(folder, error) from None


def parts_identity(folder: Path) -> dict | None:
    """Return the identity of the run under way in a folder, as plain data; None where there is none.

    Raises:
        RunError: what stands there cannot be read.
    """
    path = folder / PARTS / IDENTITY
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise RunError(f"cannot read {path} ({error}); choose another folder") from None


def count_parts(folder: Path) -> int:
    """Return how many batches are kept in a folder."""
    return sum(1 for _ in (folder / PARTS).glob("*.nc"))


def remove_parts(folder: Path) -> None:
    """Remove the batches, now that the run is finished, and what a process that was killed left half written.

    Whatever cannot be removed is left: nobody reads it again.
    """
    shutil.rmtree(folder / PARTS, ignore_errors=True)
    for path in folder.glob(".*.part"):
        with suppress(OSError):
            path.unlink()


def cannot_write(folder: Path, error: OSError) -> RunError:
    """Return what to say when a file of a run could not be written."""
    why = (error.strerror or str(error)).lower()
    kept = count_parts(folder)
    rest = f"{kept} finished batches are kept: make room, then add --resume" if kept else "nothing was lost"
    return RunError(f"cannot write to {folder}: {why}; {rest}")
