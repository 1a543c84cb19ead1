/** The protocol of PostgreSQL, version 3: the heads of its messages, and where TLS starts. */
@NullMarked
package dev.peel.dissectors.pgsql;

import org.jspecify.annotations.NullMarked;
