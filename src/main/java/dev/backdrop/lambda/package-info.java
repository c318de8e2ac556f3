@NullMarked
package dev.backdrop.lambda;

import org.jspecify.annotations.NullMarked;
