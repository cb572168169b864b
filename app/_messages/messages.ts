import type { Market } from '#lib/market/markets.ts'

/** What a part of the shop says in each of its languages, by the language's code. English is written first, and the others have the same entries. */
export type Messages<Texts> = { en: Texts } & Record<string, Texts>

/**
 * The texts of one part of the shop in the language of a market. A text is a string, or a function of what it speaks of:
 * `messagesIn(market, stockMessages).left(3)`. Each part has its own file beside this one, so that the browser loads the texts of its own parts alone.
 *
 * @param market its locale says the language (`en-IE` is English); one that a part is not written in falls back to English.
 */
export function messagesIn<Texts>({ locale }: Pick<Market, 'locale'>, messages: Messages<Texts>): Texts {
  const [language = 'en'] = locale.split('-')
  return messages[language] ?? messages.en
}
