package dev.backdrop.local.page;

import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Prefixes;

/** The bucket's usual layout. */
final class Layout {

    static final Keys KEYS = new Keys(Prefixes.STANDARD);

    private Layout() {}
}
