"""Make `.venv` and install the locked packages and Standoff itself; do nothing where that has been done.

Needs a Python and its standard library only, and is run by `make demo` and `make test`. It must be readable by a Python
that is too old to run Standoff, so that it can say so: no syntax newer than Python 3.6.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "standoff-setup.txt"
INSTALLED_FROM = ("requirements.lock", "pyproject.toml")
OLDEST = (3, 11)
NEWEST_TRIED = (3, 13)
NAME_ANOTHER = "make PYTHON=/path/to/python3.12 demo"


class SetupError(Exception):
    """A set-up that cannot go on, as a sentence that says what to change."""


def main():
    """Set up `.venv`; return the exit code of the process."""
    try:
        if STAMP.is_file() and STAMP.read_text() == fingerprint() and works(venv_python()):
            return 0
        python = find_python()
        if python != sys.executable:
            return subprocess.call([python, str(Path(__file__).resolve())])
        set_up()
    except SetupError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("stopped; run the same command again to go on", file=sys.stderr)
        return 130
    return 0


def fingerprint():
    """Return the hash of everything an installation depends on, and where it stands."""
    digest = hashlib.sha256(str(ROOT).encode())
    for name in INSTALLED_FROM:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest() + "\n"


def find_python():
    """Return the path of a Python that is new enough, this one if possible.

    Raises:
        SetupError: no Python on this machine is new enough.
    """
    here = sys.version_info[:2]
    if OLDEST <= here <= NEWEST_TRIED:
        return sys.executable
    for minor in range(NEWEST_TRIED[1], OLDEST[1] - 1, -1):
        path = shutil.which(f"python3.{minor}")
        if path and works(path, "import venv, ensurepip"):
            return path
    if here > NEWEST_TRIED:
        return sys.executable
    raise SetupError(
        f"Standoff needs Python {dotted(OLDEST)} or newer; {sys.executable} is Python {dotted(here)}, and none of "
        f"python{dotted(OLDEST)} to python{dotted(NEWEST_TRIED)} was found. Install one, or name it: {NAME_ANOTHER}"
    )


def dotted(version):
    """Return a version as text, '3.11' for (3, 11)."""
    return ".".join(str(number) for number in version)


def venv_python():
    """Return the path of the Python inside `.venv`."""
    return str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def works(python, code="import sys; raise SystemExit(sys.version_info < (3, 11))"):
    """Return whether `python` starts and runs `code` without an error."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        done = subprocess.run([python, "-I", "-c", code], check=False, **quiet)
    except OSError:
        return False
    return done.returncode == 0


def set_up():
    """Make the environment, install the locked packages, then Standoff without dependencies, then leave the stamp."""
    started = time.time()
    if STAMP.is_file():
        STAMP.unlink()
    if not works(venv_python()) or not works(venv_python(), "import pip"):
        make_environment()
    print("Installing the packages of requirements.lock into .venv (about a minute the first time) ...", flush=True)
    # Compiled once here: without byte code every start of the program costs seconds.
    pip("install", "--compile", "--no-deps", "--only-binary", ":all:", "-r", "requirements.lock")
    pip("install", "--no-deps", "--no-build-isolation", "--editable", ".")
    pip("check")
    call([venv_python(), "-I", "-m", "compileall", "-q", "src"], "compiling the sources of Standoff failed")
    STAMP.write_text(fingerprint())
    print(f"Set up in {time.time() - started:.0f} s.", flush=True)


def make_environment():
    """Make an empty `.venv` with pip in it.

    Raises:
        SetupError: this Python comes without `venv` or `ensurepip`, or the environment could not be made.
    """
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError as error:
        raise SetupError(
            f"this Python ({sys.executable}) comes without the module '{error.name}', which makes virtual environments. "
            f"On Debian and Ubuntu: sudo apt install python{dotted(sys.version_info[:2])}-venv. "
            f"Elsewhere install Python from python.org, or name another one: {NAME_ANOTHER}"
        ) from error
    print(f"Making a virtual environment in .venv with Python {dotted(sys.version_info[:3])} ...", flush=True)
    if VENV.exists():
        shutil.rmtree(str(VENV))
    call([sys.executable, "-I", "-m", "venv", str(VENV)], "making .venv failed; is the disk full, or the folder read-only?")


def pip(*arguments):
    """Run pip inside `.venv`, blind to the caller's Python settings but not to the caller's choice of index."""
    advice = f"pip {arguments[0]} failed; see its words above. No network, or an index that lacks a package?"
    call([venv_python(), "-I", "-m", "pip", "--disable-pip-version-check", "--no-input"] + list(arguments), advice)


def call(command, advice):
    """Run `command` in the project's folder; its words are shown only when it fails.

    Raises:
        SetupError: with `advice`, when the command fails.
    """
    done = subprocess.run(
        command, check=False, cwd=str(ROOT), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode:
        sys.stderr.write(done.stdout.decode(errors="replace"))
        raise SetupError(advice)


if __name__ == "__main__":
    sys.exit(main())
