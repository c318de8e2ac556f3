@NullMarked
package dev.backdrop.snapstart;

import org.jspecify.annotations.NullMarked;
