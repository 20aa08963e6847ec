"""What a published feed holds is not made again, unless it could be another."""

import os

import pytest
from tests.conftest import FEEDS_TOML, NOW

from nashra import index, render
from nashra.build import Options, Status, build


@pytest.fixture
def made(monkeypatch):
    """The paths of the articles of which an entry is made, once for each form."""
    paths = []
    real = render.parts

    def parts(feed, form):
        paths.extend(entry.where.path for entry in feed.entries)
        return real(feed, form)

    monkeypatch.setattr(render, "parts", parts)
    return paths


@pytest.fixture
def published(site, made):
    for number in range(5):
        site.write(f"content/news/{number}.txt", f"خبر رقم {number} من المدينة.", "published = 2026-10-01\n")
    site.build()
    made.clear()
    return site


def test_of_a_feed_that_gets_an_article_one_entry_is_made(published, made):
    before = published.feed()
    published.write("content/news/new.txt", "خبر جديد من المدينة.", "published = 2026-10-02\n")
    published.build()
    assert made == ["content/news/new.txt"] * 2
    assert published.feed().count(b"<item ") == before.count(b"<item ") + 1


def test_an_article_that_changed_is_made_again_and_one_that_went_is_not_in_the_feed(published, made):
    published.write("content/news/2.txt", "خبر صحح من المدينة.", "published = 2026-10-01\n")
    (published.path / "content/news/3.txt").unlink()
    published.build()
    assert set(made) == {"content/news/2.txt"}
    assert "خبر صحح" in published.feed().decode()
    assert "خبر رقم 3" not in published.feed().decode()


@pytest.mark.parametrize("change", ["title = 'آخر'\n", "body = 'summary'\n", "language = 'fa'\n"])
def test_another_configuration_makes_all_again(published, made, change):
    published.write("content/feeds.toml", FEEDS_TOML + "[[feed]]\nname = 'main'\n" + change, "")
    published.build()
    assert len(set(made)) == 6


def test_all_is_made_again_where_that_is_asked(published, made):
    build(published.path, NOW, options=Options(everything=True))
    assert len(set(made)) == 6


def test_a_feed_that_another_hand_wrote_in_is_not_believed(published):
    file = published.path / "feeds/main.rss"
    right, stat = file.read_bytes(), file.stat()
    with file.open("r+b") as stream:
        stream.write(right.replace("رقم 1".encode(), "رقم ٩".encode()[:6]))
        stream.truncate(len(right))
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    published.write("content/news/new.txt", "خبر جديد من المدينة.", "published = 2026-10-02\n")
    published.build()
    joined = published.feed()
    build(published.path, NOW, options=Options(everything=True))
    assert published.feed() == joined
    assert "رقم 1" in joined.decode()


def test_what_a_disk_spoiled_is_made_again(published, made):
    """A disk changes no time of a file, so here the index is told the new one."""
    file = published.path / "feeds/main.rss"
    right, stat = file.read_bytes(), file.stat()
    with file.open("r+b") as stream:
        stream.seek(right.index("رقم 1".encode()))
        stream.write(b"\xff")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    with index.opened(published.path / index.INDEX) as database:
        database.execute("UPDATE joined SET touched = ? WHERE path = 'main.rss'", (file.stat().st_ctime_ns,))
    published.write("content/news/new.txt", "خبر جديد من المدينة.", "published = 2026-10-02\n")
    assert published.build().status is Status.DONE
    assert sorted(set(made)) == ["content/news/1.txt", "content/news/new.txt"]
    assert "رقم 1" in published.feed().decode()
