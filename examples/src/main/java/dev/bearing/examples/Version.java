package dev.bearing.examples;

import dev.bearing.review.SuccessReview;
import picocli.CommandLine.IVersionProvider;

/** The version that {@code --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"bearing " + SuccessReview.libraryVersion()};
    }
}
