"""A proxy on loopback that tunnels TCP: HTTP CONNECT, SOCKS 4, 4a and 5.

    tunnel_proxy.py connect PORT TARGET-PORT [--status CODE]    407, 403 and 502 refuse
    tunnel_proxy.py socks PORT TARGET-PORT [--refuse]

Whatever name is asked for, TARGET-PORT on loopback is meant.
"""

import argparse
import http
import select
import socket

PATIENCE = 15  # seconds
ANY_ADDRESS = bytes(6)  # address and port of the proxy's end, which no client needs


def read(tcp, count):
    data = b""
    while len(data) < count:
        part = tcp.recv(count - len(data))
        if not part:
            raise EOFError
        data += part
    return data


def read_until(tcp, mark):
    data = b""
    while not data.endswith(mark):
        data += read(tcp, 1)
    return data


def connect(client, options):
    read_until(client, b"\r\n\r\n")
    status = http.HTTPStatus(options.status)
    if status == http.HTTPStatus.OK:
        tunnel(client, options, b"HTTP/1.1 200 Connection established\r\n\r\n")
        return
    challenge = 'Proxy-Authenticate: Basic realm="proxy"\r\n' if options.status == 407 else ""
    client.sendall(f"HTTP/1.1 {status.value} {status.phrase}\r\n{challenge}"
                   "Connection: close\r\nContent-Length: 0\r\n\r\n".encode())


def socks(client, options):
    version = read(client, 1)[0]
    if version == 4:  # command, port, address, user; 4a: an address 0.0.0.x is followed by a name
        start = read(client, 7)
        read_until(client, b"\0")
        if start[3:6] == bytes(3):
            read_until(client, b"\0")
        accepted, refused = b"\0\x5a" + ANY_ADDRESS, b"\0\x5b" + ANY_ADDRESS
    else:  # RFC 1928 3, 4 and 6
        read(client, read(client, 1)[0])
        client.sendall(b"\5\0")
        kind = read(client, 4)[3]
        read(client, {1: 4, 4: 16}.get(kind) or read(client, 1)[0])
        read(client, 2)
        accepted, refused = b"\5\0\0\1" + ANY_ADDRESS, b"\5\5\0\1" + ANY_ADDRESS
    if options.refuse:
        client.sendall(refused)
    else:
        tunnel(client, options, accepted)


def tunnel(client, options, accepted):
    with socket.create_connection(("127.0.0.1", options.target)) as server:
        client.sendall(accepted)
        other = {client: server, server: client}
        while other:
            for tcp in select.select(list(other), [], [])[0]:
                data = tcp.recv(65536)
                if data:
                    other[tcp].sendall(data)
                else:
                    other.pop(tcp).shutdown(socket.SHUT_WR)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=["connect", "socks"])
    parser.add_argument("port", type=int)
    parser.add_argument("target", type=int)
    parser.add_argument("--status", type=int, default=200)
    parser.add_argument("--refuse", action="store_true")
    options = parser.parse_args()
    with socket.create_server(("127.0.0.1", options.port)) as listener:
        print("ACCEPT", flush=True)
        while True:
            client = listener.accept()[0]
            client.settimeout(PATIENCE)
            with client:
                try:
                    (connect if options.kind == "connect" else socks)(client, options)
                    client.shutdown(socket.SHUT_WR)
                    while client.recv(4096):
                        pass
                except (EOFError, OSError) as failure:
                    print(f"ended: {failure!r}", flush=True)


if __name__ == "__main__":
    main()
