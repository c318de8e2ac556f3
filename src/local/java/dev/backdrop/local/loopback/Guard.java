package dev.backdrop.local.loopback;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides which requests a loopback server accepts: those of programs on this machine, and those of its own page if it
 * has one. It refuses every other web page in a browser on this machine. Browsers say where a request comes from, in
 * headers that no script can alter.
 *
 * @param ownPage whether the server has a page; without one it refuses browsers
 * @param forms whether the server's protocol uses forms, as SQS and token requests may
 */
public record Guard(boolean ownPage, boolean forms) {

    /** @param sentence for the person who is refused */
    public record Refused(int status, String sentence) {}

    public static final Guard OF_PAGE = new Guard(true, false);
    public static final Guard OF_PROGRAMS = new Guard(false, false);
    public static final Guard OF_PROGRAMS_WITH_FORMS = new Guard(false, true);

    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-f:]+]|[^:\\[\\]]+)(:\\d{1,5})?");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String FORM = "application/x-www-form-urlencoded";
    /** Fetch standard: with {@link #FORM} the types that a page may send anywhere without asking first. */
    private static final Set<String> SIMPLE = Set.of("text/plain", "multipart/form-data");

    /** @param headers all values of a header by its name; none if it is missing */
    public Optional<Refused> refusal(String method, Function<String, List<String>> headers) {
        List<String> hosts = headers.apply("Host");
        if (hosts.size() != 1 || !addressesThisMachine(hosts.get(0))) {
            return refused(421, "This server answers only to localhost and 127.0.0.1.");
        }
        boolean ownOrigin =
                headers.apply("Origin").stream().allMatch(origin -> ownPage && origin.equals("http://" + hosts.get(0)));
        boolean ownSite = headers.apply("Sec-Fetch-Site").stream()
                .allMatch(site -> isOwnSite(site) || isFollowedLink(method, headers));
        if (!ownOrigin || !ownSite) {
            return refused(403, "This server accepts no requests from other web pages.");
        }
        if (method.equals("POST") && headers.apply("Content-Type").stream().anyMatch(this::isSentWithoutAsking)) {
            return refused(415, "This server accepts no POST of a type that any web page could send.");
        }
        return Optional.empty();
    }

    /** A foreign name that resolves to this machine (DNS rebinding) makes a foreign page look like the server's own. */
    static boolean addressesThisMachine(String host) {
        Matcher matcher = HOST.matcher(host.toLowerCase(Locale.ROOT));
        return matcher.matches() && LOOPBACK.contains(matcher.group(1));
    }

    /** None: a person typed the address. */
    private boolean isOwnSite(String site) {
        return site.equals("none") || ownPage && site.equals("same-origin");
    }

    /** A person followed a link to the page, in mail or on another site: the page with the link learns nothing. */
    private boolean isFollowedLink(String method, Function<String, List<String>> headers) {
        return ownPage
                && READING.contains(method)
                && headers.apply("Sec-Fetch-Mode").equals(List.of("navigate"))
                && headers.apply("Sec-Fetch-Dest").equals(List.of("document"));
    }

    private boolean isSentWithoutAsking(String contentType) {
        String type = contentType.split("[;,]", 2)[0].strip().toLowerCase(Locale.ROOT);
        return SIMPLE.contains(type) || !forms && type.equals(FORM);
    }

    private static Optional<Refused> refused(int status, String sentence) {
        return Optional.of(new Refused(status, sentence));
    }
}
