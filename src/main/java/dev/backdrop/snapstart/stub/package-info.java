@NullMarked
package dev.backdrop.snapstart.stub;

import org.jspecify.annotations.NullMarked;
