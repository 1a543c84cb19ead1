package dev.peel.plugins.statistics;

import dev.peel.core.plugin.Statistic;
import dev.peel.core.plugin.StatisticContext;
import dev.peel.core.plugin.UsageException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the two sides of a stream said: {@code -z follow,tcp|udp,MODE,STREAM[,RANGE]}. */
public final class FollowStatistic implements Statistic {
    private static final Pattern INDEX = Pattern.compile("\\d{1,9}");
    private static final Pattern ADDRESS = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)]|([0-9.]+)):(\\d{1,5})");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9})?)?");

    @Override
    public List<String> names() {
        return List.of("follow,tcp", "follow,udp");
    }

    @Override
    public String usage() {
        return "," + modes() + ",STREAM|,ADDRESS:PORT,ADDRESS:PORT[,FIRST[-LAST]]";
    }

    private static String modes() {
        return Arrays.stream(FollowMode.values()).map(FollowMode::word).collect(Collectors.joining("|"));
    }

    @Override
    public Running begin(String name, String arguments, StatisticContext context) {
        String[] parts = arguments.split(",", -1);
        FollowMode mode = Arrays.stream(FollowMode.values())
                .filter(known -> known.word().equals(parts[0].strip()))
                .findFirst()
                .orElseThrow(() -> new UsageException("-z " + name + ",\"" + parts[0] + "\": expected " + modes()
                        + ", then the number of a stream or two of ADDRESS:PORT"));
        AddressKind kind = AddressKind.of(name);
        String first = parts.length > 1 ? parts[1].strip() : "";
        boolean isIndex = INDEX.matcher(first).matches();
        int rangeAt = isIndex ? 2 : 3;
        FollowRange range = range(name, parts, rangeAt);
        if (isIndex) {
            return new FollowTap(kind, FollowWish.of(kind, Long.parseLong(first)), mode, range, context);
        }
        if (parts.length < 3) {
            throw new UsageException("-z " + name + "," + arguments
                    + ": expected the number of a stream, or ADDRESS:PORT,ADDRESS:PORT (IPv6 addresses in brackets)");
        }
        FollowWish.Peer one = peer(name, first);
        FollowWish.Peer other = peer(name, parts[2].strip());
        if (one.isIpv6() != other.isIpv6()) {
            throw new UsageException("-z " + name + "," + arguments + ": one address is IPv4's, the other IPv6's");
        }
        return new FollowTap(kind, FollowWish.of(kind, one, other), mode, range, context);
    }

    private static FollowWish.Peer peer(String name, String text) {
        Matcher matcher = ADDRESS.matcher(text);
        if (matcher.matches()) {
            int port = Integer.parseInt(matcher.group(3));
            boolean isIpv6 = matcher.group(1) != null;
            byte[] address = AddressBytes.of(isIpv6 ? matcher.group(1) : matcher.group(2), isIpv6);
            if (port <= 0xffff && address.length > 0) {
                return FollowWish.Peer.of(address, port);
            }
        }
        throw new UsageException("-z " + name + ": \"" + text
                + "\" is no address and port; expected such as 192.0.2.1:443 or [2001:db8::1]:443");
    }

    private static FollowRange range(String name, String[] parts, int at) {
        if (parts.length <= at) {
            return FollowRange.ALL;
        }
        Matcher matcher = RANGE.matcher(parts[at].strip());
        if (parts.length == at + 1 && matcher.matches()) {
            int first = Integer.parseInt(matcher.group(1));
            boolean isOpen = parts[at].contains("-") && matcher.group(2) == null;
            int last =
                    isOpen ? Integer.MAX_VALUE : matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            if (first >= 1 && last >= first) {
                return new FollowRange(first, last);
            }
        }
        throw new UsageException("-z " + name + ": \""
                + String.join(",", Arrays.asList(parts).subList(at, parts.length))
                + "\": expected a range of pieces such as 3 or 2-5, the first is 1");
    }
}
