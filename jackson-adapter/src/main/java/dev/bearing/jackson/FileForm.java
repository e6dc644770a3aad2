package dev.bearing.jackson;

/** The form in which a file of facts is written. */
public enum FileForm {
    /** Comma-separated values by RFC 4180 with a header row, UTF-8. */
    CSV,
    /** JSON Lines: one JSON object a line, UTF-8. */
    JSONL;

    /** Returns the ending of the file's name, without a point: {@code csv} or {@code jsonl}. */
    public String extension() {
        return this == CSV ? "csv" : "jsonl";
    }
}
