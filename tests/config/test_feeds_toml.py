import pytest

from nashra import config
from nashra.model import Family, FeedSpec, Person, Site

BASE = 'title = "ن"\nhome = "https://x.example"\nfeeds = "https://x.example/feeds"\n'


@pytest.fixture
def loaded(tmp_path):
    def load(text):
        (tmp_path / "content").mkdir(exist_ok=True)
        (tmp_path / "content/feeds.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
        return config.load(tmp_path)

    return load


def test_three_keys_are_enough(loaded):
    site = loaded(BASE)
    assert isinstance(site, Site)
    assert (site.home, site.feeds, site.language) == ("https://x.example/", "https://x.example/feeds/", "ar")
    assert site.specs == (FeedSpec("main", "ن", "ن", "ar", "https://x.example/"),)


def test_a_feed_inherits_what_it_does_not_say(loaded):
    site = loaded(
        BASE + '[editor]\nname = "ل"\n[[feed]]\nname = "أولى"\nlanguages = ["en"]\n[every.tag]\nat_least = 3\n'
    )
    assert site.editor == Person("ل")
    assert site.specs == (FeedSpec("أولى", "ن", "ن", "ar", "https://x.example/", languages=("en",)),)
    assert site.families == (Family("tag", at_least=3),)


def test_a_feed_may_have_any_name_that_a_file_can_have(loaded):
    names = ["أهم الأخبار", "news-24", "x.y", "a (b)", "it's"]
    site = loaded(BASE + "".join(f'[[feed]]\nname = "{name}"\n' for name in names))
    assert [spec.path for spec in site.specs] == names


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (BASE + 'lanugage = "ar"', "4: error: unknown key 'lanugage', did you mean 'language'? [key-unknown]"),
        (BASE + 'language = "ar_SY"', "4: error: language: 'ar_SY' is no language tag: write ar-SY [value-wrong]"),
        (
            BASE + 'language = "ar-XYZZY-!!"',
            "4: error: language: 'ar-XYZZY-!!' is no language tag (such as ar, ar-SA or en) [value-wrong]",
        ),
        (
            BASE + 'language = "xx"',
            "4: error: language: 'xx' is no language tag (such as ar, ar-SA or en) [value-wrong]",
        ),
        (BASE + "ttl = true", "4: error: ttl: true is no whole number from 1 to 525600 [value-wrong]"),
        (BASE + "description = 7", "4: error: description: 7 is no text: put it in quotes [value-wrong]"),
        (BASE + 'icon = "/i.png"', "4: error: icon: '/i.png' is no absolute http or https address [value-wrong]"),
        (BASE + 'icon = "ftp://x/i"', "4: error: icon: 'ftp://x/i' is no absolute http or https address [value-wrong]"),
        (
            BASE + 'timezone = "Riyadh"',
            "4: error: timezone: 'Riyadh' is no time zone of the IANA database: write Asia/Riyadh [value-wrong]",
        ),
        (BASE + '[editor]\nemail = "x@y.example"', "4: error: the key 'name' is missing [key-missing]"),
        (
            BASE + '[[feed]]\nname = "world/africa"',
            "5: error: name: 'world/africa' names no file: write it without '/' [v",
        ),
        (
            BASE
            + '[[feed]]\nname = "a"\n[[feed]]\nname = "b"\n[feed.podcast]\nimage = "cover.jpg"\ncategories = ["News"]\nexplicit = false',
            "9: error: image: 'cover.jpg' is no absolute http or https address [value-wrong]",
        ),
        (
            BASE + '[[feed]]\nname = "a"\n[feed.podcast]\nimage = "https://x.example/c.png"\ncategories = ["News"]',
            "6: error: the key 'explicit' is missing [key-missing]",
        ),
        (
            BASE + '[[feed]]\nname = "a"\npodcast = true',
            "6: error: podcast: true is no table: write [feed.podcast], and below it what belongs to it [value-wrong]",
        ),
        (
            BASE + '[[feed]]\nname = "a"\n[podcast]\nexplicit = false',
            "6: error: 'podcast' belongs below [[feed]]: write [feed.podcast] there [key-unknown]",
        ),
        (
            BASE + "[feed.podcast]\nexplicit = false",
            "4: error: feed: there may be several: write [[feed]] [value-wrong]",
        ),
        (
            BASE + '[[feed]]\nname = ".x"',
            "5: error: name: '.x' names no file: write it without '.' at its beginning [v",
        ),
        (BASE + f'[[feed]]\nname = "{"ع" * 100}"', "names no file: write a shorter one [v"),
        (BASE + '[[feed]]\nname = "a"\nbody = "ful"', "6: error: body: 'ful' is not known here, did you mean 'full'?"),
        (BASE + '[[feed]]\nname = "a"\n\n[[feed]]\nname = "a"', "8: error: name: a second feed is named 'a'"),
        (
            BASE + "feed = 3",
            "4: error: feed: 3 is no table: write [[feed]], and below it what belongs to it [value-wrong]",
        ),
        (BASE + "[every.sections]\nat_least = 1", "4: error: unknown key 'sections', did you mean 'section'?"),
        (BASE + '[every.tag]\ntitle = "{nam}"', "5: error: title: '{nam}' has an unknown placeholder"),
        (BASE + 'article = "{home}x"', "4: error: article: '{home}x' gives every article one address"),
        (BASE + 'article = "{home}{slug"', "4: error: article: "),
        (BASE + "title = 'x'", "4:1: error: 'title' stands twice, first in line 1: delete one of the two [toml]"),
        (BASE + 'ttl = "60"', "4: error: ttl: '60' is in quotes: write 60 [value-wrong]"),
        (BASE + '[files]\nlinks = "true"', "5: error: links: 'true' is in quotes: write true [value-wrong]"),
        (BASE + '[files]\nlinks = "ja"', "5: error: links: 'ja' is not true or false [value-wrong]"),
        (BASE + "[files]\nmode = 0o644", '5: error: mode: 420 is no mode (write it as text: "0644")'),
        (
            BASE + "description = 2026-11-23",
            "4: error: description: the date 2026-11-23 is no text: put it in quotes [value-wrong]",
        ),
        (BASE + 'description = ["أ", "ب"]', "4: error: description: ['أ', 'ب'] is no text [value-wrong]"),
        (BASE + "description = true", "4: error: description: true is no text: put it in quotes [value-wrong]"),
        (BASE + '[feed]\nname = "a"', "4: error: feed: there may be several: write [[feed]] [value-wrong]"),
        (BASE + '[[editor]]\nname = "a"', "4: error: editor: there is one alone: write [editor] [value-wrong]"),
        (
            BASE + 'editor = "ليلى"',
            "4: error: editor: 'ليلى' is no table: write [editor], and below it what belongs to it",
        ),
        (
            BASE + "[every]\nsection = true",
            "5: error: section: true is no table: write [every.section], and below it what",
        ),
        (BASE + '[[feed]]\nname = "a"\ntags = "أ"', "6: error: tags: 'أ' is no list: write [\"أ\"] [value-wrong]"),
        (BASE + '[files]\ncompress = "gzip"', "5: error: compress: 'gzip' is no list: write [\"gzip\"] [value-wrong]"),
        (
            BASE + 'icon = "www.x.example/i"',
            "4: error: icon: 'www.x.example/i' is no absolute http or https address: write https://www.x.example/i [value",
        ),
        (
            BASE + 'timezone = "asia/riyadh"',
            "4: error: timezone: 'asia/riyadh' is no time zone of the IANA database: write Asia/Riyadh [value-wrong]",
        ),
        (
            BASE + 'timezone = "+03:00"',
            "4: error: timezone: '+03:00' is no time zone of the IANA database (such as Asia/Riyadh) [value-wrong]",
        ),
        (
            BASE + "[files]\nttl = 60",
            "5: error: 'ttl' belongs to the site, not to a table: write it above the first [ in the file [key-unknown]",
        ),
        (BASE + "links = true", "4: error: 'links' belongs below [files] [key-unknown]"),
        (BASE + "entries = 20", "4: error: 'entries' belongs below [[feed]] or [every.section] [key-unknown]"),
        (
            'home = "https://x.example"\nfeeds = "https://x.example"',
            "1: error: the key 'title' is missing [key-missing]",
        ),
        (b'title = "\xc7\xe1"', "1: error: byte 0xC7 is not UTF-8: save the file as UTF-8 [config-unreadable]"),
    ],
)
def test_what_is_wrong_is_told_with_line_value_and_the_nearest_right_key(loaded, text, problem):
    problems = loaded(text)
    assert isinstance(problems, list)
    assert problem in str(problems[0])
    assert str(problems[0]).startswith("content/feeds.toml")


