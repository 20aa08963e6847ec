"""A preview that runs in this process, of a site that was built."""

import threading

import pytest
from tests.servers import Server

from nashra import config, serve


@pytest.fixture
def preview(newsroom):
    newsroom.build()
    shown = serve.Preview(newsroom.path)
    shown.show(config.load(newsroom.path), [])
    return shown


@pytest.fixture
def web(preview):
    with serve.server(preview, 0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield Server(server.server_port)
        server.shutdown()
        thread.join()
