import type { ConsoleMessage, Page } from 'playwright-core'

/** An error that is let pass, and why nothing can be done about it. */
export interface AllowedError {
  /** Found in the message or in the address it speaks of. */
  match: RegExp
  reason: string
}

export interface ConsoleWatch {
  /** Follows a page, its frames included, from now on. */
  follow(page: Page, allowed?: readonly AllowedError[]): void
  /** What came and was not allowed, each with the page on which it came. */
  errors(): string[]
}

/** Collects what the consoles of pages report as an error or, where that is asked, as a warning, and what is thrown and caught by nobody. */
export function watchConsoles(...types: ('error' | 'warning')[]): ConsoleWatch {
  const watched: string[] = ['error', ...types]
  const errors: string[] = []
  const report = (page: Page, text: string, allowed: readonly AllowedError[]) => {
    if (!allowed.some(({ match }) => match.test(text))) errors.push(`${text} [on ${page.url()}]`)
  }
  return {
    follow(page, allowed = []) {
      page.on('console', (message) => {
        if (watched.includes(message.type())) report(page, describe(message), allowed)
      })
      page.on('pageerror', (error) => report(page, `Uncaught ${error.message}`, allowed))
    },
    errors: () => errors,
  }
}

function describe(message: ConsoleMessage): string {
  const { url } = message.location()
  return url ? `${message.text()} (${url})` : message.text()
}
