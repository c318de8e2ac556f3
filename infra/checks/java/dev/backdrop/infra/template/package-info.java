/** CloudFormation templates as data: read, expand, compare. Shared by the root's tests (no node) and infra/cdk's. */
package dev.backdrop.infra.template;
