"""Turn the JSON that known systems export into one flat table for each article.

These are Ghost, WordPress, Drupal, Joomla, Strapi and other JSON:API, Elasticsearch, Arc and Superdesk.

A new system is one function here, and one line in SHAPES or UNTITLED.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from nashra.content import contentful, json_api, keys

Element = dict[str, Any]
# Keys under which exports hold an article's own fields, beside those of the exporting system.
_HOLDERS = ("attributes", "_source", "fields", "node", "article", "doc", "post", "data")
# What WPGraphQL keeps behind connections.
_CONNECTIONS = frozenset({"author", "categories", "tags", "featuredImage"})
# Relations of JSON:API that are facts about the article.
_RELATED = ("author", "authors", "category", "tags", "cover", "image")


def articles(document: Element) -> list[Any] | None:
    """Return the posts in an export that joins tables, None where a document is no such export."""
    if isinstance(document.get("included"), list) and "data" in document:
        return json_api.joined(document)
    if isinstance(document.get("includes"), dict) and isinstance(document.get("items"), list):
        return contentful.joined(document)
    inner = document.get("db")
    database = inner[0] if isinstance(inner, list) and inner else document
    tables = database.get("data") if isinstance(database, dict) else None
    if isinstance(tables, dict) and isinstance(tables.get("posts"), list) and isinstance(tables.get("users"), list):
        return list(_of_ghost(tables))
    return None


def rows(listed: list[Any]) -> list[Any]:
    """Return a list of articles; of phpMyAdmin's export, the rows of its tables that hold some."""
    tables = [
        one["data"]
        for one in listed
        if _is_object(one) and one.get("type") == "table" and isinstance(one.get("data"), list)
    ]
    return [row for table in tables if any(map(is_titled, table)) for row in table] if tables else listed


def _of_ghost(tables: Element) -> Iterator[Element]:
    """Yield the posts of Ghost's database with their tags and authors, joined by its tables of relations; no pages."""
    tags = _related(tables, "tags", "posts_tags", "tag_id")
    authors = _related(tables, "users", "posts_authors", "author_id")
    for post in filter(_is_object, tables["posts"]):
        if post.get("type", "post") == "post":
            named = [tag.get("name") for tag in tags[post.get("id")]]
            yield _of_ghosts_api(post | {"tags": named, "authors": authors[post.get("id")]})


def _related(tables: Element, of: str, by: str, name: str) -> defaultdict[Any, list[Element]]:
    known = {row.get("id"): row for row in filter(_is_object, tables.get(of) or ())}
    found: defaultdict[Any, list[Element]] = defaultdict(list)
    for row in filter(_is_object, tables.get(by) or ()):
        if row.get(name) in known:
            found[row.get("post_id")].append(known[row.get(name)])
    return found


def _of_ghosts_api(post: Element) -> Element:
    """Return a post of Ghost without internal tags, and without the placeholder in the address of its picture."""
    tags = [tag for tag in post.get("tags") or () if not str(tag["name"] if _is_object(tag) else tag).startswith("#")]
    picture = post.get("feature_image")
    shown = {"feature_image": picture.replace("__GHOST_URL__", "")} if isinstance(picture, str) else {}
    summary = {"summary": post["custom_excerpt"]} if post.get("custom_excerpt") else {}
    return post | shown | summary | {"tags": tags}


def _of_wordpress(post: Element) -> Element:
    """Return a post of WordPress's REST API with its times in UTC, and with names in place of database numbers."""
    moments = {"published": post["date_gmt"], "updated": post["modified_gmt"]}
    stated = {name: f"{moment}Z" for name, moment in moments.items() if isinstance(moment, str) and moment}
    embedded = post.get("_embedded")
    own = {name: value for name, value in post.items() if name not in {"author", "categories", "tags"}}
    return own | stated | (_embedded(embedded) if isinstance(embedded, dict) else {})


