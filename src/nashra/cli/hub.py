"""Tell the hub of WebSub which feeds are new: it fetches them, and passes them on to whoever subscribed."""

from collections.abc import Iterable, Iterator
from itertools import islice

from nashra.cli.ping import PATIENCE, fact

# So many addresses go into one request.
_AT_ONCE = 100


class NotHeardError(Exception):
    """The hub did not take what it was told; the text says why."""


def publish(hub: str, topics: Iterable[str]) -> Iterator[str]:
    """Tell the hub of the addresses of feeds, and yield each that it took. Redirects are not followed.

    Raises NotHeardError. W3C's WebSub leaves open how a hub is told; all hubs take what its predecessor
    says (PubSubHubbub 0.3, section 7.1): a form in which `hub.url` may be repeated.
    """
    import httpx  # slow to import, and few sites have a hub

    waiting = iter(topics)
    while part := list(islice(waiting, _AT_ONCE)):
        try:
            said = {"hub.mode": "publish", "hub.url": part}
            # Only the status matters, so the body is not read.
            with httpx.stream("POST", hub, data=said, timeout=PATIENCE) as answer:
                wrong = "" if answer.is_success else f"the hub answered {answer.status_code}"
        except (ValueError, httpx.HTTPError, httpx.InvalidURL) as error:
            raise NotHeardError(f"the hub did not hear of new feeds: {fact(error)}") from None
        if wrong:
            raise NotHeardError(wrong)
        yield from part
