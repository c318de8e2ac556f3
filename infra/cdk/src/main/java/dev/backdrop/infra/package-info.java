/** Backdrop's architecture as a CDK construct. infra/sam has the same as a template; a parity test compares the two. */
package dev.backdrop.infra;
