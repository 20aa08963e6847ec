// What a newsroom's developer writes in Node: node script.js CONTENT OUT
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Feed } from 'feed'
import matter from 'gray-matter'
import { marked } from 'marked'

const HOME = 'https://news.example/'
const [content, out] = process.argv.slice(2)
const articles = readdirSync(content, { recursive: true }).filter(path => path.endsWith('.md')).map(read).sort((a, b) => b.date - a.date)
const feeds = new Map([['main', articles]])
for (const article of articles) {
  const names = [`section/${article.section}`, `author/${article.author}`, ...article.tags.map(tag => `tag/${tag}`)]
  for (const name of names) feeds.set(name, [...(feeds.get(name) ?? []).slice(0, 49), article])
}
for (const [name, chosen] of feeds) write(name, chosen.slice(0, 50))

function read(path) {
  const { data, content: text } = matter(readFileSync(join(content, path), 'utf8'))
  return { ...data, html: marked.parse(text), url: `${HOME}${data.section}/${data.slug}` }
}

function write(name, chosen) {
  const feed = new Feed({ title: name, description: name, id: HOME + name, link: HOME, language: 'ar', updated: chosen[0].date })
  for (const { title, url, summary, html, author, tags, date } of chosen) {
    const category = tags.map(tag => ({ name: tag, term: tag }))
    feed.addItem({ title, id: url, link: url, description: summary, content: html, author: [{ name: author }], category, date, published: date })
  }
  const path = join(out, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.rss`, feed.rss2())
  writeFileSync(`${path}.atom`, feed.atom1())
}
