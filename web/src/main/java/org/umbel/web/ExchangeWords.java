package org.umbel.web;

import org.umbel.domain.trace.ExchangeSummary;

/// Exchanges in words of the reader's language.
///
/// @param calls the words for what calls have, too
record ExchangeWords(CallWords calls) {

  ExchangesView.Row row(ExchangeSummary exchange) {
    return new ExchangesView.Row(
        exchange.id().value(),
        calls.times().second(exchange.began()),
        exchange.began().toString(),
        exchange.line(),
        exchange.method(),
        exchange.who(),
        Ladder.address(exchange.peer()),
        exchange.program(),
        CallWords.key(exchange.outcome()),
        calls.text(exchange.outcome(), "exchange-"),
        exchange.answer());
  }
}
