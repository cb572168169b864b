import { revalidatePath } from 'next/cache'
import { type NextRequest, NextResponse } from 'next/server'
import { parseBody } from 'next-sanity/webhook'

/** The least that is still right: a verified signature, no wait, one `revalidatePath`. */
export async function POST(request: NextRequest) {
  const { isValidSignature, body } = await parseBody<{ slug?: string }>(
    request,
    process.env.SANITY_WEBHOOK_SECRET,
    false,
  )
  if (isValidSignature !== true || !body?.slug)
    return NextResponse.json({ revalidated: false }, { status: 401 })
  revalidatePath(`/bare/${body.slug}`)
  return NextResponse.json({ revalidated: true })
}
