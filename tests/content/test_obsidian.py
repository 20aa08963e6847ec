"""What Obsidian adds to Markdown."""

import time

import pytest

from nashra.content.obsidian import plain


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("في [[ملاحظة]] و[[ملاحظة|اسمها]]", "في ملاحظة واسمها"),
        ("![[صورة 1.png]]", "![](<صورة 1.png>)"),
        ("![[a.png|300]] ![[a.png|تعليق]]", "![](<a.png>) ![تعليق](<a.png>)"),
        ("==مهم== و a == b", "<mark>مهم</mark> و a == b"),
        ("> [!note]- تنبيه\n> متن", "> **تنبيه**\n> \n> متن"),
        ("نص %%خفي\nكله%% ظاهر", "نص  ظاهر"),
        ("زاد 50%% ثم 20%% أخرى", "زاد 50%% ثم 20%% أخرى"),
        ("متن ^a1b2c3\nو10 ^6\nو[ ^1]", "متن\nو10 ^6\nو[ ^1]"),
        ("`a[[1]]` و\n```\n[[x]]\n```\n", "`a[[1]]` و\n```\n[[x]]\n```\n"),
    ],
)
def test_what_obsidian_adds_is_read_as_commonmark(written, read):
    assert plain(written) == read


def test_an_article_of_obsidian_shows_no_signs(article):
    found = article("---\ntitle: جسر\ndate: 2026-11-01\n---\n%% مسودة %%\nافتتح [[الوزير|وزير]] جسرا.\n")
    assert (found.html(), found.summary) == ("<p>افتتح وزير جسرا.</p>", "افتتح وزير جسرا.")


@pytest.mark.parametrize("sign", ["[[", "%% ", "==a", "> [!", "```\n", "![[a|", " ^aaa"])
def test_no_text_takes_long(sign):
    start = time.process_time()
    plain(sign * 20_000)
    assert time.process_time() - start < 2
