"""Directives for a site of Caddy."""

from collections.abc import Iterator

from nashra.deploy import Setup, in_quotes


def lines(setup: Setup) -> Iterator[str]:
    yield "# goes into the block of the site, news.example { … }; then: caddy validate && caddy reload"
    yield f"handle_path {_quoted(f'{setup.path}*')} {{"
    yield from (f"    {line}" for line in _settings(setup))
    yield "}"


def _settings(setup: Setup) -> Iterator[str]:
    yield f"root * {_quoted(setup.feeds.rstrip('/') or '/')}"
    for form in ("rss", "atom"):
        yield f"@{form} path *.{form}"
        yield f'header @{form} Content-Type "application/{form}+xml; charset=utf-8"'
    yield "@json path *.json"
    yield "header @json Content-Type application/feed+json"
    yield "@xml path *.xml"
    yield "header @xml Content-Type application/xml"
    yield f'header Cache-Control "public, max-age={setup.max_age}"'
    yield "header X-Content-Type-Options nosniff"
    if setup.site.hub:
        yield from _links(setup)
    yield from _packed(setup.site.files.compress)


def _links(setup: Setup) -> Iterator[str]:
    """Yield the headers of WebSub; the self link is the requested address, still encoded, without its query."""
    yield "map {http.request.orig_uri} {asked_for} {"
    yield '    ~^([^?<>]*) "${1}"'
    yield "}"
    yield f"header +Link {_quoted(f'<{setup.site.hub}>; rel=hub')}"
    yield f'header +Link "<{setup.origin}{{asked_for}}>; rel=self"'


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
