package org.umbel.web.trace;

import org.umbel.domain.trace.ExchangeSummary;
import org.umbel.web.page.Words;

/// Exchanges in words of the reader's language.
record ExchangeWords(Words words) {

  ExchangesView.Row row(ExchangeSummary exchange) {
    return new ExchangesView.Row(
        exchange.id().value(),
        words.times().second(exchange.began()),
        exchange.began().toString(),
        exchange.line(),
        exchange.method(),
        exchange.who(),
        Ladder.address(exchange.peer()),
        exchange.program(),
        Words.key(exchange.outcome()),
        words.text(exchange.outcome(), "exchange-"),
        exchange.answer());
  }
}
