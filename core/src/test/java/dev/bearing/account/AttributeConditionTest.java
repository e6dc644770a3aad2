package dev.bearing.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class AttributeConditionTest {

    @Test
    void holdsWhereTheAttributeHasTheValue() {
        AttributeCondition enterprise = new AttributeCondition("segment", "enterprise");
        assertThat(enterprise.holdsFor(Attributes.empty().with("segment", new AttributeValue.Text("enterprise"))))
                .isTrue();
        assertThat(enterprise.holdsFor(Attributes.empty().with("segment", new AttributeValue.Text("smb"))))
                .isFalse();
        assertThat(enterprise).hasToString("segment = enterprise");
    }

    @Test
    void doesNotHoldWhereTheAttributeIsMissing() {
        assertThat(new AttributeCondition("segment", "enterprise").holdsFor(Attributes.empty()))
                .isFalse();
    }

    @Test
    void comparesNumbersAndFlagsAsTheyAreRead() {
        AttributeCondition fiveSeats = AttributeCondition.of("seats", AttributeValue.parse("5.0"));
        assertThat(fiveSeats).isEqualTo(new AttributeCondition("seats", "5"));
        assertThat(fiveSeats.holdsFor(Attributes.empty().with("seats", AttributeValue.parse("5"))))
                .isTrue();
        assertThat(AttributeCondition.of("vip", new AttributeValue.Flag(true))
                        .holdsFor(Attributes.empty().with("vip", AttributeValue.parse("true"))))
                .isTrue();
    }

    @Test
    void rejectsABlankName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AttributeCondition(" ", "x"))
                .withMessage("attribute must not be blank");
    }
}
