@NullMarked
package dev.backdrop.event;

import org.jspecify.annotations.NullMarked;
