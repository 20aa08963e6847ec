"""Whether the bytes are what the document says they are."""

from nashra.validate.rule import Rule


class Undecodable(Rule):
    """The bytes are not in the encoding that the document declares (UTF-8 where it declares none).

    Readers refuse the feed or show wrong letters. Most often text in windows-1256 was put into a document that says
    UTF-8: write all of it in UTF-8.
    """

    id = "bytes-undecodable"
    spec = "https://www.w3.org/TR/xml/#charencoding"
    w3c = ("UnicodeError",)
    message = "byte 0x{byte:02X} is not {encoding}"

    def check_source(self) -> None:
        source = self.document.source
        if source.undecodable is not None:
            at = source.position(source.undecodable)
            self.found(at, byte=source.undecodable_byte, encoding=source.encoding)


RULES = (Undecodable,)
