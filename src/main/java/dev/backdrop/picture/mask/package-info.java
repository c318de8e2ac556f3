@NullMarked
package dev.backdrop.picture.mask;

import org.jspecify.annotations.NullMarked;
