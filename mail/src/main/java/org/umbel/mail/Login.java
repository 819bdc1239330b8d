package org.umbel.mail;

/// An account on a mail server.
public record Login(String user, Secret password) {}
