// Load the page again when there is something new to see; the browser asks again by itself when the server was away.
const changes = new EventSource(`/changes?${document.body.dataset.version}`);
changes.addEventListener("message", () => location.reload());
addEventListener("pagehide", () => changes.close());
