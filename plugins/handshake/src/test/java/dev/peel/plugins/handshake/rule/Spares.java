package dev.peel.plugins.handshake.rule;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a test of what looks much the same, and these rules have nothing to say of; {@link RuleCoverageTest} wants one for each rule. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Spares {
    String[] value();
}
