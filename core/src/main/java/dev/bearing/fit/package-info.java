/**
 * Do they fit? An ideal customer profile is the kind of company that a vendor chooses to spend its effort on, in one
 * situation: gates that no score can buy back, then a score among those who pass. A fit assessment says for one account
 * whether today's offer would bring it success. Both are dated, and both are held against who stayed.
 */
@NullMarked
package dev.bearing.fit;

import org.jspecify.annotations.NullMarked;
