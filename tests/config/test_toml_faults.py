"""What is no TOML is told with its place, and with what to write instead."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.config import toml

FAULTS = [
    # text without quotes, or within others than TOML's
    ("title = صحيفة المثال # اسمها\n", 1, 9, """'صحيفة المثال' is text without quotes: write "صحيفة المثال\""""),
    (
        "home = https://x.example/\n",
        1,
        8,
        """'https://x.example/' is text without quotes: write "https://x.example/\"""",
    ),
    ("languages = [ar, en]\n", 1, 14, """'ar' is text without quotes: write "ar\""""),
    ('languages = [\n  "ar",\n  en\n]\n', 3, 3, """'en' is text without quotes: write "en\""""),
    ("published = 23 نوفمبر 2026\n", 1, 13, """'23 نوفمبر 2026' is text without quotes: write "23 نوفمبر 2026\""""),
    ("ttl = 50%\n", 1, 7, """'50%' is text without quotes: write "50%\""""),
    ("title = “صحيفة”\n", 1, 9, """'“' is no quote of TOML: write "صحيفة\""""),
    ("title = «صحيفة»\n", 1, 9, """'«' is no quote of TOML: write "صحيفة\""""),
    ("title = ‘صحيفة’\n", 1, 9, """'‘' is no quote of TOML: write "صحيفة\""""),
    ('title = “صحيفة"\n', 1, 9, """'“' is no quote of TOML: write "صحيفة\""""),
    ('title = صحيفة"\n', 1, 9, """the first quote is missing: write "صحيفة\""""),
    (
        'title = "صحيفة\nhome = "x"\n',
        1,
        9,
        """the text that begins here has no end: write " after it, on the same line""",
    ),
    ('tags = ["أ", "ب]\n', 1, 14, """the text that begins here has no end: write " after it, on the same line"""),
    ('title = "صحيفة”\nhome = "x"\n', 1, 15, """'”' does not end a text: write " in its place"""),
    (
        'title = "صحيفة "المثال""\n',
        1,
        17,
        """a text that holds quotes cannot stand between them: write \\" within it""",
    ),
    (
        "title = 'the paper's news'\n",
        1,
        20,
        """a text that holds ' cannot stand between two of them: write \" at both ends""",
    ),
    ('title = """abc\nhome = "x"\n', 1, 9, '''the text that begins here has no end: write """ after it'''),
    (
        "title = 1\ndescription = '''abc\nhome = 1\n",
        2,
        15,
        """the text that begins here has no end: write ''' after it""",
    ),
    ('x = "C:\\site"\n', 1, 8, """a backslash begins an escape in "…": write it twice, or the text between two '"""),
    ('x = "\\ud800"\n', 1, 6, """a backslash begins an escape in "…": write it twice, or the text between two '"""),
    ('title = "a\x01b"\n', 1, 11, "U+0001 cannot stand in a text: delete it"),
    # other values
    ("title =\nhome = 1\n", 1, 8, "the value is missing: write it after =, or delete the line"),
    ("ttl = ٦٠\n", 1, 7, "'٦٠' is in digits that TOML does not know: write 60"),
    ("ttl = ۶۰ # دقيقة\n", 1, 7, "'۶۰' is in digits that TOML does not know: write 60"),
    ("ttl = 060\n", 1, 7, "'060' begins with 0: write 60"),
    ("x = 2026-13-01\n", 1, 5, "'2026-13-01' is no date of the calendar"),
    ("links = True\n", 1, 9, "'True' is no value: write true"),
    ("links = no\n", 1, 9, "'no' is no value: write false"),
    ("image = null\n", 1, 9, "'null' is no value: delete the line where there is none"),
    ("x = " + "9" * 20_000 + "\n", 1, 5, "it is a number of 20000 digits: write a shorter one"),
    ("x = 1\nttl = " + "9" * 5000 + "\n", 2, 7, "it is a number of 5000 digits: write a shorter one"),
    # lists
    ('languages = ["ar",\ntitle = "x"\n', 1, 13, "the list that begins here has no end: write ] after it"),
    ('languages = ["ar",\n[editor]\na = 1\n', 1, 13, "the list that begins here has no end: write ] after it"),
    ('languages = [, "ar"]\n', 1, 14, "a value is missing before the comma: write it, or delete the comma"),
    ('languages = ["ar"، "en"]\n', 1, 18, "'،' separates nothing: write , in its place"),
    ('languages = ["ar"; "en"]\n', 1, 18, "';' separates nothing: write , in its place"),
    ('languages = ["ar" "en"]\n', 1, 19, "a comma is missing before it: write ,"),
    ('languages = ["ar", "en"\ntitle = "x"\n', 1, 13, "the list that begins here has no end: write ] after it"),
    ('x = 1\nlanguages = ["ar",\n "en"\n', 2, 13, "the list that begins here has no end: write ] after it"),
    # keys
    ('= "x"\n', 1, 1, "the key before = is missing: write key = …"),
    (
        'عنوان = "x"\n',
        1,
        1,
        """'عنوان' is a name without quotes, which is for a to z, digits, - and _ alone: write "عنوان\"""",
    ),
    ('“title” = "x"\n', 1, 1, """'“' is no quote of TOML: write "title\""""),
    ("max age = 48\n", 1, 5, "= is missing after 'max', or the name needs quotes: write \"max age\""),
    ('title "x"\n', 1, 7, "= is missing after 'title': write title = …"),
    ("title\n", 1, 6, "= is missing after 'title': write title = …"),
    ('title: "x"\n', 1, 6, "':' does not stand between a key and its value: write = in its place"),
    ('title ＝ "x"\n', 1, 7, "'＝' does not stand between a key and its value: write = in its place"),
    ('title = "a"\nhome = "x"\ntitle = "b"\n', 3, 1, "'title' stands twice, first in line 1: delete one of the two"),
    ('[editor]\nname = "a"\nname = """b\nc"""\n', 3, 1, "'name' stands twice, first in line 2: delete one of the two"),
    ("x = {a = 1, a = 2}\n", 1, 13, "'a' stands twice in one table: delete one of the two"),
    # tables
    (
        "[editor]\na = 1\n[files]\n[editor]\nb = 2\n",
        4,
        1,
        "[editor] stands twice, first in line 1: put what both hold under one",
    ),
    ("editor = 1\n[editor]\na = 1\n", 2, 1, "'editor' has its value in line 1: delete one of the two"),
    (
        '[feed]\nname = "a"\n[[feed]]\n',
        3,
        1,
        "'feed' is one table in line 1, and several here: write [[feed]] in both lines",
    ),
    (
        '[[feed]]\nname = "a"\n[feed]\n',
        3,
        1,
        "'feed' is one table here, and several in line 1: write [[feed]] in both lines",
    ),
    ('editor.name = "x"\n[editor]\n', 2, 1, "'editor' stands in line 1 already: put what both hold under one"),
    ("[editor\na = 1\n", 1, 8, "] is missing: write [editor]"),
    ("[[feed]\na = 1\n", 1, 7, "] is missing: write [[feed]]"),
    ("[feed]]\na = 1\n", 1, 7, "the line has more ] than [: write [[feed]]"),
    ("[قسم]\n", 1, 2, """'قسم' is a name without quotes, which is for a to z, digits, - and _ alone: write "قسم\""""),
    (
        "[my table]\n",
        1,
        5,
        """'my table' is a name without quotes, which is for a to z, digits, - and _ alone: write "my table\"""",
    ),
    ("x = {a = 1,\nb = 2}\n", 1, 12, "a table in braces stands on one line, with no comma at its end"),
    ("x = {a = 1,}\n", 1, 12, "a table in braces stands on one line, with no comma at its end"),
    # what stands after, before and between
    ('title = "x";\n', 1, 12, "';' stands after the end of the value: delete it"),
    ('title = "x"،\n', 1, 12, "'،' stands after the end of the value: delete it"),
    ('title = "x" home = "y"\n', 1, 13, "'home' stands after the end of the value: begin a new line before it"),
    ('[editor] name = "x"\n', 1, 10, "'name' stands after the end of the table's name: begin a new line before it"),
    ("// اسم\n", 1, 1, "a comment begins with #: write it in place of '//'"),
    ('title = "x" // اسم\n', 1, 13, "a comment begins with #: write it in place of '//'"),
    ('\u200ftitle = "x"\n', 1, 1, "U+200F (right-to-left mark) stands here and cannot be seen: delete it"),
    ('title = \u200f"x"\n', 1, 9, "U+200F (right-to-left mark) stands here and cannot be seen: delete it"),
    ('title = "x"\u200f\n', 1, 12, "U+200F (right-to-left mark) stands here and cannot be seen: delete it"),
    ('\u00a0title = "x"\n', 1, 1, "U+00A0 (no-break space) stands here and cannot be seen: delete it"),
    (
        'title = "x"\n\ufeffhome = "y"\n',
        2,
        1,
        "U+FEFF (zero width no-break space) stands here and cannot be seen: delete it",
    ),
    (
        'title = "x"\rhome = "y"\r',
        1,
        12,
        "its lines end as on no system of today: save it with line ends of Unix or Windows",
    ),
    (
        '<<<<<<< HEAD\ntitle = "x"\n',
        1,
        1,
        "git left a conflict here: keep one side of it, and delete the three lines of marks",
    ),
    (
        'title = "x"\n=======\n',
        2,
        1,
        "git left a conflict here: keep one side of it, and delete the three lines of marks",
    ),
    ('{"title": "x"}\n', 1, 1, "a line is `key = value`, `[table]`, or a comment after #"),
    ("```toml\n", 1, 1, "a line is `key = value`, `[table]`, or a comment after #"),
    # some that programs and systems of other kinds leave
    ('# ملف\rtitle = "x"\r', 1, 6, "its lines end as on no system of today: save it with line ends of Unix or Windows"),
    ('x = {a = "1" b = 2}\n', 1, 14, "a comma is missing here, or } after the last value"),
    ("x = {a = 1\ny = 2\n", 1, 11, "a comma is missing here, or } after the last value"),
    (
        "[editor]\na = 1\n[editor؛]\n",
        3,
        8,
        """'editor؛' is a name without quotes, which is for a to z, digits, - and _ alone: write "editor؛\"""",
    ),
]


