/** The body of `POST /v3/mail/send`, after validation. Only what the emulator acts on is named. */
export interface Mail {
  personalizations: Personalization[]
  from: Address
  reply_to?: Address
  reply_to_list?: Address[]
  subject?: string
  content: { type: string; value: string }[]
  attachments?: { content: string; filename: string; type?: string }[]
  headers?: Record<string, string>
  custom_args?: Record<string, string>
  mail_settings?: { sandbox_mode?: { enable?: boolean } }
}

export interface Address {
  email: string
  name?: string
}

/** One mail of a request: who gets it, and what differs from the others. */
export interface Personalization {
  to: Address[]
  cc?: Address[]
  bcc?: Address[]
  from?: Address
  subject?: string
  headers?: Record<string, string>
  substitutions?: Record<string, string>
  custom_args?: Record<string, string>
}
