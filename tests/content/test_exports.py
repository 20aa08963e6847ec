"""What known systems export as JSON: their own tables, relations and placeholders are none of an article's."""

import json
from datetime import UTC, datetime

import pytest

from nashra.model import Media, Person

NAME = "content/news/x.json"
WHEN = datetime(2026, 11, 1, 8, tzinfo=UTC)
GHOST = {
    "posts": [
        {
            "id": "63f",
            "title": "جسر",
            "slug": "bridge",
            "html": "<p>متن</p>",
            "feature_image": "__GHOST_URL__/content/a.jpg",
            "status": "published",
            "type": "post",
            "published_at": "2026-11-01T08:00:00.000Z",
            "updated_at": "2026-11-02T08:00:00.000Z",
            "custom_excerpt": "خلاصة",
        },
        {"id": "64f", "title": "من نحن", "type": "page", "html": "<p>متن</p>"},
    ],
    "tags": [{"id": "1", "name": "مدينة"}, {"id": "2", "name": "#hidden"}],
    "posts_tags": [{"post_id": "63f", "tag_id": "1"}, {"post_id": "63f", "tag_id": "2"}, {"tag_id": "9"}],
    "users": [{"id": "5", "name": "سارة العلي", "email": "sara@news.example"}],
    "posts_authors": [{"post_id": "63f", "author_id": "5"}],
}


@pytest.mark.parametrize("document", [{"db": [{"meta": {}, "data": GHOST}]}, {"meta": {}, "data": GHOST}])
def test_the_posts_of_ghosts_database_have_their_authors_and_the_tags_that_readers_see(article, document):
    found = article(json.dumps(document), NAME)
    assert (found.title, found.summary, found.html(), found.tags) == ("جسر", "خلاصة", "<p>متن</p>", ("مدينة",))
    assert found.authors == (Person("سارة العلي", "sara@news.example"),)
    assert found.media == (Media("https://test.example/content/a.jpg", "image/jpeg"),)
    assert (found.published, found.updated) == (WHEN, datetime(2026, 11, 2, 8, tzinfo=UTC))


ATTRIBUTES = {
    "title": "جسر",
    "created": "2026-11-01T08:00:00+00:00",
    "langcode": "ar-SY",
    "status": True,
    "path": {"alias": "/news/bridge"},
    "body": {"value": "<p>خام</p>", "processed": "<p>متن</p>", "summary": "خلاصة"},
}


def test_an_element_of_a_json_api_is_what_its_attributes_say(article, readings):
    node = {"type": "node--article", "id": "6f1c1f0e-8d5a-4c52-9b1d-0c1f6f2a9e11", "attributes": ATTRIBUTES}
    found = article(json.dumps({"jsonapi": {}, "data": [node]}), NAME)
    assert (found.id, found.url) == (f"urn:uuid:{node['id']}", "https://test.example/news/bridge")
    assert (found.title, found.html(), found.summary, found.language) == ("جسر", "<p>متن</p>", "خلاصة", "ar-SY")
    assert found.published == WHEN
    hidden = node | {"attributes": ATTRIBUTES | {"status": False}}
    assert readings(json.dumps([hidden]), NAME)[0].article is None


def test_a_relation_of_strapi_is_what_it_leads_to(article):
    related = {
        "author": {"data": {"attributes": {"name": "سارة العلي"}}},
        "category": {"data": {"attributes": {"name": "مدينة"}}},
        "tags": {"data": [{"attributes": {"name": "جسور"}}, {"attributes": {"name": "مشاة"}}]},
        "cover": {"data": {"attributes": {"url": "/uploads/a.jpg"}}},
    }
    attributes = {"title": "جسر", "content": "متن", "publishedAt": "2026-11-01T08:00:00Z"} | related
    found = article(json.dumps({"data": [{"id": 3, "attributes": attributes}]}), NAME)
    assert (found.authors, found.section, found.tags) == ((Person("سارة العلي"),), "مدينة", ("جسور", "مشاة"))
    assert found.media[0].url == "https://test.example/uploads/a.jpg"


