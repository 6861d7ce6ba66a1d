"""Plain text files with sidecars: bad ones are set aside, the others read."""

import json
import os
import random
from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError, SourceError
from pipeline.records import Article, Dropped
from pipeline.sources.admission import admit
from pipeline.sources.files import FilesSource

NOW = "2024-03-20T12:00:00Z"


def source(path: Path | str, pattern: str = "*.txt", max_bytes: int = 1000) -> FilesSource:
    return FilesSource(path=str(path), pattern=pattern, max_bytes=max_bytes)


def read(path: Path | str, **parameters: object) -> list[Article | Dropped]:
    built = source(path, **parameters)  # type: ignore[arg-type]
    built.check()
    return list(built.read(NOW))


def reasons(path: Path) -> dict[str, str]:
    return {r.key: r.reason for r in read(path) if isinstance(r, Dropped)}


def texts(path: Path | str, **parameters: object) -> list[str]:
    return [r.text for r in read(path, **parameters) if isinstance(r, Article)]


def test_a_folder_is_read_with_its_folders_but_not_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", ".hidden.txt", ".git/d.txt", "note.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    assert texts(tmp_path) == ["a/c.txt", "b.txt"]
    assert texts(tmp_path, pattern="*.md") == ["note.md"]
    assert texts(tmp_path / "b.txt") == ["b.txt"]
    assert texts(f"{tmp_path}/**/c*.txt") == ["a/c.txt"]


def test_a_sidecar_gives_what_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    known = {"id": 7, "outlet": "The Bay", "title": "Rain", "published": "2024-03-05", "text": "No.", "extra": [1]}
    (tmp_path / "a.json").write_text(json.dumps(known))
    (article,) = read(tmp_path)
    assert isinstance(article, Article)
    assert (article.article_id, article.outlet, article.title, article.text) == ("7", "The Bay", "Rain", "It rained.")
    assert (article.published, article.date_source) == ("2024-03-05", "sidecar")
    assert texts(tmp_path, pattern="*") == ["It rained."]


def test_without_a_sidecar_the_id_is_made_of_the_content_and_not_of_the_path(tmp_path: Path) -> None:
    for name in ("a.txt", "z/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("It rained.")
    admitted = admit(source(tmp_path).read(NOW))
    assert len(admitted.articles) == 1
    assert [d.reason for d in admitted.dropped] == ["repeat"]
    assert admitted.articles[0].outlet is None and admitted.articles[0].published is None


def test_each_bad_file_has_a_reason_and_the_good_ones_are_read(tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(bytes(100))
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_bytes("Là, il pleuvait.".encode("cp1252"))
    (tmp_path / "large.txt").write_bytes(b"x" * 1001)
    (tmp_path / "sidecar.txt").write_text("It rained.")
    (tmp_path / "sidecar.json").write_text("{")
    (tmp_path / "space.txt").write_text(" \n\t ")
    (tmp_path / "vanished.txt").symlink_to(tmp_path / "nowhere.txt")
    assert reasons(tmp_path) == {
        "binary.txt": "not_text",
        "empty.txt": "empty_text",
        "large.txt": "too_large",
        "sidecar.txt": "bad_sidecar",
        "space.txt": "empty_text",
        "vanished.txt": "unreadable",
    }
    assert texts(tmp_path) == ["Là, il pleuvait."]


@pytest.mark.parametrize("pattern", ["", "*.txt"])
def test_a_pipe_among_the_files_does_not_block_and_is_told_of(pattern: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text("It rained.")
    assert texts(tmp_path / pattern) == ["It rained."]
    assert reasons(tmp_path / pattern) == {"pipe.txt": "unreadable"}


def test_file_names_of_any_bytes_are_read_and_printable(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"\xff.txt")).touch()
    assert list(reasons(tmp_path)) == ["\ufffd.txt"]


@pytest.mark.parametrize(
    ("path", "message"), [("", "is empty"), ("nowhere", "does not exist"), ("nowhere/*.txt", "matches no file")]
)
def test_a_path_behind_which_there_is_nothing_is_refused(path: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=message):
        source(f"{tmp_path}/{path}" if path else "").check()


def test_a_folder_without_matching_files_is_refused_but_an_empty_one_is_not(tmp_path: Path) -> None:
    source(tmp_path).check()
    assert read(tmp_path) == []
    (tmp_path / "a.md").write_text("It rained.")
    with pytest.raises(SourceError, match=r"holds no \*\.txt, but a\.md"):
        source(tmp_path).check()


def test_a_parameter_out_of_range_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="max_bytes"):
        source("x", max_bytes=0)
    with pytest.raises(ConfigurationError, match="max_bytes"):
        FilesSource(path="x", pattern="*.txt", max_bytes="5")  # type: ignore[arg-type]


def test_the_order_in_which_files_were_made_does_not_matter(tmp_path: Path) -> None:
    names = [f"{i}.txt" for i in range(8)]
    results = []
    for seed in range(2):
        folder = tmp_path / str(seed)
        folder.mkdir()
        random.Random(seed).shuffle(names)
        for name in names:
            (folder / name).write_text(f"It rained on day {int(name[0]) % 3}.")
        results.append(admit(source(folder).read(NOW)))
    assert results[0] == results[1]


def test_a_few_stray_nuls_are_taken_out_of_a_short_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"The mayor\x00 said that it rained.\x00 The river rose.")
    assert texts(tmp_path) == ["The mayor said that it rained. The river rose."]


def test_a_link_out_of_the_folder_is_set_aside_and_one_inside_is_followed(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("A secret.")
    (folder / "real.txt").write_text("It rained.")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "same.txt").symlink_to(folder / "real.txt")
    assert reasons(folder) == {"out.txt": "unreadable"}
    assert texts(folder) == ["It rained.", "It rained."]
