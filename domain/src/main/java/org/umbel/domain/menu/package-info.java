/// What the menus on the phone offer and how they speak. Entry type: [MenuSettings].
@NullMarked
package org.umbel.domain.menu;

import org.jspecify.annotations.NullMarked;
