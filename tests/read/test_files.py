"""Which files are read, and in which order."""

import pytest

from standoff.read.files import NoSuchPath, check_paths, find_files


def test_folders_by_name_and_all_the_way_down(tmp_path):
    for name in ("b.txt", "a/z.html", "a/y.md", "c/d/e.pdf", "page.html", "page_files/ad.html", "own_files/f.txt",
                 ".hidden.txt", ".git/x.txt", "b.txt.yaml", "metadata.yaml", "odd.docx"):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [path.relative_to(tmp_path).as_posix() for path in find_files([tmp_path], {str(tmp_path / "a" / "y.md")})]
    assert found == ["b.txt", "odd.docx", "page.html", "a/z.html", "c/d/e.pdf", "own_files/f.txt"]


def test_a_file_that_is_named_is_read_whatever_its_name(tmp_path):
    assert list(find_files([tmp_path / ".hidden.txt", tmp_path / "b.yaml"])) == [tmp_path / ".hidden.txt", tmp_path / "b.yaml"]


def test_links_to_folders_are_not_followed(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("x")
    try:
        (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("this system cannot make links")
    assert [path.name for path in find_files([tmp_path])] == ["x.txt"]


def test_a_path_that_is_not_there_is_named_with_what_is_near(tmp_path):
    (tmp_path / "articles").mkdir()
    check_paths([tmp_path, tmp_path / "articles"])
    with pytest.raises(NoSuchPath, match=r"there is no file or folder .*article; did you mean .*articles\?"):
        check_paths([tmp_path / "article"])
    with pytest.raises(NoSuchPath, match=r"there is no file or folder .*other$"):
        check_paths([tmp_path / "nowhere" / "other"])
