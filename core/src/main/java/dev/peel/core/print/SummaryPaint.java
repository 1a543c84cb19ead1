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

    /** {@return the colour of {@code info}, said by a protocol of the colour {@code kind}: what ends badly is looked for first} */
    static Paint ofInfo(Paint kind, String info) {
        boolean isReset = kind == Paint.TRANSPORT && info.contains("[RST");
        boolean isFatal = kind == Paint.SECURE && info.contains("Alert (Level: Fatal");
        if (isReset || isFatal || info.contains("[Malformed Packet]")) {
            return Paint.ERROR;
        }
        boolean isRemark = kind == Paint.TRANSPORT && info.startsWith("[TCP ") && !info.startsWith("[TCP segment of");
        return isRemark ? Paint.WARNING : Paint.PLAIN;
    }
}
