"""From a file to a checked case, or to everything that is wrong with it at once.

Three passes look at the same plain tree, and none hides another: the schema (pydantic, section by section), the names
and dates that must fit together, and the checks that mechanisms bring. Sections of mechanisms are passed in.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from standoff.case.dates import check_dates
from standoff.case.findings import CaseErrors, Finding, count_lines, split_lines
from standoff.case.messages import Complaint, explain_errors
from standoff.case.model import Case
from standoff.case.positions import Document, Path, YamlError
from standoff.case.references import check_references, names_in
from standoff.case.suggest import suggest
from standoff.case.text import InputError, read_text
from standoff.case.weights import check_weights
from standoff.case.yaml12 import read_yaml

__all__ = ["CaseErrors", "CheckedText", "InputError", "check_case", "check_text", "load_case", "load_text"]

LONGEST_MESSAGE = 400  # characters; a name in a broken file can be of any length

Sections = Mapping[str, type[BaseModel]]
# looks at the raw tree and the path of the mechanism's section; yields path, message, hint
CrossChecks = Mapping[str, Callable[[Mapping[str, Any], Path], Iterable[tuple[Path, str, str]]]]
# looks at the finished case; returns things with a `path`, a `message` and perhaps a `hint` and `is_about_key`
FindMistakes = Callable[[Case], Iterable[Any]]


@dataclass(frozen=True)
class CheckedText:
    """The findings about a text in the order of lines, and the case if nothing is wrong with it."""

    case: Case | None
    findings: tuple[Finding, ...]
    num_lines: int
    document: Document | None = None


def load_case(
    path: FilePath | str,
    sections: Sections,
    cross_checks: CrossChecks | None = None,
    find_mistakes: FindMistakes | None = None,
) -> Case:
    """Read and check a case.

    Args:
        path: the YAML file.
        sections: the model of each mechanism's section, by its key under `mechanisms`.
        cross_checks: further checks of the raw tree, by mechanism.
        find_mistakes: a further check of the finished case.

    Raises:
        CaseErrors: something in it is wrong; the error holds all findings, its text shows them.
        InputError: the file cannot be read as text.
    """
    return load_text(read_text(path), str(path), sections, cross_checks, find_mistakes)


def load_text(
    text: str,
    name: str,
    sections: Sections,
    cross_checks: CrossChecks | None = None,
    find_mistakes: FindMistakes | None = None,
) -> Case:
    """Check a case given as text; `name` stands for the file in messages.

    Raises:
        CaseErrors: something in it is wrong.
    """
    checked = check_text(text, sections, cross_checks, find_mistakes)
    if checked.case is None:
        raise CaseErrors(checked.findings, name, checked.num_lines)
    return checked.case


def check_case(
    path: FilePath | str,
    sections: Sections,
    cross_checks: CrossChecks | None = None,
    find_mistakes: FindMistakes | None = None,
) -> tuple[Finding, ...]:
    """Return every error and warning about the case in a file; a file that cannot be read is one finding."""
    try:
        text = read_text(path)
    except InputError as error:
        return (Finding(0, 0, "error", str(error)),)
    return check_text(text, sections, cross_checks, find_mistakes).findings


def check_text(
    text: str, sections: Sections, cross_checks: CrossChecks | None = None, find_mistakes: FindMistakes | None = None
) -> CheckedText:
    """Return every error and warning about a case given as text, and the case if there is no error."""
    lines = split_lines(text)
    try:
        document = read_yaml(text)
    except YamlError as error:
        snippet = lines[error.line - 1] if error.line <= len(lines) else ""
        finding = Finding(error.line, error.column, "error", error.message, error.hint, snippet)
        return CheckedText(None, (finding,), count_lines(text))
    case, complaints = _validate(document.tree, sections)
    for check in (check_references, check_dates, check_weights):
        complaints += check(document.tree)
    complaints += _cross_check(document.tree, cross_checks or {})
    findings = _locate(complaints, document, lines)
    if case is not None and find_mistakes is not None:
        findings = _add_mistakes(findings, find_mistakes(case), document, lines)
    has_errors = any(finding.is_error for finding in findings)
    return CheckedText(None if has_errors else case, tuple(findings), count_lines(text), document)


def _validate(tree: dict[str, Any], sections: Sections) -> tuple[Case | None, list[Complaint]]:
    complaints: list[Complaint] = []
    context = {"types": names_in(tree).types}
    built: dict[str, Any] = {}
    mechanisms = tree.get("mechanisms")
    for name, raw in mechanisms.items() if isinstance(mechanisms, dict) else ():
        path = ("mechanisms", name)
        if name not in sections:
            hint = suggest(name, sections, "mechanisms")
            complaints.append(Complaint(path, f"no mechanism called '{name}'", hint, True))
            continue
        try:
            built[name] = TypeAdapter(sections[name]).validate_python(raw, context=context)
        except ValidationError as error:
            complaints += explain_errors(error.errors(), raw, sections[name], path)
    core = {**tree, "mechanisms": built or mechanisms} if "mechanisms" in tree else tree
    try:
        case = Case.model_validate(core, context=context)
    except ValidationError as error:
        return None, complaints + explain_errors(error.errors(), tree, Case)
    return None if complaints else case, complaints


def _cross_check(tree: dict[str, Any], cross_checks: CrossChecks) -> list[Complaint]:
    mechanisms = tree.get("mechanisms")
    return [
        Complaint(tuple(path), message, hint)
        for name, check in cross_checks.items()
        if isinstance(mechanisms, dict) and name in mechanisms
        for path, message, hint in check(tree, ("mechanisms", name))
    ]


def _add_mistakes(
    findings: list[Finding], mistakes: Iterable[Any], document: Document, lines: list[str]
) -> list[Finding]:
    """Add what the mechanisms find in a whole case, except where an error stands already: it says the same thing."""
    taken = {finding.path for finding in findings if finding.is_error}
    complaints = [Complaint(tuple(mistake.path), mistake.message, getattr(mistake, "hint", ""),
                            getattr(mistake, "is_about_key", False)) for mistake in mistakes]
    added = [
        finding
        for finding in _locate(complaints, document, lines)
        if not any(_is_inside(finding.path, path) or _is_inside(path, finding.path) for path in taken)
    ]
    return sorted({*findings, *added}, key=_order)


def _is_inside(path: str, outer: str) -> bool:
    return path == outer or path.startswith(f"{outer}.")


def _locate(complaints: Iterable[Complaint], document: Document, lines: list[str]) -> list[Finding]:
    """Give every complaint its line, column and snippet, and drop those that say the same about the same place."""
    findings = {
        Finding(problem.line, problem.column, "error", problem.message, problem.hint, lines[problem.line - 1])
        for problem in document.problems
    }
    for complaint in complaints:
        if complaint.path in document.doubtful:
            continue
        find = document.at_key if complaint.is_about_key else document.at_value
        line, column = find(complaint.path)
        snippet = lines[line - 1] if line <= len(lines) else ""
        path = ".".join(str(step) for step in complaint.path)
        message = textwrap.shorten(complaint.message, LONGEST_MESSAGE, placeholder="...")
        findings.add(Finding(line, column, complaint.level, message, complaint.hint, snippet, path))
    unique = {(finding.line, finding.column, finding.message): finding for finding in sorted(findings, key=_order)}
    return list(unique.values())


def _order(finding: Finding) -> tuple[int, int, str, str]:
    return finding.line, finding.column, finding.message, finding.path
