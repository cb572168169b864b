import { Html, html } from './html.ts'

/** What the mail says, as a person reads it. Addresses are absolute. */
export interface BackInStock {
  shop: string
  product: string
  /** Values of the variant's options in their order: `Small`, `Celadon`. */
  options: string[]
  /** Written price with its currency; null when the variant has none in the market. */
  price: string | null
  url: string
  picture: { url: string; alt: string } | null
}

export interface Mail {
  subject: string
  text: string
  html: string
}

/** The mail to someone who waited for a variant. */
export function backInStockMail(content: BackInStock): Mail {
  const { shop, product, options, price, url } = content
  const news = `${product} is back`
  const headline = options.length > 0 ? `${news}: ${options.join(' · ')}` : news
  const promise = 'You asked us to tell you once. This is that mail, and you are off the list now.'
  const text = [
    [news, [...options, ...(price ? [price] : [])].join(' · ')].filter(Boolean).join('\n'),
    `See it here: ${url}`,
    'We keep nothing aside, so it goes to whoever orders first.',
    promise,
    shop,
  ].join('\n\n')
  return {
    subject: headline.replace(/\s+/g, ' '),
    text,
    html: page(content, headline, promise).text,
  }
}

const ink = '#2b2a26'
const quiet = '#6f6b62'

function page(
  { shop, options, product, price, url, picture }: BackInStock,
  headline: string,
  promise: string,
): Html {
  const details = [...options, ...(price ? [price] : [])].join(' · ')
  return html`${doctype}<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${headline}</title></head>
<body style="margin:0;background:#f4f1ea;color:${ink};font-family:Georgia,'Times New Roman',serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:520px;background:#fffdf8">
<tr><td style="padding:28px 32px 20px;font-size:15px;letter-spacing:.04em">${shop}</td></tr>
${picture ? pictureRow(picture, url) : null}
<tr><td style="padding:28px 32px 0">
<h1 style="margin:0 0 6px;font-size:26px;line-height:1.2;font-weight:normal">${product} is back</h1>
<p style="margin:0 0 20px;font-size:16px;color:${quiet}">${details}</p>
<p style="margin:0 0 24px"><a href="${url}" style="display:inline-block;padding:13px 26px;background:${ink};color:#fffdf8;text-decoration:none;font-size:16px">See it in the shop</a></p>
<p style="margin:0 0 28px;font-size:16px;line-height:1.5">We keep nothing aside, so it goes to whoever orders first.</p>
</td></tr>
<tr><td style="padding:18px 32px 28px;border-top:1px solid #e6e0d4;font-size:14px;line-height:1.5;color:${quiet}">${promise}</td></tr>
</table></td></tr></table></body></html>`
}

const doctype = new Html('<!doctype html>')

function pictureRow({ url, alt }: { url: string; alt: string }, target: string): Html {
  return html`<tr><td><a href="${target}"><img src="${url}" alt="${alt}" width="520" style="display:block;width:100%;height:auto;border:0"></a></td></tr>`
}
