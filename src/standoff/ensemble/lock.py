"""One run on one folder at a time: a file that the system locks, and lets go of however the process ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

NAME = ".lock"


class FolderInUse(ValueError):
    """Another process is at work in the folder."""


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder; the file is gone afterwards, or the system forgets it where the process is killed.

    Raises:
        FolderInUse: another process holds it; the message names the process.
        OSError: the lock cannot be written.
    """
    path = folder / NAME
    while True:
        file = path.open("a+", encoding="ascii")
        if not _try_to_lock(file):
            file.seek(0)
            owner = file.read().strip()
            file.close()
            who = f"process {owner}" if owner else "another process"
            raise FolderInUse(f"{who} is at work in {folder}: wait until it is done, or choose another folder")
        if _is_still_there(file, path):
            break
        file.close()  # the owner before removed the file while this process waited to open it
    try:
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
    finally:
        path.unlink(missing_ok=True)
        file.close()


def _is_still_there(file: IO[str], path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _try_to_lock(file: IO[str]) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
