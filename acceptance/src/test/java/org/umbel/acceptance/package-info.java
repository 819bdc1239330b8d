/// The packaged server against real phones, mail servers and bad input. Tests share one running
/// server ([org.umbel.acceptance.SharedServer]) and take a person each, so that none sees the
/// messages of another.
@NullMarked
package org.umbel.acceptance;

import org.jspecify.annotations.NullMarked;
