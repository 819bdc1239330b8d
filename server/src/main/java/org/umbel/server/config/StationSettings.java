package org.umbel.server.config;

import java.util.List;
import java.util.Optional;

/// A phone of a person.
///
/// @param user with which it logs in; empty for the extension
/// @param password empty for a phone that does not register
/// @param aliases further names and numbers by which it registers and its owner is called
/// @param address the URI of a phone that does not register
/// @param own what it says itself of what it could inherit
public record StationSettings(
    String name,
    Optional<String> user,
    Optional<Secret> password,
    List<String> aliases,
    Optional<String> address,
    StationDefaults own) {}
