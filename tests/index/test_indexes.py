"""What rows are found by is made after them, whatever befell the run that inserted them."""

import shutil
import sqlite3
from contextlib import closing

import pytest
from tests.conftest import NOW

from nashra import index
from nashra.build import Options, build
from nashra.index import identity, indexes

ALL = "SELECT name FROM sqlite_master WHERE type = 'index' AND sql NOT NULL"


def made(site):
    with closing(sqlite3.connect(site.path / index.INDEX)) as database:
        return {name for (name,) in database.execute(ALL)}


@pytest.fixture
def all_of_them(site):
    site.build()
    return made(site)


def test_all_are_there_after_a_run(all_of_them):
    assert all_of_them == {*indexes.OF_FROZEN, *indexes.OF_ARTICLES}


def test_all_are_there_where_everything_was_read_anew(site, all_of_them):
    build(site.path, NOW, options=Options(everything=True))
    assert made(site) == all_of_them


def test_the_next_run_makes_what_a_killed_one_did_not(site, monkeypatch, all_of_them):
    with monkeypatch.context() as patched:
        patched.setattr(index, "_AT_ONCE", 1)  # committed after each file
        patched.setattr(indexes, "make", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            build(site.path, NOW, options=Options(everything=True))
    assert made(site) < all_of_them
    site.build()
    assert made(site) == all_of_them


@pytest.mark.usefixtures("all_of_them")
def test_identities_are_found_by_theirs_while_articles_are_inserted(site, monkeypatch):
    shutil.rmtree(site.path / ".nashra")
    (site.path / "content/news/good.txt").rename(site.path / "content/news/renamed.txt")
    plans = []

    def explained(database, *article):
        query = "EXPLAIN QUERY PLAN SELECT path FROM frozen WHERE digest = 'x'"
        plans.extend(row[3] for row in database.execute(query))
        return frozen(database, *article)

    frozen = identity.frozen
    monkeypatch.setattr(identity, "frozen", explained)
    site.build()
    assert plans
    assert all("INDEX frozen_digest" in plan for plan in plans)
