@NullMarked
package dev.backdrop.metrics;

import org.jspecify.annotations.NullMarked;
