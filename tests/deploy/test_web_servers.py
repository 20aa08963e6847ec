"""What `nashra web-server` prints, believed by the real servers."""

import gzip
import resource
import socket
from contextlib import ExitStack
from urllib.parse import quote

import brotli
import pytest
from tests.conftest import needs
from tests.servers import apache, caddy, checked, nginx, running

from nashra import deploy

pytestmark = pytest.mark.usefixtures("reachable")
SERVERS = [
    pytest.param(nginx, marks=needs("nginx"), id="nginx"),
    pytest.param(apache, marks=needs("apache2"), id="apache"),
    pytest.param(caddy, marks=needs("caddy"), id="caddy"),
]
SECTION = f"/feeds/section/{quote('محلي')}.atom"


def settings(server, place):
    return deploy.text(place, deploy.SERVERS[server.__name__])


@pytest.fixture
def reachable(tmp_path):
    """Let a server that has changed its user come to the folder."""
    for folder in tmp_path.parents:
        if folder.name.startswith("pytest"):
            folder.chmod(0o755)


@pytest.mark.parametrize("server", SERVERS)
def test_its_own_check_finds_nothing(server, served, place, tmp_path):
    status, told = checked(server, tmp_path, settings(server, place(served.path)))
    assert status == 0, told


@pytest.mark.parametrize("server", SERVERS)
def test_feeds_go_out_as_they_are_with_type_time_and_links(server, served, place, tmp_path):
    with running(server, tmp_path, settings(server, place(served.path))) as web:
        for path, file, form in (
            ("/feeds/main.rss", "main.rss", "rss"),
            ("/feeds/main.atom", "main.atom", "atom"),
            (SECTION, "section/محلي.atom", "atom"),
        ):
            answer = web.get(path)
            assert (answer.status, answer.body) == (200, served.feed(file))
            assert answer.headers["Content-Type"] == f"application/{form}+xml; charset=utf-8"
            assert answer.headers["Cache-Control"] == "public, max-age=300"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert [link.replace('"', "").lower() for link in answer.headers.get_all("Link")] == [
                "<https://hub.example/>; rel=hub",
                f"<https://test.example{path.lower()}>; rel=self",
            ]


@pytest.mark.parametrize("server", SERVERS)
def test_a_sitemap_goes_out_as_xml(server, served, place, tmp_path):
    with running(server, tmp_path, settings(server, place(served.path))) as web:
        assert web.get("/feeds/news.xml").headers["Content-Type"].partition(";")[0] == "application/xml"


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_packed_twins_go_out_as_they_are_and_are_answered_304(server, coding, served, place, tmp_path):
    suffix, unpack, accepted = {
        "gzip": (".gz", gzip.decompress, "gzip, deflate"),
        "br": (".br", brotli.decompress, "br"),
    }[coding]
    twin = served.feed(f"main.rss{suffix}")
    with running(server, tmp_path, settings(server, place(served.path))) as web:
        plain = web.get("/feeds/main.rss")
        packed = web.get("/feeds/main.rss", {"Accept-Encoding": accepted})
        assert packed.headers["Content-Encoding"] == coding
        assert packed.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
        assert packed.headers["Content-Language"] is None
        assert "accept-encoding" in packed.headers["Vary"].lower()
        assert packed.body == twin, "nothing was packed on the way"
        assert unpack(packed.body) == plain.body
        for answer, asked in ((plain, {}), (packed, {"Accept-Encoding": accepted})):
            assert not answer.headers["ETag"].startswith("W/")
            for condition, header in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
                again = web.get("/feeds/main.rss", {condition: answer.headers[header], **asked})
                assert (again.status, again.body) == (304, b""), condition


