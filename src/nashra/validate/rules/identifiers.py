"""Whether ids are well made: tag: and urn: addresses, and one spelling for each."""

from nashra.problems import Level
from nashra.validate.addresses import canonical, is_tag, is_urn, is_uuid, scheme
from nashra.validate.names import NAMESPACES, namespace_of
from nashra.validate.rule import Rule
from nashra.validate.rules.addresses import AddressRule
from nashra.xml import Element


class IdNotCanonical(Rule):
    """An id in another spelling of its address is another id: readers compare ids character by character.

    A tool on the way that writes it in the usual spelling (host in small letters, no port where it is the usual one, a
    path, `%5C` and not `%5c`, a letter and the sign on it as one character: آ) makes every entry look new. Use that
    spelling from the start, and keep a published id.
    """

    id = "id-not-canonical"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6.1"
    w3c = ("NonCanonicalURI",)
    texts = ("atom:id",)
    message = "id {value!r} would usually be written {usual!r}"

    def check_value(self, element: Element, value: str) -> None:
        usual = canonical(value.strip())
        if usual != value.strip():
            self.found(element, value=value, usual=usual)


class TagInvalid(AddressRule):
    """A tag: address names who made it and since when the name was theirs: `tag:example.org,2026:نشرة/1`.

    The authority is a host or an e-mail address, the date a year, a month or a day (`2026-11-23`) in the calendar.
    Readers take it as it is; that no other feed has the same id is all that is at stake.
    """

    id = "tag-invalid"
    spec = "https://www.rfc-editor.org/rfc/rfc4151#section-2.1"
    w3c = ("InvalidTAG",)
    message = "{address!r} is no tag: address"

    def check_address(self, element: Element, address: str) -> None:
        if scheme(address) == "tag" and not is_tag(address):
            self.found(element, address=address)


class UrnInvalid(AddressRule):
    """A urn: address has a name space of letters, digits and hyphens, and a name in it: `urn:isbn:9789953891234`.

    Readers take it as it is; that no other feed has the same id is all that is at stake.
    """

    id = "urn-invalid"
    spec = "https://www.rfc-editor.org/rfc/rfc8141#section-2"
    w3c = ("InvalidURN",)
    message = "{address!r} is no urn: address"

    def check_address(self, element: Element, address: str) -> None:
        # Media RSS itself names schemes `urn:ebu` and `urn:simple`.
        if scheme(address) == "urn" and not is_urn(address) and namespace_of(str(element.tag)) != NAMESPACES["media"]:
            self.found(element, address=address)


class UuidInvalid(AddressRule):
    """A UUID is 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12: `urn:uuid:6f1c1f0e-8d5a-4c52-9b1d-0c1f6f2a9e11`.

    Readers take it as it is; a program that stores it as a number cannot. Let a library make it.
    """

    id = "uuid-invalid"
    spec = "https://www.rfc-editor.org/rfc/rfc9562#section-4"
    w3c = ("InvalidUUID", "InvalidURN")
    message = "{address!r} holds no UUID"

    def check_address(self, element: Element, address: str) -> None:
        if is_urn(address) and address.lower().startswith("urn:uuid:") and not is_uuid(address):
            self.found(element, address=address)


RULES = (IdNotCanonical, TagInvalid, UrnInvalid, UuidInvalid)
