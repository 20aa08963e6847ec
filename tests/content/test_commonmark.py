"""What people write in Markdown, and CommonMark reads otherwise."""

import time

import pytest

from nashra.content.commonmark import plain

FRONT = "---\ntitle: جسر\ndate: 2026-11-01\n---\n"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**تنبيه:**يرجى الحذر", "<p><strong>تنبيه:</strong>يرجى الحذر</p>"),
        ("قال**«نعم»**ثم *«لا»*ثم", "<p>قال<strong>«نعم»</strong>ثم <em>«لا»</em>ثم</p>"),
        ("و**الرياح**ستهدأ", "<p>و<strong>الرياح</strong>ستهدأ</p>"),
        ("***هام:***قال", "<p><strong><em>هام:</em></strong>قال</p>"),
        ("5*3*2 و(أ) * ب و`5*3*2`", "<p>5*3*2 و(أ) * ب و<code>5*3*2</code></p>"),
        (r"\*«نجمة»\*ثم", "<p>*«نجمة»*ثم</p>"),
        ("`**أ:**ب` و**ج:**د", "<p><code>**أ:**ب</code> و<strong>ج:</strong>د</p>"),
        ("الشروط:\n١. العمر\n٢. الشهادة", "<p>الشروط:<br />\n١. العمر<br />\n٢. الشهادة</p>"),
        ("1- السبت\n2- الأحد", "<p>1- السبت<br />\n2- الأحد</p>"),
        ("أ- السبت\nب- الأحد", "<p>أ- السبت<br />\nب- الأحد</p>"),
        ("• السبت\n• الأحد", "<p>• السبت<br />\n• الأحد</p>"),
        ("حضر نحو\n10-15 شخصا\nوغادروا", "<p>حضر نحو\n10-15 شخصا\nوغادروا</p>"),
        ("حضر\nد. أحمد", "<p>حضر\nد. أحمد</p>"),
        ("عام\n٢٠٢٦ افتتح", "<p>عام\n٢٠٢٦ افتتح</p>"),
        ("- [x] كتابة\n- [ ] نشر", "<ul>\n<li>☑ كتابة</li>\n<li>☐ نشر</li>\n</ul>"),
        (
            '[بيان](/أخبار/بيان جديد.html "عنوان")',
            '<p><a href="/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/%D8%A8%D9%8A%D8%A7%D9%86%20%D8%AC%D8%AF%D9%8A%D8%AF.html" title="عنوان">بيان</a></p>',
        ),
        (
            "![](صورة 1.jpg) و[نص](كلام عادي)",
            '<p><img src="%D8%B5%D9%88%D8%B1%D8%A9%201.jpg" alt="" /> و[نص](كلام عادي)</p>',
        ),
        (f"    {'كلمة ' * 20}\n\nنص", f"<p>{('كلمة ' * 20).strip()}</p>\n<p>نص</p>"),
        ("    let x = 1;\n\nنص", "<pre><code>let x = 1;\n</code></pre>\n<p>نص</p>"),
        (
            '[caption id="a"]<img src="a.jpg"> جسر[/caption]',
            '<figure><img src="a.jpg"><figcaption>جسر</figcaption></figure>',
        ),
        ("[youtube https://youtu.be/x]", '<p><a href="https://youtu.be/x">https://youtu.be/x</a></p>'),
        ("الجسر\n: ما يعبر عليه", "<dl>\n<dt>الجسر</dt>\n<dd>ما يعبر عليه</dd>\n</dl>"),
    ],
)
def test_emphasis_items_and_tasks_are_what_their_writers_meant(article, written, read):
    assert article(FRONT + written).html() == read


def test_code_stays_as_it_is():
    code = "```\nx\n١. a\n**أ:**ب\n```\n"
    assert plain(code) == code


@pytest.mark.parametrize(
    "text", ["*«", "**a:**", "*" * 3, "\n١. ا", "\n• ", "`", "```\n", "](/ ", "](a ", "\n\n    ا", "[a"]
)
def test_no_text_takes_long(text):
    start = time.process_time()
    plain(text * 20_000)
    assert time.process_time() - start < 2
