"""Whether search engines take a sitemap, and the news in it."""

import re
from datetime import timedelta

from nashra.problems import Level
from nashra.validate.dates import w3cdtf
from nashra.validate.formats import SITEMAP
from nashra.validate.names import clark
from nashra.validate.rule import Rule
from nashra.xml import Element

_NEWS = clark("news:news")
_LANGUAGE = re.compile(r"[a-z]{2,3}|zh-cn|zh-tw", re.IGNORECASE)


class SitemapRule(Rule):
    """Looks at sitemaps."""

    formats = (SITEMAP,)
    spec = "https://www.sitemaps.org/protocol.html"


class NewsRule(SitemapRule):
    """Looks at the news in sitemaps."""

    spec = "https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap"


class SitemapTooLong(SitemapRule):
    """A sitemap has at most 50,000 addresses.

    Search engines refuse it whole. Split it, and list the parts in a sitemap index.
    """

    id = "sitemap-too-long"
    message = "the sitemap has {count:,} addresses, more than {most:,}"

    most = 50_000

    def check_document(self) -> None:
        entries = self.document.entries
        if len(entries) > self.most:
            self.found(entries[self.most], count=len(entries), most=self.most)


class SitemapAddressRepeated(SitemapRule):
    """The same address is listed twice.

    Search engines go by one of the two; nobody knows which.
    """

    id = "sitemap-address-repeated"
    level = Level.WARNING
    texts = ("sitemap:loc",)
    message = "{value!r} is listed twice"

    def check_document(self) -> None:
        self.seen: set[str] = set()

    def check_value(self, element: Element, value: str) -> None:
        if value.strip() in self.seen:
            self.found(element, value=value.strip())
        self.seen.add(value.strip())


class NewsTooMany(NewsRule):
    """A sitemap holds at most 1,000 news.

    Google reads no further. List the newest 1,000, or split the sitemap.
    """

    id = "news-too-many"
    message = "the sitemap has {count:,} news, more than {most:,}"

    most = 1000

    def check_document(self) -> None:
        news = [element for element in self.document.elements if element.tag == _NEWS]
        if len(news) > self.most:
            self.found(news[self.most], count=len(news), most=self.most)


class NewsTooOld(NewsRule):
    """A news sitemap lists articles of the last two days.

    Google passes over older ones there; they stay in its index all the same. Take the article out, or the news:news
    from it.
    """

    id = "news-too-old"
    level = Level.WARNING
    texts = ("news:publication_date",)
    message = "{value!r} is more than two days ago"

    longest = timedelta(days=2)

    def check_value(self, element: Element, value: str) -> None:
        date, now = w3cdtf(value), self.document.now
        # A date without a time holds until its last second.
        day = timedelta(days=0 if "T" in value else 1)
        if date and now and date + day < now - self.longest:
            self.found(element, value=value.strip())


class NewsLanguage(NewsRule):
    """The language of news is a code of two or three letters: `ar`, not `ar-EG`; Chinese alone is zh-cn or zh-tw.

    Google passes over news in a language that it cannot read.
    """

    id = "news-language"
    texts = ("news:language",)
    message = "language {value!r} is not a code of two or three letters"

    def check_value(self, element: Element, value: str) -> None:
        if not _LANGUAGE.fullmatch(value.strip()):
            self.found(element, value=value.strip())


RULES = (SitemapTooLong, SitemapAddressRepeated, NewsTooMany, NewsTooOld, NewsLanguage)
