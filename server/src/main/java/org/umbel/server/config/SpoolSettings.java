package org.umbel.server.config;

/// How much may wait on the disk for its delivery.
///
/// @param messages at most, being recorded, waiting or set aside
/// @param leastFreeMegabytes space on the disk below which no message is taken
public record SpoolSettings(int messages, int leastFreeMegabytes) {}
