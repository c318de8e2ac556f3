/** Possible mistakes in the SAM template, which prove that the checks catch them. */
package dev.backdrop.infra.planted;
