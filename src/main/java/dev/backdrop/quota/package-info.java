@NullMarked
package dev.backdrop.quota;

import org.jspecify.annotations.NullMarked;
