/// What the menus on the phone offer and how they speak. The entry types are [MenuSettings] and,
/// for the keys, [KeyMap].
@NullMarked
package org.umbel.domain.menu;

import org.jspecify.annotations.NullMarked;
