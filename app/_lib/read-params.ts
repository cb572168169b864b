import { decoded } from '#lib/http/decoded.ts'

/**
 * The values of an address, as the documents have them. Next hands over what stands in the address, with its escapes, and in a build what the page
 * asked for, without; every page reads them here, or a slug that needs an escape would be asked for as it is written, and be written twice where it leads.
 */
export async function readParams<Params extends Record<string, string>>(
  params: Promise<Params>,
): Promise<Params> {
  const values = Object.entries(await params).map(([name, value]) => [name, decoded(value)])
  return Object.fromEntries(values)
}
