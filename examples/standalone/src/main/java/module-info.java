/** A host that embeds Bearing as a module. */
module com.example.host {
    requires dev.bearing.core;
}
