"""What makes a run the run that it is, and its hash.

The same identity gives the same bytes, whoever does the work. The hash is the SHA-256 of the identity as JSON with
sorted keys, without spaces, in UTF-8 (see docs/runs.md). A run is the product of the programs too, so the identity names
the versions of everything that computes, and a hash of the layers of Standoff that solve.
"""

from __future__ import annotations

import hashlib
import json
import platform
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

import standoff
from standoff.case.model import Case

FORMAT = "run/2"
COMPUTING = ("jax", "jaxlib", "numpy", "scipy")
SOLVING = ("case", "game", "solve", "mechanisms", "ensemble")


@dataclass(frozen=True)
class Identity:
    """What a run is the answer to.

    Attributes:
        case_hash: SHA-256 of what the case says.
        seed: of the draws.
        draws: how many.
        sharpened: whether the draws were moved towards the record.
        arithmetic: in which precision the games were solved, on which kind of processor.
        versions: of Standoff, of its solving layers (a hash), and of the libraries that compute.
    """

    case_hash: str
    seed: int
    draws: int
    sharpened: bool
    arithmetic: str
    versions: dict[str, str]

    @property
    def content(self) -> dict[str, object]:
        """Return the identity as plain data."""
        return {"format": FORMAT} | asdict(self)

    @property
    def hash(self) -> str:
        """Return the SHA-256 of the identity."""
        return hashlib.sha256(_canonical(self.content)).hexdigest()

    def differences(self, other: dict[str, object]) -> list[str]:
        """Return in words where another identity, as plain data, is not this one."""
        words = {"case_hash": "the case", "versions": "the version of the programs", "sharpened": "--sharpen"}
        return [words.get(name, name) for name, value in self.content.items() if other.get(name) != value]


def identity_of(case: Case, seed: int, draws: int, sharpened: bool = False) -> Identity:
    """Return the identity of a run of a case with the programs that are installed here."""
    versions = {"standoff": standoff.__version__, "programs": programs_hash()}
    versions |= {name: version(name) for name in COMPUTING}
    return Identity(case_hash(case), seed, draws, sharpened, f"float32 on {platform.machine()}", versions)


def case_hash(case: Case) -> str:
    """Return the SHA-256 of what a case says: comments and the order of writing do not count."""
    content = json.dumps(case.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


@cache
def programs_hash() -> str:
    """Return the first 16 digits of the SHA-256 of the source files that outcomes depend on."""
    digest = hashlib.sha256()
    root = Path(standoff.__file__).parent
    for layer in SOLVING:
        for path in sorted((root / layer).glob("*.py")):
            digest.update(f"{layer}/{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _canonical(content: dict[str, object]) -> bytes:
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