@pytest.fixture
def many_files():
    """Let this process have more than a thousand sockets."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, hard), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@needs("nginx")
def test_a_thousand_readers_at_once_are_all_answered_304(served, place, many_files, tmp_path):
    with running(nginx, tmp_path, settings(nginx, place(served.path))) as web, ExitStack() as connections:
        known = web.get("/feeds/main.rss").headers
        conditions = [f"If-None-Match: {known['ETag']}", f"If-Modified-Since: {known['Last-Modified']}"] * 500
        readers = [connections.enter_context(socket.create_connection(("127.0.0.1", web.port))) for _ in conditions]
        for reader, condition in zip(readers, conditions, strict=True):
            reader.sendall(f"GET /feeds/main.rss HTTP/1.1\r\nHost: test.example\r\n{condition}\r\n\r\n".encode())
        answers = [reader.recv(4096).split(b"\r\n", 1)[0] for reader in readers]
    assert answers == [b"HTTP/1.1 304 Not Modified"] * 1000


@pytest.mark.parametrize("server", SERVERS)
def test_an_address_with_a_newline_puts_no_header_into_the_answer(server, served, place, tmp_path):
    (served.path / "feeds/x\r\nX-Evil: 1.rss").write_text("<rss/>")
    with running(server, tmp_path, settings(server, place(served.path))) as web:
        for path in (
            "/feeds/x%0d%0aX-Evil:%201.rss",
            "/feeds/main.rss?%0d%0aX-Evil:%201",
            "/feeds/main.rss?x>;rel=hub",
        ):
            answer = web.get(path)
            assert answer.headers["X-Evil"] is None
            links = answer.headers.get_all("Link") or []
            assert not [link for link in links if link.count(">") > 1 or "\n" in link]


@pytest.mark.parametrize("server", SERVERS)
def test_nothing_above_feeds_goes_out(server, served, place, tmp_path):
    with running(server, tmp_path, settings(server, place(served.path))) as web:
        for path in (
            "/feeds/../content/feeds.toml",
            "/feeds/%2e%2e/content/feeds.toml",
            "/feeds/..%2fcontent/feeds.toml",
        ):
            assert b"home =" not in web.get(path).body


@pytest.mark.parametrize("server", SERVERS)
def test_without_twins_a_hub_or_a_folder_in_the_address_it_is_right_too(server, site, place, tmp_path):
    text = (site.path / "content/feeds.toml").read_text("utf-8")
    (site.path / "content/feeds.toml").write_text(text.replace("test.example/feeds/", "feeds.test.example/"), "utf-8")
    site.build()
    with running(server, tmp_path, settings(server, place(site.path))) as web:
        assert web.get("/main.rss").body == site.feed()
        assert web.get("/main.rss").headers["Link"] is None


@pytest.mark.parametrize(
    ("form", "where", "check"),
    [
        ("nginx", "server {", "nginx -t && nginx -s reload"),
        ("apache", "conf-available/", "apachectl configtest && apachectl graceful"),
        ("caddy", "block of the site", "caddy validate && caddy reload"),
    ],
)
def test_it_says_itself_where_it_goes_and_how_the_server_comes_to_read_it(form, where, check, place, site):
    told = [line for line in deploy.text(place(site.path), deploy.SERVERS[form]).splitlines() if line.startswith("#")]
    assert where in told[0]
    assert check in told[-1]


@pytest.mark.parametrize(
    ("form", "bad"), [("nginx", "$"), ("apache", "$"), ("caddy", "{"), ("caddy", "\\"), ("nginx", "\n")]
)
def test_a_path_that_a_server_cannot_take_is_refused(form, bad, site, place, tmp_path):
    folder = site.path.rename(tmp_path / f"a{bad}b")
    with pytest.raises(deploy.UnsuitableError, match=r"which .* cannot take"):
        deploy.text(place(folder), deploy.SERVERS[form])


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("sign", ['"', "'", ";", "#", "%"])
def test_a_path_with_a_sign_in_it_arrives(server, sign, site, place, tmp_path):
    folder = site.path.rename(tmp_path / f"a {sign} b")
    moved = type(site)(folder)
    moved.build()
    with running(server, tmp_path, settings(server, place(folder))) as web:
        assert web.get("/feeds/main.rss").body == moved.feed()
