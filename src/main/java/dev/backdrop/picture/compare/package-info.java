@NullMarked
package dev.backdrop.picture.compare;

import org.jspecify.annotations.NullMarked;
