import type { Reply } from '../reply.ts'

const STYLE = `
:root{color-scheme:light dark;--ink:#1b1d27;--soft:#5b6172;--paper:#fff;--ground:#f3f4f7;--line:#c9cdd8;--accent:#3b5bdb;--fault:#b3261e}
@media (prefers-color-scheme:dark){:root{--ink:#eceef4;--soft:#a4abbd;--paper:#1b1d27;--ground:#101219;--line:#3d4354;--accent:#8ea6ff;--fault:#ff9a92}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{width:100%;max-width:24rem;padding:2rem;background:var(--paper);border:1px solid var(--line);border-radius:.5rem}
h1{margin:0 0 .25rem;font-size:1.375rem;line-height:1.25}
p{margin:0 0 1.5rem;color:var(--soft)}
label{display:block;margin-bottom:.375rem;font-weight:600}
input,button{width:100%;min-height:2.75rem;padding:.5rem .75rem;font:inherit;border-radius:.375rem}
input{color:inherit;background:transparent;border:1px solid var(--soft)}
input[aria-invalid]{border-color:var(--fault)}
button{margin-top:1rem;border:0;background:var(--accent);color:var(--paper);font-weight:600;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
#fault{margin:.5rem 0 0;color:var(--fault)}`

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/**
 * Asks for an access token, where a login without a click would open the server to the network. It works without
 * scripts, and posts to its own address, which says where to return.
 */
export function loginPage(projectId: string, returnTo: URL, fault?: string): Reply {
  const told = fault ? ` aria-invalid="true" aria-describedby="fault"` : ''
  const body = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${fault ? 'Error: ' : ''}Log in – ${escaped(projectId)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Log in to ${escaped(projectId)}</h1>
<p>You will return to ${escaped(returnTo.host)}.</p>
<form method="post">
<label for="token">Access token</label>
<input id="token" name="token" type="password" required autofocus autocomplete="current-password" spellcheck="false"${told}>
${fault ? `<p id="fault" role="alert">${escaped(fault)}</p>` : ''}
<button>Log in</button>
</form>
</main>
</body>
</html>`
  return {
    status: fault ? 401 : 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
    },
    body,
  }
}
