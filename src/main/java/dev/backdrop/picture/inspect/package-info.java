@NullMarked
package dev.backdrop.picture.inspect;

import org.jspecify.annotations.NullMarked;
