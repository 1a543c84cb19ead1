"""A server on loopback that speaks another protocol first, and TLS when that says so.

    starttls_server.py PROTOCOL PORT --certificate FILE --key FILE [--refuse] [--strip]

PROTOCOL   smtp, imap, pop3, ftp, xmpp, ldap, postgres, mysql; proxy (the header that a load balancer sends first);
           ssh, http (these never speak TLS)
--refuse   answers the command for TLS negatively
--strip    does not say that it knows the command
"""

import argparse
import re
import socket
import ssl

PATIENCE = 15  # seconds
NAME = "mail.example.test"
MYSQL_CAPABILITIES = 0x81A2_0200  # plugin authentication, secure connection, protocol 4.1, among others
MYSQL_SSL = 0x0800


class Plain:
    """What is said before TLS."""

    def __init__(self, tcp, refuse, strip):
        self.tcp = tcp
        self.refuse = refuse
        self.strip = strip

    def say(self, text):
        self.tcp.sendall(text.encode() if isinstance(text, str) else text)

    def line(self):
        return self.until(b"\n").decode("latin-1").strip()

    def until(self, mark):
        data = b""
        while not data.endswith(mark):
            data += self.bytes(1)
        return data

    def bytes(self, count):
        data = b""
        while len(data) < count:
            part = self.tcp.recv(count - len(data))
            if not part:
                raise EOFError
            data += part
        return data

    def commands(self, banner, answers, tag=""):
        """Answers lines of text until one of them starts TLS; says whether one did."""
        self.say(banner)
        while True:
            line = self.line()
            mark = line.split(" ")[0] + " " if tag else ""
            for pattern, answer, starts in answers:
                if re.search(pattern, line, re.IGNORECASE):
                    self.say(answer.replace("TAG ", mark))
                    if starts:
                        return True
                    break

    def smtp(self):
        capabilities = "" if self.strip else "250-STARTTLS\r\n"
        return self.commands(f"220 {NAME} ESMTP\r\n", [
            ("^EHLO", f"250-{NAME}\r\n250-PIPELINING\r\n{capabilities}250 8BITMIME\r\n", False),
            ("^STARTTLS", "454 TLS not available\r\n" if self.refuse else "220 Go ahead\r\n", not self.refuse),
            ("^QUIT", "221 Bye\r\n", False),
            ("", "250 OK\r\n", False)])

    def imap(self):
        capabilities = "" if self.strip else " STARTTLS LOGINDISABLED"
        return self.commands(f"* OK {NAME} IMAP4rev1 ready\r\n", [
            ("CAPABILITY", f"* CAPABILITY IMAP4rev1{capabilities}\r\nTAG OK done\r\n", False),
            ("STARTTLS", "TAG NO TLS not available\r\n" if self.refuse else "TAG OK begin TLS\r\n", not self.refuse),
            ("LOGOUT", "* BYE\r\nTAG OK done\r\n", False),
            ("", "TAG BAD unknown\r\n", False)], tag="TAG")

    def pop3(self):
        capabilities = "" if self.strip else "STLS\r\n"
        return self.commands("+OK ready\r\n", [
            ("^CAPA", f"+OK list follows\r\nUSER\r\n{capabilities}.\r\n", False),
            ("^STLS", "-ERR TLS not available\r\n" if self.refuse else "+OK begin TLS\r\n", not self.refuse),
            ("^QUIT", "+OK bye\r\n", False),
            ("", "-ERR unknown\r\n", False)])

    def ftp(self):
        return self.commands("220 files.example.test ready\r\n", [
            ("^FEAT", "211-Features:\r\n AUTH TLS\r\n PBSZ\r\n211 End\r\n", False),
            ("^AUTH", "502 Not implemented\r\n" if self.refuse else "234 Begin TLS\r\n", not self.refuse),
            ("^QUIT", "221 Bye\r\n", False),
            ("", "530 Log in first\r\n", False)])

    def xmpp(self):
        space = "urn:ietf:params:xml:ns:xmpp-tls"
        self.until(b"1.0'>")
        self.say("<?xml version='1.0'?><stream:stream xmlns='jabber:client' "
                 "xmlns:stream='http://etherx.jabber.org/streams' id='till7' from='example.test' version='1.0'>")
        self.say(f"<stream:features><starttls xmlns='{space}'><required/></starttls></stream:features>")
        self.until(b">")
        self.say(f"<failure xmlns='{space}'/></stream:stream>" if self.refuse else f"<proceed xmlns='{space}'/>")
        return not self.refuse

    def ldap(self):
        self.bytes(self.bytes(2)[1])
        # An ExtendedResponse to message 1: success, or unavailable, RFC 4511 4.1.9.
        self.say(bytes.fromhex("300c 0201 01 7807 0a01 34 0400 0400" if self.refuse else "300c 0201 01 7807 0a01 00 0400 0400"))
        return not self.refuse

    def postgres(self):
        self.bytes(8)
        self.say("N" if self.refuse else "S")
        return not self.refuse

    def mysql(self):
        capabilities = (MYSQL_CAPABILITIES | (0 if self.refuse else MYSQL_SSL)).to_bytes(4, "little")
        greeting = (b"\x0a8.0.36\0" + (7).to_bytes(4, "little") + b"saltsalt\0" + capabilities[:2] + b"\x21\x02\0"
                    + capabilities[2:] + b"\x15" + bytes(10) + b"saltsaltsalt\0mysql_native_password\0")
        self.say(len(greeting).to_bytes(3, "little") + b"\0" + greeting)
        self.bytes(4 + 32)
        return True

    def proxy(self):
        start = self.bytes(16)
        if start.startswith(b"PROXY"):
            self.until(b"\r\n")
        else:
            self.bytes(int.from_bytes(start[14:16], "big"))
        return True

    def ssh(self):
        self.say("SSH-2.0-OpenSSH_9.9\r\n")
        self.bytes(100)
        self.say("Invalid SSH identification string.\r\n")
        return False

    def http(self):
        self.bytes(16)
        body = "<h1>Bad Request</h1>\n"
        self.say(f"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n{body}")
        return False


def serve(tcp, options):
    plain = Plain(tcp, options.refuse, options.strip)
    if getattr(plain, options.protocol)():
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(options.certificate, options.key)
        tls = context.wrap_socket(tcp, server_side=True)
        if tls.recv(1000):
            tls.sendall(b"Hello.\r\n")
        tls.unwrap()
    # Bytes left unread would turn FIN into RST.
    tcp.shutdown(socket.SHUT_WR)
    while tcp.recv(4096):
        pass


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("protocol", choices=[name for name in vars(Plain) if not name.startswith("_")])
    parser.add_argument("port", type=int)
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--refuse", action="store_true")
    parser.add_argument("--strip", action="store_true")
    options = parser.parse_args()
    with socket.create_server(("127.0.0.1", options.port)) as listener:
        print("ACCEPT", flush=True)
        while True:
            tcp = listener.accept()[0]
            tcp.settimeout(PATIENCE)
            with tcp:
                try:
                    serve(tcp, options)
                except (EOFError, OSError) as failure:
                    print(f"the client ended it: {failure!r}", flush=True)


if __name__ == "__main__":
    main()
