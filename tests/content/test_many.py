"""Many files, read on all cores: the same as one after the other."""

import pytest

from nashra import config, content
from nashra.build.workers import Workers
from nashra.content import reading
from nashra.index.taken import taken

COUNT = 550


@pytest.fixture
def newspaper(site):
    for number in range(COUNT):
        text = f"---\ntitle: خبر {number}\nauthor: سارة <s@x.example>\nimage: /a.png\n---\nمتن.\n"
        site.write(f"content/news/{number:04}.md", text if number % 100 else b"\x00\x01\x02", sidecar="")
    return site


def test_what_is_taken_up_of_many_is_what_is_read_one_by_one(newspaper):
    site = config.load(newspaper.path)
    paths = sorted(f"content/news/{file.name}" for file in newspaper.path.glob("content/news/*.md"))
    with Workers(2) as workers:
        together = list(content.read_all(newspaper.path, paths, site, workers.map))
    apart = [[taken(one) for one in reading.read(newspaper.path, path, site)] for path in paths]
    assert [found for _, found in together] == apart


def test_a_build_of_many_touches_nothing_the_second_time(newspaper):
    newspaper.build()
    before = newspaper.feeds()
    result = newspaper.build()
    assert {str(feed.done) for feed in result.feeds} == {"unchanged"}
    assert newspaper.feeds() == before