def test_a_node_of_drupals_rest_has_lists_for_fields(article):
    node = {
        "nid": [{"value": 12}],
        "title": [{"value": "جسر"}],
        "created": [{"value": "2026-11-01T08:00:00+00:00", "format": "Y-m-d"}],
        "status": [{"value": True}],
        "body": [{"value": "<p>خام</p>", "processed": "<p>متن</p>", "summary": "خلاصة"}],
        "field_tags": [{"target_id": 1}],
        "uid": [],
    }
    found = article(json.dumps([node]), NAME)
    assert (found.title, found.html(), found.summary, found.published) == ("جسر", "<p>متن</p>", "خلاصة", WHEN)


def test_a_post_of_wordpress_has_the_names_that_are_embedded_in_it(article):
    embedded = {
        "author": [{"name": "سارة العلي"}],
        "wp:featuredmedia": [{"source_url": "https://w.example/a.jpg"}],
        "wp:term": [[{"taxonomy": "category", "name": "مدينة"}], [{"taxonomy": "post_tag", "name": "جسور"}]],
    }
    post = {"id": 5, "title": {"rendered": "جسر"}, "author": 3, "tags": [9], "date_gmt": "2026-11-01T08:00:00"}
    found = article(json.dumps([post | {"modified_gmt": "2026-11-01T08:00:00", "_embedded": embedded}]), NAME)
    assert (found.authors, found.section, found.tags) == ((Person("سارة العلي"),), "مدينة", ("جسور",))
    assert found.media[0].url == "https://w.example/a.jpg"


@pytest.mark.parametrize(
    "element",
    [
        {"_id": "7", "_index": "news", "_source": {"title": "جسر", "date": "2026-11-01T08:00:00Z", "body": "متن"}},
        {"_id": {"$oid": "7"}, "title": "جسر", "date": {"$date": "2026-11-01T08:00:00Z"}, "body": "متن"},
        {"id": "7", "webPublicationDate": "2026-11-01T08:00:00Z", "webTitle": "ج", "fields": {"headline": "جسر", "body": "متن"}},
        {"news_id": "7", "news_title": "جسر", "news_date": "2026-11-01 08:00:00", "news_details": "متن"},
        {"id": "7", "عنوان_الخبر": "جسر", "تاريخ_الخبر": "2026-11-01 08:00:00", "نص_الخبر": "متن"},
        {"id": "7", "headline": {"main": "جسر", "kicker": None}, "pub_date": "2026-11-01 08:00", "text": "متن"},
    ],
    ids=["Elasticsearch", "MongoDB", "fields", "columns of a database", "in Arabic", "headline with parts"],
)  # fmt: skip
def test_an_element_may_have_its_fields_deeper_or_by_other_names(readings, element):
    [found] = readings(json.dumps([element]), NAME)
    assert (found.item, found.article.title, found.article.published) == ("7", "جسر", WHEN)
    assert found.article.html() == "<p>متن</p>"


@pytest.mark.parametrize("clock", ["20:30", "8:30 م", "08:30 PM"])
def test_a_time_beside_a_date_is_joined_with_it(article, clock):
    item = {"title": "جسر", "date": "2026-11-01", "time": clock, "content": "متن"}
    feeds = 'timezone = "Asia/Riyadh"\n'
    assert article(json.dumps(item), NAME, feeds).published == datetime(2026, 11, 1, 17, 30, tzinfo=UTC)
    whole = item | {"date": "2026-11-01T08:00:00Z"}
    assert article(json.dumps(whole), NAME).published == WHEN


def test_a_time_that_is_none_is_told_and_leaves_the_day(readings, told):
    found = readings(json.dumps({"title": "جسر", "date": "2026-11-01", "time": "ظهر أمس", "content": "متن"}), NAME)
    assert found[0].article.published == datetime(2026, 11, 1, tzinfo=UTC)
    assert "time: '2026-11-01 ظهر أمس' is no date" in told(found)[0]


