@NullMarked
package dev.backdrop.headshot.look;

import org.jspecify.annotations.NullMarked;
