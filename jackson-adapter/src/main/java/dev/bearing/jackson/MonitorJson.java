package dev.bearing.jackson;

import static dev.bearing.internal.Checks.checkArgument;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.monitor.AccountSnapshot;
import dev.bearing.monitor.MonitorEvent;
import dev.bearing.monitor.MonitorSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Events and snapshots of a {@link dev.bearing.monitor.HealthMonitor} as JSON with {@code schemaVersion} "1.0".
 *
 * <p>An event is an object with {@code kind}, {@code accountId}, {@code sequence} and {@code on}, and of its kind:
 *
 * <ul>
 *   <li>BAND_CHANGED: {@code from}, {@code to} (names of bands), {@code score}
 *   <li>STALE: {@code band}, {@code message}
 *   <li>DROPPED: {@code from}, {@code fromOn}, {@code to} (scores)
 *   <li>MILESTONE_OVERDUE: {@code milestone}, {@code dueOn}
 *   <li>CANCEL_INTENT: {@code flowOn}, {@code reason} if there is one, {@code outcome}, {@code recordedOn}
 * </ul>
 *
 * <p>A snapshot is written as JSON Lines: a first line with {@code schemaVersion}, {@code day}, {@code scorecard},
 * {@code version} and the number of {@code accounts}, and then a line for each. So neither side holds more than one
 * line of text, of at most {@value #LONGEST_LINE} characters, and a file that was cut off is noticed. Reading is
 * strict: what is unknown, stands twice or does not fit is refused with its line and place; no class name is ever read.
 */
public final class MonitorJson {

    /** The longest line of a snapshot, in characters. */
    public static final int LONGEST_LINE = StrictMappers.LONGEST_DOCUMENT;

    private static final String VERSION = "1.0";
    private static final ObjectMapper MAPPER = BearingModule.strictMapper().disable(SerializationFeature.INDENT_OUTPUT);

    private MonitorJson() {}

    /** Returns an event as a tree. */
    public static ObjectNode tree(MonitorEvent event) {
        return MonitorEventJson.write(event);
    }

    /**
     * Returns the event of a tree.
     *
     * @throws IllegalArgumentException if it holds none; the message says where
     */
    public static MonitorEvent event(JsonNode tree) {
        return MonitorEventJson.read("", tree);
    }

    /**
     * Writes a snapshot.
     *
     * @param out receives UTF-8; stays open, and is flushed
     * @throws IllegalArgumentException if an account does not fit on a line
     * @throws IOException if the stream cannot be written
     */
    public static void write(MonitorSnapshot snapshot, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder());
        writeLine(
                JsonForm.object()
                        .put("schemaVersion", VERSION)
                        .put("day", snapshot.day().toString())
                        .put("scorecard", snapshot.scorecardId())
                        .put("version", snapshot.scorecardVersion())
                        .put("accounts", snapshot.accounts().size()),
                text);
        for (AccountSnapshot account : snapshot.accounts()) {
            writeLine(MonitorAccountJson.write(account), text);
        }
        text.flush();
    }

    private static void writeLine(ObjectNode node, Writer text) throws IOException {
        String line = MAPPER.writeValueAsString(node);
        checkArgument(
                line.length() <= LONGEST_LINE,
                "a line must have at most %s characters, was %s for account %s",
                LONGEST_LINE,
                line.length(),
                node.get("accountId"));
        text.write(line);
        text.write('\n');
    }

    /**
     * Returns the snapshot of a stream.
     *
     * @param in UTF-8; stays open
     * @throws IllegalArgumentException if it holds none; the message says in which line and where
     * @throws IOException if the stream cannot be read
     */
    public static MonitorSnapshot read(InputStream in) throws IOException {
        BoundedLines lines = new BoundedLines(new Utf8Reader(in), LONGEST_LINE);
        try {
            return read(lines);
        } catch (Utf8Reader.MalformedTextException malformed) {
            throw new IllegalArgumentException("line " + malformed.line() + " must be UTF-8", malformed);
        } catch (JsonProcessingException refused) {
            throw new IllegalArgumentException("line " + lines.number() + ": " + refused.getOriginalMessage(), refused);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException("line " + lines.number() + ": " + refused.getMessage(), refused);
        }
    }

    private static MonitorSnapshot read(BoundedLines lines) throws IOException {
        JsonFields header = new JsonFields("", line(lines));
        String version = header.text("schemaVersion");
        checkArgument(version.equals(VERSION), "schemaVersion must be %s, was %s", VERSION, version);
        long count = header.count("accounts");
        checkArgument(count >= 0, "accounts must not be negative, was %s", count);
        List<AccountSnapshot> accounts = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            accounts.add(MonitorAccountJson.read(line(lines)));
        }
        checkArgument(!lines.next() && !lines.isTooLong(), "there must be %s accounts, were more", count);
        MonitorSnapshot snapshot =
                new MonitorSnapshot(header.day("day"), header.text("scorecard"), header.text("version"), accounts);
        header.end();
        return snapshot;
    }

    private static JsonNode line(BoundedLines lines) throws IOException {
        boolean any = lines.next();
        checkArgument(!lines.isTooLong(), "a line must have at most %s characters", LONGEST_LINE);
        checkArgument(any, "the snapshot must go on, it was cut off");
        return MAPPER.readTree(lines.text());
    }
}
