"""Who may read what is published, and that no link leads a feed astray."""

import grp
import os
from pathlib import Path

import pytest
from tests.conftest import FEEDS_TOML, NOW

from nashra import opening
from nashra.build import Done, Options, Status, build
from nashra.model import Files
from nashra.publish import publish, remove, stamp

OTHER_GROUP = next((group.gr_gid for group in grp.getgrall() if group.gr_gid not in {os.getegid(), 0}), None)
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to any group")


def mode_of(path):
    return path.stat().st_mode & 0o777


def configure(site, files):
    (site.path / "content/feeds.toml").write_text(f"{FEEDS_TOML}[files]\n{files}\n[every.section]\n", "utf-8")


@pytest.fixture
def narrow():
    """A umask that lets nobody else read."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def test_files_twins_and_folders_have_the_mode_that_is_stated(tmp_path, narrow):
    publish(tmp_path / "feeds", "section/a.rss", [b"a"], Files(compress=("gzip",), mode=0o640))
    assert mode_of(tmp_path / "feeds/section/a.rss") == 0o640
    assert mode_of(tmp_path / "feeds/section/a.rss.gz") == 0o640
    assert mode_of(tmp_path / "feeds/section") == mode_of(tmp_path / "feeds") == 0o750


def test_another_mode_is_set_without_touching_what_did_not_change(site):
    site.build()
    before = (site.path / "feeds/main.rss").stat()
    configure(site, 'mode = "0600"')
    assert {feed.done for feed in site.build().feeds if feed.path.endswith("main.rss")} == {Done.UNCHANGED}
    after = (site.path / "feeds/main.rss").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    assert mode_of(site.path / "feeds/main.rss") == 0o600


class TestAnotherHand:
    """What someone shut is opened again, and nothing else of it is touched."""

    @pytest.fixture(autouse=True)
    def _as_its_owner(self, monkeypatch):
        """Read as one who is not root does."""
        before, real = os.umask(0o022), opening.to_read

        def to_read(path):
            if not mode_of(Path(path)) & 0o400:
                raise PermissionError(13, "Permission denied", str(path))
            return real(path)

        monkeypatch.setattr(opening, "to_read", to_read)
        yield
        os.umask(before)

    @pytest.mark.parametrize(
        ("stated", "shut", "opened"),
        [
            ("", 0o000, 0o644),
            ("", 0o200, 0o644),
            ("", 0o600, 0o644),
            ("", 0o664, 0o664),
            ('mode = "0640"', 0o000, 0o640),
            ('mode = "0640"', 0o644, 0o640),
        ],
    )
    @pytest.mark.parametrize("name", ["main.rss", "main.rss.gz"])
    def test_a_file_gets_back_the_mode_that_it_had(self, site, name, stated, shut, opened):
        configure(site, f"compress = ['gzip']\n{stated}")
        site.build()
        file = site.path / "feeds" / name
        before, data = file.stat(), file.read_bytes()
        file.chmod(shut)
        for _ in range(2):
            result = site.build()
            assert (result.status, {feed.done for feed in result.feeds}) == (Status.DONE, {Done.UNCHANGED})
            after = file.stat()
            assert (after.st_mtime_ns, after.st_ino, file.read_bytes()) == (before.st_mtime_ns, before.st_ino, data)
            assert mode_of(file) == opened

    def test_a_narrow_umask_takes_nothing_away(self, site, narrow):
        site.build()
        (site.path / "feeds/main.rss").chmod(0o644)
        site.build()
        assert mode_of(site.path / "feeds/main.rss") == 0o644

    def test_a_file_of_someone_else_stays_as_it_is_unless_a_mode_is_stated(self, site, monkeypatch):
        site.build()
        (site.path / "feeds/main.rss").chmod(0o640)

        def not_permitted(path, *_):
            raise PermissionError(1, "Operation not permitted", str(path))

        monkeypatch.setattr(Path, "chmod", not_permitted)
        assert site.build().status is Status.DONE
        configure(site, 'mode = "0644"')
        assert "feeds/main.rss: error: operation not permitted [unwritable]" in map(str, site.build().news)

    def test_what_a_link_in_its_place_leads_to_keeps_its_mode(self, site, tmp_path):
        site.build()
        (tmp_path / "precious").write_bytes(b"precious")
        (tmp_path / "precious").chmod(0o600)
        (site.path / "feeds/main.rss").unlink()
        (site.path / "feeds/main.rss").symlink_to(tmp_path / "precious")
        assert site.build().status is Status.DONE
        assert mode_of(tmp_path / "precious") == 0o600

    def test_a_preview_opens_nothing(self, site):
        site.build()
        (site.path / "feeds/main.rss").chmod(0o200)
        result = build(site.path, NOW, options=Options(preview=print))
        assert (result.status, mode_of(site.path / "feeds/main.rss")) == (Status.DONE, 0o200)


@as_root
def test_a_file_that_was_given_away_is_given_back(site):
    configure(site, f'group = "{grp.getgrgid(OTHER_GROUP).gr_name}"')
    site.build()
    os.chown(site.path / "feeds/main.rss", -1, 0)
    site.build()
    assert (site.path / "feeds/main.rss").stat().st_gid == OTHER_GROUP


@as_root
def test_files_and_folders_are_given_to_the_group(site):
    configure(site, f'group = "{grp.getgrgid(OTHER_GROUP).gr_name}"')
    site.build()
    for path in ("feeds", "feeds/main.rss", "feeds/section", "feeds/section/news.rss"):
        assert (site.path / path).stat().st_gid == OTHER_GROUP


def test_a_group_that_it_may_not_give_to_is_told_and_the_feed_stays(site, monkeypatch):
    site.build()
    before = site.feeds()

    def not_permitted(*_):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "chown", not_permitted)
    name = next(
        group.gr_name for group in grp.getgrall() if group.gr_gid != (site.path / "feeds/main.rss").stat().st_gid
    )
    configure(site, f'group = "{name}"')
    result = site.build()
    assert result.status is Status.NOTHING
    assert "feeds/main.rss: error: only root or a member of the group" in str(result.news[0])
    assert site.feeds().items() >= before.items()


@pytest.mark.parametrize(
    ("files", "fact"),
    [
        ("mode = 644", "mode: 644 is no mode"),
        ('mode = "0999"', "mode: '0999' is no mode"),
        ('mode = "0666"', "mode: '0666' lets"),
        ('mode = "0444"', "mode: '0444' lets"),
        ('mode = "0755"', "mode: '0755' lets"),
        ('group = "no-such-group"', "group: 'no-such-group' is no group of this machine"),
        ('links = "yes"', "links: 'yes'"),
    ],
)
def test_what_is_no_right_is_told_with_its_line(site, files, fact):
    configure(site, files)
    (problem,) = site.build().problems
    assert str(problem).startswith(f"content/feeds.toml:6: error: {fact}")


class TestLinks:
    @pytest.mark.parametrize("link", ["feeds", "feeds/section"])
    def test_a_folder_that_leads_out_is_not_written_through(self, site, tmp_path, link):
        configure(site, "")
        (tmp_path / "elsewhere").mkdir()
        (site.path / link).parent.mkdir(exist_ok=True)
        (site.path / link).symlink_to(tmp_path / "elsewhere")
        for _ in range(2):
            result = site.build()
            told = [str(problem) for problem in result.news]
            assert "feeds/section/news.rss: error: the folder is a link, and is not followed" in told[-2]
            assert os.listdir(tmp_path / "elsewhere") == []
        assert result.status is (Status.NOTHING if link == "feeds" else Status.INCOMPLETE)

    @pytest.mark.parametrize("link", ["feeds", "feeds/section"])
    def test_it_is_followed_where_feeds_toml_says_so(self, site, tmp_path, link):
        configure(site, "links = true")
        (tmp_path / "elsewhere").mkdir()
        (site.path / link).parent.mkdir(exist_ok=True)
        (site.path / link).symlink_to(tmp_path / "elsewhere")
        assert site.build().status is Status.DONE
        assert os.listdir(tmp_path / "elsewhere")
        assert {feed.done for feed in site.build().feeds} == {Done.UNCHANGED}

    def test_nothing_is_removed_through_a_link(self, tmp_path):
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "elsewhere/a.rss").write_bytes(b"not ours")
        (tmp_path / "feeds").mkdir()
        (tmp_path / "feeds/tag").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(OSError, match="is a link"):
            remove(tmp_path / "feeds", "tag/a.rss")
        assert stamp(tmp_path / "feeds", "tag/a.rss") == ""
        assert (tmp_path / "elsewhere/a.rss").read_bytes() == b"not ours"

    def test_a_feed_that_is_a_link_is_replaced_and_what_it_led_to_stays(self, site, tmp_path):
        (tmp_path / "precious").write_bytes(b"precious")
        (site.path / "feeds").mkdir()
        (site.path / "feeds/main.rss").symlink_to(tmp_path / "precious")
        assert site.build().status is Status.DONE
        assert not (site.path / "feeds/main.rss").is_symlink()
        assert (tmp_path / "precious").read_bytes() == b"precious"

    def test_a_link_where_the_temporary_file_goes_is_not_written_through(self, tmp_path):
        (tmp_path / "precious").write_bytes(b"precious")
        (tmp_path / ".main.rss.nashra").symlink_to(tmp_path / "precious")
        with pytest.raises(OSError, match="symbolic link"):
            publish(tmp_path, "main.rss", [b"<rss/>"])
        assert (tmp_path / "precious").read_bytes() == b"precious"
