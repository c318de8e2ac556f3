@NullMarked
package dev.backdrop.picture.pixels;

import org.jspecify.annotations.NullMarked;
