@NullMarked
package dev.backdrop.bucket.link;

import org.jspecify.annotations.NullMarked;
