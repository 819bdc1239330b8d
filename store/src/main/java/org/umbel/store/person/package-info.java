/// What is kept of people themselves: greetings and PINs. Entry types: [FileGreetings],
/// [FilePinVault], [FileWelcomeVault].
@NullMarked
package org.umbel.store.person;

import org.jspecify.annotations.NullMarked;
