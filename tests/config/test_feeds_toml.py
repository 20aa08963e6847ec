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


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (BASE + 'lanugage = "ar"', "4: error: unknown key 'lanugage', did you mean 'language'? [key-unknown]"),
        (BASE + 'language = "ar_SY"', "4: error: language: 'ar_SY' is no language tag [value-wrong]"),
        (BASE + 'language = "ar-XYZZY-!!"', "4: error: language: 'ar-XYZZY-!!' is no language tag [value-wrong]"),
        (BASE + 'language = "xx"', "4: error: language: 'xx' is no language tag [value-wrong]"),
        (BASE + "ttl = true", "4: error: ttl: True is no whole number from 1 to 525600 [value-wrong]"),
        (BASE + "description = 7", "4: error: description: 7 is no text [value-wrong]"),
        (BASE + 'icon = "/i.png"', "4: error: icon: '/i.png' is no absolute http or https address [value-wrong]"),
        (BASE + 'icon = "ftp://x/i"', "4: error: icon: 'ftp://x/i' is no absolute http or https address [value-wrong]"),
        (
            BASE + 'timezone = "Riyadh"',
            "4: error: timezone: 'Riyadh' is no time zone of the IANA database [value-wrong]",
        ),
        (BASE + '[editor]\nemail = "x@y.example"', "4: error: the key 'name' is missing [key-missing]"),
        (BASE + '[[feed]]\nname = "a"\nbody = "ful"', "6: error: body: 'ful' is not known here, did you mean 'full'?"),
        (BASE + '[[feed]]\nname = "a"\n\n[[feed]]\nname = "a"', "8: error: name: a second feed is named 'a'"),
        (BASE + "feed = 3", "4: error: feed: 3 is no list [value-wrong]"),
        (BASE + "[every.sections]\nat_least = 1", "4: error: unknown key 'sections', did you mean 'section'?"),
        (BASE + '[every.tag]\ntitle = "{nam}"', "5: error: title: '{nam}' has an unknown placeholder"),
        (BASE + 'article = "{home}x"', "4: error: article: '{home}x' gives every article one address"),
        (BASE + 'article = "{home}{slug"', "4: error: article: "),
        (BASE + "title = 'x'", "4: error: cannot overwrite a value [toml]"),
        (
            'home = "https://x.example"\nfeeds = "https://x.example"',
            "1: error: the key 'title' is missing [key-missing]",
        ),
        (b'title = "\xc7\xe1"', "1: error: byte 0xC7 is not UTF-8 [config-unreadable]"),
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


def test_a_missing_file_is_named(tmp_path):
    assert str(config.load(tmp_path)[0]) == "content/feeds.toml: error: no such file or directory [config-unreadable]"
