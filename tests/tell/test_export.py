"""JSON and CSV: the promised keys, and every number."""

import csv
import dataclasses
import json

import numpy as np

from standoff.tell.export import table_files, tables, write_tables

PROMISED = {
    "as_of", "p_deal", "endings", "packages", "reputation", "draws", "effective_draws", "certificate",
}  # fmt: skip


def test_the_promised_keys_are_there(forecast):
    data = forecast.to_json()
    assert set(data) >= PROMISED
    assert {"month", "median", "low", "high"} <= set(data["p_deal"][0])
    assert {"terms", "probability"} <= set(data["packages"][0])
    assert {"date", "probability"} <= set(next(iter(data["reputation"].values()))[0])
    assert {"max_residual", "max_gain", "grid_error"} <= set(data["certificate"])


def test_what_is_written_is_what_was_found(forecast, tmp_path):
    paths = write_tables(forecast, tmp_path)
    assert {path.name for path in paths} == {"forecast.json", *(f"{name}.csv" for name in tables(forecast))}
    assert json.loads((tmp_path / "forecast.json").read_text(encoding="utf-8")) == json.loads(json.dumps(forecast.to_json()))
    rows = list(csv.reader((tmp_path / "draws.csv").read_text(encoding="utf-8").splitlines()))
    assert rows[0] == ["draw", "weight", *forecast.months]
    assert np.allclose(np.array(rows[1:], float)[:, 2:], forecast.p_deal_draws)
    chances = list(csv.DictReader((tmp_path / "p_deal.csv").read_text(encoding="utf-8").splitlines()))
    assert [float(row["median"]) for row in chances] == [row.median for row in forecast.p_deal]


def test_no_cell_is_a_formula(forecast, tmp_path):
    package = dataclasses.replace(forecast.packages[0], name="=1+1")
    files = table_files(dataclasses.replace(forecast, packages=(package, *forecast.packages[1:])), tmp_path)
    assert "'=1+1" in files[tmp_path / "packages.csv"]
