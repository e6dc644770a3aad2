package dev.bearing.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says for which arguments a method throws, so that the compiler's check for null knows it: {@code false, _ -> fail}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@interface Contract {

    /** The arguments, {@code ->}, and {@code fail}. */
    String value();
}
