-- What nashra remembers. All of it can be built again from content/ and the ledger there. Its indexes: indexes.py.

-- Every stored file as it was last read; without a stamp it has to be read again.
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
    address INTEGER NOT NULL, -- a number for its address (nashra.digests)
    body INTEGER, -- a number for its body, if that is long enough to recognise copies
    labels TEXT NOT NULL, -- the numbers of its rows in `name`, as JSON
    shadowed INTEGER NOT NULL DEFAULT 0, -- another article with the same id is published instead
    UNIQUE (path, item)
);

-- The sections, tags, authors, languages and media that feeds select by, including those that no article has any more.
CREATE TABLE name (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, UNIQUE (kind, name));

-- Which article has which of them.
CREATE TABLE label (
    name INTEGER NOT NULL, published INTEGER NOT NULL, article INTEGER NOT NULL,
    PRIMARY KEY (name, published DESC, article)
) WITHOUT ROWID;

-- The problems found in reading files.
CREATE TABLE problem (
    file TEXT NOT NULL, path TEXT NOT NULL, line INTEGER NOT NULL, "column" INTEGER NOT NULL,
    code TEXT NOT NULL, message TEXT NOT NULL, level INTEGER NOT NULL
);

-- The digest of the walk over content/ that all this reflects; empty while it is being updated.
CREATE TABLE walked (digest TEXT NOT NULL);

-- The warnings of the last run, so that cron is not mailed the same twice.
CREATE TABLE told (text TEXT PRIMARY KEY) WITHOUT ROWID;

-- Each published file: the digest of what it was made from, and its stamp on disk.
CREATE TABLE feed (path TEXT PRIMARY KEY, digest TEXT NOT NULL, stamp TEXT NOT NULL) WITHOUT ROWID;

-- Where the entries in a published file are (nashra.index.PublishedEntries), if it holds all that it should.
CREATE TABLE joined (
    path TEXT PRIMARY KEY, basis TEXT NOT NULL, touched INTEGER NOT NULL, start INTEGER NOT NULL, entries TEXT NOT NULL
) WITHOUT ROWID;

-- Never deleted: the id and the first-seen time (seconds) of each path (`path//item` in a file of several articles),
-- and 16 digits of its digest.
CREATE TABLE IF NOT EXISTS frozen (
    path TEXT PRIMARY KEY, id TEXT NOT NULL, first_seen INTEGER NOT NULL, digest TEXT NOT NULL
) WITHOUT ROWID;

-- Never deleted: the time of the last run that published (seconds), to notice a clock that is set back.
CREATE TABLE IF NOT EXISTS clock (time INTEGER NOT NULL);

-- The paths whose line in the ledger has to be written, and the stamp of the ledger as nashra left it.
CREATE TABLE unkept (path TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE ledger (stamp TEXT NOT NULL);
