"""Reading the same articles in another process gives the same items: nothing hangs on the order in which Python hashes words."""

import os
import subprocess
import sys
from pathlib import Path

UNSEEN = Path(__file__).parent / "unseen"
ARTICLES = sorted(UNSEEN.glob("18*-*.txt"))
READ = """
import hashlib, sys
from pathlib import Path
from standoff.read.load import load
from standoff.read.pipeline import annotate
print(hashlib.sha256(repr([annotate(load(Path(name))) for name in sys.argv[1:]]).encode()).hexdigest())
"""


def test_no_item_hangs_on_the_order_of_a_set():
    assert len(ARTICLES) == 11  # 18 and 180 to 189
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", READ, *map(str, ARTICLES)], env=os.environ | {"PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, text=True
        )
        for seed in ("1", "2")
    ]
    first, second = (run.communicate(timeout=120)[0] for run in runs)
    assert first == second != ""
