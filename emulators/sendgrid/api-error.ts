const errorsPage = 'http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html'

/** One entry of the body `{errors: […]}` with which SendGrid refuses a request. */
export interface ApiError {
  message: string
  field: string | null
  help: string | null
}

/** @param anchor the part of SendGrid's page of mail errors that explains the field, such as `message.from`. */
export function fieldError(field: string, message: string, anchor: string): ApiError {
  return { message, field, help: `${errorsPage}#${anchor}` }
}

/** An error that is about the request as a whole. */
export function requestError(message: string): ApiError {
  return { message, field: null, help: null }
}
