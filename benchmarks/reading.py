"""Time and memory of reading: one core per thousand words, ten thousand articles in constant memory, killed and resumed.

    python benchmarks/reading.py [--articles 10000] [--jobs 2] [--stories 6]

Articles are invented: each is made of so many stories (`tests/read/stories.py`) of some hundred words. Memory is the largest resident set that the
reading process and its workers had, for a tenth of the articles and for all of them: constant memory means that the two are
nearly the same. Then a reading is killed half-way, by SIGKILL, and started again: no article may be lost or doubled.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from standoff.read.load import parse_content
from standoff.read.pipeline import annotate
from standoff.record.store import Store
from tests.read.stories import story

READ = """
import resource, sys
from pathlib import Path
from standoff.read.into_record import read_into
from standoff.record.store import Store
if __name__ == "__main__":
    with Store.open(sys.argv[2]) as store:
        summary = read_into(store, [Path(sys.argv[1])], jobs=int(sys.argv[3]))
        counts = store.counts()
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(own, summary.outcomes["new"], summary.outcomes["unchanged"], counts["documents"], len(summary.skipped))
"""


def article(number: int, stories: int) -> str:
    """Return an article of some hundred words a story."""
    return "\n".join(story(stories * number + part) for part in range(stories))


def show(what: str, result: str, target: str = "") -> None:
    """Print one line of the table."""
    print(f"{what:<58} {result:<50} {target}".rstrip(), flush=True)


def show_one_core(repeats: int = 20) -> None:
    """Print the CPU time of loading and annotating, per thousand words."""
    content = [article(number, 10).encode() for number in range(repeats)]
    annotate(parse_content(content[0], "warm.txt"))
    words = sum(len(text.split()) for text in content)
    began = time.process_time()
    for text in content:
        annotate(parse_content(text, "a.txt"))
    seconds = (time.process_time() - began) / words * 1000
    show("one core, 1,000 words, loading and all finders", f"CPU {seconds:.3f} s", "target: 0.5 s")


def write_articles(folder: Path, count: int, stories: int) -> None:
    """Write articles, a hundred to a folder."""
    for number in range(count):
        path = folder / f"{number // 100:04}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number, stories), encoding="utf-8")


def start(folder: Path, record: Path, jobs: int) -> subprocess.Popen:
    """Begin to read a folder in a process of its own."""
    command = [sys.executable, "-c", READ, str(folder), str(record), str(jobs)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def watch(process: subprocess.Popen) -> tuple[float, str]:
    """Wait for a reading; return the largest sum of resident memory of its processes (MB) and what it printed."""
    largest = 0.0
    while process.poll() is None:
        largest = max(largest, sum(map(resident, family(process.pid))))
        time.sleep(0.5)
    return largest, process.stdout.read()


def family(number: int) -> list[int]:
    """Return a process and all that came from it, where the system tells."""
    found = [number]
    for each in found:
        try:
            text = " ".join(path.read_text() for path in Path(f"/proc/{each}/task").glob("*/children"))
        except OSError:
            continue
        found += [int(child) for child in text.split() if int(child) not in found]
    return found


def resident(number: int) -> float:
    """Return the resident memory of a process in MB; shared pages count by their share."""
    try:
        lines = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def show_stream(folder: Path, count: int, jobs: int, stories: int) -> None:
    """Print time, memory and size for a tenth of the articles and for all."""
    for last in (count // 10, count):
        write_articles(folder / "news", last, stories)
        record = folder / f"{last}.sqlite"
        began = time.perf_counter()
        largest, printed = watch(start(folder / "news", record, jobs))
        seconds = time.perf_counter() - began
        own, new, _, documents, skipped = printed.split()
        assert int(new) == int(documents) == last and skipped == "0", printed
        show(f"{last:,} articles, {jobs} processes: time", f"{seconds:,.0f} s, {1000 * seconds / last:.0f} ms each")
        show("  memory: all processes together, the writing one", f"{largest:.0f} MB, {float(own):.0f} MB", "the same for both")
        show("  size of the record", f"{record.stat().st_size / 1e6:.1f} MB")
    began = time.perf_counter()
    _, printed = watch(start(folder / "news", record, jobs))
    assert printed.split()[1:4] == ["0", str(count), str(count)], printed
    show("  reading them again, nothing to do", f"{time.perf_counter() - began:.1f} s")


def show_killed(folder: Path, count: int, jobs: int, stories: int) -> None:
    """Kill a reading half-way, read again, and print what was there."""
    record = folder / "killed.sqlite"
    write_articles(folder / "some", count, stories)
    process = start(folder / "some", record, jobs)
    with Store.open(record) as store:
        while store.counts()["documents"] < count // 2 and process.poll() is None:
            time.sleep(0.02)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        before = store.counts()["documents"]
    _, printed = watch(start(folder / "some", record, jobs))
    _, new, unchanged, documents, _ = printed.split()
    with Store.open(record) as store:
        names = [stored.document.name for stored in store.documents()]
    is_right = (int(unchanged), int(new), int(documents)) == (before, count - before, count) and len(set(names)) == count
    found = f"{before} whole, then {new} more: {'none lost or doubled' if is_right else 'WRONG'}"
    show(f"killed by SIGKILL at {before} of {count} articles", found)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--stories", type=int, default=6, help="of some hundred words, in every article")
    chosen = parser.parse_args()
    show_one_core()
    with tempfile.TemporaryDirectory() as folder:
        show_killed(Path(folder), 200, chosen.jobs, chosen.stories)
        show_stream(Path(folder), chosen.articles, chosen.jobs, chosen.stories)


if __name__ == "__main__":
    main()
