/**
 * What do we know, and as of when: every fact about every account, in all its versions, and the view of one account as
 * of a day. A book is immutable; adding facts gives a new book that shares the old one's parts.
 */
@NullMarked
package dev.bearing.book;

import org.jspecify.annotations.NullMarked;