def test_attachments_of_a_json_feed_are_media_and_the_page_of_a_player_is_none(article):
    sound = {"url": "https://x.example/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 123}
    item = {"title": "جسر", "content": "متن", "image": "https://x.example/a.jpg", "attachments": [sound]}
    found = article(json.dumps(item | {"video": "https://player.example/watch?v=1"}), NAME)
    assert found.media == (
        Media("https://x.example/a.jpg", "image/jpeg"),
        Media("https://x.example/a.mp3", "audio/mpeg", 123),
    )


SARA = Person("سارة العلي")
RELATED = {
    "uid": {"data": {"type": "user", "id": "7"}},
    "revision_uid": {"data": {"type": "user", "id": "8"}},
    "field_tags": {"data": [{"type": "term", "id": "1"}, {"type": "term", "id": "gone"}]},
    "field_category": {"data": {"type": "term", "id": "2"}},
    "field_image": {"data": {"type": "file", "id": "3"}},
    "links": None,
}
INCLUDED = [
    {"type": "user", "id": "7", "attributes": {"display_name": "سارة العلي"}},
    {"type": "user", "id": "8", "attributes": {"display_name": "مراجع"}},
    {"type": "term", "id": "1", "attributes": {"name": "جسور"}},
    {"type": "term", "id": "2", "attributes": {"name": "مدينة"}},
    {"type": "file", "id": "3", "attributes": {"uri": {"value": "public://a.jpg", "url": "/sites/a.jpg"}}},
    "broken",
]


@pytest.mark.parametrize("wrapped", [lambda node: [node], lambda node: node], ids=["many", "one"])
def test_an_article_of_a_json_api_has_what_is_included_beside_it(article, wrapped):
    node = {"type": "node--article", "id": "5", "attributes": ATTRIBUTES, "relationships": RELATED}
    found = article(json.dumps({"data": wrapped(node), "included": INCLUDED}), NAME)
    assert (found.authors, found.section, found.tags) == ((SARA,), "مدينة", ("جسور",))
    assert found.media == (Media("https://test.example/sites/a.jpg", "image/jpeg"),)


def test_a_node_of_drupals_rest_is_at_its_alias(article):
    node = {"title": [{"value": "جسر"}], "created": [{"value": "2026-11-01"}], "body": [{"value": "متن"}]}
    found = article(json.dumps([node | {"nid": [{"value": 1}], "path": [{"alias": "/news/bridge", "pid": 3}]}]), NAME)
    assert found.url == "https://test.example/news/bridge"


JOOMLA = {
    "id": "55",
    "title": "جسر",
    "introtext": "<p>مقدمة</p>",
    "fulltext": "<p>متن</p>",
    "created": "2026-10-01 08:00:00",
    "modified": "0000-00-00 00:00:00",
    "publish_up": "2026-11-01 08:00:00",
    "created_by_alias": "سارة العلي",
    "category_title": "مدينة",
    "state": 1,
    "images": '{"image_intro":"images\\/a.jpg#joomlaImage:\\/\\/x","image_fulltext":""}',
}


def test_an_article_of_joomla_has_both_halves_of_its_text(article, readings):
    found = article(json.dumps([JOOMLA]), NAME)
    assert (found.html(), found.published) == ("<p>مقدمة</p>\n<p>متن</p>", WHEN)
    assert (found.authors, found.section, found.media[0].url) == (
        (SARA,),
        "مدينة",
        "https://test.example/images/a.jpg",
    )
    assert readings(json.dumps([JOOMLA | {"state": -2}]), NAME)[0].article is None
    assert article(json.dumps([JOOMLA | {"images": "{"}]), NAME).media == ()


ARC = {
    "_id": "A1",
    "type": "story",
    "headlines": {"basic": "جسر", "mobile": ""},
    "description": {"basic": "خلاصة"},
    "first_publish_date": "2026-11-01T08:00:00Z",
    "last_updated_date": "2026-11-02T08:00:00Z",
    "canonical_url": "/news/bridge/",
    "credits": {"by": [{"type": "author", "name": "سارة العلي"}]},
    "taxonomy": {"primary_section": {"name": "مدينة"}, "tags": [{"text": "جسور"}]},
    "promo_items": {"basic": {"type": "image", "url": "https://x.example/a.jpg"}},
    "content_elements": [{"type": "text", "content": "متن"}, {"type": "header", "level": 3, "content": "عنوان"}],
}


@pytest.mark.parametrize("document", [ARC, {"content_elements": [ARC], "count": 1}], ids=["one", "found"])
def test_a_story_of_arc_says_all_it_knows(article, document):
    found = article(json.dumps(document), NAME)
    assert (found.title, found.summary, found.url) == ("جسر", "خلاصة", "https://test.example/news/bridge/")
    assert (found.published, found.updated) == (WHEN, datetime(2026, 11, 2, 8, tzinfo=UTC))
    assert (found.authors, found.section, found.tags) == ((SARA,), "مدينة", ("جسور",))
    assert (found.html(), found.media[0].url) == ("<p>متن</p>\n<h3>عنوان</h3>", "https://x.example/a.jpg")


def test_an_item_in_ninjs_has_its_subjects_and_its_picture(article, readings):
    item = {
        "uri": "urn:newsml:localhost:2026-11-01:1",
        "headline": "جسر",
        "versioncreated": "2026-11-02T08:00:00+0000",
        "firstcreated": "2026-11-01T08:00:00+0000",
        "pubstatus": "usable",
        "body_html": "<p>متن</p>",
        "description_text": "خلاصة",
        "subject": [{"code": "1", "name": "مدينة"}],
        "keywords": ["جسور"],
        "associations": {"featuremedia": {"renditions": {"original": {"href": "https://x.example/a.jpg"}}}},
    }
    found = article(json.dumps(item), NAME)
    assert (found.published, found.updated) == (WHEN, datetime(2026, 11, 2, 8, tzinfo=UTC))
    assert (found.summary, found.tags, found.media[0].url) == ("خلاصة", ("جسور", "مدينة"), "https://x.example/a.jpg")
    for status in ("withheld", "canceled"):
        assert readings(json.dumps(item | {"pubstatus": status}), NAME)[0].article is None
    del item["firstcreated"]
    assert article(json.dumps(item), NAME).published == datetime(2026, 11, 2, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "said",
    [
        {"date_publish": "2026-11-01 08:00:00", "maintext": "متن", "image_url": "https://x.example/a.jpg"},
        {"publish_date": "2026-11-01 08:00:00+00:00", "text": "متن", "top_image": "https://x.example/a.jpg"},
        {"date": "2026-11-01", "publish_time": "08:00:00", "content": "متن", "media": ["https://x.example/a.jpg"]},
        {"publish_time": "2026-11-01T08:00:00Z", "body": "متن", "media": [{"type": "image", "url": "https://x.example/a.jpg"}]},
    ],
    ids=["news-please", "newspaper3k", "day and time", "time alone"],
)  # fmt: skip
def test_what_programs_that_gather_articles_write_is_known(article, said):
    found = article(json.dumps({"title": "جسر", "url": "https://x.example/1"} | said), NAME)
    assert (found.published, found.html(), found.media[0].url) == (WHEN, "<p>متن</p>", "https://x.example/a.jpg")


@pytest.mark.parametrize("page", ["https://x.example/1", {"@type": "WebPage", "@id": "https://x.example/1"}])
def test_the_page_that_an_article_is_the_main_thing_of_is_its_address(article, page):
    stated = {"headline": "جسر", "datePublished": "2026-11-01", "articleBody": "متن", "mainEntityOfPage": page}
    assert article(json.dumps(stated), NAME).url == "https://x.example/1"
    assert article(json.dumps(stated | {"mainEntityOfPage": True}), NAME).url == "https://test.example/news/x"


def test_a_post_of_graphql_is_what_its_connections_lead_to(article):
    post = {
        "title": "جسر",
        "date": "2026-11-01T11:00:00",
        "dateGmt": "2026-11-01T08:00:00",
        "uri": "/2026/bridge/",
        "content": "<p>متن</p>",
        "author": {"node": {"name": "سارة العلي"}},
        "categories": {"edges": [{"node": {"name": "مدينة"}}]},
        "tags": {"nodes": [{"name": "جسور"}]},
        "featuredImage": {"node": {"sourceUrl": "https://x.example/a.jpg"}},
    }
    found = article(json.dumps({"data": {"posts": {"nodes": [post]}}}), NAME)
    assert (found.published, found.url, found.authors) == (WHEN, "https://test.example/2026/bridge/", (SARA,))
    assert (found.section, found.tags, found.media[0].url) == ("مدينة", ("جسور",), "https://x.example/a.jpg")


def test_an_entry_of_contentful_has_what_it_links_to(readings):
    fields = {
        "title": "جسر",
        "publishDate": "2026-11-01T08:00Z",
        "body": "متن",
        "author": {"sys": {"type": "Link", "id": "a1"}},
        "heroImage": {"sys": {"type": "Link", "id": "i1"}},
        "related": [{"sys": {"type": "Link", "id": "gone"}}],
    }
    included = {
        "Entry": [{"sys": {"id": "a1"}, "fields": {"name": "سارة العلي"}}, "broken"],
        "Asset": [{"sys": {"id": "i1"}, "fields": {"file": {"url": "//x.example/a.jpg"}}}],
    }
    document = {"items": [{"sys": {"id": "e1"}, "fields": fields}], "includes": included}
    [found] = readings(json.dumps(document), NAME)
    assert (found.item, found.article.published, found.article.authors) == ("e1", WHEN, (SARA,))
    assert found.article.media[0].url == "https://x.example/a.jpg"


def test_the_rows_of_phpmyadmins_tables_are_articles(article):
    row = {"id": "9", "title": "جسر", "body": "متن", "created_at": "2026-11-01 08:00:00"}
    tables = [
        {"type": "header", "version": "5.2"},
        {"type": "table", "name": "users", "data": [{"id": "1", "login": "sara"}]},
        {"type": "table", "name": "news", "data": [row]},
    ]
    assert article(json.dumps(tables), NAME).published == WHEN


@pytest.mark.parametrize(
    ("document", "published", "section"),
    [
        ({"2026-11-01": [{"title": "جسر", "body": "متن"}], "2026-11-02": []}, datetime(2026, 11, 1, tzinfo=UTC), "news"),
        ({"مدينة": [{"title": "جسر", "body": "متن", "date": "2026-11-01"}], "رياضة": []}, datetime(2026, 11, 1, tzinfo=UTC), "مدينة"),
    ],
    ids=["days", "sections"],
)  # fmt: skip
def test_articles_may_be_sorted_by_days_or_sections(readings, document, published, section):
    other = {name: [{"title": f"خبر {name}", "body": "متن", "date": "2026-11-03"}] for name in document}
    found = readings(json.dumps({name: document[name] or other[name] for name in document}), NAME)
    assert (found[0].article.title, found[0].article.published, found[0].article.section) == ("جسر", published, section)
    assert len(found) == 2


def test_what_has_titles_and_no_text_is_no_list_of_articles(readings):
    document = {"news": [{"title": "جسر", "body": "متن"}], "menu": [{"title": "الرئيسية", "url": "/"}]}
    assert all(one.article is None for one in readings(json.dumps(document), NAME))


@pytest.mark.parametrize(
    "document",
    [
        {"items": [{"id": 5, "meta": {"html_url": "https://x.example/1", "first_published_at": "2026-11-01T08:00:00Z"}, "title": "جسر", "body": [{"type": "paragraph", "value": "متن"}]}]},
        {"results": [{"id": "X", "first_publication_date": "2026-11-01T08:00:00+0000", "url": "https://x.example/1", "data": {"title": [{"type": "heading1", "text": "جسر"}], "body": [{"type": "paragraph", "text": "متن"}]}}]},
        {"response": {"docs": [{"title": ["جسر"], "content": ["متن"], "date": ["2026-11-01T08:00:00Z"], "url": ["https://x.example/1"]}]}},
        {"data": {"id": 1, "attributes": {"title": "جسر", "content": "متن", "date": "2026-11-01T08:00:00Z", "url": "https://x.example/1"}}},
    ],
    ids=["Wagtail", "Prismic", "Solr", "one of Strapi"],
)  # fmt: skip
def test_a_documents_own_ways_to_say_it_are_known(article, document):
    found = article(json.dumps(document), NAME)
    assert (found.title, found.published, found.url) == ("جسر", WHEN, "https://x.example/1")
    assert found.html() == "<p>متن</p>"


@pytest.mark.parametrize(
    "said",
    [{"hidden": 1}, {"is_deleted": True}, {"deleted_at": "2026-11-02 08:00:00"}, {"visibility": "private"}, {"_id": "drafts.a"}],
)  # fmt: skip
def test_what_is_hidden_or_deleted_is_in_no_feed(article, readings, said):
    item = {"title": "جسر", "date": "2026-11-01", "content": "متن"}
    assert readings(json.dumps(item | said), NAME)[0].article is None
    shown = {name: {"visibility": "public", "_id": "a", "deleted_at": None}.get(name, 0) for name in said}
    assert article(json.dumps(item | shown), NAME).title == "جسر"
