@NullMarked
package dev.backdrop.reprocess.run;

import org.jspecify.annotations.NullMarked;
