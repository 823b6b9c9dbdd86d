"""What is wrong with a case, and how it is shown: where, what was found, what is allowed, what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from standoff.case.text import InputError

WIDEST_SNIPPET = 100


@dataclass(frozen=True)
class Finding:
    """One error or warning; line and column count from 1, and line 0 means the file as a whole."""

    line: int
    column: int
    level: str  # error or warning
    message: str
    hint: str = ""
    snippet: str = ""
    path: str = ""

    @property
    def is_error(self) -> bool:
        """Whether this stops the case from being solved."""
        return self.level == "error"

    def as_json(self) -> dict[str, object]:
        """Return the finding as plain data, for `--json`."""
        return {name: getattr(self, name) for name in ("line", "column", "level", "message", "hint", "snippet", "path")}


class CaseErrors(InputError):
    """A case with errors; `findings` holds all errors and warnings in the order of lines."""

    def __init__(self, findings: Sequence[Finding], name: str, num_lines: int) -> None:
        self.findings = tuple(findings)
        self.name = name
        super().__init__(render_findings(findings, name, num_lines))


def split_lines(text: str) -> list[str]:
    """Return the lines of a text, counted as editors and the YAML reader count them."""
    return re.split(r"\r\n|\r|\n", text)


def count_lines(text: str) -> int:
    """Return how many lines a text has; a line break at its end starts no further line."""
    lines = split_lines(text)
    return len(lines) - (1 if lines[-1] == "" else 0)


def render_finding(finding: Finding, name: str) -> str:
    """Return a finding as lines of text: position and message, the line with a caret, the hint.

    Args:
        finding: what to show.
        name: the file's name as the user gave it.
    """
    where = f"{name}:{finding.line}:{finding.column}" if finding.line else name
    lines = [f"{where}  {finding.level}  {finding.message}"]
    if finding.snippet.strip():
        snippet, column = _crop(finding.snippet.replace("\t", " ").rstrip(), finding.column)
        lines += [f"{finding.line:>7} | {snippet}", f"{'':>7} | {' ' * (column - 1)}^"]
    if finding.hint:
        lines.append(f"{'':>7} = {finding.hint}")
    return "\n".join(lines)


def render_findings(findings: Sequence[Finding], name: str, num_lines: int) -> str:
    """Return all findings, and a last line that counts them; empty text where there is nothing to say."""
    if not findings:
        return ""
    return "\n".join([*(render_finding(finding, name) for finding in findings), summarise(findings, num_lines)])


def summarise(findings: Sequence[Finding], num_lines: int) -> str:
    """Return `2 errors, 1 warning in 116 lines; nothing was solved`."""
    num_errors = sum(finding.is_error for finding in findings)
    counts = [_count(num_errors, "error"), _count(len(findings) - num_errors, "warning")]
    ending = "; nothing was solved" if num_errors else ""
    return f"{', '.join(counts)} in {_count(num_lines, 'line')}{ending}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _crop(snippet: str, column: int) -> tuple[str, int]:
    """Cut a long line down to what stands around the column."""
    if len(snippet) <= WIDEST_SNIPPET:
        return snippet, column
    start = max(0, min(column - WIDEST_SNIPPET // 2, len(snippet) - WIDEST_SNIPPET))
    lead = "..." if start else ""
    tail = "..." if start + WIDEST_SNIPPET < len(snippet) else ""
    return lead + snippet[start : start + WIDEST_SNIPPET] + tail, column - start + len(lead)
