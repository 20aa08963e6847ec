"""A content model says what its grammar says."""

import pytest

from nashra.validate.content_models import ANY_TEXT, root_model
from nashra.validate.names import clark
from nashra.validate.places import places


def model_of(grammar, *path):
    model = root_model(grammar)
    for name in path:
        model = model.child(clark(name))
    return model


def test_required_children_are_known():
    assert model_of("rss", "rss", "channel").required == {"title", "link", "description"}
    assert model_of("atom", "atom:feed").required == {clark("atom:id"), clark("atom:title"), clark("atom:updated")}


def test_children_that_may_repeat_are_known():
    item = model_of("rss", "rss", "channel", "item")
    assert "category" in item.repeatable
    assert "title" not in item.repeatable


@pytest.mark.parametrize("name", ["guid", "pubDate"])
def test_an_element_of_the_item_is_none_of_the_image(name):
    assert model_of("rss", "rss", "channel", "item", name) is not None
    assert model_of("rss", "rss", "channel", "image").child(name) is None


def test_attributes_are_known_with_their_datatypes():
    enclosure = model_of("rss", "rss", "channel", "item", "enclosure")
    assert enclosure.required_attributes == {"url", "length", "type"}
    assert enclosure.attribute("type").name == "media-type"
    assert enclosure.attribute("title") is None
    assert enclosure.attribute("{https://hay.example/ns}title") is ANY_TEXT


def test_alternatives_are_joined():
    kind = model_of("atom", "atom:feed", "atom:title").attribute("type")
    assert set(kind.words) == {"text", "html", "xhtml"}
    assert kind.admits(" html ")
    assert not kind.admits("markdown")


def test_elements_of_unknown_namespaces_may_hold_anything():
    foreign = model_of("rss", "rss", "channel", "item").child("{https://hay.example/ns}weather")
    assert foreign.text is ANY_TEXT
    assert foreign.child("title") is not None


def test_the_places_of_a_datatype_are_known():
    elements, attributes = places("rss", ("media-type",))
    assert elements == set()
    assert ("enclosure", "type") in attributes
