"""What a newsroom's developer writes in Python with feedgen: python script.py CONTENT OUT."""

import sys
from collections import defaultdict
from pathlib import Path

import frontmatter
import markdown
from feedgen.feed import FeedGenerator

HOME = "https://news.example/"


def main(content, out):
    articles = sorted(map(read, content.glob("*/*.md")), key=lambda article: article["date"], reverse=True)
    feeds = defaultdict(list, main=articles)
    for article in articles:
        feeds[f"section/{article['section']}"].append(article)
        feeds[f"author/{article['author']}"].append(article)
        for tag in article["tags"]:
            feeds[f"tag/{tag}"].append(article)
    for name, chosen in feeds.items():
        write(out / name, name, chosen[:50])


def read(path):
    post = frontmatter.load(path)
    url = f"{HOME}{post['section']}/{post['slug']}"
    return {**post.metadata, "html": markdown.markdown(post.content), "url": url}


def write(path, name, articles):
    feed = FeedGenerator()
    feed.id(HOME + name)
    feed.title(name)
    feed.description(name)
    feed.language("ar")
    feed.link(href=HOME)
    feed.updated(articles[0]["date"])
    for article in articles:
        entry = feed.add_entry(order="append")
        entry.id(article["url"])
        entry.title(article["title"])
        entry.link(href=article["url"])
        entry.author(name=article["author"])
        entry.category([{"term": tag} for tag in article["tags"]])
        entry.summary(article["summary"])
        entry.content(article["html"], type="html")
        entry.published(article["date"])
        entry.updated(article["date"])
    path.parent.mkdir(parents=True, exist_ok=True)
    feed.rss_file(f"{path}.rss")
    feed.atom_file(f"{path}.atom")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
