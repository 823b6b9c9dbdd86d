"""Named arrays with named axes as NetCDF (the classic format), byte for byte the same for the same arrays.

Written by SciPy, so nothing else need be installed; read by xarray, R, Julia and everything that reads NetCDF. The
classic format has no axis of length 0, so arrays without an entry are left out and the lengths of axes are kept as
attributes; it has no 64-bit integers, so whole numbers are written as 32-bit ones.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from scipy.io import netcdf_file

LENGTH = "length_of_"  # attribute: how long an axis is that no array in the file has


class Labelled(NamedTuple):
    """An array, the names of its axes, and what it is in words."""

    axes: tuple[str, ...]
    values: np.ndarray
    about: str = ""


def to_bytes(arrays: Mapping[str, Labelled], title: str) -> bytes:
    """Return arrays as the bytes of a NetCDF file; arrays of text get one more axis, of letters.

    Raises:
        ValueError: two arrays differ in the length of an axis, or a whole number does not fit into 32 bits.
    """
    lengths: dict[str, int] = {}
    for name, array in arrays.items():
        for axis, length in zip(array.axes, array.values.shape, strict=True):
            if lengths.setdefault(axis, length) != length:
                raise ValueError(f"'{name}' has {length} entries along '{axis}', and others have {lengths[axis]}")
    target = io.BytesIO()
    file = netcdf_file(target, "w", version=2)
    file.title = title.encode()
    for axis, length in lengths.items():
        if length:
            file.createDimension(axis, length)
        else:
            setattr(file, LENGTH + axis, np.int32(0))
    for name, array in arrays.items():
        if array.values.size:
            _write(file, name, array)
    file.flush()
    return target.getvalue()


def _write(file: netcdf_file, name: str, array: Labelled) -> None:
    values, axes = np.asarray(array.values), array.axes
    if values.dtype.kind in "US":
        values, axes = _letters(values), (*axes, f"letters_of_{name}")
        file.createDimension(axes[-1], values.shape[-1])
    if values.dtype.kind in "iu":
        if values.max() > np.iinfo(np.int32).max or values.min() < np.iinfo(np.int32).min:
            raise ValueError(f"'{name}' holds a whole number that does not fit into 32 bits")
        values = values.astype(np.int32)
    variable = file.createVariable(name, values.dtype.newbyteorder(">"), axes)
    variable[...] = values
    if array.about:
        variable.long_name = array.about.encode()


def _letters(texts: np.ndarray) -> np.ndarray:
    encoded = np.char.encode(texts, "utf-8") if texts.dtype.kind == "U" else texts
    encoded = encoded.astype(f"S{max(1, encoded.dtype.itemsize)}")
    return np.ascontiguousarray(encoded).view("S1").reshape(*texts.shape, -1)


def from_bytes(data: bytes) -> dict[str, np.ndarray]:
    """Return the arrays of a NetCDF file in the byte order of this machine; text as text.

    Raises:
        ValueError: the bytes are no NetCDF file, or only a part of one.
    """
    try:
        file = netcdf_file(io.BytesIO(data), "r", mmap=False)
        found = {name: _read(name, variable) for name, variable in file.variables.items()}
    except (TypeError, ValueError, IndexError, KeyError, AttributeError, OverflowError, EOFError) as error:
        raise ValueError(f"not a whole NetCDF file ({error})") from None
    return found


def _read(name: str, variable) -> np.ndarray:
    values = variable[...]
    if variable.dimensions and variable.dimensions[-1] == f"letters_of_{name}":
        joined = np.ascontiguousarray(values).view(f"S{values.shape[-1]}")[..., 0]
        return np.char.decode(joined, "utf-8")
    return np.ascontiguousarray(values.astype(values.dtype.newbyteorder("=")))
