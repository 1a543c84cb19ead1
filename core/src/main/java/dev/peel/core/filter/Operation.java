package dev.peel.core.filter;

/** What is computed of two values. */
enum Operation {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    BITS("&");

    private final String sign;

    Operation(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }
}
