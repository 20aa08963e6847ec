// Print the feed at an address as rss-parser sees it.
import Parser from "rss-parser";

console.log(JSON.stringify(await new Parser().parseURL(process.argv[2])));
