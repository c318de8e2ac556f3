@NullMarked
package dev.backdrop.lambda.work;

import org.jspecify.annotations.NullMarked;
