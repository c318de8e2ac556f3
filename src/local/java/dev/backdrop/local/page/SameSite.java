package dev.backdrop.local.page;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells this page's own requests from those that another web site makes in the same browser. */
final class SameSite {

    /** Sent by the page with every change. A foreign site cannot add it without a preflight, which is never answered. */
    static final String HEADER = "X-Backdrop";

    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-f:]+]|[^:\\[\\]]+)(:\\d{1,5})?");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private SameSite() {}

    /** A foreign name that resolves to this machine (DNS rebinding) must not be able to read the photos. */
    static boolean addressesThisMachine(String host) {
        if (host == null) {
            return false;
        }
        Matcher matcher = HOST.matcher(host);
        return matcher.matches() && LOOPBACK.contains(matcher.group(1));
    }

    static boolean mayChange(String host, String origin, String header) {
        return ("http://" + host).equals(origin) && header != null;
    }
}
