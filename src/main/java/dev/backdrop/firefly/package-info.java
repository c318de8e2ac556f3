@NullMarked
package dev.backdrop.firefly;

import org.jspecify.annotations.NullMarked;
