/** Modbus over TCP: the header that TCP needs, and the functions of the application protocol. */
@NullMarked
package dev.peel.plugins.modbus;

import org.jspecify.annotations.NullMarked;
