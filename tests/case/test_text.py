"""Files that are missing, empty, too large, folders or no text: one clear sentence each."""

import pytest

from standoff.case.text import LARGEST_FILE, InputError, read_bytes, read_text


def test_text_is_read_without_its_byte_order_mark(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_bytes(b"\xef\xbb\xbfformat: case/1\n")
    assert read_text(path) == "format: case/1\n"


def test_line_breaks_stay_as_they_are(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_bytes(b"a: 1\r\nb: 2\r\n")
    assert read_text(path) == "a: 1\r\nb: 2\r\n"


def test_missing_file_names_the_nearest(tmp_path):
    (tmp_path / "valley.yaml").write_text("a: 1", encoding="utf-8")
    with pytest.raises(InputError, match=r"there is no file .*vally\.yaml; did you mean .*valley\.yaml\?"):
        read_text(tmp_path / "vally.yaml")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        (b"a: 1\ntitle: caf\xe9\n", r"is not UTF-8 text: byte 15 \(line 2\) is 0xe9; save the file as UTF-8"),
        ("a: 1".encode("utf-16"), r"is not UTF-8 text: byte 0 \(line 1\) is 0xff"),
    ],
)
def test_what_is_no_text_is_a_sentence(tmp_path, content, words):
    path = tmp_path / "case.yaml"
    path.write_bytes(content)
    with pytest.raises(InputError, match=words):
        read_text(path)


def test_a_folder_is_not_a_file(tmp_path):
    with pytest.raises(InputError, match="is a folder; name the file in it"):
        read_text(tmp_path)


def test_a_name_no_system_accepts_is_a_sentence():
    with pytest.raises(InputError, match="cannot read"):
        read_text("a\0b")


def test_a_file_over_the_limit_is_refused_after_the_limit(tmp_path, monkeypatch):
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(InputError, match="is larger than 5 MB"):
        read_text(path)
    path.write_bytes(b"x" * 10)
    with pytest.raises(InputError, match="larger than"):
        read_bytes(path, limit=9)
    assert len(read_bytes(path, limit=10)) == 10 and LARGEST_FILE == 5_000_000
