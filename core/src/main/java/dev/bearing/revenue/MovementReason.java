package dev.bearing.revenue;

/**
 * Why an account's monthly recurring revenue changed, as far as the price states tell. What their own
 * {@linkplain PriceState#reason() words} mean is told by the policy's {@link ReasonWords}.
 */
public enum MovementReason {
    /** The price states do not tell. */
    UNSPECIFIED,
    /** The customer asked to end it, or a word of the vendor's says so. */
    VOLUNTARY,
    /** A bill stayed unpaid past the days of grace, or a word of the vendor's says that a payment failed. */
    INVOLUNTARY,
    /** It ran out and was not renewed, as a word of the vendor's says. */
    EXPIRED,
    /** The customer is no longer in business, as a word of the vendor's says. */
    BUSINESS_CLOSED,
    /** It goes on for free. */
    FREE_DOWNGRADE,
    /** A pause lasted longer than the policy allows. */
    PAUSE_TIMEOUT,
    /** The account pays in another currency from this day on. */
    CURRENCY_SWITCH,
    /** It was lost for longer than the policy's window and is new again. */
    WIN_BACK,
    /** A discount ended. */
    DISCOUNT_EXPIRED,
    /** One more subscription. */
    NEW_SUBSCRIPTION,
    /** Something on top of what it had, as a word of the vendor's says. */
    ADD_ON,
    /** One subscription less, others go on. */
    SUBSCRIPTION_ENDED,
    /** A subscription was paused. */
    SUBSCRIPTION_PAUSED,
    /** One of several subscriptions came out of a pause. */
    SUBSCRIPTION_RESUMED,
    /** Another plan. */
    PLAN,
    /** Another quantity of the same plan. */
    SEATS,
    /** Another price for the same plan and quantity. */
    PRICE,
    /** Another billing term for the same plan and quantity. */
    TERM,
    /** Several subscriptions changed on the day for different reasons. */
    SEVERAL
}
