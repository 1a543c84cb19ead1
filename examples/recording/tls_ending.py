"""One side of a TLS connection, played with OpenSSL up to a chosen point, where it ends in a chosen way.

    tls_ending.py client PORT --from ADDRESS:PORT --after POINT --end ENDING [--authority FILE] [--before HEX]
    tls_ending.py server PORT --certificate FILE --key FILE --after POINT --end ENDING [--times N]

A server that plays several times does not mind a client that goes before.

POINT   connected    nothing was sent, nor read
        sent:N       N records were sent (the rest of the flight is never sent)
        bytes:N      N bytes were sent
        received:N   N records were received
        handshake    the handshake was completed on this side
        data         one request and its answer were exchanged
ENDING  fin          closes TCP, without close_notify
        reset        resets TCP
        silence      says nothing more, and reads nothing more
        notify       sends close_notify, waits for that of the peer, closes
        notify-reset sends close_notify and resets a moment later
"""

import argparse
import socket
import ssl
import struct
import sys
import time

RECORD_HEADER = 5  # bytes, RFC 8446 5.1
SERVER_NAME = "shop.example.test"
PAUSE = 0.02  # seconds, so that the end is seen apart from what came before
PATIENCE = 15  # seconds
VERSIONS = {"1.2": ssl.TLSVersion.TLSv1_2, "1.3": ssl.TLSVersion.TLSv1_3}


class Reached(Exception):
    """The point where this side ends."""


class Gone(Exception):
    """The peer has ended the connection."""


class Side:
    """TLS over a socket, record by record, so that each can be the last."""

    def __init__(self, tcp, context, is_server, point):
        self.tcp = tcp
        self.incoming = ssl.MemoryBIO()
        self.outgoing = ssl.MemoryBIO()
        name = None if is_server else SERVER_NAME
        self.tls = context.wrap_bio(self.incoming, self.outgoing, server_side=is_server, server_hostname=name)
        self.kind, _, count = point.partition(":")
        self.left = int(count or 0)

    def do(self, action, *arguments):
        """Does action, which may need bytes of the peer first."""
        while True:
            try:
                result = action(*arguments)
                self.flush()
                return result
            except ssl.SSLWantReadError:
                self.flush()
                self.receive()

    def flush(self):
        flight = self.outgoing.read()
        allowed = len(flight)
        if self.kind == "bytes":
            allowed = min(allowed, self.left)
            self.left -= allowed
        elif self.kind == "sent":
            allowed = 0
            while allowed < len(flight) and self.left > 0:
                allowed += record_length(flight[allowed:])
                self.left -= 1
        if allowed:
            self.tcp.sendall(flight[:allowed])
        if self.kind in ("bytes", "sent") and self.left == 0:
            raise Reached

    def receive(self):
        header = self.read(RECORD_HEADER)
        self.incoming.write(header + self.read(record_length(header) - RECORD_HEADER))
        if self.kind == "received":
            self.left -= 1
            if self.left == 0:
                raise Reached

    def read(self, length):
        data = b""
        while len(data) < length:
            part = self.tcp.recv(length - len(data))
            if not part:
                raise Gone
            data += part
        return data


def record_length(record):
    return RECORD_HEADER + struct.unpack("!H", record[3:5])[0]


def play(side, is_server):
    if side.kind == "connected":
        raise Reached
    side.do(side.tls.do_handshake)
    if side.kind == "handshake":
        raise Reached
    if is_server:
        side.do(side.tls.read, 1000)
        side.do(side.tls.write, b"Hello.\n")
    else:
        side.do(side.tls.write, f"GET / HTTP/1.0\r\nHost: {SERVER_NAME}\r\n\r\n".encode())
        side.do(side.tls.read, 1000)
    if side.kind == "data":
        raise Reached
    side.do(side.tls.read, 1)


def end(side, ending):
    time.sleep(PAUSE)
    if ending == "silence":
        time.sleep(PATIENCE)
    if ending.startswith("notify"):
        try:
            side.tls.unwrap()
        except ssl.SSLWantReadError:
            side.tcp.sendall(side.outgoing.read())
            if ending == "notify-reset":
                time.sleep(PAUSE)
    if ending.endswith("reset"):
        # Closing then sends RST at once, RFC 9293 3.9.1 ABORT.
        side.tcp.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    else:
        # Bytes left unread would turn FIN into RST.
        side.tcp.shutdown(socket.SHUT_WR)
        while side.tcp.recv(4096):
            pass
    side.tcp.close()


def context_of(options):
    if options.side == "server":
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)
    else:
        context = ssl.create_default_context(cafile=options.authority)
    if options.version:
        context.minimum_version = context.maximum_version = VERSIONS[options.version]
    return context


def connections_of(options):
    if options.side == "client":
        address, _, port = options.from_.rpartition(":")
        yield socket.create_connection(("127.0.0.1", options.port), PATIENCE, (address, int(port)))
        return
    with socket.create_server(("127.0.0.1", options.port)) as listener:
        print("ACCEPT", flush=True)
        for _ in range(options.times):
            tcp = listener.accept()[0]
            tcp.settimeout(PATIENCE)
            yield tcp


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("side", choices=["client", "server"])
    parser.add_argument("port", type=int)
    parser.add_argument("--from", dest="from_", default="127.0.0.1:0")
    parser.add_argument("--version", choices=VERSIONS)
    parser.add_argument("--authority")
    parser.add_argument("--before", type=bytes.fromhex, default=b"", help="what is sent before TLS")
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--after", required=True)
    parser.add_argument("--end", required=True, choices=["fin", "reset", "silence", "notify", "notify-reset"])
    options = parser.parse_args()
    is_server = options.side == "server"
    context = context_of(options)
    reached = False
    for tcp in connections_of(options):
        side = Side(tcp, context, is_server, options.after)
        try:
            tcp.sendall(options.before)
            play(side, is_server)
        except Reached:
            end(side, options.end)
            reached = True
        except (Gone, ssl.SSLError, OSError) as failure:
            print(f"error: the peer ended it first: {failure!r}", file=sys.stderr)
            tcp.close()
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