@pytest.mark.parametrize(("text", "line", "column", "fact"), FAULTS)
def test_what_is_no_toml_is_told_with_what_to_write(text, line, column, fact):
    with pytest.raises(toml.TomlError) as told:
        toml.parse(text)
    assert (told.value.line, told.value.column, told.value.fact) == (line, column, fact)


@pytest.mark.parametrize("text", [text for text, *_ in FAULTS if "\r" not in text])
def test_windows_line_ends_and_lines_before_change_no_place(text):
    with pytest.raises(toml.TomlError) as alone:
        toml.parse(text)
    with pytest.raises(toml.TomlError) as below:
        toml.parse("# ملف\r\n\r\n" + text.replace("\n", "\r\n"))
    assert (below.value.line, below.value.column) == (alone.value.line + 2, alone.value.column)


RIGHT = """\
title = "صحيفة المثال"
home = 'https://news.example/'  # الموقع
ttl = 60
[editor]
name = "ليلى"
[[feed]]
name = "english"
languages = ["en", "fr"]
"""
SIGNS = "\"'=[]{},.#\\\n\r ،؛«»“”٣ع-0\u200f\x00"
SLIPS = st.sampled_from(["", *SIGNS, '"""', "'''", "<<<<<<< HEAD\n", "true", "2026-11-"])
PLACES = st.integers(0, len(RIGHT))


