"""Google News: a news sitemap. Feeds have not been read by its Publisher Center since March 2025."""

from nashra.validate.profiles.profile import ChildrenMissing, FormatRefused, Profile

_SPEC = "https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap"


class GoogleNewsFormat(FormatRefused):
    """Google News goes by news sitemaps, and by no feeds any more.

    nashra writes one for a `[[feed]]` with `formats = ["sitemap"]` in content/feeds.toml.
    """

    id = "google-news-format"
    spec = _SPEC
    taken = "sitemap"


class GoogleNewsMissing(ChildrenMissing):
    """In a news sitemap each address has its `news:news`: publication, date and title.

    Google News passes over the others.
    """

    id = "google-news-missing"
    spec = _SPEC
    elements = ("sitemap:url",)
    children = ("news:news",)


PROFILE = Profile("google-news", (GoogleNewsFormat, GoogleNewsMissing), frozenset({"news-too-old"}))
