@NullMarked
package dev.backdrop.queue;

import org.jspecify.annotations.NullMarked;