def _embedded(embedded: Element) -> Element:
    """Return the people, pictures and terms that `_embed` adds to a post."""
    terms = [term for group in _listed(embedded.get("wp:term")) for term in _listed(group) if _is_object(term)]
    return {
        "authors": [person.get("name") for person in _listed(embedded.get("author")) if _is_object(person)],
        "image": [one.get("source_url") for one in _listed(embedded.get("wp:featuredmedia")) if _is_object(one)],
        "categories": [term.get("name") for term in terms if term.get("taxonomy") == "category"],
        "tags": [term.get("name") for term in terms if term.get("taxonomy") == "post_tag"],
    }


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _of_graphql(post: Element) -> Element:
    """Return a post of WPGraphQL with what its connections lead to, and its times in UTC."""
    own = {name: _unconnected(value) for name, value in post.items()}
    moments = {"published": post.get("dateGmt"), "updated": post.get("modifiedGmt")}
    stated = {name: f"{moment}Z" for name, moment in moments.items() if isinstance(moment, str) and moment}
    uri = post.get("uri")
    return (
        own | stated | ({"url": uri} if isinstance(uri, str) and uri.startswith("/") and not post.get("link") else {})
    )


def _unconnected(value: Any) -> Any:  # noqa: ANN401 - JSON's values
    """Return what GraphQL's `{"node": …}`, `{"nodes": […]}` or `{"edges": [{"node": …}]}` leads to."""
    if not _is_object(value):
        return value
    if isinstance(edges := value.get("edges"), list):
        return [edge.get("node") for edge in edges if _is_object(edge)]
    return value.get("node", value.get("nodes", value))


def _is_connected(post: Element) -> bool:
    held = (post.get(name) for name in _CONNECTIONS)
    return any(isinstance(value, dict) and not value.keys().isdisjoint(("node", "nodes", "edges")) for value in held)


def _of_wagtail(page: Element) -> Element:
    """Return a page of Wagtail with what it keeps in a table about it."""
    meta = page["meta"]
    stated = {"url": meta.get("html_url"), "slug": meta.get("slug"), "published": meta.get("first_published_at")}
    return page | {name: value for name, value in stated.items() if value}


def _of_drupal(node: Element) -> Element:
    """Return a node of Drupal's REST, whose every field is a list of tables with a value."""
    fields = {name: held for name, listed in node.items() if (held := _value_of(listed)) is not None}
    fields |= {"url": fields["path"]} if "path" in fields else {}
    return fields | _summary(node["body"][0] if fields.get("body") else None)


def _value_of(listed: object) -> Any:  # noqa: ANN401 - JSON's values
    first = listed[0] if isinstance(listed, list) and listed else None
    if not isinstance(first, dict):
        return None
    return next((first[name] for name in ("processed", "value", "alias", "url") if first.get(name) is not None), None)


def _of_joomla(article: Element) -> Element:
    """Return an article of Joomla with the two halves of its text as one, and with the date it is public from."""
    halves = (article[name] for name in ("introtext", "fulltext"))
    stated: Element = {"content": "\n".join(half for half in halves if isinstance(half, str)), "text": None}
    public, state = article.get("publish_up"), article.get("state")
    if isinstance(public, str) and not public.startswith("0000"):
        stated["published"] = public
    if state is not None:
        stated["status"] = str(state) if str(state) == "1" else "unpublished"
    return {name: value for name, value in article.items() if name != "fulltext"} | stated | _pictured(article)


def _pictured(article: Element) -> Element:
    """Return the picture that Joomla names in JSON within JSON."""
    try:
        pictures = json.loads(article.get("images") or "{}")
    except (TypeError, ValueError, RecursionError):
        pictures = {}
    stated = (pictures.get(name) for name in ("image_intro", "image_fulltext")) if isinstance(pictures, dict) else ()
    place = next((place for place in stated if isinstance(place, str) and place), "")
    return {"images": place.partition("#")[0] or None}


def _of_arc(story: Element) -> Element:
    """Return a story in Arc's ANS with its people, section, tags and picture under usual names."""
    named, people, promoted = (_table(story, name) for name in ("taxonomy", "credits", "promo_items"))
    section = _table(named, "primary_section") or next(filter(_is_object, _listed(named.get("sections"))), {})
    tags = [tag.get("text") or tag.get("name") for tag in _listed(named.get("tags")) if _is_object(tag)]
    summary = _table(story, "description") or _table(story, "subheadlines")
    picture = _table(promoted, "basic")
    stated = {
        "title": story["headlines"],
        "summary": summary.get("basic"),
        "authors": [one for one in _listed(people.get("by")) if _is_object(one) and one.get("name")],
        "section": section.get("name"),
        "tags": tags,
        "image": picture if picture.get("type") == "image" else None,
    }
    return {name: value for name, value in story.items() if name != "description"} | stated


