/** JSON, JSON Lines, CSV and YAML for the types of {@code dev.bearing.core}, on Jackson 2. */
module dev.bearing.jackson {
    requires static transitive org.jspecify;
    requires transitive dev.bearing.core;
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.yaml;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires org.yaml.snakeyaml;
    requires de.siegmar.fastcsv;

    exports dev.bearing.jackson;

    opens dev.bearing.jackson to
            com.fasterxml.jackson.databind;

    provides com.fasterxml.jackson.databind.Module with
            dev.bearing.jackson.BearingModule;
}
