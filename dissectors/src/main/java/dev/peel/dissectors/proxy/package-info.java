/** The PROXY protocol, versions 1 and 2: the header by which a load balancer tells who the client is. */
@NullMarked
package dev.peel.dissectors.proxy;

import org.jspecify.annotations.NullMarked;
