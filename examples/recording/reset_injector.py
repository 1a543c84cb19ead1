"""A device beside the way that does not like a name: it writes a reset in the server's name when it sees it.

    reset_injector.py PORT NAME

It listens on the loopback interface, as a mirror port would let it, and leaves every packet alone. Its reset arrives with another time
to live than the server's packets, and with the identification of the packet that it answers, as those of real devices do.
"""

import socket
import struct
import sys

TIME_TO_LIVE = 50
RESET_AND_ACKNOWLEDGMENT = 0x14  # TCP flags, RFC 9293 3.1
ETHERNET_HEADER = 14  # bytes
ETHERNET_IPV4 = 0x0800


def main():
    port = int(sys.argv[1])
    name = sys.argv[2].encode()
    mirror = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETHERNET_IPV4))
    mirror.bind(("lo", 0))
    writer = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)
    print("ACCEPT", flush=True)
    while True:
        packet = mirror.recv(65535)[ETHERNET_HEADER:]
        header = 4 * (packet[0] & 0x0F)
        if packet[9] != socket.IPPROTO_TCP or name not in packet:
            continue
        _, to_port = struct.unpack("!HH", packet[header : header + 4])
        if to_port == port:
            writer.sendto(reset(packet, header), (socket.inet_ntoa(packet[12:16]), 0))
            return


def reset(packet, header):
    """The reset that answers a packet, from whom it goes to."""
    from_port, to_port, sequence, acknowledgment = struct.unpack("!HHII", packet[header : header + 12])
    length = len(packet) - header - 4 * (packet[header + 12] >> 4)
    tcp = struct.pack(
        "!HHIIBBHHH",
        to_port,
        from_port,
        acknowledgment,
        (sequence + length) & 0xFFFFFFFF,
        5 << 4,
        RESET_AND_ACKNOWLEDGMENT,
        0,
        0,
        0,
    )
    addresses = packet[16:20] + packet[12:16]
    pseudo = addresses + struct.pack("!BBH", 0, socket.IPPROTO_TCP, len(tcp))
    tcp = tcp[:16] + struct.pack("!H", checksum(pseudo + tcp)) + tcp[18:]
    identification = struct.unpack("!H", packet[4:6])[0]
    start = struct.pack("!BBHHHBBH", 0x45, 0, 0, identification, 0, TIME_TO_LIVE, socket.IPPROTO_TCP, 0)
    return start + addresses + tcp  # the kernel fills in length and checksum


def checksum(data):
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


main()
