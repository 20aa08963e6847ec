"""Import the posts of a WordPress export (WXR 1.0 to 1.2).

Pages, menus and revisions are left out; attachments are the pictures of the posts that show them.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from nashra.content.facts import Facts, Found
from nashra.html import wordpress
from nashra.imports import xml
from nashra.imports.rss import Fields, attached
from nashra.imports.source import Source
from nashra.imports.stated import Stated, checked, plain, unescaped
from nashra.model import Person
from nashra.problems import Level, Problem, counted

if TYPE_CHECKING:
    from nashra.xml import Element

_NAMESPACE = "http://wordpress.org/export/"
_WP = re.compile(rf"\{{{_NAMESPACE}[\d.]+/\}}(.+)")
_EXCERPT = re.compile(rf"\{{{_NAMESPACE}[\d.]+/excerpt/\}}encoded")
_NEVER = "0000-00-00 00:00:00"
# The kinds of record that are articles: WordPress's own, and what news themes name theirs.
_ARTICLES = frozenset({"", "post", "news", "article", "articles", "story", "stories", "report", "opinion"})
# Kinds of WordPress itself and of its shop, which nobody misses among articles: they are left out without a word.
_NO_ARTICLES = frozenset(
    {"page", "attachment", "revision", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache", "product"}
    | {"user_request", "wp_block", "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation", "feedback"}
)
# What only some may see becomes a draft; what is due later has its date for that.
_PUBLIC = ("publish", "future")
_KEPT = (*_PUBLIC, "draft", "pending", "private")


@dataclass(slots=True)
class _Blog:
    """What posts refer to: authors by login, addresses of pictures by number, the numbers of each post's pictures."""

    authors: dict[str, Person] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    of_post: dict[str, list[str]] = field(default_factory=dict)
    language: str = ""


def recognises(_: Path, head: str) -> bool:
    return xml.begins(head) and _NAMESPACE in head


def read(source: Source) -> Iterator[Found]:
    """Yield the posts. The file is read twice, since pictures may come after the posts that show them."""
    blog = _Blog()
    for element in xml.records(source):
        _learn(blog, element)
    # The second pass reports the same problems again.
    source.problems.clear()
    number, others = 0, Counter[str]()
    for element in xml.records(source):
        if element.tag == "item":
            number += 1
            item = _Item(element)
            kind = item.text("wp:post_type")
            if kind in _ARTICLES:
                yield from _post(item, blog, source, f"item {number}")
            elif kind not in _NO_ARTICLES:
                others[kind] += 1
    for kind, count in others.items():
        source.add("kind-unknown", f"{counted(count, 'record')} of the type {kind!r} left out", level=Level.WARNING)


class _Item(Fields):
    """A record in which the fields of WordPress's own namespace, in any version, are named `wp:…`."""

    def __init__(self, element: "Element") -> None:
        super().__init__(element)
        self.line = element.sourceline or 0
        for child in element.iterchildren("*"):
            if own := _WP.fullmatch(str(child.tag)):
                self._fields.setdefault(f"wp:{own[1]}", []).append(child)
            if _EXCERPT.fullmatch(str(child.tag)):
                self._fields.setdefault("excerpt", []).append(child)


def _learn(blog: _Blog, element: "Element") -> None:
    item = _Item(element)
    if element.tag == "language":
        blog.language = xml.text(element).strip()
    elif login := item.text("wp:author_login"):
        blog.authors[login] = Person(item.text("wp:author_display_name") or login, item.text("wp:author_email"))
    elif address := item.text("wp:attachment_url"):
        number = item.text("wp:post_id")
        blog.pictures[number] = address
        blog.of_post.setdefault(item.text("wp:post_parent"), []).append(number)


def _post(item: _Item, blog: _Blog, source: Source, place: str) -> Iterator[Found]:
    status = item.text("wp:status") or "publish"
    if status not in _KEPT:
        return
    if item.text("wp:post_password"):
        problem = Problem(source.where(item.line), "password", "it is under a password: it is left out")
        yield Found(Facts(), [problem], place=place)
        return
    made = checked(_stated(item, blog, status), source, item.line, place)
    if unknown := wordpress.unknown(item.text(f"{xml.CONTENT}encoded")):
        names = ", ".join(f"[{name}]" for name in unknown)
        message = f"the shortcodes {names} stay in the text as they are"
        made.problems.append(Problem(source.where(item.line), "shortcode", message, Level.WARNING))
    yield made


def _stated(item: _Item, blog: _Blog, status: str) -> Stated:
    login = item.text(f"{xml.DC}creator")
    sections, tags = _named(item, "category"), _named(item, "post_tag")
    pictures = blog.pictures, blog.of_post.get(item.text("wp:post_id"), [])
    return Stated(
        id=item.text("guid"),
        url=item.text("link") if status in _PUBLIC else "",
        slug=unquote(item.text("wp:post_name")),
        title=unescaped(item.text("title")),
        summary=plain(item.text("excerpt")),
        language=blog.language,
        published=_moment(item, "wp:post_date"),
        updated=_moment(item, "wp:post_modified"),
        draft=status not in _PUBLIC,
        authors=(blog.authors.get(login, Person(login)),),
        section=next(iter(sections), ""),
        tags=(*sections[1:], *tags),
        image=blog.pictures.get(_thumbnail(item), ""),
        attached=tuple(attached(item)),
        html=wordpress.html(item.text(f"{xml.CONTENT}encoded"), *pictures),
    )


def _moment(item: _Item, name: str) -> str:
    """Return the date in UTC, else in the blog's own time; empty for a draft without one."""
    universal, local = item.text(f"{name}_gmt"), item.text(name)
    if universal and universal != _NEVER:
        return f"{universal}+00:00"
    return "" if local == _NEVER else local


def _named(item: _Item, domain: str) -> list[str]:
    return [xml.text(term) for term in item.all("category") if term.get("domain") == domain]


def _thumbnail(item: _Item) -> str:
    """Return the number of the post's picture."""
    for meta in map(_Item, item.all("wp:postmeta")):
        if meta.text("wp:meta_key") == "_thumbnail_id":
            return meta.text("wp:meta_value")
    return ""
