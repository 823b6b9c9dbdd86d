"""Read a text file without trusting it: nothing over the limit is loaded, and every failure is a sentence."""

from __future__ import annotations

from pathlib import Path

LARGEST_FILE = 5_000_000  # bytes; a case of a thousand numbers is a tenth of a megabyte


class InputError(Exception):
    """Something is wrong with what the user gave; the message is one sentence that says what and what to do."""


def read_bytes(path: Path | str, limit: int = LARGEST_FILE) -> bytes:
    """Return the bytes of a file of at most `limit` bytes.

    Raises:
        InputError: it is missing, a folder, not readable, or larger than the limit.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder; name the file in it")
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except FileNotFoundError:
        near = _near_names(path)
        raise InputError(f"there is no file {path}{near}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(f"cannot read {path}: {reason.lower()}") from None
    if len(content) > limit:
        raise InputError(f"{path} is larger than {limit / 1e6:g} MB, which is more than Standoff reads in one file")
    return content


def read_text(path: Path | str, limit: int = LARGEST_FILE) -> str:
    """Return the text of a UTF-8 file that has something in it.

    Raises:
        InputError: as `read_bytes`, and where it is empty or not UTF-8 (with the position of the first bad byte).
    """
    return decode(read_bytes(path, limit), path)


def decode(content: bytes, path: Path | str) -> str:
    """Return `content` as text, without a byte-order mark.

    Raises:
        InputError: it is empty or not UTF-8.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise InputError(
            f"{path} is not UTF-8 text: byte {error.start} (line {line}) is 0x{content[error.start]:02x}; "
            "save the file as UTF-8"
        ) from None
    if not text.strip("\ufeff \t\r\n"):
        raise InputError(f"{path} is empty")
    return text.removeprefix("\ufeff")


def _near_names(path: Path) -> str:
    import difflib

    try:
        names = [other.name for other in path.parent.iterdir()] if path.parent.is_dir() else []
    except OSError:
        return ""
    near = difflib.get_close_matches(path.name, names, 1, 0.7)
    return f"; did you mean {path.parent / near[0]}?" if near else ""
