@NullMarked
package dev.backdrop.firefly.failure;

import org.jspecify.annotations.NullMarked;
