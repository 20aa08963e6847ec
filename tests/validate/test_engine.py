"""What holds for every document: an answer, its places, its cost."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nashra.problems import Level
from nashra.validate import validate
from tests.strategies import atom_documents, rss_documents

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>نشرة</title>
<link>https://hay.example/</link><description>أخبار</description>{items}</channel></rss>"""
ITEM = "<item><title>خبر</title><guid>https://hay.example/{number}</guid></item>"


def rss(items=""):
    return RSS.format(items=items)


def ids(data, **options):
    return [finding.id for finding in validate(data, **options).findings]


def judged(data):
    """Judge a document; no rule is to fail at it."""
    verdict = validate(data, "any")
    assert [str(finding) for finding in verdict.findings if finding.id == "rule-failed"] == []
    return verdict


@given(st.binary(max_size=400))
def test_any_bytes_have_an_answer(data):
    verdict = judged(data)
    assert verdict.format == "not-a-feed"
    assert not verdict.valid


@given(st.lists(st.sampled_from([*rss(ITEM.format(number=1)), "<", "&", "\x00", "\ufeff", "<item>", "]]>"])))
def test_any_pieces_of_a_feed_have_an_answer(pieces):
    judged("".join(pieces).encode(errors="surrogatepass"))


@given(st.integers(0, 400), st.binary(max_size=6))
def test_a_feed_with_any_bytes_in_it_has_an_answer(at, inserted):
    data = rss(ITEM.format(number=1)).encode()
    judged(data[:at] + inserted + data[at:])


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "windows-1256", "iso-8859-6"]
)
def test_a_document_is_read_in_its_encoding(encoding):
    data = rss("<item/>").replace("utf-8", encoding.removesuffix("-sig")).encode(encoding)
    places = [(finding.line, finding.column) for finding in validate(data).findings if finding.id == "guid-missing"]
    assert places == [(3, 66)]


@pytest.mark.parametrize(
    ("root", "name"),
    [
        ('<rss version="2.0"/>', "rss"),
        ('<rss version="0.91"/>', "rss-0.91"),
        ('<rss version="0.92"/>', "rss-0.92"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"/>', "atom"),
        ('<entry xmlns="http://www.w3.org/2005/Atom"/>', "atom-entry"),
        ("<html/>", "not-a-feed"),
        ("", "not-a-feed"),
    ],
)
def test_a_format_is_recognised_by_the_root(root, name):
    assert validate(root.encode()).format == name


def test_columns_count_characters():
    found = validate('<rss version="2.0"><channel><title>\U0001f4f0 نشرة</title><hay/></channel></rss>'.encode())
    assert [f.column for f in found.findings if f.id == "element-undefined"] == [50]


@pytest.mark.parametrize(
    ("attributes", "place"),
    [
        (' url="x" length="1" type="a/b"', (3, 117)),
        ("\n  length='1'\n  type='a>b'\n  url = 'خبر'", (6, 3)),
        ("\r\n length='url=\"y\"'\r\n type='a/b' url='x'", (5, 13)),
        (" h:url='ok' xmlns:h='https://hay.example/ns' url='x' length='1' type='a/b'", (3, 161)),
    ],
    ids=["one line", "many lines", "windows", "namespaces"],
)
def test_a_finding_about_an_attribute_points_at_it(attributes, place):
    items = f"<item><guid>https://hay.example/1</guid><enclosure{attributes}/></item>"
    found = [finding for finding in validate(rss(items).encode()).findings if finding.id == "address-not-web"]
    assert [(finding.line, finding.column) for finding in found] == [place]


def test_an_attribute_far_from_its_element_is_told_at_that():
    items = f"<item><guid>https://hay.example/1</guid><enclosure length='{'1' * 30_000}' type='a/b' url='x'/></item>"
    found = [finding for finding in validate(rss(items).encode()).findings if finding.id == "address-not-web"]
    assert [(finding.line, finding.column) for finding in found] == [(3, 106)]


def test_a_finding_knows_its_entry():
    items = ITEM.format(number=1) + "<item><title>خبر</title></item>"
    findings = [finding for finding in validate(rss(items).encode()).findings if finding.id == "guid-missing"]
    assert [finding.entry for finding in findings] == [1]


def test_a_finding_is_told_in_one_line():
    found = validate(b'<rss version="2.0"><channel><item/></channel></rss>', "a\nb.rss").findings[-1]
    assert str(found) == "a\\nb.rss:1:29: warning: item has no guid [guid-missing]"


def test_without_a_clock_no_date_is_late():
    items = "<item><guid>https://hay.example/1</guid><pubDate>Sat, 23 Nov 2996 08:05:00 GMT</pubDate></item>"
    assert "date-implausible" not in ids(rss(items).encode())


@pytest.mark.parametrize(
    ("section", "told"),
    [
        ("<!-- \x92 &#x92; -->", []),
        ("<![CDATA[ \x92 <!-- ]]>", ["control-c1"]),
        ("<![CDATA[ &#x92; ]]>", ["html-reference-control"]),
        ("&#x92;<!-- -->", ["control-c1"]),
        ("<![CDATA[<!-- ]]>&#x92;<!-- -->", ["control-c1"]),
    ],
)
def test_a_control_counts_where_it_is_read(section, told):
    items = f"<item><guid>https://hay.example/1</guid><description>{section}</description></item>"
    assert [it for it in ids(rss(items).encode()) if "control" in it] == told


@pytest.mark.parametrize(
    ("title", "told"),
    [("مطر &lt;!-- عاجل --&gt; في صور", {"text-holds-html"}), ("مطر --&gt; في صور &lt;!-- عاجل", {"text-ambiguous"})],
)
def test_a_whole_comment_is_html(title, told):
    found = ids(rss(f"<item><title>{title}</title></item>").encode())
    assert {"text-holds-html", "text-ambiguous"}.intersection(found) == told


def bomb(levels=9):
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels))
    return f'<!DOCTYPE rss [<!ENTITY e0 "x">{entities}]><rss>&e{levels - 1};</rss>'.encode()


