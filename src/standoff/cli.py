"""The `standoff` command: its subcommands, and how it ends.

Results go to stdout, talk to stderr. Exit codes: 0 fine, 1 something wrong in the input, 2 usage, 3 solved but not to
tolerance, 130 stopped by Ctrl-C. Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from standoff import __version__
from standoff.commands import (
    believed,
    cases,
    check,
    claims,
    doctor,
    draft,
    export,
    forecast,
    levers,
    mechanisms,
    propose,
    read,
    record,
    report,
    search,
    show,
    solve,
    theory,
    tipping,
    train,
    whatif,
    why,
)
from standoff.commands.common import STOPPED, Failure, Stopped


class Commands(click.Group):
    """The subcommands in the order in which people meet them; Ctrl-C ends any of them with one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in order of writing."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand; turn Ctrl-C into an exit with one line."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise Stopped() from None

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Find the subcommand; name the nearest one when there is none of that name."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise click.UsageError(_unknown(args[0], list(self.commands)), ctx)
        return super().resolve_command(ctx, args)


def _unknown(name: str, known: list[str]) -> str:
    import difflib

    near = difflib.get_close_matches(name, known, 1)
    hint = f"did you mean '{near[0]}'?" if near else f"commands: {', '.join(known)}"
    return f"no command '{name}'; {hint}"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="standoff %(version)s")
def standoff() -> None:
    """Forecast and explain negotiations that go on while the fighting does.

    A CASE is a YAML file, or the name of a built-in case (see 'standoff cases'). Every number is a statement about the
    model of the case. Start with 'standoff demo'.
    """


for _command in (
    report.demo, cases.new, check.check, solve.solve, forecast.forecast, why.why, levers.levers, tipping.tipping,
    whatif.whatif, claims.claims, believed.believed, report.report, read.read, record.record, search.search, show.show,
    draft.draft, propose.propose, train.train, cases.cases, mechanisms.mechanisms, cases.schema, theory.theory, export.export, doctor.doctor,
):  # fmt: skip
    standoff.add_command(_command)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code; whatever goes wrong in the input is said in words on stderr."""
    try:
        code = standoff.main(args=arguments, prog_name="standoff", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        return STOPPED
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except MemoryError:
        Failure("this machine ran out of memory; try fewer draws, or a case with fewer worlds").show()
        return 1
    return code if isinstance(code, int) else 0


def main() -> NoReturn:
    """Run the command line of this process, and end it."""
    code = run()
    if code == STOPPED:  # a computation may still be running in its thread, and must not hold up the exit
        sys.stderr.flush()
        os._exit(STOPPED)
    sys.exit(code)
