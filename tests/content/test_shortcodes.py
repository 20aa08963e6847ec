"""What generators fill in when they make a page."""

import time

import pytest

from nashra.content.shortcodes import plain

FIGURE = '<figure><img src="a.jpg" alt="{}"><figcaption>{}</figcaption></figure>\n\n'


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{{< youtube dQw4w9WgXcQ >}}", "<https://www.youtube.com/watch?v=dQw4w9WgXcQ>"),
        ('{{< youtube id="dQw4w9WgXcQ" title="فيلم" >}}', "<https://www.youtube.com/watch?v=dQw4w9WgXcQ>"),
        ('{{ youtube(id="dQw4w9WgXcQ") }}', "<https://www.youtube.com/watch?v=dQw4w9WgXcQ>"),
        ("{% youtube https://youtu.be/x %}", "<https://youtu.be/x>"),
        ("{% twitter 17 %}", "<https://x.com/i/status/17>"),
        ('{{< tweet user="a" id="17" >}}', "<https://x.com/i/status/17>"),
        ('{{< figure src="a.jpg" alt="جسر جديد" >}}', "![جسر جديد](<a.jpg>)"),
        (
            '{{< figure src="a.jpg" alt="جسر" title="حلب" caption="جسر < آخر" >}}',
            f"{FIGURE.format('جسر', 'حلب جسر &lt; آخر')}",
        ),
        ('{% include image.html url="a.jpg" description="في حلب" %}', FIGURE.format("", "في حلب")),
        ('{% include a.html url="/page" %}', ""),
        ("[بيان]({{ site.baseurl }}/a) و[آخر]({{ '/b' | relative_url }})", "[بيان](/a) و[آخر](/b)"),
        ('[خبر]({{< ref "a.md" >}})', "خبر"),
        ("`{{ site.url }}`", "`{{ site.url }}`"),
        ("## عنوان {#anchor .x}\n## {قوس}", "## عنوان\n## {قوس}"),
        ('!!! note "ملاحظة"\n\n    متن\n\nنص', "**ملاحظة**\n\n\nمتن\n\nنص"),
        ("??? tip\n    متن\nنص", "متن\nنص"),
        ("!!! عاجل", "!!! عاجل"),
        ("[[toc]]\nنص [toc] نص\n[TOC]", "\nنص [toc] نص\n"),
        ("* TOC\n{:toc}\nنص", "\nنص"),
        ('{{< audio src="a.mp3" >}}', '<audio controls src="a.mp3"></audio>'),
        (":::note ملاحظة\nنص\n:::", "**ملاحظة**\n\nنص\n"),
        (":::tip[ملاحظة]\nنص\n:::", "**ملاحظة**\n\nنص\n"),
        ("{{% notice info %}}\nمهم\n{{% /notice %}}", "\nمهم\n"),
        ("{% include a.html x=1 %}نص", "نص"),
        ("![ص](a.jpg){width=300}", "![ص](a.jpg)"),
        ("نص\n{: .lead}", "نص\n"),
        (":::note\nنص\n:::\n", "\nنص\n\n"),
        ("`{{< x >}}` و{قوس}", "`{{< x >}}` و{قوس}"),
        ("{{ 1 + 1 }}", "{{ 1 + 1 }}"),
    ],
)
def test_what_a_generator_fills_in_is_what_it_shows_or_goes(written, read):
    assert plain(written) == read


def test_an_article_with_a_player_links_to_it(article):
    found = article("---\ntitle: جسر\ndate: 2026-11-01\n---\n{{< youtube abc123 >}}\n\nافتتح الوزير جسرا.\n")
    address = "https://www.youtube.com/watch?v=abc123"
    assert found.html() == f'<p><a href="{address}">{address}</a></p>\n<p>افتتح الوزير جسرا.</p>'


@pytest.mark.parametrize(
    "sign",
    [
        "{{<",
        "{{< a ",
        "{% a ",
        "{{ a(",
        ":::\n",
        "```\n",
        "){",
        "{{< figure a=b c=d ",
        "x {#a",
        ":::a b",
        "!!! a\n    \n",
        "[[toc]]\n",
        "- a\n{:",
        "{{ '/a' | ",
        "[a](",
    ],
)
def test_no_text_takes_long(sign):
    start = time.process_time()
    plain(sign * 10_000)
    assert time.process_time() - start < 2
