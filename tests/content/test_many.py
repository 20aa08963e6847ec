"""Many files, read on all cores: the same as one after the other."""

import pytest

from nashra import config, content
from nashra.content import many, reading


@pytest.fixture
def newspaper(site):
    for number in range(many.FEW + 50):
        text = f"---\ntitle: خبر {number}\nauthor: سارة <s@x.example>\nimage: /a.png\n---\nمتن.\n"
        site.write(f"content/news/{number:04}.md", text if number % 100 else b"\xff\xff\xff", sidecar="")
    return site


def test_many_are_read_as_one_by_one_but_for_their_bodies(newspaper):
    site = config.load(newspaper.path)
    paths = sorted(f"content/news/{file.name}" for file in newspaper.path.glob("content/news/*.md"))
    assert len(paths) > many.FEW
    together = list(content.read_all(newspaper.path, paths, site))
    assert together == [[many.listed(one) for one in reading.read(newspaper.path, path, site)] for path in paths]


def test_a_build_of_many_touches_nothing_the_second_time(newspaper):
    newspaper.build()
    before = newspaper.feeds()
    result = newspaper.build()
    assert {str(feed.done) for feed in result.feeds} == {"unchanged"}
    assert newspaper.feeds() == before
