"""The files of the project, for the tests that read them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "src" / "standoff"
NOT_OURS = {
    ".git", ".venv", ".venv-peers", "out", "build", "dist", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis"
}  # fmt: skip


@cache
def project_files() -> tuple[Path, ...]:
    """Return every file that git tracks or would track; without git, every file outside the ignored folders."""
    command = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        names = done.stdout.split("\0") if done.returncode == 0 else []
    except FileNotFoundError:
        names = []
    listed = [ROOT / name for name in names if name] or [
        path for path in ROOT.rglob("*") if not NOT_OURS & set(path.relative_to(ROOT).parts)
    ]
    return tuple(sorted(path for path in listed if path.is_file()))


@cache
def text_of(path: Path) -> str | None:
    """Return the text of a file, or None where it is not text."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


@cache
def python_files(folder: str = "") -> tuple[Path, ...]:
    """Return the project's Python files under `folder`."""
    under = ROOT / folder
    return tuple(path for path in project_files() if path.suffix == ".py" and path.is_relative_to(under))


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def short(path: Path) -> str:
    """Return the path as seen from the project's folder."""
    return path.relative_to(ROOT).as_posix()
