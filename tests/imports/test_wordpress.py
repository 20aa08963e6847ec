"""What an export of WordPress gives."""

from datetime import UTC, datetime

import pytest
from tests.imports.conftest import SOURCES


class TestWordPress:
    @pytest.fixture
    def articles(self, importing):
        importing(SOURCES / "wordpress.xml")
        return importing.articles()

    def test_posts_are_articles_and_the_rest_is_not(self, importing):
        done = importing(SOURCES / "wordpress.xml")
        assert done == ["written", "written", "written", "written", "left out"]
        assert sorted(importing.files()) == [
            "2026-11-03-tour.md",
            "2026-11-04-للمشتركين.md",
            "محليات/2026-11-01-الجسر.md",
            "مسودة.md",
        ]

    def test_what_a_theme_calls_news_is_an_article_and_what_nobody_knows_is_told(self, importing):
        def record(kind):
            return f"<item><title>{kind}</title><wp:post_type>{kind}</wp:post_type></item>"

        namespace = "xmlns:wp='http://wordpress.org/export/1.2/'"
        items = "".join(map(record, ("news", "page", "banner", "banner")))
        assert importing.of("x.xml", f"<rss {namespace}><channel>{items}</channel></rss>") == ["written"]
        assert importing.told == ["SOURCE: warning: 2 records of the type 'banner' left out [kind-unknown]"]

    def test_a_post_under_a_password_is_left_out_and_told(self, importing):
        importing(SOURCES / "wordpress.xml")
        assert "SOURCE:105: error: item 5: it is under a password: it is left out [password]" in importing.told

    def test_all_that_is_known_of_a_post_is_kept(self, articles):
        assert articles["محليات/2026-11-01-الجسر.md"].facts == {
            "id": "https://wadi.example/?p=17",
            "url": "https://wadi.example/2026/11/%d8%a7%d9%84%d8%ac%d8%b3%d8%b1/",
            "title": 'افتتاح الجسر "الجديد"',
            "date": datetime(2026, 11, 1, 8, tzinfo=UTC),
            "updated": datetime(2026, 11, 2, 9, 30, tzinfo=UTC),
            "slug": "الجسر",
            "authors": [{"name": "سلمى الحاج", "email": "salma@wadi.example"}],
            "section": "محليات",
            "tags": ["نقل", "جسور"],
            "lang": "ar",
            "summary": "الجسر يربط ضفتي الوادي.",
            "image": "https://wadi.example/bridge.jpg",
        }

    def test_what_only_some_may_see_is_a_draft(self, articles):
        drafts = {name for name, article in articles.items() if article.facts.get("draft")}
        assert drafts == {"2026-11-04-للمشتركين.md", "مسودة.md"}

    def test_a_draft_has_no_date_and_no_address(self, articles):
        assert {"date", "url"} & set(articles["مسودة.md"].facts) == set()

    def test_a_date_that_only_the_blog_s_clock_had_has_no_zone(self, articles):
        assert articles["2026-11-03-tour.md"].facts["date"] == datetime(2026, 11, 3, 10)  # noqa: DTZ001 - as it says

    def test_the_text_of_the_block_editor_stays_but_not_its_marks(self, articles):
        assert articles["محليات/2026-11-01-الجسر.md"].html == (
            "<p>افتتحت البلدية الجسر.</p>\n"
            "<p>وحضر *الأهالي* الحفل.</p>\n"
            '<pre class="wp-block-code"><code>سطر&#10;\n    سطر بعيد</code></pre>\n'
        )

    def test_shortcodes_and_lines_become_what_wordpress_shows(self, importing):
        importing(SOURCES / "wordpress.xml")
        assert importing.articles()["2026-11-03-tour.md"].html == (
            "<p>السطر الأول<br>\nالسطر الثاني</p>\n"
            '<figure><a href="https://wadi.example/b"><img src="https://wadi.example/bridge.jpg" alt="" /></a>'
            "<figcaption>الجسر عند الغروب</figcaption></figure>\n"
            '<figure><img src="https://wadi.example/bridge.jpg" alt="">'
            '<img src="https://wadi.example/river.jpg" alt=""></figure>\n'
            '<p><a href="https://video.example/watch?v=1&amp;t=2">https://video.example/watch?v=1&amp;t=2</a></p>\n'
            '<p><a href="https://social.example/post/5">https://social.example/post/5</a></p>\n'
            '<p>[poll id="4"] [كذا]</p>\n'
        )
        assert "the shortcodes [poll] stay in the text as they are [shortcode]" in importing.told[0]

    @pytest.mark.parametrize("version", ["1.0", "1.1"])
    def test_older_exports_are_read_alike(self, importing, version):
        old = (SOURCES / "wordpress.xml").read_text("utf-8").replace("export/1.2/", f"export/{version}/")
        importing.of("old.xml", old)
        files = importing.files()
        importing.of("new.xml", (SOURCES / "wordpress.xml").read_bytes())
        assert importing.files() == files


class TestCaptions:
    @pytest.mark.parametrize(
        ("text", "html"),
        [
            (
                '[caption caption="قديم"]<img src="a">[/caption]',
                '<figure><img src="a"><figcaption>قديم</figcaption></figure>',
            ),
            ("[caption]لا صورة[/caption]", "<figure><figcaption>لا صورة</figcaption></figure>"),
            ("<p>[caption] مفتوح</p>", "<p>[caption] مفتوح</p>"),
            ('[video src="https://x/a.mp4"][/video]', '<video controls src="https://x/a.mp4"></video>'),
            ('[audio mp3="https://x/a.mp3"]', '<audio controls src="https://x/a.mp3"></audio>'),
            ("[gallery]", '<figure><img src="https://x/1" alt=""></figure>'),
            ("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"),
            ("<!-- wp:html -->\n<p>x</p>\n<!-- /wp:html -->", "<p>x</p>\n"),
        ],
    )
    def test_each_form_of_them(self, text, html):
        from nashra.html import wordpress

        assert wordpress.html(text, {"1": "https://x/1"}, ["1"]) == html
