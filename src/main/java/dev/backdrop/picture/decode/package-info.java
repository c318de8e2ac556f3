@NullMarked
package dev.backdrop.picture.decode;

import org.jspecify.annotations.NullMarked;
