"""Documents written by hand: each right one shows something, each wrong one has one fault."""

HEAD = "<title>نشرة</title><link>https://example.org/</link><description>أخبار</description>"
ENTRY = "<id>tag:example.org,2024:1</id><title>خبر</title><updated>2024-02-29T10:00:00+03:00</updated>"


def rss(inside: str = "", *, version: str = "2.0") -> bytes:
    namespaces = 'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f'<rss version="{version}" {namespaces}><channel>{HEAD}{inside}</channel></rss>'.encode()


def item(inside: str) -> bytes:
    return rss(f"<item>{inside}</item>")


def feed(inside: str = "") -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom">{ENTRY}{inside}</feed>'.encode()


def entry(inside: str) -> bytes:
    return feed(f"<entry>{ENTRY}{inside}</entry>")


RIGHT = {
    "rss alone": rss(),
    "rss 0.91": rss(version="0.91"),
    "rss in any order": item("<description>موجز</description><guid>https://example.org/1</guid><title>خبر</title>"),
    "description alone": item("<description/>"),
    "unknown namespace": item('<x:a xmlns:x="urn:x" b="c"><d>نصّ</d></x:a>'),
    "unknown attribute": rss('<category xmlns:x="urn:x" x:y="z" domain="d">سياسة</category>'),
    "creators": item("<dc:creator>سلمى</dc:creator><title>خبر</title><dc:creator>نور</dc:creator>"),
    "links apart": rss(
        '<atom:link href="https://example.org/f" rel="self"/><ttl>5</ttl>'
        '<atom:link href="https://hub.example.org/" rel="hub"/>'
    ),
    "atom alone": feed(),
    "arabic address": entry('<link href="https://مثال.إختبار/أخبار/١"/>'),
    "relative address": entry('<link href="../أخبار"/>'),
    "xhtml": entry('<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>نصّ</p></div></content>'),
    "xhtml by prefix": entry('<summary type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"/></summary>'),
    "svg in xhtml": entry(
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        '<svg xmlns="http://www.w3.org/2000/svg"/></div></content>'
    ),
    "content elsewhere": entry('<content type="image/png" src="https://example.org/a.png"/><summary>صورة</summary>'),
    "xml content": entry('<content type="image/svg+xml"><svg xmlns="http://www.w3.org/2000/svg"/></content>'),
    "no language": feed('<subtitle xml:lang="">…</subtitle>'),
    "entry document": f'<entry xmlns="http://www.w3.org/2005/Atom">{ENTRY}</entry>'.encode(),
    "tombstone": feed(
        '<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="tag:example.org,2024:2" '
        'when="2024-02-29T10:00:00Z"><at:comment>سُحب</at:comment></at:deleted-entry>'
    ),
}

WRONG = {
    "version 1": rss(version="1.0"),
    "no version": b"<rss><channel/></rss>",
    "no channel": b'<rss version="2.0"/>',
    "element that RSS does not know": item("<blink>خبر</blink>"),
    "title twice": item("<title>أ</title><title>ب</title>"),
    "title in an element": item("<title><b>خبر</b></title>"),
    "text between elements": rss("نصّ"),
    "attribute that RSS does not know": item('<title lang="ar">خبر</title>'),
    "arabic digits in ttl": rss("<ttl>٦٠</ttl>"),
    "underscore in ttl": rss("<ttl>6_0</ttl>"),
    "arabic digits in pubDate": item("<title/><pubDate>Thu, ٢٩ Feb 2024 10:00:00 +0300</pubDate>"),
    "hour 25": item("<title/><pubDate>Thu, 29 Feb 2024 25:00:00 +0300</pubDate>"),
    "minute 99": item("<title/><pubDate>Thu, 29 Feb 2024 00:99:00 +0300</pubDate>"),
    "offset +9999": item("<title/><pubDate>Thu, 29 Feb 2024 00:00:00 +9999</pubDate>"),
    "space in a link": item("<link>https://example.org/a b</link>"),
    "link without a scheme": item("<link>www.example.org</link>"),
    "enclosure without length": item('<enclosure url="https://example.org/a.mp3" type="audio/mpeg"/>'),
    "author without an address": item("<title/><author>سلمى</author>"),
    "dc element that there is not": item("<title/><dc:author>سلمى</dc:author>"),
    "media element in a title": item('<title><m:title xmlns:m="http://search.yahoo.com/mrss/">x</m:title></title>'),
    "media rss without its slash": item('<title/><m:title xmlns:m="http://search.yahoo.com/mrss">خبر</m:title>'),
    "atom element in no place": rss("<atom:entry/>"),
    "no updated": b'<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x:1</id><title/></feed>',
    "atom 0.3": b'<feed xmlns="http://purl.org/atom/ns#"/>',
    "html": b"<html><body/></html>",
    "date with a space": feed("<entry><id>urn:x:1</id><title/><updated> 2024-02-29T10:00:00Z</updated></entry>"),
    "date in small letters": feed("<entry><id>urn:x:1</id><title/><updated>2024-02-29t10:00:00z</updated></entry>"),
    "xhtml without its namespace": entry('<content type="xhtml"><div>نصّ</div></content>'),
    "xhtml without a div": entry('<content type="xhtml"><p xmlns="http://www.w3.org/1999/xhtml">نصّ</p></content>'),
    "type of text": entry('<summary type="text/html">موجز</summary>'),
    "link without href": entry('<link rel="self"/>'),
    "author without a name": entry("<author><email>a@example.org</email></author>"),
    "two summaries": entry("<summary>أ</summary><summary>ب</summary>"),
    "thr:when": entry('<link href="a" xmlns:t="http://purl.org/syndication/thread/1.0" t:when="x"/>'),
}
