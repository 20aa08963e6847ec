"""Readers that have lived through two editions: each pair of reader and format once for all tests."""

import pytest

from tests.readers import editions, programs
from tests.readers.laws import Seen
from tests.readers.server import serving


@pytest.fixture(scope="session")
def both_editions(tmp_path_factory):
    return editions.build_both(tmp_path_factory.mktemp("newsroom"))


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture(scope="session")
def seen(both_editions, server, tmp_path_factory):
    """Return what a reader has seen of a format."""
    done = {}

    def seen_by(name: str, form: str) -> Seen:
        if (name, form) not in done:
            done[name, form] = _subscribed(name, form)
        return done[name, form]

    def _subscribed(name: str, form: str) -> Seen:
        reader, home, path = programs.reader(name), tmp_path_factory.mktemp(f"{name}-{form}"), f"{name}/main.{form}"
        first, second = (edition[f"main.{form}"] for edition in both_editions)
        address = server.put(path, first, age=3600)
        with programs.opened(reader, address, home):
            shown = [reader.poll(address, home) for _ in range(3)]
            server.put(path, second, age=60)
            return Seen(shown[0], shown[2], reader.poll(address, home), server.answers(path))

    return seen_by
