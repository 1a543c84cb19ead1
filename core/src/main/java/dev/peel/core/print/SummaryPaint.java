package dev.peel.core.print;

/** The colours of a packet's line: by its protocol, and by how grave what it says is. */
final class SummaryPaint {
    private SummaryPaint() {}

    /** {@return the colour of {@code name}, the protocol as the column has it, such as {@code TLSv1.3}} */
    static Paint ofProtocol(String name) {
        int end = 0;
        while (end < name.length() && Character.isLetter(name.charAt(end))) {
            end++;
        }
        return switch (name.substring(0, end)) {
            case "TLSv", "SSL", "SSLv", "DTLS", "DTLSv", "QUIC", "SSH", "SSHv" -> Paint.SECURE;
            case "TCP", "UDP", "SCTP" -> Paint.TRANSPORT;
            case "ARP", "DHCP", "DHCPv", "DNS", "LLMNR", "MDNS", "NBNS" -> Paint.LOOKUP;
            case "ICMP", "ICMPv", "IGMP", "IGMPv" -> Paint.CONTROL;
            case "HTTP" -> Paint.WEB;
            default -> Paint.BOLD;
        };
    }

    /** {@return the colour of {@code info}, what the packet says: connections that end badly are looked for first} */
    static Paint ofInfo(String info) {
        if (info.contains("[Malformed Packet]") || info.contains("[RST") || info.contains("Alert (Level: Fatal")) {
            return Paint.ERROR;
        }
        return info.startsWith("[TCP ") ? Paint.WARNING : Paint.PLAIN; // so begins what an analysis remarks
    }
}
