import client from '@sendgrid/client'
import service from '@sendgrid/mail'
import { type Environment, environment } from '#lib/config/environment.ts'

export type MailService = typeof service

/** Milliseconds after which a send that was begun counts as unanswered. */
export const sendTimeout = 10_000

/**
 * Configures SendGrid's own client, of which a process has one. The address is set after the key, and before the service has the client: `setApiKey`, of
 * either of them, puts the hosted address back.
 */
export function configureMail({
  apiKey,
  baseUrl,
}: Pick<Environment['sendgrid'], 'apiKey' | 'baseUrl'>): MailService {
  client.setApiKey(apiKey)
  if (baseUrl) client.setDefaultRequest('baseUrl', baseUrl)
  // The types leave the timeout out; the client hands it on to axios.
  client.setDefaultRequest('timeout' as 'baseUrl', sendTimeout as unknown as string)
  service.setClient(client)
  return service
}

let configured: MailService | undefined

export function mailService(): MailService {
  configured ??= configureMail(environment().sendgrid)
  return configured
}
