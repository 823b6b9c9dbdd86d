"""The lock file: exact, without hosts, complete, and free of licences that would bind users."""

import re
import tomllib
from importlib import metadata

from tests.house.tree import ROOT

LINE = re.compile(r'^([A-Za-z0-9._-]+)==([A-Za-z0-9._!+]+)( ; sys_platform == "win32")?$')
NOT_LOCKED = ("train", "cluster")  # extras of hundreds of megabytes that neither the demo nor the tests install
BINDING = re.compile(r"\bA?L?GPL|GNU (Affero|Lesser|Library)? ?General Public", re.IGNORECASE)


def lock_lines() -> list[str]:
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked() -> dict[str, str]:
    """Return name -> version of the packages that are installed everywhere."""
    found = [LINE.match(line) for line in lock_lines()]
    return {canonical(match[1]): match[2] for match in found if match and not match[3]}


def required() -> dict[str, str]:
    """Return name -> requirement of all that pyproject.toml asks for, for use, reading, tests and building.

    Other extras (a cluster, views for other tools) are nobody's until they are asked for, and are not locked.
    """
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = data["project"]
    wanted = project["dependencies"] + data["build-system"]["requires"]
    wanted += project["optional-dependencies"]["test"]
    return {canonical(re.match(r"[A-Za-z0-9._-]+", item)[0]): item for item in wanted}


def test_every_line_is_one_exact_version():
    assert [line for line in lock_lines() if not LINE.match(line)] == []


def test_the_lock_names_no_host():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"://|--|\.org|\.com|\.io|@", text)


def test_everything_required_is_locked_in_a_version_that_fits():
    from packaging.requirements import Requirement

    versions = locked()
    assert set(required()) <= set(versions)
    unfit = [item for name, item in required().items() if not Requirement(item).specifier.contains(versions[name])]
    assert unfit == []


def test_the_lock_is_closed_under_dependencies():
    from packaging.requirements import Requirement

    versions = locked()
    missing = []
    for name in versions:
        for text in metadata.requires(name) or []:
            need = Requirement(text)
            wanted = need.marker is None or need.marker.evaluate({"extra": ""})
            if wanted and canonical(need.name) not in versions:
                missing.append(f"{name} needs {text}")
    assert missing == []


def test_the_locked_versions_are_installed():
    different = {name: metadata.version(name) for name, version in locked().items() if metadata.version(name) != version}
    assert different == {}


def is_binding(licence: str) -> bool:
    """Return whether every choice that a licence offers is a GPL; `A OR B` leaves the choice to whoever uses it."""
    return all(BINDING.search(choice) for choice in re.split(r"\s+OR\s+", licence))


def test_a_choice_of_licences_binds_only_if_every_choice_does():
    assert is_binding("GPL-3.0-only") and is_binding("GPL-2.0-only OR LGPL-2.1-or-later")
    assert not is_binding("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later") and not is_binding("Apache-2.0")


def test_no_dependency_is_under_a_gpl():
    found = []
    for name in locked():
        about = metadata.metadata(name)
        classifiers = [item for item in about.get_all("Classifier") or [] if item.startswith("License")]
        stated = [about.get("License-Expression") or "", *classifiers]
        short_licence = about.get("License") or ""
        stated += [short_licence] if len(short_licence) < 100 else []
        found += [f"{name}: {text}" for text in stated if is_binding(text)]
        assert any(stated), f"{name} states no licence"
    assert found == []


def test_requires_python_has_no_upper_bound():
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert data["project"]["requires-python"] == ">=3.11" and data["project"]["license"] == "Apache-2.0"
