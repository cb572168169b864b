/** Quiet paper and ink, dark when the reader's system is; two columns from 60rem on. */
export const styles = `
:root{--paper:#faf8f4;--sheet:#fff;--ink:#26221d;--soft:#6f675c;--line:#e4ded3;--mark:#a4502f;--chosen:#f1e9dd;font:100%/1.5 ui-sans-serif,system-ui,sans-serif;color:var(--ink);background:var(--paper)}
@media (prefers-color-scheme:dark){:root{--paper:#1b1916;--sheet:#24211d;--ink:#ece6db;--soft:#a69c8d;--line:#3a352e;--mark:#e0946f;--chosen:#322c25}}
*{box-sizing:border-box}
body{margin:0;min-height:100dvh}
a{color:inherit}
:focus-visible{outline:2px solid var(--mark);outline-offset:2px}
header{padding:1.5rem 1.25rem 1rem;border-bottom:1px solid var(--line)}
h1{margin:0;font:600 1.5rem/1.2 ui-serif,Georgia,serif}
h1 a{text-decoration:none}
header p{margin:.25rem 0 1rem;color:var(--soft);font-size:.875rem;overflow-wrap:anywhere}
label{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
input{width:100%;padding:.625rem .75rem;font:inherit;color:inherit;background:var(--sheet);border:1px solid var(--line);border-radius:.5rem}
input::placeholder{color:var(--soft);opacity:1}
ol{list-style:none;margin:0;padding:0}
li a{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.125rem .75rem;padding:.875rem 1.25rem;text-decoration:none;border-bottom:1px solid var(--line)}
li a:hover{background:var(--sheet)}
li a[aria-current]{background:var(--chosen)}
.to,.subject,.snippet{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.to,.snippet,time{color:var(--soft);font-size:.875rem}
time{font-variant-numeric:tabular-nums}
.subject,.snippet{grid-column:1/-1}
.subject{font-weight:600}
.empty{margin:0;padding:3rem 1.5rem;color:var(--soft);text-align:center;text-wrap:balance}
main{display:flex;flex-direction:column;min-width:0;background:var(--sheet)}
main>.empty{margin:auto}
.browsing main{display:none}
.reading .list{display:none}
.reading main{min-height:100dvh}
.back{align-self:start;margin:1rem 1.25rem 0;padding:.5rem 0;color:var(--mark);text-decoration:none}
.back::before{content:'\\2190\\00a0'}
article{display:flex;flex-direction:column;flex:1;min-width:0}
h2{margin:.5rem 1.25rem 1rem;font:600 1.5rem/1.25 ui-serif,Georgia,serif;text-wrap:balance;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:.25rem 1rem;margin:0 1.25rem 1.25rem;font-size:.9375rem}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
dd time{color:inherit;font-size:inherit}
nav{display:flex;gap:1.5rem;padding:0 1.25rem;border-bottom:1px solid var(--line)}
nav a{padding:.75rem 0;color:var(--soft);text-decoration:none;border-bottom:2px solid transparent;margin-bottom:-1px}
nav a[aria-current]{color:inherit;border-color:var(--mark)}
iframe{flex:1;width:100%;min-height:60dvh;border:0;background:#fff;color-scheme:light}
pre{margin:0;padding:1.5rem 1.25rem;font:.9375rem/1.6 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
pre a{color:var(--mark)}
table{width:calc(100% - 2.5rem);margin:1.5rem 1.25rem 0;border-collapse:collapse;font-size:.875rem}
caption{padding-bottom:.5rem;text-align:start;font-weight:600}
th,td{padding:.5rem .75rem .5rem 0;text-align:start;vertical-align:top;border-top:1px solid var(--line);overflow-wrap:anywhere}
th{width:12rem;font-weight:400;color:var(--soft)}
.raw{margin:1.5rem 1.25rem;font-size:.875rem}
.raw a{color:var(--mark)}
@media (max-width:40rem){th{width:40%}}
@media (min-width:60rem){
body{display:grid;grid-template-columns:minmax(20rem,26rem) minmax(0,1fr);height:100dvh}
.list,.reading .list{display:block;overflow:auto;border-right:1px solid var(--line)}
main,.browsing main,.reading main{display:flex;overflow:auto;min-height:0}
header{position:sticky;top:0;background:var(--paper)}
.back{display:none}
h2{margin:2rem 2rem 1rem;font-size:1.75rem}
dl{margin-inline:2rem}
nav{padding-inline:2rem}
pre{padding:2rem}
table{width:calc(100% - 4rem);margin-inline:2rem}
.raw{margin-inline:2rem}
}
`
