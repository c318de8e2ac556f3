@NullMarked
package dev.backdrop.bucket;

import org.jspecify.annotations.NullMarked;
