package org.umbel.domain.person;

/// What is kept of a person's PIN: never the PIN itself.
///
/// @param hash as [PinHash] writes it
/// @param wrongTries in a row, over all calls and screens
/// @param locked whether the box stays closed until somebody unlocks it
public record PinRecord(String hash, int wrongTries, boolean locked) {}
