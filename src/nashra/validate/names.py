"""The names that feeds are made of: each namespace under its usual prefix.

Rules and messages write `atom:link` for `{http://www.w3.org/2005/Atom}link`, whatever prefix a document took;
names of RSS itself stand without one. To know another namespace, add its line to NAMESPACES.
"""

from functools import cache

from nashra.xml import Element

NAMESPACES = {
    "access": "http://www.bloglines.com/about/specs/fac-1.0",
    "admin": "http://webns.net/mvcb/",
    "app": "http://www.w3.org/2007/app",
    "at": "http://purl.org/atompub/tombstones/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "blogChannel": "http://backend.userland.com/blogChannelModule",
    "cc": "http://web.resource.org/cc/",
    "cf": "http://www.microsoft.com/schemas/rss/core/2005",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "creativeCommons": "http://backend.userland.com/creativeCommonsRssModule",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "fh": "http://purl.org/syndication/history/1.0",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "georss": "http://www.georss.org/georss",
    "gml": "http://www.opengis.net/gml",
    "googleplay": "http://www.google.com/schemas/play-podcasts/1.0",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "indexing": "urn:atom-extension:indexing",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "mathml": "http://www.w3.org/1998/Math/MathML",
    "media": "http://search.yahoo.com/mrss/",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "opensearch": "http://a9.com/-/spec/opensearch/1.1/",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "sitemap": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "snf": "http://www.smartnews.be/snf",
    "source": "http://source.scripting.com/",
    "svg": "http://www.w3.org/2000/svg",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "trackback": "http://madskills.com/public/xml/rss/module/trackback/",
    "video": "http://www.google.com/schemas/sitemap-video/1.1",
    "webfeeds": "http://webfeeds.org/rss/1.0",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "xhtml": "http://www.w3.org/1999/xhtml",
    "xml": "http://www.w3.org/XML/1998/namespace",
}

PREFIXES = {namespace: prefix for prefix, namespace in NAMESPACES.items()}


@cache
def clark(name: str) -> str:
    """Return the name that lxml uses: `atom:link` is `{http://www.w3.org/2005/Atom}link`, `item` is `item`."""
    prefix, colon, local = name.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if colon else local


def usual(tag: str) -> str:
    """Return the name that people use for a tag of lxml; of an unknown namespace the local name alone."""
    namespace, _, local = tag.rpartition("}")
    prefix = PREFIXES.get(namespace[1:])
    return f"{prefix}:{local}" if prefix else local


def local_name(tag: str) -> str:
    """Return the name of a tag of lxml without its namespace."""
    return tag.rpartition("}")[2]


def name_of(element: Element) -> str:
    """Return the usual name of an element."""
    return usual(str(element.tag))


def parent_name(element: Element) -> str:
    """Return the usual name of the element that this one stands in."""
    parent = element.getparent()
    return "the document" if parent is None else name_of(parent)


def namespace_of(tag: str) -> str:
    """Return the namespace of a tag of lxml, empty for names of RSS itself."""
    return tag[1:].rpartition("}")[0] if tag.startswith("{") else ""


def meant(namespace: str) -> str:
    """Return the namespace of which this one is a misspelling, empty where there is none."""
    right = _folded().get(_fold(namespace), "")
    return right if right != namespace else ""


@cache
def _folded() -> dict[str, str]:
    return {_fold(namespace): namespace for namespace in PREFIXES}


def _fold(namespace: str) -> str:
    return namespace.lower().strip().replace("https:", "http:").replace("://www.", "://").rstrip("/#")


def lost_its_namespace(element: Element) -> bool:
    """Whether an element of no namespace stands in one of a module: nobody can tell what it means."""
    parent = element.getparent()
    if parent is None or namespace_of(str(element.tag)):
        return False
    return namespace_of(str(parent.tag)) not in ("", NAMESPACES["atom"])
