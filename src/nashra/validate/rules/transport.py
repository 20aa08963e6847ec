"""How the web server hands the feed out; looked at where a document was fetched."""

from typing import ClassVar

from nashra.problems import Level
from nashra.validate.answer import NOT_MODIFIED, OK, Answer
from nashra.validate.rule import ANY_FORMAT, Rule

START = (1, 1)


class AnswerRule(Rule):
    """Looks at what the server said: at every answer, or only at those that brought a document."""

    formats = ANY_FORMAT
    spec = "https://www.rfc-editor.org/rfc/rfc9110#section-15"
    of_document: ClassVar[bool] = True

    def check_source(self) -> None:
        answer = self.document.answer
        if answer and (answer.has_document or not self.of_document):
            self.check_answer(answer)

    def check_answer(self, answer: Answer) -> None:
        raise NotImplementedError


class NotFetched(AnswerRule):
    """There was no answer to read: no such host, no connection, a wrong certificate, too slow, too many redirects.

    Readers try again later, and some give up after a few days. Addresses on this machine or in its own network are
    refused unless `--allow-private` is given.
    """

    id = "not-fetched"
    w3c = ("IOError", "HttpProtocolError", "HttpsProtocolError", "HttpsProtocolWarning")
    of_document = False
    message = "the address cannot be fetched: {reason}"

    def check_answer(self, answer: Answer) -> None:
        if answer.failure:
            self.found(START, reason=answer.failure)


class HttpStatus(AnswerRule):
    """The server answered that it has no such document, or cannot give it.

    Readers keep what they have and ask less and less often; after 410 they never ask again. Log in as a reader does:
    without cookies, from anywhere. Protection against robots is the usual cause of 403 and 503.
    """

    id = "http-status"
    w3c = ("HttpError",)
    of_document = False
    message = "the server answered {status}"

    def check_answer(self, answer: Answer) -> None:
        if answer.status not in (0, OK):
            self.found(START, status=answer.status)


class RedirectTemporary(AnswerRule):
    """The feed is elsewhere, and the server says that this is for now.

    Readers ask at the old address for good, so each visit costs them two. Answer with the document, or say that it has
    moved for good (301 or 308).
    """

    id = "redirect-temporary"
    level = Level.INFO
    spec = "https://www.rfc-editor.org/rfc/rfc9110#section-15.4.3"
    w3c = ("TempRedirect",)
    of_document = False
    message = "the server redirects to {target!r} for now ({status})"

    def check_answer(self, answer: Answer) -> None:
        for hop in answer.hops:
            if not hop.permanent:
                self.found(START, target=hop.target, status=hop.status)


class RedirectPermanent(AnswerRule):
    """The feed has moved for good.

    Good readers remember the new address; many do not. Give the new one wherever the feed is offered, and keep the
    redirect for years.
    """

    id = "redirect-permanent"
    level = Level.INFO
    spec = "https://www.rfc-editor.org/rfc/rfc9110#section-15.4.2"
    of_document = False
    message = "the feed has moved to {target!r} ({status})"

    def check_answer(self, answer: Answer) -> None:
        for hop in answer.hops:
            if hop.permanent:
                self.found(START, target=hop.target, status=hop.status)


class NotCompressed(AnswerRule):
    """The document came as it is, though gzip was asked for.

    A feed shrinks to a fifth, and most visits of readers fetch all of it. nginx: `gzip_static on;` with the .gz files
    that nashra writes beside the feeds.
    """

    id = "not-compressed"
    level = Level.INFO
    spec = "https://www.rfc-editor.org/rfc/rfc9110#section-8.4"
    w3c = ("Uncompressed",)
    message = "{size} bytes came without compression"

    one_packet = 1400  # bytes; what fits in one gains nothing

    def check_answer(self, answer: Answer) -> None:
        size = len(self.document.source.utf8)
        if size > self.one_packet and answer.headers.get("content-encoding", "identity") == "identity":
            self.found(START, size=size)


class VersionUnsaid(AnswerRule):
    """The server gives the document neither an ETag nor a Last-Modified date.

    Readers cannot ask whether there is something new, and fetch all of it each time. Servers of files send both; a
    program that makes the feed has to send one itself.
    """

    id = "version-unsaid"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc9110#section-8.8"
    message = "the server sends neither ETag nor Last-Modified"

    def check_answer(self, answer: Answer) -> None:
        if not answer.headers.keys() & {"etag", "last-modified"}:
            self.found(START)


class ConditionIgnored(AnswerRule):
    """The server was asked for the document only if it had changed, and did not answer 304.

    Readers ask so each time, and get all of it again. A document made anew for each visit, with the time of the visit
    in it, is the usual cause; so is a proxy that drops If-None-Match.
    """

    id = "condition-ignored"
    level = Level.WARNING
    spec = "https://www.rfc-editor.org/rfc/rfc9110#section-13.1"
    message = "the server answered {status} to a request for what has changed"

    def check_answer(self, answer: Answer) -> None:
        if answer.again not in (None, NOT_MODIFIED):
            self.found(START, status=answer.again)


RULES = (
    NotFetched,
    HttpStatus,
    RedirectTemporary,
    RedirectPermanent,
    NotCompressed,
    VersionUnsaid,
    ConditionIgnored,
)
