-- What nashra remembers. It can all be made again, from content/ and the ledger in it.

-- Every stored file as it was last read; there is no stamp where it is to be read again.
CREATE TABLE file (path TEXT PRIMARY KEY, stamp INTEGER) WITHOUT ROWID;

CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    item TEXT NOT NULL, -- tells the articles of one file apart
    id TEXT NOT NULL,
    published INTEGER NOT NULL, -- seconds since the epoch
    updated INTEGER NOT NULL,
    expires INTEGER, -- from then on it is not shown
    digest TEXT NOT NULL,
    version INTEGER NOT NULL,
    place TEXT NOT NULL, -- where it stands in a file of several, for a person
    address INTEGER NOT NULL, -- the number of its address (nashra.digests)
    body INTEGER, -- that of its body, where it is long enough to tell
    labels TEXT NOT NULL, -- the numbers of its names, as JSON
    shadowed INTEGER NOT NULL DEFAULT 0, -- another article has the same id, and goes first, or is a newer version
    UNIQUE (path, item)
);
CREATE INDEX article_newest ON article (published DESC, id);
CREATE INDEX article_id ON article (id);
-- The few that may have to be hidden.
CREATE INDEX article_expires ON article (expires) WHERE expires IS NOT NULL;
CREATE INDEX article_shadowed ON article (shadowed) WHERE shadowed = 1;
-- What two articles may have in common.
CREATE INDEX article_address ON article (address);
CREATE INDEX article_body ON article (body) WHERE body NOT NULL;

-- The sections, tags, authors and languages that feeds choose by, also those that no article has any more.
CREATE TABLE name (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (kind, name));

-- Which articles have them.
CREATE TABLE label (
    name INTEGER NOT NULL, published INTEGER NOT NULL, article INTEGER NOT NULL,
    PRIMARY KEY (name, published DESC, article)
) WITHOUT ROWID;

-- What reading a file told.
CREATE TABLE problem (
    file TEXT NOT NULL, path TEXT NOT NULL, line INTEGER NOT NULL, "column" INTEGER NOT NULL,
    code TEXT NOT NULL, message TEXT NOT NULL, level INTEGER NOT NULL
);
CREATE INDEX problem_file ON problem (file);

-- The walk over content/ that all this was brought up to, once it is.
CREATE TABLE walked (digest TEXT NOT NULL);

-- The warnings that the last run told, so that cron is not told twice.
CREATE TABLE told (text TEXT PRIMARY KEY) WITHOUT ROWID;

-- Each published file: the digest of what it was made from, and the stamp that it got on disk.
CREATE TABLE feed (path TEXT PRIMARY KEY, digest TEXT NOT NULL, stamp TEXT NOT NULL) WITHOUT ROWID;

-- Each published file that holds all its entries: what these depend on beside their listings, when the file was last
-- touched (ns), where in it the first entry starts, and as JSON length, lines and checksum of each by its listing.
CREATE TABLE joined (
    path TEXT PRIMARY KEY, basis TEXT NOT NULL, touched INTEGER NOT NULL, start INTEGER NOT NULL, entries TEXT NOT NULL
) WITHOUT ROWID;

-- Never deleted: the id and the first-seen time (seconds) that each path (`path//item` where a file holds several
-- articles) was given, and 16 digits of its digest.
CREATE TABLE IF NOT EXISTS frozen (
    path TEXT PRIMARY KEY, id TEXT NOT NULL, first_seen INTEGER NOT NULL, digest TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS frozen_digest ON frozen (digest);
CREATE INDEX IF NOT EXISTS frozen_id ON frozen (id);

-- Never deleted: the time of the last run that published (seconds), so that a clock that is set back can be told.
CREATE TABLE IF NOT EXISTS clock (time INTEGER NOT NULL);

-- The paths whose line in the ledger is not what is frozen for them now, and the stamp that the ledger was left with.
CREATE TABLE unkept (path TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE ledger (stamp TEXT NOT NULL);
