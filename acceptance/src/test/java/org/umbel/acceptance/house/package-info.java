/// Tests of the house itself: its picture, its rules, and the papers gathered from its code.
@NullMarked
package org.umbel.acceptance.house;

import org.jspecify.annotations.NullMarked;
