"""Light commands stay light: what `--help`, `check`, `cases` and `schema` import, and so how fast they start."""

import json
import subprocess
import sys

import pytest

HEAVY = {"jax", "jaxlib", "scipy", "equinox", "altair", "vl_convert", "hypothesis", "pandas"}
SCRIPT = """
import json, sys
from standoff.cli import run
code = run(sys.argv[1:])
print(json.dumps({"code": code, "modules": sorted({name.split(".")[0] for name in sys.modules})}), file=sys.stderr)
"""


def modules_after(*arguments: str) -> set[str]:
    """Run a command line in a fresh Python and return the top-level modules it imported."""
    done = subprocess.run([sys.executable, "-c", SCRIPT, *arguments], capture_output=True, text=True, check=True)
    said = json.loads(done.stderr.splitlines()[-1])
    assert said["code"] == 0, done.stdout + done.stderr
    return set(said["modules"])


@pytest.mark.parametrize(
    "arguments", [("--help",), ("check", "sarn-valley"), ("check", "ukraine-2025"), ("cases",), ("schema",), ("forecast", "--help")], ids=" ".join
)
def test_light_commands_import_nothing_heavy(arguments):
    assert modules_after(*arguments) & HEAVY == set()


def test_help_reads_no_yaml_and_builds_no_models():
    assert modules_after("--help") & {"pydantic", "ruamel", "numpy", "rich", "jinja2"} == set()


def test_a_heavy_import_would_be_seen():
    assert "numpy" in modules_after("check", "sarn-valley")
