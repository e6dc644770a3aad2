/**
 * Who they are: the account, its attributes, and what every dated fact about an account has in common (a key, the day
 * it took effect, the day it became known).
 */
@NullMarked
package dev.bearing.account;

import org.jspecify.annotations.NullMarked;
