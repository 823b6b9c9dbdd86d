"""The draws of a run for other tools: a labelled array (xarray) and a table (pandas). Both are optional (extra `data`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from standoff.ensemble import netcdf
from standoff.ensemble.checkpoint import AXES, RunError
from standoff.ensemble.store import INPUTS, OUTCOMES, read_file, read_receipt


def as_xarray(folder: str | Path) -> Any:
    """Return the inputs and outcomes of a run as one `xarray.Dataset`, with the receipt as its attributes.

    Raises:
        RunError: there is no finished run in the folder, a file of it was changed, or xarray is not installed.
    """
    try:
        import xarray
    except ImportError:
        raise RunError("xarray is not installed: pip install 'standoff[data]'") from None
    inputs, outcomes, receipt = _arrays(Path(folder))
    axes = AXES | {"weight": ("draw",)}
    variables = {name: (axes[name], values) for name, values in outcomes.items() if name in axes}
    variables["value"] = (("draw", "input"), inputs["value"])
    labels = {name: values for name, values in outcomes.items() if name not in axes} | {"input": inputs["input"]}
    words = {name: value for name, value in receipt.items() if isinstance(value, str | int | float)}
    return xarray.Dataset(variables, labels | {"unit": ("input", inputs["unit"])}, words)


def as_frame(folder: str | Path) -> Any:
    """Return a `pandas.DataFrame` with one row per draw: its weight, its inputs, the chance of each ending by the end.

    The columns of inputs have their paths as names, those of endings begin with 'ends: '.

    Raises:
        RunError: there is no finished run in the folder, a file of it was changed, or pandas is not installed.
    """
    try:
        import pandas
    except ImportError:
        raise RunError("pandas is not installed: pip install 'standoff[data]'") from None
    inputs, outcomes, _ = _arrays(Path(folder))
    columns = {"weight": outcomes["weight"]} | dict(zip(inputs["input"].tolist(), inputs["value"].T, strict=True))
    chances = outcomes["ended"].sum(axis=1)
    columns |= {f"ends: {name}": chances[:, place] for place, name in enumerate(outcomes["ending"].tolist())}
    return pandas.DataFrame(columns, index=pandas.RangeIndex(len(outcomes["weight"]), name="draw"))


def _arrays(folder: Path) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray], dict[str, Any]]:
    receipt = read_receipt(folder)
    inputs, outcomes = (netcdf.from_bytes(read_file(folder, name, receipt)) for name in (INPUTS, OUTCOMES))
    return inputs, outcomes, receipt
