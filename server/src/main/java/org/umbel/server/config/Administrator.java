package org.umbel.server.config;

/// Somebody who may change the configuration by programs.
public record Administrator(String name, Secret secret) {}
