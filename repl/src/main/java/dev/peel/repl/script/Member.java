package dev.peel.repl.script;

/**
 * What may stand after the dot, or at the start of an expression.
 *
 * @param name the name
 * @param type the type as TypeScript writes it, empty where that is not known
 * @param description what it is, a line; empty where that is not known
 * @param isCalled whether it is a function
 */
public record Member(String name, String type, String description, boolean isCalled) {}
