"""A run as a folder: the case, the inputs and outcomes of every draw, and a receipt with the hash of each file.

    case.yaml      the case as it was checked, without comments
    inputs.nc      what was drawn: one value per draw and number of the case
    outcomes.nc    what every draw says, and its weight
    receipt.json   what it takes to repeat the run, its hash, and the SHA-256 of every file above
    README.md      what is what

`receipt.json` is written last: a folder that has it is a finished run. The same identity gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from standoff.case.draws import Draws, numbers_of
from standoff.case.files import write_all_whole, write_whole
from standoff.case.model import Case
from standoff.ensemble import checkpoint, netcdf
from standoff.ensemble.checkpoint import Checkpoint, RunError
from standoff.ensemble.identity import Identity
from standoff.ensemble.lock import NAME as LOCK
from standoff.ensemble.lock import FolderInUse, only_one
from standoff.ensemble.outcome import Outcome
from standoff.ensemble.weights import Weights
from standoff.mechanisms.structure import Structure

CASE, INPUTS, OUTCOMES, RECEIPT, README = "case.yaml", "inputs.nc", "outcomes.nc", "receipt.json", "README.md"


@dataclass(frozen=True)
class Solved:
    """All draws of a run: inputs, outcomes up to the end of the game, weights; `rounds` of sharpening, 0 for none."""

    inputs: Draws
    outcome: Outcome
    weights: Weights
    rounds: int = 0


@dataclass
class Run:
    """A folder that this process alone is at work in.

    Attributes:
        folder: of the run.
        identity: of the run.
        is_finished: whether the folder holds the whole run.
    """

    folder: Path
    identity: Identity
    is_finished: bool = False

    def keeper(self, round_: int = 0) -> Checkpoint:
        """Return what keeps the batches of a round: 0 for the draws themselves, 1 and up for sharpening."""
        return Checkpoint(self.folder, f"round-{round_:02d}")

    def finish(self, structure: Structure, solved: Solved) -> None:
        """Write the run and remove its batches.

        Raises:
            RunError: a file cannot be written; all batches are still there.
        """
        files: dict[str, bytes] = {
            CASE: case_text(structure.case).encode(),
            INPUTS: netcdf.to_bytes(_inputs(structure.case, solved.inputs), f"Inputs by draw: {structure.case.title}"),
            OUTCOMES: netcdf.to_bytes(_outcomes(structure, solved), f"Outcomes by draw: {structure.case.title}"),
        }
        receipt = self.identity.content | {"hash": self.identity.hash} | _summary(solved)
        receipt["files"] = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
        files[README] = _readme(structure.case, receipt).encode()
        try:
            write_all_whole({self.folder / name: data for name, data in files.items()})
            write_whole(self.folder / RECEIPT, json.dumps(receipt, indent=1, sort_keys=True) + "\n")
        except OSError as error:
            raise checkpoint.cannot_write(self.folder, error) from None
        checkpoint.remove_parts(self.folder)
        self.is_finished = True


@contextmanager
def open_run(folder: Path, identity: Identity, resume: bool = False) -> Iterator[Run]:
    """Take a folder for a run: a new one, one to go on with, or one that is finished.

    Args:
        folder: is made where it does not exist.
        identity: of the run that is wanted.
        resume: whether to go on with a run that was stopped.

    Raises:
        RunError: the folder holds another run, other files, an unfinished run and `resume` is not set, or cannot be
            written to; or another process is at work in it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        holding = only_one(folder)
        holding.__enter__()
    except FolderInUse as error:
        raise RunError(str(error)) from None
    except OSError as error:
        raise checkpoint.cannot_write(folder, error) from None
    try:
        yield Run(folder, identity, is_finished=_is_finished(folder, identity, resume))
    finally:
        holding.__exit__(None, None, None)


def _is_finished(folder: Path, identity: Identity, resume: bool) -> bool:
    """See what a folder holds, and say in it that this run has begun where it holds nothing."""
    if (folder / RECEIPT).exists():
        _require_same(folder, identity, read_receipt(folder))
        checkpoint.remove_parts(folder)  # a process that was killed just before it was done has left them
        return True
    begun = checkpoint.parts_identity(folder)
    if begun is None:
        others = sorted(path.name for path in folder.iterdir() if path.name not in (LOCK, checkpoint.PARTS))
        if others:
            raise RunError(f"{folder} holds files that are no run ({others[0]}, ...); choose an empty or a new folder")
        checkpoint.begin_parts(folder, identity)
        return False
    _require_same(folder, identity, begun)
    if not resume:
        raise RunError(f"{folder} holds this run unfinished, with {checkpoint.count_parts(folder)} batches done: add "
                       "--resume to go on with it, or choose another folder")  # fmt: skip
    return False


