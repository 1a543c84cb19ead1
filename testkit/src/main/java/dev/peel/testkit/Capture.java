package dev.peel.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which capture a test's {@link Packets} are of; on the parameter, or on the test for all its parameters. */
@Target({ElementType.PARAMETER, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Capture {
    /** {@return the file's path from {@code src/test/resources}} */
    String value();
}
