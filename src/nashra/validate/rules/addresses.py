"""Whether addresses are addresses: URIs in RSS, URIs or IRIs in Atom."""

from typing import ClassVar

from nashra.problems import Level
from nashra.validate.addresses import (
    bad_port,
    broken_escape,
    forbidden_character,
    has_no_scheme_before_colon,
    is_plain,
    is_web,
    lacks_host,
    scheme,
)
from nashra.validate.names import usual
from nashra.validate.rule import Rule
from nashra.xml import Element

_EXACT = ("uri-reference", "absolute-uri")
_SPACED = ("spaced-uri-reference", "spaced-absolute-uri", "web-address")


class AddressRule(Rule):
    """Looks at every address of a feed that is not plain, without the white space around it."""

    datatypes: ClassVar[tuple[str, ...]] = (*_EXACT, *_SPACED)

    def check_value(self, element: Element, value: str) -> None:
        if not is_plain(value):
            self.check_address(element, value.strip())

    def check_address(self, element: Element, address: str) -> None:
        raise NotImplementedError


class SpaceAround(Rule):
    """Atom's ids, addresses and dates stand without white space around them.

    Readers compare ids character by character: with a line break before it, it is another id. Write the value right
    between its tags, even where a program indents the feed.
    """

    id = "space-around"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-2"
    w3c = ("UnexpectedWhitespace", "InvalidUriChar", "InvalidLink")
    datatypes = (*_EXACT, "rfc3339-date")
    message = "white space stands around {value!r}"

    def check_value(self, element: Element, value: str) -> None:
        if value.strip() and value != value.strip():
            self.found(element, value=value.strip())


class AttributeSpaceAround(Rule):
    """An address or a number in an attribute stands without white space around it.

    In an element of RSS it may stand on a line of its own; an attribute many readers take as it is, and ask for a file
    that is not there.
    """

    id = "attribute-space-around"
    level = Level.WARNING
    spec = "https://www.rssboard.org/rss-profile#data-types-url"
    datatypes = (
        *_SPACED,
        *("positive-integer", "non-negative-integer", "port", "decimal", "non-negative-decimal", "seconds"),
    )
    message = "white space stands around {attribute} {value!r}"

    def check_value(self, element: Element, value: str) -> None:
        if self.at and value.strip() and value != value.strip():
            self.found(element, attribute=usual(self.at), value=value.strip())


class AddressBlank(Rule):
    """Where an address may stand, white space alone does.

    To Atom that is an address, and none that there is: readers ask the feed's own for a picture, or open it as a page.
    Leave the element or the attribute out.
    """

    id = "address-blank"
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-2"
    w3c = ("UnexpectedWhitespace", "InvalidUriChar", "InvalidLink", "InvalidURIAttribute", "NotBlank", "AttrNotBlank")
    datatypes = ("uri-reference",)
    message = "{element} holds white space in place of an address"

    def check_value(self, element: Element, value: str) -> None:
        if value and not value.strip():
            self.found(element)


class AddressMissing(AddressRule):
    """An address is missing where one belongs.

    Readers have nothing to open, or no id to tell the entry by. Give the address, or leave the element out where it may
    be left out.
    """

    id = "address-missing"
    spec = "https://www.rfc-editor.org/rfc/rfc3986#section-4.3"
    w3c = ("InvalidFullLink", "InvalidURLAttribute", "InvalidLink", "NotBlank", "AttrNotBlank")
    datatypes = ("absolute-uri", "spaced-absolute-uri", "web-address")
    message = "{element} holds an empty address"

    def check_address(self, element: Element, address: str) -> None:
        if not address:
            self.found(element)


class AddressCharacter(AddressRule):
    """The address has a character that no address may have: a space, a quote, one of `<>{}|^[]`, a backslash, a
    backquote, an invisible mark of direction, or a second `#`.

    Readers cut the address there, or ask for another page. Percent-encode it (a space is `%20`); marks of direction
    come with Arabic text that was copied, take them out.
    """

    id = "address-character"
    spec = "https://www.rfc-editor.org/rfc/rfc3986#section-2"
    w3c = ("InvalidUriChar", "InvalidIRI", "InvalidURIAttribute", "InvalidURLAttribute", "InvalidLink")
    message = "address {address!r} has the character {character!r}"

    def check_address(self, element: Element, address: str) -> None:
        character = forbidden_character(address)
        if character:
            self.found(element, address=address, character=character)


class AddressNotAbsolute(AddressRule):
    """Here an address must be absolute, with its scheme: `https://example.org/...`.

    A relative one means nothing to a reader that keeps entries of many feeds in one place. As an id it is not unique.
    """

    id = "address-not-absolute"
    spec = "https://www.rfc-editor.org/rfc/rfc3986#section-4.3"
    w3c = ("InvalidFullLink", "InvalidLink")
    datatypes = ("absolute-uri", "spaced-absolute-uri")
    attributes = ("media:rating/scheme",)
    message = "address {address!r} is not absolute"

    def check_address(self, element: Element, address: str) -> None:
        if address and not scheme(address):
            self.found(element, address=address)


