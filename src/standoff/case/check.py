"""Everything that `standoff check` says about a case without solving it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from standoff.case.draws import numbers_of
from standoff.case.findings import Finding, render_findings, split_lines
from standoff.case.load import CheckedText, CrossChecks, FindMistakes, Sections, check_text
from standoff.case.model import Case, DocumentSource
from standoff.case.sources import ReferenceCheck, verify_references
from standoff.case.text import InputError, read_text


@dataclass(frozen=True)
class CheckReport:
    """The findings about a case, its references and the count of its numbers; `case` is there if nothing is wrong.

    `references` are those that were looked up (none without a folder of documents); `num_references` counts all.
    """

    name: str
    case: Case | None
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    references: tuple[ReferenceCheck, ...]
    num_references: int
    inputs: int
    assumed: int
    num_lines: int

    @property
    def num_verified(self) -> int:
        """How many references were found word for word where they say."""
        return sum(reference.is_verified for reference in self.references)

    def render(self) -> str:
        """Return all findings as text, empty where there are none."""
        findings = sorted((*self.errors, *self.warnings), key=lambda finding: (finding.line, finding.column))
        return render_findings(findings, self.name, self.num_lines)

    def as_json(self) -> dict[str, object]:
        """Return the part of the `--json` object that needs no game: a caller adds worlds and expected seconds."""
        return {
            "errors": [finding.as_json() for finding in self.errors],
            "warnings": [finding.as_json() for finding in self.warnings],
            "references": {"checked": len(self.references), "verified": self.num_verified, "all": self.num_references},
            "inputs": self.inputs,
            "assumed": self.assumed,
        }


def check_report(
    path: Path | str,
    sections: Sections,
    cross_checks: CrossChecks | None = None,
    documents: Path | str | None = None,
    find_mistakes: FindMistakes | None = None,
) -> CheckReport:
    """Check a case, and its references where a folder of documents is given; nothing raises, all is in the report.

    Args:
        path: the YAML file.
        sections: the model of each mechanism's section.
        cross_checks: further checks of the raw tree, by mechanism.
        documents: the folder that holds the documents of the standoff references.
        find_mistakes: a further check of the finished case.
    """
    try:
        text = read_text(path)
    except InputError as error:
        return _report(str(path), CheckedText(None, (Finding(0, 0, "error", str(error)),), 0), (), ())
    checked = check_text(text, sections, cross_checks, find_mistakes)
    references: tuple[ReferenceCheck, ...] = ()
    found: list[Finding] = []
    if checked.case is not None and documents is not None:
        try:
            references = tuple(verify_references(checked.case, documents))
        except InputError as error:
            found.append(Finding(0, 0, "error", str(error)))
        found += [_reference_finding(reference, checked, text) for reference in references if not reference.is_verified]
    return _report(str(path), checked, references, found)


def _reference_finding(reference: ReferenceCheck, checked: CheckedText, text: str) -> Finding:
    path = ("sources", reference.source, reference.field)
    line, column = checked.document.at_value(path)
    snippet = split_lines(text)[line - 1]
    return Finding(line, column, "error", reference.message, reference.hint, snippet, ".".join(path))


def _report(
    name: str, checked: CheckedText, references: tuple[ReferenceCheck, ...], found: Iterable[Finding]
) -> CheckReport:
    findings = (*checked.findings, *found)
    numbers = numbers_of(checked.case).values() if checked.case else ()
    sources = checked.case.sources.values() if checked.case else ()
    return CheckReport(
        name=name,
        case=checked.case if not any(finding.is_error for finding in findings) else None,
        errors=tuple(finding for finding in findings if finding.is_error),
        warnings=tuple(finding for finding in findings if not finding.is_error),
        references=references,
        num_references=sum(isinstance(source, DocumentSource) for source in sources),
        inputs=len(numbers),
        assumed=sum(number.assumed is not None for number in numbers),
        num_lines=checked.num_lines,
    )
