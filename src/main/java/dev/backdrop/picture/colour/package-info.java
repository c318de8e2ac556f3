@NullMarked
package dev.backdrop.picture.colour;

import org.jspecify.annotations.NullMarked;
