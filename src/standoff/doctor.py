"""Look at this machine and say whether Standoff can work on it."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import standoff


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: what was found, and what to do where it is not as it should be."""

    name: str
    is_fine: bool
    found: str
    advice: str = ""


def examine() -> list[Finding]:
    """Look at everything; a check that breaks is a finding too."""
    return [_guarded(name, check) for name, check in CHECKS.items()]


def _guarded(name: str, check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except Exception as error:  # noqa: BLE001  a broken installation can raise anything, and that is the finding
        return Finding(name, False, f"{type(error).__name__}: {error}", "run `make clean`, then `make demo`, to install afresh")


def _python() -> Finding:
    version = platform.python_version()
    found = f"{version} on {platform.system()} {platform.machine()}"
    return Finding("python", sys.version_info >= (3, 11), found, "Standoff needs Python 3.11 or newer")


def _packages() -> Finding:
    """Compare the packages that are installed with the oldest versions that are known to work."""
    wanted = [text for text in importlib.metadata.requires("standoff") or [] if "extra ==" not in text]
    wrong, seen = [], []
    for text in wanted:
        name, oldest = re.match(r"([\w.-]+)\s*>=\s*([\d.]+)", text).groups()
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            wrong.append(f"{name} is missing")
            continue
        seen.append(f"{name} {version}")
        if _numbers(version) < _numbers(oldest):
            wrong.append(f"{name} {version} is older than {oldest}")
    return Finding("packages", not wrong, "; ".join(wrong or [", ".join(seen)]), "install the versions of requirements.lock")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


def _machine() -> Finding:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9 if hasattr(os, "sysconf") else None
    found = f"{cores} cores" + (f", {memory:.0f} GB of memory" if memory else "")
    return Finding("machine", memory is None or memory >= 3, found, "large cases need 4 GB of memory or more")


def _arithmetic() -> Finding:
    """Compile and run a small function, and see that double precision is double."""
    import jax
    import jax.numpy as jnp

    devices = ", ".join(sorted({f"{device.platform} ({device.device_kind})" for device in jax.devices()}))
    with jax.enable_x64(True):
        rest = float(jax.jit(lambda x: (x + 1e-12) - 1.0)(jnp.float64(1.0)))
    return Finding("arithmetic", abs(rest - 1e-12) < 1e-15, f"jax {jax.__version__} on {devices}", "reinstall jax and jaxlib")


def _charts() -> Finding:
    """Draw a bar to SVG."""
    import vl_convert

    bar = {"mark": "bar", "data": {"values": [{"x": 1}]}, "encoding": {"x": {"field": "x", "type": "quantitative"}}}
    drawn = vl_convert.vegalite_to_svg(bar)
    return Finding("charts", drawn.lstrip().startswith("<svg"), "drawn to SVG without a browser", "reinstall vl-convert-python")


def _cases() -> Finding:
    names = sorted(path.stem for path in (Path(standoff.__file__).parent / "cases").glob("*.yaml"))
    return Finding("built-in cases", bool(names), ", ".join(names) or "none", "reinstall standoff")


def _folder() -> Finding:
    here = os.getcwd()
    return Finding("current folder", os.access(here, os.W_OK), here, "reports are written below it: go to a folder you may write to")


CHECKS: dict[str, Callable[[], Finding]] = {
    "python": _python,
    "packages": _packages,
    "machine": _machine,
    "arithmetic": _arithmetic,
    "charts": _charts,
    "built-in cases": _cases,
    "current folder": _folder,
}