def _require_same(folder: Path, identity: Identity, found: dict[str, Any]) -> None:
    if different := identity.differences(found):
        raise RunError(f"{folder} holds another run (not the same: {', '.join(different)}); choose another folder")


def read_receipt(folder: Path) -> dict[str, Any]:
    """Return the receipt of a finished run.

    Raises:
        RunError: there is no finished run in the folder, or its receipt cannot be read.
    """
    try:
        return json.loads((folder / RECEIPT).read_text(encoding="utf-8"))
    except FileNotFoundError:
        kept = checkpoint.count_parts(folder)
        rest = f"; a run was stopped there with {kept} batches done" if kept else ""
        raise RunError(f"no finished run in {folder}{rest}") from None
    except (OSError, ValueError) as error:
        raise RunError(f"cannot read {folder / RECEIPT} ({error})") from None


def read_file(folder: Path, name: str, receipt: Mapping[str, Any]) -> bytes:
    """Return the bytes of a file of a run.

    Raises:
        RunError: it is not there, or not as it was when the run was finished.
    """
    try:
        data = (folder / name).read_bytes()
    except OSError as error:
        raise RunError(f"cannot read {folder / name}: {(error.strerror or str(error)).lower()}") from None
    if hashlib.sha256(data).hexdigest() != receipt["files"].get(name):
        raise RunError(f"{folder / name} is not as it was when the run was finished (its hash differs from the receipt)")
    return data


def read_solved(folder: Path) -> Solved:
    """Return all draws of a finished run.

    Raises:
        RunError: there is no finished run in the folder, or a file of it was changed since.
    """
    receipt = read_receipt(folder)
    inputs = netcdf.from_bytes(read_file(folder, INPUTS, receipt))
    outcomes = netcdf.from_bytes(read_file(folder, OUTCOMES, receipt))
    values = dict(zip(inputs["input"].tolist(), np.ascontiguousarray(inputs["value"].T), strict=True))
    weights = Weights(outcomes["weight"], receipt["effective_draws"], receipt["record_power"])
    draws = Draws(values, receipt["draws"], receipt["seed"])
    return Solved(draws, checkpoint.outcome_of(outcomes), weights, receipt["rounds"])


def case_text(case: Case) -> str:
    """Return a case as YAML, without comments: what it says, in the order of its fields."""
    from ruamel.yaml import YAML

    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style, yaml.allow_unicode, yaml.width, yaml.sort_base_mapping_type_on_output = False, True, 4000, False
    target = io.StringIO()
    yaml.dump(case.model_dump(mode="json", exclude_none=True, by_alias=True), target)
    return target.getvalue()


def _summary(solved: Solved) -> dict[str, Any]:
    return {"effective_draws": float(solved.weights.effective_draws), "record_power": float(solved.weights.power),
            "rounds": solved.rounds}  # fmt: skip


def _inputs(case: Case, inputs: Draws) -> dict[str, netcdf.Labelled]:
    numbers = numbers_of(case)
    return {
        "input": netcdf.Labelled(("input",), np.array(list(inputs.values))),
        "unit": netcdf.Labelled(("input",), np.array([numbers[path].unit for path in inputs.values])),
        "value": netcdf.Labelled(("draw", "input"), np.stack(list(inputs.values.values()), axis=1)),
    }


def _outcomes(structure: Structure, solved: Solved) -> dict[str, netcdf.Labelled]:
    first = structure.num_periods - solved.outcome.ended.shape[1]
    text = {"month": structure.months[first:], "ending": structure.endings, "private_party": tuple(structure.types),
            "party": structure.players}  # fmt: skip
    labels = {axis: netcdf.Labelled((axis,), np.array(names)) for axis, names in text.items() if names}
    weight = {"weight": netcdf.Labelled(("draw",), solved.weights.weights, "weight of the draw, from the record")}
    return labels | weight | checkpoint.arrays_of(solved.outcome)


def _readme(case: Case, receipt: Mapping[str, Any]) -> str:
    return f"""# {case.title}

A run of Standoff {receipt["versions"]["standoff"]}: {receipt["draws"]} draws, seed {receipt["seed"]}, as of {case.as_of}.
{case.question}

| File | What it holds |
|---|---|
| `{CASE}` | the case as it was checked, without comments |
| `{INPUTS}` | NetCDF: `value` by draw and input |
| `{OUTCOMES}` | NetCDF: by draw, its `weight`, the likelihood of the record, beliefs, the chance of each ending by month |
| `{RECEIPT}` | what it takes to repeat the run, and the SHA-256 of each file above |
| `charts/` | pictures of the forecast, where one was made |

The weights are worth {receipt["effective_draws"]:.1f} equal draws; the record counts with the power {receipt["record_power"]:.2f}.
Every number is a statement about the model, not about the world. Hash of the run: `{receipt["hash"]}`
"""