def fault(text):
    try:
        toml.parse(text)
    except toml.TomlError as told:
        return told
    return None


@given(st.lists(st.tuples(PLACES, st.integers(0, 3), SLIPS), min_size=1, max_size=4))
def test_whatever_slip_is_told_at_a_place_of_the_file(slips):
    text = RIGHT
    for at, gone, put in slips:
        text = text[:at] + put + text[at + gone :]
    told = fault(text)
    lines = text.replace("\r\n", "\n").split("\n")
    assert not told or (told.fact and told.line >= 1 and 0 <= told.column <= len(lines[told.line - 1]) + 1)


@pytest.mark.parametrize(
    "text",
    [
        'a = "' + '\\"' * 100_000,
        "a = [" + "1 " * 100_000,
        "a = 1\n" * 20_000,
        "a = " + "“" * 200_000,
        "a = " + "1_" * 100_000 + "x",
        "a = [\n" + ("9" * 3999 + ",\n") * 100 + "9" * 5000 + "]\n",
    ],
    ids=lambda text: text[:8],
)
def test_what_no_hand_wrote_costs_no_more_time_than_its_size_justifies(text):
    began = time.process_time()
    with pytest.raises(toml.TomlError):
        toml.parse(text)
    assert time.process_time() - began < 5


PIECES = st.sampled_from(
    [*(text for text, *_ in FAULTS if len(text) < 200), RIGHT, *SIGNS, '"""', "'''", "a.b = 1\n", "[a.b]\n"]
)


@given(st.lists(PIECES, max_size=6))
def test_any_pieces_of_faulty_files_are_told_at_a_place_of_the_file(pieces):
    text = "".join(pieces)
    told = fault(text)
    lines = text.replace("\r\n", "\n").split("\n")
    assert not told or (
        told.fact and 1 <= told.line <= len(lines) and 0 <= told.column <= len(lines[told.line - 1]) + 1
    )


@pytest.mark.parametrize("text", ["''' = 1\n'' = 1\n", '""" = 1\na = 1\na = 2\n', '"a""" = 1\n"a" = 2\n'])
def test_where_no_statement_is_found_the_parser_has_the_word(text):
    assert fault(text)
