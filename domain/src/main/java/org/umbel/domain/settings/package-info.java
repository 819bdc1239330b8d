/// What can be set for everybody and for one person, and what is. Entry types: [BoxSetting] is one
/// such thing, declared where its topic is, [Settings] what holds for a person, [SettingsVault]
/// keeps what the person has of its own. All of them together are in the package `catalogue`.
@NullMarked
package org.umbel.domain.settings;

import org.jspecify.annotations.NullMarked;
