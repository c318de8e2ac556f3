package dev.backdrop.local.firefly.adobe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Addresses that look pre-signed by S3 (SigV4 in the query). The signature covers path and query byte for byte: a
 * client that decodes and re-encodes the address breaks it.
 */
public final class Signature {

    enum Verdict {
        VALID,
        EXPIRED,
        TAMPERED
    }

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern QUERY = Pattern.compile(
            "(X-Amz-.*&X-Amz-Date=(\\d{8}T\\d{6}Z)&X-Amz-Expires=(\\d+)&.*)&X-Amz-Signature=([0-9a-f]+)");

    private final SecretKeySpec key;
    private final Duration life;

    public Signature(byte[] key, Duration life) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.life = life;
    }

    Duration life() {
        return life;
    }

    String sign(String path, Instant at) {
        String date = DATE.format(at);
        String query =
                ("X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=EMULATOR%%2F%s%%2Fus-west-2%%2Fs3%%2Faws4_request"
                                + "&X-Amz-Date=%s&X-Amz-Expires=%d&X-Amz-SignedHeaders=host")
                        .formatted(date.substring(0, 8), date, life.toSeconds());
        return path + "?" + query + "&X-Amz-Signature=" + mac(path + "?" + query);
    }

    Verdict verify(String path, String rawQuery, Instant now) {
        Matcher query = QUERY.matcher(rawQuery == null ? "" : rawQuery);
        if (!query.matches() || !same(mac(path + "?" + query.group(1)), query.group(4))) {
            return Verdict.TAMPERED;
        }
        Instant signed = DATE.parse(query.group(2), Instant::from);
        Instant end = signed.plusSeconds(Long.parseLong(query.group(3)));
        return now.isBefore(end) ? Verdict.VALID : Verdict.EXPIRED;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JVM has HmacSHA256", e);
        }
    }
}
