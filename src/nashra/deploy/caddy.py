"""Directives for a site of Caddy."""

from collections.abc import Iterator

from nashra.deploy import Place, in_quotes


def lines(place: Place) -> Iterator[str]:
    yield f"handle_path {_quoted(f'{place.path}*')} {{"
    yield from (f"    {line}" for line in _settings(place))
    yield "}"


def _settings(place: Place) -> Iterator[str]:
    yield f"root * {_quoted(place.feeds.rstrip('/') or '/')}"
    for form in ("rss", "atom"):
        yield f"@{form} path *.{form}"
        yield f'header @{form} Content-Type "application/{form}+xml; charset=utf-8"'
    yield "@json path *.json"
    yield "header @json Content-Type application/feed+json"
    yield f'header Cache-Control "public, max-age={place.max_age}"'
    yield "header X-Content-Type-Options nosniff"
    if place.site.hub:
        yield from _links(place)
    yield from _packed(place.site.files.compress)


def _links(place: Place) -> Iterator[str]:
    """Yield the headers of WebSub; the self link is the requested address, still encoded, without its query."""
    yield "map {http.request.orig_uri} {asked_for} {"
    yield '    ~^([^?<>]*) "${1}"'
    yield "}"
    yield f"header +Link {_quoted(f'<{place.site.hub}>; rel=hub')}"
    yield f'header +Link "<{place.origin}{{asked_for}}>; rel=self"'


def _packed(codings: tuple[str, ...]) -> Iterator[str]:
    if not codings:
        yield "encode gzip"
        yield "file_server"
        return
    yield "file_server {"
    yield f"    precompressed {' '.join(sorted(codings))}"
    yield "}"


def _quoted(value: object) -> str:
    """Quote a value if it needs quotes; a brace, which would begin a placeholder, is refused."""
    quoted = in_quotes(value, "{}\\", "Caddy")
    return quoted if set(quoted[1:-1]) & set(' "#`<>') else quoted[1:-1]
