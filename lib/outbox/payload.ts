/** What a mail is about. Its words are found when it is sent, so that they are true then. */
export interface MailPayload {
  kind: 'back-in-stock'
  sku: string
  /** Id of the market whose language and currency the mail speaks. */
  market: string
  alertId: number
}
