package dev.bearing.examples.report;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The content security policy of the page: no network at all, and no script or style but those whose hash is named.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy Level 3</a>
 */
final class ContentPolicy {

    private ContentPolicy() {}

    /** Returns the policy that lets in one style and the scripts of these hashes. */
    static String of(String styleHash, String... scriptHashes) {
        return "default-src 'none'; style-src " + styleHash + "; script-src " + String.join(" ", scriptHashes)
                + "; base-uri 'none'; form-action 'none'";
    }

    /** Returns the hash of an inline style or script as a policy names it. */
    static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
