"""nginx on loopback, which says in its log what it answered: the newsroom's web server of these tests."""

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

_CONFIGURATION = """\
daemon off; pid pid; error_log stderr; {user}
events {{}}
http {{
  include /etc/nginx/mime.types; client_body_temp_path body; proxy_temp_path proxy;
  fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  log_format answers "$uri $status"; access_log log answers;
  gzip on; gzip_types application/rss+xml application/atom+xml;
  charset utf-8; charset_types application/rss+xml application/atom+xml;
  server {{ listen 127.0.0.1:{port}; root web; }}
}}
"""


@dataclass(frozen=True)
class Server:
    """A web root, its address, and the log of what was answered."""

    folder: Path
    address: str

    def put(self, path: str, data: bytes, age: float) -> str:
        """Publish a file that was changed so many seconds ago; return its address."""
        file = self.folder / "web" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        written = time.time() - age
        os.utime(file, (written, written))
        return f"{self.address}/{path}"

    def answers(self, path: str) -> list[int]:
        """Return the status of each answer for a path, in their order."""
        log = (self.folder / "log").read_text("utf-8")
        return [int(status) for status in re.findall(rf"^/{re.escape(path)} (\d+)$", log, re.MULTILINE)]


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Serve the folder `web` until the end of the block."""
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "web").mkdir(parents=True)
    (folder / "nginx.conf").write_text(_CONFIGURATION.format(port=port, user=user), "utf-8")
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    with subprocess.Popen([nginx, "-p", str(folder), "-c", "nginx.conf", "-e", "stderr"]) as process:
        try:
            _wait_for(port)
            yield Server(folder, f"http://127.0.0.1:{port}")
        finally:
            process.terminate()


def _wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as client:
            if client.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError("nginx does not answer")
