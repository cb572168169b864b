import { revalidatePath } from 'next/cache'
import { environment } from '#lib/config/environment.ts'
import { signatureHeader, verifySanitySignature } from '#lib/inbox/sanity-signature.ts'

/** The least that is still right, in the shop's own app: a verified signature, no wait, one `revalidatePath`. */
export async function POST(request: Request): Promise<Response> {
  const body = Buffer.from(await request.arrayBuffer())
  const { webhookSecrets } = environment().sanity
  if (!verifySanitySignature(request.headers.get(signatureHeader), body, webhookSecrets).valid)
    return Response.json({ revalidated: false }, { status: 401 })
  const { slug } = JSON.parse(body.toString('utf8')) as { slug: string }
  revalidatePath(`/en-eu/products/${slug}`)
  return Response.json({ revalidated: true })
}
