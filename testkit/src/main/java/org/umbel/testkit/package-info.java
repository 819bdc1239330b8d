/// What tests are made of: real programs started for them ([org.umbel.testkit.part.Part]), sounds
/// to say and to compare ([org.umbel.testkit.sound.Sound]), and the feature rows they prove
/// ([org.umbel.testkit.Feature]). It uses no other room, so that what judges the house is not built
/// from it.
@NullMarked
package org.umbel.testkit;

import org.jspecify.annotations.NullMarked;
