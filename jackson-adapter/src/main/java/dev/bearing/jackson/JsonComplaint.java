package dev.bearing.jackson;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says in our words, with the place first, what Jackson refuses. */
final class JsonComplaint {

    private JsonComplaint() {}

    static PlaybookFormatException of(JsonProcessingException refused) {
        String where = where(refused.getLocation());
        if (refused instanceof UnrecognizedPropertyException unknown) {
            List<String> known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .toList();
            String nearest = NearestName.near(unknown.getPropertyName(), known)
                    .map(name -> "; did you mean " + name + "?")
                    .orElse("");
            return new PlaybookFormatException(
                    path(unknown) + " is unknown, known are " + String.join(", ", known) + nearest + where, refused);
        }
        if (refused instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return new PlaybookFormatException(
                    path(mismatch) + " must be " + type(mismatch.getTargetType()) + where, refused);
        }
        String path = refused instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? path(mapping) + ": "
                : "";
        return new PlaybookFormatException(path + refused.getOriginalMessage() + where, refused);
    }

    private static String where(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1 ? "" : " (line " + location.getLineNr() + ")";
    }

    static String path(JsonMappingException refused) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : refused.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String type(@Nullable Class<?> target) {
        if (target == null) {
            return "something else";
        }
        if (Integer.class.equals(target)) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(target)) {
            return "a number";
        }
        if (String.class.equals(target)) {
            return "text";
        }
        if (List.class.isAssignableFrom(target)) {
            return "a list";
        }
        if (Map.class.isAssignableFrom(target)) {
            return "an object";
        }
        return "an object (" + target.getSimpleName().toLowerCase(Locale.ROOT).replace("part", "") + ")";
    }

    /** Returns what a mapper makes of the parameters of a strategy; complains with their place. */
    static <T> T read(ObjectMapper mapper, Place place, Object parameters, Class<T> type) {
        try {
            return mapper.treeToValue(mapper.valueToTree(parameters), type);
        } catch (JsonProcessingException refused) {
            PlaybookFormatException complaint = of(refused);
            throw new PlaybookFormatException(place.path() + "." + complaint.getMessage(), complaint);
        }
    }
}
