"""The report of `standoff check`: counts, findings, and nothing ever raised."""

import subprocess
import sys

from standoff.case.check import check_report
from tests.case.written import GOOD, SECTIONS, changed


def report_on(tmp_path, text, **options):
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return check_report(path, SECTIONS, **options)


def test_a_good_case_is_counted(tmp_path):
    report = report_on(tmp_path, GOOD)
    assert report.as_json() == {
        "errors": [], "warnings": [], "references": {"checked": 0, "verified": 0, "all": 0}, "inputs": 10, "assumed": 2,
    }  # fmt: skip
    assert report.case is not None and report.render() == "" and report.num_lines == 40


def test_errors_and_warnings_are_apart(tmp_path):
    spare = "  spare: {title: T, publisher: P, date: 2026-01-01}\n"
    report = report_on(tmp_path, changed(("steps: 5", "stepps: 5")) + spare)
    assert [error.message for error in report.errors] == ["'steps' is missing", "'stepps' is not a field here"]
    assert [warning.message for warning in report.warnings] == ["nothing uses the source 'spare'"]
    assert report.case is None and "2 errors, 1 warning in 41 lines; nothing was solved" in report.render()


def test_what_cannot_be_read_is_an_error_in_the_report(tmp_path):
    report = check_report(tmp_path / "none.yaml", SECTIONS)
    assert len(report.errors) == 1 and report.errors[0].as_json()["line"] == 0 and report.inputs == 0
    assert report.render().startswith(f"{tmp_path / 'none.yaml'}  error  there is no file")


def test_a_missing_folder_of_documents_is_an_error_in_the_report(tmp_path):
    report = report_on(tmp_path, GOOD, documents=tmp_path / "none")
    assert "there is no folder" in report.errors[0].message and report.case is None


def test_checking_loads_no_numerical_library(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(GOOD, encoding="utf-8")
    program = (
        "import sys; from standoff.case.check import check_report; from tests.case.written import SECTIONS\n"
        f"assert check_report({str(path)!r}, SECTIONS).case\n"
        "print(sorted({'jax', 'equinox', 'scipy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
