"""Write files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_whole(path: str | Path, data: str | bytes) -> Path:
    """Write `data` to `path` so that a reader sees the old file or the whole new one, never a part.

    Raises:
        OSError: the folder cannot be made or the file cannot be written; what stood at `path` is untouched.
    """
    return write_all_whole({Path(path): data})[0]


def write_all_whole(files: Mapping[Path, str | bytes]) -> list[Path]:
    """Write several files: all are first written beside their places, then moved there together.

    Raises:
        OSError: a folder or file cannot be written; then no file was replaced and no temporary file is left.
    """
    waiting: list[tuple[str, Path]] = []
    try:
        for path, data in files.items():
            if Path(path).is_dir():
                raise IsADirectoryError(f"{path} is a folder; a file was to be written there")
            waiting.append((_write_beside(Path(path), data), Path(path)))
        for temporary, path in waiting:
            os.replace(temporary, path)
    finally:
        for temporary, _ in waiting:
            Path(temporary).unlink(missing_ok=True)
    return [path for _, path in waiting]


def _write_beside(path: Path, data: str | bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data.encode("utf-8") if isinstance(data, str) else data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, 0o666 & ~_umask())
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
