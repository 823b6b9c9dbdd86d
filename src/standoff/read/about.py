"""What is known about a document beside its text: from options, a YAML file beside it, its front matter, or the page.

What is said first in this order wins. `article.txt` may have `article.txt.yaml` or `article.yaml` beside it, with the fields
`title`, `publisher`, `date`, `url` and `language`; or the folder has a `metadata.yaml` with the same fields under each
file's name.
"""

from __future__ import annotations

import dataclasses
import datetime
import difflib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from standoff.read.kinds_of_file import Unreadable
from standoff.record.plain_yaml import PlainYamlError, parse, read_plain_yaml

FOLDER_FILE = "metadata.yaml"
LONGEST = 1_000  # characters of one value
SPELLED = {"date": "published"}


@dataclass(frozen=True, slots=True)
class About:
    """What is said about a document; `published` is an ISO day."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None

    def filled(self, other: About) -> About:
        """Return this with what it does not say taken from `other`."""
        return About(**{
            field.name: getattr(self, field.name) or getattr(other, field.name) for field in fields(About)
        })  # fmt: skip


NAMES = tuple("date" if field.name == "published" else field.name for field in fields(About))


def iso_day(text: str) -> str:
    """Return a day as YYYY-MM-DD.

    Raises:
        ValueError: it is no day.
    """
    try:
        return datetime.date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise ValueError(f"'{text.strip()[:40]}' is no date; write it as YYYY-MM-DD") from None


def from_mapping(data: Any) -> About:
    """Return what a mapping of field names says.

    Raises:
        ValueError: a field or value is wrong; a few words.
    """
    if not isinstance(data, Mapping):
        raise ValueError(  # noqa: TRY004 - what stands in a file, not what a caller passes
            f"it must hold fields such as 'publisher: NAME'; the fields are {', '.join(NAMES)}"
        )
    values: dict[str, str] = {}
    for name, value in data.items():
        if name not in (*NAMES, "published"):
            near = difflib.get_close_matches(str(name), NAMES, 1)
            hint = f"did you mean '{near[0]}'?" if near else f"the fields are {', '.join(NAMES)}"
            raise ValueError(f"'{str(name)[:40]}' is not a field here; {hint}")
        if value is None:
            continue
        if not isinstance(value, str) or len(value) > LONGEST:
            raise ValueError(f"'{name}' must be one value of at most {LONGEST:,} characters")
        ours = SPELLED.get(name, name)
        values[ours] = iso_day(value) if ours == "published" else " ".join(value.split())
    return About(**values)


def beside(path: Path) -> tuple[About, bytes]:
    """Return what the files beside a document say about it, and a fingerprint of what they hold.

    Raises:
        Unreadable: one of them is broken.
    """
    found, marks = About(), []
    for sidecar in sidecars(path):
        if not sidecar.is_file() or sidecar == path:
            continue
        try:
            data = read_plain_yaml(sidecar)
            if sidecar.name == FOLDER_FILE:
                data = data.get(path.name) if isinstance(data, Mapping) else data
            if data is not None:
                about = from_mapping(data)
                found = found.filled(about)
                marks.append(repr(dataclasses.astuple(about)))
        except (PlainYamlError, ValueError) as error:
            raise Unreadable(f"was not read because {sidecar.name} beside it is wrong: {error}") from None
    return found, "\n".join(marks).encode("utf-8", "replace")


def sidecars(path: Path) -> tuple[Path, ...]:
    """Return the files that may say something about a document, what is nearest first."""
    return (path.with_name(path.name + ".yaml"), path.with_name(path.stem + ".yaml"), path.with_name(FOLDER_FILE))


def from_front_matter(text: str) -> About:
    """Return what the front matter of a Markdown file says; fields it has for other programs are left aside."""
    try:
        data = parse(text)
    except PlainYamlError:
        return About()
    if not isinstance(data, Mapping):
        return About()
    found = About()
    for name in (*NAMES, "published"):
        try:
            found = found.filled(from_mapping({name: data[name]})) if name in data else found
        except ValueError:
            continue
    return found
