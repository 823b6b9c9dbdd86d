"""Keep compiled programs and solved draws between commands, so that only the first one of a case pays for them.

Compiled programs are code that will be run again: they live in a folder that only its owner can write to, apart for
every version of the compiler and every kind of processor; solved draws stand beside them, under the hash of their run.
`STANDOFF_CACHE=off` switches both off; `STANDOFF_CACHE=FOLDER` moves them.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
from importlib.metadata import version
from pathlib import Path

MOST_RUNS = 24  # runs that are kept; the one that was used longest ago goes first


def use_compilation_cache() -> Path | None:
    """Point JAX at the cache; return its folder, or None where there is to be none or none can be made safely."""
    folder = _own_folder(f"jax-{version('jaxlib')}-{_processor()}")
    if folder is None:
        return None
    import jax

    jax.config.update("jax_compilation_cache_dir", str(folder))
    jax.config.update("jax_persistent_cache_min_compile_time_secs", 0.5)
    return folder


def runs_folder() -> Path | None:
    """Return the folder of solved draws, or None where there is to be none or none can be made safely."""
    return _own_folder(f"runs-{_processor()}")


def trim_runs(used: Path) -> None:
    """Mark a run of the cache as used just now, and remove those that were used longest ago.

    Raises:
        OSError: a folder cannot be read or marked.
    """
    os.utime(used)
    oldest_last = sorted(used.parent.iterdir(), key=lambda folder: folder.stat().st_mtime, reverse=True)
    for folder in oldest_last[MOST_RUNS:]:
        if not (folder / ".lock").exists():
            shutil.rmtree(folder, ignore_errors=True)


def _own_folder(name: str) -> Path | None:
    """Return a folder of the cache that only its owner can write to; None where there is none."""
    wanted = os.environ.get("STANDOFF_CACHE", "")
    if wanted == "off":
        return None
    try:
        home = Path(wanted) if wanted else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "standoff"
        folder = home / name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.stat().st_uid != os.getuid() or folder.stat().st_mode & 0o022:
            return None
    except (OSError, RuntimeError, AttributeError):  # no home, no permission, or a system without user ids
        return None
    return folder


def _processor() -> str:
    """Return a short name for what this processor can do: programs compiled for another kind may not run here."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    flags = next((line for line in lines if line.startswith(("flags", "Features"))), platform.processor())
    model = next((line for line in lines if line.startswith("model name")), platform.machine())
    return hashlib.sha256(f"{model}{flags}".encode()).hexdigest()[:12]
