"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from goingrate.base.errors import BadField
from goingrate.data.writing import keep_inputs, write_whole


def test_folders_are_made_and_nothing_lies_beside(tmp_path: Path) -> None:
    path = tmp_path / "new" / "report.html"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_a_former_file_stays_if_the_new_one_fails(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    write_whole(path, b"one")
    with pytest.raises(TypeError):
        write_whole(path, "not bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a right to make links")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "report.html", tmp_path / "latest.html"
    link.symlink_to(path)
    write_whole(link, b"one")
    assert link.is_symlink()
    assert path.read_bytes() == b"one"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_what_is_no_file_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(pipe, b"one")
        assert os.read(reader, 10) == b"one"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_what_is_read_is_not_written_over(tmp_path: Path) -> None:
    file, link = tmp_path / "offers.yaml", tmp_path / "link.html"
    file.write_text("a: 1")
    link.symlink_to(file)
    keep_inputs((None, tmp_path / "report.html"), (file, None))
    for out in (file, link, tmp_path / "x" / ".." / "offers.yaml"):
        with pytest.raises(BadField) as caught:
            keep_inputs((None, out), (None, file))
        assert "\n" not in caught.value.said()


def test_a_pipe_behind_a_link_is_written_to() -> None:
    code = (
        "from pathlib import Path; from goingrate.data.writing import write_whole; "
        "write_whole(Path('/dev/stdout'), b'told')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.stdout == b"told"
    assert done.returncode == 0
