import { json } from '#lib/http/answers.ts'

const unknown = () => json(404, { error: { message: 'There is nothing at this address.' } })

/** For addresses that no other handler has: without this the page of an unknown market would stand for them. */
export { unknown as DELETE, unknown as GET, unknown as PATCH, unknown as POST, unknown as PUT }
