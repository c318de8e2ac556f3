@NullMarked
package dev.backdrop.event.read;

import org.jspecify.annotations.NullMarked;
