"""Serves a folder on 127.0.0.1 for a quarter of an hour at most; prints the port."""

import functools
import http.server
import signal
import sys


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


signal.alarm(900)
handler = functools.partial(Handler, directory=sys.argv[1])
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
print(server.server_address[1], flush=True)
server.serve_forever()