class SchemeInvalid(AddressRule):
    """What stands before the first colon of an address is a scheme: a letter, then letters, digits, `+`, `.` and `-`.

    Readers open neither this nor what it would be relative to. Most often a sign was pasted before `http`; in a
    relative address write `%3A` for the colon.
    """

    id = "scheme-invalid"
    spec = "https://www.rfc-editor.org/rfc/rfc3986#section-4.2"
    w3c = ("InvalidLink", "InvalidURIAttribute")
    datatypes = ("uri-reference", "spaced-uri-reference")
    message = "address {address!r} has no scheme before its colon"

    def check_address(self, element: Element, address: str) -> None:
        if has_no_scheme_before_colon(address):
            self.found(element, address=address)


class AddressNotWeb(AddressRule):
    """What is to be fetched here has an http or https address.

    Readers fetch nothing else, for the safety of their users.
    """

    id = "address-not-web"
    spec = "https://www.rssboard.org/rss-specification#ltenclosuregtSubelementOfLtitemgt"
    w3c = ("InvalidURLAttribute", "InvalidURIAttribute", "InvalidLink")
    datatypes = ("web-address",)
    message = "address {address!r} is not an http or https one"

    def check_address(self, element: Element, address: str) -> None:
        if address and not is_web(address):
            self.found(element, address=address)


class AddressNotAscii(AddressRule):
    """RSS takes URIs, which are ASCII; this is an IRI, as Atom takes them.

    Most readers open it all the same, some show a page that is not there. Percent-encode the path (`%D9%85`), and write
    an Arabic host as its A-label (`xn--...`).
    """

    id = "address-not-ascii"
    spec = "https://www.rssboard.org/rss-profile#data-types-url"
    w3c = ("UriNotIri",)
    formats = ("rss",)
    datatypes = _SPACED
    texts = ("item/guid",)
    message = "address {address!r} is an IRI where RSS asks for a URI"

    def check_address(self, element: Element, address: str) -> None:
        is_no_address = element.tag == "guid" and (element.get("isPermaLink") == "false" or not is_web(address))
        if not address.isascii() and not is_no_address and not forbidden_character(address):
            self.found(element, address=address)


class EscapeBroken(AddressRule):
    """A percent sign in an address begins an escape: two hexadecimal digits follow it.

    Servers answer such an address with an error. A percent sign itself is `%25`.
    """

    id = "escape-broken"
    spec = "https://www.rfc-editor.org/rfc/rfc3986#section-2.1"
    w3c = ("InvalidLink", "InvalidURIAttribute")
    message = "{escape!r} in address {address!r} is no escape"

    def check_address(self, element: Element, address: str) -> None:
        escape = broken_escape(address)
        if escape:
            self.found(element, escape=escape, address=address)


class PortInvalid(AddressRule):
    """A port is a number from 0 to 65535.

    Readers cannot connect. If the colon is not meant to introduce a port, remove it from the host name.
    """

    id = "port-invalid"
    spec = "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.3"
    w3c = ("InvalidLink", "InvalidURIAttribute")
    message = "address {address!r} has the port {port!r}"

    def check_address(self, element: Element, address: str) -> None:
        port = bad_port(address)
        if port:
            self.found(element, address=address, port=port)


class HostMissing(AddressRule):
    """An http or https address names a host after two slashes: `https://example.org/`.

    Readers have no server to ask. Most often a slash was lost, or a variable was empty when the address was put
    together.
    """

    id = "host-missing"
    spec = "https://www.rfc-editor.org/rfc/rfc9110#section-4.2.1"
    w3c = ("InvalidLink", "InvalidFullLink", "InvalidURIAttribute", "InvalidURLAttribute")
    message = "address {address!r} names no host"

    def check_address(self, element: Element, address: str) -> None:
        if lacks_host(address):
            self.found(element, address=address)


class ScriptLink(AddressRule):
    """The address is a program, not a place.

    Readers that care for their users drop it, and others run it. Link to a page.
    """

    id = "script-link"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-8.1"
    message = "address {address!r} is a script"

    def check_address(self, element: Element, address: str) -> None:
        if scheme(address) in {"javascript", "vbscript"}:
            self.found(element, address=address)


RULES = (
    SpaceAround,
    AttributeSpaceAround,
    AddressBlank,
    AddressMissing,
    AddressCharacter,
    AddressNotAbsolute,
    SchemeInvalid,
    AddressNotWeb,
    AddressNotAscii,
    EscapeBroken,
    PortInvalid,
    HostMissing,
    ScriptLink,
)
