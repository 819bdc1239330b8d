package org.umbel.sip.transaction;

/// By which a response finds its client transaction, RFC 3261 §17.1.3.
record ClientKey(String branch, String method) {}
