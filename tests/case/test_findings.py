"""Findings are shown exactly as the house writes them."""

from standoff.case.findings import CaseErrors, Finding, count_lines, render_finding, render_findings, summarise
from standoff.case.text import InputError

ERROR = Finding(14, 5, "error", "'saliance' is not a field here", "did you mean 'salience'?  fields allowed: party",
                "    saliance: 0.5 to 0.8", "positions.0.saliance")  # fmt: skip
WARNING = Finding(3, 1, "warning", "nothing uses the source 'post'", "", "post: {}")


def test_an_error_is_shown_with_its_line_and_a_caret():
    assert render_finding(ERROR, "case.yaml") == (
        "case.yaml:14:5  error  'saliance' is not a field here\n"
        "     14 |     saliance: 0.5 to 0.8\n"
        "        |     ^\n"
        "        = did you mean 'salience'?  fields allowed: party"
    )


def test_findings_end_in_a_count():
    text = render_findings([WARNING, ERROR, ERROR], "case.yaml", 116)
    assert text.endswith("\n2 errors, 1 warning in 116 lines; nothing was solved")
    assert summarise([WARNING], 1) == "0 errors, 1 warning in 1 line"
    assert render_findings([], "case.yaml", 3) == ""


def test_a_finding_about_the_whole_file_has_no_position():
    assert (
        render_finding(Finding(0, 0, "error", "case.yaml is empty"), "case.yaml")
        == "case.yaml  error  case.yaml is empty"
    )


def test_a_long_line_is_cut_around_the_caret():
    snippet = "x" * 300 + "HERE" + "y" * 300
    lines = render_finding(Finding(1, 301, "error", "wrong", "", snippet), "c").splitlines()
    assert len(lines[1]) < 130 and lines[1][lines[2].index("^") :].startswith("HERE")


def test_tabs_do_not_move_the_caret():
    lines = render_finding(Finding(1, 4, "error", "wrong", "", "\ta: b"), "c").splitlines()
    assert lines[1][lines[2].index("^")] == " " and "\t" not in lines[1]


def test_json_has_the_agreed_keys():
    assert ERROR.as_json() == {
        "line": 14, "column": 5, "level": "error", "message": ERROR.message, "hint": ERROR.hint,
        "snippet": ERROR.snippet, "path": "positions.0.saliance",
    }  # fmt: skip


def test_case_errors_show_everything_and_are_input_errors():
    error = CaseErrors([WARNING, ERROR], "case.yaml", 20)
    assert isinstance(error, InputError) and error.findings == (WARNING, ERROR)
    assert "case.yaml:14:5  error" in str(error) and "1 error, 1 warning in 20 lines" in str(error)


def test_lines_are_counted_as_editors_do():
    assert [count_lines(text) for text in ("a", "a\n", "a\r\nb", "a\rb\n", "a\n\n", "a\u2028b")] == [1, 1, 2, 2, 2, 1]
