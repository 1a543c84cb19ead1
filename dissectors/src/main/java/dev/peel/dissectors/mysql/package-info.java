/** MySQL's protocol: the greeting and the login, and where TLS starts. */
@NullMarked
package dev.peel.dissectors.mysql;

import org.jspecify.annotations.NullMarked;
