// Print the feed at an address as feedsmith sees it.
import { parseFeed } from "feedsmith";

const answer = await fetch(process.argv[2]);
console.log(JSON.stringify(parseFeed(await answer.text()).feed));
