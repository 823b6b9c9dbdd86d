"""Which files to read: those named, and those in the folders named, always in the same order."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

LEFT_ASIDE = (".yaml", ".yml")  # what people say about documents, not documents


class NoSuchPath(Exception):
    """A path that was named is not there; the message is a sentence."""


def check_paths(paths: Iterable[Path]) -> None:
    """Check that every path is there.

    Raises:
        NoSuchPath: one is not; the sentence names what is near.
    """
    for path in paths:
        if os.path.lexists(path):
            continue
        import difflib

        folder = path.parent
        names = [entry.name for entry in os.scandir(folder)] if folder.is_dir() else []
        near = difflib.get_close_matches(path.name, names, 1, 0.7)
        raise NoSuchPath(f"there is no file or folder {path}" + (f"; did you mean {folder / near[0]}?" if near else ""))


def find_files(paths: Iterable[Path], leave_out: Collection[str] = ()) -> Iterator[Path]:
    """Give the files of the paths in order, folders by name and all the way down.

    Hidden files, YAML files and the parts that a browser saves beside a page are passed over; so are the absolute paths in
    `leave_out`. Links to folders are not followed.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for parent, folders, names in os.walk(path):
            pages = {name.rpartition(".")[0] for name in names if name.lower().endswith((".html", ".htm"))}
            folders[:] = sorted(name for name in folders if not _is_aside(name, pages))
            for name in sorted(names):
                file = Path(parent) / name
                is_aside = name.startswith(".") or name.lower().endswith(LEFT_ASIDE)
                if not is_aside and os.path.abspath(file) not in leave_out:
                    yield file


def _is_aside(folder: str, pages: Collection[str]) -> bool:
    return folder.startswith(".") or (folder.endswith("_files") and folder.removesuffix("_files") in pages)
