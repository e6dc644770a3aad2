/**
 * Everything at once: the facts of a book under the beliefs of a playbook as of a day. A review fits what it needs of
 * all customers once, and answers about one account at the cost of that account.
 */
@NullMarked
package dev.bearing.review;

import org.jspecify.annotations.NullMarked;
