"""What is installed holds what the program needs, and nothing else."""

import os
import zipfile
from importlib import metadata, resources

import pytest

from tests.house.tree import ROOT, SOURCES, project_files


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory) -> list[str]:
    """Build the wheel and return the names of the files in it."""
    from flit_core import buildapi

    folder = tmp_path_factory.mktemp("wheel")
    before = os.getcwd()
    os.chdir(ROOT)
    try:
        name = buildapi.build_wheel(str(folder))
    finally:
        os.chdir(before)
    with zipfile.ZipFile(folder / name) as archive:
        return archive.namelist()


def test_every_source_file_is_in_the_wheel(wheel_names):
    ours = {f"standoff/{path.relative_to(SOURCES).as_posix()}" for path in project_files() if path.is_relative_to(SOURCES)}
    assert ours <= set(wheel_names), sorted(ours - set(wheel_names))


def test_nothing_but_the_package_is_in_the_wheel(wheel_names):
    assert {name.split("/")[0].split("-")[0] for name in wheel_names} == {"standoff"}
    assert any(name.endswith("licenses/LICENSE") for name in wheel_names)


def test_cases_and_templates_are_found_as_resources():
    package = resources.files("standoff")
    assert {item.name for item in (package / "cases").iterdir()} >= {"sarn-valley.yaml", "ukraine-2025.yaml"}
    assert list((package / "tell" / "templates").iterdir())


def test_version_is_the_installed_one():
    import standoff

    assert metadata.version("standoff") == standoff.__version__
