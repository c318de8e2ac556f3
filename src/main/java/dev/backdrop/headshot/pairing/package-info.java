@NullMarked
package dev.backdrop.headshot.pairing;

import org.jspecify.annotations.NullMarked;
