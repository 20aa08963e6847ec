"""Real web servers on loopback, set up as `nashra web-server` says, and a client that hides nothing."""

import http.client
import os
import shlex
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

IS_ROOT = os.geteuid() == 0
_MODULES = Path("/usr/lib/nginx/modules")
_APACHE_MODULES = ("mpm_event", "authz_core", "alias", "mime", "headers", "rewrite")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass(frozen=True)
class Server:
    port: int

    def get(self, path, headers=(), method="GET"):
        """Ask as written: nothing is added, unpacked or followed."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.putrequest(method, path, skip_accept_encoding=True, skip_host="Host" in dict(headers))
            for name, value in dict(headers).items():
                connection.putheader(name, value)
            connection.endheaders()
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()

    def is_up(self):
        with socket.socket() as client:
            return client.connect_ex(("127.0.0.1", self.port)) == 0


def nginx(folder, port, settings):
    """Return the command that runs nginx, its configuration written; its own folders stay in `folder`."""
    brotli = _MODULES / "ngx_http_brotli_static_module.so"
    temporary = " ".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        (f"load_module {brotli};\n" if brotli.exists() else "")
        + ("user root;\n" if IS_ROOT else "")
        + f"daemon off; pid {folder}/pid; error_log {folder}/error.log;\n"
        "events { worker_connections 4096; }\n"
        f"http {{ access_log off; {temporary}\nserver {{ listen 127.0.0.1:{port};\n{settings}}} }}\n"
    )
    return ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]


def apache(folder, port, settings):
    modules = Path("/usr/lib/apache2/modules")
    loaded = "".join(f"LoadModule {name}_module {modules}/mod_{name}.so\n" for name in _APACHE_MODULES)
    (folder / "apache.conf").write_text(
        f"{loaded}ServerRoot {folder}\nPidFile {folder}/apache.pid\nDefaultRuntimeDir {folder}\nMutex file:{folder}\n"
        f"ErrorLog {folder}/error.log\nTypesConfig /etc/mime.types\nListen 127.0.0.1:{port}\nServerName localhost\n"
        f"{'User www-data' if IS_ROOT else ''}\n{settings}"
    )
    return ["apache2", "-f", str(folder / "apache.conf"), "-X"]


def caddy(folder, port, settings):
    (folder / "Caddyfile").write_text(f"{{\nadmin off\n}}\nhttp://127.0.0.1:{port} {{\n{settings}}}\n")
    home = ["env", f"HOME={folder}"]
    return [*home, "caddy", "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


def checked(server, folder, settings):
    """Return what the server's own check says of the settings: its status and its words."""
    command = server(folder, unused_port(), settings)
    if server is caddy:
        command[command.index("run")] = "validate"
    else:
        command.append("-t")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


@contextmanager
def running(server, folder, settings):
    port = unused_port()
    command = server(folder, port, settings)
    with (folder / "output").open("w") as output, subprocess.Popen(command, stdout=output, stderr=output) as process:
        up = Server(port)
        try:
            while not up.is_up():
                assert process.poll() is None, f"{shlex.join(command)}: {(folder / 'output').read_text()}"
                time.sleep(0.02)
            yield up
        finally:
            process.terminate()


def unused_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
