"""Keep compiled programs between runs, so that only the first forecast of a case pays for compiling.

The cache is code that will be run again: it lives in a folder that only its owner can write to, apart for every version
of the compiler and every kind of processor. `STANDOFF_CACHE=off` switches it off; `STANDOFF_CACHE=FOLDER` moves it.
"""

from __future__ import annotations

import hashlib
import os
import platform
from importlib.metadata import version
from pathlib import Path


def use_compilation_cache() -> Path | None:
    """Point JAX at the cache; return its folder, or None where there is to be none or none can be made safely."""
    wanted = os.environ.get("STANDOFF_CACHE", "")
    if wanted == "off":
        return None
    home = Path(wanted) if wanted else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "standoff"
    folder = home / f"jax-{version('jaxlib')}-{_processor()}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.stat().st_uid != os.getuid() or folder.stat().st_mode & 0o022:
            return None
    except (OSError, AttributeError):  # no home, no permission, or a system without user ids
        return None
    import jax

    jax.config.update("jax_compilation_cache_dir", str(folder))
    jax.config.update("jax_persistent_cache_min_compile_time_secs", 0.5)
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