def test_everything_wrong_is_told_at_once(loaded):
    problems = loaded(BASE + 'language = "ar_SY"\nttl = 0\ncolour = "red"\n')
    assert [problem.where.line for problem in problems] == [4, 5, 6]


def test_a_key_inside_a_long_string_is_no_key(loaded):
    problems = loaded('description = """\nttl = 5\n"""\nttl = 0\n' + BASE)
    assert [(problem.where.line, problem.message[:4]) for problem in problems] == [(4, "ttl:")]


def test_a_missing_file_is_told_with_what_makes_one(tmp_path):
    fact = "it is missing: `nashra init DIR` makes a new site"
    assert str(config.load(tmp_path)[0]) == f"content/feeds.toml: error: {fact} [config-unreadable]"


def test_who_is_within_a_site_is_told_where_it_is(tmp_path):
    (tmp_path / "content/news").mkdir(parents=True)
    (tmp_path / "content/feeds.toml").write_text(BASE)
    for folder in ("content", "content/news"):
        assert config.load(tmp_path / folder)[0].message == f"it is missing: the site is {tmp_path}"


@pytest.mark.parametrize("name", ["content/feeds.toml.txt", "content/Feeds.toml", "feeds.toml", "feeds.toml.txt"])
def test_a_file_of_nearly_its_name_is_pointed_at(tmp_path, name):
    (tmp_path / "content").mkdir()
    (tmp_path / name).write_text(BASE)
    assert config.load(tmp_path)[0].message == f"it is missing: {name} is to have this name"


