"""A location for nginx."""

from collections.abc import Iterator

from nashra.deploy import Setup, in_quotes

_READER = "nginx"
# Characters that end a word, unless it is quoted.
_ENDS_A_WORD = set(" ;{}'\"\\#")


def lines(setup: Setup) -> Iterator[str]:
    yield "# goes into server { … }; then: nginx -t && nginx -s reload"
    yield f"location {_quoted(setup.path)} {{"
    yield from (f"    {line}" for line in _settings(setup))
    yield "}"


def _settings(setup: Setup) -> Iterator[str]:
    yield f"alias {_quoted(setup.feeds)};"
    # nginx's `charset` does not apply to files that are packed already.
    yield "types {"
    yield '    "application/rss+xml; charset=utf-8" rss;'
    yield '    "application/atom+xml; charset=utf-8" atom;'
    yield "    application/feed+json json;"
    yield "    application/xml xml;"
    yield "}"
    yield from _packed(setup.site.files.compress)
    yield f'add_header Cache-Control "public, max-age={setup.max_age}";'
    yield "add_header X-Content-Type-Options nosniff;"
    if setup.site.hub:
        yield from _links(setup)


def _packed(codings: tuple[str, ...]) -> Iterator[str]:
    if "gzip" in codings:
        yield "gzip_static on;"
    else:
        yield "gzip on;"
        yield "gzip_types *;"
    yield "gzip_vary on;"
    if "br" in codings:
        yield "brotli_static on;  # libnginx-mod-http-brotli-static"


def _links(setup: Setup) -> Iterator[str]:
    """Yield the headers of WebSub. They avoid $uri, which is decoded: a newline in it would begin another header."""
    yield 'if ($request_uri ~ "^(?<asked_for>[^?<>]*)") { }'
    yield f"add_header Link '<{_quoted(setup.site.hub)}>; rel=\"hub\"';"
    yield f"add_header Link '<{_quoted(setup.origin)}$asked_for>; rel=\"self\"';"


def _quoted(value: object) -> str:
    """Quote a value if it needs quotes; a `$`, which would begin a variable, cannot be escaped and is refused."""
    quoted = in_quotes(value, "$", _READER)
    return quoted if set(quoted[1:-1]) & _ENDS_A_WORD else quoted[1:-1]
