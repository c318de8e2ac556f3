@NullMarked
package dev.backdrop.reprocess.scan;

import org.jspecify.annotations.NullMarked;