def test_an_entity_bomb_is_refused_at_once():
    start = time.perf_counter()
    assert "entity-declared" in ids(bomb())
    assert time.perf_counter() - start < 0.1


def test_no_other_file_is_read(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("سر")
    data = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "{secret.as_uri()}">]>{rss("<item><title>&s;</title></item>")[39:]}'
    assert "سر" not in str(validate(data.encode()))


def test_what_stands_in_another_file_is_told_where_it_is_missing():
    data = f'<!DOCTYPE rss [<!ENTITY s SYSTEM "s.txt">]>{rss("<item><title>&s;</title></item>")[39:]}'
    errors = [finding for finding in validate(data.encode()).findings if finding.level is Level.ERROR]
    assert [finding.id for finding in errors] == ["entity-undefined"]


@pytest.mark.parametrize(
    "text",
    [
        *("<a>" * 100_000, "<category/>" * 100_000, "<a " + "b='' " * 50_000, "&#1;" * 50_000),
        f"<webMaster>a@{'a-' * 100_000}_</webMaster>",
    ],
)
def test_a_hostile_document_costs_no_more_than_its_size(text):
    start = time.perf_counter()
    validate(rss(text).encode())
    assert time.perf_counter() - start < 5


def test_what_would_cost_too_much_is_refused(monkeypatch):
    assert ids(rss("<category/>" * 10_001).encode()) == ["beyond-limits"]
    monkeypatch.setattr("nashra.validate.document.MAX_ELEMENTS", 5)
    assert "beyond-limits" in ids(rss("<item/><item/>").encode())
    monkeypatch.setattr("nashra.validate.document.MAX_BYTES", 10)
    assert ids(rss().encode()) == ["beyond-limits"]


def test_findings_of_one_kind_end_somewhere():
    findings = validate(rss("<item/>" * 3000).encode()).findings
    assert sum(finding.id == "guid-missing" for finding in findings) == 1000


def test_a_verdict_holds_what_is_at_least_so_bad():
    verdict = validate(rss("<item/><hay/>").encode())
    assert {finding.level for finding in verdict.at_least(Level.WARNING)} == {Level.WARNING, Level.ERROR}
    assert not verdict.valid
    assert verdict.of_rules({"guid-missing"}).valid


@given(rss_documents() | atom_documents())
@settings(max_examples=150, deadline=None)
def test_a_feed_that_makes_sense_has_no_error(document):
    assert validate(document).at_least(Level.ERROR) == ()
