"""Store something, and read it."""

import pytest

from nashra import config, content


@pytest.fixture
def readings(site):
    """Return a function that stores a file and gives all that came of it."""

    def store_and_read(data, name="content/news/x.md", feeds=""):
        if feeds:
            file = site.path / "content/feeds.toml"
            file.write_text(file.read_text("utf-8") + feeds, "utf-8")
        site.write(name, data, sidecar="")
        return content.read(site.path, name, config.load(site.path))

    return store_and_read


@pytest.fixture
def article(readings):
    """Return a function that stores a file with one good article, and gives that."""

    def store_and_read(data, name="content/news/x.md", feeds=""):
        [reading] = readings(data, name, feeds)
        assert reading.article, [str(problem) for problem in reading.problems]
        return reading.article

    return store_and_read


@pytest.fixture
def told():
    """Return what readings tell, from warnings on."""

    def lines(readings, least=2):
        return [str(problem) for reading in readings for problem in reading.problems if problem.level >= least]

    return lines
