package dev.bearing.account;

import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

/**
 * "This attribute equals that value": which accounts a path, a scorecard or a desired outcome is meant for.
 *
 * @param attribute the attribute's name, not blank
 * @param value the value it must have, {@linkplain AttributeValue#asText as text}
 */
public record AttributeCondition(String attribute, String value) {

    /** @throws IllegalArgumentException if the name is blank */
    public AttributeCondition {
        checkText("attribute", attribute);
        requireNonNull(value, "value");
    }

    /** Returns the condition that an attribute has this value. */
    public static AttributeCondition of(String attribute, AttributeValue value) {
        requireNonNull(value, "value");
        return new AttributeCondition(attribute, value.asText());
    }

    /** Returns whether the attribute is there and has the value. */
    public boolean holdsFor(Attributes attributes) {
        return attributes
                .get(attribute)
                .filter(present -> present.asText().equals(value))
                .isPresent();
    }

    /** Returns the condition in words, such as {@code segment = enterprise}. */
    @Override
    public String toString() {
        return attribute + " = " + value;
    }
}
