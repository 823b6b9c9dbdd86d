"""The script that recomputes the tables of facts behind a case: month ends, changes, and what the mean is worth."""

import importlib.util
import json
from pathlib import Path

import pytest

from tests.house.tree import ROOT

SPEC = importlib.util.spec_from_file_location("facts", ROOT / "tools" / "facts.py")
facts = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(facts)


def write_tables(folder: Path) -> Path:
    for table in (facts.AREA, facts.LOSSES, facts.AID):
        (folder / table).parent.mkdir(parents=True)
    days = [("2024-12-31", 100), ("2025-01-30", 130), ("2025-01-31", 200), ("2025-02-28", 500), ("2025-12-31", 9000)]
    (folder / facts.AREA).write_text("date,occupied_km2\n" + "".join(f"{day},{area}\n" for day, area in days))
    (folder / facts.LOSSES).write_text(json.dumps([{"date": day, "personnel": lost} for day, lost in days]))
    (folder / facts.AID).write_text(
        "country,year,month,total\nUnited States,2025,1,1.5\nNorway,2025,1,2\nPoland,2025,1,0.25\nPoland,2025,12,7\n"
    )
    return folder


def test_the_last_day_of_each_month_counts_and_later_months_do_not():
    ends = facts.month_ends([("2025-02-01", 3.0), ("2025-01-31", 2.0), ("2025-01-02", 1.0), ("2025-03-01", 9.0)], "2025-02")
    assert ends == {"2025-01": 2.0, "2025-02": 3.0}
    assert facts.changes(ends) == {"2025-02": 1.0}


def test_months_that_resemble_their_neighbours_say_less_about_the_mean():
    assert facts.effective_months([1, -1, 1, -1, 1, -1]) == 6
    assert facts.effective_months([1, 1, 1, -1, -1, -1]) < 3


def test_the_fragments_hold_the_tables_up_to_the_last_month_asked_for(tmp_path, capsys):
    folder = write_tables(tmp_path)
    assert facts.main(["--data", str(folder), "--until", "2025-02"]) == 0
    printed = capsys.readouterr().out
    assert "  2025-01: 0.2\n  2025-02: 0.5\n" in printed
    assert "losses:\n  2025-01: 0.1\n  2025-02: 0.3\n" in printed
    assert "  2025-01: {united_states: 1.5, others: 2.2}" in printed
    assert "2025-12" not in printed


def test_a_missing_table_is_a_sentence(tmp_path, capsys):
    assert facts.main(["--data", str(tmp_path)]) == 1
    assert "no deepstate" in capsys.readouterr().err


@pytest.mark.parametrize("month, area", [("2025-03", "112.5"), ("2025-11", "115.7")])
def test_the_case_gives_the_area_of_the_published_table(month, area):
    data = ROOT.parent / "shared" / "data"
    if not (data / facts.AREA).is_file():
        pytest.skip("the published table of areas does not stand beside the project, so the case was not compared with it")
    text = (ROOT / "src" / "standoff" / "cases" / "ukraine-2025.yaml").read_text(encoding="utf-8")
    assert f"{month}: {area}" in text
    assert f"  {month}: {area}" in "\n".join(facts.front_fragment(data, "2025-01", "2025-11"))
