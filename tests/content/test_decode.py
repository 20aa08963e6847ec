import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.content import decode
from nashra.problems import Level

TEXT = "افتتحت البلدية جسرا جديدا للمشاة فوق الوادي، وحضر أهل الحي حفل الافتتاح."
FRENCH = "Le président a été élu à l'unanimité hier, a déclaré le ministère de l'Intérieur."
HEBREW = "הממשלה אישרה היום את התקציב לשנה הבאה"


def told(data):
    return [(change.level, change.fact) for change in decode.decode(data)[1]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_nothing_is_told_of_utf_8(encoding):
    assert decode.decode(TEXT.encode(encoding)) == (TEXT, [])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [TEXT, "الرياض", "plain"])
def test_utf_16_is_known_by_its_mark_or_its_bytes(encoding, text):
    found, [change] = decode.decode(text.encode(encoding))
    assert found == text
    assert change.level is Level.INFO
    assert change.fact.startswith(f"the text is {encoding.upper()}")


@pytest.mark.parametrize(
    "data",
    [
        "text\0 more",
        "خبر\0 عن الجسر",
        '{"title": "\0"}',
        "\0" + TEXT,
        TEXT + "\0\0",
        "خبر \6 عن",
        "a\0b\0c d e f g h i j k l m n",
    ],
)
def test_a_zero_byte_in_a_text_makes_it_no_utf_16(data):
    for longer in (data, data + " ", data + "\n\n"):
        assert decode.decode(longer.encode()) == (longer, [])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [HEBREW, "Он и мы за мир", "政府 今天 批准", "รัฐบาล อนุมัติ", "सरकार ने", "حکومت نے گاڑی"])
def test_utf_16_without_a_mark_is_known_in_any_script(encoding, text):
    assert decode.decode(text.encode(encoding))[0] == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT, "windows-1256"),
        (TEXT, "iso-8859-6"),
        (TEXT.replace("،", ""), "cp720"),
        ("الرياض", "windows-1256"),
        ("«تصدّر» 12 لاعبا", "windows-1256"),
        (FRENCH, "windows-1252"),
        (HEBREW, "windows-1255"),
    ],
)
def test_an_older_encoding_is_told_by_its_letters(text, encoding):
    assert decode.decode(text.encode(encoding))[0] == text
    [(level, fact)] = told(text.encode(encoding))
    assert level is Level.WARNING
    assert fact.startswith("the text is not UTF-8: it is taken for ")


@pytest.mark.parametrize(
    "stated",
    ['<?xml version="1.0" encoding="windows-1256"?>', "<html><meta charset=windows-1256>", '<meta http-equiv="Content-Type" content="text/html; charset=CP1256">'],
)  # fmt: skip
def test_a_stated_encoding_is_taken(stated):
    document = f"{stated}<p>{TEXT}</p>"
    assert decode.decode(document.encode("windows-1256"))[0] == document
    assert told(document.encode("windows-1256")) == [(Level.INFO, "the text is cp1256, as it states")]


def test_letters_go_before_an_encoding_that_is_stated_wrongly():
    document = f'<meta charset="iso-8859-1"><p>{TEXT}</p>'
    assert decode.decode(document.encode("windows-1256"))[0] == document


def test_a_stated_encoding_may_hide_nothing():
    document = b'<meta charset="utf-7"><p>+ADw-script+AD4- \xff</p>'
    with pytest.raises(decode.NotTextError):
        decode.decode(document)


@pytest.mark.parametrize(
    ("data", "fact", "line"),
    [
        (b"\xff\xff\xff", "byte 0xFF is not UTF-8", 1),
        ((TEXT + "\n").encode() + b"\xff" + TEXT.encode(), "byte 0xFF is not UTF-8", 2),
        (TEXT.encode()[:-3] + b"\xd8", "byte 0xD8 is not UTF-8", 1),
        (b"\xff\xfe\x00\xd8", "byte 0x00 is not UTF-16-LE", 1),
        (b"\x89PNG\r\n\x1a\n\x01\x02\x03\x80\x81", "byte 0x89 is not UTF-8", 1),
    ],
)
def test_what_is_no_text_is_named(data, fact, line):
    with pytest.raises(decode.NotTextError, match=fact) as error:
        decode.decode(data)
    assert error.value.line == line


def test_text_that_was_read_wrongly_before_is_read_again():
    data = TEXT.encode().decode("windows-1256").encode()
    assert decode.decode(data)[0] == TEXT
    assert told(data) == [(Level.WARNING, "the text is UTF-8 that was read as windows-1256, and is read again")]


@given(data=st.binary())
def test_any_bytes_are_text_or_named(data):
    try:
        text, _ = decode.decode(data)
    except decode.NotTextError as error:
        named = error
    else:
        named = None
        assert isinstance(text, str)
    assert named is None or named.line >= 1
