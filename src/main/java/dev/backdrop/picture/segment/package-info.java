@NullMarked
package dev.backdrop.picture.segment;

import org.jspecify.annotations.NullMarked;
