/// What tests own: a phone, servers, a network and a clock.
@NullMarked
package org.umbel.testkit;

import org.jspecify.annotations.NullMarked;
