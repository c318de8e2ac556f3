@NullMarked
package dev.backdrop.reprocess.select;

import org.jspecify.annotations.NullMarked;
