/** The configuration test protocol, Ethernet version 2.0. */
@NullMarked
package dev.peel.dissectors.configurationtest;

import org.jspecify.annotations.NullMarked;
