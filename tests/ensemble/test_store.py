"""Runs as folders: what goes in comes out, the same identity gives the same bytes, and what was changed is found."""

import hashlib
import json

import numpy as np
import pytest

from standoff.ask.base import load_base, solve_base
from standoff.ask.runs import How
from standoff.case.load import load_case
from standoff.commands.common import built_in_names, load
from standoff.ensemble import netcdf
from standoff.ensemble.checkpoint import RunError
from standoff.ensemble.identity import case_hash, identity_of
from standoff.ensemble.store import CASE, OUTCOMES, RECEIPT, case_text
from standoff.mechanisms.registry import SECTIONS
from tests.ensemble.small import SEED, bytes_of, small_case

DRAWS = 6


@pytest.fixture(scope="module")
def case():
    return small_case()


@pytest.fixture(scope="module")
def base(case):
    return solve_base(case, DRAWS, SEED)


@pytest.fixture
def folder(case, tmp_path):
    """Return the folder of a finished run."""
    solve_base(case, DRAWS, SEED, how=How(tmp_path / "run"))
    return tmp_path / "run"


def check_same(one, other):
    """Assert that two bases are the same to the last bit."""
    for name, values in one.outcome._asdict().items():
        np.testing.assert_array_equal(values, getattr(other.outcome, name), name)
    for path, values in one.inputs.values.items():
        np.testing.assert_array_equal(values, other.inputs.values[path], path)
    np.testing.assert_array_equal(one.weights.weights, other.weights.weights)
    assert one.weights[1:] == other.weights[1:] and one.seed == other.seed and one.rounds == other.rounds
    assert one.months == other.months


def test_what_is_kept_is_what_was_solved(base, folder):
    check_same(base, load_base(folder))


def test_a_finished_run_is_loaded_and_not_solved_again(case, base, folder):
    class Nobody:
        def run(self, work, starts):
            raise AssertionError("solved again")

    check_same(base, solve_base(case, DRAWS, SEED, how=How(folder, executor=Nobody())))


def test_the_same_identity_gives_the_same_bytes(case, folder, tmp_path):
    solve_base(case, DRAWS, SEED, how=How(tmp_path / "again"))
    assert bytes_of(folder) == bytes_of(tmp_path / "again")
    assert set(bytes_of(folder)) == {"case.yaml", "inputs.nc", "outcomes.nc", "receipt.json", "README.md"}


def test_the_hash_is_the_one_that_the_recipe_gives(case, folder):
    receipt = json.loads((folder / RECEIPT).read_text())
    parts = ("format", "case_hash", "seed", "draws", "sharpened", "arithmetic", "versions")
    text = json.dumps({name: receipt[name] for name in parts}, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert receipt["hash"] == hashlib.sha256(text.encode()).hexdigest() == identity_of(case, SEED, DRAWS).hash
    for name, digest in receipt["files"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    others = {identity_of(case, SEED + 1, DRAWS).hash, identity_of(case, SEED, DRAWS + 1).hash,
              identity_of(case, SEED, DRAWS, sharpened=True).hash, identity_of(small_case(2), SEED, DRAWS).hash}  # fmt: skip
    assert len(others | {receipt["hash"]}) == 5


@pytest.mark.parametrize("name", built_in_names())
def test_a_case_is_the_same_after_it_was_kept(name, tmp_path):
    before = load(name)
    (tmp_path / CASE).write_text(case_text(before), encoding="utf-8")
    after = load_case(tmp_path / CASE, SECTIONS)
    assert case_hash(after) == case_hash(before) and case_text(after) == case_text(before)


def test_a_file_that_was_changed_is_found(folder):
    path = folder / OUTCOMES
    path.write_bytes(path.read_bytes().replace(b"A valley", b"A Valley"))
    with pytest.raises(RunError, match=r"outcomes\.nc is not as it was when the run was finished"):
        load_base(folder)


def test_another_run_in_the_folder_is_an_error(case, folder):
    with pytest.raises(RunError, match="holds another run .not the same: seed.; choose another folder"):
        solve_base(case, DRAWS, SEED + 1, how=How(folder))
    with pytest.raises(RunError, match="not the same: the case, draws"):
        solve_base(small_case(2), DRAWS + 1, SEED, how=How(folder, resume=True))


def test_a_folder_with_other_files_is_an_error(case, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(RunError, match=r"holds files that are no run \(notes.txt"):
        solve_base(case, DRAWS, SEED, how=How(tmp_path))
    assert bytes_of(tmp_path) == {"notes.txt": b"mine"}


def test_no_run_in_the_folder_is_an_error(tmp_path):
    with pytest.raises(RunError, match="no finished run in"):
        load_base(tmp_path)


def test_arrays_come_back_from_netcdf():
    arrays = {
        "single": netcdf.Labelled(("draw", "month"), np.array([[1.5, -np.inf], [np.nan, 3e-40]], np.float32)),
        "double": netcdf.Labelled(("draw",), np.array([1 / 3, 1e300]), "a third"),
        "count": netcdf.Labelled(("draw",), np.array([7, -2])),
        "none": netcdf.Labelled(("draw", "private"), np.zeros((2, 0))),
        "name": netcdf.Labelled(("month",), np.array(["Gebiet: Süd", "x"])),
    }
    data = netcdf.to_bytes(arrays, "test")
    back = netcdf.from_bytes(data)
    assert data == netcdf.to_bytes(arrays, "test") and set(back) == set(arrays) - {"none"}
    for name, values in back.items():
        np.testing.assert_array_equal(values, arrays[name].values)
        assert values.dtype.isnative and values.dtype.kind == arrays[name].values.dtype.kind
    with pytest.raises(ValueError, match="not a whole NetCDF file"):
        netcdf.from_bytes(data[: len(data) - 10])
    with pytest.raises(ValueError, match="32 bits"):
        netcdf.to_bytes({"big": netcdf.Labelled(("draw",), np.array([2**40]))}, "test")


def test_draws_as_a_table_and_as_a_labelled_array(base, folder):
    pytest.importorskip("pandas", reason="pandas is not installed (extra 'data')")
    pytest.importorskip("xarray", reason="xarray is not installed (extra 'data')")
    from standoff.ensemble.views import as_frame, as_xarray

    frame, data = as_frame(folder), as_xarray(folder)
    path = "mechanisms.patience.vale.per_month"
    assert len(frame) == DRAWS and frame[path].tolist() == base.inputs.values[path].tolist()
    assert data.value.sel(input=path).values.tolist() == frame[path].tolist()
    assert data.ended.dims == ("draw", "month", "ending") and data.month.values[0] == base.months[0]
    assert data.attrs["seed"] == SEED and data.weight.values.tolist() == base.weights.weights.tolist()
