"""An alias and a directory for Apache; packed twins are sent by mod_rewrite, as Apache's manual shows it."""

from collections.abc import Iterator

from nashra.deploy import Setup, in_quotes

_PACKED = {"br": (".br", "br"), "gzip": (".gz", "gzip")}
_TYPES = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
    "xml": "application/xml",
}


def lines(setup: Setup) -> Iterator[str]:
    yield "# goes into conf-available/, or into <VirtualHost>; needs: a2enmod headers rewrite"
    yield "# then: apachectl configtest && apachectl graceful"
    yield f"Alias {_quoted(setup.path)} {_quoted(setup.feeds)}"
    yield f"<Directory {_quoted(setup.feeds)}>"
    yield from (f"    {line}" for line in _settings(setup))
    yield "</Directory>"


def _settings(setup: Setup) -> Iterator[str]:
    yield "Require all granted"
    yield "AllowOverride None"
    yield "Options SymLinksIfOwnerMatch"
    for suffix, media_type in _TYPES.items():
        yield f"AddType {media_type} .{suffix}"
    yield "AddCharset utf-8 .rss .atom"
    yield f'Header set Cache-Control "public, max-age={setup.max_age}"'
    yield "Header set X-Content-Type-Options nosniff"
    if setup.site.hub:
        yield f"Header add Link {_quoted(f'<{setup.site.hub}>; rel=hub')}"
        yield f'Header add Link "expr=<{setup.origin}%{{escape:%{{REQUEST_URI}}}}>; rel=self"'
    codings = [coding for coding in _PACKED if coding in setup.site.files.compress]
    if codings:
        yield from _packed(setup, codings)


def _packed(setup: Setup, codings: list[str]) -> Iterator[str]:
    # Otherwise .gz is a media type of its own, and .br means Breton.
    yield "RemoveType .gz .br"
    yield "RemoveLanguage .br"
    for suffix, coding in _PACKED.values():
        yield f"AddEncoding {coding} {suffix}"
    yield "RewriteEngine on"
    yield f"RewriteBase {_quoted(setup.path)}"
    yield "Header merge Vary Accept-Encoding"
    for suffix, coding in (_PACKED[name] for name in codings):
        yield f'RewriteCond "%{{HTTP:Accept-Encoding}}" "\\b{coding}\\b"'
        yield f'RewriteCond "%{{REQUEST_FILENAME}}\\{suffix}" -s'
        yield f'RewriteRule "^(.+\\.(?:{"|".join(_TYPES)}))$" "$1{suffix}" [END]'


def _quoted(value: object) -> str:
    """Quote a value; a `$`, which would begin a variable, cannot be escaped and is refused."""
    return in_quotes(value, "$", "Apache")
