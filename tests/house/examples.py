"""Find the examples in the documentation and run them.

A ```console block holds commands (lines that begin with `$ `) and what each prints, to either stream; `...` stands for
anything. Commands of one page share an empty folder. All ```python blocks of a page run as one script in that folder,
after the page's commands. A ```yaml block must be YAML 1.2.
"""

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
LONGEST = 300  # seconds for one command, so that a hanging one ends with a name


@dataclass(frozen=True)
class Block:
    """One fenced block of a page."""

    language: str
    text: str
    line: int


@dataclass(frozen=True)
class Command:
    """One command line of a page and what the page says it prints."""

    words: tuple[str, ...]
    shown: str


def blocks_of(page: str, language: str) -> list[Block]:
    """Return the fenced blocks of a page in one language, in order."""
    found = [Block(match[1], match[2], page[: match.start()].count("\n") + 2) for match in FENCE.finditer(page)]
    return [block for block in found if block.language == language]


def commands_of(block: Block) -> list[Command]:
    """Split a console block into its commands and the text shown under each.

    Raises:
        ValueError: the block begins with something that is no command.
    """
    found: list[Command] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            found.append(Command(tuple(shlex.split(line[2:])), ""))
        elif found:
            found[-1] = Command(found[-1].words, found[-1].shown + line + "\n")
        else:
            raise ValueError(f"the console block at line {block.line} begins with no command")
    return found


def run_command(command: Command, folder: Path) -> str:
    """Run a `standoff` command through the installed script and return what it printed, to either stream.

    Raises:
        ValueError: the command is not one that can be run here, or the script is not installed.
    """
    if command.words[0] != "standoff":
        raise ValueError(f"a console block runs 'standoff' commands only, not '{command.words[0]}'; use ```text instead")
    script = shutil.which("standoff", path=sysconfig.get_path("scripts"))
    if script is None:
        raise ValueError("the console script 'standoff' is not installed beside this Python; run `make setup`")
    return run([script, *command.words[1:]], folder)


def run_python(script: str, folder: Path) -> str:
    """Run the Python examples of a page as one script; return what it printed.

    Raises:
        AssertionError: the script failed; with its last words.
    """
    return run([sys.executable, "-c", script], folder, must_work=True)


def run(command: list[str], folder: Path, must_work: bool = False) -> str:
    """Run a command in `folder` without a terminal and without colour; return both streams together."""
    surroundings = os.environ | {"NO_COLOR": "1", "COLUMNS": "100", "PYTHONWARNINGS": "error::DeprecationWarning:__main__"}
    done = subprocess.run(
        command, cwd=folder, env=surroundings, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, timeout=LONGEST, check=False,
    )  # fmt: skip
    assert not (must_work and done.returncode), done.stdout
    return done.stdout


def fits(shown: str, printed: str) -> bool:
    """Return whether what was printed is what the page shows, `...` standing for anything."""
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    return doctest.OutputChecker().check_output(shown, printed, flags)
