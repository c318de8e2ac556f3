package dev.backdrop.event;

import java.util.List;

/**
 * Which headshots are asked about.
 *
 * @param headshots ids or keys; empty: all whose id begins with {@code prefix}
 * @param prefix of ids, such as "sales/"; empty for all
 */
public record Scope(List<String> headshots, String prefix) {

    public Scope {
        headshots = headshots == null ? List.of() : List.copyOf(headshots);
        prefix = prefix == null ? "" : prefix;
    }

    public static Scope everything() {
        return new Scope(List.of(), "");
    }
}
