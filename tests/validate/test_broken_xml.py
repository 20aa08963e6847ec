"""What the validator says of documents that are no XML: what stands there, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nashra.validate import broken_xml, validate
from nashra.validate.scan import scan

BROKEN = {
    "<a>\n<b>?a=1&b=2</b></a>": "2:10: a bare &, which is written &amp;",
    "<a>مطر & رعد</a>": "1:9: a bare &, which is written &amp;",
    '<a b="1&2"/>': "1:9: a bare &, which is written &amp;",
    "<a>&#x;</a>": "1:7: a bare &, which is written &amp;",
    "<a>3 < 5</a>": "1:7: a bare <, which is written &lt;",
    '<a b="x<y"/>': "1:8: a bare < in an attribute, which is written &lt;, or a missing quote",
    "<a b=c/>": "1:6: the value of an attribute stands without quotes",
    "<a b=“c”/>": "1:6: the value of an attribute stands without quotes",
    '<a b="1"c="2"/>': "1:9: no space stands before an attribute, or a quote in one",
    "<a b/>": "1:5: an attribute has no value",
    "<a><!-- x -- y --></a>": "1:13: a comment holds --",
    "<a>x ]]> y</a>": "1:8: ]]> stands in a text, where it is written ]]&gt;",
    "</a>": "1:2: an end tag has no start tag",
    "<a>x\ufffe</a>": "1:5: the character '\\ufffe' does not belong here",
    "<a>\n<p>x</a>": "2:7: </a> stands where <p> of line 2 is to be closed",
    "<a>\n<b>x": "2:5: the document ends before <b> of line 2 is closed",
    "<a>\n<b": "2:1: the document ends within a tag",
    "<a><!-- x": "1:4: the document ends within a comment",
    "<a>x &amp": "1:6: the document ends within a reference",
    "<a><![CDATA[x</a>": "1:18: unclosed CDATA section",
    '<a b="1" b="2"/>': "1:10: the attribute b stands twice in a tag",
    "<br/>\nFehler <a/>": "2:1: something follows the end of <br>, the first element",
    "<a/><b/>": "1:5: something follows the end of <a>, the first element",
    '<a xmlns:y="urn:y"><y:b/><x:b/></a>': "1:26: the prefix 'x' is bound to no namespace",
    '<a xml:lang="ar" x:c="1"/>': "1:1: the prefix 'x' is bound to no namespace",
    "<a>&#8;</a>": "1:4: &#8; is no character of XML",
    "Not found": "1:1: the document begins with text",
    " \n": "2:1: the document is empty",
    "": "1:1: the document is empty",
}


@pytest.mark.parametrize(("document", "told"), BROKEN.items())
def test_what_is_no_xml_is_told_in_words(document, told):
    found = [it for it in validate(document.encode()).findings if it.id == "not-well-formed"]
    place, _, words = told.partition(": ")
    assert [it.message for it in found] == [f"the document is not well-formed XML: {words}"]
    assert f"{found[0].line}:{found[0].column}" == place


@given(
    st.lists(st.sampled_from(["<a>", "</a>", "<b c='", "'", "&", "x", "<", ">", "<!--", "--", "-->", "]]>", "ا", "="]))
)
def test_any_break_has_a_reason(pieces):
    utf8 = "".join(pieces).encode()
    fault = scan(utf8).fault
    assert fault is None or broken_xml.reason(fault, utf8)


@pytest.mark.parametrize("document", ["<a>مطر&nbsp;ورعد</a>", '<a b="مطر &amp; &#1585; &nbsp;ورعد"/>'])
def test_an_entity_is_named(document):
    found = [it.message for it in validate(document.encode()).findings if it.id == "entity-undefined"]
    assert found == ["&nbsp; is none of XML's five entities"]
