@NullMarked
package dev.backdrop.headshot;

import org.jspecify.annotations.NullMarked;
