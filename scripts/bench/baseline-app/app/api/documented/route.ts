import { revalidatePath } from 'next/cache'
import { type NextRequest, NextResponse } from 'next/server'
import { parseBody } from 'next-sanity/webhook'

/** Path-based revalidation in the way that next-sanity's guide describes, `parseBody` with its default wait. */
export async function POST(request: NextRequest) {
  const { isValidSignature, body } = await parseBody<{ slug?: string }>(
    request,
    process.env.SANITY_WEBHOOK_SECRET,
  )
  if (!isValidSignature) return NextResponse.json({ message: 'Invalid signature' }, { status: 401 })
  if (!body?.slug) return NextResponse.json({ message: 'No slug in the body' }, { status: 400 })
  revalidatePath(`/documented/${body.slug}`)
  return NextResponse.json({ revalidated: true })
}
