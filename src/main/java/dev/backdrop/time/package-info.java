@NullMarked
package dev.backdrop.time;

import org.jspecify.annotations.NullMarked;
