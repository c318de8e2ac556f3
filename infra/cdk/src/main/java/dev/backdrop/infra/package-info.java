/** Backdrop's architecture as a CDK construct. The same, by hand, is in infra/sam; a parity test compares the two. */
package dev.backdrop.infra;
