"""rss2email: each new article is a mail, here in a maildir."""

import re
from datetime import UTC
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from tests.readers.programs import output
from tests.readers.shown import Shown, attached

NAME = "rss2email"
NEEDS = ("r2e",)
_ENCLOSURE = re.compile(r'Enclosure: <a href="([^"]*)"')
_CONFIGURATION = """\
[DEFAULT]
to = reader@test.example
email-protocol = maildir
maildir-path = {home}/mail
maildir-mailbox =
html-mail = True
date-header = True
date-header-order = issued, modified
verbose = error
"""


def version() -> str:
    return output("r2e", "--version").split()[1]


def poll(address: str, home: Path) -> list[Shown]:
    """Subscribe at first, then run; a reader keeps all mails that ever came."""
    r2e = ("r2e", "-c", str(home / "config"), "-d", str(home / "data.json"))
    if not (home / "config").exists():
        for folder in ("cur", "new", "tmp"):
            (home / "mail" / folder).mkdir(parents=True)
        (home / "config").write_text(_CONFIGURATION.format(home=home), "utf-8")
        output(*r2e, "add", "news", address, home=home)
    output(*r2e, "run", home=home)
    mails = sorted((home / "mail/new").iterdir())
    return [_shown(message_from_bytes(mail.read_bytes(), policy=policy.default)) for mail in mails]


def _shown(mail: EmailMessage) -> Shown:
    name = mail["From"].addresses[0].display_name
    html, _, footer = mail.get_content().partition('<div class="footer">')
    return Shown(
        link=mail["X-RSS-URL"],
        title=mail["Subject"],
        id=mail["X-RSS-ID"],
        authors=(name.rpartition(": ")[2],),
        published=parsedate_to_datetime(mail["Date"]).astimezone(UTC),
        categories=tuple(mail["X-RSS-TAGS"].split(",")) if mail["X-RSS-TAGS"] else None,
        html=html,
        media=attached((address,) for address in _ENCLOSURE.findall(footer)),
    )
