"""`standoff read`: articles in, a record out."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from standoff.commands.common import FINE, Failure, as_json, progress_bar, talk

MOST_STANDARD_INPUT = 50_000_000  # bytes
OWN_BAR = 3  # files; fewer are read before a bar could be seen


@click.command(short_help="Read articles into a record.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path, allow_dash=True))
@click.option("-o", "--out", type=click.Path(path_type=Path), metavar="RECORD", default="record.sqlite", show_default=True,
              help="The record to make, or to add to.")  # fmt: skip
@click.option("--title", help="The title, where it is known better than from the page.")
@click.option("--publisher", help="Who published all of these.")
@click.option("--date", metavar="YYYY-MM-DD", help="When all of these were published.")
@click.option("--url", help="The address.")
@click.option("--encoding", help="Of text files that are not UTF-8, such as windows-1252.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many articles to read at a time; usually one per core.")
@as_json
def read(
    paths: tuple[Path, ...], out: Path, encoding: str | None, jobs: int | None, json_output: bool, **about: str | None
) -> int:
    """Read articles (text, Markdown, HTML, PDF) into a record.

    A PATH is a file, a folder, or - for standard input. Reading the same again changes nothing; a corrected article is
    kept beside its earlier version; what was stopped goes on where it was. What is known about article.txt may stand in
    article.txt.yaml beside it (title, publisher, date, url, language), or for a whole folder in its metadata.yaml.
    """
    import sqlite3

    from standoff.read.into_record import read_into, usual_jobs
    from standoff.record.schema import RecordError
    from standoff.record.store import Store

    said, encoding = _said(about), _known(encoding)
    _check_tagger()
    files = [path for path in paths if str(path) != "-"]
    count = _count(files, out) + (len(files) < len(paths))
    content = _standard_input() if len(files) < len(paths) else None
    if not out.parent.is_dir():
        raise Failure(f"there is no folder {out.parent} for the record")
    try:
        with Store.open(out) as store, _bar(count) as tell:
            summary = read_into(store, files, said, encoding=encoding, standard_input=content,
                                jobs=jobs or usual_jobs(count), tell=tell)  # fmt: skip
            result = as_object(store, summary)
    except RecordError as error:
        raise Failure(str(error)) from None
    except sqlite3.Error as error:
        raise Failure(f"cannot write {out}: {error}; what was read before is in it") from None
    except KeyboardInterrupt:
        talk(f"the articles read so far are in {out}; the same command goes on from there")
        raise
    _say(result, out, json_output)
    return FINE


def as_object(store: Any, summary: Any) -> dict[str, Any]:
    """Return what `--json` prints: what the record holds now, and what became of the files."""
    became = {name: summary.outcomes[name] for name in ("new", "unchanged", "updated")}
    skipped = [{"path": path, "why": why} for path, why in summary.skipped]
    unplaced = [entry.item for entry in store.corrections.unplaced]
    said = {"corrected": summary.corrected, "skipped": skipped, "unplaced": unplaced}
    return store.counts() | {"near_duplicates": store.num_near()} | became | said


def _say(result: dict[str, Any], out: Path, json_output: bool) -> None:
    from standoff.record.items import KINDS
    from standoff.record.shown import as_json as json_text
    from standoff.record.shown import shown

    for each in result["skipped"]:
        talk(f"skipped  {shown(each['path'])} {shown(each['why'])}")
    for path in result["corrected"]:
        talk(f"corrected  {shown(path)}: both versions are kept")
    for key in result["unplaced"]:
        talk(f"a correction found no item: {shown(key)}; see 'standoff record corrections {shown(str(out))}'")
    if json_output:
        click.echo(json_text(result))
        return
    changed = [f"{result[name]} {name}" for name in ("new", "unchanged", "updated") if result[name]]
    changed += [f"{len(result[name])} {name}" for name in ("corrected", "skipped") if result[name]]
    click.echo(f"{shown(str(out))}: {', '.join(changed) or 'nothing was read'}")
    click.echo(f"  {result['documents']} documents, " + ", ".join(f"{result[kind]} {kind}" for kind in KINDS))
    if result["near_duplicates"]:
        click.echo(f"  {result['near_duplicates']} of them much like an earlier one: see 'standoff record documents {out}'")


def _said(about: dict[str, str | None]) -> Any:
    from standoff.read.about import from_mapping

    try:
        return from_mapping(about)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _known(encoding: str | None) -> str | None:
    """Return an encoding that turns bytes into text, by its usual name."""
    import codecs

    if encoding is None:
        return None
    try:
        found = codecs.lookup(encoding)
        is_text = isinstance(b"a".decode(encoding), str)
    except (LookupError, ValueError):
        is_text = False
    if not is_text:
        raise click.UsageError(f"'{encoding}' is no encoding of text; windows-1252 and utf-8 are")
    return found.name


def _check_tagger() -> None:
    """Check the trained tagger that the environment names, so that a wrong one is told once and not for every article."""
    import os

    if not os.environ.get("STANDOFF_TAGGER"):
        return
    from standoff.read.tagger import trained_tagger

    try:
        trained_tagger()
    except (OSError, ValueError) as error:
        raise Failure(f"STANDOFF_TAGGER names no tagger that can be used: {error}") from None


def _count(files: list[Path], out: Path) -> int:
    """Return how many files there are to read, so that progress can be shown."""
    import os

    from standoff.read.files import NoSuchPath, check_paths, find_files

    try:
        check_paths(files)
    except NoSuchPath as error:
        raise Failure(str(error)) from None
    count = sum(1 for _ in find_files(files, {os.path.abspath(out)}))
    if files and not count:
        raise Failure(f"no article (.txt, .md, .html, .pdf) lies in {', '.join(map(str, files))}")
    return count


def _standard_input() -> bytes:
    content = sys.stdin.buffer.read(MOST_STANDARD_INPUT + 1)
    if len(content) > MOST_STANDARD_INPUT:
        raise Failure(f"standard input has more than {MOST_STANDARD_INPUT / 1e6:g} MB; name the files instead")
    return content


def _bar(count: int) -> Any:
    """Return a context that gives a function that hears of every file that is done."""
    from contextlib import contextmanager

    @contextmanager
    def bar() -> Any:
        if count < OWN_BAR:
            yield lambda done, name: None
            return
        with progress_bar(f"Reading {count:,} files") as show:
            yield _hears(show, count)

    return bar()


def _hears(show: Callable[[float], None], count: int) -> Callable[[int, str], None]:
    return lambda done, name: show(done / count)
