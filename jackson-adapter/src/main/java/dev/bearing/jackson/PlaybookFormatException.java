package dev.bearing.jackson;

/** A document cannot be read as a playbook, or a playbook not be written; the message begins with the place. */
public final class PlaybookFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    PlaybookFormatException(String message) {
        super(message);
    }

    PlaybookFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