def test_a_folder_or_a_link_in_its_place_is_told(tmp_path):
    (tmp_path / "content/feeds.toml").mkdir(parents=True)
    assert config.load(tmp_path)[0].message == "it is no regular file"


NOTEPAD = (BASE + 'language = "ar"\nttl = ٦٠\n').replace("\n", "\r\n")


def test_what_notepad_saves_is_read_with_its_lines(loaded):
    right = NOTEPAD.replace("٦٠", "60")
    assert isinstance(loaded(b"\xef\xbb\xbf" + right.encode()), Site)
    assert str(loaded(b"\xef\xbb\xbf" + NOTEPAD.encode())[0]).startswith("content/feeds.toml:5:7: error: ")


@pytest.mark.parametrize(
    ("encoding", "fact"),
    [
        ("utf-16", "1: error: it is in UTF-16: save it as UTF-8 [config-unreadable]"),
        ("utf-16-le", "1: error: it is in UTF-16: save it as UTF-8 [config-unreadable]"),
        ("windows-1256", "1: error: byte 0xE4 is not UTF-8: save the file as UTF-8 [config-unreadable]"),
    ],
)
def test_another_encoding_is_told_with_what_to_do(loaded, encoding, fact):
    text = NOTEPAD.replace("٦٠", "60")
    assert str(loaded(text.encode(encoding))[0]) == f"content/feeds.toml:{fact}"
