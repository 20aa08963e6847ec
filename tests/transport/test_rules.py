"""What a server says is judged: one fault each, and nothing else is told."""

import os
import shutil
import socket
import subprocess
import time
from contextlib import closing

import pytest
from tests.conftest import ROOT, needs

from nashra.validate.fetch import Limits, fetch
from nashra.validate.rules import media_type, transport

RSS, ATOM = "application/rss+xml", "application/atom+xml"
ATOM_FEED = (ROOT / "feeds/main.atom").read_bytes()

FAULTS = {
    "the server answered 404 [http-status]": {"status": 404},
    "the server answered 200 to a request for what has changed [condition-ignored]": {"conditional": False},
    "the server sends neither ETag nor Last-Modified [version-unsaid]": {"headers": {"etag": None}},
    "the media type is 'text/html', not application/rss+xml [media-type-unexpected]": {
        "headers": {"content-type": "text/html"}
    },
    "the server says no media type, not application/rss+xml [media-type-unexpected]": {
        "headers": {"content-type": None}
    },
    "the media type is 'application/rss+xml', not application/atom+xml [media-type-unexpected]": {"body": ATOM_FEED},
    "the media type is 'application/xml', which is any XML: application/rss+xml says more [media-type-generic]": {
        "headers": {"content-type": "application/xml"}
    },
    "the server says charset 'windows-1256', the document is in 'utf-8' [charset-differs]": {
        "headers": {"content-type": f"{RSS}; charset=windows-1256"}
    },
}


def test_nothing_is_said_of_a_good_server(web):
    assert web.told() == []
    assert web.told(headers={"content-type": f"{RSS}; charset=UTF-8"}) == []
    assert web.told(headers={"etag": None, "last-modified": "Mon, 23 Nov 2026 08:00:00 GMT"}, conditional=False) == [
        "the server answered 200 to a request for what has changed [condition-ignored]"
    ]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_alone(web, fault):
    assert web.told(**FAULTS[fault]) == [fault]


def test_what_is_not_compressed_is_told_of_more_than_a_packet(web):
    (told,) = web.told(headers={"content-encoding": None})
    assert told.endswith("bytes came without compression [not-compressed]")
    short = b'<rss version="2.0"><channel/></rss>'
    assert not any("[not-compressed]" in it for it in web.told(body=short, headers={"content-encoding": None}))


def test_text_xml_needs_a_charset(web):
    told = web.told(headers={"content-type": "text/xml"})
    assert "the media type is text/xml, without a charset [text-xml-without-charset]" in told
    told = web.told(headers={"content-type": "text/xml; charset=utf-8"})
    assert not any("text-xml" in it for it in told)


def test_redirects_are_told(web):
    page = web.put()
    old = web.put("/old", status=301, headers={"location": page})
    now = web.put("/now", status=307, headers={"location": page})
    assert web.told(old) == [f"the feed has moved to '{page}' (301) [redirect-permanent]"]
    assert web.told(now) == [f"the server redirects to '{page}' for now (307) [redirect-temporary]"]


def test_an_error_page_is_not_judged_as_a_feed(web):
    verdict = web.verdict(f"{web.address}/nothing")
    assert [finding.id for finding in verdict.findings] == ["http-status"]
    assert verdict.format == "not-fetched"


def test_a_file_is_asked_nothing_of_a_server(web):
    ids = {rule.id for rule in (*transport.RULES, *media_type.RULES)}
    assert ids.isdisjoint(finding.id for finding in web.verdict(web.put()).findings)


NGINX = """\
daemon off; pid pid; error_log stderr; {user}
events {{}}
http {{
  include /etc/nginx/mime.types; access_log off; client_body_temp_path body; proxy_temp_path proxy;
  fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  gzip on; gzip_types application/rss+xml application/atom+xml;
  server {{ listen 127.0.0.1:{port}; root {folder}; }}
}}
"""


@pytest.fixture
def nginx(tmp_path):
    """The address of an nginx as Debian sets it up, gzip on for feeds."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    user = "user root;" if os.geteuid() == 0 else ""
    (tmp_path / "nginx.conf").write_text(NGINX.format(folder=tmp_path, port=port, user=user), "utf-8")
    command = ["nginx", "-p", str(tmp_path), "-c", "nginx.conf", "-e", "stderr"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as server:
        for _ in range(100):
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
        server.terminate()


@needs("nginx")
@pytest.mark.parametrize("name", ["main.rss", "main.atom"])
def test_nginx_serves_our_feeds_well(web, nginx, tmp_path, name):
    shutil.copy(ROOT / "feeds" / name, tmp_path)
    _, answer = fetch(f"{nginx}/{name}", Limits(allow_private=True))
    assert (answer.media_type, answer.again) == (RSS if name.endswith("rss") else ATOM, 304)
    assert web.told(f"{nginx}/{name}") == []
