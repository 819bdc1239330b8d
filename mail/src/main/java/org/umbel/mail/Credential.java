package org.umbel.mail;

/// What proves to a mail server who logs in: a password, or tokens of somebody the server trusts.
public sealed interface Credential permits Secret, AccessTokens {}