def _of_ninjs(item: Element) -> Element:
    """Return an item in the IPTC's ninjs with its first picture, and with its subjects as tags."""
    renditions = _table(_table(_table(item, "associations"), "featuremedia"), "renditions")
    pictures = [one["href"] for one in renditions.values() if _is_object(one) and one.get("href")]
    subjects = [one.get("name") for one in _listed(item.get("subject")) if _is_object(one)]
    tags = [name for name in (*_listed(item.get("keywords")), *subjects) if name]
    return item | {"tags": tags, "image": pictures[:1] or None}


def _table(value: Element, name: str) -> Element:
    held = value.get(name)
    return held if isinstance(held, dict) else {}


def _of_holder(element: Element) -> Element:
    """Return the fields of an article and of the object around it as one table; the article's own come first."""
    holder = next(name for name in _HOLDERS if _is_titled(element.get(name)))
    inner: Element = element[holder]
    related = {name: data for name in _RELATED if (data := _data(inner.get(name))) is not None}
    path = inner.get("path")
    alias = {"url": path["alias"]} if isinstance(path, dict) and isinstance(path.get("alias"), str) else {}
    around = {name: value for name, value in element.items() if name != holder}
    return around | inner | related | alias | _summary(inner.get("body"))


def _summary(body: object) -> Element:
    """Return the summary that Drupal keeps with a body."""
    return {"summary": body["summary"]} if isinstance(body, dict) and body.get("summary") else {}


def _data(relation: object) -> Any:  # noqa: ANN401 - JSON's values
    """Return what Strapi's `{"data": {"attributes": …}}` leads to, None where the value is no such relation."""
    data = relation.get("data") if isinstance(relation, dict) else None
    if isinstance(data, list):
        return [found for one in data if (found := _data({"data": one})) is not None]
    return data.get("attributes") if isinstance(data, dict) else None


def _is_object(value: object) -> bool:
    return isinstance(value, dict)


def _is_titled(value: object) -> bool:
    if not isinstance(value, Mapping) or "title" in value:
        return isinstance(value, Mapping)
    return any(isinstance(name, str) and keys.folded(name) in keys.TITLES for name in value)


def _is_in_holder(element: Element) -> bool:
    return any(_is_titled(element.get(name)) for name in _HOLDERS)


def is_titled(value: object) -> bool:
    """Whether a value is an article: it states a title, itself or in the object that holds its fields."""
    return isinstance(value, dict) and (
        _is_titled(value)
        or _is_object(value.get("headlines"))
        or _is_titled(keys.unprefixed(value))
        or _is_in_holder(value)
    )


Shape = tuple[Callable[[Element], bool], Callable[[Element], Element]]
# Shapes of objects that state a title themselves, and of those that do not: a test, and the function to apply.
SHAPES: tuple[Shape, ...] = (
    (lambda element: "date_gmt" in element and "modified_gmt" in element, _of_wordpress),
    (lambda element: "feature_image" in element and "custom_excerpt" in element, _of_ghosts_api),
    (lambda element: not isinstance(element.get("author"), str) and _is_connected(element), _of_graphql),
    (lambda element: "meta" in element and _is_object(element["meta"]) and "html_url" in element["meta"], _of_wagtail),
    (lambda element: "introtext" in element and "fulltext" in element, _of_joomla),
    (lambda element: "versioncreated" in element and "headline" in element, _of_ninjs),
    (lambda element: isinstance(element.get("title"), list) and _value_of(element["title"]) is not None, _of_drupal),
)
UNTITLED: tuple[Shape, ...] = (
    (lambda element: _is_object(element.get("headlines")), _of_arc),
    (_is_in_holder, _of_holder),
    (bool, keys.unprefixed),
)


def element(stored: Element) -> Element:
    """Return the fields of one article, whatever stands around them."""
    if "data" in stored and isinstance(inner := stored["data"], dict) and _is_in_holder(inner):
        stored = inner
    shapes = SHAPES if _is_titled(stored) else UNTITLED
    for is_so, shaped in shapes:
        if is_so(stored):
            return shaped(stored)
    return stored
