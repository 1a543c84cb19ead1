package dev.peel.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which frames a test's {@link Packets} are of; on the parameter, or on the test for all its parameters. */
@Target({ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Hex {
    /** {@return the frames, each as {@link HexText}} */
    String[] value();

    /** {@return the LINKTYPE number of their encapsulation; Ethernet's where nothing is said} */
    int linkType() default 1;
}
