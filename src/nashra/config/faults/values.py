"""What can be wrong with a value: its quotes, digits, words, escapes and lists."""

import re
import unicodedata

from nashra.config.faults.place import FOREIGN_QUOTES, Explained, Place, bare, quoted, shown
from nashra.config.statements import statements

_WORDS = {"true": "true", "yes": "true", "on": "true", "false": "false", "no": "false", "off": "false"}
_NOTHING = ("null", "none", "nil", "undefined")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}\b.*")
_SEPARATORS = "،؛;；，、|"
_COMPLETE = re.compile(r'"(?:[^"\\]|\\.)*"' + r"|'[^']*'")
_KEY = re.compile(r"\s*([\w.-]+)\s*=")
_HEADER_LINE = re.compile(r"\s*\[{1,2}[\w.\" -]+\]{1,2}\s*(?:#.*)?")
_LIST = re.compile(r"^[^\n#=]*=\s*(\[)", re.MULTILINE)
# In characters: nobody writes a longer line by hand, and to look for its quotes costs the square of it.
_LONGEST_LINE = 10_000
_LONG_NUMBER = re.compile(r"(?<![\d_])\d[\d_]{4000,}")


def value(place: Place) -> Explained | None:
    """What begins no value at all."""
    is_listed = "=" not in place.before or re.search(r"[\[{]", place.before.partition("=")[2]) is not None
    if is_listed and "=" not in place.before and (_KEY.match(place.rest) or _HEADER_LINE.fullmatch(place.line)):
        return _endless_list(place)
    word = re.split(r"[,،\]}]", place.rest)[0].strip() if is_listed else place.rest
    if not bare(word):
        return _no_value(place)
    if word[0] in FOREIGN_QUOTES:
        return f"{shown(word[0])} is no quote of TOML: write {quoted(bare(word))}", place.at
    return (_word(bare(word)) or _unquoted(word)), place.at


def _no_value(place: Place) -> Explained:
    if place.rest.startswith(","):
        return "a value is missing before the comma: write it, or delete the comma", place.at
    return "the value is missing: write it after =, or delete the line", place.at


def _word(word: str) -> str | None:
    """A number in Arabic digits, or a word that other languages have for a value."""
    digits = "".join(str(unicodedata.digit(sign, sign)) for sign in word).replace("٫", ".")
    if digits != word and _NUMBER.fullmatch(digits):
        return f"{shown(word)} is in digits that TOML does not know: write {digits}"
    if word.lower() in _WORDS:
        return f"{shown(word)} is no value: write {_WORDS[word.lower()]}"
    if word.lower() in _NOTHING:
        return f"{shown(word)} is no value: delete the line where there is none"
    return None


def _unquoted(word: str) -> str:
    text = bare(word)
    if word.rstrip().endswith(('"', "'")):
        return f"the first quote is missing: write {quoted(text)}"
    return f"{shown(text)} is text without quotes: write {quoted(text)}"


def open_text(place: Place) -> Explained | None:
    """A text without its end, or with a character that no text may hold."""
    if place.rest and not place.rest[0].isspace():
        return f"U+{ord(place.rest[0]):04X} cannot stand in a text: delete it", place.at
    begun = [statement.line for statement in statements(place.text) if statement.line <= place.number]
    line = _line(place.text, begun[-1] if begun else place.number)
    if quotes := next((quotes for quotes in ('"""', "'''") if line.line.count(quotes) % 2), None):
        return f"the text that begins here has no end: write {quotes} after it", line.start + line.line.rfind(quotes)
    return _open_line(place)


def _line(text: str, number: int) -> Place:
    return Place(text, sum(len(line) + 1 for line in text.split("\n")[: number - 1]))


def _open_line(place: Place) -> Explained | None:
    """A text of one line that does not end on it."""
    if len(place.line) > _LONGEST_LINE:
        return None
    line = _COMPLETE.sub(lambda whole: "-" * len(whole[0]), place.line.rstrip("\r"))
    begin = re.search("[\"']", line)
    if not begin:
        return None
    end = re.search(rf"([{FOREIGN_QUOTES}])[\s,\]]*$", line)
    if end and end.start() > begin.start():
        return f"{shown(end[1])} does not end a text: write {begin[0]} in its place", place.start + end.start()
    fact = f"the text that begins here has no end: write {begin[0]} after it, on the same line"
    return fact, place.start + begin.start()


def escape(place: Place) -> Explained | None:
    at = place.text.rfind("\\", 0, place.at)
    return """a backslash begins an escape in "…": write it twice, or the text between two '""", at


def long_number(place: Place) -> Explained | None:
    number = _LONG_NUMBER.search(place.text)
    return number and (f"it is a number of {len(number[0])} digits: write a shorter one", number.start())


def array(place: Place) -> Explained | None:
    """A list without its end, or without a comma."""
    sign = place.rest[:1]
    if sign and sign in _SEPARATORS:
        return f"{shown(sign)} separates nothing: write , in its place", place.at
    if not sign or (not place.before.strip() and (sign == "[" or _KEY.match(place.rest))):
        return _endless_list(place)
    return "a comma is missing before it: write ,", place.at


def _endless_list(place: Place) -> Explained | None:
    begun = list(_LIST.finditer(place.text, 0, place.at))
    return ("the list that begins here has no end: write ] after it", begun[-1].start(1)) if begun else None


def after(place: Place) -> Explained | None:
    """Something that stands after a value or the name of a table."""
    is_header = place.line.lstrip().startswith("[")
    if is_header and place.rest.startswith("]"):
        return f"the line has more ] than [: write [[{place.line.strip().strip('[]')}]]", place.at
    what = "the table's name" if is_header else "the value"
    if key := _KEY.match(place.rest):
        return f"{shown(key[1])} stands after the end of {what}: begin a new line before it", place.at
    extra = shown(bare(place.rest) or place.rest)
    return _within(place) or (f"{extra} stands after the end of {what}: delete it", place.at)


def _within(place: Place) -> Explained | None:
    """A value that ended sooner than was meant: at a quote within it, or where a number ends."""
    written = place.line.partition("=")[2].lstrip()
    at = place.start + len(place.line) - len(written)
    if written.startswith('"') and '"' in place.rest:
        return 'a text that holds quotes cannot stand between them: write \\" within it', place.at
    if written.startswith("'") and "'" in place.rest:
        return "a text that holds ' cannot stand between two of them: write \" at both ends", place.at
    if not written[:1].isdecimal() or place.rest[0] in ";,،":
        return None
    word = bare(written)
    if re.fullmatch(r"0\d+", word):
        return f"{shown(word)} begins with 0: write {word.lstrip('0') or 0}", at
    return (f"{shown(word)} is no date of the calendar" if _DATE.fullmatch(word) else _unquoted(written)), at
