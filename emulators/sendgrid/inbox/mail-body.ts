/** The html of a mail as it is shown in its frame: links leave the frame. */
export function mailBody(html: string): string {
  const base = '<base target="_blank">'
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html
}
