@NullMarked
package dev.backdrop.wiring;

import org.jspecify.annotations.NullMarked;
